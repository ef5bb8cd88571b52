//! The ways to unlock: setting up, losing the platform's key, anchors, passphrases, papers, erasing.

use countersign_ffi::{
    CountersignError, FileHealth, OpenedView, RecoveryPaper, RollbackCheck, SlotKind, TypedBack, VaultDoubt,
};

use crate::common::{Device, KEY, NOW, paper};

/// What the platform keeps after a fingerprint was added.
const FRESH: [u8; 32] = [6; 32];

#[test]
fn a_first_run_leaves_two_ways_and_opens_again() {
    let device = Device::new();
    assert_eq!(device.place.ways_to_unlock(), Ok(Vec::new()));
    assert!(matches!(device.place.unlock_with_key(&KEY, None), Err(CountersignError::NoVault)));
    let (code, words) = paper();
    let people = device.place.create("  Omar ".to_owned(), &KEY, None, Some(code)).unwrap();
    assert_eq!(people.own_name().as_deref(), Ok("Omar"));
    assert_eq!(people.opened().unwrap().rollback, RollbackCheck::Passed);
    assert_eq!(device.place.ways_to_unlock(), Ok(vec![SlotKind::Platform, SlotKind::Recovery]));
    people.lock();
    assert!(people.is_locked());
    assert_eq!(people.list(), Err(CountersignError::Locked));
    assert!(matches!(people.prove_owner_with_key(&KEY), Err(CountersignError::Locked)));

    let second = device.place.create("Omar".to_owned(), &KEY, None, None);
    assert!(matches!(second, Err(CountersignError::VaultExists)), "nothing that exists is ever made anew");
    assert!(device.place.unlock_with_key(&KEY, None).is_ok());
    let opened = device.place.unlock_with_recovery_code(words.to_uppercase()).unwrap().opened().unwrap();
    let expected = OpenedView { by: SlotKind::Recovery, rollback: RollbackCheck::NotChecked, has_platform_slot: true };
    assert_eq!(opened, expected);
}

#[test]
fn a_vault_without_a_way_in_is_not_made() {
    let device = Device::new();
    let make = |key: &[u8], passphrase: Option<&str>, paper| {
        device.place.create("Omar".to_owned(), key, passphrase.map(str::to_owned), paper).map(drop)
    };
    assert_eq!(make(&[], None, None), Err(CountersignError::NoSuchSlot));
    assert_eq!(make(&KEY[1..], None, None), Err(CountersignError::UnfitKey));
    assert_eq!(make(&KEY, Some(""), None), Err(CountersignError::UnfitPassphrase));
    let unconfirmed = RecoveryPaper::draw().unwrap();
    assert_eq!(make(&KEY, None, Some(unconfirmed.clone())), Err(CountersignError::PaperNotConfirmed));
    assert_eq!(
        device.place.create("\u{200b}".to_owned(), &KEY, None, None).map(drop),
        Err(CountersignError::NameEmpty)
    );
    assert_eq!(device.place.ways_to_unlock(), Ok(Vec::new()));
    let words = unconfirmed.words().unwrap();
    assert_eq!(words.len(), 12);
    assert!(words.iter().all(|word| !word.is_empty()));
}

#[test]
fn a_paper_is_confirmed_by_two_words_and_spent_once() {
    let device = Device::set_up("Omar");
    let paper = RecoveryPaper::draw().unwrap();
    let words = paper.words().unwrap();
    let asked = paper.asked();
    assert!((1..=6).contains(&asked[0]) && (7..=12).contains(&asked[1]), "{asked:?}");
    let word = |place: usize| words[usize::try_from(asked[place]).unwrap() - 1].clone();
    let back = paper.type_back(word(0), "zoo zoo".to_owned()).unwrap();
    assert_eq!(back, TypedBack { first: true, second: false });
    assert_eq!(device.1.set_recovery(paper.clone()), Err(CountersignError::PaperNotConfirmed));
    let front: String = word(1).chars().take(4).collect();
    let back = paper.type_back(format!(" {} ", word(0).to_uppercase()), front).unwrap();
    assert_eq!(back, TypedBack { first: true, second: true });
    device.1.set_recovery(paper.clone()).unwrap();
    assert_eq!(paper.words(), Err(CountersignError::PaperSpent));
    assert_eq!(paper.type_back(word(0), word(1)), Err(CountersignError::PaperSpent));
    assert_eq!(device.1.set_recovery(paper), Err(CountersignError::PaperSpent));
    let place = &device.0.place;
    assert!(place.unlock_with_recovery_code(words.join(" ")).is_ok());
    let old = place.unlock_with_recovery_code(device.2).map(drop);
    assert_eq!(old, Err(CountersignError::WrongRecoveryCode), "the new code takes the old one's place");
    let short = place.unlock_with_recovery_code("abandon".to_owned()).map(drop);
    assert_eq!(short, Err(CountersignError::RecoveryWordCount { words: 1 }));
    let unknown = place.unlock_with_recovery_code(format!("{} abandonn", words[..11].join(" "))).map(drop);
    assert_eq!(unknown, Err(CountersignError::RecoveryWordUnknown { place: 12 }));
}

