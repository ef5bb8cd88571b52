//! The step `apk`: the APK is built, and judged by what is in it rather than by how it was made.

mod api;
mod dex;
mod manifest;

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    command::Program,
    error::TaskError,
    kotlin::{self, timed},
    machine::{Package, Probe},
    package::android::{self, LEAST, Made, PAGE},
    project::{self, Project},
};

/// What makes and judges the APK.
pub(crate) const TOOLS: &[Package] = &[
    kotlin::MAVEN,
    kotlin::JAVA,
    android::RESOURCES,
    android::SIGNER,
    Package {
        debian: "zipalign",
        purpose: "judges how files lie in the app for Android",
        probe: Probe::Program("zipalign"),
    },
    Package { debian: "dexdump", purpose: "reads the code of the app for Android", probe: Probe::Program("dexdump") },
    Package { debian: "binutils", purpose: "reads how libraries are mapped", probe: Probe::Program("readelf") },
];

/// The largest that an APK without the core may be.
const LARGEST: u64 = 2_500_000;

/// Builds the APK and judges it.
pub(crate) fn test(project: &Project) -> Result<(), TaskError> {
    let made = android::build(project)?;
    timed("signature", || signature(&made.apk))?;
    timed("offsets", || offsets(project, &made))?;
    timed("manifest", || manifest::check(&made))?;
    timed("contents", || contents(project, &made))?;
    timed("code", || dex::check(project, &made))?;
    timed("Android's interface", || api::check(project, &made))?;
    size(&made)
}

/// Each scheme of signing, and the levels of Android that go by it: the verifier looks no further than at the newest scheme
/// that all of them know.
const SCHEMES: &[(&str, &[&str])] =
    &[("v3", &["--min-sdk-version", LEAST]), ("v2", &["--min-sdk-version", "24", "--max-sdk-version", "27"])];

/// Lets the verifier check the signature by each scheme.
fn signature(apk: &Path) -> Result<(), TaskError> {
    for (scheme, levels) in SCHEMES {
        let said = Program::new("apksigner").args(["verify", "--verbose"]).args(*levels).arg(apk).quietly()?;
        if !is_signed(&said, scheme) {
            return Err(TaskError::Wrong(format!("the APK is not signed by scheme {scheme}")));
        }
    }
    Ok(())
}

/// Reads what the verifier said.
fn is_signed(said: &str, scheme: &str) -> bool {
    let mark = format!("Verified using {scheme} scheme");
    said.lines().any(|line| line.starts_with(&mark) && line.ends_with(": true"))
}

/// How files lie, as Debian's tool judges it by four bytes, and by the pages of the newest phones, which it does not know yet.
fn offsets(project: &Project, made: &Made) -> Result<(), TaskError> {
    Program::new("zipalign").args(["-c", "-p", "4"]).arg(&made.apk).quietly()?;
    let files = android::list(&made.apk)?;
    if let Some((name, _)) = files.iter().find(|(_, lies_well)| !lies_well) {
        return Err(TaskError::Wrong(format!("{name} does not lie where Android maps it from")));
    }
    let libraries: BTreeSet<String> =
        files.into_iter().map(|(name, _)| name).filter(|name| name.starts_with("lib/")).collect();
    let names: &[&str] =
        if made.with_core { &["libjnidispatch.so", android::core::LIBRARY] } else { &["libjnidispatch.so"] };
    let expected: BTreeSet<String> = android::core::PROCESSORS
        .iter()
        .flat_map(|processor| names.iter().map(move |name| format!("lib/{}/{name}", processor.folder)))
        .collect();
    if libraries != expected {
        return Err(TaskError::Wrong(format!("the libraries are {libraries:?} and should be {expected:?}")));
    }
    let scratch = project.scratch("apk")?.join("library.so");
    for library in &libraries {
        fs::write(&scratch, android::read_entry(&made.apk, library)?).map_err(TaskError::file(&scratch))?;
        let headers = Program::new("readelf").arg("--program-headers").arg("--wide").arg(&scratch).read()?;
        if !is_mapped_by_pages(&headers, library.contains("64")) {
            return Err(TaskError::Wrong(format!("{library} cannot be mapped on pages of {PAGE} bytes")));
        }
    }
    println!("{} libraries, each mapped from where it lies", libraries.len());
    Ok(())
}

