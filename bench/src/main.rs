//! Measures Countersign beside the programs that do the same job.
//!
//! A figure means something only next to another one from the same run on the same machine, so every
//! benchmark measures its rivals too. `cargo xtask bench` calls this.

#![allow(clippy::print_stdout, reason = "a benchmark's result is what it prints")]

mod qr;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Measures Countersign beside the programs that do the same job
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The benchmark to run; all of them when none is named
    #[command(subcommand)]
    benchmark: Option<Benchmark>,
    /// A folder of PNG or JPEG photos of QR codes, each with a .txt file of the same name that holds the code's text; searched with its subfolders
    #[arg(long, value_name = "FOLDER", global = true)]
    photos: Option<PathBuf>,
    /// A Python interpreter that has the zxing-cpp package
    #[arg(long, value_name = "PATH", global = true)]
    python: Option<PathBuf>,
    /// Name every frame that one reader reads and another does not
    #[arg(long, global = true)]
    differences: bool,
}

#[derive(Clone, Copy, Subcommand)]
enum Benchmark {
    /// The QR ladder against zbarimg and zxing-cpp: codes read, and CPU milliseconds per frame
    Qr,
}

fn main() -> ExitCode {
    countersign_qr::silence_decoder_panics();
    let arguments = Arguments::parse();
    let outcome = match arguments.benchmark {
        Some(Benchmark::Qr) | None => qr::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
