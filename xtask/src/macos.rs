//! The type-check for macOS.
//!
//! Nothing here can run a Mac's programs, and no C compiler for one is at hand; but all our code is
//! Rust, so the compiler can say whether it fits together there.

use crate::{
    command::Program,
    debian::Root,
    error::TaskError,
    project::{self, Project},
    windows,
};

/// The systems as cargo names them.
const TRIPLES: &[&str] = &["aarch64-apple-darwin"];

/// The packages that a Mac would run.
const PACKAGES: &[&str] =
    &["countersign", "countersign-vault", "countersign-qr", "countersign-cli", "countersign-desktop"];

/// Stands where a Mac's C compiler would: the one Objective-C file among the dependencies, with which the camera's library
/// catches exceptions, becomes an empty object. A check links nothing.
const NO_OBJECTIVE_C: &str = r#"#!/bin/sh
case " $* " in *' -E '*) exec cc "$@" ;; esac
while [ "$1" != -o ]; do shift; done
exec cc -c -x c /dev/null -o "$2"
"#;

/// Type-checks the product for macOS.
pub(crate) fn check(project: &Project) -> Result<(), TaskError> {
    let root = Root::ensure(project)?;
    windows::fetch(project)?;
    let compiler = root.target().join("no-objective-c");
    project::write(&compiler, NO_OBJECTIVE_C)?;
    Program::new("chmod").arg("+x").arg(&compiler).run()?;
    for triple in TRIPLES {
        root.ensure_std(triple)?;
        root.program("env")
            // SQLite is then declared and not compiled: a check links nothing.
            .args(["LIBSQLITE3_SYS_USE_PKG_CONFIG=1", "CC_aarch64_apple_darwin=/target/no-objective-c"])
            .args(["cargo", "check", "--locked", "--offline", "--manifest-path", "/src/Cargo.toml"])
            .args(["--target", triple])
            .args(PACKAGES.iter().flat_map(|package| ["--package", package]))
            .run()?;
    }
    Ok(())
}
