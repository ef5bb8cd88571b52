//! What the boundary costs: the same work within Rust, from Swift, Kotlin and Python, in one run on one machine; and how
//! large the library is that they load.
//!
//! Each language has a program among its tests, or beside them, that measures itself and answers with one line; see
//! `bindings/ffi/examples/cost.rs`. They take turns, so that a change of the machine's speed meets them all.

use std::{
    collections::BTreeMap,
    env::consts::ARCH,
    fs,
    path::{Path, PathBuf},
    process,
};

use serde_json::Value;

use crate::{
    bindings::{self, Profile},
    command::Program,
    debian,
    error::TaskError,
    kotlin, machine, meeting, pages,
    project::Project,
    python, swift,
};

/// How often each language has its turn; of each figure the best is kept, which is the one least disturbed.
const ROUNDS: usize = 3;

/// Bytes that the library should stay below, stripped, on each processor.
const MOST_BYTES: u64 = 6_000_000;

/// Where files lie in memory.
const MEMORY: &str = "/dev/shm";

/// What is measured within Rust alone.
const COPIED: &str = "frame_copied";

/// What is measured: the name in the answers, the clock, and the words for it.
const ROWS: &[(&str, &str, &str)] = &[
    ("is_code", "cpu", "six digits told from other text"),
    ("qr_matrix", "cpu", "100 letters laid out as a code"),
    ("frame_refused", "cpu", "frame of 1920 x 1080: refused unread"),
    (COPIED, "cpu", "  copied once, to compare with"),
    ("frame_blank", "cpu", "  read, nothing on it"),
    ("frame_code", "cpu", "  read, a code on it"),
    ("prove_memory", "cpu", "prove, vault in memory"),
    ("check_memory", "cpu", "check, vault in memory"),
    ("prove_disk", "wall", "prove, vault on a disk, wall clock"),
    ("check_disk", "wall", "check, vault on a disk, wall clock"),
];

/// Median and 95th percentile, in nanoseconds.
type Figure = [f64; 2];

/// A language that can be measured here.
struct Rival<'a> {
    name: &'static str,
    start: Box<dyn Fn() -> Result<Program, TaskError> + 'a>,
    /// Where its vaults on a disk are, and what the program calls the place.
    disk: (PathBuf, PathBuf),
    best: BTreeMap<&'static str, Figure>,
}

/// Measures and prints.
pub(crate) fn bench(project: &Project) -> Result<(), TaskError> {
    machine::install(&meeting::TOOLS.iter().chain(bindings::TOOLS).collect::<Vec<_>>())?;
    machine::require(&[pages::READER])?;
    let memory = Path::new(MEMORY);
    if !memory.is_dir() {
        // What else is measured does not need it.
        println!("The core from other languages is not measured: vaults without a disk need {MEMORY}");
        return size(project);
    }
    let memory = memory.join(format!("countersign-cost-{}", process::id()));
    let mut rivals = rivals(project)?;
    for _ in 0..ROUNDS {
        for rival in &mut rivals {
            rival.run(&memory)?;
        }
    }
    table(&rivals);
    size(project)
}

/// Builds all programs; a language that is not to be had here is left out, in words.
fn rivals(project: &Project) -> Result<Vec<Rival<'_>>, TaskError> {
    // The library comes after it: the example builds one with what is for tests alone.
    Program::cargo()
        .args(["build", "--locked", "--release", "--package", "countersign-ffi", "--example", "cost"])
        .folder(&project.root)
        .run()?;
    let example = project.target.join("release/examples/cost");
    let disk = project.scratch("cost")?.join("vaults");
    let disk = (disk.clone(), disk);
    let mut rivals = vec![Rival::new("Rust", disk.clone(), move || Ok(Program::new(&example)))];
    for (name, rival) in [
        ("Swift", of_swift(project)),
        ("Kotlin", of_kotlin(project, disk.clone())),
        ("Python", of_python(project, disk)),
    ] {
        match rival {
            Ok(rival) => rivals.push(rival),
            Err(TaskError::Missing(why)) => println!("{name} is not measured: {why}"),
            Err(other) => return Err(other),
        }
    }
    Ok(rivals)
}

