//! The window for Windows: a zip, an installer, and a look at the program under Wine.
//!
//! Built in the Debian 13 root, where a cross-compiler and Wine are; neither package is signed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Release, announce, copy, emptied, fill, icons, licences, shelf};
use crate::{
    command::Program,
    debian::{self, Root},
    desktop,
    error::TaskError,
    machine::{self, Package, Probe},
    project::{self, Project},
    windows,
};

/// What makes the packages, beyond what the root holds.
pub(crate) const TOOLS: &[Package] = &[
    super::DRAWER,
    debian::MAKER,
    Package { debian: "nsis", purpose: "compiles the installer for Windows", probe: Probe::Program("makensis") },
    Package { debian: "zip", purpose: "makes the zip for Windows", probe: Probe::Program("zip") },
];

/// Builds the program in the root, whose standard library carries no bitcode to be optimised together with the rest.
const BUILD: &str = r"
cd /src
CARGO_PROFILE_RELEASE_LTO=off \
    cargo build --locked --offline --release --target x86_64-pc-windows-gnu --package countersign-desktop
x86_64-w64-mingw32-strip /target/x86_64-pc-windows-gnu/release/countersign-desktop.exe
";

/// Runs the program under Wine in a desktop of Wine's own, in a copy of the prefix that goes with it.
///
/// The virtual desktop has a window manager and a refresh rate, which a bare X server has not; Wine brings neither Arial nor
/// Segoe UI, for which the toolkit asks where our own font has no letter.
const RUN: &str = r#"
scratch=$(mktemp -d)
export WINEPREFIX=$scratch/wine XDG_RUNTIME_DIR=$scratch WINEDEBUG=-all WINEARCH=win64 WINEDLLOVERRIDES='mscoree=;mshtml='
cp -a /var/cache/wine-prefix "$WINEPREFIX"
cat >"$scratch/desktop.reg" <<'REG'
Windows Registry Editor Version 5.00

[HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements]
"Arial"="Tahoma"
"Segoe UI"="Tahoma"

[HKEY_CURRENT_USER\Software\Wine\Explorer]
"Desktop"="countersign"

[HKEY_CURRENT_USER\Software\Wine\Explorer\Desktops]
"countersign"="1280x800"
REG
/usr/lib/wine/wine64 regedit /S "$scratch/desktop.reg"
# One that began without a display keeps a desktop without one.
/usr/lib/wine/wineserver64 -k || true
/usr/lib/wine/wineserver64 -w
export DISPLAY=$1
exec /usr/lib/wine/wine64 /target/x86_64-pc-windows-gnu/release/countersign-desktop.exe
"#;

/// Builds the packages, starts the program, and answers with the places of zip and installer.
pub(crate) fn build(project: &Project) -> Result<Vec<PathBuf>, TaskError> {
    let tools: Vec<_> = TOOLS.iter().chain(desktop::TOOLS).collect();
    machine::install(&tools)?;
    machine::require(TOOLS)?;
    machine::require(desktop::TOOLS)?;
    let root = Root::ensure(project)?;
    windows::ensure_wine(&root)?;
    windows::fetch(project)?;
    println!("Building the window for Windows; the first time this takes ten minutes.");
    root.script("build-for-windows", BUILD).run()?;
    let release = Release::of(project)?;
    let folder = gather(project, &release, &root)?;
    let zip = zip(project, &release, &folder)?;
    let installer = installer(project, &release, &folder)?;
    desktop::look_at_wine(project, &root.shown_script(project, "run-under-wine", RUN)?)?;
    Ok(vec![zip, installer])
}

/// Puts everything that a person gets into one folder.
fn gather(project: &Project, release: &Release, root: &Root) -> Result<PathBuf, TaskError> {
    let scratch = emptied(project, "windows")?;
    let folder = scratch.join(format!("Countersign-{}", release.version));
    copy(
        &root.target().join("x86_64-pc-windows-gnu/release/countersign-desktop.exe"),
        &folder.join("countersign-desktop.exe"),
    )?;
    icons::windows(project, &scratch, &folder.join("countersign.ico"))?;
    let as_windows = |text: String| text.replace('\n', "\r\n");
    let licence = project::text(&project.root.join("LICENSE"))?;
    project::write(&folder.join("LICENSE.txt"), &as_windows(licence))?;
    let list = licences::list(project, licences::Product::Window, windows::TRIPLE, &release.version)?;
    project::write(&folder.join("licences.txt"), &as_windows(list))?;
    let readme = folder.join("README.txt");
    fill(&project.root.join("apps/desktop/packaging/windows/README.txt"), &readme, &[("VERSION", &release.version)])?;
    project::write(&readme, &as_windows(project::text(&readme)?))?;
    Ok(folder)
}

/// Makes the zip: files in order, times of the last commit.
fn zip(project: &Project, release: &Release, folder: &Path) -> Result<PathBuf, TaskError> {
    let package = shelf(project)?.join(format!("Countersign-{}-windows-x64.zip", release.version));
    if package.exists() {
        fs::remove_file(&package).map_err(TaskError::file(&package))?;
    }
    let time = format!("--date=@{}", release.epoch);
    Program::new("find").arg(folder).args(["-exec", "touch", &time, "{}", "+"]).run()?;
    let parent = folder.parent().unwrap_or(folder);
    let mut names: Vec<PathBuf> =
        super::files(folder)?.iter().map(|file| file.strip_prefix(parent).unwrap_or(file).to_owned()).collect();
    names.sort();
    Program::new("zip").env("TZ", "UTC").args(["-X", "-9", "-q"]).arg(&package).args(names).folder(parent).run()?;
    announce(&package)?;
    Ok(package)
}

/// Compiles the installer.
fn installer(project: &Project, release: &Release, folder: &Path) -> Result<PathBuf, TaskError> {
    let package = shelf(project)?.join(format!("Countersign-{}-windows-x64-setup.exe", release.version));
    Program::new("makensis")
        .env("SOURCE_DATE_EPOCH", &release.epoch)
        .args(["-V2", "-WX", &format!("-DVERSION={}", release.version)])
        .arg(format!("-DSOURCE={}", folder.display()))
        .arg(format!("-DTARGET={}", package.display()))
        .arg(project.root.join("apps/desktop/packaging/windows/installer.nsi"))
        .quietly()?;
    announce(&package)?;
    Ok(package)
}