/// Tells whether every part that is loaded begins at such a page. Phones of 32 bits have pages of four kilobytes only.
fn is_mapped_by_pages(headers: &str, is_wide: bool) -> bool {
    let least = if is_wide { u64::from(PAGE) } else { 4096 };
    let mut loaded = headers.lines().map(str::trim).filter(|line| line.starts_with("LOAD")).peekable();
    loaded.peek().is_some()
        && loaded.all(|line| {
            let alignment = line.split_whitespace().last().and_then(|word| word.strip_prefix("0x"));
            alignment.and_then(|digits| u64::from_str_radix(digits, 16).ok()).is_some_and(|found| found >= least)
        })
}

/// Compares the files with what belongs there: every sentence, the fonts, the licences, nothing else.
fn contents(project: &Project, made: &Made) -> Result<(), TaskError> {
    let names: BTreeSet<String> = android::list(&made.apk)?.into_iter().map(|(name, _)| name).collect();
    let mut sentences = 0_usize;
    for folder in ["apps/desktop/texts", "bindings/texts"] {
        let folder = project.root.join(folder);
        for file in kotlin::files(&folder, "ftl")? {
            let inside = file.strip_prefix(&folder).unwrap_or(&file).display().to_string().replace('\\', "/");
            let there = android::read_entry(&made.apk, &format!("org/countersign/model/texts/{inside}"))?;
            if there != project::text(&file)?.as_bytes() {
                return Err(TaskError::Wrong(format!("the sentences in {inside} are not those of the sources")));
            }
            sentences = sentences.saturating_add(1);
        }
    }
    for wanted in [
        "AndroidManifest.xml",
        "resources.arsc",
        "classes.dex",
        "res/font/regular.ttf",
        "res/font/semibold.ttf",
        "assets/licences.txt",
    ] {
        if !names.contains(wanted) {
            return Err(TaskError::Wrong(format!("{wanted} is not in the APK")));
        }
    }
    if let Some(strange) = names.iter().find(|name| !is_known(name)) {
        return Err(TaskError::Wrong(format!("{strange} is in the APK, and nobody knows why")));
    }
    println!("{} files, {sentences} of them sentences as in the sources", names.len());
    Ok(())
}

/// Tells whether a file of this name has a reason to be in the APK.
fn is_known(name: &str) -> bool {
    let ftl = || Path::new(name).extension().is_some_and(|found| found == "ftl");
    ["res/", "lib/", "META-INF/services/"].iter().any(|folder| name.starts_with(folder))
        || name.starts_with("org/countersign/model/texts/") && ftl()
        || ["AndroidManifest.xml", "resources.arsc", "classes.dex", "assets/licences.txt"].contains(&name)
}

/// Says how large it is; without the core, more than the goal is too much.
fn size(made: &Made) -> Result<(), TaskError> {
    let size = fs::metadata(&made.apk).map_err(TaskError::file(&made.apk))?.len();
    println!("size: {size} bytes");
    if !made.with_core && size > LARGEST {
        return Err(TaskError::Wrong(format!("an APK of {size} bytes, where {LARGEST} are the most")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{is_known, is_mapped_by_pages, is_signed};

    #[test]
    fn one_scheme_does_not_stand_for_another() {
        let said = "Verifies\nVerified using v2 scheme (APK Signature Scheme v2): false\n\
                    Verified using v3 scheme (APK Signature Scheme v3): true\n";
        assert!(is_signed(said, "v3"));
        assert!(!is_signed(said, "v2"));
        assert!(!is_signed("Verifies\n", "v3"));
    }

    #[test]
    fn each_loaded_part_counts() {
        let headers = |second: &str| {
            format!(
                "  Type Offset VirtAddr PhysAddr FileSiz MemSiz Flg Align\n  PHDR 0x40 0x40 0x40 0x200 0x200 R 0x8\n  \
                 LOAD 0x0 0x0 0x0 0x1fe3c 0x1fe3c R E 0x4000\n  LOAD 0x1f 0x2f 0x2f 0x1 0x1 RW {second}\n"
            )
        };
        assert!(is_mapped_by_pages(&headers("0x4000"), true));
        assert!(is_mapped_by_pages(&headers("0x10000"), true));
        assert!(!is_mapped_by_pages(&headers("0x1000"), true));
        assert!(is_mapped_by_pages(&headers("0x1000"), false));
        assert!(!is_mapped_by_pages("no program headers", true));
    }

    #[test]
    fn what_nobody_expects_is_noticed() {
        assert!(is_known("org/countersign/model/texts/de/phone.ftl"));
        for strange in [
            "org/countersign/model/texts/de/notes.txt",
            "org/countersign/core/key.pem",
            "DebugProbesKt.bin",
            "classes.dex.bak",
        ] {
            assert!(!is_known(strange), "{strange}");
        }
    }
}
