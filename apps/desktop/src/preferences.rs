//! What a person set about the window: language, look, sound, idle lock. It exists apart from what is kept under lock,
//! because it is needed before anything is unlocked and tells nothing about anyone.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black and white, thick lines.
    HighContrast,
}

/// What a person set about the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Preferences {
    /// The language's tag; empty: the system's.
    pub language: String,
    /// The colours.
    pub theme: Theme,
    /// Whether verdicts sound.
    pub sound: bool,
    /// Whether my code stays hidden until it is asked for.
    pub hide_codes: bool,
    /// Minutes without a key or pointer until everything is locked; 0: never.
    pub idle_minutes: u32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: String::new(), theme: Theme::System, sound: true, hide_codes: false, idle_minutes: 5 }
    }
}

/// More than any file of preferences has; a longer one is not ours.
const MAX_BYTES: u64 = 64 * 1024;

impl Preferences {
    /// Gives the file's place beside what is kept in `folder`.
    #[must_use]
    pub fn file(folder: &Path) -> PathBuf {
        folder.join("window.json")
    }

    /// Reads them; what is missing or cannot be read is as at the first start.
    #[must_use]
    pub fn read(file: &Path) -> Self {
        let small = fs::metadata(file).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MAX_BYTES);
        let text = if small { fs::read_to_string(file).unwrap_or_default() } else { String::new() };
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, file: &Path) -> std::io::Result<()> {
        let folder = file.parent().unwrap_or(file);
        let mut builder = fs::DirBuilder::new();
        // What is kept here later is nobody else's to look at.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.recursive(true).create(folder)?;
        let mut written = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut written, self)?;
        written.flush()?;
        written.persist(file).map_err(|error| error.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_in_a_folder_of_ones_own() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("new");
        let file = Preferences::file(&folder);
        let set = Preferences { theme: Theme::Dark, hide_codes: true, ..Preferences::default() };
        set.write(&file).unwrap();
        assert_eq!(Preferences::read(&file), set);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }
}
