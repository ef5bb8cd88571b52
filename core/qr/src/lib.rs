//! Draws and reads Countersign's QR codes.
//!
//! Two people pair by showing codes to each other's cameras, so what this crate draws must be
//! readable from across a table and what it reads comes from a stranger. The rules know texts
//! only; everything about pixels, decoders, image files and cameras stays in here.
//!
//! * [`Symbol`] draws a text: modules, SVG, PNG, half blocks for a terminal.
//! * [`read`], [`read_all`] and [`read_image`] read a still picture with the whole ladder.
//! * [`Scanner`] reads a live camera: newest frame wins, and no decoder can hold it up. [`LiveReader`] reads frames where
//!   they lie, for a shell that minds its own threads.
//! * [`camera`] names where live frames come from.

pub mod camera;
mod draw;
mod fence;
mod image;
mod luma;
mod read;
mod scanner;
#[cfg(feature = "synthetic")]
pub mod synthetic;

pub use draw::{DrawError, Symbol, TerminalInk};
pub use fence::silence_decoder_panics;
pub use image::{ImageError, MAX_FILE_BYTES, decode_image, read_image};
pub use luma::{Lent, Luma, LumaError, MAX_PIXELS};
pub use read::{Decoded, LiveReader, Point, Rung, read, read_all, read_all_by, read_by};
pub use scanner::{Scanner, ScannerError};
