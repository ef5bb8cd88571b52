//! The core for telephones: type-checked for Android, and built as an iPhone's static library.
//!
//! Neither Xcode nor Android's NDK is at hand, and Rust needs neither for a check or an archive. C code would: SQLite, the
//! vault's engine, is therefore left to the system's library, which is declared and not compiled. So what is learned is
//! about our Rust and its dependencies; nothing is linked into an app, and nothing runs.

mod archive;

use crate::{
    bindings::{self, Language, Profile},
    debian::Root,
    error::TaskError,
    project::{self, Project},
    report, windows,
};

/// A 64-bit Android phone as cargo names it.
const ANDROID: &str = "aarch64-linux-android";
/// An iPhone as cargo names it.
const IPHONE: &str = "aarch64-apple-ios";
/// All that a phone's shell is given.
const PACKAGE: &str = "countersign-ffi";

/// Checks and builds.
pub(crate) fn check(project: &Project) -> Result<(), TaskError> {
    let root = Root::ensure(project)?;
    windows::fetch(project)?;
    for triple in [ANDROID, IPHONE] {
        report::timed(&format!("the standard library for {triple}"), || root.ensure_std(triple))?;
    }
    let cargo = |verb: &str, triple: &str| {
        root.program("env")
            .args(["LIBSQLITE3_SYS_USE_PKG_CONFIG=1", "cargo", verb, "--quiet", "--locked", "--offline"])
            .args(["--manifest-path", "/src/Cargo.toml", "--target", triple, "--package", PACKAGE, "--lib"])
            // What is never run need not be quick; the profile for tests optimises much of it.
            .args(["--release", "--config", "profile.release.opt-level=0", "--config", "profile.release.lto='off'"])
    };
    report::timed("the type-check for Android, without the vault's C engine", || cargo("check", ANDROID).run())?;
    report::timed("the static library for an iPhone, without the vault's C engine", || {
        cargo("rustc", IPHONE).args(["--crate-type", "staticlib"]).run()
    })?;
    let generated = bindings::bind(project, Language::Swift, None, Profile::Dev)?;
    let header = project::text(&generated.join("CountersignFFI").join("CountersignFFI.h"))?;
    archive::check(&root.target().join(IPHONE).join("release/libcountersign_ffi.a"), &header)
}
