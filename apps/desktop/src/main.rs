//! Starts the window. Arguments: a picture file with a code to read; `--version`; `--help`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that was asked for its version says it")]
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use countersign_desktop::device::Place;
use countersign_desktop::window::{Desktop, Outside, select_backend};
use countersign_desktop::{appearance, texts};

fn main() -> ExitCode {
    countersign_qr::silence_decoder_panics();
    let mut picture = None;
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--version" | "-V") => {
                println!("countersign-desktop {}", env!("CARGO_PKG_VERSION"));
                return ExitCode::SUCCESS;
            }
            Some("--help" | "-h") => {
                println!("{}", texts::of("").get("usage"));
                return ExitCode::SUCCESS;
            }
            Some(option) if option.starts_with('-') => {
                eprintln!("{}", texts::of("").get("usage"));
                return ExitCode::from(2);
            }
            Some(_) | None => picture = Some(PathBuf::from(argument)),
        }
    }
    match start(picture) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("countersign-desktop: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the window and shows it until it is closed.
fn start(picture: Option<PathBuf>) -> Result<(), String> {
    let place = Place::of_system().ok_or_else(|| texts::of("").get("no-folder"))?;
    select_backend().map_err(|error| error.to_string())?;
    let outside = Outside {
        place,
        camera: Arc::new(|| countersign_qr::camera::open(None)),
        threads: true,
        appearance: appearance::of_system(),
    };
    let desktop = Desktop::new(outside).map_err(|error| error.to_string())?;
    if let Some(picture) = picture {
        desktop.dropped(picture);
    }
    desktop.run().map_err(|error| error.to_string())
}
