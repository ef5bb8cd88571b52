//! Photographs that nobody took.
//!
//! Tests and the bench need many pictures of codes whose text is known and whose every fault is
//! chosen, and real photographs have neither. A [`Photo`] says what the camera saw and does not vary: the
//! same description gives the same pixels on every machine.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::suboptimal_flops,
    reason = "makes pictures for tests and the bench from numbers that are known here; never built into the product"
)]

mod lens;
mod series;

use crate::draw::{DrawError, Symbol};
use crate::luma::Luma;

pub use series::{Hardship, bare_frames, message, series};

/// Light module, background and dark module, in grey levels before any fault.
const LIGHT: f32 = 225.0;
const DARK: f32 = 22.0;

/// Describes a photograph of one code; [`Photo::of`] gives one without faults.
#[derive(Clone, Debug)]
pub struct Photo {
    /// The text in the code; nothing but background when empty.
    pub text: String,
    /// Width of the frame in pixels.
    pub width: usize,
    /// Height of the frame in pixels.
    pub height: usize,
    /// Side of the code without its quiet zone, in pixels.
    pub side: f32,
    /// Turn of the code in degrees, clockwise.
    pub rotation: f32,
    /// How far each corner wanders, as a share of the side.
    pub skew: f32,
    /// Barrel distortion: how far the frame's corners are pulled in, as a share.
    pub barrel: f32,
    /// Standard deviation of the blur in pixels.
    pub blur: f32,
    /// Length of the motion blur in pixels.
    pub motion: f32,
    /// Standard deviation of the noise in grey levels.
    pub noise: f32,
    /// Share of the light that is left: below 1 the frame darkens and shot noise grows.
    pub light: f32,
    /// Share of the contrast that is left.
    pub contrast: f32,
    /// Depth of a shadow whose edge crosses the code: 0 none, 1 black.
    pub shadow: f32,
    /// Brightness of a reflection on the code: 1 washes its middle out.
    pub glare: f32,
    /// Share of the code's side that a finger covers.
    pub occlusion: f32,
    /// JPEG quality, 1 to 100; 0 leaves the pixels as they are.
    pub jpeg: u8,
    /// Whether the code is light on dark.
    pub inverted: bool,
    /// Camera pixels per pixel of the screen that shows the code; 0 is paper.
    pub screen: f32,
    /// Whether the background is full of edges.
    pub busy: bool,
    /// Chooses the noise, the background and every other chance.
    pub seed: u64,
}

impl Photo {
    /// Describes a photograph without faults: 1280 × 720 pixels, the code upright in the middle.
    #[must_use]
    pub fn of(text: &str, side: f32, seed: u64) -> Self {
        Self {
            text: text.to_owned(),
            width: 1280,
            height: 720,
            side,
            rotation: 0.0,
            skew: 0.0,
            barrel: 0.0,
            blur: 0.6,
            motion: 0.0,
            noise: 2.0,
            light: 1.0,
            contrast: 1.0,
            shadow: 0.0,
            glare: 0.0,
            occlusion: 0.0,
            jpeg: 0,
            inverted: false,
            screen: 0.0,
            busy: false,
            seed,
        }
    }

    /// Takes the photograph.
    ///
    /// # Errors
    /// [`DrawError`] when the text cannot be drawn.
    pub fn take(&self) -> Result<Luma, DrawError> {
        let symbol = if self.text.is_empty() { None } else { Some(Symbol::encode(&self.text)?) };
        let mut chance = Chance::new(self.seed);
        let scene = Scene::new(self, symbol.as_ref(), &mut chance);
        let mut film = lens::expose(self, &scene);
        lens::blur(&mut film, self.width, self.blur);
        lens::smear(&mut film, self.width, self.motion, chance.between(0.0, std::f32::consts::PI));
        let pixels = self.develop(&film, &mut chance);
        Ok(lens::compress(pixels, self.width, self.height, self.jpeg))
    }

    /// Turns light into grey levels: what is left of it, noise, rounding.
    fn develop(&self, film: &[f32], chance: &mut Chance) -> Vec<u8> {
        let shot = (1.0 - self.light).max(0.0) * 0.9;
        film.iter()
            .map(|&light| {
                let faint = 128.0 + (light - 128.0) * self.contrast;
                let dim = faint * self.light;
                let noise = self.noise + shot * dim.max(0.0).sqrt();
                (dim + chance.normal() * noise).round() as u8
            })
            .collect()
    }
}

/// Holds what lies in front of the lens.
struct Scene {
    modules: Vec<bool>,
    side: usize,
    /// Maps frame pixels, from the middle, to modules.
    homography: [f32; 9],
    patches: Vec<[f32; 5]>,
    slope: [f32; 2],
    shadow_edge: [f32; 3],
    glare_at: [f32; 2],
    finger_at: [f32; 2],
    inverted: bool,
    screen_px_per_module: f32,
}

