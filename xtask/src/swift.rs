//! The Swift package: what is generated for it, and its step in the tests.
//!
//! There is no Apple machine here. Debian 13 packages a Swift compiler, in which the package is built and its models run on
//! the real library; nothing is learned of views, the Keychain or a camera.

pub(crate) mod newer;
mod outcome;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    bindings::{self, Language, Profile},
    command::Program,
    debian::Root,
    error::TaskError,
    project::{self, Project},
    report, texts,
};

/// Least share of the models' lines that the tests have to run, in percent.
const COVERAGE: u32 = 90;

/// How often the sanitizer may miss the race of its control.
const CHANCES: u32 = 20;

/// Where the package lies in the checkout.
const PACKAGE: &str = "bindings/swift";

/// Builds and tests.
///
/// Warnings are errors here and not in the package: one with unsafe flags could be nobody's dependency. One build is
/// measured and sanitized at once, since compiling takes longer than running.
const TEST: &str = r"
export LD_LIBRARY_PATH=/target/package/Generated/lib COUNTERSIGN_FIXTURES=/src/fixtures
swift test --package-path /target/package --scratch-path /target/build --disable-xctest \
    --enable-code-coverage --sanitize thread -Xlinker -L/target/package/Generated/lib -Xswiftc -warnings-as-errors 2>&1
";

/// Builds one program of the package, as the tests build it or as it would be shipped.
const BUILD: &str = r#"
product=$1
shift
swift build --package-path /target/package --scratch-path /target/build --product "$product" "$@" \
    -Xlinker -L/target/package/Generated/lib -Xswiftc -warnings-as-errors 2>&1
"#;

