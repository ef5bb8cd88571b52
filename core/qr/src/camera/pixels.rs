//! What cameras deliver, made grey.
//!
//! A camera's bytes pass through a cable, a driver and often a JPEG encoder in its lens; frames cut
//! short are everyday. Here they become a [`Luma`] or are refused.

use thiserror::Error;
use zune_core::options::DecoderOptions;

use crate::fence::guard;
use crate::image::jpeg_to_luma;
use crate::luma::{Luma, LumaError};

/// The segment that AVI files put into each frame of Motion JPEG, and many cameras leave out.
const AVI1: &[u8] = b"\xff\xe0\x00\x10AVI1\0\0\0\0\0\0\0\0\0\0";

/// Names the layouts that are understood, by `Video4Linux2`'s names for them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PixelFormat {
    /// `GREY`, `NV12`, `NV21`, `YU12` and `YV12`: the frame begins with one grey byte per pixel.
    GreyFirst,
    /// `YUYV`: every second byte is grey, from the first on.
    Yuyv,
    /// `UYVY`: every second byte is grey, from the second on.
    Uyvy,
    /// `MJPG` and `JPEG`: each frame is a JPEG file, often without its tables.
    Jpeg,
    /// Four bytes per pixel, blue, green, red and one that means nothing: what a Mac delivers whatever its camera does.
    Bgra,
}

/// Says why a camera's frame is dropped.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum PixelsError {
    /// The frame is not as large as it should be.
    #[error(transparent)]
    Measures(#[from] LumaError),
    /// The JPEG is damaged.
    #[error("the camera's JPEG is damaged: {reason}")]
    Damaged {
        /// What the decoder says.
        reason: String,
    },
}

impl PixelFormat {
    /// Returns the layout of this four-character code, or `None` when it is not understood.
    #[must_use]
    pub fn from_fourcc(code: [u8; 4]) -> Option<Self> {
        match &code {
            b"GREY" | b"NV12" | b"NV21" | b"YU12" | b"YV12" => Some(Self::GreyFirst),
            b"YUYV" => Some(Self::Yuyv),
            b"UYVY" => Some(Self::Uyvy),
            b"MJPG" | b"JPEG" => Some(Self::Jpeg),
            _ => None,
        }
    }

    /// Makes a frame grey; `resolution` is what the driver promised, and `stride` how many bytes lie from the start of
    /// one row to the start of the next, where it says so.
    ///
    /// # Errors
    /// [`PixelsError`] when the bytes are not such a frame.
    pub fn to_luma(self, bytes: &[u8], resolution: (u32, u32), stride: Option<usize>) -> Result<Luma, PixelsError> {
        let [width, height] = [resolution.0, resolution.1].map(|side| usize::try_from(side).unwrap_or(usize::MAX));
        match self {
            Self::GreyFirst => Ok(Luma::copy_from(bytes, width, height, stride.unwrap_or(width))?),
            Self::Yuyv => every_second(bytes, width, height, 0),
            Self::Uyvy => every_second(bytes, width, height, 1),
            Self::Bgra => {
                let grey: Vec<u8> = bytes.as_chunks().0.iter().copied().map(of_colours).collect();
                let stride = stride.and_then(|bytes| bytes.checked_div(4)).unwrap_or(width);
                Ok(Luma::new(grey, width, height, stride)?)
            }
            Self::Jpeg => guard(|| jpeg_to_luma(&as_motion_jpeg(bytes), DecoderOptions::default()))
                .unwrap_or_else(|| Err(crate::image::JpegError::Damaged("its decoder gave up".to_owned())))
                .map_err(|error| match error {
                    crate::image::JpegError::Measures(measures) => measures.into(),
                    crate::image::JpegError::Damaged(reason) => PixelsError::Damaged { reason },
                }),
        }
    }
}

/// Marks a JPEG as a frame of Motion JPEG: the decoder then fills in the standard's tables where it has none.
fn as_motion_jpeg(bytes: &[u8]) -> Vec<u8> {
    let mut marked = Vec::with_capacity(bytes.len().saturating_add(AVI1.len()));
    let (start, rest) = bytes.split_at_checked(2).unwrap_or((bytes, &[]));
    marked.extend_from_slice(start);
    marked.extend_from_slice(AVI1);
    marked.extend_from_slice(rest);
    marked
}

/// Weighs blue, green and red as the eye does (ITU-R BT.601, in 256ths).
fn of_colours([blue, green, red, _]: [u8; 4]) -> u8 {
    let weighed = [(blue, 29), (green, 150), (red, 77)].map(|(shade, weight)| u32::from(shade).saturating_mul(weight));
    u8::try_from(weighed.iter().sum::<u32>() >> 8).unwrap_or(u8::MAX)
}

