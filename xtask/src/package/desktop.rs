//! The Debian package of the window, and the proof that it starts on a minimal Debian 12.
//!
//! What is needed at run time is written down twice over: what the binary links is read from it, what it looks for while it
//! runs is named here, and the proof installs nothing else.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Release, announce, copy, emptied, files, fill, icons, licences, shelf};
use crate::{
    command::Program,
    error::TaskError,
    machine::{self, Package, Probe},
    project::{self, Project},
};

/// What makes and judges the package.
pub(crate) const TOOLS: &[Package] = &[
    super::DRAWER,
    Package { debian: "dpkg-dev", purpose: "builds Debian packages", probe: Probe::Program("dpkg-architecture") },
    Package {
        debian: "binutils",
        purpose: "strips programs and reads what they link",
        probe: Probe::Program("objdump"),
    },
    Package {
        debian: "desktop-file-utils",
        purpose: "judges the desktop file",
        probe: Probe::Program("desktop-file-validate"),
    },
    Package { debian: "appstream", purpose: "judges the metainfo file", probe: Probe::Program("appstreamcli") },
    Package { debian: "lintian", purpose: "judges the Debian package", probe: Probe::Program("lintian") },
    Package { debian: "man-db", purpose: "judges the man page", probe: Probe::Program("man") },
];

/// The system that the package is for, as cargo names it.
const TRIPLE: &str = "x86_64-unknown-linux-gnu";

/// What the program loads while it runs, so that no linker knows of it.
const LOADED: &[&str] = &[
    // Finding a font for what the embedded one has no letters for.
    "libfontconfig1",
    // The window, on either kind of display.
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "libxcursor1",
    "libxi6",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libwayland-client0",
    "libwayland-cursor0",
    // Asking the desktop for a file.
    "libdbus-1-3",
];

/// What links what: a library, the package that holds it, and the marks of its versions.
const LINKED: &[(&str, &str)] = &[
    ("libc.so.6", "libc6"),
    ("libm.so.6", "libc6"),
    ("ld-linux-x86-64.so.2", "libc6"),
    ("libgcc_s.so.1", "libgcc-s1"),
];

/// Says what lintian may find, each with the reason.
///
/// * No bug in Debian is closed by a package that is not in Debian.
/// * The project has no address for mail, and gives nobody else's.
const TOLERATED: &[&str] = &["initial-upload-closes-no-bugs", "bogus-mail-host", "bogus-mail-host-in-debian-changelog"];

/// Builds the package and answers with its place.
pub(crate) fn build(project: &Project) -> Result<PathBuf, TaskError> {
    let tools: Vec<_> = TOOLS.iter().collect();
    machine::install(&tools)?;
    machine::require(TOOLS)?;
    compile(project)?;
    let release = Release::of(project)?;
    let root = emptied(project, "deb")?.join("root");
    let program = root.join("usr/bin/countersign-desktop");
    copy(&project.target.join("release/countersign-desktop"), &program)?;
    Program::new("strip").args(["--strip-unneeded", "--remove-section=.comment"]).arg(&program).run()?;
    furnish(project, &release, &root)?;
    judge_parts(&root)?;
    let architecture = Program::new("dpkg").arg("--print-architecture").read()?;
    let architecture = architecture.trim();
    control(project, &release, &root, architecture)?;
    let package = shelf(project)?.join(format!("countersign-desktop_{}_{architecture}.deb", release.version));
    pack(&release, &root, &package)?;
    same_again(&release, &root, &package)?;
    Program::new("lintian")
        .args(["--allow-root", "--fail-on", "error,warning", "--suppress-tags", &TOLERATED.join(",")])
        .arg(&package)
        .run()?;
    announce(&package)?;
    Ok(package)
}

/// Compiles the program as people get it.
pub(crate) fn compile(project: &Project) -> Result<(), TaskError> {
    println!("Building the window as people get it; the first time this takes ten minutes, the toolkit among it.");
    Program::cargo()
        .args(["build", "--locked", "--release", "--package", "countersign-desktop"])
        .folder(&project.root)
        .run()
}

