//! The first run and unlocking, as a person goes through them.

mod blocked;

use std::path::PathBuf;

use countersign_vault::platform::Mishap;
use countersign_vault::{KeystoreError, SlotKind};

use super::{Drive, PASSPHRASE, RECOVERY};
use crate::model::Gesture;
use crate::model::view::Tone;
use crate::preferences::Preferences;

const LANGUAGES: [&str; 2] = ["en", "de"];

fn kept(drive: &Drive) -> PathBuf {
    drive.device.folder().to_owned()
}

/// Reads the words off the screen and types back the two that are asked for.
fn write_down(drive: &mut Drive) -> Vec<String> {
    let words = drive.form().words;
    assert_eq!(words.len(), 12);
    drive.push("recovery-written");
    for place in 0..2 {
        let word = words[asked(drive, place) - 1].clone();
        drive.fill(place, &word);
    }
    words
}

/// The number in a field's label.
fn asked(drive: &mut Drive, place: usize) -> usize {
    let label = drive.form().fields[place].label.clone();
    label.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn at_home(drive: &mut Drive) -> bool {
    let home = drive.text("home-title");
    drive.app.is_open() && drive.title() == home
}

#[test]
fn a_stranger_is_set_up_by_the_keyring_and_finds_everything_open_next_time() {
    for language in LANGUAGES {
        let mut drive = Drive::fresh(language);
        assert_eq!(drive.title(), drive.text("welcome-title"));
        assert_eq!(drive.view().frame.paragraphs.len(), 3);
        drive.primary();
        assert!(drive.form().choices[0].chosen, "the keyring answers, so it is chosen");
        drive.primary();
        write_down(&mut drive);
        drive.primary();
        drive.fill(0, "Petra Vogel");
        assert!(!kept(&drive).exists(), "nothing is made before the last step");
        drive.push("my-name-finish");
        assert!(at_home(&mut drive));
        assert_eq!(drive.device.people().unwrap().own_name().unwrap().as_str(), "Petra Vogel");
        let mut drive = drive.restart();
        assert!(at_home(&mut drive));
    }
}

#[test]
fn the_first_screen_says_what_a_passed_code_means() {
    assert!(Drive::fresh("en").paragraphs().contains("It does not mean that they act freely"));
    assert!(Drive::fresh("de").paragraphs().contains("nicht, dass sie aus freien Stücken handelt"));
}

#[test]
fn a_passphrase_is_typed_twice_and_unlocks_from_then_on() {
    let mut drive = Drive::fresh("en");
    drive.primary();
    let by_passphrase = drive.text("how-locked-passphrase");
    drive.choose(&by_passphrase);
    drive.primary();
    assert_eq!(drive.form().fields[0].error, drive.text("passphrase-empty"));
    drive.fill(0, "short");
    assert_eq!(drive.form().fields[0].help, drive.text("passphrase-short"));
    drive.fill(1, "shirt");
    drive.primary();
    assert_eq!(drive.form().fields[1].error, drive.text("passphrase-differs"));
    drive.fill(0, &"x".repeat(1025));
    drive.fill(1, &"x".repeat(1025));
    drive.primary();
    assert_eq!(drive.form().fields[0].error, drive.text("passphrase-long"));
    drive.fill(0, PASSPHRASE);
    drive.fill(1, PASSPHRASE);
    assert!(drive.form().fields.iter().all(|field| field.secret));
    drive.primary();
    write_down(&mut drive);
    drive.primary();
    drive.fill(0, "Petra");
    drive.primary();
    assert!(at_home(&mut drive));
    assert_eq!(drive.device.ways().unwrap(), [SlotKind::Passphrase, SlotKind::Recovery]);
    let mut drive = drive.restart();
    assert_eq!(drive.title(), drive.text("unlock-title"));
    drive.fill(0, "something else");
    drive.primary();
    assert_eq!(drive.form().fields[0].error, drive.text("refused-wrong-passphrase"));
    assert_eq!(drive.form().fields[0].value, "", "a wrong passphrase does not stay");
    let label = drive.text("unlock-passphrase-field");
    drive.type_into(&label, PASSPHRASE);
    drive.primary();
    assert!(at_home(&mut drive));
}

#[test]
fn without_a_keyring_a_passphrase_takes_its_place_and_that_is_said() {
    let mut drive = Drive::fresh("en");
    drive.keys.suffer(Some(Mishap::Every(KeystoreError::NoProvider)));
    drive.primary();
    let choices = drive.form().choices;
    assert!(!choices[0].enabled && !choices[0].chosen && choices[1].chosen);
    assert_eq!(choices[0].detail, drive.text("refused-keystore-none"));
    drive.keys.suffer(None);
    drive.push("how-locked-try-keyring");
    assert!(drive.form().choices[0].enabled);
}

#[test]
fn going_back_keeps_what_was_entered_and_the_same_words() {
    let mut drive = Drive::fresh("en");
    drive.primary();
    drive.primary();
    let words = write_down(&mut drive);
    drive.primary();
    drive.fill(0, "Petra");
    for _ in 0..4 {
        drive.back();
    }
    assert_eq!(drive.title(), drive.text("welcome-title"));
    drive.primary();
    drive.primary();
    assert_eq!(drive.form().words, words);
    drive.primary();
    assert!(drive.form().fields.iter().all(|field| !field.value.is_empty()));
    drive.primary();
    assert_eq!(drive.form().fields[0].value, "Petra");
}

#[test]
fn a_word_that_is_not_on_the_paper_goes_no_further() {
    let mut drive = Drive::fresh("en");
    drive.primary();
    drive.primary();
    let words = write_down(&mut drive);
    let number = asked(&mut drive, 1);
    drive.fill(1, if words[number - 1] == "zebra" { "zero" } else { "zebra" });
    drive.primary();
    assert_eq!(drive.title(), drive.text("recovery-check-title"));
    let fields = drive.form().fields;
    assert_eq!((fields[0].error.as_str(), &fields[1].error), ("", &drive.text("recovery-differs")));
    drive.fill(1, &words[number - 1].chars().take(4).collect::<String>().to_uppercase());
    drive.primary();
    assert_eq!(drive.title(), drive.text("my-name-title"));
}

#[test]
fn a_keyring_that_keeps_nothing_stops_at_the_last_step_and_another_lock_is_chosen() {
    let mut drive = Drive::fresh("en");
    drive.primary();
    drive.primary();
    let words = write_down(&mut drive);
    drive.primary();
    drive.fill(0, "Petra");
    drive.keys.suffer(Some(Mishap::ForgetsWrites));
    drive.primary();
    assert_eq!(drive.notice(), drive.text("refused-keystore-not-kept"));
    assert_eq!(drive.form().fields[0].value, "Petra");
    assert!(drive.device.ways().unwrap().is_empty());
    drive.push("my-name-other-lock");
    let by_passphrase = drive.text("how-locked-passphrase");
    drive.choose(&by_passphrase);
    drive.fill(0, PASSPHRASE);
    drive.fill(1, PASSPHRASE);
    drive.primary();
    assert_eq!(drive.form().words, words, "what is on paper stays right");
    drive.primary();
    drive.primary();
    drive.primary();
    assert!(at_home(&mut drive));
    assert_eq!(drive.device.ways().unwrap(), [SlotKind::Passphrase, SlotKind::Recovery]);
}

#[test]
fn a_name_is_cut_before_the_eyes_and_never_empty() {
    let mut drive = Drive::fresh("en");
    drive.primary();
    drive.primary();
    write_down(&mut drive);
    drive.primary();
    drive.fill(0, "  ");
    drive.primary();
    assert_eq!(drive.form().fields[0].error, drive.text("my-name-empty"));
    drive.fill(0, "Wilhelmina Charlotte von und zu Oberhausen");
    assert!(drive.form().fields[0].help.ends_with("Wilhelmina Charlotte von und zu"));
    drive.fill(0, "Petra");
    assert_eq!(drive.form().fields[0].help, drive.text("my-name-help"));
}

#[test]
fn a_lost_key_leads_to_the_passphrase_and_is_mended_afterwards() {
    for language in LANGUAGES {
        let drive = Drive::open(language, "Petra");
        drive.keys.suffer(Some(Mishap::HidesKeys));
        let mut drive = drive.restart();
        let told = drive.notice();
        assert!([drive.text("refused-key-missing"), drive.text("refused-key-unconfirmed")].contains(&told), "{told}");
        assert!(drive.form().fields[0].secret);
        drive.fill(0, PASSPHRASE);
        drive.primary();
        assert_eq!(drive.title(), drive.text("renew-title"));
        drive.primary();
        assert_eq!(drive.notice(), drive.text("refused-keystore-not-kept"));
        drive.keys.suffer(None);
        drive.primary();
        assert_eq!(drive.title(), drive.text("renew-done"));
        drive.primary();
        assert!(at_home(&mut drive));
        let mut drive = drive.restart();
        assert!(at_home(&mut drive));
    }
}

#[test]
fn a_locked_keyring_offers_every_other_way_and_itself_again() {
    for (error, key) in [
        (KeystoreError::Locked, "refused-keystore-locked"),
        (KeystoreError::TimedOut, "refused-keystore-silent"),
        (KeystoreError::NoBus, "refused-keystore-none"),
    ] {
        let drive = Drive::open("en", "Petra");
        drive.keys.suffer(Some(Mishap::Every(error)));
        let mut drive = drive.restart();
        assert_eq!(drive.notice(), drive.text(key));
        drive.push("unlock-use-recovery");
        drive.fill(0, "only three words");
        drive.primary();
        assert!(drive.form().fields[0].error.contains('3'));
        drive.push("unlock-use-keyring");
        assert_eq!(drive.notice(), drive.text(key));
        drive.keys.suffer(None);
        drive.push("unlock-use-keyring");
        assert!(at_home(&mut drive), "nothing is offered: the key was never lost");
    }
}

#[test]
fn a_forgotten_passphrase_is_set_anew_after_the_recovery_code() {
    let mut drive = Drive::set_up("en", "Petra", false, Some(PASSPHRASE));
    drive.push("unlock-use-recovery");
    drive.fill(0, &RECOVERY.replace("abandon", "zoo"));
    drive.primary();
    assert_eq!(drive.form().fields[0].error, drive.text("refused-wrong-recovery"));
    drive.fill(0, RECOVERY);
    drive.primary();
    assert_eq!(drive.title(), drive.text("passphrase-forgotten-title"));
    assert!(drive.app.is_open(), "the idle lock counts here already");
    drive.fill(0, "another one of mine");
    drive.fill(1, "another one of mine");
    drive.primary();
    assert_eq!(drive.title(), drive.text("passphrase-changed"));
    drive.primary();
    assert!(at_home(&mut drive));
    let mut drive = drive.restart();
    drive.fill(0, "another one of mine");
    drive.primary();
    assert!(at_home(&mut drive));
}

#[test]
fn whoever_lost_every_key_can_begin_anew_by_typing_the_word() {
    for language in LANGUAGES {
        let mut drive = Drive::set_up(language, "Petra", false, Some(PASSPHRASE));
        let begin_anew = drive.text("begin-anew");
        for _ in 0..3 {
            assert!(!drive.has_button(&begin_anew));
            drive.fill(0, "wrong");
            drive.primary();
        }
        drive.press(&begin_anew);
        assert!(!drive.view().frame.primary.unwrap().enabled);
        let word = drive.text("erase-word");
        drive.fill(0, &word);
        assert!(drive.view().frame.primary.unwrap().danger);
        drive.primary();
        assert_eq!(drive.title(), drive.text("welcome-title"));
        assert!(drive.device.ways().unwrap().is_empty());
        drive.back();
        assert_eq!(drive.title(), drive.text("welcome-title"));
    }
}

#[test]
fn idleness_locks_and_the_device_with_it() {
    let mut drive = Drive::open("en", "Petra");
    let minutes = u64::from(Preferences::default().idle_minutes);
    drive.tick(minutes * 60 - 1);
    assert!(drive.app.is_open());
    drive.tick(1);
    assert_eq!(drive.title(), drive.text("unlock-title"));
    assert!(drive.device.people().is_err(), "the keys are gone, not only the screen");
    drive.back();
    assert_eq!(drive.title(), drive.text("unlock-title"));
    drive.push("unlock-use-keyring");
    assert!(at_home(&mut drive));
}

#[test]
fn while_the_keyring_is_waited_for_the_lock_screen_says_so_and_rests() {
    let mut drive = Drive::set_up("en", "Petra", false, Some(PASSPHRASE));
    drive.fill(0, PASSPHRASE);
    drive.app.gesture(Gesture::Primary);
    assert_eq!(drive.view().frame.busy, Some(drive.text("unlock-busy-passphrase")));
    drive.app.gesture(Gesture::Edited(0, "x".to_owned()));
    assert_eq!(drive.form().fields[0].value, PASSPHRASE);
    drive.settle();
    assert!(at_home(&mut drive));
}

#[test]
fn every_refusal_has_its_sentence_in_both_languages() {
    let keys: Vec<&str> = include_str!("../say.rs").split('"').filter(|part| part.starts_with("refused-")).collect();
    assert!(keys.len() > 40, "{keys:?}");
    for language in LANGUAGES {
        let drive = Drive::fresh(language);
        for key in &keys {
            assert_ne!(drive.text(key), **key, "{language}");
        }
    }
    let notice = crate::model::say::refused(Drive::fresh("de").texts(), &crate::device::Refusal::Locked);
    assert_eq!(notice.tone, Tone::Error);
    assert!(notice.text.starts_with("Inzwischen"));
}

#[test]
fn both_languages_have_the_same_sentences() {
    let keys = |text: &'static str| {
        let lines = text.lines().filter(|line| !line.starts_with([' ', '#', '}', '[']));
        let mut keys: Vec<&str> = lines.filter_map(|line| line.split_once(" =").map(|(key, _)| key)).collect();
        keys.sort_unstable();
        keys
    };
    let english = keys(include_str!("../../../texts/en/setup.ftl"));
    assert_eq!(english, keys(include_str!("../../../texts/de/setup.ftl")));
    let mut once = english.clone();
    once.dedup();
    assert_eq!(once, english);
}
