//! What is done to a frame before another try.
//!
//! Each filter answers one way in which a picture of a code goes wrong. All of them walk the frame
//! row by row with running sums, because the ladder has to climb within a camera's frame time.

use crate::luma::Luma;

/// Pixels to every side of the one that Sauvola's threshold is for.
const SAUVOLA_RADIUS: usize = 15;
/// How far a flat neighbourhood pulls Sauvola's threshold down.
const SAUVOLA_K: f32 = 0.15;
/// The largest standard deviation of 8-bit pixels.
const SAUVOLA_RANGE: f32 = 128.0;
/// Pixels to every side of the one that is sharpened.
const SHARPEN_RADIUS: usize = 2;
/// How many times its distance to the mean a pixel is moved.
const SHARPEN_GAIN: f32 = 2.0;
/// Pixels on a side of the neighbourhood whose contrast is made even.
const CONTRAST_WINDOW: usize = 40;

/// Makes every `factor` × `factor` pixels one by their mean; `None` when nothing would be left.
#[allow(clippy::arithmetic_side_effects, reason = "sums of at most 40 million bytes fit, and the factor is not zero")]
pub(super) fn shrink(frame: &Luma, factor: usize) -> Option<Luma> {
    let width = frame.width().checked_div(factor)?;
    let height = frame.height().checked_div(factor)?;
    let area = u32::try_from(factor.checked_mul(factor)?).ok()?;
    let mut pixels = Vec::with_capacity(width * height);
    let mut sums = vec![0u32; width * factor];
    for band in frame.pixels().chunks_exact(frame.width() * factor) {
        sums.fill(0);
        for row in band.chunks_exact(frame.width()) {
            for (sum, &grey) in sums.iter_mut().zip(row) {
                *sum += u32::from(grey);
            }
        }
        pixels.extend(sums.chunks_exact(factor).map(|block| {
            let mean = (block.iter().sum::<u32>() + area / 2) / area;
            u8::try_from(mean).unwrap_or(u8::MAX)
        }));
    }
    Luma::new(pixels, width, height, width).ok()
}

/// Makes the frame 0 and 255 by Sauvola's threshold: mean × (1 + k × (deviation ÷ 128 − 1)).
pub(super) fn sauvola(frame: &Luma) -> Luma {
    over_neighbourhoods(frame, SAUVOLA_RADIUS, |grey, mean, deviation| {
        let threshold = mean * (1.0 + SAUVOLA_K * (deviation / SAUVOLA_RANGE - 1.0));
        if grey <= threshold { u8::MIN } else { u8::MAX }
    })
}

/// Makes the frame 0 and 255 by the mean of the square of this radius around each pixel.
///
/// It takes the noise of a blank surface for a pattern, which the finder patterns bear, and misses no contrast however
/// small.
pub(super) fn local_mean(frame: &Luma, radius: usize) -> Luma {
    over_neighbourhoods(frame, radius, |grey, mean, _| if grey < mean { u8::MIN } else { u8::MAX })
}

/// Moves every pixel away from the mean around it, which takes back some of a blur.
pub(super) fn sharpen(frame: &Luma) -> Luma {
    over_neighbourhoods(frame, SHARPEN_RADIUS, |grey, mean, _| round(grey + (grey - mean) * SHARPEN_GAIN))
}

/// Gives every neighbourhood the same mean and the same contrast.
pub(super) fn even_contrast(frame: &Luma) -> Luma {
    over_neighbourhoods(frame, CONTRAST_WINDOW / 2, |grey, mean, deviation| {
        // Less than two levels is the noise of a blank surface: it stays faint.
        round(128.0 + (grey - mean) * (56.0 / deviation.max(2.0)))
    })
}

/// Rounds to a pixel; what lies outside becomes black or white.
#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, which is what a pixel wants"
)]
fn round(value: f32) -> u8 {
    (value + 0.5) as u8
}

/// Puts `pixel(grey, mean, standard deviation)` in place of every pixel, over the square of this radius around it.
#[allow(clippy::arithmetic_side_effects, reason = "sums of at most 40 million squares of bytes fit 64 bits")]
fn over_neighbourhoods(frame: &Luma, radius: usize, pixel: impl Fn(f32, f32, f32) -> u8) -> Luma {
    let (width, height) = (frame.width(), frame.height());
    let mut columns = vec![Sums::default(); width];
    let mut pixels = Vec::with_capacity(width * height);
    let rows: Vec<&[u8]> = frame.rows().collect();
    for row in rows.iter().take(radius) {
        add(&mut columns, row, Sums::plus);
    }
    for (y, row) in rows.iter().enumerate() {
        if let Some(coming) = rows.get(y + radius) {
            add(&mut columns, coming, Sums::plus);
        }
        if let Some(gone) = y.checked_sub(radius + 1).and_then(|at| rows.get(at)) {
            add(&mut columns, gone, Sums::minus);
        }
        let high = (y + radius + 1).min(height) - y.saturating_sub(radius);
        let mut window = columns.iter().take(radius).fold(Sums::default(), |sum, column| sum.join(*column));
        let mut wide = radius.min(width);
        let coming = columns.iter().skip(radius).map(Some).chain(std::iter::repeat(None));
        let gone = std::iter::repeat_n(None, radius + 1).chain(columns.iter().map(Some));
        for ((&grey, coming), gone) in row.iter().zip(coming).zip(gone) {
            if let Some(column) = coming {
                window = window.join(*column);
                wide += 1;
            }
            if let Some(column) = gone {
                window = window.part(*column);
                wide -= 1;
            }
            let (mean, deviation) = window.mean_and_deviation(high * wide);
            pixels.push(pixel(f32::from(grey), mean, deviation));
        }
    }
    Luma::new(pixels, width, height, width).unwrap_or_else(|_| frame.clone())
}

/// Adds or takes away a row's pixels, column by column.
fn add(columns: &mut [Sums], row: &[u8], how: impl Fn(Sums, u32) -> Sums) {
    for (column, &grey) in columns.iter_mut().zip(row) {
        *column = how(*column, u32::from(grey));
    }
}

/// Holds the sum of some pixels and of their squares; 32 bits hold those of 66,000 pixels.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    value: u32,
    square: u32,
}

impl Sums {
    fn plus(self, grey: u32) -> Self {
        Self { value: self.value.wrapping_add(grey), square: self.square.wrapping_add(grey.wrapping_mul(grey)) }
    }

    fn minus(self, grey: u32) -> Self {
        Self { value: self.value.wrapping_sub(grey), square: self.square.wrapping_sub(grey.wrapping_mul(grey)) }
    }

    fn join(self, other: Self) -> Self {
        Self { value: self.value.wrapping_add(other.value), square: self.square.wrapping_add(other.square) }
    }

    fn part(self, other: Self) -> Self {
        Self { value: self.value.wrapping_sub(other.value), square: self.square.wrapping_sub(other.square) }
    }

    #[allow(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "sums below 2³² to within a quarter of a grey level"
    )]
    fn mean_and_deviation(self, count: usize) -> (f32, f32) {
        let share = 1.0 / count as f32;
        let mean = self.value as f32 * share;
        let variance = (self.square as f32 * share - mean * mean).max(0.0);
        (mean, variance.sqrt())
    }
}
