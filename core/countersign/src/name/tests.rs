//! Names against the vectors of another implementation, and the warnings about them.

use serde_json::Value;

use super::{ContactName, NameError, NameWarning, OwnName, PeerName, warnings};

fn cases(key: &str) -> Vec<Value> {
    let vectors: Value = serde_json::from_str(include_str!("../../../../fixtures/vectors/names.json")).unwrap();
    let cases = vectors[key].as_array().unwrap().clone();
    assert!(!cases.is_empty());
    cases
}

#[test]
fn own_names_are_cleaned_as_described() {
    for case in cases("own") {
        let cleaned = OwnName::new(case["input"].as_str().unwrap()).ok();
        assert_eq!(cleaned.as_ref().map(OwnName::as_str), case["cleaned"].as_str(), "{case}");
        if let Some(name) = cleaned {
            assert!(PeerName::new(name.as_str()).is_some(), "what one device sends the other takes: {case}");
            assert_eq!(OwnName::from_stored(name.as_str()), Some(name));
        }
    }
}

#[test]
fn other_devices_names_are_judged_as_described() {
    for case in cases("peer") {
        let taken = PeerName::new(case["name"].as_str().unwrap()).is_some();
        assert_eq!(taken, case["error"].is_null(), "{case}");
    }
}

#[test]
fn mixed_scripts_are_warned_of() {
    for case in cases("scripts") {
        let found = warnings(case["name"].as_str().unwrap(), []).contains(&NameWarning::MixedScripts);
        assert_eq!(found, case["mixed"].as_bool().unwrap(), "{case}");
    }
}

#[test]
fn names_that_look_alike_are_warned_of() {
    for case in cases("alike") {
        let known = ContactName::new(case["existing"].as_str().unwrap()).unwrap();
        let found = warnings(case["name"].as_str().unwrap(), [&known]).contains(&NameWarning::LooksLike(known.clone()));
        assert_eq!(found, case["looks_alike"].as_bool().unwrap(), "{case}");
    }
    let known = ContactName::new("Alice Example").unwrap();
    for name in ["alice example", "ALICE EXAMPLE", "AliceExample", "Alice\u{a0}Example", " Alice Example"] {
        let peer = PeerName::new(name).unwrap();
        assert_eq!(peer.warnings([&known]), [NameWarning::LooksLike(known.clone())], "{name:?}");
    }
    assert_eq!(PeerName::new("Alice Example").unwrap().warnings([&known]), []);
}

#[test]
fn floods_of_marks_and_unassigned_characters_are_warned_of_and_never_given() {
    for name in ["q\u{321}\u{322}\u{323}\u{324}\u{325}", "\u{301}Alice", "A \u{301}", "\u{e000}", "Alice\u{50005}"] {
        assert!(PeerName::new(name).unwrap().warnings([]).contains(&NameWarning::Unusual), "{name:?}");
        assert!(ContactName::new(name).is_err(), "{name:?}");
        assert_eq!(PeerName::new(name).unwrap().suggestion(), None);
    }
    for name in ["Việt Nguyễn", "שָׁלוֹם", "नमस्ते", "กำ้", "རྒྱལ", "김민준", "Zoë", "Åse"]
    {
        let name = ContactName::new(name).unwrap();
        assert!(!warnings(name.as_str(), []).contains(&NameWarning::Unusual), "{name:?}");
    }
}

#[test]
fn a_contacts_name_is_cleaned_and_never_cut() {
    assert_eq!(ContactName::new("  Petra \t Lindqvist\u{200b} ").unwrap().as_str(), "Petra Lindqvist");
    assert_eq!(ContactName::new("Zoe\u{308}").unwrap().as_str(), "Zoë");
    assert_eq!(ContactName::new("\u{202e}artep").unwrap().as_str(), "artep");
    assert_eq!(ContactName::new(&"a".repeat(120)).unwrap().as_str().len(), 120);
    assert_eq!(ContactName::new(&"a".repeat(121)), Err(NameError::TooLong(120)));
    assert_eq!(ContactName::new(&"a".repeat(1 << 20)), Err(NameError::TooLong(120)));
    assert_eq!(ContactName::new(" \u{200b} "), Err(NameError::Empty));
    assert_eq!(ContactName::new("\u{e000}"), Err(NameError::Unassigned));
    assert_eq!(ContactName::new("\u{301}"), Err(NameError::Marks));
    assert_eq!(ContactName::from_stored("A\u{202e}"), None);
    assert_eq!(ContactName::from_stored(""), None);
    assert_eq!(ContactName::from_stored(&"a".repeat(121)), None);
}
