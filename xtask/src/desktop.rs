//! The window as people meet it: stories told at real windows, the installed package, and pictures of all that.
//!
//! Everything happens on a display without a screen and on buses of the stories' own; see `apps/desktop/e2e`.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    command::Program,
    debian,
    error::TaskError,
    machine::{self, Package, Probe},
    package::desktop as deb,
    project::Project,
};

/// What the stories need, and what the installed package is started in.
pub(crate) const TOOLS: &[Package] = &[
    debian::MAKER,
    Package {
        debian: "xvfb",
        purpose: "a display without a screen, for the window's stories",
        probe: Probe::Program("Xvfb"),
    },
    Package { debian: "openbox", purpose: "a window manager for them", probe: Probe::Program("openbox") },
    Package { debian: "xdotool", purpose: "their keyboard", probe: Probe::Program("xdotool") },
    Package {
        debian: "at-spi2-core",
        purpose: "the accessibility bus, by which they read what a screen reader reads",
        probe: Probe::Runs(&["test", "-x", "/usr/libexec/at-spi-bus-launcher"]),
    },
    Package { debian: "dbus", purpose: "a session bus of the tests' own", probe: Probe::Program("dbus-daemon") },
];

/// What the window looks for while it runs, so that no linker knows of it.
pub(crate) const LOADED: &[Package] = &[
    Package {
        debian: "libxkbcommon-x11-0",
        purpose: "keyboards, for the window",
        probe: Probe::Runs(&["sh", "-c", "ldconfig -p | grep -q libxkbcommon-x11.so.0"]),
    },
    Package {
        debian: "libfontconfig1",
        purpose: "fonts, for the window",
        probe: Probe::Runs(&["sh", "-c", "ldconfig -p | grep -q libfontconfig.so.1"]),
    },
];

/// The pictures that are kept beside the text, by the names that the stories give them.
const KEPT: &str = "docs/pictures";

/// Tells the stories at windows of the program as it is built here.
pub(crate) fn stories(project: &Project) -> Result<(), TaskError> {
    ready()?;
    build(project)?;
    let program = project.target.join("release/countersign-desktop");
    tell(project, "all", &program, &pictures(project)?, false)
}

/// Writes the kept trees anew, from what the windows say now.
pub(crate) fn bless(project: &Project) -> Result<(), TaskError> {
    ready()?;
    build(project)?;
    let program = project.target.join("release/countersign-desktop");
    tell(project, "all", &program, &pictures(project)?, true)
}

/// Installs the package on a minimal Debian 12 and starts the program there.
pub(crate) fn installed(project: &Project) -> Result<(), TaskError> {
    ready()?;
    let package = deb::build(project)?;
    build_stories(project)?;
    let root = debian::Installed::install(project, &package)?;
    let (after, before) = root.packages()?;
    println!("Installed with {} packages that a minimal Debian 12 has not.", after.saturating_sub(before));
    let starter = root.starter(project, "/usr/bin/countersign-desktop")?;
    tell(project, "start", &starter, &pictures(project)?, false)
}

/// Starts a program under Wine and keeps a picture of its window.
pub(crate) fn look_at_wine(project: &Project, starter: &Path) -> Result<(), TaskError> {
    ready()?;
    build_stories(project)?;
    tell(project, "look", starter, &pictures(project)?, false)
}

/// Measures what the window costs.
pub(crate) fn figures(project: &Project) -> Result<(), TaskError> {
    ready()?;
    build(project)?;
    tell(project, "figures", &project.target.join("release/countersign-desktop"), &pictures(project)?, false)
}

/// Makes the pictures that the text shows.
pub(crate) fn keep_pictures(project: &Project) -> Result<(), TaskError> {
    stories(project)?;
    let (from, to) = (pictures(project)?, project.root.join(KEPT));
    fs::create_dir_all(&to).map_err(TaskError::file(&to))?;
    for entry in fs::read_dir(&from).map_err(TaskError::file(&from))? {
        let path = entry.map_err(TaskError::file(&from))?.path();
        // A name with a number in front is for whoever looks into a failure.
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(name) = name.strip_prefix("docs-") {
            fs::copy(&path, to.join(name)).map_err(TaskError::file(&path))?;
            println!("Kept {KEPT}/{name}");
        }
    }
    Ok(())
}

/// Tells whether a window can be shown to the person who started this.
pub(crate) fn has_display() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(target_os = "macos", windows)) || set("WAYLAND_DISPLAY") || set("DISPLAY")
}

/// Installs what the stories need, where that is allowed.
fn ready() -> Result<(), TaskError> {
    machine::install(&TOOLS.iter().chain(LOADED).collect::<Vec<_>>())?;
    machine::require(TOOLS)?;
    machine::require(LOADED)
}

/// Builds the program, as people get it, and the stories.
fn build(project: &Project) -> Result<(), TaskError> {
    deb::compile(project)?;
    build_stories(project)
}

/// Builds the stories alone.
fn build_stories(project: &Project) -> Result<(), TaskError> {
    Program::cargo().args(["build", "--locked", "--package", "countersign-desktop-e2e"]).folder(&project.root).run()
}

/// Where the pictures of every run go.
fn pictures(project: &Project) -> Result<PathBuf, TaskError> {
    let folder = project.target.join("pictures");
    fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
    Ok(folder)
}

/// Tells one story, or all of them, with a program.
fn tell(project: &Project, story: &str, program: &Path, pictures: &Path, bless: bool) -> Result<(), TaskError> {
    let mut stories = Program::new(project.target.join("debug/countersign-desktop-e2e")).arg(story).arg(program);
    stories = stories.arg("--pictures").arg(pictures);
    stories = stories.arg("--trees").arg(project.root.join("apps/desktop/e2e/trees"));
    if bless {
        stories = stories.arg("--bless");
    }
    stories.run()
}
