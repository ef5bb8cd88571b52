//! The step `kotlin`: the generated core and the view models on top of it, built, tested and held against ktlint.
//!
//! Maven does the work, in cargo's target folder and not beside the sources. What it fetches, it keeps where it always does.

use std::{
    env, fs,
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
pub(crate) const TOOLS: &[Package] = &[MAVEN, JAVA];

/// What builds.
pub(crate) const MAVEN: Package =
    Package { debian: "maven", purpose: "builds and tests the Kotlin module", probe: Probe::Program("mvn") };

/// What runs. Debian 12's is 17; a later one serves as well.
pub(crate) const JAVA: Package = Package {
    debian: "default-jdk-headless",
    purpose: "the Java machine that the Kotlin module is built and tested on",
    probe: Probe::Program("javac"),
};

/// The linter, as Maven names it.
const KTLINT: &str = "com.pinterest.ktlint:ktlint-cli";
const KTLINT_VERSION: &str = "1.8.0";
/// What fetches it.
const FETCH: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

/// Builds the models without running their tests, which the step `kotlin` does.
pub(crate) const UNTESTED: &str = "-Dcountersign.model.untested=true";

/// Where everything of a build lies.
pub(crate) struct Places {
    sources: PathBuf,
    /// Where the library and the code generated for it are.
    pub(crate) generated: PathBuf,
    /// Where Maven builds.
    pub(crate) build: PathBuf,
}

impl Places {
    /// Generates the core and names where Maven finds it and where it builds.
    pub(crate) fn ready(project: &Project, profile: Profile) -> Result<Self, TaskError> {
        let generated = timed("bindings", || bindings::bind(project, Language::Kotlin, None, profile))?;
        let build = project.target.join("kotlin");
        Ok(Self {
            sources: project.root.join("bindings").join("kotlin"),
            generated: std::path::absolute(&generated).map_err(TaskError::file(&generated))?,
            build: std::path::absolute(&build).map_err(TaskError::file(&build))?,
        })
    }

    /// Maven on the module up to its packages.
    fn package(&self) -> Program {
        self.package_in(&self.sources)
    }

    /// Maven on whatever a folder's own project names, up to its packages.
    pub(crate) fn package_in(&self, folder: &Path) -> Program {
        maven(folder)
            .arg(format!("-Dcountersign.bindings={}", self.generated.display()))
            .arg(format!("-Dcountersign.build={}", self.build.display()))
            .arg("package")
    }
}

/// Builds, tests and lints; says what each part took.
pub(crate) fn test(project: &Project) -> Result<(), TaskError> {
    let places = Places::ready(project, Profile::Dev)?;
    let reports = places.build.join("countersign-model").join("surefire-reports");
    clear(&reports)?;
    timed("build and test", || places.package().run())?;
    count(&places.sources.join("model").join("src").join("test"), &reports, 0)?;
    timed("ktlint", || lint(project, &["bindings/kotlin/model/src/**/*.kt"]))
}

/// Builds a program that stands among the tests, and answers with what starts it.
pub(crate) fn program(
    project: &Project,
    class: &'static str,
    profile: Profile,
) -> Result<impl Fn() -> Program + use<>, TaskError> {
    let places = Places::ready(project, profile)?;
    timed("build", || places.package().arg(UNTESTED).run())?;
    let model = places.build.join("countersign-model");
    let others = project::text(&model.join("test-classpath"))?;
    let own = [model.join("test-classes"), model.join("classes")];
    let class_path = env::join_paths(own.into_iter().chain(env::split_paths(others.trim())))
        .map_err(|_| TaskError::Wrong("a folder's name has a colon, which no class path can hold".to_owned()))?;
    Ok(move || {
        Program::new("java")
            .arg(format!("-Djna.library.path={}", places.generated.display()))
            .args(["-Djna.nosys=true", "-cp"])
            .arg(&class_path)
            .label("java")
            .arg(class)
    })
}

/// Maven, without a word unless something is wrong.
pub(crate) fn maven(folder: &Path) -> Program {
    Program::new("mvn")
        .args(["-B", "-q", "-ntp", "-Dstyle.color=never", "-Dkotlin.compiler.daemon=false"])
        .folder(folder)
}

/// Empties a folder: what an earlier run left must not be counted.
pub(crate) fn clear(folder: &Path) -> Result<(), TaskError> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(TaskError::file(folder)) } else { Ok(()) }
}

/// Compares the tests that are written with those that ran: a test that the framework does not find fails in silence.
/// `others` of them run elsewhere.
pub(crate) fn count(sources: &Path, reports: &Path, others: usize) -> Result<(), TaskError> {
    let all = sum(&files(sources, "kt")?, |text| text.lines().filter(|line| line.trim() == "@Test").count())?;
    let written = all.saturating_sub(others);
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
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, TaskError> {
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
pub(crate) fn lint(project: &Project, sources: &[&str]) -> Result<(), TaskError> {
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
        .args(["--relative", "--log-level=error", "--editorconfig=bindings/kotlin/.editorconfig"])
        .args(sources)
        .folder(&project.root)
        .run()
}

/// Does a part of the step and says how long it took.
pub(crate) fn timed<T>(part: &str, work: impl FnOnce() -> Result<T, TaskError>) -> Result<T, TaskError> {
    let begun = Instant::now();
    let done = work();
    println!("{part}: {}", seconds(begun.elapsed()));
    done
}
