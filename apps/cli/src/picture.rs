//! QR codes on their way out and in: half blocks in the terminal, picture files that appear whole, picture files read
//! within a bounded time. It exists because pairing, the tour and `qr` all draw and read, and none may show half a code.

use std::fs::{File, Metadata};
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use countersign_qr::{ImageError, MAX_FILE_BYTES, Symbol, TerminalInk, read_image};

use crate::screen::Screen;

/// Pixels per module of a PNG: a pairing code becomes about 500 pixels wide, which shows large on any screen.
const MODULE_PX: u8 = 8;
/// After this long a picture is given up: no decoder can be stopped, so the thread is left to itself.
const READING_LIMIT: Duration = Duration::from_secs(20);

/// Why a code is not shown in the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unshown {
    /// The window lacks so many columns and rows.
    Small { columns: usize, rows: usize },
    /// The locale has no half blocks.
    NoBlocks,
}

/// Gives the terminal's columns and rows; `None` when standard output is no terminal.
pub(crate) fn terminal_size() -> Option<(usize, usize)> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let (columns, rows) = crossterm::terminal::size().ok()?;
    // A terminal that does not know its size says 0.
    (columns > 0 && rows > 0).then_some((columns.into(), rows.into()))
}

/// Draws a code for the terminal with `below` rows to spare for text; a pipe takes any size.
///
/// # Errors
/// [`Unshown`] with what is missing.
pub(crate) fn for_terminal(screen: &Screen, symbol: &Symbol, below: usize) -> Result<String, Unshown> {
    if !screen.unicode() {
        return Err(Unshown::NoBlocks);
    }
    let (columns, rows) = symbol.terminal_size();
    if let Some(missing) = terminal_size().and_then(|window| missing((columns, rows.saturating_add(below)), window)) {
        return Err(missing);
    }
    Ok(symbol.to_terminal(ink(screen.coloured(), std::env::var("COLORFGBG").ok().as_deref())))
}

fn missing(needed: (usize, usize), window: (usize, usize)) -> Option<Unshown> {
    let (columns, rows) = (needed.0.saturating_sub(window.0), needed.1.saturating_sub(window.1));
    ((columns, rows) != (0, 0)).then_some(Unshown::Small { columns, rows })
}

/// Chooses the ink: colours where they are understood, else what `COLORFGBG` tells of the ground, else a dark ground.
fn ink(coloured: bool, ground: Option<&str>) -> TerminalInk {
    if coloured {
        return TerminalInk::Ansi;
    }
    // "foreground;background" in the sixteen colours; 7 and 15 are the white ones.
    match ground.and_then(|value| value.rsplit(';').next()) {
        Some("7" | "15") => TerminalInk::DarkOnLight,
        Some(_) | None => TerminalInk::LightOnDark,
    }
}

/// The picture formats that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Black and white pixels.
    Png,
    /// Paths.
    Svg,
}

impl Format {
    /// Draws a code as a file of this format.
    pub(crate) fn draw(self, symbol: &Symbol) -> io::Result<Vec<u8>> {
        match self {
            Self::Png => symbol.to_png(MODULE_PX).map_err(io::Error::other),
            Self::Svg => Ok(symbol.to_svg().into_bytes()),
        }
    }
}

/// Writes a file that is there whole or not at all, in place of one that was there before.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = temporary(".countersign-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Makes a file in the system's temporary folder that goes with the returned value.
pub(crate) fn write_temporary(bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("countersign-").suffix(".png").tempfile()?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file)
}

/// A picture is for others to read, so it gets the permissions that the person's umask leaves, not a private file's.
fn temporary(prefix: &str) -> tempfile::Builder<'_, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Why a picture file gave no codes, not even none.
#[derive(Debug)]
pub(crate) enum Unread {
    /// The system says no.
    File(io::Error),
    /// It is no picture, or a damaged or too large one.
    Picture(ImageError),
    /// It kept the decoders busy for too long.
    TooLong,
}

