//! What the settings say of the device, and erasing it.

use countersign_vault::KeystoreError;
use countersign_vault::platform::Mishap;

use super::{LANGUAGES, lines, open_line, open_owned, passphrase, settings};
use crate::model::Gesture;
use crate::model::tests::{Drive, NOON, PASSPHRASE};
use crate::model::view::{Body, Setting, Tone};

#[test]
fn the_doctor_says_what_works_and_what_to_do() {
    for language in LANGUAGES {
        let mut drive = settings(language);
        open_line(&mut drive, "settings-doctor");
        let facts = |drive: &mut Drive| match drive.view().body {
            Body::Doctor(facts) => facts,
            other => panic!("not the doctor: {other:?}"),
        };
        let find = |drive: &mut Drive, key: &str| {
            let name = drive.text(key);
            facts(drive).into_iter().find(|fact| fact.name == name).unwrap()
        };
        for key in ["doctor-clock", "doctor-keystore", "doctor-folder", "doctor-kept"] {
            assert_eq!(find(&mut drive, key).tone, Tone::Good, "{key}");
        }
        for key in ["doctor-ways", "doctor-camera", "doctor-fonts", "doctor-sound", "doctor-version"] {
            assert!(!find(&mut drive, key).value.is_empty(), "{key}");
        }
        drive.keys.suffer(Some(Mishap::Every(KeystoreError::Locked)));
        drive.device.people().unwrap().accept_clock(countersign::people::OwnerPresent::attested()).unwrap();
        drive.clock.set_wall(NOON - 7_200);
        drive.push("doctor-again");
        assert_eq!(find(&mut drive, "doctor-keystore").value, drive.text("refused-keystore-locked"));
        let clock = find(&mut drive, "doctor-clock");
        assert!(clock.tone == Tone::Warning && clock.value.contains(&drive.text("doctor-clock-confirm")));
        assert!(drive.paragraphs().contains(&drive.text("doctor-some")));
    }
}

#[test]
fn the_doctor_looks_on_the_device_s_thread() {
    let mut drive = settings("en");
    let title = drive.text("settings-doctor");
    let place =
        lines(&mut drive).iter().position(|line| matches!(line, Setting::Opens { title: t, .. } if *t == title));
    drive.app.gesture(Gesture::Pick(place.unwrap()));
    assert_eq!(drive.view().frame.busy, Some(drive.text("doctor-busy")));
    drive.settle();
    assert_eq!(drive.view().frame.busy, None);
}

#[test]
fn about_names_version_and_licence() {
    let mut drive = settings("en");
    open_line(&mut drive, "settings-about");
    assert_eq!(drive.view().body, Body::About);
    assert!(
        drive.paragraphs().contains(env!("CARGO_PKG_VERSION")) && drive.paragraphs().contains("Apache License 2.0")
    );
}

#[test]
fn everything_is_erased_after_the_word_or_my_name() {
    for (language, typed) in [("en", "Erase"), ("de", "löschen"), ("en", "Petra")] {
        let mut drive = settings(language);
        open_owned(&mut drive, "settings-erase");
        assert!(!drive.view().frame.primary.unwrap().enabled);
        drive.gesture(Gesture::Primary);
        drive.fill(0, "no");
        drive.gesture(Gesture::Accepted(0));
        assert!(!drive.device.ways().unwrap().is_empty());
        drive.fill(0, typed);
        drive.primary();
        assert_eq!(drive.title(), drive.text("welcome-title"));
        assert!(drive.device.ways().unwrap().is_empty() && !drive.app.is_open());
        let mut keystore = (drive.device.place().keystore)();
        assert!(keystore.items().unwrap().is_empty(), "the keyring's key went along");
    }
}

#[test]
fn erasing_takes_the_keyring_s_key_along_after_a_passphrase_too() {
    let mut drive = settings("en");
    drive.device.lock();
    drive.device.unlock(&passphrase(PASSPHRASE)).unwrap();
    open_owned(&mut drive, "settings-erase");
    drive.fill(0, "erase");
    drive.primary();
    assert_eq!(drive.title(), drive.text("welcome-title"));
    assert!((drive.device.place().keystore)().items().unwrap().is_empty());
}

#[test]
fn erasing_that_was_broken_off_is_finished_at_the_next_start() {
    let mut drive = settings("en");
    open_owned(&mut drive, "settings-erase");
    drive.fill(0, "erase");
    drive.keys.suffer(Some(Mishap::Every(KeystoreError::Died)));
    drive.primary();
    assert!(drive.notice().starts_with("Erasing is not finished"), "{}", drive.notice());
    drive.back();
    assert_eq!(drive.title(), drive.text("unlock-title"), "nothing is open any more");
    let mut drive = drive.restart();
    drive.keys.suffer(None);
    drive.push("unlock-use-keyring");
    assert_eq!(drive.title(), drive.text("blocked-erased"));
    drive.primary();
    assert_eq!(drive.title(), drive.text("welcome-title"));
}
