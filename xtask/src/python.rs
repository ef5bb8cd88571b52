//! A Python of our own: a virtual environment with the packages that the second implementation and the
//! foreign peers need, in pinned versions.
//!
//! It lies in the target folder, is made anew when a list of requirements changes, and goes with `cargo clean`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    command::Program,
    error::TaskError,
    machine::{Package, Probe},
    project::{self, Project},
};

/// What makes it, on the machine itself.
pub(crate) const MAKER: Package = Package {
    debian: "python3-venv",
    purpose: "runs the second implementation and the peers from PyPI",
    probe: Probe::Runs(&["python3", "-c", "import ensurepip, venv"]),
};

/// The lists of packages, each with exact versions.
const REQUIREMENTS: &[&str] = &["fixtures/reference/requirements.txt", "fixtures/peers/requirements.txt"];

/// Makes the environment when it is not there, and answers with its interpreter.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf, TaskError> {
    let folder = project.scratch("python")?;
    let python = interpreter(&folder);
    let mut wanted = String::new();
    for list in REQUIREMENTS {
        wanted.push_str(&project::text(&project.root.join(list))?);
    }
    let marker = folder.join("countersign-requirements.txt");
    if python.is_file() && fs::read_to_string(&marker).ok().as_ref() == Some(&wanted) {
        return Ok(python);
    }
    let packages: Vec<_> = wanted.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    println!("Installing Python packages into {}: {}", folder.display(), packages.join(", "));
    Program::new("python3").args(["-m", "venv", "--clear"]).arg(&folder).run()?;
    let mut pip = Program::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary",
        ":all:",
    ]);
    for list in REQUIREMENTS {
        pip = pip.arg("--requirement").arg(project.root.join(list));
    }
    pip.run()?;
    project::write(&marker, &wanted)?;
    Ok(python)
}

/// Where an environment has its interpreter.
fn interpreter(folder: &Path) -> PathBuf {
    if cfg!(windows) { folder.join("Scripts").join("python.exe") } else { folder.join("bin").join("python") }
}
