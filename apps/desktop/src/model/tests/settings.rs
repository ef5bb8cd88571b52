//! The settings, as a person goes through them: preferences, ways to unlock, the clock.

mod device;

use countersign_vault::platform::Mishap;
use countersign_vault::{KeystoreError, SlotKind, as_if_started_anew};

use super::{Drive, NOON, PASSPHRASE, RECOVERY};
use crate::device::Key;
use crate::model::view::{Body, Setting, Tone};
use crate::model::{Effect, Gesture};
use crate::preferences::Theme;

const LANGUAGES: [&str; 2] = ["en", "de"];
const OTHER: &str = "something new to remember";

fn settings(language: &str) -> Drive {
    let mut drive = Drive::open(language, "Petra");
    drive.gesture(Gesture::Settings);
    drive
}

fn open_line(drive: &mut Drive, key: &str) {
    let title = drive.text(key);
    drive.pick(&title);
}

/// Opens a line that asks for the owner first, and gives the passphrase.
fn open_owned(drive: &mut Drive, key: &str) {
    open_line(drive, key);
    assert_eq!(drive.title(), drive.text("owner-title"), "{key}");
    drive.fill(0, PASSPHRASE);
    drive.primary();
}

fn lines(drive: &mut Drive) -> Vec<Setting> {
    match drive.view().body {
        Body::Settings(lines) => lines,
        other => panic!("not the settings: {other:?}"),
    }
}

fn value(drive: &mut Drive, key: &str) -> Option<String> {
    let wanted = drive.text(key);
    lines(drive).into_iter().find_map(|line| match line {
        Setting::Opens { title, value, .. } if title == wanted => Some(value),
        _ => None,
    })
}

/// Goes through the words of a new recovery code and gives it.
fn write_down(drive: &mut Drive) -> String {
    let words = drive.form().words;
    drive.push("recovery-written");
    for place in 0..2 {
        let label = drive.form().fields[place].label.clone();
        let number: usize = label.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        drive.fill(place, &words[number - 1]);
    }
    drive.primary();
    words.join(" ")
}

fn unlocks(drive: &mut Drive, key: &Key) -> bool {
    drive.device.lock();
    let opened = drive.device.unlock(key).is_ok();
    if !opened {
        drive.device.unlock(&Key::Platform).unwrap();
    }
    opened
}

fn passphrase(text: &str) -> Key {
    Key::Passphrase(text.to_owned().into())
}

fn recovery(text: &str) -> Key {
    Key::Recovery(countersign_vault::RecoveryCode::parse(text).unwrap())
}

#[test]
fn the_language_changes_at_once_and_is_kept() {
    let mut drive = settings("en");
    open_line(&mut drive, "settings-language");
    drive.choose("Deutsch");
    assert_eq!(drive.title(), "Welche Sprache?");
    assert!(drive.effects.iter().any(|effect| matches!(effect, Effect::Prefer(set) if set.language == "de")));
    drive.primary();
    assert_eq!(value(&mut drive, "settings-language").unwrap(), "Deutsch");
}

#[test]
fn colours_and_sound_are_chosen() {
    let mut drive = settings("en");
    open_line(&mut drive, "settings-theme");
    drive.choose("High contrast");
    assert_eq!(drive.app.preferences().theme, Theme::HighContrast);
    drive.back();
    open_line(&mut drive, "settings-sound");
    assert!(!drive.app.preferences().sound);
    let off = lines(&mut drive).into_iter().any(|line| matches!(line, Setting::Switch { on: false, .. }));
    assert!(off);
    open_line(&mut drive, "settings-sound");
    assert!(drive.app.preferences().sound);
}

#[test]
fn codes_are_hidden_until_they_are_asked_for() {
    let mut drive = settings("en");
    open_line(&mut drive, "settings-hide-codes");
    assert!(drive.app.preferences().hide_codes);
    open_line(&mut drive, "settings-hide-codes");
    assert!(!drive.app.preferences().hide_codes);
}

#[test]
fn never_locking_is_warned_of_and_holds() {
    let mut drive = settings("en");
    open_line(&mut drive, "settings-idle");
    assert_eq!(drive.notice(), "");
    drive.choose("Never");
    let notice = drive.view().frame.notice.unwrap();
    assert_eq!((notice.tone, notice.text), (Tone::Warning, drive.text("idle-never-means")));
    drive.tick(1_000);
    assert!(drive.app.is_open());
    drive.choose("After one minute");
    drive.tick(60);
    assert!(!drive.app.is_open());
}

