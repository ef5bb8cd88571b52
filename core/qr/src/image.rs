//! Picture files: PNG, JPEG and binary PGM.
//!
//! A picture file is a stranger's bytes with claims about its own size. The claims are checked
//! before any pixel is unpacked, so that a small file cannot ask for a large memory.

use std::io::Cursor;
use std::sync::mpsc::channel;
use std::thread::Builder;
use std::time::Duration;

use thiserror::Error;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use crate::fence::guard;
use crate::luma::{Luma, LumaError, MAX_PIXELS};
use crate::read::{Decoded, read_all};

/// The largest picture file: 64 MiB.
pub const MAX_FILE_BYTES: usize = 64 << 20;
/// Memory that the PNG decoder may use beside the pixels, for its chunks and its window.
const PNG_MEMORY: usize = 32 << 20;
/// Passes of a progressive JPEG; real cameras use ten, and each costs a walk over the whole picture.
const JPEG_SCANS: usize = 64;

/// Time after which reading a picture is given up; the largest takes a few seconds.
const READING_LIMIT: Duration = Duration::from_secs(30);

/// Says why a picture file cannot be used.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum ImageError {
    /// The file is none of PNG, JPEG and binary PGM.
    #[error("this is not a PNG, JPEG or PGM picture; save it as one of these and try again")]
    UnknownFormat,
    /// The file is larger than 64 MiB.
    #[error("the picture file is too large: {bytes} bytes, the limit is 64 MiB")]
    FileTooLarge {
        /// Size of the file.
        bytes: usize,
    },
    /// The file is damaged or cut off.
    #[error("the {format} picture is damaged: {reason}")]
    Damaged {
        /// Name of the file format.
        format: &'static str,
        /// What the decoder says about it.
        reason: String,
    },
    /// The picture keeps the decoders busy for too long.
    #[error("the picture takes too long to read: cut out the code and try again")]
    TooSlow,
    /// The picture's measures are refused.
    #[error(transparent)]
    Measures(#[from] LumaError),
}

/// Reads every QR code in a PNG, JPEG or PGM file.
///
/// The list is empty when the picture holds no code that can be read.
///
/// # Errors
/// [`ImageError`] when the file cannot be used as a picture, or keeps the decoders busy for half a minute.
pub fn read_image(file: &[u8]) -> Result<Vec<Decoded>, ImageError> {
    let frame = decode_image(file)?;
    within(READING_LIMIT, move || read_all(&frame)).ok_or(ImageError::TooSlow)
}

/// Does the work on a thread of its own, which is left behind when it takes longer than `limit`.
fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (done, outcome) = channel();
    let work = move || {
        // Whoever asked may have given up: then nobody wants the outcome.
        let _ = done.send(work());
    };
    Builder::new().name("qr-reader".to_owned()).spawn(work).ok()?;
    outcome.recv_timeout(limit).ok()
}

/// Unpacks a PNG, JPEG or binary PGM file to grey pixels; transparent pixels lie on white.
///
/// # Errors
/// [`ImageError`] when the file cannot be used as a picture.
pub fn decode_image(file: &[u8]) -> Result<Luma, ImageError> {
    if file.len() > MAX_FILE_BYTES {
        return Err(ImageError::FileTooLarge { bytes: file.len() });
    }
    if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        unpack("PNG", || decode_png(file))
    } else if file.starts_with(b"\xff\xd8\xff") {
        unpack("JPEG", || decode_jpeg(file))
    } else if file.starts_with(b"P5") {
        decode_pgm(file)
    } else {
        Err(ImageError::UnknownFormat)
    }
}

/// Runs a file decoder, whose panic is one more way to say that the file is damaged.
fn unpack(format: &'static str, decode: impl FnOnce() -> Result<Luma, ImageError>) -> Result<Luma, ImageError> {
    guard(decode).unwrap_or_else(|| Err(damaged(format, &"its decoder gave up")))
}

fn damaged(format: &'static str, reason: &dyn std::fmt::Display) -> ImageError {
    ImageError::Damaged { format, reason: reason.to_string() }
}

fn check_measures(width: usize, height: usize) -> Result<(), LumaError> {
    if width == 0 || height == 0 {
        return Err(LumaError::Empty { width, height });
    }
    if width.checked_mul(height).is_none_or(|pixels| pixels > MAX_PIXELS) {
        return Err(LumaError::TooLarge { width, height });
    }
    Ok(())
}

