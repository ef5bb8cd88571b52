//! The reading ladder.
//!
//! No single decoder reads what people show to cameras: a photographed screen breaks one, a shadow
//! another, an inverted code a third. The ladder tries the cheapest way first and stops at the
//! first code, so that a clear picture costs a few milliseconds and a poor one still gets read.

mod filter;
mod rqrr;
mod zxing;

use std::cell::OnceCell;

use rxing::common::BitMatrix;

use crate::fence::guard;
use crate::luma::{Lent, Luma};

/// Pixels to every side whose mean decides on a frame of a third of the size.
const THIRD_RADIUS: usize = 6;
/// Pixels to every side whose mean decides on a frame of half the size.
const HALF_RADIUS: usize = 10;
/// Finder patterns, three to a code, up to which the last decoder is asked.
const MAX_RQRR_PATTERNS: usize = 30;

/// Pixels, those of a 1920 × 1080 camera, up to which a frame is doubled: a larger one has pixels enough, and would
/// take longer than a camera's frame time.
const MAX_DOUBLED_PIXELS: usize = 1920 * 1088;

/// Names one way of reading; the order is the order of the ladder.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Rung {
    /// The frame as it is.
    Full,
    /// Every 3 × 3 pixels made one: takes the pixel grid off a photographed screen.
    Third,
    /// Every 2 × 2 pixels made one: takes off noise.
    Half,
    /// Every 3 × 3 pixels made one, then black and white by the mean around each: sees faint and coarse pictures.
    ThirdMean,
    /// Every 2 × 2 pixels made one, then black and white by the mean around each: sees faint and noisy codes.
    HalfMean,
    /// Every 2 × 2 pixels made one, then sharpened: sees blurred codes.
    HalfSharp,
    /// Black and white by Sauvola's threshold: sees through shadow and glare.
    Sauvola,
    /// Every 2 × 2 pixels made one, then contrast made equal everywhere: sees codes under a reflection.
    Contrast,
    /// Every pixel made 2 × 2: sees codes whose modules are hardly larger than a pixel.
    Double,
    /// Another decoder with other weaknesses.
    Rqrr,
}

impl Rung {
    /// All rungs from the first to the last.
    pub const ALL: [Self; 10] = [
        Self::Full,
        Self::Third,
        Self::Half,
        Self::ThirdMean,
        Self::HalfMean,
        Self::HalfSharp,
        Self::Sauvola,
        Self::Contrast,
        Self::Double,
        Self::Rqrr,
    ];
}

/// Marks a place in a frame, in pixels from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Pixels to the right.
    pub x: f32,
    /// Pixels down.
    pub y: f32,
}

/// Holds one code that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The text in the code.
    pub text: String,
    /// The code's corners in the frame, in order around it.
    pub corners: [Point; 4],
    /// The rung that read it.
    pub rung: Rung,
}

/// Reads one QR code, by the first rung that finds one.
#[must_use]
pub fn read(frame: &Luma) -> Option<Decoded> {
    let ladder = Ladder::new(frame.lent());
    Rung::ALL.into_iter().find_map(|rung| ladder.climb(rung, Wanted::First).into_iter().next())
}

/// Reads one QR code by this rung alone.
#[must_use]
pub fn read_by(frame: &Luma, rung: Rung) -> Option<Decoded> {
    Ladder::new(frame.lent()).climb(rung, Wanted::First).into_iter().next()
}

/// Reads every QR code that this rung alone finds.
#[must_use]
pub fn read_all_by(frame: &Luma, rung: Rung) -> Vec<Decoded> {
    Ladder::new(frame.lent()).climb(rung, Wanted::All)
}

/// Reads every QR code that a rung finds; a code that several rungs read is listed once.
#[must_use]
pub fn read_all(frame: &Luma) -> Vec<Decoded> {
    let ladder = Ladder::new(frame.lent());
    let mut found: Vec<Decoded> = Vec::new();
    for rung in Rung::ALL {
        // The last decoder is slow and reads nothing beside a code that the others read.
        if rung == Rung::Rqrr && !found.is_empty() {
            break;
        }
        for decoded in ladder.climb(rung, Wanted::All) {
            if !found.iter().any(|known| is_same(known, &decoded)) {
                found.push(decoded);
            }
        }
    }
    found
}

/// Reads the frames of a live camera where they lie: each as it is and, when that finds nothing, by one further rung of
/// the ladder in turn.
///
/// Nothing is copied and no thread is started, so a frame that keeps a decoder busy keeps the caller busy as well: it is
/// for a thread that a shell can leave behind. [`crate::Scanner`] is for everyone else.
#[derive(Debug, Default)]
pub struct LiveReader {
    turn: Turn,
}

