//! Picture files in place of a camera.
//!
//! Whatever reads a camera can be shown a folder of pictures instead, so that pairing is tried and tested
//! where there is no camera.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

use super::{CameraError, FrameSource};
use crate::image::decode_image;
use crate::luma::Luma;

/// Plays picture files one after the other, and then shows nothing.
#[derive(Clone, Debug)]
pub struct PictureFiles {
    waiting: VecDeque<PathBuf>,
}

impl PictureFiles {
    /// Takes the files in the order in which they are to be shown.
    pub fn new(files: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { waiting: files.into_iter().collect() }
    }
}

impl FrameSource for PictureFiles {
    /// Returns the next picture, or `None` at once after the last; a file that cannot be used is passed over.
    fn newest(&mut self, _patience: Duration) -> Result<Option<Luma>, CameraError> {
        let Some(path) = self.waiting.pop_front() else { return Ok(None) };
        let file = std::fs::read(&path)
            .map_err(|error| CameraError::File { path: path.clone(), reason: error.to_string() })?;
        decode_image(&file).map(Some).map_err(|error| CameraError::Picture { path, error })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Symbol;
    use crate::image::ImageError;

    #[test]
    fn shows_each_picture_once_and_names_the_bad_one() {
        let folder = std::env::temp_dir().join(format!("countersign-qr-files-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let symbol = Symbol::encode("CSIGN:AB").unwrap();
        let paths = ["good.png", "bad.png", "missing.png"].map(|name| folder.join(name));
        std::fs::write(&paths[0], symbol.to_png(3).unwrap()).unwrap();
        std::fs::write(&paths[1], "not a picture").unwrap();
        let mut source = PictureFiles::new(paths.clone());
        assert_eq!(source.newest(Duration::ZERO).unwrap(), Some(symbol.to_luma(3).unwrap()));
        assert_eq!(
            source.newest(Duration::ZERO),
            Err(CameraError::Picture { path: paths[1].clone(), error: ImageError::UnknownFormat })
        );
        let missing = source.newest(Duration::ZERO).unwrap_err();
        assert!(missing.to_string().contains("missing.png"), "{missing}");
        assert_eq!(source.newest(Duration::ZERO), Ok(None));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
