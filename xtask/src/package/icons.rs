//! The app's icon in the sizes that systems ask for, drawn from its two outlines.
//!
//! Below 32 pixels the ground fills the square and the mark grows, so that the tick stays one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{command::Program, error::TaskError, project::Project};

/// The sizes that a Linux icon theme holds.
pub(super) const THEME: &[u16] = &[16, 24, 32, 48, 64, 128, 256, 512];

/// The sizes in a Windows icon.
const WINDOWS: &[u8] = &[16, 24, 32, 48, 64, 128];

/// The outline for a size.
pub(super) fn outline(project: &Project, size: u16) -> PathBuf {
    project.root.join("apps/desktop/icon").join(if size < 32 { "app-small.svg" } else { "app.svg" })
}

/// Draws one size as PNG.
pub(super) fn draw(project: &Project, size: u16, to: &Path) -> Result<(), TaskError> {
    super::place(to)?;
    let size_word = size.to_string();
    Program::new("rsvg-convert")
        .args(["--width", &size_word, "--height", &size_word, "--output"])
        .arg(to)
        .arg(outline(project, size))
        .quietly()
        .map(drop)
}

/// Writes a Windows icon: a table of PNG images, each after the other (the form that Windows reads since Vista).
pub(super) fn windows(project: &Project, scratch: &Path, to: &Path) -> Result<(), TaskError> {
    let mut images = Vec::new();
    for &size in WINDOWS {
        let path = scratch.join(format!("{size}.png"));
        draw(project, size.into(), &path)?;
        images.push((size, fs::read(&path).map_err(TaskError::file(&path))?));
    }
    fs::write(to, container(&images)?).map_err(TaskError::file(to))
}

/// The bytes of a Windows icon.
fn container(images: &[(u8, Vec<u8>)]) -> Result<Vec<u8>, TaskError> {
    let too_large = || TaskError::Wrong("an icon is too large for its table".to_owned());
    let count = u16::try_from(images.len()).map_err(|_| too_large())?;
    let mut table = Vec::new();
    table.extend_from_slice(&[0, 0, 1, 0]);
    table.extend_from_slice(&count.to_le_bytes());
    let mut place = u32::from(count).checked_mul(16).and_then(|rows| rows.checked_add(6)).ok_or_else(too_large)?;
    for (size, image) in images {
        let length = u32::try_from(image.len()).map_err(|_| too_large())?;
        // Width, height, no palette; one plane of 32 bits.
        table.extend_from_slice(&[*size, *size, 0, 0, 1, 0, 32, 0]);
        table.extend_from_slice(&length.to_le_bytes());
        table.extend_from_slice(&place.to_le_bytes());
        place = place.checked_add(length).ok_or_else(too_large)?;
    }
    for (_, image) in images {
        table.extend_from_slice(image);
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::container;

    #[test]
    fn each_image_lies_where_the_table_says() {
        let bytes = container(&[(16, vec![1, 2, 3]), (32, vec![4, 5])]).unwrap();
        assert_eq!(bytes[..6], [0, 0, 1, 0, 2, 0]);
        for (row, (size, image)) in [(16, &[1, 2, 3][..]), (32, &[4, 5][..])].into_iter().enumerate() {
            let row = &bytes[6 + row * 16..][..16];
            assert_eq!(row[..2], [size, size]);
            let length = usize::try_from(u32::from_le_bytes(row[8..12].try_into().unwrap())).unwrap();
            let place = usize::try_from(u32::from_le_bytes(row[12..].try_into().unwrap())).unwrap();
            assert_eq!(&bytes[place..place + length], image);
        }
    }
}
