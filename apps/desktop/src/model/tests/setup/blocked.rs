//! What stands in the way of opening: damage, permissions, an older copy.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_vault::RollbackCheck;

use super::super::{Drive, NOON, PASSPHRASE};
use super::{LANGUAGES, at_home, kept};
use crate::device::Key;
use crate::model::Gesture;

fn the_file(drive: &Drive) -> PathBuf {
    let database = |path: &Path| fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"SQLite format 3"));
    let mut files = fs::read_dir(kept(drive)).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| database(path)).unwrap()
}

#[test]
fn what_no_key_opens_is_said_by_its_name() {
    let mut drive = Drive::open("en", "Petra");
    drive.device.lock();
    let file = the_file(&drive);
    let whole = fs::read(&file).unwrap();
    // The header's user version, which tells the format.
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&file, &newer).unwrap();
    let mut drive = drive.restart();
    assert_eq!(drive.title(), drive.text("blocked-too-new"));
    let begin_anew = drive.text("begin-anew");
    assert!(!drive.has_button(&begin_anew), "it is safe, so nothing is offered that erases it");
    let mut damaged = whole.clone();
    damaged[68..72].copy_from_slice(&[7; 4]);
    fs::write(&file, &damaged).unwrap();
    drive.push("try-again");
    assert_eq!(drive.title(), drive.text("blocked-damaged"));
    assert!(drive.has_button(&begin_anew));
    fs::write(&file, &whole).unwrap();
    drive.push("try-again");
    assert!(at_home(&mut drive));
}

#[cfg(unix)]
#[test]
fn a_folder_open_to_others_is_named_until_it_is_closed() {
    use std::os::unix::fs::PermissionsExt as _;
    let drive = Drive::open("en", "Petra");
    let folder = kept(&drive);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let mut drive = drive.restart();
    assert_eq!(drive.title(), drive.text("blocked-permissions"));
    assert_eq!(drive.form().facts[0].value, folder.to_string_lossy());
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    drive.push("try-again");
    assert!(at_home(&mut drive));
}

/// Puts a copy of the folder in place of it that is one change behind.
fn put_older_copy(drive: &mut Drive) {
    drive.device.lock();
    let (folder, copy) = (kept(drive), drive.folder.path().join("copy"));
    fs::create_dir(&copy).unwrap();
    let copy_all = |from: &Path, to: &Path| {
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    };
    copy_all(&folder, &copy);
    drive.device.unlock(&Key::Platform).unwrap();
    let cost = drive.device.place().cost;
    drive.device.vault().unwrap().set_passphrase(PASSPHRASE, cost, countersign::time::UnixTime(NOON)).unwrap();
    drive.device.lock();
    for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
        fs::remove_file(entry.path()).unwrap();
    }
    copy_all(&copy, &folder);
}

#[test]
fn an_older_copy_is_read_only_until_the_owner_says_that_it_counts() {
    for language in LANGUAGES {
        let mut drive = Drive::open(language, "Petra");
        put_older_copy(&mut drive);
        let mut drive = drive.restart();
        assert_eq!(drive.title(), drive.text("doubt-title"));
        assert!(drive.form().large.contains(&drive.typed_time()[11..]));
        drive.back();
        assert!(at_home(&mut drive));
        drive.gesture(Gesture::Settings);
        let my_name = drive.text("settings-name");
        drive.pick(&my_name);
        drive.fill(0, "Someone");
        drive.primary();
        assert_eq!(drive.notice(), drive.text("refused-in-doubt"));
        drive.back();
        let doubt = drive.text("settings-doubt");
        drive.pick(&doubt);
        drive.fill(0, "wrong");
        drive.primary();
        assert_eq!(drive.form().fields[0].error, drive.text("refused-wrong-passphrase"));
        assert!(matches!(drive.device.vault().unwrap().rollback(), RollbackCheck::Doubted(_)));
        drive.fill(0, PASSPHRASE);
        drive.primary();
        assert_eq!(drive.title(), drive.text("copy-accepted"));
        assert_eq!(drive.device.vault().unwrap().rollback(), RollbackCheck::Passed);
        let mut drive = drive.restart();
        assert!(at_home(&mut drive));
    }
}

#[test]
fn whoever_takes_a_copy_confirms_the_date_and_time_with_it() {
    let mut drive = Drive::open("en", "Petra");
    put_older_copy(&mut drive);
    // A clock that no release of this program ever saw.
    drive.clock.set_wall(1_700_000_000);
    let mut drive = drive.restart();
    assert!(drive.paragraphs().contains("November 2023?"), "{}", drive.paragraphs());
    drive.fill(0, PASSPHRASE);
    drive.primary();
    assert_eq!(drive.title(), drive.text("copy-accepted"));
}

#[test]
fn a_lost_memory_of_the_newest_state_is_told() {
    let mut drive = Drive::open("en", "Petra");
    let vault = drive.device.vault().unwrap().id();
    drive.device.lock();
    drive.keys.replace_anchor(vault, None);
    let mut drive = drive.restart();
    assert_eq!(drive.title(), drive.text("memory-renewed"));
    drive.primary();
    assert!(at_home(&mut drive));
}
