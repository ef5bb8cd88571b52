//! The Swift package: what is generated for it, and its step in the tests.

use std::{fs, path::{Path, PathBuf}};

use crate::{error::TaskError, project::{self, Project}, texts};

/// Puts what the generator wrote into the folders that `Package.swift` names, with the sentences beside it; answers with
/// the folder for the library.
pub(crate) fn arrange(project: &Project, generated: &Path) -> Result<PathBuf, TaskError> {
    let folder = |name: &str| {
        let folder = generated.join(name);
        fs::create_dir_all(&folder).map_err(TaskError::file(&folder)).map(|()| folder)
    };
    for (file, into) in [
        ("CountersignCore.swift", "CountersignCore"),
        ("CountersignFFI.h", "CountersignFFI"),
        ("CountersignFFI.modulemap", "CountersignFFI"),
    ] {
        let (from, to) = (generated.join(file), folder(into)?.join(file));
        fs::rename(&from, &to).map_err(TaskError::file(&from))?;
    }
    project::write(&folder("CountersignTexts")?.join("CountersignTexts.swift"), &texts::for_swift(project)?)?;
    folder("lib")
}
