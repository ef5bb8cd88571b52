//! The property lists of the app: they parse, they name what the app needs, and nothing that it must not have.

use std::{collections::BTreeMap, path::Path};

use plist::{Dictionary, Value};

use super::wrong;
use crate::{
    error::TaskError,
    package::Release,
    project::{self, Project},
};

/// The only things for which the system may have to ask the person, each with its sentence.
const ASKED: [&str; 2] = ["NSCameraUsageDescription", "NSFaceIDUsageDescription"];
/// The languages there are; the first is that of `Info.plist`.
const LANGUAGES: [&str; 2] = ["en", "de"];
/// What the app may do: keep its files unreadable while the phone is locked. No network, no groups, no iCloud.
const ENTITLED: (&str, &str) = ("com.apple.developer.default-data-protection", "NSFileProtectionComplete");
/// The interfaces for which Apple wants reasons, and which the app or what it is built from calls: `UserDefaults`, the time
/// since the start, the files' own dates and the disk's kind.
const REASONED: [&str; 4] = [
    "NSPrivacyAccessedAPICategoryDiskSpace",
    "NSPrivacyAccessedAPICategoryFileTimestamp",
    "NSPrivacyAccessedAPICategorySystemBootTime",
    "NSPrivacyAccessedAPICategoryUserDefaults",
];
/// Fewer letters are no reason that a person could weigh.
const REASON: usize = 40;

/// Reads every list.
pub(super) fn check(project: &Project, app: &Path) -> Result<(), TaskError> {
    let sources = app.join("Countersign");
    let file = sources.join("Info.plist");
    let info = read(&file)?;
    information(&info).map_err(|what| wrong(&file, &what))?;
    let file = sources.join("Countersign.entitlements");
    entitlements(&read(&file)?).map_err(|what| wrong(&file, &what))?;
    let file = sources.join("Resources/PrivacyInfo.xcprivacy");
    privacy(&read(&file)?).map_err(|what| wrong(&file, &what))?;
    for language in LANGUAGES {
        let file = sources.join(format!("Resources/{language}.lproj/InfoPlist.strings"));
        let sentences = sentences(&project::text(&file)?).map_err(|what| wrong(&file, &what))?;
        translated(&sentences, (language == "en").then_some(&info)).map_err(|what| wrong(&file, &what))?;
    }
    let release = Release::of(project)?;
    let outline = app.join("project.yml");
    let named = format!("MARKETING_VERSION: \"{}\"", release.version);
    if project::text(&outline)?.contains(&named) { Ok(()) } else { Err(wrong(&outline, &format!("lacks `{named}`"))) }
}

pub(super) fn read(file: &Path) -> Result<Dictionary, TaskError> {
    Value::from_file(file)
        .map_err(|error| wrong(file, &error.to_string()))?
        .into_dictionary()
        .ok_or_else(|| wrong(file, "is no dictionary"))
}

/// `Info.plist`: exactly these questions to the person, both languages, and no door to a network.
fn information(info: &Dictionary) -> Result<(), String> {
    let asks = |key: &str| key.starts_with("NS");
    if let Some((other, _)) = info.iter().find(|(key, _)| asks(key) && !ASKED.contains(&key.as_str())) {
        return Err(format!("`{other}` is not for this app"));
    }
    if let Some(missing) = ASKED.iter().find(|key| text(info, key).is_none_or(|reason| reason.len() < REASON)) {
        return Err(format!("`{missing}` gives no reason"));
    }
    if info.contains_key("UIBackgroundModes") {
        return Err("nothing of this app runs in the background".to_owned());
    }
    let languages: Vec<_> = info
        .get("CFBundleLocalizations")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_string)
        .collect();
    if languages == LANGUAGES { Ok(()) } else { Err(format!("has the languages {languages:?}")) }
}

fn entitlements(list: &Dictionary) -> Result<(), String> {
    let (key, value) = ENTITLED;
    if list.len() == 1 && text(list, key) == Some(value) {
        Ok(())
    } else {
        Err(format!("is more or less than `{key}`"))
    }
}

/// The privacy manifest: nothing is collected and nobody is tracked; each interface that Apple wants reasons for has one.
fn privacy(list: &Dictionary) -> Result<(), String> {
    let empty = |key: &str| list.get(key).and_then(Value::as_array).is_some_and(Vec::is_empty);
    if list.get("NSPrivacyTracking").and_then(Value::as_boolean) != Some(false)
        || !empty("NSPrivacyTrackingDomains")
        || !empty("NSPrivacyCollectedDataTypes")
    {
        return Err("says that something is collected or tracked".to_owned());
    }
    let used = list.get("NSPrivacyAccessedAPITypes").and_then(Value::as_array).ok_or("names no interfaces")?;
    let reasoned = |used: &Value| {
        let used = used.as_dictionary()?;
        let reasons = used.get("NSPrivacyAccessedAPITypeReasons")?.as_array()?;
        let has_reason = reasons.first()?.as_string().is_some_and(|reason| !reason.is_empty());
        text(used, "NSPrivacyAccessedAPIType").filter(|_| has_reason).map(str::to_owned)
    };
    let mut named = used.iter().map(reasoned).collect::<Option<Vec<_>>>().ok_or("lacks a reason")?;
    named.sort();
    if named == REASONED { Ok(()) } else { Err(format!("gives reasons for {named:?} and not for {REASONED:?}")) }
}

