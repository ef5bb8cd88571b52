//! The bundle for macOS: its folder with everything but the program, which only a Mac can link.
//!
//! Never built here. What can be checked anywhere is: the property lists parse, and name what the program needs.

use std::{fs, path::PathBuf};

use super::{Release, announce, copy, emptied, fill, icons, licences, shelf};
use crate::{
    command::Program,
    error::TaskError,
    project::{self, Project},
};

/// The systems of Macs, as cargo names them.
const TRIPLES: &[&str] = &["aarch64-apple-darwin", "x86_64-apple-darwin"];

/// Where the definition lies.
const DEFINITION: &str = "apps/desktop/packaging/macos";

/// Reads the property lists as any other program would.
const READ: &str = r#"
import plistlib, sys
info = plistlib.load(open(sys.argv[1], "rb"))
assert info["CFBundleIdentifier"] == "org.countersign.Countersign", info
assert info["CFBundleExecutable"] == "countersign-desktop", info
assert len(info["NSCameraUsageDescription"]) > 40, info
assert "@" not in "".join(value for value in info.values() if isinstance(value, str)), info
assert plistlib.load(open(sys.argv[2], "rb")) == {"com.apple.security.device.camera": True}
"#;

/// Builds the bundle on a Mac; elsewhere says that it takes one.
pub(crate) fn build(project: &Project) -> Result<PathBuf, TaskError> {
    if !cfg!(target_os = "macos") {
        return Err(TaskError::Missing(format!(
            "needs a Mac with Xcode's command line tools, for its linker, `lipo`, `iconutil` and `codesign`; \
             the definition is in {DEFINITION}"
        )));
    }
    let release = Release::of(project)?;
    let scratch = emptied(project, "bundle")?;
    let bundle = scratch.join("Countersign.app");
    let program = bundle.join("Contents/MacOS/countersign-desktop");
    super::place(&program)?;
    let mut halves = Vec::new();
    for triple in TRIPLES {
        Program::new("rustup").args(["target", "add", triple]).folder(&project.root).run()?;
        Program::cargo()
            .args(["build", "--locked", "--release", "--package", "countersign-desktop", "--target", triple])
            .folder(&project.root)
            .run()?;
        halves.push(project.target.join(triple).join("release/countersign-desktop"));
    }
    Program::new("lipo").args(["-create", "-output"]).arg(&program).args(&halves).run()?;
    let information = write_information(project, &release, &bundle)?;
    println!("Wrote {}", information.display());
    let resources = bundle.join("Contents/Resources");
    let iconset = scratch.join("Countersign.iconset");
    for size in [16_u16, 32, 128, 256, 512] {
        icons::draw(project, size, &iconset.join(format!("icon_{size}x{size}.png")))?;
        let double = size.saturating_mul(2);
        icons::draw(project, double, &iconset.join(format!("icon_{size}x{size}@2x.png")))?;
    }
    Program::new("iconutil")
        .args(["--convert", "icns", "--output"])
        .arg(resources.join("Countersign.icns"))
        .arg(&iconset)
        .run()?;
    project::write(
        &resources.join("licences.txt"),
        &licences::list(project, licences::Product::Window, "aarch64-apple-darwin", &release.version)?,
    )?;
    // Signed for this machine alone; a certificate of Apple's and its notary make it good for others.
    Program::new("codesign")
        .args(["--force", "--options", "runtime", "--sign", "-", "--entitlements"])
        .arg(project.root.join(DEFINITION).join("Countersign.entitlements"))
        .arg(&bundle)
        .run()?;
    let package = shelf(project)?.join(format!("Countersign-{}-macos.zip", release.version));
    Program::new("ditto").args(["-c", "-k", "--keepParent"]).arg(&bundle).arg(&package).run()?;
    announce(&package)?;
    Ok(package)
}

/// Checks what can be checked anywhere.
pub(crate) fn check(project: &Project) -> Result<(), TaskError> {
    let bundle = emptied(project, "bundle-check")?;
    let information = write_information(project, &Release::of(project)?, &bundle)?;
    let entitlements = project.root.join(DEFINITION).join("Countersign.entitlements");
    Program::new("python3").args(["-c", READ]).arg(information).arg(entitlements).label("python3 -c (plistlib)").run()
}

/// Writes the property list and the translations of what the system says for the program.
fn write_information(project: &Project, release: &Release, bundle: &std::path::Path) -> Result<PathBuf, TaskError> {
    let from = project.root.join(DEFINITION);
    let information = bundle.join("Contents/Info.plist");
    fill(&from.join("Info.plist"), &information, &[("VERSION", &release.version)])?;
    let resources = bundle.join("Contents/Resources");
    copy(&from.join("de.lproj/InfoPlist.strings"), &resources.join("de.lproj/InfoPlist.strings"))?;
    let english = resources.join("en.lproj");
    fs::create_dir_all(&english).map_err(TaskError::file(&english))?;
    Ok(information)
}
