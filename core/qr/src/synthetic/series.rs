//! The set of photographs that decoders are compared on.
//!
//! One series per way in which a picture goes wrong, twenty frames each, from a fault that every
//! decoder should bear to one that hardly any does: a rate over it says how far a decoder gets.

use super::{Chance, Photo};
use crate::luma::Luma;

/// Names one way in which a picture goes wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hardship {
    /// Turned by any angle.
    Rotation,
    /// Seen from the side.
    Perspective,
    /// Out of focus.
    Blur,
    /// Moved while the shutter was open.
    Motion,
    /// Taken in the dark.
    LowLight,
    /// A lamp reflected in it.
    Glare,
    /// Stored as a small JPEG.
    Jpeg,
    /// Partly covered by a finger.
    Occlusion,
    /// Light on dark.
    Inverted,
    /// Far away.
    Small,
    /// Printed or shown faintly.
    LowContrast,
    /// Half in the shade.
    Shadow,
    /// Through a wide lens.
    Barrel,
    /// Among many edges.
    Busy,
    /// Noisy.
    Noise,
    /// A little of everything.
    Mixed,
    /// Shown on a screen whose pixels the camera sees.
    Moire,
}

impl Hardship {
    /// All series, in the order of the bench's table.
    pub const ALL: [Self; 17] = [
        Self::Rotation,
        Self::Perspective,
        Self::Blur,
        Self::Motion,
        Self::LowLight,
        Self::Glare,
        Self::Jpeg,
        Self::Occlusion,
        Self::Inverted,
        Self::Small,
        Self::LowContrast,
        Self::Shadow,
        Self::Barrel,
        Self::Busy,
        Self::Noise,
        Self::Mixed,
        Self::Moire,
    ];

    /// Returns the series' name in the bench's table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rotation => "rotation",
            Self::Perspective => "perspective",
            Self::Blur => "blur",
            Self::Motion => "motion",
            Self::LowLight => "low light",
            Self::Glare => "glare",
            Self::Jpeg => "JPEG",
            Self::Occlusion => "occlusion",
            Self::Inverted => "inverted",
            Self::Small => "small",
            Self::LowContrast => "low contrast",
            Self::Shadow => "shadow",
            Self::Barrel => "barrel",
            Self::Busy => "busy",
            Self::Noise => "noise",
            Self::Mixed => "mixed",
            Self::Moire => "moiré",
        }
    }
}

/// Makes up the text of a message of `bytes` bytes: `CSIGN:` and base32 letters.
#[must_use]
pub fn message(bytes: usize, seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let body = (0..((bytes + 4) * 8).div_ceil(5)).map(|_| char::from(letters[chance.below(letters.len())]));
    "CSIGN:".chars().chain(body).collect()
}

/// Describes `frames` photographs with this fault growing from the first to the last.
#[must_use]
pub fn series(hardship: Hardship, frames: u16) -> Vec<Photo> {
    (0..frames)
        .map(|number| {
            let place = Hardship::ALL.iter().position(|&one| one == hardship).unwrap_or_default();
            let seed = place as u64 * 1000 + u64::from(number);
            photo(hardship, (f32::from(number) + 0.5) / f32::from(frames), seed)
        })
        .collect()
}

