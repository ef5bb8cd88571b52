//! The last decoder, `rqrr`.
//!
//! It shares no ancestor with the main one, so it reads a few codes that nothing else does. It is
//! also slow, and it asserts things that real photos break, so it comes last, sees a small frame,
//! and never runs outside the fence.

use super::{Decoded, Point, Rung, Wanted, filter};
use crate::luma::Lent;

/// The longest side of a frame that is handed over.
const LONGEST_SIDE: usize = 1280;

pub(super) fn read(frame: Lent<'_>, wanted: Wanted) -> Vec<Decoded> {
    let factor = frame.width().max(frame.height()).div_ceil(LONGEST_SIDE);
    let shrunk = if factor > 1 { filter::shrink(frame, factor) } else { None };
    let small = match &shrunk {
        Some(shrunk) => shrunk.lent(),
        None if factor > 1 => return Vec::new(),
        None => frame,
    };
    let (width, height) = (small.width(), small.height());
    let mut pixels = small.pixels().iter().copied();
    // The frame is asked for pixel by pixel in the order in which they lie.
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |_, _| pixels.next().unwrap_or(u8::MAX));
    let scale = f32::from(u16::try_from(factor).unwrap_or(u16::MAX));
    let mut found = Vec::new();
    for grid in prepared.detect_grids() {
        if let Ok((_, text)) = grid.decode() {
            let place = |at: i32| f32::from(i16::try_from(at).unwrap_or_default()) * scale;
            let corners = grid.bounds.map(|at| Point { x: place(at.x), y: place(at.y) });
            found.push(Decoded { text, corners, rung: Rung::Rqrr });
            if wanted == Wanted::First {
                break;
            }
        }
    }
    found
}