impl Scene {
    fn new(photo: &Photo, symbol: Option<&Symbol>, chance: &mut Chance) -> Self {
        let side = symbol.map_or(0, Symbol::side);
        let modules = symbol.map_or_else(Vec::new, |symbol| symbol.rows().flatten().copied().collect());
        let (sin, cos) = photo.rotation.to_radians().sin_cos();
        let half = photo.side / 2.0;
        let drift = (photo.width.min(photo.height) as f32 / 2.0 - photo.side * 0.62).max(0.0) * 0.5;
        let shift = [chance.between(-drift, drift), chance.between(-drift, drift)];
        let corners = [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]].map(|[x, y]: [f32; 2]| {
            let wander = photo.skew * photo.side;
            let (x, y) = (x * half + chance.between(-wander, wander), y * half + chance.between(-wander, wander));
            [x * cos - y * sin + shift[0], x * sin + y * cos + shift[1]]
        });
        let patches = (0..if photo.busy { 140 } else { 12 })
            .map(|_| {
                let largest = if photo.busy { 60.0 } else { 300.0 };
                [
                    chance.between(0.0, photo.width as f32),
                    chance.between(0.0, photo.height as f32),
                    chance.between(4.0, largest),
                    chance.between(4.0, largest),
                    if photo.busy { chance.between(10.0, 245.0) } else { chance.between(90.0, 190.0) },
                ]
            })
            .collect();
        let angle = chance.between(0.0, std::f32::consts::TAU);
        Self {
            modules,
            side,
            homography: lens::homography(side as f32, corners),
            patches,
            slope: [chance.between(-0.03, 0.03), chance.between(-0.03, 0.03)],
            shadow_edge: [angle.cos(), angle.sin(), chance.between(-0.2, 0.2) * photo.side],
            glare_at: [chance.between(-0.3, 0.3) * photo.side, chance.between(-0.3, 0.3) * photo.side],
            finger_at: finger(side as f32, chance),
            inverted: photo.inverted,
            screen_px_per_module: if photo.screen > 0.0 {
                (photo.side / side.max(1) as f32 / photo.screen).round().max(1.0)
            } else {
                0.0
            },
        }
    }

    /// Returns the light that comes from this point of the frame, measured from its middle.
    fn light(&self, x: f32, y: f32, photo: &Photo) -> f32 {
        let [a, b, c, d, e, f, g, h, i] = self.homography;
        let w = g * x + h * y + i;
        let (u, v) = ((a * x + b * y + c) / w, (d * x + e * y + f) / w);
        let n = self.side as f32;
        let on_paper = self.side > 0 && w > 0.0 && (-4.0..n + 4.0).contains(&u) && (-4.0..n + 4.0).contains(&v);
        let mut light = if on_paper { self.paper(u, v, photo) } else { self.background(x, y, photo) };
        light += self.slope[0] * x + self.slope[1] * y;
        let depth = x * self.shadow_edge[0] + y * self.shadow_edge[1] - self.shadow_edge[2];
        light *= 1.0 - photo.shadow * (depth / 12.0 + 0.5).clamp(0.0, 1.0);
        if photo.glare > 0.0 {
            let away = (x - self.glare_at[0]).hypot(y - self.glare_at[1]) / (photo.side * 0.28);
            light += photo.glare * 260.0 * (-away * away).exp();
        }
        light.min(255.0)
    }

    fn paper(&self, u: f32, v: f32, photo: &Photo) -> f32 {
        let n = self.side as f32;
        let covered = photo.occlusion * n / 2.0;
        if covered > 0.0 && (u - self.finger_at[0]).hypot(v - self.finger_at[1]) < covered {
            return 120.0;
        }
        let inside = (0.0..n).contains(&u) && (0.0..n).contains(&v);
        let dark = inside && self.modules[v as usize * self.side + u as usize];
        let light = if dark == self.inverted { LIGHT } else { DARK };
        if self.screen_px_per_module == 0.0 {
            return light;
        }
        // A screen's pixels are lit stripes with dark gaps around them.
        let lit = |at: f32, gap: f32| if (at * self.screen_px_per_module).rem_euclid(1.0) < gap { 0.12 } else { 1.2 };
        (light * lit(u, 0.3) * lit(v, 0.22)).min(255.0)
    }

    fn background(&self, x: f32, y: f32, photo: &Photo) -> f32 {
        let (left, top) = (x + photo.width as f32 / 2.0, y + photo.height as f32 / 2.0);
        let mut light = 150.0;
        for [at_x, at_y, wide, high, grey] in &self.patches {
            if (at_x..&(at_x + wide)).contains(&&left) && (at_y..&(at_y + high)).contains(&&top) {
                light = *grey;
            }
        }
        light
    }
}

/// Chooses where a finger lies: on the data, for a code without a finder pattern is none.
fn finger(side: f32, chance: &mut Chance) -> [f32; 2] {
    let along = chance.between(0.45, 0.8) * side;
    if chance.between(0.0, 1.0) < 0.5 { [side * 0.98, along] } else { [along, side * 0.98] }
}

/// Makes numbers that look random and are the same on every machine: `SplitMix64`.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Starts a sequence of its own for every seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// Returns the next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number between these, evenly spread.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        let share = (self.bits() >> 40) as f32 / (1u64 << 24) as f32;
        low + (high - low) * share
    }

    /// Returns a whole number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        ((self.bits() >> 32) as usize * end) >> 32
    }

    /// Returns a number of mean 0 and standard deviation 1, nearly normal.
    pub fn normal(&mut self) -> f32 {
        let bits = self.bits();
        // Four uniform numbers of 16 bits: their sum has a variance of 4/12.
        let sum: f32 = (0..4).map(|part| (bits >> (part * 16) & 0xffff) as f32 / 65_536.0).sum();
        (sum - 2.0) * 1.732_050_8
    }
}