fn decode_png(file: &[u8]) -> Result<Luma, ImageError> {
    let refused = |error: png::DecodingError| damaged("PNG", &error);
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes: PNG_MEMORY });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let info = decoder.read_header_info().map_err(refused)?;
    let width = usize::try_from(info.width).unwrap_or(usize::MAX);
    let height = usize::try_from(info.height).unwrap_or(usize::MAX);
    check_measures(width, height)?;
    let mut reader = decoder.read_info().map_err(refused)?;
    let size = reader.output_buffer_size().ok_or(LumaError::TooLarge { width, height })?;
    let mut samples = vec![0; size];
    let frame = reader.next_frame(&mut samples).map_err(refused)?;
    samples.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        png::ColorType::Grayscale => samples,
        png::ColorType::GrayscaleAlpha => {
            samples.as_chunks().0.iter().map(|&[grey, alpha]| over_white(grey, alpha)).collect()
        }
        png::ColorType::Rgb => samples.as_chunks().0.iter().map(|&[r, g, b]| grey(r, g, b)).collect(),
        png::ColorType::Rgba => {
            samples.as_chunks().0.iter().map(|&[r, g, b, alpha]| over_white(grey(r, g, b), alpha)).collect()
        }
        png::ColorType::Indexed => return Err(damaged("PNG", &"its palette was not applied")),
    };
    Ok(Luma::new(pixels, width, height, width)?)
}

fn decode_jpeg(file: &[u8]) -> Result<Luma, ImageError> {
    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(JPEG_SCANS);
    jpeg_to_luma(file, options).map_err(|reason| match reason {
        JpegError::Measures(measures) => measures.into(),
        JpegError::Damaged(reason) => damaged("JPEG", &reason),
    })
}

/// Tells a JPEG's refused measures from damage in it.
#[derive(Debug)]
pub(crate) enum JpegError {
    Measures(LumaError),
    Damaged(String),
}

/// Unpacks a JPEG to its grey channel; colours are mixed only where the file has no grey channel.
pub(crate) fn jpeg_to_luma(file: &[u8], options: DecoderOptions) -> Result<Luma, JpegError> {
    let broken = |error: zune_jpeg::errors::DecodeErrors| JpegError::Damaged(error.to_string());
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
    decoder.decode_headers().map_err(broken)?;
    let info = decoder.info().ok_or_else(|| JpegError::Damaged("it has no size".to_owned()))?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    check_measures(width, height).map_err(JpegError::Measures)?;
    let has_grey = matches!(decoder.input_colorspace(), Some(ColorSpace::YCbCr | ColorSpace::Luma));
    let wanted = if has_grey { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let samples = decoder.decode().map_err(broken)?;
    let pixels =
        if has_grey { samples } else { samples.as_chunks().0.iter().map(|&[r, g, b]| grey(r, g, b)).collect() };
    Luma::new(pixels, width, height, width).map_err(JpegError::Measures)
}

/// Reads a binary PGM with 8-bit samples.
fn decode_pgm(file: &[u8]) -> Result<Luma, ImageError> {
    let mut rest = file.get(2..).unwrap_or_default();
    let mut numbers = [0; 3];
    for number in &mut numbers {
        (*number, rest) = pgm_number(rest).ok_or_else(|| damaged("PGM", &"its header is not one"))?;
    }
    let [width, height, brightest] = numbers;
    if brightest != 255 {
        return Err(damaged("PGM", &"only 8-bit pictures with the largest value 255 can be read"));
    }
    check_measures(width, height)?;
    // One white-space character ends the header.
    let pixels = rest.get(1..).unwrap_or_default();
    Ok(Luma::copy_from(pixels, width, height, width)?)
}

/// Takes a decimal number with white space and comments before it.
fn pgm_number(text: &[u8]) -> Option<(usize, &[u8])> {
    let mut rest = text;
    let mut spaced = false;
    loop {
        match rest {
            [b'#', ..] => {
                let end = rest.iter().position(|&byte| byte == b'\n')?;
                rest = rest.get(end..)?;
            }
            [byte, tail @ ..] if byte.is_ascii_whitespace() => {
                spaced = true;
                rest = tail;
            }
            _ => break,
        }
    }
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(length)?;
    let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
    spaced.then_some((number, rest))
}

/// Weighs the colours as ITU-R BT.601 does, in 1/256.
fn grey(red: u8, green: u8, blue: u8) -> u8 {
    let sum = u32::from(red)
        .saturating_mul(77)
        .saturating_add(u32::from(green).saturating_mul(150))
        .saturating_add(u32::from(blue).saturating_mul(29))
        .saturating_add(128);
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}

/// Lays a pixel of this opacity on white.
fn over_white(grey: u8, alpha: u8) -> u8 {
    let shown = u32::from(grey).saturating_mul(u32::from(alpha));
    let ground = u32::from(u8::MAX).saturating_mul(u32::from(u8::MAX.saturating_sub(alpha)));
    u8::try_from(shown.saturating_add(ground).saturating_add(127).div_euclid(255)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests;