/// Keeps the grey bytes; rows may be padded at their end, which shows in the size of the whole.
fn every_second(bytes: &[u8], width: usize, height: usize, first: usize) -> Result<Luma, PixelsError> {
    let grey: Vec<u8> = bytes.iter().skip(first).step_by(2).copied().collect();
    let stride = grey.len().checked_div(height).unwrap_or_default().max(width);
    Ok(Luma::new(grey, width, height, stride)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects, reason = "places in a file that this test made")]

    use super::*;

    #[test]
    fn finds_the_grey_bytes_of_every_layout() {
        let grey = Luma::new(vec![1, 2, 3, 4], 2, 2, 2).unwrap();
        assert_eq!(PixelFormat::GreyFirst.to_luma(&[1, 2, 3, 4, 128, 128], (2, 2), None), Ok(grey.clone()));
        assert_eq!(PixelFormat::Yuyv.to_luma(&[1, 90, 2, 91, 3, 92, 4, 93], (2, 2), None), Ok(grey.clone()));
        assert_eq!(PixelFormat::Uyvy.to_luma(&[90, 1, 91, 2, 92, 3, 93, 4], (2, 2), None), Ok(grey.clone()));
        let padded = [1, 90, 2, 91, 0, 0, 0, 0, 3, 92, 4, 93, 0, 0, 0, 0];
        assert_eq!(PixelFormat::Yuyv.to_luma(&padded, (2, 2), None), Ok(grey.clone()));
        assert_eq!(PixelFormat::GreyFirst.to_luma(&[1, 2, 0, 3, 4, 0, 128], (2, 2), Some(3)), Ok(grey));
    }

    #[test]
    fn colours_become_as_bright_as_they_look() {
        let row = [0, 0, 0, 9, 255, 255, 255, 9, 255, 0, 0, 9, 0, 255, 0, 9, 0, 0, 255, 9, 7, 7, 7, 7];
        let seen = PixelFormat::Bgra.to_luma(&row, (5, 1), Some(24)).unwrap();
        assert_eq!(seen.pixels(), [0, 255, 28, 149, 76]);
        let rows = [10, 10, 10, 0, 99, 99, 99, 99, 20, 20, 20, 0, 99, 99, 99, 99];
        assert_eq!(PixelFormat::Bgra.to_luma(&rows, (1, 2), Some(8)).unwrap().pixels(), [10, 20]);
        assert!(PixelFormat::Bgra.to_luma(&rows, (5, 1), None).is_err());
    }

    #[test]
    fn refuses_frames_that_were_cut_short() {
        let short = PixelFormat::Yuyv.to_luma(&[1, 90, 2, 91, 3, 92], (2, 2), None);
        assert_eq!(short, Err(LumaError::ShortData { given: 3, needed: 4 }.into()));
        assert!(PixelFormat::GreyFirst.to_luma(&[], (2, 2), None).is_err());
        assert!(PixelFormat::Jpeg.to_luma(b"\xff\xd8\xff", (2, 2), None).is_err());
        assert!(PixelFormat::Yuyv.to_luma(&[], (u32::MAX, u32::MAX), None).is_err());
        assert!(PixelFormat::Yuyv.to_luma(&[0; 16], (0, 0), None).is_err());
    }

    #[test]
    fn reads_a_motion_jpeg_frame_without_huffman_tables() {
        let photo = crate::synthetic::Photo::of("CSIGN:CAMERA", 200.0, 1);
        let frame = photo.take().unwrap();
        let mut file = Vec::new();
        let [width, height] = [frame.width(), frame.height()].map(|side| u16::try_from(side).unwrap());
        let encoder = jpeg_encoder::Encoder::new(&mut file, 85);
        encoder.encode(frame.pixels(), width, height, jpeg_encoder::ColorType::Luma).unwrap();
        let bare = without_huffman_tables(&file);
        assert!(bare.len() < file.len());
        let seen = PixelFormat::Jpeg.to_luma(&bare, (u32::from(width), u32::from(height)), None).unwrap();
        assert_eq!(crate::read(&seen).unwrap().text, "CSIGN:CAMERA");
    }

    /// Leaves the tables out, as cameras do: they use the ones that the standard prints.
    fn without_huffman_tables(file: &[u8]) -> Vec<u8> {
        let mut bare = file[..2].to_vec();
        let mut at = 2;
        while file[at + 1] != 0xda {
            let end = at + 2 + usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
            if file[at + 1] != 0xc4 {
                bare.extend_from_slice(&file[at..end]);
            }
            at = end;
        }
        bare.extend_from_slice(&file[at..]);
        bare
    }
}
