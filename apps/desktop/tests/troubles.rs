//! What stands in the way of opening, at the window without a display: each trouble is told by its name as a screen reader
//! tells it, in English and German, and what it offers leads on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test ends where something is not as it should be"
)]

#[cfg(target_os = "linux")]
#[allow(dead_code, clippy::indexing_slicing, reason = "it is the vault's, whose tests use more of it")]
#[path = "../../../core/vault/tests/all/common/mount.rs"]
mod mount;
mod support;

use std::fs;
use std::sync::mpsc::channel;
use std::thread;

use countersign::people::OwnerPresent;
use countersign::ports::Store as _;
use countersign::verify::CallRole;
use countersign_desktop::device::Key as Unlocks;
use countersign_desktop::generated as ui;
use countersign_vault::platform::Mishap;
use countersign_vault::{KeystoreError, VaultError, as_if_started_anew};
use i_slint_backend_testing::AccessibleRole;
use slint::Model as _;

use support::{LANGUAGES, NOON, PASSPHRASE, RECOVERY, Seat, Side, no_camera, pair};

/// Starts the program on what a test left in its folder.
fn start(side: Side, language: &'static str) -> Seat {
    side.prefer(language, 5);
    Seat::started(side, language, no_camera())
}

fn is_home(seat: &Seat) -> bool {
    seat.screen() == ui::Screen::Home && seat.has(&seat.text("home-title"))
}

/// Reads a trouble: its title, what it means, and which folder or file it is about.
fn reads_trouble(seat: &Seat, title: &str, meaning: &str) {
    seat.reads(title);
    seat.reads(meaning);
    let place = format!("{}: {}", seat.text("blocked-place"), seat.side.place.folder.display());
    seat.one(&place, AccessibleRole::ListItem);
}

#[test]
fn a_wrong_passphrase_is_said_and_the_right_one_opens() {
    for language in LANGUAGES {
        let mut side = Side::by_passphrase("Petra");
        side.device.lock();
        let petra = start(side, language);
        petra.reads("unlock-title");
        petra.keys("correct horse");
        petra.enter();
        petra.reads("refused-wrong-passphrase");
        let field = petra.one(&petra.text("unlock-passphrase-field"), AccessibleRole::TextInput);
        assert_eq!(field.accessible_description().unwrap(), petra.text("refused-wrong-passphrase"));
        // The field is empty again and has the focus.
        petra.keys(PASSPHRASE);
        assert_eq!(field.accessible_value().unwrap(), "", "nobody hears it read out");
        petra.enter();
        assert!(is_home(&petra));
        assert_eq!(petra.part::<ui::Form>().get_fields().row_count(), 0, "what was typed is in no field any more");
    }
}

#[test]
fn a_key_that_the_keyring_lost_leads_to_the_recovery_code_and_is_kept_anew() {
    for language in LANGUAGES {
        let mut side = Side::set_up("Petra");
        as_if_started_anew(side.device.vault().unwrap().id());
        side.device.lock();
        side.keys.suffer(Some(Mishap::HidesKeys));
        let petra = start(side, language);
        petra.reads("unlock-title");
        petra.reads("refused-key-unconfirmed");
        petra.keys(RECOVERY);
        petra.push("unlock-button");
        petra.reads("renew-title");
        petra.side.keys.suffer(None);
        petra.push("renew-button");
        petra.reads("renew-done");
        petra.push("continue");
        assert!(is_home(&petra));
        let Seat { desktop, side, .. } = petra;
        drop(desktop);
        assert!(is_home(&start(side, language)), "the new key opens");
    }
}

#[test]
fn while_another_program_writes_nothing_is_opened_and_afterwards_it_is() {
    for language in LANGUAGES {
        let mut side = Side::set_up("Petra");
        // The first start after setting up writes that the key was read back.
        as_if_started_anew(side.device.vault().unwrap().id());
        let (begun, has_begun) = channel();
        let (end, ended) = channel::<()>();
        let mut other = countersign_desktop::device::Device::new(side.place.clone());
        let writer = thread::spawn(move || {
            other.unlock(&Unlocks::Recovery(countersign_vault::RecoveryCode::parse(RECOVERY).unwrap())).unwrap();
            other.vault().unwrap().write(|_| {
                begun.send(()).unwrap();
                ended.recv().unwrap();
                Ok::<_, VaultError>(())
            })
        });
        has_begun.recv().unwrap();
        let petra = start(side, language);
        reads_trouble(&petra, "blocked-in-use", "refused-busy");
        end.send(()).unwrap();
        writer.join().unwrap().unwrap();
        petra.push("try-again");
        assert!(is_home(&petra));
    }
}

