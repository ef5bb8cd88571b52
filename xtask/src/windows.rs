//! The tests for Windows: built here for `x86_64-pc-windows-gnu` and run under Wine.
//!
//! Wine brings a Credential Manager, a registry and Windows' rules about files, which is where the
//! product's Windows code can go wrong. It shows nothing about screen readers, signing or a real
//! Windows.

use crate::{command::Program, debian::Root, error::TaskError, project::Project};

/// The system as cargo names it.
pub(crate) const TRIPLE: &str = "x86_64-pc-windows-gnu";

/// Where the root keeps a Wine prefix that every run starts from a copy of.
const PREFIX: &str = "var/cache/wine-prefix";

/// Makes the prefix: no display, no questions, no Mono and no Gecko.
///
/// The server writes the registry when it ends, so it is ended in order.
const MAKE_PREFIX: &str = r"
export WINEPREFIX=/var/cache/wine-unfinished WINEDEBUG=-all WINEARCH=win64 WINEDLLOVERRIDES='mscoree=;mshtml='
rm -rf $WINEPREFIX
log=$(mktemp)
/usr/lib/wine/wine64 wineboot --init >$log 2>&1 || { cat $log; exit 1; }
/usr/lib/wine/wineserver64 -w
mv $WINEPREFIX /var/cache/wine-prefix
";

/// Runs cargo with Wine as the runner, in a copy of the prefix that nothing outlives.
const TEST: &str = r#"
scratch=$(mktemp -d)
export WINEPREFIX=$scratch/wine XDG_RUNTIME_DIR=$scratch WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml='
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=/usr/lib/wine/wine64
cp -a /var/cache/wine-prefix $WINEPREFIX
cd /src
# Wine lists credentials at addresses that are multiples of 4 where Windows gives multiples of 8; the store crate reads them
# all the same, which x86-64 allows and a debug assertion would not.
cargo test --no-fail-fast --locked --offline --target x86_64-pc-windows-gnu \
    --config 'profile.dev.package.windows-native-keyring-store.debug-assertions=false' "$@"
"#;

/// The packages whose tests run there.
const PACKAGES: &[&str] = &["countersign", "countersign-vault", "countersign-qr", "countersign-cli"];

/// Builds and runs the tests for Windows.
pub(crate) fn test(project: &Project) -> Result<(), TaskError> {
    let root = Root::ensure(project)?;
    ensure_wine(&root)?;
    fetch(project)?;
    let words = PACKAGES.iter().flat_map(|package| ["--package", package]);
    root.script("test-under-wine", TEST).args(words).run()?;
    root.program("cargo")
        .args(["check", "--locked", "--offline", "--manifest-path", "/src/Cargo.toml", "--target", TRIPLE])
        .args(["--package", "countersign-desktop"])
        .run()
}

/// Makes what is built and run with: the standard library for Windows and a Wine prefix.
pub(crate) fn ensure_wine(root: &Root) -> Result<(), TaskError> {
    root.ensure_std(TRIPLE)?;
    if !root.has(PREFIX) {
        println!("Making a Wine prefix, once for this machine ...");
        root.script("make-wine-prefix", MAKE_PREFIX).run()?;
    }
    Ok(())
}

/// Fetches every crate of the lock file; inside the root there is no need for a network.
pub(crate) fn fetch(project: &Project) -> Result<(), TaskError> {
    Program::cargo().args(["fetch", "--quiet", "--locked"]).folder(&project.root).run()
}