/// A phone made its key invalid: the recovery screen opens everything, and a fresh key takes over.
#[test]
fn an_invalidated_key_loses_nothing() {
    let device = Device::known();
    let anchor = {
        let people = device.unlock();
        let anchor = people.new_anchor().unwrap().unwrap();
        people.anchor_kept(anchor.clone()).unwrap();
        anchor
    };
    let refused = device.place.unlock_with_key(&FRESH, Some(anchor.clone())).map(drop);
    assert_eq!(refused, Err(CountersignError::KeyMismatch));
    let people = device.place.unlock_with_passphrase("a known passphrase".to_owned()).unwrap();
    assert!(people.opened().unwrap().has_platform_slot);
    people.set_platform_key(&FRESH, Some(anchor)).unwrap();
    let anchor = people.new_anchor().unwrap().unwrap();
    people.anchor_kept(anchor.clone()).unwrap();
    assert_eq!(people.new_anchor(), Ok(None));
    people.lock();
    let people = device.place.unlock_with_key(&FRESH, Some(anchor)).unwrap();
    assert_eq!(people.opened().unwrap().rollback, RollbackCheck::Passed);
    assert_eq!(people.list().unwrap().len(), 2);
    assert_eq!(people.journal_len(), Ok(4), "three records of the known vault and the new key");
}

#[test]
fn the_anchor_finds_an_older_copy_out() {
    let (device, people, _) = Device::set_up("Omar");
    let first = people.new_anchor().unwrap().unwrap();
    assert_eq!(first.len(), 104);
    assert_eq!(people.new_anchor(), Ok(Some(first.clone())), "asking again is no keeping");
    assert_eq!(people.anchor_kept(vec![0; 103]), Err(CountersignError::UnfitAnchor));
    people.anchor_kept(first.clone()).unwrap();
    assert_eq!(people.new_anchor(), Ok(None));
    people.lock();
    let copy = std::fs::read(device.vault_file()).unwrap();
    let people = device.place.unlock_with_key(&KEY, Some(first)).unwrap();
    assert_eq!(people.new_anchor(), Ok(None), "the shell keeps the newest");
    people.set_passphrase("a passphrase".to_owned()).unwrap();
    let newest = people.new_anchor().unwrap().unwrap();
    people.lock();
    std::fs::write(device.vault_file(), copy).unwrap();

    let people = device.place.unlock_with_key(&KEY, Some(newest)).unwrap();
    let doubt = VaultDoubt::RollbackSuspected { kept: 1, remembered: 2 };
    assert_eq!(people.opened().unwrap().rollback, RollbackCheck::Doubted { doubt });
    assert_eq!(people.list(), Ok(Vec::new()), "it can be read");
    assert_eq!(people.set_own_name("O".to_owned()), Err(CountersignError::InDoubt { doubt }));
    people.accept_vault(true).unwrap();
    people.set_own_name("O".to_owned()).unwrap();
    drop(people);
    let people = device.place.unlock_with_key(&KEY, None).unwrap();
    assert_eq!(people.opened().unwrap().rollback, RollbackCheck::AnchorRenewed, "an anchor that is gone is missed");
}

