//! What picture files may and may not do.

#![allow(clippy::arithmetic_side_effects, reason = "small known numbers")]

use super::*;
use crate::draw::Symbol;
use crate::synthetic::Chance;

fn png_of(colour: png::ColorType, depth: png::BitDepth, width: u32, height: u32, samples: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if colour == png::ColorType::Indexed {
        encoder.set_palette(vec![0, 0, 0, 255, 255, 255]);
    }
    encoder.write_header().unwrap().write_image_data(samples).unwrap();
    file
}

fn jpeg_of(colour: jpeg_encoder::ColorType, samples: &[u8], side: u16) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut file, 95);
    encoder.encode(samples, side, side, colour).unwrap();
    file
}

#[test]
fn every_kind_of_png_becomes_grey() {
    use png::BitDepth::{Eight, One, Sixteen, Two};
    use png::ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
    let grey = |file: &[u8]| decode_image(file).unwrap().pixels().to_vec();
    assert_eq!(grey(&png_of(Grayscale, Eight, 2, 1, &[7, 200])), [7, 200]);
    assert_eq!(grey(&png_of(Grayscale, Sixteen, 2, 1, &[7, 0, 200, 255])), [7, 200]);
    assert_eq!(grey(&png_of(Grayscale, Two, 4, 1, &[0b00_01_10_11])), [0, 85, 170, 255]);
    assert_eq!(grey(&png_of(Indexed, One, 3, 1, &[0b0100_0000])), [0, 255, 0]);
    assert_eq!(grey(&png_of(Rgb, Eight, 3, 1, &[255, 0, 0, 0, 255, 0, 0, 0, 255])), [77, 149, 29]);
    assert_eq!(grey(&png_of(Rgb, Eight, 2, 1, &[255, 255, 255, 90, 90, 90])), [255, 90]);
    // What is transparent lies on white.
    assert_eq!(grey(&png_of(GrayscaleAlpha, Eight, 3, 1, &[0, 255, 0, 0, 0, 128])), [0, 255, 127]);
    assert_eq!(grey(&png_of(Rgba, Eight, 2, 1, &[0, 0, 0, 255, 0, 0, 0, 0])), [0, 255]);
}

#[test]
fn codes_are_read_from_png_jpeg_and_pgm() {
    let text = "CSIGN:FILES";
    let symbol = Symbol::encode(text).unwrap();
    let frame = symbol.to_luma(6).unwrap();
    let side = u16::try_from(frame.width()).unwrap();
    let colours: Vec<u8> = frame.pixels().iter().flat_map(|&grey| [grey; 3]).collect();
    let inks: Vec<u8> = frame.pixels().iter().flat_map(|&grey| [0, 0, 0, 255 - grey]).collect();
    let mut pgm = format!("P5 # made by hand\n{side} {side}\n255\n").into_bytes();
    pgm.extend_from_slice(frame.pixels());
    let files = [
        symbol.to_png(6).unwrap(),
        jpeg_of(jpeg_encoder::ColorType::Luma, frame.pixels(), side),
        jpeg_of(jpeg_encoder::ColorType::Rgb, &colours, side),
        jpeg_of(jpeg_encoder::ColorType::Cmyk, &inks, side),
        pgm,
    ];
    for (number, file) in files.iter().enumerate() {
        let found = read_image(file).unwrap();
        assert_eq!(found.iter().map(|decoded| decoded.text.as_str()).collect::<Vec<_>>(), [text], "file {number}");
    }
    let blank = png_of(png::ColorType::Grayscale, png::BitDepth::Eight, 64, 64, &[255; 64 * 64]);
    assert_eq!(read_image(&blank), Ok(Vec::new()));
}

#[test]
fn files_that_are_no_pictures_are_named() {
    assert_eq!(decode_image(b""), Err(ImageError::UnknownFormat));
    assert_eq!(decode_image(b"GIF89a"), Err(ImageError::UnknownFormat));
    assert_eq!(decode_image(&vec![0; MAX_FILE_BYTES + 1]), Err(ImageError::FileTooLarge { bytes: MAX_FILE_BYTES + 1 }));
    assert!(matches!(decode_image(b"P5 2 2 65535 "), Err(ImageError::Damaged { format: "PGM", .. })));
    assert!(matches!(decode_image(b"P52 2 255 aaaa"), Err(ImageError::Damaged { format: "PGM", .. })));
    let cut = LumaError::ShortData { given: 3, needed: 4 };
    assert_eq!(decode_image(b"P5 2 2 255 abc"), Err(cut.into()));
    let png = png_of(png::ColorType::Grayscale, png::BitDepth::Eight, 64, 64, &[255; 64 * 64]);
    assert!(matches!(decode_image(&png[..png.len() / 2]), Err(ImageError::Damaged { format: "PNG", .. })));
}

#[test]
fn claims_of_size_are_checked_before_pixels_are_unpacked() {
    let too_large = |width, height| ImageError::from(LumaError::TooLarge { width, height });
    // A header alone: were the pixels looked at first, the error would be another.
    let mut png = png_of(png::ColorType::Grayscale, png::BitDepth::One, 40_000, 1_001, &vec![0; 5_000 * 1_001]);
    assert_eq!(decode_image(&png), Err(too_large(40_000, 1_001)));
    png.truncate(60);
    assert_eq!(decode_image(&png), Err(too_large(40_000, 1_001)));
    let mut jpeg = jpeg_of(jpeg_encoder::ColorType::Luma, &[255; 64 * 64], 64);
    let frame_header = jpeg.windows(2).position(|marker| marker == b"\xff\xc0").unwrap();
    jpeg[frame_header + 5..frame_header + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(decode_image(&jpeg), Err(too_large(65_535, 65_535)));
    assert_eq!(decode_image(b"P5 8000 5001 255 "), Err(too_large(8_000, 5_001)));
    assert_eq!(decode_image(b"P5 0 5 255 "), Err(LumaError::Empty { width: 0, height: 5 }.into()));
}

#[test]
fn damaged_files_are_refused_or_give_a_picture() {
    let symbol = Symbol::encode("CSIGN:DAMAGE").unwrap();
    let frame = symbol.to_luma(2).unwrap();
    let side = u16::try_from(frame.width()).unwrap();
    let originals = [symbol.to_png(2).unwrap(), jpeg_of(jpeg_encoder::ColorType::Luma, frame.pixels(), side)];
    let mut chance = Chance::new(7);
    let mut refused = 0;
    for number in 0..1_000 {
        let mut file = originals[number % 2].clone();
        for _ in 0..=chance.below(6) {
            let at = chance.below(file.len());
            file[at] = u8::try_from(chance.below(256)).unwrap();
        }
        if chance.below(3) == 0 {
            file.truncate(chance.below(file.len()));
        }
        match decode_image(&file) {
            Ok(picture) => assert!(picture.width() * picture.height() <= MAX_PIXELS),
            Err(_) => refused += 1,
        }
    }
    assert!((1..1_000).contains(&refused), "{refused} of 1000 were refused");
}

#[test]
fn a_decoder_that_never_comes_back_is_left_behind() {
    let (never, gate) = channel::<()>();
    assert_eq!(within(Duration::from_millis(20), move || gate.recv()), None);
    drop(never);
    assert_eq!(within(Duration::from_mins(1), || 7), Some(7));
}
