//! How a row of steps is run and told: each with its time, a table at the end, one last plain line.
//!
//! The last line, `N passed, N failed`, is for programs to read; what stands above it is for people.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use crate::{error::TaskError, machine};

/// How a step ended.
enum Outcome {
    Passed,
    Failed(String),
    Skipped(String),
}

/// The steps that have ended so far.
pub(crate) struct Report {
    begun: Instant,
    rows: Vec<(&'static str, Duration, Outcome)>,
    strict: bool,
}

impl Report {
    /// Begins an empty report; where `CI` is set, a step that could not run counts as failed.
    pub(crate) fn begin() -> Self {
        Self { begun: Instant::now(), rows: Vec::new(), strict: machine::in_ci() }
    }

    /// Runs one step and prints how it ended and how long it took.
    pub(crate) fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<(), TaskError>) {
        println!("\n=== {name}");
        let begun = Instant::now();
        let outcome = match work() {
            Ok(()) => Outcome::Passed,
            Err(TaskError::Missing(what)) if self.strict => {
                Outcome::Failed(format!("could not run, and CI is set: {what}"))
            }
            Err(TaskError::Missing(what)) => Outcome::Skipped(what),
            Err(error) => Outcome::Failed(error.to_string()),
        };
        let took = begun.elapsed();
        println!("--- {name}: {} in {}", outcome.line(), seconds(took));
        self.rows.push((name, took, outcome));
    }

    /// Prints the table and the last line; fails when a step failed.
    pub(crate) fn finish(self) -> ExitCode {
        println!("\n{:<12} {:>9}  result", "step", "time");
        for (name, took, outcome) in &self.rows {
            println!("{name:<12} {:>9}  {}", seconds(*took), outcome.line());
        }
        println!("{:<12} {:>9}\n", "all", seconds(self.begun.elapsed()));
        let count = |wanted: fn(&Outcome) -> bool| self.rows.iter().filter(|(_, _, outcome)| wanted(outcome)).count();
        let failed = count(|outcome| matches!(outcome, Outcome::Failed(_)));
        let skipped = count(|outcome| matches!(outcome, Outcome::Skipped(_)));
        let passed = count(|outcome| matches!(outcome, Outcome::Passed));
        let tail = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
        println!("{passed} passed, {failed} failed{tail}");
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

impl Outcome {
    /// The outcome in words.
    fn line(&self) -> String {
        match self {
            Self::Passed => "passed".to_owned(),
            Self::Failed(why) => format!("FAILED: {why}"),
            Self::Skipped(why) => format!("skipped: {why}"),
        }
    }
}

/// Does a part of a step and prints how long it took.
pub(crate) fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, TaskError>) -> Result<T, TaskError> {
    let begun = Instant::now();
    let done = work()?;
    println!("  {what}: {}", seconds(begun.elapsed()));
    Ok(done)
}

/// A duration as a person reads it.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
