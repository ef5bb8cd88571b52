//! The iPhone app, as far as it can be checked without a Mac: its Swift is typed against stand-ins for Apple's modules and
//! formatted, its lists, project and assets are read.
//!
//! A stand-in has signatures as Apple documents them and nothing behind them. What passes here fits together with those; it
//! was never compiled with Apple's own modules, and it was never run.

mod lists;
mod outline;

use crate::{bindings::Profile, command::Program, debian::Root, error::TaskError, project::Project, report, swift};

/// Where the app lies in the checkout.
const APP: &str = "apps/ios";

/// What every keystore has to do.
const CONTRACT: &str = "PlatformKeyContract.swift";

/// Compiles the app's sources and its tests for devices, without linking anything.
const TYPE: &str = r"
swift build --package-path /target/ios --scratch-path /target/ios-build -Xswiftc -warnings-as-errors 2>&1
";

/// What the compiler has to find in a source that does not fit the stand-ins: that it finds nothing in ours is worth
/// nothing otherwise.
const MISFIT: &str = r"
mkdir -p /target/misfit
cat >/target/misfit/misfit.swift <<'END'
import SwiftUI
struct Misfit: View {
  var body: some View { Text(3).font(4) }
}
END
swiftc -typecheck -swift-version 6 -I /target/ios-build/debug/Modules /target/misfit/misfit.swift 2>&1 && exit 1
swiftc -typecheck -swift-version 6 -I /target/ios-build/debug/Modules - 2>&1 <<'END'
import SwiftUI
struct Fit: View {
  var body: some View { Text(String(3)).font(.footnote) }
}
END
";

/// Lints what a person wrote; the stand-ins have Apple's names, which are not those that the formatter likes.
const FORMAT: &str = "
cd /target/ios
swift format lint --strict --parallel --recursive --configuration ../package/.swift-format \
    Package.swift Countersign CountersignTests
";

/// Checks all of it.
pub(crate) fn check(project: &Project) -> Result<(), TaskError> {
    let app = project.root.join(APP);
    lists::check(project, &app)?;
    outline::check(project, &app)?;
    Program::new("sh").arg("-n").arg(app.join("bootstrap")).run()?;
    swift::newer::check(project)?;
    let root = report::timed("the root with Swift", || Root::with_swift(project))?;
    swift::lay(project, &root, Profile::Dev)?;
    let laid = root.target().join("ios");
    let own = ["Countersign", "CountersignTests"];
    swift::mirror(&app.join("Stubs"), &laid, &own)?;
    for folder in own {
        swift::mirror(&app.join(folder), &laid.join(folder), &[CONTRACT])?;
    }
    // The tests for devices are compiled together with the contract, as `project.yml` says.
    let contract = project.root.join("bindings/swift/Sources/CountersignContracts").join(CONTRACT);
    let beside = laid.join("CountersignTests").join(CONTRACT);
    std::fs::copy(&contract, beside).map_err(TaskError::file(contract))?;
    report::timed("swift format", || root.script("swift-format", FORMAT).run())?;
    report::timed("the app's types against our stand-ins for Apple's modules", || {
        root.script("type-ios", TYPE).quietly()
    })?;
    report::timed("a misfit that has to be found", || root.script("type-misfit", MISFIT).quietly())?;
    println!("  typed against stand-ins; never compiled with Apple's modules, never run");
    Ok(())
}

/// Says what is wrong with a file.
fn wrong(file: &std::path::Path, what: &str) -> TaskError {
    TaskError::Wrong(format!("{}: {what}", file.display()))
}
