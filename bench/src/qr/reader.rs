//! The readers that are compared.
//!
//! The rivals run as what people install, zbarimg as a program and zxing-cpp as its Python package;
//! one that is not there is named, and its column is left out.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

use countersign_qr::{Luma, read};
use serde::Deserialize;
use tempfile::TempDir;

use super::{QrBenchError, timed};

/// Holds what a reader found in one frame.
#[derive(Deserialize)]
pub(super) struct Answer {
    /// The texts of the codes.
    pub(super) texts: Vec<String>,
    /// Milliseconds that it took.
    pub(super) ms: f64,
}

/// Reads frames.
pub(super) trait Reader {
    /// Returns the name for the table.
    fn name(&self) -> &'static str;
    /// Says what its milliseconds are.
    fn note(&self) -> &'static str;
    /// Reads the codes in a frame.
    fn read(&mut self, frame: &Luma) -> Result<Answer, QrBenchError>;
}

/// Returns the readers that this machine has, our own first; names those that it lacks.
pub(super) fn present(python: Option<&Path>) -> Vec<Box<dyn Reader>> {
    let mut readers: Vec<Box<dyn Reader>> = vec![Box::new(Ladder)];
    match ZxingCpp::start(python) {
        Ok(reader) => readers.push(Box::new(reader)),
        Err(reason) => println!("zxing-cpp: not measured, {reason}"),
    }
    match Zbar::find() {
        Ok(reader) => readers.push(Box::new(reader)),
        Err(reason) => println!("zbarimg: not measured, {reason}"),
    }
    readers
}

/// Countersign's own ladder.
struct Ladder;

impl Reader for Ladder {
    fn name(&self) -> &'static str {
        "countersign"
    }

    fn note(&self) -> &'static str {
        "CPU time of the call"
    }

    fn read(&mut self, frame: &Luma) -> Result<Answer, QrBenchError> {
        let (found, ms) = timed(|| read(frame));
        Ok(Answer { texts: found.into_iter().map(|decoded| decoded.text).collect(), ms })
    }
}

/// The Python package of zxing-cpp, in one process for all frames.
struct ZxingCpp {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    folder: TempDir,
}

const ZXING_CPP: &str = include_str!("zxing_cpp.py");

impl ZxingCpp {
    fn start(python: Option<&Path>) -> Result<Self, String> {
        let python = python.map_or_else(|| PathBuf::from("python3"), Path::to_owned);
        let named = python.display();
        let knows = Command::new(&python).args(["-c", "import zxingcpp"]).stderr(Stdio::null()).status();
        match knows {
            Ok(status) if status.success() => {}
            Ok(_) => {
                return Err(format!(
                    "{named} has no module zxingcpp: install zxing-cpp with pip, in a virtual environment, and name its \
                     interpreter with --python"
                ));
            }
            Err(error) => return Err(format!("{named} does not run: {error}")),
        }
        let folder = TempDir::new().map_err(|error| error.to_string())?;
        let mut process = Command::new(&python)
            .args(["-c", ZXING_CPP])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let input = process.stdin.take().ok_or("it has no standard input")?;
        let output = BufReader::new(process.stdout.take().ok_or("it has no standard output")?);
        Ok(Self { process, input, output, folder })
    }

    fn ask(&mut self, frame: &Luma) -> Result<Answer, Box<dyn std::error::Error>> {
        let path = self.folder.path().join("frame");
        fs::write(&path, frame.pixels())?;
        writeln!(self.input, "{} {} {}", frame.width(), frame.height(), path.display())?;
        self.input.flush()?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(serde_json::from_str(&line)?)
    }
}

impl Reader for ZxingCpp {
    fn name(&self) -> &'static str {
        "zxing-cpp"
    }

    fn note(&self) -> &'static str {
        "CPU time of the Python call"
    }

    fn read(&mut self, frame: &Luma) -> Result<Answer, QrBenchError> {
        self.ask(frame).map_err(|error| QrBenchError::Reader { reader: "zxing-cpp", reason: error.to_string() })
    }
}

impl Drop for ZxingCpp {
    fn drop(&mut self) {
        // It has nothing to lose, and an error means that it has already ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program zbarimg, one process for each frame.
struct Zbar {
    folder: TempDir,
}

impl Zbar {
    fn find() -> Result<Self, String> {
        Command::new("zbarimg")
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|error| format!("it does not run ({error}): install the package zbar-tools"))?;
        Ok(Self { folder: TempDir::new().map_err(|error| error.to_string())? })
    }

    fn ask(&self, frame: &Luma) -> Result<Answer, Box<dyn std::error::Error>> {
        let path = self.folder.path().join("frame.pgm");
        let mut file = format!("P5\n{} {}\n255\n", frame.width(), frame.height()).into_bytes();
        file.extend_from_slice(frame.pixels());
        fs::write(&path, file)?;
        let start = Instant::now();
        let output = Command::new("zbarimg")
            .args(["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"])
            .arg(&path)
            .stderr(Stdio::null())
            .output()?;
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        // One code in a frame is all that the sets have, and texts may have lines: the whole output is one text.
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        Ok(Answer { texts: if text.trim().is_empty() { Vec::new() } else { vec![text] }, ms })
    }
}

impl Reader for Zbar {
    fn name(&self) -> &'static str {
        "zbarimg"
    }

    fn note(&self) -> &'static str {
        "elapsed time of the whole process, its start included"
    }

    fn read(&mut self, frame: &Luma) -> Result<Answer, QrBenchError> {
        self.ask(frame).map_err(|error| QrBenchError::Reader { reader: "zbarimg", reason: error.to_string() })
    }
}