/// Reads every code in a picture file, in the order in which people read: from top to bottom.
pub(crate) fn read_file(path: &Path) -> Result<Vec<String>, Unread> {
    let bytes = load(path)?;
    let (sender, receiver) = mpsc::channel();
    std::thread::Builder::new()
        .name("qr-still".to_owned())
        .spawn(move || sender.send(read_image(&bytes)))
        .map_err(Unread::File)?;
    let mut found = receiver.recv_timeout(READING_LIMIT).map_err(|_| Unread::TooLong)?.map_err(Unread::Picture)?;
    found.sort_by(|one, other| {
        let top = |corners: &[countersign_qr::Point; 4]| corners.iter().map(|at| at.y).fold(f32::MAX, f32::min);
        top(&one.corners).total_cmp(&top(&other.corners))
    });
    Ok(found.into_iter().map(|code| code.text).collect())
}

fn load(path: &Path) -> Result<Vec<u8>, Unread> {
    let file = open_regular(path).map_err(Unread::File)?;
    let limit = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Unread::File)?;
    Ok(bytes)
}

/// Opens a file, but nothing that would block or never end, such as a pipe or a device.
fn open_regular(path: &Path) -> io::Result<File> {
    let regular = |metadata: &Metadata| metadata.is_file();
    if !regular(&std::fs::metadata(path)?) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
    }
    File::open(path)
}

/// Tells whether a name ends like a picture that can be read.
pub(crate) fn is_picture(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let known =
        extension.is_some_and(|extension| ["png", "jpg", "jpeg", "pgm"].iter().any(|known| extension == *known));
    known && !hidden
}

/// Gives a path as it is shown.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Tells whether two paths name one file, as far as that can be known before it is there.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    resolved(one) == resolved(other)
}

fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = absolute.parent().and_then(|folder| folder.canonicalize().ok());
    match (folder, absolute.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        (_, _) => absolute,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_is_too_small_is_told_by_how_much() {
        assert_eq!(missing((65, 35), (80, 40)), None);
        assert_eq!(missing((65, 35), (80, 24)), Some(Unshown::Small { columns: 0, rows: 11 }));
        assert_eq!(missing((65, 35), (40, 24)), Some(Unshown::Small { columns: 25, rows: 11 }));
    }

    #[test]
    fn without_colours_the_ground_is_asked_for() {
        assert_eq!(ink(true, Some("0;15")), TerminalInk::Ansi);
        assert_eq!(ink(false, Some("0;15")), TerminalInk::DarkOnLight);
        assert_eq!(ink(false, Some("15;default;0")), TerminalInk::LightOnDark);
        assert_eq!(ink(false, None), TerminalInk::LightOnDark);
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("code.png");
        for text in ["CSIGN:FIRST", "CSIGN:SECOND"] {
            let symbol = Symbol::encode(text).unwrap();
            write_file(&path, &Format::Png.draw(&symbol).unwrap()).unwrap();
            assert_eq!(read_file(&path).unwrap(), [text]);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(write_file(&folder.path().join("none/code.png"), b"x").is_err());
    }

    #[test]
    fn only_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(read_file(folder.path()), Err(Unread::File(_))));
        let text = folder.path().join("text.png");
        std::fs::write(&text, "no picture").unwrap();
        assert!(matches!(read_file(&text), Err(Unread::Picture(ImageError::UnknownFormat))));
        std::fs::write(&text, "").unwrap();
        assert!(matches!(read_file(&text), Err(Unread::Picture(_))));
    }

    #[test]
    fn pictures_are_told_by_their_names() {
        for name in ["a.png", "b.JPG", "c.jpeg", "d.pgm"] {
            assert!(is_picture(Path::new(name)), "{name}");
        }
        for name in ["a.txt", ".png", ".a.png", "png", "a.png.part"] {
            assert!(!is_picture(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn one_file_under_two_names_is_known() {
        let folder = tempfile::tempdir().unwrap();
        assert!(is_same(&folder.path().join("x.png"), &folder.path().join("./x.png")));
        assert!(!is_same(&folder.path().join("x.png"), &folder.path().join("y.png")));
    }
}
