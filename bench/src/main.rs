//! Measures Countersign beside the programs that do the same job.
//!
//! A figure means something only next to another one from the same run on the same machine, so every
//! benchmark measures its rivals too. `cargo xtask bench` calls this.

#![allow(clippy::print_stdout, reason = "a benchmark's result is what it prints")]

mod codes;
mod pairing;
mod process;
mod qr;
mod timing;
mod vault;

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

#[derive(Clone, PartialEq, Eq, Subcommand)]
enum Benchmark {
    /// Making and judging one code, against totp-rs: CPU time of one call
    Codes,
    /// One whole pairing, both ends: CPU time
    Pairing,
    /// A vault with 10,000 contacts and 1,000,000 journal records: opening, and durable changes
    Vault,
    /// `countersign prove` as a whole process, against oathtool
    Process,
    /// The QR ladder against zbarimg and zxing-cpp: codes read, and CPU milliseconds per frame
    Qr,
    /// Opens a vault once: what the vault benchmark calls itself with
    #[command(hide = true)]
    OpenOnce {
        /// The vault's folder
        dir: PathBuf,
    },
    /// Measures under a keyring: what the process benchmark calls itself with
    #[command(hide = true)]
    ProveOnce {
        /// A folder of its own
        folder: PathBuf,
    },
}

impl Benchmark {
    const ALL: [Self; 5] = [Self::Codes, Self::Pairing, Self::Vault, Self::Process, Self::Qr];

    fn run(&self, arguments: &Arguments) -> Result<(), BenchError> {
        match self {
            Self::Codes => codes::run(),
            Self::Pairing => pairing::run(),
            Self::Vault => vault::run(),
            Self::Process => process::run(),
            Self::ProveOnce { folder } => process::prove_once(folder),
            Self::OpenOnce { dir } => vault::open_once(dir),
            Self::Qr => qr::run(arguments).map_err(BenchError::boxed),
        }
    }
}

/// Says what kept a benchmark from running.
#[derive(Debug, thiserror::Error)]
enum BenchError {
    /// Something that the benchmark called refused.
    #[error(transparent)]
    Refused(Box<dyn std::error::Error>),
    /// The product did not do what it always does.
    #[error("this should not happen: {0}")]
    Unexpected(&'static str),
}

impl BenchError {
    fn boxed(error: impl std::error::Error + 'static) -> Self {
        Self::Refused(Box::new(error))
    }
}

fn main() -> ExitCode {
    countersign_qr::silence_decoder_panics();
    let arguments = Arguments::parse();
    let chosen = arguments.benchmark.clone().map_or_else(|| Benchmark::ALL.to_vec(), |named| vec![named]);
    for benchmark in chosen {
        if let Err(error) = benchmark.run(&arguments) {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
        println!();
    }
    ExitCode::SUCCESS
}
