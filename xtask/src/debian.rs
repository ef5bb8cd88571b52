//! Debian roots in the cache folder: one where other systems' programs are built and checked, one as small as can be.
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

/// What makes the roots, on the machine itself.
pub(crate) const MAKER: Package = Package {
    debian: "mmdebstrap",
    purpose: "makes Debian roots in the cache folder: for Windows and macOS, and to install packages in",
    probe: Probe::Program("mmdebstrap"),
};

/// What the root holds beyond a minimal system.
const CONTENTS: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "gcc-mingw-w64-x86-64-win32", "wine64"];

/// What the root for Swift holds; the C and C++ headers are not among the compiler's own wishes.
const SWIFT: &str = "swiftlang,libc6-dev,libstdc++-14-dev";

/// What the package of Swift brings and nothing here needs: debuggers, editors' servers, other linkings. 1.0 of its 2.2 GB.
const SWIFT_WITHOUT: &[&str] = &[
    "/usr/libexec/swift/bin/*lldb*",
    "/usr/libexec/swift/bin/clangd",
    "/usr/libexec/swift/bin/sourcekit-lsp",
    "/usr/libexec/swift/bin/docc",
    "/usr/libexec/swift/lib/liblldb*",
    "/usr/libexec/swift/lib/swift_static/*",
    "/usr/libexec/swift/lib/swift/embedded/*",
    "/usr/libexec/swift/lib/swift/FrameworkABIBaseline/*",
    "/usr/share/doc/*",
    "/usr/share/man/*",
    "/usr/share/locale/*",
];

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
if [ -d /tmp/.X11-unix ]; then
    mkdir "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
fi
mount --bind "$checkout" "$root/src"
mount -o remount,bind,ro "$root/src"
mount --bind "$cargo_home" "$root/cargo"
mount --bind "$target" "$root/target"
exec chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    CARGO_HOME=/cargo CARGO_TARGET_DIR=/target RUST_BACKTRACE=1 "$@"
"#;

/// Makes what has to be seen on a display part of the root, before it is entered by [`ENTER`] with a sixth word: a script.
const SHOW: &str = r#"
root=$1 inner=$5
mkdir -p "$root/tmp" "$root/run/shown"
mount -t tmpfs tmpfs "$root/run/shown"
cp "$inner" "$root/run/shown/it.sh"
set -- "$1" "$2" "$3" "$4" sh /run/shown/it.sh "$6"
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
# Nothing runs there, so it need not be quick.
*) export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 ;;
esac
cargo build --quiet --release --offline --target "$triple" -Zbuild-std=std,panic_unwind,panic_abort,test \
    --config 'source.crates-io.replace-with="beside"' --config "source.beside.directory=\"$sources/vendor\""
cp "$build/target/$triple/release/deps/"*.rlib "$home/"
rm -f "$home"/libseed-*.rlib
touch "$home/.complete"
"#;

/// Installs a package in a fresh copy of a minimal root, with what it asks for and nothing else.
const INSTALL: &str = r#"
made=$1 root=$2 package=$3
rm -rf "$root"
cp -a "$made" "$root"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
cp "$package" "$root/package.deb"
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8
chroot "$root" apt-get update -qq
chroot "$root" apt-get install -y -qq --no-install-recommends /package.deb
"#;

/// Runs a program in the copy, so that it has the process id that its starter knows.
const START: &str = r#"
root=$1 program=$2
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
for shared in "$XDG_RUNTIME_DIR" /tmp/.X11-unix; do
    mkdir -p "$root$shared"
    mount --bind "$shared" "$root$shared"
done
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
exec chroot "$root" "$program"
"#;

/// A copy of a minimal Debian 12, in which a package was installed.
pub(crate) struct Installed {
    folder: PathBuf,
}

impl Installed {
    /// Installs a package; apt finds what it asks for.
    pub(crate) fn install(project: &Project, package: &Path) -> Result<Self, TaskError> {
        let cache = project.cached("debian-12")?;
        let made = ensure(&cache, "bookworm", "ca-certificates", &[], "Debian 12")?;
        let folder = cache.join("installed");
        Program::new("unshare")
            .args(["--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"])
            .args(["sh", "-euc", INSTALL, "install"])
            .args([&made, &folder])
            .arg(package)
            .label("(debian 12) apt-get install")
            .quietly()?;
        Ok(Self { folder })
    }

    /// Writes a script that starts a program of the copy, and answers with its place.
    ///
    /// The script expects the display and the buses in its environment.
    pub(crate) fn starter(&self, project: &Project, program: &str) -> Result<PathBuf, TaskError> {
        let start = project.scratch("installed")?.join("start.sh");
        let line = format!(
            "#!/bin/sh\nexec unshare --mount --propagation private sh -euc '{START}' start '{}' {program}\n",
            self.folder.display()
        );
        project::write(&start, &line)?;
        Program::new("chmod").arg("+x").arg(&start).run()?;
        Ok(start)
    }

