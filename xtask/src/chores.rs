//! The tasks that come down to one command line: run, mutants, bench, advisories.
//!
//! Each is written down here so that nobody has to remember which options make its answer mean something.

use crate::{
    command::Program,
    cost, desktop,
    error::TaskError,
    machine::{self, Package},
    project::{self, Project},
    python, tools,
};

/// The modules in which no surviving mutant may go unexplained.
const MUTATED: &[&str] =
    &["core/countersign/src/verify/**", "core/countersign/src/code/**", "core/countersign/src/pairing/**"];

/// How they are made: two at a time, and with minutes to spare, since tests that a busy machine holds up would pass for
/// tests that a mutant kept from ending.
const MUTANT_OPTIONS: &[&str] = &["--no-shuffle", "--jobs", "2", "--minimum-test-timeout", "300"];

/// The programs that ours is measured beside.
const RIVALS: &[Package] = &[machine::OATHTOOL, machine::ZBAR, python::MAKER];

/// Changes the rules in small ways, one at a time, and prints the changes that no test noticed.
pub(crate) fn mutants(project: &Project, files: &[String]) -> Result<(), TaskError> {
    let output = project.scratch("mutants")?;
    let mut program =
        tools::MUTANTS.cargo(project)?.args(MUTANT_OPTIONS).args(["--package", "countersign", "--output"]).arg(&output);
    let default: Vec<String> = MUTATED.iter().map(|&glob| glob.to_owned()).collect();
    for glob in if files.is_empty() { &default } else { files } {
        program = program.arg("--file").arg(glob);
    }
    // The tests beside the code alone: linking the others for each mutant costs more than they notice.
    let result = program.args(["--", "--lib"]).run();
    match project::text(&output.join("mutants.out/missed.txt")) {
        Ok(text) if text.trim().is_empty() => println!("No mutant survived."),
        Ok(text) => println!("Survivors, each to be killed by a test or explained:\n{text}"),
        Err(_) => println!("No list of survivors was written; the reason is above."),
    }
    result
}

/// Runs the benchmarks, ours and others' side by side in one process and one run; those of other languages and the window
/// come last.
pub(crate) fn bench(project: &Project, arguments: &[String]) -> Result<(), TaskError> {
    match arguments {
        [only] if only == "window" => return desktop::figures(project),
        [only] if only == "bindings" => return cost::bench(project),
        _ => {}
    }
    let packages: Vec<_> = RIVALS.iter().collect();
    machine::install(&packages)?;
    machine::require(RIVALS)?;
    let python = python::ensure(project)?;
    // The bench starts the command line that lies beside it.
    Program::cargo()
        .args(["build", "--locked", "--release", "--package", "countersign-cli"])
        .folder(&project.root)
        .run()?;
    Program::cargo()
        .args(["run", "--locked", "--release", "--package", "countersign-bench", "--", "--python"])
        .arg(python)
        .args(arguments)
        .folder(&project.root)
        .run()?;
    if arguments.is_empty() {
        cost::bench(project)?;
        desktop::figures(project)?;
    }
    Ok(())
}

/// Compares the dependencies with the advisory database, where it can be reached.
pub(crate) fn advisories(project: &Project) -> Result<(), TaskError> {
    let fetched = tools::DENY.cargo(project)?.args(["fetch", "db"]).run();
    if fetched.is_err() {
        return Err(TaskError::Missing(
            "the advisory database could not be fetched, so nothing was compared with it; \
             try again on a machine that reaches it"
                .to_owned(),
        ));
    }
    tools::DENY.cargo(project)?.args(["check", "--disable-fetch", "advisories"]).run()
}

/// Runs the product: its window where one can be shown, else the guided tour on the command line; or the command that was named.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<(), TaskError> {
    if arguments.is_empty() && desktop::has_display() {
        machine::install(&desktop::LOADED.iter().collect::<Vec<_>>())?;
        println!("Building the window; the first time this takes some minutes, the toolkit and SQLite among it.");
        return start(project, "countersign-desktop", &[]);
    }
    if arguments.is_empty() {
        println!("There is no display here, so this is the tour of the command line in place of the window.");
    }
    println!("Building the command line; the first time this takes some minutes, SQLite and the QR decoders among it.");
    let tour = ["tour".to_owned()];
    start(project, "countersign-cli", if arguments.is_empty() { &tour } else { arguments })
}

/// Builds a program with the compiler's words shown, and runs it without.
fn start(project: &Project, package: &str, arguments: &[String]) -> Result<(), TaskError> {
    let package = ["--locked", "--package", package];
    Program::cargo().arg("build").args(package).folder(&project.root).run()?;
    Program::cargo().args(["run", "--quiet"]).args(package).arg("--").args(arguments).folder(&project.root).run()
}