/// Reads a file of sentences, a line each, as we write them. The library's reader of such lists takes letters for bytes.
fn sentences(file: &str) -> Result<BTreeMap<String, String>, String> {
    let lines = file.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let inside = line.strip_prefix('"').and_then(|line| line.strip_suffix("\";"));
            let (key, said) = inside.and_then(|line| line.split_once("\" = \"")).unwrap_or_default();
            let is_plain = |text: &str| !text.is_empty() && !text.contains(['"', '\\']);
            if is_plain(key) && is_plain(said) {
                Ok((key.to_owned(), said.to_owned()))
            } else {
                Err(format!("`{line}` is no sentence with its name"))
            }
        })
        .collect()
}

/// A language says just what the system asks for this app; that of `Info.plist` says it in the same words.
fn translated(sentences: &BTreeMap<String, String>, info: Option<&Dictionary>) -> Result<(), String> {
    if !sentences.keys().eq(ASKED) {
        return Err(format!("has to say {ASKED:?} and nothing else"));
    }
    let other = info.and_then(|info| sentences.iter().find(|(key, said)| text(info, key) != Some(said.as_str())));
    other.map_or(Ok(()), |(key, _)| Err(format!("`{key}` differs from `Info.plist`")))
}

fn text<'a>(list: &'a Dictionary, key: &str) -> Option<&'a str> {
    list.get(key).and_then(Value::as_string)
}

#[cfg(test)]
mod tests {
    use plist::{Dictionary, Value};

    use super::{ASKED, LANGUAGES, REASONED, entitlements, information, privacy, sentences, translated};

    fn information_list() -> Dictionary {
        let mut list = Dictionary::new();
        for key in ASKED {
            list.insert(key.to_owned(), Value::String("For a reason that a person can weigh and refuse.".to_owned()));
        }
        let languages = LANGUAGES.map(|language| Value::String(language.to_owned()));
        list.insert("CFBundleLocalizations".to_owned(), Value::Array(languages.into()));
        list
    }

    #[test]
    fn the_app_asks_for_what_it_needs_and_nothing_else() {
        assert_eq!(information(&information_list()), Ok(()));
        for key in ["NSMicrophoneUsageDescription", "NSAppTransportSecurity", "NSBonjourServices"] {
            let mut list = information_list();
            list.insert(key.to_owned(), Value::String("For a reason that a person can weigh and refuse.".to_owned()));
            assert!(information(&list).is_err(), "{key}");
        }
        for key in ASKED {
            let mut list = information_list();
            list.insert(key.to_owned(), Value::String("Because.".to_owned()));
            assert!(information(&list).is_err(), "{key}");
        }
    }

    #[test]
    fn more_than_locked_files_is_refused() {
        let mut list = Dictionary::new();
        list.insert(super::ENTITLED.0.to_owned(), Value::String(super::ENTITLED.1.to_owned()));
        assert_eq!(entitlements(&list), Ok(()));
        list.insert("com.apple.developer.networking.networkextension".to_owned(), Value::Boolean(true));
        assert!(entitlements(&list).is_err());
    }

    /// A privacy manifest with these interfaces, each with so many reasons.
    fn manifest(used: &[&str], reasons: usize) -> Dictionary {
        let interface = |name: &&str| {
            let mut used = Dictionary::new();
            used.insert("NSPrivacyAccessedAPIType".to_owned(), Value::String((*name).to_owned()));
            let reasons = vec![Value::String("CA92.1".to_owned()); reasons];
            used.insert("NSPrivacyAccessedAPITypeReasons".to_owned(), Value::Array(reasons));
            Value::Dictionary(used)
        };
        let mut list = Dictionary::new();
        list.insert("NSPrivacyTracking".to_owned(), Value::Boolean(false));
        list.insert("NSPrivacyTrackingDomains".to_owned(), Value::Array(Vec::new()));
        list.insert("NSPrivacyCollectedDataTypes".to_owned(), Value::Array(Vec::new()));
        list.insert("NSPrivacyAccessedAPITypes".to_owned(), Value::Array(used.iter().map(interface).collect()));
        list
    }

    #[test]
    fn an_interface_that_is_missing_or_without_a_reason_is_found() {
        assert_eq!(privacy(&manifest(&REASONED, 1)), Ok(()));
        assert_eq!(privacy(&manifest(&REASONED, 0)), Err("lacks a reason".to_owned()));
        for used in [&[][..], &REASONED[1..], &[&REASONED[..], &["Other"]].concat()] {
            assert!(privacy(&manifest(used, 1)).unwrap_err().starts_with("gives reasons for"), "{used:?}");
        }
        let mut tracking = manifest(&REASONED, 1);
        tracking.insert("NSPrivacyTracking".to_owned(), Value::Boolean(true));
        assert!(privacy(&tracking).is_err());
    }

    #[test]
    fn sentences_are_read_with_their_letters_and_compared() {
        let file = format!("\"{}\" = \"Zeigt, daß Sie’s sind.\";\n\"{}\" = \"B\";\n", ASKED[0], ASKED[1]);
        let read = sentences(&file).unwrap();
        assert_eq!(read[ASKED[0]], "Zeigt, daß Sie’s sind.");
        assert_eq!(translated(&read, None), Ok(()));
        assert!(translated(&read, Some(&information_list())).is_err());
        assert!(translated(&sentences("\"Other\" = \"A\";").unwrap(), None).is_err());
        assert!(sentences("\"Other\" = ").is_err());
    }
}
