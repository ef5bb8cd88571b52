//! The APK: the app's classes shrunk, its resources, and libraries for a phone's processors, signed.
//!
//! Maven builds the classes and aapt2 the resources, as for the app's tests. R8 shrinks, the rest is done here. The core for
//! phones needs the headers and the linker of Android's NDK; without one, an APK is made that holds everything else, and says so
//! in its name.

mod archive;
pub(crate) mod core;
mod key;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

pub(crate) use self::archive::{list, read_all, read_entry};
use self::{archive::Entry, core::Processor, key::Key};
use super::{Release, announce, emptied, licences, shelf};
use crate::{
    bindings::Profile,
    command::Program,
    error::TaskError,
    kotlin::{self, Places, timed},
    machine::{self, Package, Probe},
    project::{self, Project},
};

/// What makes an APK.
pub(crate) const TOOLS: &[Package] = &[kotlin::MAVEN, kotlin::JAVA, RESOURCES, SIGNER];

/// Compiles resources.
pub(crate) const RESOURCES: Package = Package {
    debian: "aapt",
    purpose: "compiles the resources of the app for Android",
    probe: Probe::Program("aapt2"),
};

/// Signs, and verifies what is signed.
pub(crate) const SIGNER: Package =
    Package { debian: "apksigner", purpose: "signs the app for Android", probe: Probe::Program("apksigner") };

/// The oldest of Android's levels that the app runs on.
pub(crate) const LEAST: &str = "29";
/// The level that it is written for.
pub(crate) const TARGET: &str = "36";
/// The size of a page of memory on the newest phones: libraries are mapped from the APK as they lie there.
pub(crate) const PAGE: u16 = 16 * 1024;

/// What was built on the way, for those who judge the result.
pub(crate) struct Made {
    /// The APK itself.
    pub(crate) apk: PathBuf,
    /// The workspace's version, which the app has to have.
    pub(crate) version: String,
    /// Whether the core for phones is in it.
    pub(crate) with_core: bool,
    /// The jars of our own: core, models and app.
    pub(crate) own: Vec<PathBuf>,
    /// The shrinker, which brings a table of what is public in Android.
    pub(crate) shrinker: PathBuf,
    /// Where the classes of the tests lie, if they were compiled.
    pub(crate) tests: Vec<PathBuf>,
}

/// What Maven builds.
struct Parts {
    folder: PathBuf,
    program: Vec<PathBuf>,
    framework: PathBuf,
}

impl Parts {
    /// What Maven fetched for the packaging.
    fn tool(&self, name: &str) -> PathBuf {
        self.folder.join("countersign-android-packaging").join("tools").join(name)
    }

    /// What aapt2 linked.
    fn resources(&self) -> PathBuf {
        self.folder.join("countersign-android").join("app.ap_")
    }

    /// The rules for what the manifest names.
    fn manifest_rules(&self) -> PathBuf {
        self.folder.join("countersign-android").join("made").join("manifest.pro")
    }

    /// The jars that were made of this checkout.
    fn own(&self) -> Vec<PathBuf> {
        self.program.iter().filter(|jar| jar.starts_with(&self.folder)).cloned().collect()
    }
}

/// Builds the APK and says where it is, and what is not in it.
pub(crate) fn build(project: &Project) -> Result<Made, TaskError> {
    let tools: Vec<_> = TOOLS.iter().collect();
    machine::install(&tools)?;
    machine::require(TOOLS)?;
    let release = Release::of(project)?;
    let scratch = absolute(&emptied(project, "apk")?)?;
    let cores = timed("the core for phones", || core::build(project))?;
    let parts = timed("classes and resources", || compile(project))?;
    let shrunk = scratch.join("shrunk.zip");
    timed("shrinking", || shrink(project, &parts, &shrunk))?;
    let unsigned = scratch.join("unsigned.apk");
    timed("packing", || pack(project, &release, &parts, &shrunk, &cores, &unsigned))?;
    let name = name(&release.version, !cores.is_empty());
    let apk = shelf(project)?.join(name);
    timed("signing", || sign(project, &unsigned, &apk))?;
    announce(&apk)?;
    if cores.is_empty() {
        println!(
            "Without the core for a phone's processor: no Android NDK is named by {}. This APK shows that everything\n\
             else can be built; on a phone it ends at once.",
            core::NDK.join(" or ")
        );
    }
    let tests = ["countersign-model", "countersign-android", "countersign-android-testing"];
    Ok(Made {
        apk,
        version: release.version,
        with_core: !cores.is_empty(),
        own: parts.own(),
        shrinker: parts.tool("r8.jar"),
        tests: tests.iter().map(|module| parts.folder.join(module).join("test-classes")).collect(),
    })
}

/// The file's name, which says when it is no app that anyone can use.
fn name(version: &str, with_core: bool) -> String {
    if with_core { format!("countersign-{version}.apk") } else { format!("countersign-{version}-without-core.apk") }
}

