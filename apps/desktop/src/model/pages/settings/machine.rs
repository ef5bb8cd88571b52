//! What can be seen of the machine: folder and fonts. It exists apart because each system has its own way to
//! look, and runs on the device's thread because disks are slow.

use std::path::{Path, PathBuf};

/// The system that the program was built for.
pub(super) const SYSTEM: &str = std::env::consts::OS;

/// Whether the system has programs that play a sound; Windows has none that can be called by name.
pub(super) const SOUNDS: bool = !cfg!(windows);

/// What the system has to show names with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fonts {
    /// Fonts of its own, for every writing system they cover.
    Found,
    /// None: the program's own font has to do.
    OwnAlone,
}

/// Bits of a mode that speak of the group and of everyone.
#[cfg(unix)]
const OTHERS: u32 = 6;

/// Tells whether nobody else may look into the folder.
#[cfg(unix)]
pub(super) fn is_ours_alone(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::symlink_metadata(folder)
        .is_ok_and(|data| data.is_dir() && data.permissions().mode().trailing_zeros() >= OTHERS)
}

/// Tells whether nobody else may look into the folder: the system gives each person a folder of their own.
#[cfg(not(unix))]
pub(super) fn is_ours_alone(folder: &Path) -> bool {
    std::fs::symlink_metadata(folder).is_ok_and(|data| data.is_dir())
}

/// Looks for the list of licences where each kind of package puts it.
pub(super) fn licences() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    let places = ["licences.txt", "../Resources/licences.txt", "../share/doc/countersign-desktop/licences.txt.gz"];
    places.iter().map(|place| folder.join(place)).find_map(|file| file.canonicalize().ok())
}

/// Looks for the system's fonts.
pub(super) fn fonts() -> Fonts {
    let places: &[&str] = if cfg!(target_os = "macos") {
        &["/System/Library/Fonts", "/Library/Fonts"]
    } else if cfg!(windows) {
        &["C:\\Windows\\Fonts"]
    } else {
        &["/usr/share/fonts", "/usr/local/share/fonts"]
    };
    let filled = |place: &&str| std::fs::read_dir(place).is_ok_and(|mut entries| entries.next().is_some());
    if places.iter().any(filled) { Fonts::Found } else { Fonts::OwnAlone }
}
