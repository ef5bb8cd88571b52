//! `cargo xtask`: the one door to building, testing, running and measuring Countersign.
//!
//! People and CI call the same code, so that what passes here passes there. Each command does its
//! own set-up, says what it installs before it does, and names what it cannot install.

#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a task runner talks to the person who started it")]

mod chores;
mod command;
mod error;
mod machine;
mod project;
mod report;
mod steps;
mod tools;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{error::TaskError, project::Project};

/// Builds, tests, runs and measures Countersign.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

/// What can be asked of the task runner.
#[derive(Subcommand)]
enum Task {
    /// Run every check that a change has to pass; `.ci/run` calls this
    Test {
        /// Only these steps, in the order of `--list`; all of them when none is named
        steps: Vec<String>,
        /// Print the steps and what each is for, and run nothing
        #[arg(long)]
        list: bool,
    },
    /// Build and start the product: the tour of the command line, or the command named here
    Run {
        /// What to give to `countersign` instead of `tour`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Change the rules in small ways and print the changes that no test notices
    Mutants {
        /// Globs of files to change instead of verify, code and pairing
        files: Vec<String>,
    },
    /// Measure speed, ours and others' side by side
    Bench {
        /// One benchmark; all of them when none is named
        name: Option<String>,
        /// A folder of photos of QR codes, each with its text in a file of the same name
        #[arg(long)]
        photos: Option<PathBuf>,
    },
    /// Compare the dependencies with the advisory database, which is fetched for it
    Advisories,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match perform(arguments.task) {
        Ok(code) => code,
        Err(error) => {
            println!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Performs one task and answers with the exit code of the process.
fn perform(task: Task) -> Result<ExitCode, TaskError> {
    let project = Project::locate()?;
    match task {
        Task::Test { list: true, .. } => {
            steps::print_list();
            Ok(ExitCode::SUCCESS)
        }
        Task::Test { steps, list: false } => steps::run(&project, &steps),
        Task::Run { arguments } => done(chores::run(&project, &arguments)),
        Task::Mutants { files } => done(chores::mutants(&project, &files)),
        Task::Bench { name, photos } => done(chores::bench(&project, name.as_deref(), photos.as_ref())),
        Task::Advisories => done(chores::advisories(&project)),
    }
}

/// The exit code of a task that either finished or says why not.
fn done(result: Result<(), TaskError>) -> Result<ExitCode, TaskError> {
    result.map(|()| ExitCode::SUCCESS)
}