impl LiveReader {
    /// Reads every code in a frame.
    pub fn read(&mut self, frame: Lent<'_>) -> Vec<Decoded> {
        let ladder = Ladder::new(frame);
        let further = self.turn.next();
        let found = ladder.climb(Rung::Full, Wanted::All);
        if found.is_empty() { ladder.climb(further, Wanted::All) } else { found }
    }
}

/// Lets the rungs beside the first take turns.
#[derive(Debug, Default)]
pub(crate) struct Turn(usize);

impl Turn {
    /// Gives the rung that is next.
    pub(crate) fn next(&mut self) -> Rung {
        let further = Rung::ALL.len().saturating_sub(1);
        self.0 = self.0.checked_rem(further).unwrap_or_default().saturating_add(1);
        Rung::ALL.get(self.0).copied().unwrap_or(Rung::Full)
    }
}

/// Says whether a decoder may stop at its first code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Wanted {
    First,
    All,
}

/// A frame and what more than one rung needs of it, each made once and only when a rung asks.
struct Ladder<'a> {
    frame: Lent<'a>,
    half: OnceCell<Option<Luma>>,
    third: OnceCell<Option<Luma>>,
    black: OnceCell<Option<BitMatrix>>,
}

impl<'a> Ladder<'a> {
    const fn new(frame: Lent<'a>) -> Self {
        Self { frame, half: OnceCell::new(), third: OnceCell::new(), black: OnceCell::new() }
    }

    fn half(&self) -> Option<Lent<'_>> {
        self.half.get_or_init(|| filter::shrink(self.frame, 2)).as_ref().map(Luma::lent)
    }

    fn third(&self) -> Option<Lent<'_>> {
        self.third.get_or_init(|| filter::shrink(self.frame, 3)).as_ref().map(Luma::lent)
    }

    fn black(&self) -> Option<&BitMatrix> {
        self.black.get_or_init(|| zxing::black(self.frame)).as_ref()
    }

    /// Tries one rung; a decoder that panics has found nothing.
    fn climb(&self, rung: Rung, wanted: Wanted) -> Vec<Decoded> {
        let frame = self.frame;
        let grey = |grey: Lent<'_>, scale| Some(zxing::read(zxing::black(grey)?, rung, wanted, scale));
        let binary = |binary: &Luma, scale| Some(zxing::read(zxing::matrix(binary.lent())?, rung, wanted, scale));
        let read = || match rung {
            Rung::Full => Some(zxing::read(self.black()?.clone(), rung, wanted, 1.0)),
            Rung::Third => grey(self.third()?, 3.0),
            Rung::Half => grey(self.half()?, 2.0),
            Rung::ThirdMean => binary(&filter::local_mean(self.third()?, THIRD_RADIUS), 3.0),
            Rung::HalfMean => binary(&filter::local_mean(self.half()?, HALF_RADIUS), 2.0),
            Rung::HalfSharp => grey(filter::sharpen(self.half()?).lent(), 2.0),
            Rung::Sauvola => binary(&filter::sauvola(frame), 1.0),
            Rung::Contrast => grey(filter::even_contrast(self.half()?).lent(), 2.0),
            Rung::Double if frame.pixels().len() > MAX_DOUBLED_PIXELS => None,
            Rung::Double => grey(filter::double(frame).lent(), 0.5),
            // It searches every group of finder patterns, and a picture full of them would take it seconds.
            Rung::Rqrr if self.black().map_or(0, zxing::finder_patterns) > MAX_RQRR_PATTERNS => None,
            Rung::Rqrr => Some(rqrr::read(frame, wanted)),
        };
        guard(read).flatten().unwrap_or_default()
    }
}

/// Tells whether two readings are of the same code: the same text at the same place.
fn is_same(one: &Decoded, other: &Decoded) -> bool {
    let centre = |of: &Decoded| {
        let [x, y] = [|p: &Point| p.x, |p: &Point| p.y].map(|axis| of.corners.iter().map(axis).sum::<f32>() / 4.0);
        Point { x, y }
    };
    let inside = |p: Point, axis: fn(&Point) -> f32| {
        let ends = one.corners.iter().map(axis);
        let (low, high) = ends.fold((f32::MAX, f32::MIN), |(low, high), end| (low.min(end), high.max(end)));
        (low..=high).contains(&axis(&p))
    };
    let at = centre(other);
    one.text == other.text && inside(at, |p| p.x) && inside(at, |p| p.y)
}

#[cfg(test)]
mod tests;