#[test]
fn my_name_is_changed_and_an_empty_one_is_not() {
    let mut drive = settings("en");
    open_line(&mut drive, "settings-name");
    assert_eq!(drive.form().fields[0].value, "Petra");
    drive.fill(0, " ");
    drive.primary();
    assert_eq!(drive.form().fields[0].error, drive.text("my-name-empty"));
    drive.fill(0, "Petra Vogel");
    drive.primary();
    assert_eq!(value(&mut drive, "settings-name").unwrap(), "Petra Vogel");
    assert_eq!(drive.device.people().unwrap().own_name().unwrap().as_str(), "Petra Vogel");
}

#[test]
fn the_passphrase_changes_only_for_the_owner() {
    for language in LANGUAGES {
        let mut drive = settings(language);
        open_line(&mut drive, "settings-passphrase");
        drive.primary();
        assert_eq!(drive.form().fields[0].error, drive.text("owner-empty"));
        drive.fill(0, "wrong");
        drive.primary();
        assert_eq!(drive.form().fields[0].error, drive.text("refused-wrong-passphrase"));
        assert_eq!(drive.title(), drive.text("owner-title"));
        drive.push("unlock-use-recovery");
        drive.fill(0, RECOVERY);
        drive.primary();
        assert_eq!(drive.title(), drive.text("passphrase-change-title"));
        drive.fill(0, OTHER);
        drive.fill(1, OTHER);
        drive.primary();
        assert_eq!(drive.title(), drive.text("passphrase-changed"));
        drive.primary();
        assert_eq!(drive.title(), drive.text("settings-title"));
        assert!(unlocks(&mut drive, &passphrase(OTHER)) && !unlocks(&mut drive, &passphrase(PASSPHRASE)));
    }
}

#[test]
fn a_way_to_unlock_goes_only_while_another_one_is_sure() {
    let mut drive = settings("en");
    open_owned(&mut drive, "settings-passphrase-remove");
    assert!(drive.view().frame.primary.unwrap().danger);
    drive.primary();
    assert_eq!(drive.title(), drive.text("passphrase-removed"));
    drive.primary();
    let none = drive.text("settings-way-none");
    assert_eq!(value(&mut drive, "settings-passphrase").unwrap(), none);
    assert_eq!(value(&mut drive, "settings-passphrase-remove"), None);

    let mut drive = Drive::open("en", "Petra");
    let at = countersign::time::UnixTime(NOON);
    drive.device.vault().unwrap().remove_slots(SlotKind::Recovery, at).unwrap();
    drive.gesture(Gesture::Settings);
    open_owned(&mut drive, "settings-passphrase-remove");
    drive.primary();
    assert_eq!(drive.notice(), drive.text("refused-last-way"));
    assert!(unlocks(&mut drive, &passphrase(PASSPHRASE)));
}

#[test]
fn a_new_recovery_code_takes_the_old_one_s_place_once_it_is_on_paper() {
    let mut drive = settings("en");
    open_owned(&mut drive, "settings-recovery");
    drive.back();
    assert!(unlocks(&mut drive, &recovery(RECOVERY)), "nothing was changed before it was written down");
    open_owned(&mut drive, "settings-recovery");
    let words = write_down(&mut drive);
    assert_eq!(drive.title(), drive.text("recovery-renewed"));
    drive.primary();
    assert_eq!(drive.title(), drive.text("settings-title"));
    assert!(unlocks(&mut drive, &recovery(&words)) && !unlocks(&mut drive, &recovery(RECOVERY)));
}

#[test]
fn when_someone_may_know_it_everything_gets_new_keys() {
    for by in [Key::Platform, passphrase(PASSPHRASE)] {
        let mut drive = settings("en");
        drive.device.lock();
        drive.device.unlock(&by).unwrap();
        open_owned(&mut drive, "settings-someone-knows");
        drive.fill(0, OTHER);
        drive.fill(1, OTHER);
        drive.primary();
        let words = write_down(&mut drive);
        assert_eq!(drive.title(), drive.text("rekey-done"));
        drive.primary();
        assert!(unlocks(&mut drive, &passphrase(OTHER)) && !unlocks(&mut drive, &passphrase(PASSPHRASE)));
        assert!(unlocks(&mut drive, &recovery(&words)) && !unlocks(&mut drive, &recovery(RECOVERY)));
        assert!(unlocks(&mut drive, &Key::Platform), "the keyring stays a way to unlock");
    }
}

