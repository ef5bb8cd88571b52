//! Pictures of a window, small enough to be kept beside the text that shows them.
//!
//! A flat surface with writing on it has few colours; a palette of 256 keeps those that fill areas exactly and costs a fraction.

use std::{collections::HashMap, fs::File, io::BufWriter, path::Path};

use x11rb::{
    connection::Connection as _,
    protocol::xproto::{ConnectionExt as _, ImageFormat},
    rust_connection::RustConnection,
};

use crate::error::StoryError;

/// The pixels of a window, red, green and blue.
pub(crate) struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Takes the picture of a window that nothing covers.
    pub(crate) fn of_window(display: &str, window: u32) -> Result<Self, StoryError> {
        let wrong = |error: &dyn std::fmt::Display| StoryError::Display(error.to_string());
        let (server, _) = RustConnection::connect(Some(display)).map_err(|error| wrong(&error))?;
        let size =
            server.get_geometry(window).map_err(|error| wrong(&error))?.reply().map_err(|error| wrong(&error))?;
        if server.setup().image_byte_order != x11rb::protocol::xproto::ImageOrder::LSB_FIRST {
            return Err(StoryError::Display("only little-endian pixels are understood".to_owned()));
        }
        let image = server
            .get_image(ImageFormat::Z_PIXMAP, window, 0, 0, size.width, size.height, u32::MAX)
            .map_err(|error| wrong(&error))?
            .reply()
            .map_err(|error| wrong(&error))?;
        let (cells, _) = image.data.as_chunks::<4>();
        let pixels = cells.iter().map(|&[blue, green, red, _]| [red, green, blue]).collect();
        Ok(Self { width: size.width.into(), height: size.height.into(), pixels })
    }

    /// Counts the colours: a window in which nothing was drawn has one.
    pub(crate) fn colours(&self) -> usize {
        self.pixels.iter().collect::<std::collections::HashSet<_>>().len()
    }

    /// Tells whether most of it is darker than middle grey.
    pub(crate) fn is_dark(&self) -> bool {
        let dark = |pixel: &&[u8; 3]| pixel.iter().all(|shade| *shade < 128);
        self.pixels.iter().filter(dark).count() > self.pixels.len() / 2
    }

    /// Writes it as a PNG with a palette.
    pub(crate) fn save(&self, path: &Path) -> Result<(), StoryError> {
        let (palette, places) = self.palette();
        let file = File::create(path).map_err(StoryError::file(path))?;
        let mut encoder = png::Encoder::new(BufWriter::new(file), self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let wrong = |error: png::EncodingError| StoryError::Display(error.to_string());
        let mut writer = encoder.write_header().map_err(wrong)?;
        writer.write_image_data(&places).map_err(wrong)?;
        writer.finish().map_err(wrong)
    }

    /// Finds at most 256 colours and each pixel's place among them.
    ///
    /// Colours that agree in their upper bits become the most frequent of them; as many bits count as leave room.
    fn palette(&self) -> (Vec<[u8; 3]>, Vec<u8>) {
        let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
        for &pixel in &self.pixels {
            let count = counts.entry(pixel).or_default();
            *count = count.saturating_add(1);
        }
        let mut most_used: Vec<_> = counts.into_iter().collect();
        most_used.sort_by_key(|&(colour, count)| (std::cmp::Reverse(count), colour));
        let mut bits = 0;
        loop {
            let key = |colour: [u8; 3]| colour.map(|part| part.checked_shr(bits).unwrap_or_default());
            let mut places: HashMap<[u8; 3], u8> = HashMap::new();
            let mut palette = Vec::new();
            let fits = most_used.iter().all(|&(colour, _)| {
                if places.contains_key(&key(colour)) {
                    return true;
                }
                let Ok(place) = u8::try_from(palette.len()) else { return false };
                places.insert(key(colour), place);
                palette.push(colour);
                true
            });
            if fits || bits == 8 {
                let at = |&pixel: &[u8; 3]| places.get(&key(pixel)).copied().unwrap_or_default();
                return (palette, self.pixels.iter().map(at).collect());
            }
            bits = bits.saturating_add(1).min(8);
        }
    }
}
