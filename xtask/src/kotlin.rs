//! The step `kotlin`: the generated core and the view models on top of it, built, tested and held against ktlint.
//!
//! Maven does the work, in cargo's target folder and not beside the sources. What it fetches, it keeps where it always does.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    bindings::{self, Language, Profile},
    command::Program,
    error::TaskError,
    machine::{Package, Probe},
    project::{self, Project},
    report::seconds,
};

/// What builds and runs Kotlin.
pub(crate) const TOOLS: &[Package] = &[
    Package { debian: "maven", purpose: "builds and tests the Kotlin module", probe: Probe::Program("mvn") },
    Package {
        // Debian 12's is 17; a later one serves as well.
        debian: "default-jdk-headless",
        purpose: "the Java machine that the Kotlin module is built and tested on",
        probe: Probe::Program("javac"),
    },
];

/// The linter, as Maven names it.
const KTLINT: &str = "com.pinterest.ktlint:ktlint-cli";
const KTLINT_VERSION: &str = "1.8.0";
/// What fetches it.
const FETCH: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

/// Builds, tests and lints; says what each part took.
pub(crate) fn test(project: &Project) -> Result<(), TaskError> {
    let folder = project.root.join("bindings").join("kotlin");
    let generated = timed("bindings", || bindings::bind(project, Language::Kotlin, None, Profile::Dev))?;
    let generated = std::path::absolute(&generated).map_err(TaskError::file(&generated))?;
    let build = std::path::absolute(project.target.join("kotlin")).map_err(TaskError::file(&project.target))?;
    let reports = build.join("countersign-model").join("surefire-reports");
    // What an earlier run left must not be counted.
    if reports.exists() {
        fs::remove_dir_all(&reports).map_err(TaskError::file(&reports))?;
    }
    timed("build and test", || {
        maven(&folder)
            .arg(format!("-Dcountersign.bindings={}", generated.display()))
            .arg(format!("-Dcountersign.build={}", build.display()))
            .arg("package")
            .run()
    })?;
    count(&folder.join("model").join("src").join("test"), &reports)?;
    timed("ktlint", || lint(project, &folder))
}

/// Maven, without a word unless something is wrong.
fn maven(folder: &Path) -> Program {
    Program::new("mvn")
        .args(["-B", "-q", "-ntp", "-Dstyle.color=never", "-Dkotlin.compiler.daemon=false"])
        .folder(folder)
}

/// Compares the tests that are written with those that ran: a test that the framework does not find fails in silence.
fn count(sources: &Path, reports: &Path) -> Result<(), TaskError> {
    let written = sum(&files(sources, "kt")?, |text| text.lines().filter(|line| line.trim() == "@Test").count())?;
    let ran = sum(&files(reports, "xml")?, |text| text.matches("<testcase ").count())?;
    if written == 0 || written != ran {
        return Err(TaskError::Wrong(format!("{written} tests are written in Kotlin and {ran} ran")));
    }
    println!("{ran} tests ran, as many as are written");
    Ok(())
}

/// Counts something in each of these files.
fn sum(files: &[PathBuf], count: fn(&str) -> usize) -> Result<usize, TaskError> {
    files.iter().map(|file| Ok(count(&project::text(file)?))).sum()
}

/// Every file of this kind below a folder.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, TaskError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(TaskError::file(folder))? {
        let path = entry.map_err(TaskError::file(folder))?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    Ok(found)
}

/// Runs ktlint over what is written by hand, after fetching it where the cache has none.
fn lint(project: &Project, folder: &Path) -> Result<(), TaskError> {
    let cache = project.cached("ktlint")?;
    let jar = cache.join(format!("ktlint-cli-{KTLINT_VERSION}-all.jar"));
    if !jar.is_file() {
        println!("Fetching ktlint {KTLINT_VERSION} into {}", cache.display());
        maven(&cache)
            .arg(FETCH)
            .arg(format!("-Dartifact={KTLINT}:{KTLINT_VERSION}:jar:all"))
            .arg(format!("-DoutputDirectory={}", cache.display()))
            .run()?;
    }
    Program::new("java")
        .arg("-jar")
        .arg(&jar)
        .args(["--relative", "--log-level=error", "model/src/**/*.kt"])
        .folder(folder)
        .run()
}

/// Does a part of the step and says how long it took.
fn timed<T>(part: &str, work: impl FnOnce() -> Result<T, TaskError>) -> Result<T, TaskError> {
    let begun = Instant::now();
    let done = work();
    println!("{part}: {}", seconds(begun.elapsed()));
    done
}
