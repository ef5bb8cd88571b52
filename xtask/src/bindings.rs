//! The core for other languages: the library, the code that calls it, and the tests over both.
//!
//! What is generated lies in the target folder and is never committed: it is made for just the library beside it, and says
//! so when it meets another.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{command::Program, error::TaskError, machine::Package, pages, project::Project, python, swift};

/// What the step needs.
pub(crate) const TOOLS: &[Package] = &[python::MAKER, pages::READER];

/// A language that the core is generated for.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Language {
    /// For `bindings/swift`
    Swift,
    /// For `bindings/kotlin`
    Kotlin,
    /// For the tests of the boundary itself
    Python,
}

/// How the library is built.
#[derive(Clone, Copy)]
pub(crate) enum Profile {
    /// As tests are: quick to build, slow only where it does not matter.
    Dev,
    /// As it is shipped.
    Release,
}

impl Language {
    const fn name(self) -> &'static str {
        match self {
            Self::Swift => "swift",
            Self::Kotlin => "kotlin",
            Self::Python => "python",
        }
    }
}

/// Builds the library, generates a language's code and puts both into one folder, which is the answer.
pub(crate) fn bind(
    project: &Project,
    language: Language,
    out: Option<PathBuf>,
    profile: Profile,
) -> Result<PathBuf, TaskError> {
    let library = library(project, profile)?;
    let out = out.unwrap_or_else(|| project.target.join("bindings").join(language.name()));
    fs::create_dir_all(&out).map_err(TaskError::file(&out))?;
    Program::cargo()
        .args(["run", "--quiet", "--locked", "--package", "countersign-bindgen", "--", language.name()])
        .arg(&library)
        .arg(std::path::absolute(&out).map_err(TaskError::file(&out))?)
        .folder(&project.root)
        .run()?;
    let library_folder = match language {
        Language::Swift => swift::arrange(project, &out)?,
        Language::Kotlin | Language::Python => out.clone(),
    };
    let beside = library_folder.join(library.file_name().unwrap_or_default());
    fs::copy(&library, &beside).map_err(TaskError::file(&beside))?;
    println!("{}", out.display());
    Ok(out)
}

/// Builds the shared library for this machine.
pub(crate) fn library(project: &Project, profile: Profile) -> Result<PathBuf, TaskError> {
    let build = Program::cargo().args(["build", "--locked", "--package", "countersign-ffi"]).folder(&project.root);
    let folder = match profile {
        Profile::Dev => {
            build.run()?;
            "debug"
        }
        Profile::Release => {
            build.arg("--release").run()?;
            "release"
        }
    };
    let name = format!("{}countersign_ffi{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
    Ok(project.target.join(folder).join(name))
}

/// The tests in Python over the boundary, on the library and the code generated for it just now.
pub(crate) fn test(project: &Project) -> Result<(), TaskError> {
    let python = python::ensure(project)?;
    let generated = bind(project, Language::Python, None, Profile::Dev)?;
    if cfg!(target_os = "linux") {
        pages::check(&library(project, Profile::Dev)?)?;
    }
    // Shells are written in these; that they can be generated is tested here, that they work in their own steps.
    bind(project, Language::Swift, None, Profile::Dev)?;
    bind(project, Language::Kotlin, None, Profile::Dev)?;
    on(project, &python, &generated)?
        .args(["unittest", "discover", "--start-directory", "tests", "--top-level-directory", "."])
        // One test has a clock throw; where in the library it was called is no news.
        .env("RUST_BACKTRACE", "0")
        .run()
}

/// Builds for a program that stands among the tests in Python, and answers with what starts it.
pub(crate) fn program(
    project: &Project,
    module: &'static str,
    profile: Profile,
) -> Result<impl Fn() -> Result<Program, TaskError>, TaskError> {
    let python = python::ensure(project)?;
    let generated = bind(project, Language::Python, None, profile)?;
    Ok(move || Ok(on(project, &python, &generated)?.arg(module)))
}

/// Python on the generated code; the name of a module follows.
fn on(project: &Project, python: &Path, generated: &Path) -> Result<Program, TaskError> {
    Ok(Program::new(python)
        .arg("-m")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("COUNTERSIGN_BINDINGS", std::path::absolute(generated).map_err(TaskError::file(generated))?)
        .folder(&project.root.join("bindings").join("python")))
}
