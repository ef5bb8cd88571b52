//! The type-check for macOS.
//!
//! Nothing here can run a Mac's programs, and no C compiler for one is at hand; but all our code is
//! Rust, so the compiler can say whether it fits together there.

use crate::{debian::Root, error::TaskError, project::Project, windows};

/// The systems as cargo names them.
const TRIPLES: &[&str] = &["aarch64-apple-darwin"];

/// The packages that a Mac would run.
const PACKAGES: &[&str] = &["countersign", "countersign-vault", "countersign-qr", "countersign-cli"];

/// Type-checks the product for macOS.
pub(crate) fn check(project: &Project) -> Result<(), TaskError> {
    let root = Root::ensure(project)?;
    windows::fetch(project)?;
    for triple in TRIPLES {
        root.ensure_std(triple)?;
        root.program("env")
            // SQLite is then declared and not compiled: a check links nothing.
            .arg("LIBSQLITE3_SYS_USE_PKG_CONFIG=1")
            .args(["cargo", "check", "--locked", "--offline", "--manifest-path", "/src/Cargo.toml"])
            .args(["--target", triple])
            .args(PACKAGES.iter().flat_map(|package| ["--package", package]))
            .run()?;
    }
    Ok(())
}
