//! What the ladder reads, and what it must not.

#![allow(clippy::arithmetic_side_effects, reason = "small known numbers")]

use super::*;
use crate::draw::Symbol;
use crate::synthetic::{Chance, Photo, bare_frames, message};

/// The messages of a pairing, in bytes: versions 5, 10 and 9.
const MESSAGES: [usize; 3] = [68, 176, 144];

/// Reads and returns the text only.
fn text_in(frame: &Luma) -> Option<String> {
    read(frame).map(|decoded| decoded.text)
}

#[test]
fn every_clean_code_is_read_from_two_pixels_per_module_on() {
    for bytes in MESSAGES {
        for (module_px, seeds) in [(2, 25), (3, 8), (4, 4), (5, 4), (8, 2), (12, 1)] {
            for seed in 0..seeds {
                let text = message(bytes, seed);
                let frame = Symbol::encode(&text).unwrap().to_luma(module_px).unwrap();
                assert_eq!(text_in(&frame), Some(text), "{bytes} bytes, {module_px} px, seed {seed}");
            }
        }
    }
}

#[test]
fn texts_beside_our_own_come_back_too() {
    for text in ["hello, world", "https://example.org/?q=1", "Zoë ← 7 €", "0123456789", &"long ".repeat(300)] {
        let frame = Symbol::encode(text).unwrap().to_luma(4).unwrap();
        assert_eq!(text_in(&frame).as_deref(), Some(text));
    }
}

#[test]
fn v5_and_v10_at_560_pixels_keep_their_floor() {
    for bytes in [68, 176] {
        let read = (0..24)
            .filter(|&seed| {
                let mut photo = Photo::of(&message(bytes, seed), 560.0, 4_000 + seed);
                let mut chance = Chance::new(seed);
                photo.rotation = chance.between(-7.0, 7.0);
                photo.skew = 0.03;
                photo.blur = 1.3;
                photo.noise = 6.0;
                text_in(&photo.take().unwrap()) == Some(photo.text)
            })
            .count();
        assert!(read >= 20, "{bytes} bytes: {read} of 24");
    }
}

#[test]
fn photographed_screens_are_read() {
    for (number, pitch) in [1.6_f32, 2.0, 2.3, 2.7, 3.0, 3.4].into_iter().enumerate() {
        let mut photo = Photo::of(&message(176, 9), 420.0, 6_000 + u64::try_from(number).unwrap());
        photo.screen = pitch;
        photo.rotation = 4.0;
        photo.blur = 0.3;
        assert_eq!(text_in(&photo.take().unwrap()), Some(photo.text), "{pitch} camera pixels per screen pixel");
    }
}

/// One picture per rung that the rungs before it do not read.
#[test]
fn each_fault_is_answered() {
    let plain = |seed| Photo::of(&message(176, seed), 420.0, seed);
    let photos: [(&str, Photo); 7] = [
        ("turned", Photo { rotation: 137.0, ..plain(1) }),
        ("light on dark", Photo { inverted: true, ..plain(2) }),
        ("faint", Photo { contrast: 0.06, ..plain(3) }),
        ("noisy", Photo { noise: 45.0, ..plain(4) }),
        ("shaded", Photo { shadow: 0.8, ..plain(5) }),
        ("dark", Photo { light: 0.12, ..plain(6) }),
        ("covered", Photo { occlusion: 0.2, ..plain(7) }),
    ];
    for (fault, photo) in photos {
        assert_eq!(text_in(&photo.take().unwrap()), Some(photo.text), "{fault}");
    }
}

#[test]
fn a_lent_frame_is_read_where_it_lies_with_its_padding() {
    let text = "CSIGN:LENT";
    let frame = Symbol::encode(text).unwrap().to_luma(4).unwrap();
    let (width, height) = (frame.width(), frame.height());
    let mut reader = LiveReader::default();
    for padding in [0, 1, 24] {
        let padded: Vec<u8> = frame.rows().flat_map(|row| row.iter().copied().chain(vec![7; padding])).collect();
        let cut = &padded[..padded.len() - padding];
        let lent = Lent::new(cut, width, height, width + padding).unwrap();
        let found = reader.read(lent);
        assert_eq!(found.iter().map(|code| code.text.as_str()).collect::<Vec<_>>(), [text], "{padding} bytes");
    }
}

/// A code that only one further rung reads is read once that rung's turn has come.
#[test]
fn a_live_reader_climbs_one_further_rung_a_frame() {
    let frame = Luma::new(vec![128; 64 * 64], 64, 64, 64).unwrap();
    let mut reader = LiveReader::default();
    assert!(reader.read(frame.lent()).is_empty());
    let order: Vec<Rung> = std::iter::repeat_with({
        let mut turn = Turn::default();
        move || turn.next()
    })
    .take(Rung::ALL.len())
    .collect();
    assert_eq!(order[..order.len() - 1], Rung::ALL[1..]);
    assert_eq!(order.last(), Some(&Rung::ALL[1]), "and then from the beginning");
}

#[test]
fn frames_without_a_code_give_none() {
    for (number, frame) in bare_frames(42, 400, 300).iter().enumerate() {
        assert_eq!(read(frame), None, "frame {number}");
        assert_eq!(read_all(frame), [], "frame {number}");
    }
}