#[test]
fn what_another_program_works_on_is_not_erased() {
    for language in LANGUAGES {
        let mut side = Side::set_up("Petra");
        side.device.lock();
        // The header's application number: this is no vault any more.
        let file = side.place.folder.join("vault.db");
        let mut bytes = fs::read(&file).unwrap();
        bytes[68..72].fill(7);
        fs::write(&file, bytes).unwrap();
        let lock = fs::File::open(side.place.folder.join("vault.lock")).unwrap();
        lock.lock().unwrap();

        let petra = start(side, language);
        reads_trouble(&petra, "blocked-damaged", "refused-damaged");
        petra.push("begin-anew");
        petra.reads("begin-anew-title");
        petra.keys(&petra.text("erase-word"));
        petra.enter();
        petra.reads("refused-in-use");
        assert!(file.exists());
        drop(lock);
        petra.push("erase-button");
        petra.reads("welcome-title");
        assert!(!file.exists());
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_folder_is_named_until_the_folder_is_there() {
    for language in LANGUAGES {
        let mut side = Side::set_up("Petra");
        side.device.lock();
        side.prefer(language, 5);
        let (folder, elsewhere) = (side.place.folder.clone(), side.beside("elsewhere"));
        fs::rename(&folder, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &folder).unwrap();
        let petra = Seat::started(side, language, no_camera());
        reads_trouble(&petra, "blocked-link", "refused-symbolic-link");
        fs::remove_file(&folder).unwrap();
        fs::rename(&elsewhere, &folder).unwrap();
        petra.push("try-again");
        assert!(is_home(&petra));
    }
}

#[test]
fn erasing_that_was_cut_off_is_told_when_it_is_finished() {
    for language in LANGUAGES {
        let mut side = Side::set_up("Petra");
        side.keys.suffer(Some(Mishap::Every(KeystoreError::Died)));
        assert!(side.device.erase().is_err());
        side.prefer(language, 5);
        let petra = Seat::started(side, language, no_camera());
        petra.reads("refused-keystore-silent");
        petra.side.keys.suffer(None);
        petra.push("unlock-use-keyring");
        reads_trouble(&petra, "blocked-erased", "refused-deleted");
        petra.push("blocked-set-up");
        petra.reads("welcome-title");
    }
}

#[test]
fn an_older_copy_is_asked_about_and_counts_once_the_owner_says_so() {
    for language in LANGUAGES {
        let mut side = Side::set_up("Petra");
        let (folder, copy) = (side.place.folder.clone(), side.beside("copy"));
        fs::create_dir(&copy).unwrap();
        let copy_all = |from: &std::path::Path, to: &std::path::Path| {
            for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
                fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
            }
        };
        side.device.lock();
        copy_all(&folder, &copy);
        side.device.unlock(&Unlocks::Platform).unwrap();
        pair(&mut side, &mut Side::set_up("Omar"));
        side.device.lock();
        for entry in fs::read_dir(&folder).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
        copy_all(&copy, &folder);

        let petra = start(side, language);
        petra.reads("doubt-title");
        petra.reads("doubt-means");
        petra.keys(RECOVERY);
        petra.push("doubt-accept");
        petra.reads("copy-accepted");
        petra.push("continue");
        assert!(is_home(&petra));
        let Seat { desktop, side, .. } = petra;
        drop(desktop);
        assert!(is_home(&start(side, language)), "it is not asked again");
    }
}

#[test]
fn a_clock_that_leapt_is_confirmed_by_the_owner_and_codes_count_again() {
    for language in LANGUAGES {
        let (mut omar, mut petra) = (Side::set_up("Omar"), Side::set_up("Petra"));
        let (_, omar_at_petra) = pair(&mut omar, &mut petra);
        omar.people().accept_clock(OwnerPresent::attested()).unwrap();
        for side in [&mut omar, &mut petra] {
            side.clock.set_wall(NOON + 86_400);
        }
        petra.people().accept_clock(OwnerPresent::attested()).unwrap();
        let code = petra.people().prove(omar_at_petra, CallRole::ICalled).unwrap().code.digits();
        let omar = Seat::at(omar, language, no_camera());
        let read_code = || {
            omar.part::<ui::App>().invoke_shortcut("home".into());
            omar.push("screen-they-called");
            omar.keys("Petra");
            omar.enter();
            assert_eq!(omar.screen(), ui::Screen::Call);
            omar.keys(&code);
            assert_eq!(omar.screen(), ui::Screen::Verdict);
        };
        read_code();
        omar.push("call-confirm-clock");
        omar.reads("clock-compare");
        omar.push("clock-wrong");
        omar.reads("clock-set-it");
        omar.keys(RECOVERY);
        omar.push("clock-right");
        read_code();
        omar.reads_of("verdict-verified", "Petra");
    }
}

#[cfg(target_os = "linux")]
mod disks {
    use std::io::Write as _;
    use std::process::Command;

    use super::mount::Small;
    use super::{LANGUAGES, Seat, Side, as_if_started_anew, fs, is_home, no_camera, reads_trouble};

    /// A device on a disk of its own, locked, as the next start finds it.
    fn on(disk: &Small, language: &str) -> Side {
        let mut side = Side::made_in(disk.dir(), "Petra", true, None);
        as_if_started_anew(side.device.vault().unwrap().id());
        side.device.lock();
        side.prefer(language, 5);
        side
    }

    #[test]
    fn a_disk_that_cannot_be_written_is_named_until_it_can() {
        for language in LANGUAGES {
            let disk = Small::new(8);
            let side = on(&disk, language);
            disk.make_read_only();
            let petra = Seat::started(side, language, no_camera());
            reads_trouble(&petra, "blocked-read-only", "refused-read-only");
            let writable = Command::new("mount").args(["-o", "remount,rw"]).arg(disk.dir().parent().unwrap()).status();
            assert!(writable.unwrap().success());
            petra.push("try-again");
            assert!(is_home(&petra));
        }
    }

    #[test]
    fn a_full_disk_is_named_until_there_is_room() {
        for language in LANGUAGES {
            let disk = Small::new(4);
            let side = on(&disk, language);
            let mut file = fs::File::create(side.beside("filler")).unwrap();
            while file.write_all(&[7; 4_096]).is_ok() {}
            // Enough for what SQLite shares between processes, and not for what it then writes.
            let len = file.metadata().unwrap().len();
            file.set_len(len - 36 * 1_024).unwrap();
            let petra = Seat::started(side, language, no_camera());
            reads_trouble(&petra, "blocked-disk-full", "refused-disk-full");
            file.set_len(0).unwrap();
            petra.push("try-again");
            assert!(is_home(&petra));
        }
    }
}
