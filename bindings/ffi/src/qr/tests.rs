//! What a frame costs in memory. The tests beside the code have an allocator that counts, per thread; so what a scanner
//! allocates is told apart from what the decoders behind it do.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test ends where something is not as it should be"
)]

use allocation_counter::measure;

use super::*;

/// A camera's frame, each row with padding behind it.
const WIDTH: u32 = 1920;
const HEIGHT: u32 = 1080;
const STRIDE: u32 = 2048;

/// What a call may allocate beside what is allocated by decoders: a 32nd of a frame.
const SLACK: u64 = 64 * 1024;

/// As many frames as there are ways of reading, so that each has its turn.
const TURNS: usize = countersign_qr::Rung::ALL.len();

const TEXT: &str = "a text in a frame";

fn side(pixels: u32) -> usize {
    usize::try_from(pixels).unwrap()
}

/// A frame of one grey.
fn blank() -> Vec<u8> {
    vec![200; side(STRIDE) * side(HEIGHT)]
}

/// A frame with a code in it.
fn drawn() -> Vec<u8> {
    const PIXELS: usize = 12;
    let mut frame = blank();
    let symbol = Symbol::encode(TEXT).unwrap();
    for (y, row) in symbol.rows().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
            for line in 0..PIXELS {
                let begin = (200 + y * PIXELS + line) * side(STRIDE) + 300 + x * PIXELS;
                frame[begin..begin + PIXELS].fill(20);
            }
        }
    }
    frame
}

/// Bytes that this work allocates on this thread, whether or not it gives them back.
fn allocated(mut work: impl FnMut() -> Vec<String>) -> (u64, Vec<String>) {
    let mut found = Vec::new();
    let counted = measure(|| found = work());
    (counted.bytes_total, found)
}

/// What a scanner allocates for these frames beyond what the decoders do, frame by frame.
fn beyond_decoders(frame: &[u8], feed: impl Fn(&QrScanner, &[u8]) -> Vec<String>) -> Vec<u64> {
    let scanner = QrScanner::new();
    let mut reader = LiveReader::default();
    (0..TURNS)
        .map(|_| {
            let lent = Lent::new(frame, side(WIDTH), side(HEIGHT), side(STRIDE)).unwrap();
            let (least, read) = allocated(|| reader.read(lent).into_iter().map(|code| code.text).collect());
            let (most, both) = allocated(|| feed(&scanner, frame));
            assert_eq!(both, read, "both read the same");
            most.saturating_sub(least)
        })
        .collect()
}

fn fed(scanner: &QrScanner, frame: &[u8]) -> Vec<String> {
    scanner.feed(frame, WIDTH, HEIGHT, STRIDE).unwrap()
}

#[test]
fn a_frame_of_a_camera_is_not_copied() {
    for (frame, expected) in [(blank(), &[][..]), (drawn(), &[TEXT][..])] {
        assert_eq!(fed(&QrScanner::new(), &frame), expected);
        let beyond = beyond_decoders(&frame, fed);
        assert!(beyond.iter().all(|bytes| *bytes < SLACK), "{beyond:?}");
    }
}

/// Else the test above could not fail.
#[test]
fn one_copy_of_a_frame_would_be_seen() {
    for frame in [blank(), drawn()] {
        let beyond = beyond_decoders(&frame, |scanner, frame| fed(scanner, &Vec::from(frame)));
        assert!(beyond.iter().all(|bytes| *bytes > SLACK), "{beyond:?}");
    }
}

#[test]
fn a_frame_that_is_refused_takes_next_to_nothing() {
    let (frame, scanner) = (blank(), QrScanner::new());
    let counted = measure(|| {
        assert_eq!(scanner.feed(&frame, WIDTH, HEIGHT, WIDTH - 1), Err(CountersignError::FrameShortStride));
    });
    assert!(counted.bytes_total < SLACK, "{counted:?}");
}
