//! Where the binary `countersign` is. It exists because a story is told by the program that people run, and Cargo hands a
//! package's binary only to the tests of that package.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::PeerError;

/// Gives the binary, built from the present sources once in a test process.
///
/// It is built beside the running test, in the same profile. Where Cargo cannot run, as under Wine, the binary that lies
/// there is taken; `COUNTERSIGN_TEST_BINARY` names another one.
///
/// # Errors
/// [`PeerError`] with what Cargo says, or where nothing was found.
pub fn countersign() -> Result<&'static Path, PeerError> {
    static BINARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    match BINARY.get_or_init(find) {
        Ok(path) => Ok(path),
        Err(reason) => Err(PeerError(format!("the binary `countersign`: {reason}"))),
    }
}

fn find() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("COUNTERSIGN_TEST_BINARY") {
        return Ok(PathBuf::from(named));
    }
    // …/debug/deps/stories-0123: the profile's folder is two up.
    let test = std::env::current_exe().map_err(|error| error.to_string())?;
    let profile = test.parent().and_then(Path::parent).ok_or("the test lies outside of a build folder")?;
    let beside = profile.join(format!("countersign{}", std::env::consts::EXE_SUFFIX));
    if cfg!(windows) {
        return if beside.is_file() { Ok(beside) } else { Err(format!("it is not at {}", beside.display())) };
    }
    build(profile)
}

fn build(profile: &Path) -> Result<PathBuf, String> {
    let target = profile.parent().ok_or("the build folder has no parent")?;
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--locked", "--quiet", "--package", "countersign-cli", "--bin", "countersign"]);
    cargo.args(["--message-format", "json-render-diagnostics"]).arg("--target-dir").arg(target);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let output = cargo
        .current_dir(crate::project())
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err("Cargo could not build it".to_owned());
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message.pointer("/target/name").is_some_and(|name| name == "countersign"))
        .find_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
        .ok_or_else(|| "Cargo did not say where it is".to_owned())
}
