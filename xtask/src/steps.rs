//! The steps of `cargo xtask test`, in their order: the quick and telling ones first.
//!
//! Each names the system packages it needs, so that all of them are installed in one go before the
//! first step begins.

use std::{env, fs, path::Path, process::ExitCode};

use crate::{
    android, apk, bindings, checks,
    command::Program,
    debian, desktop,
    error::TaskError,
    fuzz, ios, kotlin,
    machine::{self, Package, Probe},
    macos, meeting,
    package::{desktop as deb, macos as bundle},
    phones,
    project::Project,
    python,
    report::Report,
    swift, windows,
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
    machine::OATHTOOL,
    machine::ZBAR,
    Package {
        debian: "qrencode",
        purpose: "another maker of QR codes, whose codes ours reads",
        probe: Probe::Program("qrencode"),
    },
    Package {
        debian: "faketime",
        purpose: "a wall clock that leaps, as the stories' people meet it",
        probe: Probe::Program("faketime"),
    },
    Package {
        debian: "strace",
        purpose: "the system calls from which the model of a power cut is made",
        probe: Probe::Program("strace"),
    },
    Package { debian: "openssl", purpose: "another HKDF, compared with ours", probe: Probe::Program("openssl") },
    Package {
        debian: "gnome-keyring",
        purpose: "a real Secret Service for the vault's key",
        probe: Probe::Program("gnome-keyring-daemon"),
    },
    Package { debian: "dbus", purpose: "a session bus of the tests' own", probe: Probe::Program("dbus-run-session") },
    Package { debian: "procps", purpose: "freezing and killing the keyring under test", probe: Probe::Program("ps") },
    python::MAKER,
];

/// How many lines of a failed step are shown where `CI` is set.
const SHOWN: usize = 150;

/// Every step there is.
const STEPS: &[Step] = &[
    Step { name: "fmt", about: "the code is formatted", packages: &[], run: checks::format },
    Step {
        name: "clippy",
        about: "no warning from the compiler or clippy, in any target",
        packages: &[fuzz::COMPILER],
        run: checks::clippy,
    },
    Step {
        name: "deny",
        about: "licences, sources and duplicate versions of the dependencies",
        packages: &[],
        run: checks::deny,
    },
    Step {
        name: "reference",
        about: "the second implementation, and the vectors it makes against the committed ones",
        packages: &[python::MAKER],
        run: checks::reference,
    },
    Step {
        name: "tests",
        about: "unit, property, contract, story and foreign-peer tests",
        packages: PEERS,
        run: checks::tests,
    },
    Step {
        name: "bindings",
        about: "the core as other languages see it: generated, and called from Python over the vectors",
        packages: bindings::TOOLS,
        run: bindings::test,
    },
    Step {
        name: "kotlin",
        about: "the core and the view models in Kotlin: built, tested on a plain JVM, linted",
        packages: kotlin::TOOLS,
        run: kotlin::test,
    },
    Step {
        name: "android",
        about: "the Android app: every screen started, pressed and drawn on two Androids, without a phone",
        packages: android::TOOLS,
        run: android::test,
    },
    Step {
        name: "apk",
        about: "the app for Android as a package: built, shrunk, signed, and judged by what is in it",
        packages: apk::TOOLS,
        run: apk::test,
    },
    Step {
        name: "swift",
        about: "the Swift package: its models on the real library, coverage, ThreadSanitizer, format",
        packages: &[debian::MAKER],
        run: swift::test,
    },
    Step {
        name: "ios",
        about: "the iPhone app: types against our stand-ins for Apple's modules, format, lists, project, assets",
        packages: &[debian::MAKER],
        run: ios::check,
    },
    Step {
        name: "meeting",
        about: "a phone in Swift and one in Kotlin pair over text and check each other's codes",
        packages: meeting::TOOLS,
        run: meeting::test,
    },
    Step { name: "docs", about: "the documentation builds without a warning", packages: &[], run: checks::docs },
    Step {
        name: "fuzz",
        about: "every parser of outside bytes, some seconds each from its corpus",
        packages: &[fuzz::COMPILER],
        run: fuzz::smoke,
    },
    Step {
        name: "desktop",
        about: "two people at two real windows, by keyboard, read as a screen reader reads",
        packages: desktop::TOOLS,
        run: desktop::stories,
    },
    Step {
        name: "package",
        about: "the Debian package: built, judged, installed on a minimal Debian 12 and started there",
        packages: deb::TOOLS,
        run: desktop::installed,
    },
    Step {
        name: "windows",
        about: "the tests again, built for Windows and run under Wine",
        packages: &[debian::MAKER],
        run: windows::test,
    },
    Step { name: "macos", about: "the type-check for macOS", packages: &[debian::MAKER], run: macos::check },
    Step {
        name: "phones",
        about: "the core type-checked for Android, and as a static library for iPhones with all that Swift calls",
        packages: &[debian::MAKER],
        run: phones::check,
    },
    Step { name: "bundle", about: "the property lists of the bundle for macOS", packages: &[], run: bundle::check },
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
    let apart = machine::in_ci() && chosen.len() > 1;
    for step in chosen {
        report.step(step.name, || {
            machine::require(step.packages)?;
            if apart { logged(project, step.name) } else { (step.run)(project) }
        });
    }
    Ok(report.finish())
}

/// Runs a step in a process of its own that writes to a file, and shows the file's end when the step failed: among
/// everything that passing steps print, nobody finds what went wrong.
fn logged(project: &Project, name: &str) -> Result<(), TaskError> {
    let folder = project.root.join("target/xtask/logs");
    fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
    let log = folder.join(format!("{name}.log"));
    let runner = env::current_exe().map_err(TaskError::file(Path::new("the task runner")))?;
    // Nobody builds a second time on such a machine, and what is kept for it takes more room than all the rest.
    let ended = Program::new(runner).args(["test", name]).env("CARGO_INCREMENTAL", "0").log(&log);
    if ended.is_err() {
        let said = String::from_utf8_lossy(&fs::read(&log).map_err(TaskError::file(&log))?).into_owned();
        let lines: Vec<_> = said.lines().collect();
        println!("{}", lines.get(lines.len().saturating_sub(SHOWN)..).unwrap_or_default().join("\n"));
    }
    ended
}

/// Finds the named steps; an unknown name is refused with the list of the known ones.
fn choose(names: &[String]) -> Result<Vec<&'static Step>, TaskError> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(TaskError::Usage(format!("there is no step `{unknown}`; the steps are {}", known.join(", "))));
    }
    Ok(STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)).collect())
}