/// Two threads that count in one place without a lock. Both are there before either counts: a thread that is made when
/// another has ended is in order behind it.
const BUILD_RACE: &str = r"
mkdir -p /target/control
cd /target/control
cat >race.swift <<'END'
import Foundation
final class Counter: @unchecked Sendable { var count = 0 }
let (counter, ready) = (Counter(), DispatchSemaphore(value: 0))
let (go, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
for _ in 0..<2 {
  Thread {
    ready.signal()
    go.wait()
    for _ in 0..<2_000_000 { counter.count += 1 }
    done.signal()
  }.start()
}
for _ in 0..<2 { ready.wait() }
for _ in 0..<2 { go.signal() }
for _ in 0..<2 { done.wait() }
END
swiftc -sanitize=thread race.swift -o race
";

/// Lints in the package itself: called from the root folder, the formatter cuts the first letters off its paths.
const FORMAT: &str = "
cd /target/package
swift format lint --strict --parallel --recursive Package.swift Sources Tests
";

/// Puts what the generator wrote into the folders that `Package.swift` names, with the sentences beside it; answers with
/// the folder for the library.
pub(crate) fn arrange(project: &Project, generated: &Path) -> Result<PathBuf, TaskError> {
    let folder = |name: &str| {
        let folder = generated.join(name);
        fs::create_dir_all(&folder).map_err(TaskError::file(&folder)).map(|()| folder)
    };
    for (file, into) in [
        ("CountersignCore.swift", "CountersignCore"),
        ("CountersignFFI.h", "CountersignFFI"),
        ("CountersignFFI.modulemap", "CountersignFFI"),
    ] {
        let (from, to) = (generated.join(file), folder(into)?.join(file));
        fs::rename(&from, &to).map_err(TaskError::file(&from))?;
    }
    project::write(&folder("CountersignTexts")?.join("CountersignTexts.swift"), &texts::for_swift(project)?)?;
    folder("lib")
}

/// Generates, builds, tests, measures and lints the package.
pub(crate) fn test(project: &Project) -> Result<(), TaskError> {
    report::timed("names that iOS 17 does not have", || newer::check(project))?;
    let root = report::timed("the root with Swift", || Root::with_swift(project))?;
    let package = report::timed("the generated code", || lay(project, &root, Profile::Dev))?;
    report::timed("swift format", || format(&root))?;
    let written = outcome::tests_written(&package.join("Tests"))?;
    report::timed("a race that has to be found", || control(&root))?;
    report::timed("the tests, with coverage and under ThreadSanitizer", || {
        let said = root.script("swift-test", TEST).quietly()?;
        outcome::check_count(&said, written)
    })?;
    outcome::check_coverage(root.target(), COVERAGE)
}

/// Builds a program that stands among the tests, and answers with what starts it.
pub(crate) fn program(
    project: &Project,
    name: &str,
    profile: Profile,
) -> Result<impl Fn() -> Program + use<>, TaskError> {
    let root = Root::with_swift(project)?;
    lay(project, &root, profile)?;
    let (folder, options): (_, &[_]) = match profile {
        Profile::Dev => ("debug", &["--enable-code-coverage", "--sanitize", "thread"]),
        Profile::Release => ("release", &["--configuration", "release"]),
    };
    report::timed("build", || root.script("swift-build", BUILD).arg(name).args(options).quietly())?;
    let start = format!("LD_LIBRARY_PATH=/target/package/Generated/lib exec /target/build/{folder}/{name} \"$@\"");
    let name = name.to_owned();
    Ok(move || root.script(&name, &start))
}

/// A folder on a disk that programs of the package can write to: as it is called here, and as they call it.
pub(crate) fn shared_folder(project: &Project, name: &str) -> Result<(PathBuf, PathBuf), TaskError> {
    Ok((project.scratch("swift")?.join(name), Path::new("/target").join(name)))
}

/// Makes sure that the sanitizer finds a race where there is one: that it finds none is worth nothing otherwise.
fn control(root: &Root) -> Result<(), TaskError> {
    root.script("swift-race", BUILD_RACE).quietly()?;
    // On one processor the two may not meet, so they are given several chances.
    if (0..CHANCES).all(|_| root.program("/target/control/race").succeeds()) {
        return Err(TaskError::Wrong("ThreadSanitizer does not find a race that is there".to_owned()));
    }
    Ok(())
}

/// Lays the package where the root can write, with what is generated for it. What did not change is left as it is, so that
/// the compiler has nothing to do for it.
pub(crate) fn lay(project: &Project, root: &Root, profile: Profile) -> Result<PathBuf, TaskError> {
    let generated = bindings::bind(project, Language::Swift, None, profile)?;
    let package = root.target().join("package");
    forget_moved_cases(root, &generated, &package.join("Generated"))?;
    mirror(&project.root.join(PACKAGE), &package, &["Generated", ".build"])?;
    mirror(&generated, &package.join("Generated"), &[])?;
    Ok(package)
}

/// Has everything compiled anew when the cases of a generated enumeration changed. A case that comes in front of others moves
/// them, and the compiler leaves whoever names only those as they are: they would mean others from then on.
fn forget_moved_cases(root: &Root, generated: &Path, laid: &Path) -> Result<(), TaskError> {
    for file in ["CountersignCore/CountersignCore.swift", "CountersignTexts/CountersignTexts.swift"] {
        let Ok(old) = fs::read_to_string(laid.join(file)) else { continue };
        if cases(&old) == cases(&project::text(&generated.join(file))?) {
            continue;
        }
        for build in ["build", "ios-build"].map(|name| root.target().join(name)).iter().filter(|build| build.exists()) {
            fs::remove_dir_all(build).map_err(TaskError::file(build))?;
        }
    }
    Ok(())
}

/// The cases in a source, in their order.
fn cases(source: &str) -> Vec<&str> {
    source.lines().map(str::trim_start).filter(|line| line.starts_with("case ")).collect()
}

/// Makes a folder hold just what another holds, but for `apart` at its top.
pub(crate) fn mirror(from: &Path, to: &Path, apart: &[&str]) -> Result<(), TaskError> {
    fs::create_dir_all(to).map_err(TaskError::file(to))?;
    let names = |folder: &Path| -> Result<Vec<_>, TaskError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(TaskError::file(folder))? {
            names.push(entry.map_err(TaskError::file(folder))?.file_name());
        }
        names.retain(|name| !apart.iter().any(|apart| name == apart));
        Ok(names)
    };
    let wanted = names(from)?;
    for name in names(to)?.iter().filter(|name| !wanted.contains(name)) {
        let old = to.join(name);
        if old.is_dir() { fs::remove_dir_all(&old) } else { fs::remove_file(&old) }.map_err(TaskError::file(&old))?;
    }
    for name in wanted {
        let (new, place) = (from.join(&name), to.join(&name));
        if new.is_dir() {
            mirror(&new, &place, &[])?;
            continue;
        }
        let bytes = fs::read(&new).map_err(TaskError::file(&new))?;
        if fs::read(&place).ok().as_ref() != Some(&bytes) {
            fs::write(&place, &bytes).map_err(TaskError::file(&place))?;
        }
    }
    Ok(())
}

/// The sources are formatted as Swift's own formatter would.
fn format(root: &Root) -> Result<(), TaskError> {
    root.script("swift-format", FORMAT).run()
}

#[cfg(test)]
mod tests {
    use super::cases;

    #[test]
    fn a_case_that_moves_others_is_seen_and_another_sentence_is_none() {
        let one = "public enum Phrase {\n  case `a` = \"a\"\n  case `b` = \"b\"\n}\na = Some\n";
        assert_eq!(cases(one), cases(&one.replace("a = Some", "a = Other")));
        assert_ne!(cases(one), cases(&one.replace("  case `b`", "  case `aa` = \"aa\"\n  case `b`")));
    }
}
