//! The checks that are made on this machine, with the pinned toolchain.
//!
//! What needs another system's compiler or a fuzzer stands in modules of its own.

use crate::{command::Program, error::TaskError, project::Project, python, tools};

/// The code is formatted.
pub(crate) fn format(project: &Project) -> Result<(), TaskError> {
    cargo(project, &["fmt", "--all", "--check"]).run()
}

/// Neither the compiler nor clippy warns, in any target.
pub(crate) fn clippy(project: &Project) -> Result<(), TaskError> {
    cargo(project, &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]).run()
}

/// Licences, sources and duplicate versions are what `deny.toml` allows.
///
/// Twice: everything for the systems of desks, and for telephones what they get, which is not the window.
pub(crate) fn deny(project: &Project) -> Result<(), TaskError> {
    let kinds = ["check", "bans", "licenses", "sources"];
    tools::DENY.cargo(project)?.arg("--locked").args(kinds).run()?;
    // What is only allowed for the window is not met there, and that is no news.
    let quiet =
        ["--allow", "license-exception-not-encountered", "--allow", "unmatched-skip", "--allow", "unnecessary-skip"];
    for telephone in ["aarch64-apple-ios", "aarch64-linux-android"] {
        tools::DENY
            .cargo(project)?
            .args(["--locked", "--target", telephone])
            .args(["--exclude", "countersign-desktop", "--exclude", "countersign-desktop-e2e"])
            .args(kinds)
            .args(quiet)
            .run()?;
    }
    Ok(())
}

/// Every test of the workspace; those with a foreign peer learn here where it is.
pub(crate) fn tests(project: &Project) -> Result<(), TaskError> {
    let python = python::ensure(project)?;
    cargo(project, &["test", "--locked", "--workspace", "--no-fail-fast"]).env("COUNTERSIGN_TEST_PYTHON", python).run()
}

/// The documentation builds without a warning.
pub(crate) fn docs(project: &Project) -> Result<(), TaskError> {
    cargo(project, &["doc", "--locked", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings").run()
}

/// The second implementation holds against vectors made elsewhere, and the committed vectors are what it makes.
pub(crate) fn reference(project: &Project) -> Result<(), TaskError> {
    let python = python::ensure(project)?;
    let fixtures = project.root.join("fixtures");
    let commands: &[&[&str]] = &[
        &["-m", "reference", "selftest"],
        &["-m", "unittest", "discover", "--start-directory", "reference/tests", "--top-level-directory", "."],
        &["-m", "reference", "vectors", "--check"],
    ];
    for words in commands {
        Program::new(&python).env("PYTHONDONTWRITEBYTECODE", "1").args(*words).folder(&fixtures).run()?;
    }
    Ok(())
}

/// A cargo command line that begins in the checkout.
fn cargo(project: &Project, words: &[&str]) -> Program {
    Program::cargo().args(words).folder(&project.root)
}