/// Puts everything but the program where Debian wants it.
fn furnish(project: &Project, release: &Release, root: &Path) -> Result<(), TaskError> {
    let from = project.root.join("apps/desktop/packaging/linux");
    let share = root.join("usr/share");
    let values = [("VERSION", release.version.as_str()), ("DATE", release.date.as_str())];
    let name = "org.countersign.Countersign";
    fill(&from.join(format!("{name}.desktop")), &share.join(format!("applications/{name}.desktop")), &values)?;
    fill(&from.join(format!("{name}.metainfo.xml")), &share.join(format!("metainfo/{name}.metainfo.xml")), &values)?;
    for &size in icons::THEME {
        icons::draw(project, size, &share.join(format!("icons/hicolor/{size}x{size}/apps/{name}.png")))?;
    }
    copy(&icons::outline(project, 512), &share.join(format!("icons/hicolor/scalable/apps/{name}.svg")))?;
    let page = share.join("man/man1/countersign-desktop.1");
    fill(&from.join("countersign-desktop.1"), &page, &values)?;
    compress(&page)?;

    let papers = share.join("doc/countersign-desktop");
    let font = indented(&project::text(&project.root.join("apps/desktop/fonts/OFL.txt"))?);
    fill(&from.join("copyright"), &papers.join("copyright"), &[("OFL", font.as_str())])?;
    let list = papers.join("licences.txt");
    project::write(&list, &licences::list(project, licences::Product::Window, TRIPLE, &release.version)?)?;
    compress(&list)?;
    let changes = papers.join("CHANGELOG.md");
    copy(&project.root.join("CHANGELOG.md"), &changes)?;
    compress(&changes)?;
    let entry = papers.join("changelog");
    fill(&from.join("changelog"), &entry, &[("VERSION", &release.version), ("TIME", &release.time)])?;
    compress(&entry)
}

/// A licence as Debian's machine-readable form wants it: one space before each line, a dot on empty ones.
fn indented(text: &str) -> String {
    let lines: Vec<_> = text
        .trim()
        .lines()
        .map(|line| if line.trim().is_empty() { " .".to_owned() } else { format!(" {}", line.trim_end()) })
        .collect();
    lines.join("\n")
}

/// Compresses a file without writing down its name or time.
fn compress(file: &Path) -> Result<(), TaskError> {
    Program::new("gzip").args(["--best", "--no-name", "--force"]).arg(file).quietly().map(drop)
}

/// Lets the systems' own judges read the desktop file, the metainfo file and the man page.
fn judge_parts(root: &Path) -> Result<(), TaskError> {
    let share = root.join("usr/share");
    Program::new("desktop-file-validate")
        .arg(share.join("applications/org.countersign.Countersign.desktop"))
        .quietly()?;
    Program::new("appstreamcli")
        .args(["validate", "--no-net", "--explain"])
        .arg(share.join("metainfo/org.countersign.Countersign.metainfo.xml"))
        .quietly()?;
    let said = Program::new("man")
        .env("MANROFFSEQ", "")
        .env("MANWIDTH", "80")
        .args(["--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z"])
        .arg(share.join("man/man1/countersign-desktop.1.gz"))
        .quietly()?;
    match said.lines().find(|line| line.contains("warning")) {
        Some(line) => Err(TaskError::Wrong(format!("the man page: {line}"))),
        None => Ok(()),
    }
}

/// Writes the package's description and the sums of its files.
fn control(project: &Project, release: &Release, root: &Path, architecture: &str) -> Result<(), TaskError> {
    let mut size = 0_u64;
    let mut sums = String::new();
    for file in files(root)? {
        size = size.saturating_add(fs::metadata(&file).map_err(TaskError::file(&file))?.len());
        let inside = file.strip_prefix(root).unwrap_or(&file);
        sums.push_str(&Program::new("md5sum").arg(inside).folder(root).read()?);
    }
    let needs = depends(&root.join("usr/bin/countersign-desktop"))?;
    fill(
        &project.root.join("apps/desktop/packaging/linux/control"),
        &root.join("DEBIAN/control"),
        &[
            ("VERSION", &release.version),
            ("ARCHITECTURE", architecture),
            ("SIZE", &size.div_ceil(1024).to_string()),
            ("DEPENDS", &needs),
        ],
    )?;
    project::write(&root.join("DEBIAN/md5sums"), &sums)
}

