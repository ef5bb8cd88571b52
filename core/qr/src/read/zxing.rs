//! The main decoder, `rxing`.
//!
//! Its detector is called in parts: the frame is made black and white once for both polarities, and
//! the number of candidate squares is bounded, since a frame full of finder patterns would keep it
//! busy for seconds.

use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, FinderPatternSet, GenerateFinderPatternSets, SampleQR};
use rxing::{BarcodeFormat, Binarizer, Luma8Source, RXingResult};

use super::{Decoded, Point, Rung, Wanted};
use crate::luma::Lent;

/// Candidate squares per frame and polarity that are looked into, the most plausible first.
const MAX_CANDIDATES: usize = 256;

/// Makes a grey frame black and white, by the light around each pixel.
pub(super) fn black(frame: Lent<'_>) -> Option<BitMatrix> {
    let binarizer = HybridBinarizer::new(source(frame)?);
    binarizer.get_black_matrix().ok().cloned()
}

/// Counts what looks like a finder pattern, dark on light.
pub(super) fn finder_patterns(matrix: &BitMatrix) -> usize {
    FindFinderPatterns(matrix, true, 0).len()
}

fn source(frame: Lent<'_>) -> Option<Luma8Source<'_>> {
    let (width, height) = (u32::try_from(frame.width()).ok()?, u32::try_from(frame.height()).ok()?);
    Luma8Source::new_with_slice(frame.pixels(), width, height).ok()
}

/// Takes a frame of 0 for dark and any other value for light.
pub(super) fn matrix(frame: Lent<'_>) -> Option<BitMatrix> {
    let (width, height) = (u32::try_from(frame.width()).ok()?, u32::try_from(frame.height()).ok()?);
    let mut matrix = BitMatrix::new(width, height).ok()?;
    for (y, row) in (0..height).zip(frame.rows()) {
        for (x, &grey) in (0..width).zip(row) {
            if grey == 0 {
                matrix.set(x, y);
            }
        }
    }
    Some(matrix)
}

/// Reads the codes, dark on light or light on dark, in a picture `scale` times smaller than the one the corners are for.
pub(super) fn read(mut matrix: BitMatrix, rung: Rung, wanted: Wanted, scale: f32) -> Vec<Decoded> {
    let mut found = read_dark_on_light(&matrix, rung, wanted, scale);
    if found.is_empty() || wanted == Wanted::All {
        matrix.flip_self();
        found.append(&mut read_dark_on_light(&matrix, rung, wanted, scale));
    }
    found
}

fn read_dark_on_light(matrix: &BitMatrix, rung: Rung, wanted: Wanted, scale: f32) -> Vec<Decoded> {
    let mut patterns = FindFinderPatterns(matrix, true, 0);
    let sets = GenerateFinderPatternSets(&mut patterns);
    let mut used: Vec<FinderPatternSet> = Vec::new();
    let mut found = Vec::new();
    for set in sets.into_iter().take(MAX_CANDIDATES) {
        let parts = |set: &FinderPatternSet| [set.bl, set.tl, set.tr];
        if used.iter().flat_map(parts).any(|part| parts(&set).contains(&part)) {
            continue;
        }
        if let Some(decoded) = decode(matrix, &set, rung, scale) {
            used.push(set);
            found.push(decoded);
            if wanted == Wanted::First {
                break;
            }
        }
    }
    found
}

fn decode(matrix: &BitMatrix, set: &FinderPatternSet, rung: Rung, scale: f32) -> Option<Decoded> {
    let sampled = SampleQR(matrix, set).ok()?;
    let decoded = Decode(sampled.getBits()).ok().filter(rxing::common::cpp_essentials::DecoderResult::isValid)?;
    let result = RXingResult::with_decoder_result(decoded, sampled.getPoints(), BarcodeFormat::QR_CODE);
    let mut corners = result.getPoints().iter().map(|p| Point { x: p.x * scale, y: p.y * scale });
    let corners = [corners.next()?, corners.next()?, corners.next()?, corners.next()?];
    Some(Decoded { text: result.getText().to_owned(), corners, rung })
}
