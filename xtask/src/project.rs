//! Where things are: the checkout, its target folder, the caches that outlive a checkout.
//!
//! Everything is asked of cargo rather than guessed, so that `CARGO_TARGET_DIR` and a
//! `build.target-dir` in some configuration are respected.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{command::Program, error::TaskError};

/// The folders a task works with.
pub(crate) struct Project {
    /// The root of the checkout.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// What is built once per machine: tools, system roots.
    pub(crate) cache: PathBuf,
}

impl Project {
    /// Asks cargo where the checkout and its target folder are.
    pub(crate) fn locate() -> Result<Self, TaskError> {
        let answer = Program::cargo().args(["metadata", "--no-deps", "--format-version", "1"]).read()?;
        let metadata: Value =
            serde_json::from_str(&answer).map_err(|error| TaskError::Wrong(format!("cargo metadata: {error}")))?;
        let folder = |key: &str| {
            metadata
                .get(key)
                .and_then(Value::as_str)
                .map(PathBuf::from)
                .ok_or_else(|| TaskError::Wrong(format!("cargo metadata names no {key}")))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")?, cache: cache_folder()? })
    }

    /// A folder of our own below cargo's target folder; it goes away with `cargo clean`.
    pub(crate) fn scratch(&self, name: &str) -> Result<PathBuf, TaskError> {
        made(self.target.join("xtask").join(name))
    }

    /// A folder that outlives the checkout, made when it is not there.
    pub(crate) fn cached(&self, name: &str) -> Result<PathBuf, TaskError> {
        made(self.cache.join(name))
    }
}

/// The person's cache folder, with a folder of ours in it.
fn cache_folder() -> Result<PathBuf, TaskError> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .or_else(|| set("LOCALAPPDATA"))
        .ok_or_else(|| TaskError::Missing("no cache folder: set HOME or XDG_CACHE_HOME".to_owned()))?;
    Ok(base.join("countersign-xtask"))
}

/// Makes a folder and its parents, and hands the path back.
fn made(folder: PathBuf) -> Result<PathBuf, TaskError> {
    fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
    Ok(folder)
}

/// Reads a text file.
pub(crate) fn text(path: &Path) -> Result<String, TaskError> {
    fs::read_to_string(path).map_err(TaskError::file(path))
}

/// Writes a text file.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), TaskError> {
    fs::write(path, text).map_err(TaskError::file(path))
}
