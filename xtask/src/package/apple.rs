//! The core for Apple's systems: an `XCFramework`, with the Swift that calls it, where `bindings/swift` looks for them.
//!
//! Never made here: it takes a Mac. What can be built elsewhere, a static library for an iPhone without the vault's C engine,
//! the step `phones` builds.

use std::{fs, path::PathBuf};

use super::{Release, emptied, licences};
use crate::{
    bindings::{self, Language, Profile},
    command::Program,
    error::TaskError,
    project::{self, Project},
};

/// A system as Xcode tells them apart: the name of our folder, and the processors that one library holds together.
const SLICES: [(&str, &[&str]); 3] = [
    ("iphone", &["aarch64-apple-ios"]),
    ("simulator", &["aarch64-apple-ios-sim", "x86_64-apple-ios"]),
    ("mac", &["aarch64-apple-darwin", "x86_64-apple-darwin"]),
];
/// The library of each.
const LIBRARY: &str = "libcountersign_ffi.a";
/// Where the package looks.
const PACKAGE: &str = "bindings/swift/Generated";

/// Builds it on a Mac; elsewhere says that it takes one, and what it would do there.
pub(crate) fn build(project: &Project) -> Result<PathBuf, TaskError> {
    if !cfg!(target_os = "macos") {
        return Err(TaskError::Missing(format!(
            "needs a Mac with Xcode 16 or newer. There it builds the core as a static library for {}, joins them by \
             `lipo` and `xcodebuild -create-xcframework` with header and module map into \
             {PACKAGE}/CountersignFFI.xcframework, and writes the Swift that calls it beside it; apps/ios/bootstrap does \
             that and makes the app's project. Here `cargo xtask test phones ios` checks what can be checked",
            SLICES.map(|(_, triples)| triples.join(" and ")).join(", ")
        )));
    }
    let generated = bindings::bind(project, Language::Swift, Some(project.root.join(PACKAGE)), Profile::Release)?;
    let scratch = emptied(project, "apple")?;
    let headers = scratch.join("headers");
    let from = generated.join("CountersignFFI");
    super::copy(&from.join("CountersignFFI.h"), &headers.join("CountersignFFI.h"))?;
    // The name under which a framework's map is looked for.
    super::copy(&from.join("CountersignFFI.modulemap"), &headers.join("module.modulemap"))?;
    let framework = generated.join("CountersignFFI.xcframework");
    if framework.exists() {
        fs::remove_dir_all(&framework).map_err(TaskError::file(&framework))?;
    }
    let mut join = Program::new("xcodebuild").arg("-create-xcframework");
    for (name, triples) in SLICES {
        let library = scratch.join(name).join(LIBRARY);
        super::place(&library)?;
        let parts = triples.iter().map(|triple| compile(project, triple)).collect::<Result<Vec<_>, _>>()?;
        Program::new("lipo").args(["-create", "-output"]).arg(&library).args(&parts).run()?;
        join = join.arg("-library").arg(&library).arg("-headers").arg(&headers);
    }
    join.arg("-output").arg(&framework).run()?;
    let release = Release::of(project)?;
    let texts = licences::list(project, licences::Product::Iphone, "aarch64-apple-ios", &release.version)?;
    project::write(&project.root.join("apps/ios/Countersign/Resources/licences.txt"), &texts)?;
    println!("Made {}", framework.display());
    Ok(framework)
}

/// Builds the library for one system and processor, as it is shipped.
fn compile(project: &Project, triple: &str) -> Result<PathBuf, TaskError> {
    Program::new("rustup").args(["target", "add", triple]).folder(&project.root).run()?;
    Program::cargo()
        .args(["rustc", "--locked", "--release", "--package", "countersign-ffi", "--lib"])
        .args(["--crate-type", "staticlib", "--target", triple])
        // What the package says it runs on; SQLite's C is compiled for no older system.
        .env("IPHONEOS_DEPLOYMENT_TARGET", "17.0")
        .env("MACOSX_DEPLOYMENT_TARGET", "14.0")
        .folder(&project.root)
        .run()?;
    Ok(project.target.join(triple).join("release").join(LIBRARY))
}
