//! One frame of grey pixels.
//!
//! Frames come from cameras, files and foreign-language shells, so their measures are claims and
//! not facts. A [`Luma`] exists only when its measures agree with its pixels: no decoder ever sees
//! a frame that does not.

use thiserror::Error;

/// The largest number of pixels in a frame: 40 megapixels, more than any phone camera delivers unasked.
pub const MAX_PIXELS: usize = 40_000_000;

/// Says which measure of a frame cannot be true.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum LumaError {
    /// The width or the height is zero.
    #[error("the picture is empty: {width} × {height} pixels")]
    Empty {
        /// Pixels in a row.
        width: usize,
        /// Number of rows.
        height: usize,
    },
    /// There are more than [`MAX_PIXELS`] pixels.
    #[error("the picture is too large: {width} × {height} pixels, the limit is 40 megapixels")]
    TooLarge {
        /// Pixels in a row.
        width: usize,
        /// Number of rows.
        height: usize,
    },
    /// A row would begin before the one above it ends.
    #[error("the rows overlap: {stride} bytes from row to row for {width} pixels")]
    ShortStride {
        /// Bytes from the start of one row to the start of the next.
        stride: usize,
        /// Pixels in a row.
        width: usize,
    },
    /// There are fewer bytes than the measures ask for.
    #[error("the picture is cut off: {given} bytes of {needed}")]
    ShortData {
        /// Bytes that came.
        given: usize,
        /// Bytes that the measures ask for.
        needed: usize,
    },
}

/// Holds a grey picture, one byte per pixel, 0 black, rows packed from top to bottom.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Luma {
    pixels: Vec<u8>,
    width: usize,
    height: usize,
}

impl Luma {
    /// Takes over `data`, whose rows of `width` pixels begin every `stride` bytes.
    ///
    /// The last row may lack its padding.
    ///
    /// # Errors
    /// [`LumaError`] when the measures cannot be true.
    pub fn new(data: Vec<u8>, width: usize, height: usize, stride: usize) -> Result<Self, LumaError> {
        let needed = measure(data.len(), width, height, stride)?;
        let mut pixels = data;
        if stride == width {
            pixels.truncate(needed);
        } else {
            pixels = pack(&pixels, width, height, stride);
        }
        Ok(Self { pixels, width, height })
    }

    /// Copies a picture out of a buffer that stays with its owner, like a camera's.
    ///
    /// # Errors
    /// [`LumaError`] when the measures cannot be true.
    pub fn copy_from(data: &[u8], width: usize, height: usize, stride: usize) -> Result<Self, LumaError> {
        measure(data.len(), width, height, stride)?;
        Ok(Self { pixels: pack(data, width, height, stride), width, height })
    }

    /// Lends the picture.
    #[must_use]
    pub fn lent(&self) -> Lent<'_> {
        Lent { pixels: &self.pixels, width: self.width, height: self.height }
    }

    /// Returns the number of pixels in a row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// Returns the pixels, row after row without padding.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Goes through the rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &[u8]> + ExactSizeIterator {
        self.pixels.chunks_exact(self.width)
    }
}

/// Lends a grey picture that stays with its owner, like a camera's buffer: what [`Luma`] holds, without a copy.
#[derive(Clone, Copy, Debug)]
pub struct Lent<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
}

impl<'a> Lent<'a> {
    /// Lends `data`, whose rows of `width` pixels begin every `stride` bytes.
    ///
    /// Nothing is moved, so the padding behind each row is looked at as if it belonged to the picture: a code in the picture
    /// is read all the same. The last row is left out when it lacks its padding.
    ///
    /// # Errors
    /// [`LumaError`] when the measures cannot be true.
    pub fn new(data: &'a [u8], width: usize, height: usize, stride: usize) -> Result<Self, LumaError> {
        measure(data.len(), width, height, stride)?;
        let whole = data.len().checked_div(stride).unwrap_or_default().min(height);
        if whole == 0 {
            // A single row without its padding.
            let pixels = data.get(..width).unwrap_or(data);
            return Ok(Self { pixels, width, height: 1 });
        }
        measure(data.len(), stride, whole, stride)?;
        let pixels = data.get(..stride.saturating_mul(whole)).unwrap_or(data);
        Ok(Self { pixels, width: stride, height: whole })
    }

    /// Returns the number of pixels in a row.
    #[must_use]
    pub const fn width(self) -> usize {
        self.width
    }

    /// Returns the number of rows.
    #[must_use]
    pub const fn height(self) -> usize {
        self.height
    }