    /// How many packages the copy has, and how many it had before.
    pub(crate) fn packages(&self) -> Result<(usize, usize), TaskError> {
        let count = |root: &Path| {
            project::text(&root.join("var/lib/dpkg/status"))
                .map(|status| status.lines().filter(|line| line.starts_with("Package: ")).count())
        };
        Ok((count(&self.folder)?, count(&self.folder.with_file_name("root"))?))
    }
}

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
        if !cfg!(target_arch = "x86_64") {
            return Err(TaskError::Missing("needs an x86-64 machine: Wine runs programs for that".to_owned()));
        }
        let cache = project.cached("debian-13")?;
        Ok(Self {
            folder: ensure(&cache, "trixie", &CONTENTS.join(","), &[], "Debian 13")?,
            checkout: project.root.clone(),
            cargo_home: cargo_home()?,
            target: project.scratch("debian-13")?,
        })
    }

    /// Makes the root with a Swift compiler when the cache has none; where that is not possible, it is what is missing.
    pub(crate) fn with_swift(project: &Project) -> Result<Self, TaskError> {
        let cache = project.cached("debian-13-swift")?;
        let made = ensure(&cache, "trixie", SWIFT, SWIFT_WITHOUT, "Debian 13");
        Ok(Self {
            folder: made.map_err(|error| TaskError::Missing(format!("there is no Swift compiler: {error}")))?,
            checkout: project.root.clone(),
            cargo_home: cargo_home()?,
            target: project.scratch("swift")?,
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

    /// Writes a script that runs a small shell script inside the root with a display, and answers with its place.
    pub(crate) fn shown_script(&self, project: &Project, name: &str, script: &str) -> Result<PathBuf, TaskError> {
        let scratch = project.scratch("shown")?;
        let (inner, outer) = (scratch.join(format!("{name}.inner.sh")), scratch.join(format!("{name}.sh")));
        project::write(&inner, &format!("set -eu\n{script}"))?;
        let enter = scratch.join("enter.sh");
        project::write(&enter, &format!("set -eu\n{SHOW}{ENTER}"))?;
        let words = [&enter, &self.folder, &self.checkout, &self.cargo_home, &self.target, &inner]
            .map(|path| format!("'{}'", path.display()));
        let line = format!(
            "#!/bin/sh\nexec unshare --mount --propagation private --pid --fork --kill-child sh {} \"$DISPLAY\"\n",
            words.join(" ")
        );
        project::write(&outer, &line)?;
        Program::new("chmod").arg("+x").arg(&outer).run()?;
        Ok(outer)
    }

    /// Where the root's cargo puts what it builds, seen from outside.
    pub(crate) fn target(&self) -> &Path {
        &self.target
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
        // What was built upon a former one does not fit.
        let built = self.target.join(triple);
        if built.exists() {
            fs::remove_dir_all(&built).map_err(TaskError::file(&built))?;
        }
        self.script("build-std", BUILD_STD).arg(triple).run()
    }
}

/// Makes a root when the cache has none with these contents, and answers with its place.
///
/// Files that match `without` are left out of its packages.
fn ensure(cache: &Path, suite: &str, contents: &str, without: &[&str], name: &str) -> Result<PathBuf, TaskError> {
    allowed()?;
    let lock = cache.join("lock");
    let lock = File::create(&lock).map_err(TaskError::file(&lock))?;
    lock.lock().map_err(TaskError::file(cache))?;
    let folder = cache.join("root");
    let marker = cache.join("contents");
    let mut wanted = contents.to_owned();
    for pattern in without {
        wanted.push_str(" -");
        wanted.push_str(pattern);
    }
    if fs::read_to_string(&marker).ok().as_deref() != Some(&wanted) {
        make(cache, &folder, suite, contents, without, name)?;
        project::write(&marker, &wanted)?;
    }
    Ok(folder)
}

/// Tells why this process may not make or enter a root, if it may not.
fn allowed() -> Result<(), TaskError> {
    let because = |why: &str| Err(TaskError::Missing(why.to_owned()));
    if !machine::is_debian() || !machine::is_root() {
        return because("needs Debian 12 or newer and root, to make a Debian root in the cache folder");
    }
    let unshare = Program::new("unshare").args(["--mount", "--propagation", "private", "true"]);
    if !unshare.succeeds() {
        return because("needs mount namespaces: in a container, start it with `--cap-add SYS_ADMIN`");
    }
    Ok(())
}

/// Makes the root beside its place and moves it there when it is whole.
fn make(
    cache: &Path,
    folder: &Path,
    suite: &str,
    contents: &str,
    without: &[&str],
    name: &str,
) -> Result<(), TaskError> {
    let unfinished = cache.join("unfinished");
    for old in [&unfinished, folder] {
        if old.exists() {
            fs::remove_dir_all(old).map_err(TaskError::file(old))?;
        }
    }
    println!("Making a {name} root with {contents} in {}, once for this machine (about two minutes)", cache.display());
    let options = cache.join("apt.conf");
    project::write(&options, &apt::network_options()?)?;
    Program::new("mmdebstrap")
        .args(["--quiet", "--variant=minbase", "--aptopt=APT::Install-Recommends \"false\""])
        .arg(format!("--aptopt={}", options.display()))
        .args(without.iter().map(|pattern| format!("--dpkgopt=path-exclude={pattern}")))
        .arg(format!("--include={contents}"))
        .arg(suite)
        .arg(&unfinished)
        .args(apt::lines_for(suite)?)
        .label(&format!("mmdebstrap ({name})"))
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
