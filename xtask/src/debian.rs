//! A Debian 13 root in the cache folder, where other systems' programs are built and checked.
//!
//! The pinned toolchain comes with the standard library of one system; Debian 13 packages a newer
//! compiler with the library's sources, a cross-compiler for Windows and Wine. Mounts and processes
//! live in namespaces of their own and vanish with the command that made them.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
};

use crate::{
    apt,
    command::Program,
    error::TaskError,
    machine::{self, Package, Probe},
    project::{self, Project},
};

/// What makes the root, on the machine itself.
pub(crate) const MAKER: Package = Package {
    debian: "mmdebstrap",
    purpose: "makes a Debian 13 root in the cache folder, for Windows and macOS",
    probe: Probe::Program("mmdebstrap"),
};

/// What the root holds beyond a minimal system.
const CONTENTS: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "gcc-mingw-w64-x86-64-win32", "wine64"];

/// Does the mounts and enters the root; what it mounts nobody else sees.
///
/// The checkout is there for reading only: a test that writes beside the sources fails.
const ENTER: &str = r#"
root=$1 checkout=$2 cargo_home=$3 target=$4
shift 4
mkdir -p "$root/src" "$root/cargo" "$root/target"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/tmp"
mount --bind "$checkout" "$root/src"
mount -o remount,bind,ro "$root/src"
mount --bind "$cargo_home" "$root/cargo"
mount --bind "$target" "$root/target"
exec chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    CARGO_HOME=/cargo CARGO_TARGET_DIR=/target RUST_BACKTRACE=1 "$@"
"#;

/// Builds the standard library of a target and puts it where the root's compiler looks for it.
///
/// Its dependencies lie beside its sources, so nothing is fetched. The seed is an empty crate: cargo
/// builds the standard library only for something.
const BUILD_STD: &str = r#"
triple=$1
home=/usr/lib/rustlib/$triple/lib
sources=/usr/lib/rustlib/src/rust/library
build=$(mktemp -d)
cd "$build"
mkdir src
echo '#![no_std]' >src/lib.rs
printf '[package]\nname = "seed"\nedition = "2024"\n' >Cargo.toml
rm -rf "$home"
mkdir -p "$home"
export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$build/target
case $triple in
*-windows-gnu)
    for object in rsbegin rsend; do
        rustc --target "$triple" --emit=obj -o "$home/$object.o" "$sources/rtstartup/$object.rs"
    done ;;
esac
cargo build --quiet --release --offline --target "$triple" -Zbuild-std=std,panic_unwind,panic_abort,test \
    --config 'source.crates-io.replace-with="beside"' --config "source.beside.directory=\"$sources/vendor\""
cp "$build/target/$triple/release/deps/"*.rlib "$home/"
rm -f "$home"/libseed-*.rlib
touch "$home/.complete"
"#;

/// A root that is there and can be entered.
pub(crate) struct Root {
    folder: PathBuf,
    checkout: PathBuf,
    cargo_home: PathBuf,
    target: PathBuf,
}

impl Root {
    /// Makes the root when the cache has none; takes about two minutes then.
    pub(crate) fn ensure(project: &Project) -> Result<Self, TaskError> {
        allowed()?;
        let cache = project.cached("debian-13")?;
        let lock = cache.join("lock");
        let lock = File::create(&lock).map_err(TaskError::file(&lock))?;
        lock.lock().map_err(TaskError::file(&cache))?;
        let folder = cache.join("root");
        let marker = cache.join("contents");
        let contents = CONTENTS.join(",");
        if fs::read_to_string(&marker).ok().as_deref() != Some(&contents) {
            make(&cache, &folder, &contents)?;
            project::write(&marker, &contents)?;
        }
        Ok(Self {
            folder,
            checkout: project.root.clone(),
            cargo_home: cargo_home()?,
            target: project.scratch("debian-13")?,
        })
    }

    /// A command line inside the root: the checkout is `/src`, cargo's target folder `/target`.
    pub(crate) fn program(&self, program: &str) -> Program {
        Program::new("unshare")
            .args(["--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"])
            .args(["sh", "-euc", ENTER, "enter"])
            .arg(&self.folder)
            .arg(&self.checkout)
            .arg(&self.cargo_home)
            .arg(&self.target)
            .label("(debian 13)")
            .arg(program)
    }

    /// A small shell script inside the root.
    pub(crate) fn script(&self, name: &str, script: &str) -> Program {
        self.program("sh").args(["-euc", script, name]).label(&format!("(debian 13) {name}"))
    }

    /// Tells whether a path is there inside the root.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.folder.join(path).exists()
    }

    /// Builds a target's standard library when the root has none; takes about a minute then.
    pub(crate) fn ensure_std(&self, triple: &str) -> Result<(), TaskError> {
        if self.has(&format!("usr/lib/rustlib/{triple}/lib/.complete")) {
            return Ok(());
        }
        println!("Building the standard library for {triple}, once for this machine (about a minute) ...");
        self.script("build-std", BUILD_STD).arg(triple).run()
    }
}

/// Tells why this process may not make or enter a root, if it may not.
fn allowed() -> Result<(), TaskError> {
    let because = |why: &str| Err(TaskError::Missing(why.to_owned()));
    if !cfg!(target_arch = "x86_64") {
        return because("needs an x86-64 machine: Wine runs programs for that");
    }
    if !machine::is_debian() || !machine::is_root() {
        return because("needs Debian 12 or newer and root, to make a Debian 13 root in the cache folder");
    }
    let unshare = Program::new("unshare").args(["--mount", "--propagation", "private", "true"]);
    if !unshare.succeeds() {
        return because("needs mount namespaces: in a container, start it with `--cap-add SYS_ADMIN`");
    }
    Ok(())
}

/// Makes the root beside its place and moves it there when it is whole.
fn make(cache: &Path, folder: &Path, contents: &str) -> Result<(), TaskError> {
    let unfinished = cache.join("unfinished");
    for old in [&unfinished, folder] {
        if old.exists() {
            fs::remove_dir_all(old).map_err(TaskError::file(old))?;
        }
    }
    println!(
        "Making a Debian 13 root with {contents} in {}, once for this machine (about two minutes)",
        cache.display()
    );
    let options = cache.join("apt.conf");
    project::write(&options, &apt::network_options()?)?;
    Program::new("mmdebstrap")
        .args(["--quiet", "--variant=minbase", "--aptopt=APT::Install-Recommends \"false\""])
        .arg(format!("--aptopt={}", options.display()))
        .arg(format!("--include={contents}"))
        .arg("trixie")
        .arg(&unfinished)
        .args(apt::lines_for("trixie")?)
        .run()?;
    fs::rename(&unfinished, folder).map_err(TaskError::file(folder))
}

/// The folder where cargo keeps the crates it fetched.
fn cargo_home() -> Result<PathBuf, TaskError> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")))
        .ok_or_else(|| TaskError::Missing("no cargo home: set HOME or CARGO_HOME".to_owned()))
}
