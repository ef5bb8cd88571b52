//! Cargo's own tools, in pinned versions, built once per machine.
//!
//! They live in the person's cache folder and not in `~/.cargo/bin`, so that nothing of theirs is
//! replaced and a new version here never meets an old one there.

use std::{env, ffi::OsString, path::PathBuf};

use crate::{command::Program, error::TaskError, project::Project};

/// A cargo subcommand and the version that the project is checked with.
pub(crate) struct Tool {
    /// Its package and program name.
    pub(crate) name: &'static str,
    /// The exact version.
    pub(crate) version: &'static str,
}

/// Judges licences, sources and duplicate versions.
pub(crate) const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };
/// Builds and drives the fuzz targets.
pub(crate) const FUZZ: Tool = Tool { name: "cargo-fuzz", version: "0.13.2" };
/// Changes the code in small ways and sees whether a test notices.
pub(crate) const MUTANTS: Tool = Tool { name: "cargo-mutants", version: "27.1.0" };

impl Tool {
    /// A cargo command line that begins with this tool, which is built first when it is not there.
    pub(crate) fn cargo(&self, project: &Project) -> Result<Program, TaskError> {
        let folder = self.ensure(project)?;
        let subcommand = self.name.strip_prefix("cargo-").unwrap_or(self.name);
        let path = search_path(folder);
        Ok(Program::cargo().env("PATH", path).arg(subcommand).folder(&project.root))
    }

    /// Builds the tool when the cache has no such version, and answers with its folder.
    fn ensure(&self, project: &Project) -> Result<PathBuf, TaskError> {
        let root = project.cached("tools")?.join(format!("{}-{}", self.name, self.version));
        let programs = root.join("bin");
        let program = programs.join(self.name);
        if program.is_file() || program.with_extension("exe").is_file() {
            return Ok(programs);
        }
        println!("Installing {} {} into {}", self.name, self.version, root.display());
        Program::cargo()
            .args(["install", "--quiet", "--locked", "--debug", "--root"])
            .arg(&root)
            .arg(format!("{}@{}", self.name, self.version))
            // Such a tool runs for seconds: a quick build is worth more than a quick program.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("CARGO_TARGET_DIR")
            .run()?;
        Ok(programs)
    }
}

/// The search path with one folder in front.
fn search_path(first: PathBuf) -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(std::iter::once(first).chain(env::split_paths(&rest))).unwrap_or(rest)
}
