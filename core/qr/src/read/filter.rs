//! What is done to a frame before another try.
//!
//! Each filter answers one way in which a picture of a code goes wrong. All of them walk the frame
//! row by row with running sums, because the ladder has to climb within a camera's frame time.

use crate::luma::{Lent, Luma};

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
pub(super) fn shrink(frame: Lent<'_>, factor: usize) -> Option<Luma> {
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

/// Makes every pixel 2 × 2 by linear interpolation.
pub(super) fn double(frame: Lent<'_>) -> Luma {
    let wide: Vec<Vec<u8>> = frame.rows().map(widen).collect();
    let above = wide.iter().take(1).chain(&wide);
    let below = wide.iter().skip(1).chain(wide.last());
    let blend = |row: &[u8], other: &[u8], pixels: &mut Vec<u8>| {
        pixels.extend(row.iter().zip(other).map(|(&near, &far)| between(near, far)));
    };
    let (width, height) = (frame.width().saturating_mul(2), frame.height().saturating_mul(2));
    let mut pixels = Vec::with_capacity(width.saturating_mul(height));
    for ((row, above), below) in wide.iter().zip(above).zip(below) {
        blend(row, above, &mut pixels);
        blend(row, below, &mut pixels);
    }
    Luma::new(pixels, width, height, width).unwrap_or_else(|_| frame.to_luma())
}

fn widen(row: &[u8]) -> Vec<u8> {
    let left = row.iter().take(1).chain(row);
    let right = row.iter().skip(1).chain(row.last());
    row.iter().zip(left).zip(right).flat_map(|((&at, &left), &right)| [between(at, left), between(at, right)]).collect()
}

/// Returns the value a quarter of the way from one pixel to the other.
#[allow(clippy::arithmetic_side_effects, reason = "four bytes fit 16 bits")]
fn between(near: u8, far: u8) -> u8 {
    let sum = 3 * u16::from(near) + u16::from(far) + 2;
    u8::try_from(sum >> 2).unwrap_or(u8::MAX)
}

/// Makes the frame 0 and 255 by Sauvola's threshold: mean × (1 + k × (deviation ÷ 128 − 1)).
pub(super) fn sauvola(frame: Lent<'_>) -> Luma {
    over_neighbourhoods(frame, SAUVOLA_RADIUS, |grey, mean, deviation| {
        let threshold = mean * (1.0 + SAUVOLA_K * (deviation / SAUVOLA_RANGE - 1.0));
        if grey <= threshold { u8::MIN } else { u8::MAX }
    })
}

/// Makes the frame 0 and 255 by the mean of the square of this radius around each pixel.
///
/// It takes the noise of a blank surface for a pattern, which the finder patterns bear, and misses no contrast however
/// small.
pub(super) fn local_mean(frame: Lent<'_>, radius: usize) -> Luma {
    over_neighbourhoods(frame, radius, |grey, mean, _| if grey < mean { u8::MIN } else { u8::MAX })
}

/// Moves every pixel away from the mean around it, which takes back some of a blur.
pub(super) fn sharpen(frame: Lent<'_>) -> Luma {
    over_neighbourhoods(frame, SHARPEN_RADIUS, |grey, mean, _| round(grey + (grey - mean) * SHARPEN_GAIN))
}

/// Gives every neighbourhood the same mean and the same contrast.
pub(super) fn even_contrast(frame: Lent<'_>) -> Luma {
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
fn over_neighbourhoods(frame: Lent<'_>, radius: usize, pixel: impl Fn(f32, f32, f32) -> u8) -> Luma {
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
    Luma::new(pixels, width, height, width).unwrap_or_else(|_| frame.to_luma())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects, reason = "small known numbers")]

    use super::*;

    fn frame(width: usize, pixels: &[u8]) -> Luma {
        Luma::new(pixels.to_vec(), width, pixels.len() / width, width).unwrap()
    }

    /// A frame of many levels with no two neighbours alike.
    fn uneven(width: usize, height: usize) -> Luma {
        let pixels = (0..width * height).map(|at| u8::try_from(at * 7919 % 251).unwrap());
        frame(width, &pixels.collect::<Vec<_>>())
    }

    #[test]
    fn shrinking_takes_means_and_leaves_out_what_is_over() {
        let small = shrink(frame(5, &[0, 10, 20, 30, 99, 2, 4, 40, 51, 99, 99, 99, 99, 99, 99]).lent(), 2).unwrap();
        assert_eq!((small.width(), small.height()), (2, 1));
        assert_eq!(small.pixels(), [4, 35]);
        assert_eq!(shrink(frame(2, &[1, 2]).lent(), 3), None);
        assert_eq!(shrink(frame(2, &[1, 2]).lent(), 0), None);
    }

    #[test]
    fn doubling_goes_between_neighbours_in_quarters() {
        let doubled = double(frame(2, &[0, 100, 200, 40]).lent());
        assert_eq!((doubled.width(), doubled.height()), (4, 4));
        assert_eq!(doubled.rows().next().unwrap(), [0, 25, 75, 100]);
        assert_eq!(doubled.rows().last().unwrap(), [200, 160, 80, 40]);
        assert_eq!(doubled.rows().nth(1).unwrap(), [50, 59, 76, 85]);
    }

    #[test]
    fn running_sums_agree_with_sums_over_every_neighbourhood() {
        for (width, height, radius) in [(23, 17, 3), (4, 30, 10), (30, 4, 10), (1, 1, 6), (9, 9, 4)] {
            let frame = uneven(width, height);
            let rows: Vec<&[u8]> = frame.rows().collect();
            let mut expected = Vec::new();
            for y in 0..height {
                for x in 0..width {
                    let around: Vec<f64> = rows[y.saturating_sub(radius)..(y + radius + 1).min(height)]
                        .iter()
                        .flat_map(|row| &row[x.saturating_sub(radius)..(x + radius + 1).min(width)])
                        .map(|&grey| f64::from(grey))
                        .collect();
                    let count = f64::from(u32::try_from(around.len()).unwrap());
                    let mean = around.iter().sum::<f64>() / count;
                    let variance = around.iter().map(|grey| (grey - mean).powi(2)).sum::<f64>() / count;
                    expected.push((mean, variance.sqrt()));
                }
            }
            let told = std::cell::RefCell::new(expected.into_iter());
            over_neighbourhoods(frame.lent(), radius, |_, mean, deviation| {
                let (right_mean, right_deviation) = told.borrow_mut().next().unwrap();
                assert!((f64::from(mean) - right_mean).abs() < 0.01, "{mean} is not {right_mean}");
                assert!((f64::from(deviation) - right_deviation).abs() < 0.1, "{deviation} is not {right_deviation}");
                0
            });
            assert_eq!(told.borrow_mut().next(), None);
        }
    }

    #[test]
    fn each_filter_sees_what_it_is_for() {
        // A faint dark spot, three levels deep, on a slope.
        let faint: Vec<u8> = (0..40 * 40)
            .map(|at| {
                let (x, y) = (at % 40, at / 40);
                u8::try_from(100 + x).unwrap() - if (18..22).contains(&x) && (18..22).contains(&y) { 3 } else { 0 }
            })
            .collect();
        let faint = frame(40, &faint);
        let at = |of: &Luma, x: usize, y: usize| of.rows().nth(y).unwrap()[x];
        let black = local_mean(faint.lent(), 10);
        assert_eq!((at(&black, 20, 20), at(&black, 30, 20)), (0, 255));
        assert_eq!(at(&sauvola(faint.lent()), 20, 20), 255, "Sauvola's threshold lies below a faint spot");
        let even = even_contrast(faint.lent());
        assert!(at(&even, 20, 8) > at(&even, 20, 20) + 3);
        let sharp = sharpen(frame(6, &[50, 50, 50, 150, 150, 150].repeat(6)).lent());
        assert_eq!((at(&sharp, 2, 3), at(&sharp, 3, 3)), (0, 230));
    }
}