fn photo(hardship: Hardship, grade: f32, seed: u64) -> Photo {
    let mut chance = Chance::new(seed ^ 0x5eed);
    // The three messages of a pairing, in turn.
    let bytes = [68, 176, 144][(seed % 3) as usize];
    let mut photo = Photo::of(&message(bytes, seed), chance.between(300.0, 460.0), seed);
    photo.rotation = chance.between(-6.0, 6.0);
    photo.skew = 0.012;
    photo.blur = chance.between(0.6, 0.9);
    // Grows from the first number to the second along the series.
    let grow = |from: f32, to: f32| from + (to - from) * grade;
    match hardship {
        Hardship::Rotation => photo.rotation = chance.between(0.0, 360.0),
        Hardship::Perspective => photo.skew = grow(0.03, 0.24),
        Hardship::Blur => photo.blur = grow(1.0, 4.6),
        Hardship::Motion => photo.motion = grow(2.0, 14.0),
        Hardship::LowLight => photo.light = grow(0.35, 0.03),
        Hardship::Glare => photo.glare = grow(0.4, 2.6),
        Hardship::Jpeg => photo.jpeg = grow(22.0, 2.0) as u8,
        Hardship::Occlusion => photo.occlusion = grow(0.08, 0.44),
        Hardship::Inverted => {
            photo.inverted = true;
            photo.blur = grow(0.6, 2.2);
        }
        Hardship::Small => {
            let side = [37.0, 57.0, 53.0][(seed % 3) as usize];
            photo.side = side * grow(3.2, 1.5);
            photo.blur = 0.5;
        }
        Hardship::LowContrast => photo.contrast = grow(0.25, 0.03),
        Hardship::Shadow => photo.shadow = grow(0.4, 0.97),
        Hardship::Barrel => photo.barrel = grow(0.05, 0.6),
        Hardship::Busy => {
            photo.busy = true;
            photo.blur = grow(0.6, 2.2);
        }
        Hardship::Noise => photo.noise = grow(8.0, 75.0),
        Hardship::Mixed => {
            photo.rotation = chance.between(0.0, 360.0);
            photo.skew = grow(0.02, 0.08);
            photo.blur = grow(0.8, 2.2);
            photo.light = grow(0.9, 0.25);
            photo.shadow = grow(0.1, 0.6);
            photo.noise = grow(2.0, 8.0);
            photo.jpeg = grow(80.0, 25.0) as u8;
            photo.contrast = grow(0.9, 0.4);
        }
        Hardship::Moire => {
            photo.screen = grow(1.3, 4.2);
            photo.blur = chance.between(0.2, 0.5);
        }
    }
    photo
}

/// Makes frames that hold no code: blank, noise, edges, gratings, lone finder patterns, two-tone noise.
#[must_use]
pub fn bare_frames(frames: u16, width: usize, height: usize) -> Vec<Luma> {
    (0..frames)
        .filter_map(|number| {
            let mut photo = Photo::of("", 0.0, 77_000 + u64::from(number));
            (photo.width, photo.height) = (width, height);
            photo.busy = number % 3 == 1;
            photo.noise = if number % 3 == 2 { 60.0 } else { 3.0 };
            let frame = photo.take().ok()?;
            let pitch = 3 + usize::from(number) % 9;
            match number % 7 {
                4 => grating(width, height, pitch),
                5 => lone_finders(&frame, pitch),
                6 => two_tone(&frame),
                _ => Some(frame),
            }
        })
        .collect()
}

fn grating(width: usize, height: usize, pitch: usize) -> Option<Luma> {
    let pixels = (0..width * height)
        .map(|at| if (at % width / pitch + at / width / pitch).is_multiple_of(2) { 20 } else { 230 })
        .collect();
    Luma::new(pixels, width, height, width).ok()
}

/// Makes the frame's noise black and white.
fn two_tone(frame: &Luma) -> Option<Luma> {
    let mean = frame.pixels().iter().map(|&grey| u64::from(grey)).sum::<u64>() / frame.pixels().len() as u64;
    let pixels = frame.pixels().iter().map(|&grey| if u64::from(grey) < mean { 0 } else { 255 }).collect();
    Luma::new(pixels, frame.width(), frame.height(), frame.width()).ok()
}

/// Puts finder patterns where no code is.
fn lone_finders(frame: &Luma, module: usize) -> Option<Luma> {
    let (width, height) = (frame.width(), frame.height());
    let cell = module * 12;
    let pixels = frame
        .pixels()
        .iter()
        .enumerate()
        .map(|(at, &grey)| {
            let (x, y) = (at % width % cell / module, at / width % cell / module);
            if x >= 9 || y >= 9 {
                return grey;
            }
            // Ring by ring from the middle: dark 3 × 3, light, dark, light.
            match x.abs_diff(4).max(y.abs_diff(4)) {
                0 | 1 | 3 => 20,
                _ => 230,
            }
        })
        .collect();
    Luma::new(pixels, width, height, width).ok()
}
