//! Drawing a text as a QR code.
//!
//! Every surface shows the same symbol: error correction level M, four modules of quiet zone, dark
//! on light whatever the surroundings, because a reader that meets a screen in dark mode must not
//! have to guess. Messages use letters that fit the alphanumeric mode, and one segment of it keeps
//! them at the smallest version.

mod terminal;

use qrcode::bits::{Bits, encode_auto};
use qrcode::render::svg;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode, Version};
use thiserror::Error;

use crate::luma::Luma;

pub use terminal::TerminalInk;

/// Modules of light border that ISO/IEC 18004 asks for on every side.
const QUIET_ZONE: usize = 4;
/// Pixels per module beyond which a picture only wastes space.
const MAX_MODULE_PX: u8 = 64;

/// Says why a text cannot be drawn.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum DrawError {
    /// There is nothing to draw.
    #[error("there is no text to draw")]
    Empty,
    /// The text does not fit the largest QR code at level M.
    #[error(
        "the text is too long for a QR code: {bytes} bytes, and the largest code holds 2,331 \
         (3,391 when all are capital letters, digits, spaces or $%*+-./:)"
    )]
    TooLong {
        /// Length of the text in UTF-8 bytes.
        bytes: usize,
    },
    /// A module must be 1 to 64 pixels wide.
    #[error("a module must be 1 to 64 pixels wide, not {pixels}")]
    ModuleSize {
        /// Pixels per module that were asked for.
        pixels: u8,
    },
}

/// Holds a text as a square of dark and light modules.
#[derive(Clone)]
pub struct Symbol {
    code: QrCode,
    modules: Vec<bool>,
}