/// What has to be installed: what the program links, in the versions it asks for, and what it loads.
fn depends(program: &Path) -> Result<String, TaskError> {
    let headers = Program::new("objdump").arg("-p").arg(program).read()?;
    needed(&headers)
}

/// Reads a program's headers.
fn needed(headers: &str) -> Result<String, TaskError> {
    let mut packages: Vec<String> = Vec::new();
    for library in headers.lines().filter_map(|line| line.trim().strip_prefix("NEEDED")).map(str::trim) {
        let Some((_, package)) = LINKED.iter().find(|(name, _)| *name == library) else {
            return Err(TaskError::Wrong(format!("the program links {library}, and no package is known to hold it")));
        };
        if !packages.iter().any(|known| known == package) {
            packages.push((*package).to_owned());
        }
    }
    let version = |mark: &str| {
        headers
            .split_whitespace()
            .filter_map(|word| word.strip_prefix(mark))
            .filter_map(|version| version.split('.').map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<_>>>())
            .max()
            .map(|version| version.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
    };
    for package in &mut packages {
        let least = match package.as_str() {
            "libc6" => version("GLIBC_"),
            "libgcc-s1" => version("GCC_"),
            _ => None,
        };
        if let Some(least) = least {
            *package = format!("{package} (>= {least})");
        }
    }
    packages.extend(LOADED.iter().map(|&package| package.to_owned()));
    packages.sort();
    Ok(packages.join(", "))
}

/// Makes the archive.
fn pack(release: &Release, root: &Path, package: &Path) -> Result<(), TaskError> {
    Program::new("chmod").args(["-R", "u=rwX,go=rX"]).arg(root).run()?;
    let time = format!("--date=@{}", release.epoch);
    Program::new("find").arg(root).args(["-exec", "touch", &time, "{}", "+"]).run()?;
    Program::new("dpkg-deb")
        .env("SOURCE_DATE_EPOCH", &release.epoch)
        .args(["--root-owner-group", "-Zxz", "--build"])
        .arg(root)
        .arg(package)
        .quietly()
        .map(drop)
}

/// The same files make the same package, whenever it is made.
fn same_again(release: &Release, root: &Path, package: &Path) -> Result<(), TaskError> {
    let again = root.with_file_name("again.deb");
    Program::new("find").arg(root).args(["-exec", "touch", "--date=2001-02-03", "{}", "+"]).run()?;
    pack(release, root, &again)?;
    let read = |path: &Path| fs::read(path).map_err(TaskError::file(path));
    if read(package)? == read(&again)? {
        Ok(())
    } else {
        Err(TaskError::Wrong("the same files made two different packages".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{indented, needed};

    #[test]
    fn the_newest_version_that_is_asked_for_counts() {
        let headers = "  NEEDED               libgcc_s.so.1\n  NEEDED               libc.so.6\n  NEEDED  libm.so.6\n\
                       Version References:\n  required from libgcc_s.so.1:\n    0x0b792655 0x00 07 GCC_4.2.0\n\
                       required from libc.so.6:\n    0x06969194 0x00 06 GLIBC_2.14\n    0x069691b4 0x00 05 GLIBC_2.34\n\
                       0x09691a75 0x00 03 GLIBC_2.2.5\n";
        let needed = needed(headers).unwrap();
        assert!(needed.starts_with("libc6 (>= 2.34), "), "{needed}");
        assert!(needed.contains("libgcc-s1 (>= 4.2.0)"), "{needed}");
        assert_eq!(needed.matches("libc6").count(), 1);
        assert!(needed.contains("libfontconfig1"), "{needed}");
    }

    #[test]
    fn a_library_of_unknown_home_is_refused() {
        assert!(needed("  NEEDED               libgtk-4.so.1\n").is_err());
    }

    #[test]
    fn an_empty_line_becomes_a_dot() {
        assert_eq!(indented("one  \n\n two\n"), " one\n .\n  two");
    }
}
