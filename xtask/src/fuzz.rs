//! Fuzzing every parser of bytes that come from outside, on the pinned stable compiler.
//!
//! Our code has no `unsafe`, so what is looked for are panics, hangs and broken promises, and no sanitizer is used.
//! The corpus in the checkout seeds each run; what a run finds new goes to the target folder.

use std::{fs, path::Path};

use crate::{
    command::Program,
    error::TaskError,
    machine::{self, Package, Probe},
    project::Project,
    tools,
};

/// Compiles libFuzzer.
pub(crate) const COMPILER: Package =
    Package { debian: "g++", purpose: "compiles libFuzzer for the fuzz targets", probe: Probe::Program("g++") };

/// How long each target runs in `cargo xtask test`, in seconds.
const SMOKE_SECONDS: u32 = 5;

/// An input that takes longer than this, in seconds, counts as a hang.
const HANG_SECONDS: u32 = 10;

/// Runs every target for some seconds, from the kept corpus alone and with the same seed each time: what the tests find
/// depends on the change, not on luck. Looking further is what [`run`] is for.
pub(crate) fn smoke(project: &Project) -> Result<(), TaskError> {
    let found = project.scratch("fuzz-corpus")?.join("smoke");
    if found.exists() {
        fs::remove_dir_all(&found).map_err(TaskError::file(&found))?;
    }
    run_all(project, &targets(project)?, SMOKE_SECONDS, &found, &["-seed=1"])
}

/// Runs one target or all of them.
pub(crate) fn run(project: &Project, target: Option<&str>, seconds: u32) -> Result<(), TaskError> {
    machine::install(&[&COMPILER])?;
    machine::require(&[COMPILER])?;
    let known = targets(project)?;
    let names = match target {
        None => known,
        Some(name) if known.iter().any(|target| target == name) => vec![name.to_owned()],
        Some(name) => {
            let why = format!("there is no fuzz target `{name}`; the targets are {}", known.join(", "));
            return Err(TaskError::Usage(why));
        }
    };
    run_all(project, &names, seconds, &project.scratch("fuzz-corpus")?, &[])
}

/// Prints the targets.
pub(crate) fn print_list(project: &Project) -> Result<(), TaskError> {
    for target in targets(project)? {
        println!("{target}");
    }
    Ok(())
}

/// The targets, one a file.
fn targets(project: &Project) -> Result<Vec<String>, TaskError> {
    let folder = project.root.join("fuzz/fuzz_targets");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(TaskError::file(&folder))? {
        let path = entry.map_err(TaskError::file(&folder))?.path();
        if path.extension().is_some_and(|extension| extension == "rs")
            && let Some(name) = path.file_stem()
        {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Builds all targets at once and runs the named ones, each from its corpus.
///
/// What it finds new goes to a folder of the target's name in `found`. libFuzzer tells much: a person who waits for one
/// target sees it, of a row of targets only the number of inputs.
fn run_all(project: &Project, names: &[String], seconds: u32, found: &Path, options: &[&str]) -> Result<(), TaskError> {
    fuzzer(project, "build")?.run()?;
    for name in names {
        let found = found.join(name);
        fs::create_dir_all(&found).map_err(TaskError::file(&found))?;
        let program = fuzzer(project, "run")?
            .arg(name)
            // libFuzzer writes to the first folder only.
            .arg(found)
            .arg(project.root.join("fuzz/corpus").join(name))
            .arg("--")
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-timeout={HANG_SECONDS}"))
            .arg("-print_final_stats=1")
            .args(options);
        if names.len() == 1 {
            program.run()?;
        } else {
            let said = program.label(&format!("fuzz {name}")).quietly()?;
            let inputs = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
            println!("  {} inputs in {seconds} s, none broke it", inputs.map_or("no", str::trim));
        }
    }
    Ok(())
}

/// The beginning of every cargo-fuzz command line.
fn fuzzer(project: &Project, verb: &str) -> Result<Program, TaskError> {
    Ok(tools::FUZZ
        .cargo(project)?
        .args([verb, "--sanitizer", "none", "--target-dir"])
        .arg(project.scratch("fuzz")?)
        // Linking ten fuzz targets with link-time optimisation takes longer than fuzzing them.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
}