#[test]
fn new_keys_without_the_keyring_say_that_it_opens_no_more() {
    let mut drive = settings("en");
    drive.device.lock();
    drive.device.unlock(&passphrase(PASSPHRASE)).unwrap();
    open_owned(&mut drive, "settings-someone-knows");
    drive.fill(0, OTHER);
    drive.fill(1, OTHER);
    drive.primary();
    drive.keys.suffer(Some(Mishap::Every(KeystoreError::Locked)));
    write_down(&mut drive);
    assert_eq!(drive.title(), drive.text("rekey-done"));
    assert!(drive.notice().contains(&drive.text("refused-keystore-locked")), "{}", drive.notice());
}

#[test]
fn the_keyring_s_key_is_renewed_removed_and_added() {
    let mut drive = settings("en");
    open_owned(&mut drive, "settings-keyring");
    assert_eq!(drive.title(), drive.text("keyring-renew-title"));
    drive.keys.suffer(Some(Mishap::Every(KeystoreError::Locked)));
    drive.primary();
    assert_eq!(drive.notice(), drive.text("refused-keystore-locked"));
    drive.keys.suffer(None);
    drive.primary();
    assert_eq!(drive.title(), drive.text("renew-done"));
    drive.primary();
    open_owned(&mut drive, "settings-keyring-remove");
    drive.primary();
    assert_eq!(drive.title(), drive.text("keyring-removed"));
    drive.primary();
    assert_eq!(drive.device.ways().unwrap(), [SlotKind::Passphrase, SlotKind::Recovery]);
    open_owned(&mut drive, "settings-keyring");
    assert_eq!(drive.title(), drive.text("keyring-add-title"));
    drive.primary();
    drive.primary();
    let unconfirmed = drive.text("settings-way-unconfirmed");
    assert_eq!(value(&mut drive, "settings-keyring").unwrap(), unconfirmed);
}

#[test]
fn a_clock_that_jumped_is_confirmed_by_the_owner_alone() {
    for language in LANGUAGES {
        let mut drive = settings(language);
        // A first use, against which the clock can jump.
        drive.device.people().unwrap().accept_clock(countersign::people::OwnerPresent::attested()).unwrap();
        drive.clock.set_wall(NOON + 3_600);
        drive.back();
        drive.gesture(Gesture::Settings);
        open_line(&mut drive, "settings-clock");
        // In the zone of whoever runs this.
        let (day, time) = (drive.typed_time()[8..10].to_owned(), drive.typed_time()[11..].to_owned());
        assert_eq!(
            drive.title(),
            match language {
                "en" => format!("Is it really {time} on {day} November 2026?"),
                _ => format!("Ist heute wirklich der {day}. November 2026, {time} Uhr?"),
            }
        );
        assert!(drive.form().large.contains(&time));
        assert!(drive.paragraphs().contains("60"), "it says how far: {}", drive.paragraphs());
        drive.push("clock-wrong");
        assert_eq!(drive.notice(), drive.text("clock-set-it"));
        drive.fill(0, "wrong");
        drive.primary();
        assert!(drive.device.people().unwrap().clock_doubt().unwrap().is_some());
        drive.fill(0, PASSPHRASE);
        drive.primary();
        assert_eq!(drive.title(), drive.text("settings-title"));
        assert_eq!(drive.device.people().unwrap().clock_doubt().unwrap(), None);
        assert_eq!(value(&mut drive, "settings-clock"), None);
    }
}

#[test]
fn where_the_keyring_is_the_only_way_the_time_is_typed() {
    let mut drive = Drive::open("en", "Petra");
    let vault = drive.device.vault().unwrap().id();
    drive.device.lock();
    as_if_started_anew(vault);
    drive.device.unlock(&Key::Platform).unwrap();
    let at = countersign::time::UnixTime(NOON);
    for kind in [SlotKind::Passphrase, SlotKind::Recovery] {
        drive.device.vault().unwrap().remove_slots(kind, at).unwrap();
    }
    drive.gesture(Gesture::Settings);
    open_line(&mut drive, "settings-passphrase");
    let shown = drive.typed_time();
    assert!(drive.form().fields[0].help.ends_with(&shown));
    drive.fill(0, "2026-11-20 09:00");
    drive.primary();
    assert_eq!(drive.form().fields[0].error, drive.text("owner-time-differs"));
    drive.clock.pass(70);
    drive.fill(0, &shown);
    drive.primary();
    assert_eq!(drive.title(), drive.text("passphrase-first-title"), "a minute that ends meanwhile does no harm");
}
