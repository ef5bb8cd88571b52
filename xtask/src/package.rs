//! `cargo xtask package`: what a person installs, for each system.
//!
//! The same sources make the same bytes: times come from the last commit and never from the clock.

pub(crate) mod android;
pub(crate) mod apple;
pub(crate) mod desktop;
mod icons;
mod licences;
pub(crate) mod macos;
pub(crate) mod windows;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    command::Program,
    error::TaskError,
    machine::{Package, Probe},
    project::{self, Project},
};

/// Draws the icons.
pub(crate) const DRAWER: Package =
    Package { debian: "librsvg2-bin", purpose: "draws the icon in every size", probe: Probe::Program("rsvg-convert") };

/// What stands in for a value in a file of `packaging/`.
type Placeholder<'a> = (&'a str, &'a str);

/// What every package says about itself.
pub(crate) struct Release {
    /// The workspace's version.
    pub(crate) version: String,
    /// When the last commit was made, in seconds since 1970.
    epoch: String,
    /// The same as a date.
    date: String,
    /// The same as mail writes it (RFC 5322).
    time: String,
}

impl Release {
    /// Reads it from the checkout.
    pub(crate) fn of(project: &Project) -> Result<Self, TaskError> {
        let manifest = project::text(&project.root.join("Cargo.toml"))?;
        let version = manifest
            .lines()
            .find_map(|line| line.strip_prefix("version = "))
            .map(|version| version.trim_matches('"').to_owned())
            .ok_or_else(|| TaskError::Wrong("the workspace names no version".to_owned()))?;
        let ask = |format: &str| {
            let answer =
                Program::new("git").args(["log", "-1", &format!("--format={format}")]).folder(&project.root).read()?;
            Ok::<_, TaskError>(answer.trim().to_owned())
        };
        Ok(Self { version, epoch: ask("%ct")?, date: ask("%cs")?, time: ask("%cD")? })
    }
}

/// Where finished packages are put.
pub(crate) fn shelf(project: &Project) -> Result<PathBuf, TaskError> {
    let shelf = project.target.join("packages");
    fs::create_dir_all(&shelf).map_err(TaskError::file(&shelf))?;
    Ok(shelf)
}

/// A folder below the target folder, emptied.
fn emptied(project: &Project, name: &str) -> Result<PathBuf, TaskError> {
    let folder = project.scratch(name)?;
    fs::remove_dir_all(&folder).map_err(TaskError::file(&folder))?;
    project.scratch(name)
}

/// Copies a file of `packaging/` with its placeholders filled in.
fn fill(from: &Path, to: &Path, values: &[Placeholder<'_>]) -> Result<(), TaskError> {
    let mut text = project::text(from)?;
    for (name, value) in values {
        text = text.replace(&format!("@{name}@"), value);
    }
    place(to)?;
    project::write(to, &text)
}

/// Copies a file.
fn copy(from: &Path, to: &Path) -> Result<(), TaskError> {
    place(to)?;
    fs::copy(from, to).map(drop).map_err(TaskError::file(from))
}

/// Makes the folder in which a file will lie.
fn place(file: &Path) -> Result<(), TaskError> {
    match file.parent() {
        Some(folder) => fs::create_dir_all(folder).map_err(TaskError::file(folder)),
        None => Ok(()),
    }
}

/// Every file below a folder, in an order that does not change.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, TaskError> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(TaskError::file(&folder))? {
            let path = entry.map_err(TaskError::file(&folder))?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Says where a package is and how large.
fn announce(package: &Path) -> Result<(), TaskError> {
    let size = fs::metadata(package).map_err(TaskError::file(package))?.len();
    println!("Made {} ({} KiB)", package.display(), size.div_ceil(1024));
    Ok(())
}