fn of_swift(project: &Project) -> Result<Rival<'_>, TaskError> {
    machine::require(&[debian::MAKER])?;
    let start = swift::program(project, "Cost", Profile::Release)?;
    Ok(Rival::new("Swift", swift::shared_folder(project, "cost")?, move || Ok(start())))
}

fn of_kotlin(project: &Project, disk: (PathBuf, PathBuf)) -> Result<Rival<'_>, TaskError> {
    machine::require(kotlin::TOOLS)?;
    let start = kotlin::program(project, "org.countersign.model.CostKt", Profile::Release)?;
    Ok(Rival::new("Kotlin", disk, move || Ok(start())))
}

fn of_python(project: &Project, disk: (PathBuf, PathBuf)) -> Result<Rival<'_>, TaskError> {
    machine::require(&[python::MAKER])?;
    Ok(Rival::new("Python", disk, bindings::program(project, "tests.cost", Profile::Release)?))
}

impl<'a> Rival<'a> {
    fn new(name: &'static str, disk: (PathBuf, PathBuf), start: impl Fn() -> Result<Program, TaskError> + 'a) -> Self {
        Self { name, start: Box::new(start), disk, best: BTreeMap::new() }
    }

    /// Lets it measure once, with fresh folders, and keeps what was better than before.
    fn run(&mut self, memory: &Path) -> Result<(), TaskError> {
        let (disk, called) = &self.disk;
        for folder in [disk, memory] {
            clear(folder)?;
            fs::create_dir_all(folder).map_err(TaskError::file(folder))?;
        }
        let answer = (self.start)()?.arg(called).arg(memory).read();
        for folder in [disk, memory] {
            clear(folder)?;
        }
        let answer = answer?;
        let wrong = || TaskError::Wrong(format!("{} answered: {answer}", self.name));
        let figures: Value = serde_json::from_str(answer.trim()).map_err(|_| wrong())?;
        for (key, clock, _) in ROWS.iter().filter(|(key, ..)| *key != COPIED || self.name == "Rust") {
            let figure = figures.get(key).and_then(|row| row.get(clock)).ok_or_else(wrong)?;
            let figure: Figure = serde_json::from_value(figure.clone()).map_err(|_| wrong())?;
            let best = self.best.entry(key).or_insert(figure);
            if figure < *best {
                *best = figure;
            }
        }
        Ok(())
    }
}

/// Makes sure that a folder is not there.
fn clear(folder: &Path) -> Result<(), TaskError> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(TaskError::file(folder)) } else { Ok(()) }
}

/// Prints the figures side by side.
fn table(rivals: &[Rival<'_>]) {
    println!(
        "\nThe core from other languages: one call, median (95 %), processor time of the thread where nothing else is said"
    );
    print!("{:<40}", "");
    for rival in rivals {
        print!("{:>22}", rival.name);
    }
    println!();
    for (key, _, words) in ROWS {
        print!("{words:<40}");
        for rival in rivals {
            print!("{:>22}", rival.best.get(key).map_or_else(|| "–".to_owned(), duration));
        }
        println!();
    }
}

/// Writes two times with a unit that suits the first.
fn duration([middle, late]: &Figure) -> String {
    let (unit, places, name) = match *middle {
        ..1e4 => (1e3, 2, "µs"),
        ..1e6 => (1e3, 0, "µs"),
        _ => (1e6, 2, "ms"),
    };
    format!("{:.places$} ({:.places$}) {name}", middle / unit, late / unit)
}

/// Prints how large the library is when everything is taken off it that nothing needs for running.
fn size(project: &Project) -> Result<(), TaskError> {
    let library = bindings::library(project, Profile::Release)?;
    let stripped = project.scratch("cost")?.join("stripped");
    Program::new("strip").arg("--strip-unneeded").arg("-o").arg(&stripped).arg(&library).run()?;
    let bytes = fs::metadata(&stripped).map_err(TaskError::file(&stripped))?.len();
    let hundredths = bytes.div_ceil(10_000);
    let size = format!("{}.{:02} MB", hundredths / 100, hundredths % 100);
    let missed = if bytes < MOST_BYTES { "" } else { "; MISSED" };
    println!("The library for {ARCH}, stripped: {size} (goal: below {} MB{missed})", MOST_BYTES / 1_000_000);
    Ok(())
}
