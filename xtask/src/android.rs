//! The step `android`: the app on top of the Kotlin models, its resources linked, its screens started, pressed, drawn and
//! held against accessibility checks, on the oldest and on a recent Android, without a phone.
//!
//! The models themselves are tested by the step `kotlin`; here they are only built.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    bindings::Profile,
    command::Program,
    error::TaskError,
    kotlin::{self, Places},
    machine::{Package, Probe},
    project::{self, Project},
};

/// What builds and runs the app.
pub(crate) const TOOLS: &[Package] = &[
    kotlin::MAVEN,
    kotlin::JAVA,
    Package { debian: "aapt", purpose: "links the resources of the Android app", probe: Probe::Program("aapt2") },
];

/// On which of Android's levels the tests run.
const LEVELS: [&str; 2] = ["29", "35"];
/// On which they run where there is a Java that is new enough for its classes.
const LATER_LEVEL: &str = "36";
const LATER_JAVA: u32 = 21;
/// Where Linux distributions put their Javas.
const JAVAS: &str = "/usr/lib/jvm";
/// The pictures that are kept beside the text; the tests put this in front of their names.
const KEPT: &str = "docs/pictures";
const FOR_TEXT: &str = "docs-";

/// Builds, tests and lints; says what each part took.
pub(crate) fn test(project: &Project) -> Result<(), TaskError> {
    let places = Places::ready(project, Profile::Dev)?;
    kotlin::timed("command line", || {
        Program::cargo().args(["build", "--locked", "--package", "countersign-cli"]).folder(&project.root).run()
    })?;
    let reports = made(&places).join("surefire-reports");
    kotlin::clear(&reports)?;
    kotlin::clear(&made(&places).join("pictures"))?;
    let command_line = project.target.join("debug").join("countersign");
    let command_line = std::path::absolute(&command_line).map_err(TaskError::file(&command_line))?;
    let later = later_java();
    kotlin::timed("build and test", || {
        places
            .package_in(&project.root.join("apps").join("android"))
            .arg(kotlin::UNTESTED)
            .arg(format!("-Dcountersign.cli={}", command_line.display()))
            .args(later.iter().map(|java| format!("-Dlater.java={}", java.display())))
            .run()
    })?;
    if later.is_none() {
        println!("There is no Java {LATER_JAVA} or later in {JAVAS}, so nothing ran on level {LATER_LEVEL}");
    }
    let tests = project.root.join("apps/android/app/src/test");
    for level in LEVELS.into_iter().chain(later.map(|_| LATER_LEVEL)) {
        let others = LEVELS.into_iter().filter(|other| *other != level).map(|other| kept_to(&tests, other));
        kotlin::count(&tests, &reports.join(level), others.sum::<Result<usize, TaskError>>()?)?;
    }
    kotlin::timed("ktlint", || {
        kotlin::lint(project, &["apps/android/app/src/**/*.kt", "apps/android/testing/src/**/*.kt"])
    })
}

/// Finds the newest Java that runs the later level.
fn later_java() -> Option<PathBuf> {
    let found = fs::read_dir(JAVAS).ok()?.flatten().filter_map(|entry| {
        let about = fs::read_to_string(entry.path().join("release")).ok()?;
        let java = entry.path().join("bin/java");
        version(&about).filter(|version| *version >= LATER_JAVA && java.is_file()).map(|version| (version, java))
    });
    found.max_by_key(|(version, _)| *version).map(|(_, java)| java)
}

/// Reads the first number of a Java's version out of the file `release` beside it.
fn version(release: &str) -> Option<u32> {
    let said = release.lines().find_map(|line| line.strip_prefix("JAVA_VERSION="))?;
    said.trim_matches('"').split('.').next()?.parse().ok()
}

/// Counts the tests that run on one of Android's levels alone.
fn kept_to(tests: &Path, level: &str) -> Result<usize, TaskError> {
    let mark = format!("@Config(sdk = [{level}]");
    let count = |text: &str| text.lines().filter(|line| line.trim().starts_with(&mark)).count();
    kotlin::files(tests, "kt")?.iter().map(|file| Ok(count(&project::text(file)?))).sum()
}

/// Makes the pictures that the text shows.
pub(crate) fn keep_pictures(project: &Project) -> Result<(), TaskError> {
    test(project)?;
    let from = made(&Places::ready(project, Profile::Dev)?).join("pictures");
    for entry in fs::read_dir(&from).map_err(TaskError::file(&from))? {
        let path = entry.map_err(TaskError::file(&from))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(name) = name.strip_prefix(FOR_TEXT) {
            let kept = format!("{KEPT}/android-{name}");
            fs::copy(&path, project.root.join(&kept)).map_err(TaskError::file(&path))?;
            println!("Kept {kept}");
        }
    }
    Ok(())
}

/// Where Maven puts what it makes of the app.
fn made(places: &Places) -> PathBuf {
    places.build.join("countersign-android")
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_java_says_which_it_is() {
        assert_eq!(version("IMPLEMENTOR=\"N\"\nJAVA_VERSION=\"25.0.3\"\n"), Some(25));
        assert_eq!(version("JAVA_VERSION=\"17.0.15\"\n"), Some(17));
        assert_eq!(version("JAVA_VERSION=\"1.8.0_402\"\n"), Some(1));
        assert_eq!(version("VERSION=21\n"), None);
    }
}
