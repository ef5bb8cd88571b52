//! `cargo xtask`: the one door to building, testing, running and measuring Countersign.
//!
//! People and CI call the same code, so that what passes here passes there. Each command does its
//! own set-up, says what it installs before it does, and names what it cannot install.

#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a task runner talks to the person who started it")]

mod android;
mod apk;
mod apt;
mod bindings;
mod checks;
mod chores;
mod command;
mod cost;
mod debian;
mod desktop;
mod error;
mod fuzz;
mod ios;
mod kotlin;
mod machine;
mod macos;
mod meeting;
mod package;
mod pages;
mod phones;
mod project;
mod python;
mod report;
mod steps;
mod swift;
mod texts;
mod tools;
mod windows;

use std::process::ExitCode;

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
    /// Build and start the product: its window, or where there is no display the tour of the command line
    Run {
        /// What to give to the command line instead, such as `tour` or `doctor`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Build the core for another language and generate the code that calls it, side by side in one folder
    Bind {
        /// The language
        language: bindings::Language,
        /// Where to; `target/bindings/LANGUAGE` without it
        #[arg(long)]
        out: Option<std::path::PathBuf>,
        /// Build the library as it is shipped
        #[arg(long)]
        release: bool,
    },
    /// Make what a person installs, in `target/packages`
    Package {
        /// For which system
        system: System,
    },
    /// Make the pictures that the text shows, from the stories at real windows and the tests of the Android app
    Pictures,
    /// Write down anew what a screen reader reads on each screen
    Bless,
    /// Change the rules in small ways and print the changes that no test notices
    Mutants {
        /// Globs of files to change instead of verify, code and pairing
        files: Vec<String>,
    },
    /// Measure speed, ours and others' side by side
    Bench {
        /// `window` for the desktop app alone, `bindings` for the core from other languages; for the other benchmarks a name such as `qr`, `--photos FOLDER`; `-- --help` lists them
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Fuzz the parsers of outside bytes
    Fuzz {
        /// One target; all of them, one after the other, when none is named
        target: Option<String>,
        /// How long each target runs
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// Print the targets and run nothing
        #[arg(long)]
        list: bool,
    },
    /// Compare the dependencies with the advisory database, which is fetched for it
    Advisories,
}

/// What packages are made for.
#[derive(Clone, Copy, clap::ValueEnum)]
enum System {
    /// A Debian package
    Desktop,
    /// A zip and an installer, looked at under Wine
    Windows,
    /// A bundle; needs a Mac
    Macos,
    /// An APK; with the core for phones where an NDK is named
    Android,
    /// The core for iPhones and for Swift on Macs; needs a Mac
    Apple,
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
        Task::Bind { language, out, release } => {
            let profile = if release { bindings::Profile::Release } else { bindings::Profile::Dev };
            done(bindings::bind(&project, language, out, profile).map(drop))
        }
        Task::Package { system: System::Desktop } => done(package::desktop::build(&project).map(drop)),
        Task::Package { system: System::Windows } => done(package::windows::build(&project).map(drop)),
        Task::Package { system: System::Macos } => done(package::macos::build(&project).map(drop)),
        Task::Package { system: System::Android } => done(package::android::build(&project).map(drop)),
        Task::Package { system: System::Apple } => done(package::apple::build(&project).map(drop)),
        Task::Pictures => done(desktop::keep_pictures(&project).and_then(|()| android::keep_pictures(&project))),
        Task::Bless => done(desktop::bless(&project)),
        Task::Mutants { files } => done(chores::mutants(&project, &files)),
        Task::Bench { arguments } => done(chores::bench(&project, &arguments)),
        Task::Fuzz { list: true, .. } => done(fuzz::print_list(&project)),
        Task::Fuzz { target, seconds, list: false } => done(fuzz::run(&project, target.as_deref(), seconds)),
        Task::Advisories => done(chores::advisories(&project)),
    }
}

/// The exit code of a task that either finished or says why not.
fn done(result: Result<(), TaskError>) -> Result<ExitCode, TaskError> {
    result.map(|()| ExitCode::SUCCESS)
}