#[test]
fn a_passphrase_is_set_changed_and_removed() {
    let (device, people, _) = Device::set_up("Omar");
    let open = |text: &str| device.place.unlock_with_passphrase(text.to_owned()).map(drop);
    assert_eq!(open("first"), Err(CountersignError::NoSuchSlot));
    people.set_passphrase("first".to_owned()).unwrap();
    assert_eq!(open("first"), Ok(()));
    people.set_passphrase("second".to_owned()).unwrap();
    assert_eq!(open("first"), Err(CountersignError::WrongPassphrase));
    assert_eq!(people.set_passphrase(String::new()), Err(CountersignError::UnfitPassphrase));
    assert!(people.prove_owner_with_passphrase("second".to_owned()).is_ok());
    let proof = people.prove_owner_with_passphrase("first".to_owned()).map(drop);
    assert_eq!(proof, Err(CountersignError::WrongPassphrase));
    people.remove_slot(SlotKind::Passphrase).unwrap();
    assert_eq!(people.remove_slot(SlotKind::Passphrase), Err(CountersignError::NoSuchSlot));
    let last = people.remove_slot(SlotKind::Recovery);
    assert_eq!(last, Err(CountersignError::LastSlot), "the key that this run wrote has proved nothing yet");
    let kinds: Vec<_> = people.slots().unwrap().into_iter().map(|slot| (slot.kind, slot.confirmed)).collect();
    assert_eq!(kinds, [(SlotKind::Platform, false), (SlotKind::Recovery, true)]);
}

#[test]
fn a_key_that_opened_in_a_later_run_can_stand_alone() {
    let device = Device::known();
    let people = device.unlock();
    people.remove_slot(SlotKind::Passphrase).unwrap();
    people.remove_slot(SlotKind::Recovery).unwrap();
    assert_eq!(people.remove_slot(SlotKind::Platform), Err(CountersignError::LastSlot));
}

#[test]
fn new_keys_for_everything_end_the_old_ways() {
    let device = Device::known();
    let people = device.unlock();
    assert_eq!(people.rekey(None, None, &[]), Err(CountersignError::NoSuchSlot));
    let (paper, words) = paper();
    people.rekey(Some("another".to_owned()), Some(paper), &FRESH).unwrap();
    let anchor = people.new_anchor().unwrap();
    people.lock();
    assert_eq!(device.place.unlock_with_key(&KEY, None).map(drop), Err(CountersignError::KeyMismatch));
    let old = device.place.unlock_with_passphrase("a known passphrase".to_owned()).map(drop);
    assert_eq!(old, Err(CountersignError::WrongPassphrase));
    assert!(device.place.unlock_with_recovery_code(words).is_ok());
    let people = device.place.unlock_with_key(&FRESH, anchor).unwrap();
    assert_eq!(people.list().unwrap().len(), 2);
}

#[test]
fn a_proof_of_the_owner_is_good_for_one_call() {
    let device = Device::known();
    let people = device.unlock();
    let wrong = people.prove_owner_with_key(&FRESH).map(drop);
    assert_eq!(wrong, Err(CountersignError::KeyMismatch));
    let proof = people.prove_owner_with_key(&KEY).unwrap();
    people.accept_clock(proof.clone()).unwrap();
    assert_eq!(people.accept_clock(proof), Err(CountersignError::ProofUsed));
}

#[test]
fn erasing_leaves_nothing_to_open() {
    let (device, people, _) = Device::set_up("Omar");
    people.erase().unwrap();
    assert!(people.is_locked());
    assert_eq!(people.erase(), Err(CountersignError::Locked));
    assert_eq!(device.place.ways_to_unlock(), Ok(Vec::new()));
    assert!(!device.vault_file().exists());
    let device = Device::known();
    device.place.erase_locked().unwrap();
    assert_eq!(device.place.erase_locked(), Err(CountersignError::NoVault));
}

#[test]
fn the_doctor_tells_what_is_there_and_what_is_damaged() {
    let device = Device::known();
    let people = device.unlock();
    let found = people.examine().unwrap();
    assert_eq!((found.clock_at, found.clock_before_release, found.clock_doubt), (NOW, false, None));
    assert_eq!((found.file, found.slots.len()), (FileHealth::Whole, 3));
    assert_eq!(found.version, env!("CARGO_PKG_VERSION"));
    device.clock.move_wall(-10_000_000);
    let found = people.examine().unwrap();
    assert!(found.clock_before_release && found.clock_doubt.is_some());
    people.lock();
    assert_eq!(people.examine(), Err(CountersignError::Locked));
    std::fs::write(device.vault_file(), b"no vault at all").unwrap();
    assert!(matches!(device.place.unlock_with_key(&KEY, None), Err(CountersignError::Corrupt { .. })));
}