    /// Returns the pixels, row after row.
    #[must_use]
    pub const fn pixels(self) -> &'a [u8] {
        self.pixels
    }

    /// Goes through the rows from top to bottom.
    #[must_use]
    pub fn rows(self) -> impl DoubleEndedIterator<Item = &'a [u8]> + ExactSizeIterator {
        self.pixels.chunks_exact(self.width)
    }

    /// Copies the picture.
    #[must_use]
    pub fn to_luma(self) -> Luma {
        Luma { pixels: self.pixels.to_vec(), width: self.width, height: self.height }
    }
}

/// Checks the measures and returns the number of bytes that hold the picture.
fn measure(given: usize, width: usize, height: usize, stride: usize) -> Result<usize, LumaError> {
    if width == 0 || height == 0 {
        return Err(LumaError::Empty { width, height });
    }
    if width.checked_mul(height).is_none_or(|pixels| pixels > MAX_PIXELS) {
        return Err(LumaError::TooLarge { width, height });
    }
    if stride < width {
        return Err(LumaError::ShortStride { stride, width });
    }
    let needed = height
        .saturating_sub(1)
        .checked_mul(stride)
        .and_then(|above| above.checked_add(width))
        .ok_or(LumaError::TooLarge { width, height })?;
    if given < needed {
        return Err(LumaError::ShortData { given, needed });
    }
    Ok(needed)
}

fn pack(data: &[u8], width: usize, height: usize, stride: usize) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(width.saturating_mul(height));
    for row in data.chunks(stride).take(height) {
        pixels.extend(row.iter().take(width));
    }
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_measures_that_cannot_be_true() {
        let empty = LumaError::Empty { width: 0, height: 3 };
        assert_eq!(Luma::new(vec![0; 9], 0, 3, 3), Err(empty));
        assert_eq!(Luma::copy_from(&[0; 9], 3, 0, 3), Err(LumaError::Empty { width: 3, height: 0 }));
        assert_eq!(
            Luma::new(Vec::new(), 40_000, 1_001, 40_000),
            Err(LumaError::TooLarge { width: 40_000, height: 1_001 })
        );
        assert_eq!(
            Luma::new(Vec::new(), usize::MAX, 2, usize::MAX),
            Err(LumaError::TooLarge { width: usize::MAX, height: 2 })
        );
        assert_eq!(Luma::new(Vec::new(), 2, 3, usize::MAX), Err(LumaError::TooLarge { width: 2, height: 3 }));
        assert_eq!(Luma::new(vec![0; 9], 3, 3, 2), Err(LumaError::ShortStride { stride: 2, width: 3 }));
        assert_eq!(Luma::new(vec![0; 10], 3, 3, 4), Err(LumaError::ShortData { given: 10, needed: 11 }));
    }

    #[test]
    fn drops_the_padding_of_rows() {
        let padded = vec![1, 2, 3, 99, 4, 5, 6, 99, 7, 8, 9];
        let frame = Luma::new(padded.clone(), 3, 3, 4).unwrap();
        assert_eq!(frame.pixels(), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(Luma::copy_from(&padded, 3, 3, 4).unwrap(), frame);
        assert_eq!(frame.rows().nth(1).unwrap(), [4, 5, 6]);
    }

    #[test]
    fn lends_the_caller_s_own_bytes() {
        let padded = [1, 2, 3, 99, 4, 5, 6, 99, 7, 8, 9];
        for (data, width, height, stride, expected) in [
            (&padded[..], 3, 3, 4, (4, 2)),
            (&padded[..8], 3, 2, 4, (4, 2)),
            (&padded[..9], 3, 3, 3, (3, 3)),
            (&padded[..], 2, 3, 3, (3, 3)),
            (&padded[..3], 3, 1, 4, (3, 1)),
        ] {
            let lent = Lent::new(data, width, height, stride).unwrap();
            assert_eq!((lent.width(), lent.height()), expected);
            assert_eq!(lent.pixels().as_ptr(), data.as_ptr(), "not a copy");
            assert_eq!(lent.rows().len(), lent.height());
        }
        assert!(Lent::new(&padded, 3, 3, 2).is_err());
        assert!(Lent::new(&padded, 3, 4, 4).is_err());
        assert!(Lent::new(&padded, 0, 3, 4).is_err());
        let long = vec![0; 50_000 * 1_000];
        assert!(Lent::new(&long, 10, 1_000, 50_000).is_err(), "padding counts as pixels");
    }

    #[test]
    fn leaves_out_bytes_after_the_last_row() {
        let frame = Luma::new(vec![1, 2, 3, 4, 5], 2, 2, 2).unwrap();
        assert_eq!(frame.pixels(), [1, 2, 3, 4]);
    }
}
