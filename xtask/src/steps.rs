//! The steps of `cargo xtask test`, in their order: the quick and telling ones first.
//!
//! Each names the system packages it needs, so that all of them are installed in one go before the
//! first step begins.

use std::process::ExitCode;

use crate::{
    command::Program,
    error::TaskError,
    machine::{self, Package, Probe},
    project::Project,
    report::Report,
    tools,
};

/// One thing that a change has to pass.
struct Step {
    name: &'static str,
    about: &'static str,
    packages: &'static [Package],
    run: fn(&Project) -> Result<(), TaskError>,
}

/// The foreign programs that our own are tested against.
const PEERS: &[Package] = &[
    Package {
        debian: "oathtool",
        purpose: "another RFC 6238 implementation, compared with ours",
        probe: Probe::Program("oathtool"),
    },
    Package {
        debian: "zbar-tools",
        purpose: "another reader for the QR codes that we draw",
        probe: Probe::Program("zbarimg"),
    },
    Package {
        debian: "gnome-keyring",
        purpose: "a real Secret Service for the vault's key",
        probe: Probe::Program("gnome-keyring-daemon"),
    },
    Package { debian: "dbus", purpose: "a session bus of the tests' own", probe: Probe::Program("dbus-run-session") },
    Package { debian: "procps", purpose: "freezing and killing the keyring under test", probe: Probe::Program("ps") },
    Package {
        debian: "python3-venv",
        purpose: "the second implementation and the peers from PyPI",
        probe: Probe::Runs(&["python3", "-c", "import ensurepip, venv"]),
    },
];

/// Every step there is.
const STEPS: &[Step] = &[
    Step { name: "fmt", about: "the code is formatted", packages: &[], run: format },
    Step { name: "clippy", about: "no warning from the compiler or clippy, in any target", packages: &[], run: clippy },
    Step {
        name: "deny",
        about: "licences, sources and duplicate versions of the dependencies",
        packages: &[],
        run: deny,
    },
    Step { name: "tests", about: "unit, property, contract, story and foreign-peer tests", packages: &[], run: tests },
    Step { name: "docs", about: "the documentation builds without a warning", packages: PEERS, run: docs },
];

/// Prints the steps.
pub(crate) fn print_list() {
    for step in STEPS {
        println!("{:<10} {}", step.name, step.about);
    }
}

/// Runs the named steps, or all of them.
pub(crate) fn run(project: &Project, names: &[String]) -> Result<ExitCode, TaskError> {
    let chosen = choose(names)?;
    let packages: Vec<&Package> = chosen.iter().flat_map(|step| step.packages).collect();
    machine::install(&packages)?;
    let mut report = Report::begin();
    for step in chosen {
        report.step(step.name, || {
            machine::require(step.packages)?;
            (step.run)(project)
        });
    }
    Ok(report.finish())
}

/// Finds the named steps; an unknown name is refused with the list of the known ones.
fn choose(names: &[String]) -> Result<Vec<&'static Step>, TaskError> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(TaskError::Usage(format!("there is no step `{unknown}`; the steps are {}", known.join(", "))));
    }
    Ok(STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)).collect())
}

fn format(project: &Project) -> Result<(), TaskError> {
    Program::cargo().args(["fmt", "--all", "--check"]).folder(&project.root).run()
}

fn clippy(project: &Project) -> Result<(), TaskError> {
    Program::cargo()
        .args(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
        .folder(&project.root)
        .run()
}

fn deny(project: &Project) -> Result<(), TaskError> {
    tools::DENY.cargo(project)?.args(["check", "bans", "licenses", "sources"]).run()
}

fn tests(project: &Project) -> Result<(), TaskError> {
    Program::cargo().args(["test", "--locked", "--workspace"]).folder(&project.root).run()
}

fn docs(project: &Project) -> Result<(), TaskError> {
    Program::cargo()
        .args(["doc", "--locked", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .folder(&project.root)
        .run()
}