#[test]
fn a_wrong_stride_is_refused_or_reads_nothing() {
    let text = message(176, 3);
    let frame = Symbol::encode(&text).unwrap().to_luma(6).unwrap();
    let (side, bytes) = (frame.width(), frame.pixels());
    for stride in side - 40..side {
        assert!(Luma::copy_from(bytes, side, side, stride).is_err());
    }
    for stride in side + 1..side + 40 {
        // The same bytes with rows taken for longer: too few of them, or a slanted picture.
        assert!(Luma::copy_from(bytes, side, side, stride).is_err());
        let height = bytes.len() / stride;
        let slanted = Luma::copy_from(bytes, side, height, stride).unwrap();
        let misread = read(&slanted).filter(|decoded| decoded.text != text);
        assert_eq!(misread, None, "stride {stride}");
    }
}

#[test]
fn all_codes_of_a_picture_are_listed_once_each() {
    let texts = [message(68, 1), message(176, 2), "hello".to_owned()];
    let drawn: Vec<Luma> = texts.iter().map(|text| Symbol::encode(text).unwrap().to_luma(5).unwrap()).collect();
    let (width, height) = (drawn.iter().map(Luma::width).sum::<usize>(), 400);
    let mut pixels = vec![255; width * height];
    let mut left = 0;
    for picture in &drawn {
        for (row, line) in picture.rows().zip(pixels.chunks_exact_mut(width)) {
            line[left..left + picture.width()].copy_from_slice(row);
        }
        left += picture.width();
    }
    let sheet = Luma::new(pixels, width, height, width).unwrap();
    let mut found: Vec<String> = read_all(&sheet).into_iter().map(|decoded| decoded.text).collect();
    found.sort();
    let mut expected = texts.to_vec();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn two_codes_with_one_text_are_two() {
    let picture = Symbol::encode("TWINS").unwrap().to_luma(6).unwrap();
    let pixels: Vec<u8> = picture.rows().flat_map(|row| row.iter().chain(row)).copied().collect();
    let sheet = Luma::new(pixels, picture.width() * 2, picture.height(), picture.width() * 2).unwrap();
    assert_eq!(read_all(&sheet).len(), 2);
}

#[test]
fn corners_are_in_the_pixels_of_the_frame_on_every_rung() {
    let symbol = Symbol::encode(&message(68, 5)).unwrap();
    let frame = symbol.to_luma(12).unwrap();
    let (near, far) = (4.0 * 12.0, 41.0 * 12.0);
    let mut rungs = 0;
    for rung in Rung::ALL {
        let Some(decoded) = read_by(&frame, rung) else { continue };
        assert_eq!(decoded.rung, rung);
        for corner in decoded.corners {
            for at in [corner.x, corner.y] {
                assert!((at - near).abs() < 14.0 || (at - far).abs() < 14.0, "{rung:?}: {:?}", decoded.corners);
            }
        }
        rungs += 1;
    }
    assert!(rungs >= 5, "a clean code is read on most rungs, not on {rungs}");
}

/// Damages a small frame: bytes, blocks, rows, contrast, noise, cuts.
fn mutate(frame: &Luma, chance: &mut Chance) -> Luma {
    let (width, height) = (frame.width(), frame.height());
    let mut pixels = frame.pixels().to_vec();
    for _ in 0..=chance.below(4) {
        match chance.below(6) {
            0 => {
                for _ in 0..chance.below(600) {
                    let at = chance.below(pixels.len());
                    pixels[at] = u8::try_from(chance.below(256)).unwrap();
                }
            }
            1 => {
                let (left, top) = (chance.below(width), chance.below(height));
                let (right, bottom) = (left + chance.below(width - left), top + chance.below(height - top));
                let grey = u8::try_from(chance.below(256)).unwrap();
                for row in pixels.chunks_exact_mut(width).take(bottom).skip(top) {
                    row[left..right].fill(grey);
                }
            }
            2 => {
                let by = chance.below(pixels.len());
                pixels.rotate_left(by);
            }
            3 => {
                let threshold = u8::try_from(chance.below(256)).unwrap();
                for grey in &mut pixels {
                    *grey = if *grey > threshold { 255 } else { 0 };
                }
            }
            4 => {
                let (from, to) = (chance.below(height), chance.below(height));
                pixels.copy_within(from * width..(from + 1) * width, to * width);
            }
            _ => {
                for grey in &mut pixels {
                    *grey = grey.wrapping_add(u8::try_from(chance.below(32)).unwrap());
                }
            }
        }
    }
    // Other widths shear the picture.
    let cut = 1 + chance.below(width);
    let width = if chance.below(4) == 0 { cut } else { width };
    let height = pixels.len() / width;
    Luma::new(pixels, width, height, width).unwrap()
}

#[test]
fn two_thousand_damaged_frames_neither_panic_nor_mislead() {
    let mut chance = Chance::new(2_000);
    for seed in 0..2_000 {
        let text = message([20, 68][chance.below(2)], seed % 8);
        let mut photo = Photo::of(&text, chance.between(60.0, 105.0), seed);
        (photo.width, photo.height) = (120 + chance.below(40), 120);
        photo.busy = chance.below(2) == 0;
        let frame = mutate(&photo.take().unwrap(), &mut chance);
        // Called as a scanner calls it: whatever a decoder does with it, the call returns.
        for decoded in read_all(&frame) {
            assert_eq!(decoded.text, text, "seed {seed}");
        }
    }
}

#[test]
fn the_smallest_frames_give_none() {
    for (width, height) in [(1, 1), (1, 40), (40, 1), (2, 3), (7, 7), (8, 8), (21, 21), (39, 41)] {
        for grey in [0, 128, 255] {
            let frame = Luma::new(vec![grey; width * height], width, height, width).unwrap();
            assert_eq!(read_all(&frame), [], "{width} × {height}");
        }
    }
}
