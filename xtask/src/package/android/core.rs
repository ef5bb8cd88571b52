//! The core for a phone's processors, by Rust and the NDK's compiler.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::{LEAST, PAGE};
use crate::{command::Program, error::TaskError, project::Project};

/// The variables that name an NDK, the first that is set counts.
pub(crate) const NDK: &[&str] = &["ANDROID_NDK_HOME", "ANDROID_NDK_ROOT"];

/// The core's file.
pub(crate) const LIBRARY: &str = "libcountersign_ffi.so";

/// A processor that phones have.
#[derive(Clone, Copy)]
pub(crate) struct Processor {
    /// As an APK's folders are named.
    pub(crate) folder: &'static str,
    /// As Rust names the system.
    pub(crate) triple: &'static str,
    /// As the NDK's compilers are named.
    compiler: &'static str,
}

/// Every processor that a phone with the oldest of our levels may have.
pub(crate) const PROCESSORS: &[Processor] = &[
    Processor { folder: "arm64-v8a", triple: "aarch64-linux-android", compiler: "aarch64-linux-android" },
    Processor { folder: "armeabi-v7a", triple: "armv7-linux-androideabi", compiler: "armv7a-linux-androideabi" },
    Processor { folder: "x86_64", triple: "x86_64-linux-android", compiler: "x86_64-linux-android" },
];

/// Builds the core for each processor; none where no NDK is named.
pub(super) fn build(project: &Project) -> Result<Vec<(Processor, PathBuf)>, TaskError> {
    let Some(ndk) = NDK.iter().find_map(|name| env::var_os(name).filter(|value| !value.is_empty())) else {
        return Ok(Vec::new());
    };
    let programs = programs(Path::new(&ndk))?;
    PROCESSORS
        .iter()
        .map(|&processor| {
            require_standard_library(processor)?;
            let mut cargo = Program::cargo()
                .args(["build", "--locked", "--release", "--package", "countersign-ffi", "--target", processor.triple])
                .folder(&project.root);
            for (name, value) in settings(processor, &programs) {
                cargo = cargo.env(name, value);
            }
            cargo.run()?;
            Ok((processor, project.target.join(processor.triple).join("release").join(LIBRARY)))
        })
        .collect()
}

/// Where an NDK has its compilers: in one folder, named after the machine that they run on.
fn programs(ndk: &Path) -> Result<PathBuf, TaskError> {
    let system = match env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    let folder = ndk.join("toolchains/llvm/prebuilt").join(format!("{system}-x86_64")).join("bin");
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(TaskError::Usage(format!("{} names an NDK, but there is no {}", NDK.join(" or "), folder.display())))
    }
}

/// Says how to get Rust's standard library for a processor where it is not there.
fn require_standard_library(processor: Processor) -> Result<(), TaskError> {
    let library = Program::new("rustc").args(["--print", "target-libdir", "--target", processor.triple]).read()?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    Err(TaskError::Missing(format!("Rust's standard library for phones: rustup target add {}", processor.triple)))
}

/// What cargo, and the build of SQLite in C, have to know.
fn settings(processor: Processor, programs: &Path) -> Vec<(String, String)> {
    let compiler = programs.join(format!("{}{LEAST}-clang", processor.compiler)).display().to_string();
    let archiver = programs.join("llvm-ar").display().to_string();
    let small = processor.triple.replace('-', "_");
    let large = small.to_uppercase();
    vec![
        (format!("CARGO_TARGET_{large}_LINKER"), compiler.clone()),
        (format!("CARGO_TARGET_{large}_RUSTFLAGS"), format!("-Clink-arg=-Wl,-z,max-page-size={PAGE}")),
        (format!("CC_{small}"), compiler),
        (format!("AR_{small}"), archiver),
        ("CARGO_PROFILE_RELEASE_STRIP".to_owned(), "symbols".to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs, path::Path};

    use super::{PROCESSORS, programs, settings};

    #[test]
    fn the_compiler_of_the_oldest_level_links_and_compiles_for_pages_of_every_size() {
        let thumb = PROCESSORS.iter().find(|processor| processor.folder == "armeabi-v7a").unwrap();
        let settings: BTreeMap<_, _> = settings(*thumb, Path::new("ndk")).into_iter().collect();
        let compiler = Path::new("ndk").join("armv7a-linux-androideabi29-clang").display().to_string();
        assert_eq!(settings["CARGO_TARGET_ARMV7_LINUX_ANDROIDEABI_LINKER"], compiler);
        assert_eq!(settings["CC_armv7_linux_androideabi"], compiler);
        assert!(settings["CARGO_TARGET_ARMV7_LINUX_ANDROIDEABI_RUSTFLAGS"].ends_with("max-page-size=16384"));
    }

    #[test]
    fn a_folder_without_compilers_is_no_ndk() {
        let scratch = tempfile::tempdir().unwrap();
        assert!(programs(scratch.path()).is_err());
        for system in ["linux", "darwin", "windows"] {
            fs::create_dir_all(scratch.path().join(format!("toolchains/llvm/prebuilt/{system}-x86_64/bin"))).unwrap();
        }
        assert!(programs(scratch.path()).is_ok());
    }
}
