//! What the stories share: where programs made by others are, and how to run them. It exists so that a missing program
//! fails a test in words instead of passing it.

mod program;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

pub use program::countersign;

/// Why a program could not be asked.
#[derive(Debug)]
pub struct PeerError(String);

impl std::fmt::Display for PeerError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for PeerError {}

/// Gives the Python that has the packages of `fixtures/peers/requirements.txt`, as the test command sets it up.
///
/// # Errors
/// [`PeerError`] with what to do when the test command has not told where it is.
pub fn python() -> Result<PathBuf, PeerError> {
    std::env::var_os("COUNTERSIGN_TEST_PYTHON").map(PathBuf::from).ok_or_else(|| {
        PeerError(
            "this test needs Python packages: run `cargo xtask test`, which installs them and tells where".to_owned(),
        )
    })
}

/// Gives the project's top folder.
#[must_use]
pub fn project() -> PathBuf {
    let mut top = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    top.pop();
    top
}

/// Runs a program with text on its standard input and gives what it wrote to its standard output.
///
/// # Errors
/// [`PeerError`] when it is not there or fails.
pub fn ask(command: &mut Command, input: &str) -> Result<String, PeerError> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |what: &dyn std::fmt::Display| PeerError(format!("{name}: {what}; `cargo xtask test` installs it"));
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&error))?;
    let mut stdin = child.stdin.take().ok_or_else(|| failed(&"no standard input"))?;
    let input = input.to_owned();
    // Written from a thread of its own: a peer that answers while it reads would otherwise fill both pipes.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().map_err(|error| failed(&error))?;
    let written = writer.join().map_err(|_| failed(&"its input could not be written"))?;
    written.map_err(|error| failed(&error))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| failed(&error))
    } else {
        Err(failed(&String::from_utf8_lossy(&output.stderr)))
    }
}