/// Has Maven build everything but tests, and fetch what packaging needs.
fn compile(project: &Project) -> Result<Parts, TaskError> {
    let places = Places::ready(project, Profile::Dev)?;
    places
        .package_in(&project.root.join("apps").join("android"))
        .args(["-Ppackaging", "-DskipTests", kotlin::UNTESTED])
        .run()?;
    let packaging = places.build.join("countersign-android-packaging");
    let paths = |name: &str| {
        let text = project::text(&packaging.join(name))?;
        Ok::<Vec<PathBuf>, TaskError>(env::split_paths(text.trim()).collect())
    };
    let program = paths("program")?;
    let framework = paths("framework")?
        .pop()
        .ok_or_else(|| TaskError::Wrong("Maven names no framework to shrink against".to_owned()))?;
    Ok(Parts { folder: places.build, program, framework })
}

/// The Java machine that builds, whose library stands for the part of Android that is Java's own.
fn java_home() -> Result<PathBuf, TaskError> {
    let said = Program::new("java").args(["-XshowSettings:properties", "-version"]).quietly()?;
    said.lines()
        .find_map(|line| line.trim().strip_prefix("java.home = "))
        .map(PathBuf::from)
        .ok_or_else(|| TaskError::Wrong("java does not say where it lies".to_owned()))
}

/// Lets R8 take out what the app never reaches. The rules of our own modules come with their jars, as for anyone who uses them.
fn shrink(project: &Project, parts: &Parts, to: &Path) -> Result<(), TaskError> {
    Program::new("java")
        // It runs for half a minute: the quick compiler is worth more than the good one.
        .args(["-Xmx2g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"])
        .arg(parts.tool("r8.jar"))
        .arg("com.android.tools.r8.R8")
        .label("r8")
        .args(["--release", "--min-api", LEAST, "--lib"])
        .arg(&parts.framework)
        .arg("--lib")
        .arg(java_home()?)
        .arg("--pg-conf")
        .arg(parts.manifest_rules())
        .arg("--pg-conf")
        .arg(project.root.join("apps/android/packaging/app.pro"))
        .arg("--output")
        .arg(to)
        .args(&parts.program)
        .quietly()
        .map(drop)
}

/// Puts everything into one archive.
fn pack(
    project: &Project,
    release: &Release,
    parts: &Parts,
    shrunk: &Path,
    cores: &[(Processor, PathBuf)],
    to: &Path,
) -> Result<(), TaskError> {
    let mut entries = read_all(&parts.resources(), |_| true)?;
    entries.extend(read_all(shrunk, is_wanted)?);
    for processor in core::PROCESSORS {
        let inside = format!("jni/{}/libjnidispatch.so", processor.folder);
        let bytes = read_entry(&parts.tool("jna.aar"), &inside)?;
        entries.push(Entry::library(processor.folder, "libjnidispatch.so", bytes));
    }
    for (processor, library) in cores {
        let bytes = fs::read(library).map_err(TaskError::file(library))?;
        entries.push(Entry::library(processor.folder, core::LIBRARY, bytes));
    }
    let texts = licences::list(
        project,
        licences::Product::Android,
        core::PROCESSORS.first().map_or("", |first| first.triple),
        &release.version,
    )?;
    entries.push(Entry::compressed("assets/licences.txt", texts.into_bytes()));
    archive::write(entries, to)
}

/// Tells whether something of what R8 wrote belongs on a phone: code, our own resources, and which class serves what. The rest
/// are JNA's libraries for desks, and notes for compilers.
fn is_wanted(name: &str) -> bool {
    let is_code = name.starts_with("classes") && Path::new(name).extension().is_some_and(|found| found == "dex");
    is_code || name.starts_with("org/countersign/") || name.starts_with("META-INF/services/")
}

/// Signs by the schemes that every phone since the oldest of ours knows.
fn sign(project: &Project, unsigned: &Path, to: &Path) -> Result<(), TaskError> {
    let key = Key::ready(project)?;
    let signer = Program::new("apksigner")
        .args(["sign", "--min-sdk-version", LEAST, "--v1-signing-enabled", "false"])
        .args(["--v2-signing-enabled", "true", "--v3-signing-enabled", "true", "--v4-signing-enabled", "false"]);
    key.lend(signer).arg("--in").arg(unsigned).arg("--out").arg(to).run()
}

/// A path that holds wherever a program is started.
fn absolute(path: &Path) -> Result<PathBuf, TaskError> {
    std::path::absolute(path).map_err(TaskError::file(path))
}

#[cfg(test)]
mod tests {
    use super::{is_wanted, name};

    #[test]
    fn a_package_without_the_core_says_so_in_its_name() {
        assert_eq!(name("0.1.0", true), "countersign-0.1.0.apk");
        assert_eq!(name("0.1.0", false), "countersign-0.1.0-without-core.apk");
    }

    #[test]
    fn nothing_of_a_desk_and_nothing_for_compilers_goes_to_a_phone() {
        for wanted in
            ["classes.dex", "classes2.dex", "org/countersign/model/texts/de/phone.ftl", "META-INF/services/a.B"]
        {
            assert!(is_wanted(wanted), "{wanted}");
        }
        for other in
            ["com/sun/jna/linux-x86-64/libjnidispatch.so", "kotlin/kotlin.kotlin_builtins", "META-INF/MANIFEST.MF"]
        {
            assert!(!is_wanted(other), "{other}");
        }
    }
}