impl Symbol {
    /// Encodes `text` at level M in the smallest version that holds it.
    ///
    /// A text of capital letters, digits and ` $%*+-./:` becomes one alphanumeric segment.
    ///
    /// # Errors
    /// [`DrawError::Empty`], [`DrawError::TooLong`].
    pub fn encode(text: &str) -> Result<Self, DrawError> {
        if text.is_empty() {
            return Err(DrawError::Empty);
        }
        let code = if text.bytes().all(is_alphanumeric) {
            encode_alphanumeric(text.as_bytes())
        } else {
            encode_auto(text.as_bytes(), EcLevel::M).and_then(|bits| QrCode::with_bits(bits, EcLevel::M))
        }
        .map_err(|_| DrawError::TooLong { bytes: text.len() })?;
        let modules = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { code, modules })
    }

    /// Returns the number of modules on a side, without the quiet zone: 21 to 177.
    #[must_use]
    pub fn side(&self) -> usize {
        self.code.width()
    }

    /// Returns the number of modules on a side with four modules of quiet zone on both ends.
    #[must_use]
    pub fn side_with_quiet_zone(&self) -> usize {
        self.side().saturating_add(QUIET_ZONE).saturating_add(QUIET_ZONE)
    }

    /// Goes through the rows from top to bottom; `true` is a dark module, the quiet zone is left out.
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[bool]> {
        self.modules.chunks_exact(self.side())
    }

    /// Draws the symbol with its quiet zone as an SVG picture.
    #[must_use]
    pub fn to_svg(&self) -> String {
        self.code
            .render::<svg::Color<'_>>()
            .quiet_zone(true)
            .dark_color(svg::Color("#000"))
            .light_color(svg::Color("#fff"))
            .build()
    }

    /// Draws the symbol with its quiet zone as grey pixels, `module_px` pixels per module.
    ///
    /// # Errors
    /// [`DrawError::ModuleSize`] unless `module_px` is 1 to 64.
    pub fn to_luma(&self, module_px: u8) -> Result<Luma, DrawError> {
        let side = self.side_in_pixels(module_px)?;
        let mut pixels = Vec::with_capacity(side.saturating_mul(side));
        for row in self.framed_rows() {
            let line: Vec<u8> = row
                .iter()
                .flat_map(|&dark| {
                    let grey = if dark { u8::MIN } else { u8::MAX };
                    std::iter::repeat_n(grey, usize::from(module_px))
                })
                .collect();
            for _ in 0..module_px {
                pixels.extend_from_slice(&line);
            }
        }
        Luma::new(pixels, side, side, side).map_err(|_| DrawError::ModuleSize { pixels: module_px })
    }

    /// Draws the symbol with its quiet zone as a black-and-white PNG file, `module_px` pixels per module.
    ///
    /// # Errors
    /// [`DrawError::ModuleSize`] unless `module_px` is 1 to 64.
    pub fn to_png(&self, module_px: u8) -> Result<Vec<u8>, DrawError> {
        let side = self.side_in_pixels(module_px)?;
        let refused = |_| DrawError::ModuleSize { pixels: module_px };
        let side_px = u32::try_from(side).map_err(|_| DrawError::ModuleSize { pixels: module_px })?;
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, side_px, side_px);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header().map_err(refused)?;
        let mut packed = Vec::new();
        for row in self.framed_rows() {
            let line: Vec<bool> =
                row.iter().flat_map(|&dark| std::iter::repeat_n(!dark, usize::from(module_px))).collect();
            let bytes: Vec<u8> = line
                .chunks(8)
                .map(|bits| {
                    // The first pixel is the highest bit; a last byte that is not full is padded.
                    let value = bits.iter().fold(0u8, |byte, &light| byte << 1 | u8::from(light));
                    value << 8usize.saturating_sub(bits.len())
                })
                .collect();
            for _ in 0..module_px {
                packed.extend_from_slice(&bytes);
            }
        }
        writer.write_image_data(&packed).map_err(refused)?;
        writer.finish().map_err(refused)?;
        Ok(file)
    }

    /// Returns the columns and rows of a terminal that [`Symbol::to_terminal`] fills.
    #[must_use]
    pub fn terminal_size(&self) -> (usize, usize) {
        let side = self.side_with_quiet_zone();
        (side, side.div_ceil(2))
    }

    /// Draws the symbol with its quiet zone in half blocks, two rows of modules per line of text.
    ///
    /// Each line ends in a line feed. Nothing is written outside [`Symbol::terminal_size`].
    #[must_use]
    pub fn to_terminal(&self, ink: TerminalInk) -> String {
        terminal::draw(&self.framed_rows(), ink)
    }

    /// Returns all rows with the quiet zone around them.
    fn framed_rows(&self) -> Vec<Vec<bool>> {
        let side = self.side_with_quiet_zone();
        let blank = std::iter::repeat_n(vec![false; side], QUIET_ZONE);
        let framed = self.rows().map(|row| {
            let mut line = vec![false; QUIET_ZONE];
            line.extend_from_slice(row);
            line.resize(side, false);
            line
        });
        blank.clone().chain(framed).chain(blank).collect()
    }

    fn side_in_pixels(&self, module_px: u8) -> Result<usize, DrawError> {
        if module_px == 0 || module_px > MAX_MODULE_PX {
            return Err(DrawError::ModuleSize { pixels: module_px });
        }
        Ok(self.side_with_quiet_zone().saturating_mul(usize::from(module_px)))
    }
}

impl std::fmt::Debug for Symbol {
    /// Shows the size only: a code is someone's message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Symbol").field("side", &self.side()).finish_non_exhaustive()
    }
}

fn is_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" $%*+-./:".contains(&byte)
}

fn encode_alphanumeric(text: &[u8]) -> Result<QrCode, QrError> {
    for version in 1..=40 {
        let mut bits = Bits::new(Version::Normal(version));
        let fits = bits.push_alphanumeric_data(text).and_then(|()| bits.push_terminator(EcLevel::M));
        if fits.is_ok() {
            return QrCode::with_bits(bits, EcLevel::M);
        }
    }
    Err(QrError::DataTooLong)
}

#[cfg(test)]
mod tests;
