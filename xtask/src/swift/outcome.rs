//! What a run of Swift's tests came to: all of them were found, and they ran enough of the models.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{error::TaskError, project};

/// The models: what the coverage counts.
const MODELS: &str = "/Sources/CountersignKit/";

/// Counts the tests that stand in the sources.
pub(super) fn tests_written(folder: &Path) -> Result<usize, TaskError> {
    let mut written: usize = 0;
    for entry in fs::read_dir(folder).map_err(TaskError::file(folder))? {
        let path = entry.map_err(TaskError::file(folder))?.path();
        let here = if path.is_dir() {
            tests_written(&path)?
        } else {
            project::text(&path)?.lines().filter(|line| line.trim_start().starts_with("@Test")).count()
        };
        written = written.saturating_add(here);
    }
    Ok(written)
}

/// Holds the number of tests that ran against the number written: a test that is not found would pass in silence.
pub(super) fn check_count(said: &str, written: usize) -> Result<(), TaskError> {
    let run = said.lines().rev().find_map(tests_run);
    match run {
        Some(run) if run == written && written > 0 => {
            println!("  {run} tests passed, as many as are written");
            Ok(())
        }
        Some(run) => Err(TaskError::Wrong(format!("{written} tests are written and {run} were run"))),
        None => Err(TaskError::Wrong("the test run does not say how many tests it ran".to_owned())),
    }
}

/// Reads "Test run with 69 tests passed" in a line.
fn tests_run(line: &str) -> Option<usize> {
    let (_, rest) = line.split_once("Test run with ")?;
    rest.contains(" passed ").then(|| rest.split(' ').next()?.parse().ok()).flatten()
}

/// Holds the share of the models' lines that ran against the least there has to be, and prints it with the files below it.
pub(super) fn check_coverage(target: &Path, least: u32) -> Result<(), TaskError> {
    let file = target.join("build/debug/codecov/CountersignKit.json");
    let report: Value = serde_json::from_str(&project::text(&file)?)
        .map_err(|error| TaskError::Wrong(format!("{}: {error}", file.display())))?;
    let (mut lines, mut covered) = (0_u64, 0_u64);
    for (name, all, run) in files(&report) {
        (lines, covered) = (lines.saturating_add(all), covered.saturating_add(run));
        if permille(all, run) < u64::from(least).saturating_mul(10) {
            println!("  below {least} %: {name}, {run} of {all} lines");
        }
    }
    let share = permille(lines, covered);
    println!("  coverage of the models: {}.{} % of {lines} lines", share / 10, share % 10);
    if lines == 0 || share < u64::from(least).saturating_mul(10) {
        return Err(TaskError::Wrong(format!("the tests run less than {least} % of the models")));
    }
    Ok(())
}

/// Gives each model's name, lines, and lines that ran.
fn files(report: &Value) -> impl Iterator<Item = (&str, u64, u64)> {
    let exports = report.get("data").and_then(Value::as_array).into_iter().flatten();
    let files = exports.filter_map(|export| export.get("files").and_then(Value::as_array)).flatten();
    files.filter_map(|file| {
        let (_, name) = file.get("filename")?.as_str()?.split_once(MODELS)?;
        let lines = file.get("summary")?.get("lines")?;
        Some((name, lines.get("count")?.as_u64()?, lines.get("covered")?.as_u64()?))
    })
}

fn permille(all: u64, some: u64) -> u64 {
    some.saturating_mul(1000).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{check_count, files, permille, tests_run};

    #[test]
    fn the_number_of_tests_is_read_from_the_last_line() {
        assert_eq!(tests_run("✔ Test run with 69 tests passed after 10.758 seconds."), Some(69));
        assert_eq!(tests_run("✘ Test run with 69 tests failed after 1.2 seconds with 1 issue."), None);
        assert!(check_count("✔ Test run with 2 tests passed after 1 seconds.", 2).is_ok());
        assert!(check_count("✔ Test run with 2 tests passed after 1 seconds.", 3).is_err());
        assert!(check_count("✔ Test run with 0 tests passed after 1 seconds.", 0).is_err());
        assert!(check_count("Build complete!", 3).is_err());
    }

    #[test]
    fn only_the_models_are_counted() {
        let report = serde_json::json!({ "data": [{ "files": [
            { "filename": "/p/Sources/CountersignKit/App/A.swift", "summary": { "lines": { "count": 10, "covered": 9 } } },
            { "filename": "/p/Generated/Core.swift", "summary": { "lines": { "count": 10, "covered": 0 } } },
        ] }] });
        assert_eq!(files(&report).collect::<Vec<_>>(), [("App/A.swift", 10, 9)]);
        assert_eq!(permille(10, 9), 900);
        assert_eq!(permille(0, 0), 0);
    }
}
