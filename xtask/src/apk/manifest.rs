//! What the app tells the phone about itself: what it may do, who may call it, on which systems it runs.

use crate::{
    command::Program,
    error::TaskError,
    package::android::{LEAST, Made, TARGET},
};

/// All that the app may do.
const PERMISSIONS: &[&str] = &[
    "android.permission.CAMERA",
    "android.permission.HIDE_OVERLAY_WINDOWS",
    "android.permission.USE_BIOMETRIC",
    "android.permission.VIBRATE",
];

/// The app's name among others, which can never be changed once it was installed somewhere.
const NAME: &str = "org.countersign.app";

/// The one part that other apps may start.
const DOOR: &str = "org.countersign.android.MainActivity";

/// What of a phone the app can do without, and says so: whoever has it not may still install it.
const SPARED: &[&str] = &["android.hardware.camera", "android.hardware.camera.any", "android.hardware.telephony"];

/// An element of the manifest, without what is in it.
#[derive(Debug)]
struct Element {
    depth: usize,
    kind: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Has aapt2 read the manifest back out of the APK, and judges it.
pub(super) fn check(made: &Made) -> Result<(), TaskError> {
    let tree =
        Program::new("aapt2").args(["dump", "xmltree", "--file", "AndroidManifest.xml"]).arg(&made.apk).read()?;
    let wrong = judge(&read(&tree), &made.version);
    if wrong.is_empty() {
        println!("{} permissions, none of them for a network; one part that others may start", PERMISSIONS.len());
        return Ok(());
    }
    Err(TaskError::Wrong(format!("the manifest: {}", wrong.join("; "))))
}

/// Reads what aapt2 prints: an element or an attribute a line, the depth by its indentation.
fn read(tree: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    for line in tree.lines() {
        let text = line.trim_start();
        if let Some(kind) = text.strip_prefix("E: ") {
            let kind = kind.split_once(" (line=").map_or(kind, |(kind, _)| kind).to_owned();
            elements.push(Element { depth: line.len().saturating_sub(text.len()), kind, attributes: Vec::new() });
        } else if let (Some(attribute), Some(element)) = (text.strip_prefix("A: "), elements.last_mut())
            && let Some((name, value)) = attribute.split_once('=')
        {
            let name = name.strip_prefix("http://schemas.android.com/apk/res/android:").unwrap_or(name);
            let name = name.split_once('(').map_or(name, |(name, _)| name);
            // A text stands there twice, the second time as it was written.
            let value = value.split_once(" (Raw: ").map_or(value, |(value, _)| value).trim_matches('"');
            element.attributes.push((name.to_owned(), value.to_owned()));
        }
    }
    elements
}

/// Says all that is wrong.
fn judge(elements: &[Element], version: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut attribute = |kind: &str, name: &str, expected: &str| {
        let found = elements.iter().find(|element| element.kind == kind).and_then(|element| element.get(name));
        if found != Some(expected) {
            wrong.push(format!("{name} of {kind} is {found:?} and should be {expected:?}"));
        }
    };
    attribute("manifest", "package", NAME);
    attribute("manifest", "versionName", version);
    attribute("uses-sdk", "minSdkVersion", LEAST);
    attribute("uses-sdk", "targetSdkVersion", TARGET);
    attribute("application", "allowBackup", "false");
    attribute("application", "extractNativeLibs", "false");
    // With an affinity, another app could put a window of its own into this one's task.
    attribute("activity", "taskAffinity", "");
    let rules = elements.iter().find(|element| element.kind == "application");
    if !rules.and_then(|element| element.get("dataExtractionRules")).is_some_and(|rules| rules.starts_with('@')) {
        wrong.push(
            "dataExtractionRules of application are not there, so a new phone would be given all data".to_owned(),
        );
    }
    for (forbidden, may_not) in
        [("debuggable", "be looked into"), ("testOnly", "be for tests"), ("usesCleartextTraffic", "talk")]
    {
        if elements.iter().any(|element| element.get(forbidden) == Some("true")) {
            wrong.push(format!("{forbidden} is set; the app may not {may_not}"));
        }
    }
    let named = |kind: &str| {
        let mut names: Vec<&str> = elements
            .iter()
            .filter(|element| element.kind.starts_with(kind))
            .filter_map(|element| element.get("name"))
            .collect();
        names.sort_unstable();
        names
    };
    let permissions = named("uses-permission");
    if permissions != PERMISSIONS {
        wrong.push(format!("the permissions are {permissions:?} and should be {PERMISSIONS:?}"));
    }
    for feature in SPARED {
        let spared = elements.iter().any(|element| {
            element.kind == "uses-feature"
                && element.get("name") == Some(feature)
                && element.get("required") == Some("false")
        });
        if !spared {
            wrong.push(format!("it is not said that a phone without {feature} will do"));
        }
    }
    let open = exported(elements);
    if open != [DOOR] {
        wrong.push(format!("others may start {open:?} and should only {DOOR:?}"));
    }
    wrong
}

/// The parts that other apps may start. One with an intent filter and no word about it was open to all once.
fn exported(elements: &[Element]) -> Vec<&str> {
    const PARTS: &[&str] = &["activity", "activity-alias", "service", "receiver", "provider"];
    let mut open = Vec::new();
    for (index, element) in elements.iter().enumerate().filter(|(_, element)| PARTS.contains(&element.kind.as_str())) {
        let has_filter = elements
            .iter()
            .skip(index.saturating_add(1))
            .take_while(|inner| inner.depth > element.depth)
            .any(|inner| inner.kind == "intent-filter");
        if element.get("exported").map_or(has_filter, |said| said != "false") {
            open.push(element.get("name").unwrap_or("a part without a name"));
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::{judge, read};

    const GOOD: &str = r#"N: android=http://schemas.android.com/apk/res/android (line=2)
  E: manifest (line=2)
    A: http://schemas.android.com/apk/res/android:versionName(0x0101021c)="0.1.0" (Raw: "0.1.0")
    A: package="org.countersign.app" (Raw: "org.countersign.app")
      E: uses-sdk (line=3)
        A: http://schemas.android.com/apk/res/android:minSdkVersion(0x0101020c)=29
        A: http://schemas.android.com/apk/res/android:targetSdkVersion(0x01010270)=36
      E: uses-permission (line=5)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.permission.CAMERA" (Raw: "android.permission.CAMERA")
      E: uses-permission (line=6)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.permission.USE_BIOMETRIC" (Raw: "android.permission.USE_BIOMETRIC")
      E: uses-permission (line=7)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.permission.VIBRATE" (Raw: "android.permission.VIBRATE")
      E: uses-permission (line=8)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.permission.HIDE_OVERLAY_WINDOWS" (Raw: "android.permission.HIDE_OVERLAY_WINDOWS")
      E: uses-feature (line=9)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.hardware.camera" (Raw: "android.hardware.camera")
        A: http://schemas.android.com/apk/res/android:required(0x0101028e)=false
      E: uses-feature (line=9)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.hardware.camera.any" (Raw: "android.hardware.camera.any")
        A: http://schemas.android.com/apk/res/android:required(0x0101028e)=false
      E: uses-feature (line=10)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.hardware.telephony" (Raw: "android.hardware.telephony")
        A: http://schemas.android.com/apk/res/android:required(0x0101028e)=false
      E: application (line=11)
        A: http://schemas.android.com/apk/res/android:allowBackup(0x01010280)=false
        A: http://schemas.android.com/apk/res/android:extractNativeLibs(0x010104ea)=false
        A: http://schemas.android.com/apk/res/android:dataExtractionRules(0x0101063e)=@0x7f070000
          E: activity (line=21)
            A: http://schemas.android.com/apk/res/android:name(0x01010003)="org.countersign.android.MainActivity" (Raw: "org.countersign.android.MainActivity")
            A: http://schemas.android.com/apk/res/android:taskAffinity(0x01010012)="" (Raw: "")
            A: http://schemas.android.com/apk/res/android:exported(0x01010010)=true
              E: intent-filter (line=26)
                  E: action (line=27)
                    A: http://schemas.android.com/apk/res/android:name(0x01010003)="android.intent.action.MAIN" (Raw: "android.intent.action.MAIN")
          E: provider (line=31)
            A: http://schemas.android.com/apk/res/android:name(0x01010003)="org.countersign.android.platform.SharedFiles" (Raw: "org.countersign.android.platform.SharedFiles")
            A: http://schemas.android.com/apk/res/android:exported(0x01010010)=false
"#;

    fn with(from: &str, to: &str) -> Vec<String> {
        assert!(GOOD.contains(from));
        judge(&read(&GOOD.replacen(from, to, 1)), "0.1.0")
    }

    #[test]
    fn a_manifest_as_it_should_be_passes() {
        assert_eq!(judge(&read(GOOD), "0.1.0"), Vec::<String>::new());
    }

    #[test]
    fn each_rule_notices_its_own_breach() {
        for (from, to, about) in [
            ("\"org.countersign.app\"", "\"org.countersign.android\"", "package"),
            ("\"0.1.0\"", "\"0.2.0\"", "versionName"),
            ("dataExtractionRules", "backupAgent", "dataExtractionRules"),
            ("taskAffinity(0x01010012)=\"\"", "taskAffinity(0x01010012)=\"org.other\"", "taskAffinity"),
            (")=29", ")=28", "minSdkVersion"),
            (")=36", ")=35", "targetSdkVersion"),
            ("allowBackup(0x01010280)=false", "allowBackup(0x01010280)=true", "allowBackup"),
            (
                "        A: http://schemas.android.com/apk/res/android:allowBackup(0x01010280)=false\n",
                "",
                "allowBackup",
            ),
            ("extractNativeLibs(0x010104ea)=false", "debuggable(0x0101000f)=true", "debuggable"),
            ("android.permission.VIBRATE", "android.permission.INTERNET", "permissions"),
            (
                "uses-permission (line=7)",
                "uses-permission-sdk-23 (line=7)\n        A: name=\"android.permission.INTERNET\"\n      E: uses-permission (line=7)",
                "permissions",
            ),
            ("required(0x0101028e)=false", "required(0x0101028e)=true", "android.hardware.camera"),
            ("exported(0x01010010)=false", "exported(0x01010010)=true", "SharedFiles"),
            (
                "E: provider (line=31)",
                "E: receiver (line=30)\n            A: name=\".Boot\"\n              E: intent-filter (line=30)\n          E: provider (line=31)",
                ".Boot",
            ),
            ("exported(0x01010010)=true", "exported(0x01010010)=false", "MainActivity"),
        ] {
            let wrong = with(from, to);
            assert!(wrong.iter().any(|line| line.contains(about)), "{about}: {wrong:?}");
        }
    }
}
