//! Codes as pictures: a matrix to draw, and a scanner for a camera's frames. There is no camera here: a shell hands each
//! frame in and gets the texts in it back.

use std::sync::{Arc, Mutex, TryLockError};

use countersign_qr::{Lent, LiveReader, Symbol, read_image};

use crate::error::CountersignError;
use crate::number::count;

/// A QR code to draw: dark modules on light, in dark mode too, at the largest whole number of pixels a module.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct QrMatrix {
    /// Modules on a side, without the quiet zone: 21 to 177.
    pub side: i64,
    /// `side * side` bytes, row after row from the top: 1 for a dark module, 0 for a light one.
    pub modules: Vec<u8>,
    /// Light modules to leave around it on every side.
    pub quiet_zone: i64,
}

/// Lays a text out as a QR code, error correction level M.
///
/// # Errors
/// [`CountersignError::NothingToDraw`], [`CountersignError::TextTooLong`].
#[uniffi::export]
pub fn qr_matrix(text: String) -> Result<QrMatrix, CountersignError> {
    let symbol = Symbol::encode(&text)?;
    let modules = symbol.rows().flatten().map(|dark| u8::from(*dark)).collect();
    let quiet_zone = symbol.side_with_quiet_zone().saturating_sub(symbol.side()) / 2;
    Ok(QrMatrix { side: count(symbol.side()), modules, quiet_zone: count(quiet_zone) })
}

/// Draws a text as a PNG file with its quiet zone, to hand over as a picture; a module is 1 to 64 pixels wide.
///
/// # Errors
/// [`CountersignError::NothingToDraw`], [`CountersignError::TextTooLong`], [`CountersignError::ModuleSize`].
#[uniffi::export]
pub fn qr_png(text: String, module_pixels: u8) -> Result<Vec<u8>, CountersignError> {
    Ok(Symbol::encode(&text)?.to_png(module_pixels)?)
}

/// Reads the texts of all QR codes in a PNG or JPEG file; a second or two for a large photograph.
///
/// # Errors
/// [`CountersignError::NotAPicture`], [`CountersignError::PictureTooLarge`], [`CountersignError::PictureDamaged`],
/// [`CountersignError::PictureTooSlow`], and those of frames.
#[uniffi::export]
pub fn read_qr_picture(file: &[u8]) -> Result<Vec<String>, CountersignError> {
    Ok(read_image(file)?.into_iter().map(|code| code.text).collect())
}

/// Reads codes from the frames of a live camera, on the caller's thread: give it a thread of its own.
///
/// Each frame is read as it is and, when that finds nothing, in one further way in turn, so that a code gets its chance
/// within a second. A frame is lent for the call and never copied.
#[derive(uniffi::Object)]
pub struct QrScanner(Mutex<LiveReader>);

#[uniffi::export]
impl QrScanner {
    /// Makes a scanner for one use of the camera.
    #[uniffi::constructor]
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self(Mutex::new(LiveReader::default())))
    }

    /// Reads one frame: `luma` has one byte of brightness a pixel, and a row begins every `row_stride` bytes; the last row
    /// may lack its padding. It takes milliseconds, on a poor frame some dozens.
    ///
    /// Drop frames that come while one is being read; a call from a second thread is refused, not queued.
    ///
    /// # Errors
    /// [`CountersignError::ScannerBusy`], [`CountersignError::FrameEmpty`], [`CountersignError::FrameTooLarge`],
    /// [`CountersignError::FrameShortStride`], [`CountersignError::FrameShortData`].
    pub fn feed(&self, luma: &[u8], width: u32, height: u32, row_stride: u32) -> Result<Vec<String>, CountersignError> {
        let [width, height, stride] = [width, height, row_stride].map(usize::try_from);
        let too_large = |_| CountersignError::FrameTooLarge;
        let frame = Lent::new(luma, width.map_err(too_large)?, height.map_err(too_large)?, stride.map_err(too_large)?)?;
        let mut reader = match self.0.try_lock() {
            Ok(reader) => reader,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(CountersignError::ScannerBusy),
        };
        Ok(reader.read(frame).into_iter().map(|code| code.text).collect())
    }
}

#[cfg(test)]
mod tests;
