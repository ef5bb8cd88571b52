//! The open decision table, row by row: which key opens the vault and whether the file is believed to be the newest.

use crate::common::{Made, NOW, PASSPHRASE, Place, clock, own_name, passphrase_vault};
use countersign::code::Context;
use countersign::contact::ContactId;
use countersign::journal::Event;
use countersign::ports::{Store, Transaction};
use countersign::secret::Secret;
use countersign::testing::contract;
use countersign::time::{TimeStep, UnixTime};
use countersign::verify::ClockRecord;
use countersign_vault::platform::{Item, MemoryKeys, Mishap, PlatformKeys};
use countersign_vault::{
    Doubt, KdfCost, KeystoreError, PlatformSlot, RecoveryCode, RollbackCheck, Setup, SlotKind, SystemEntropy, Unlock,
    Vault, VaultError, VaultId,
};

fn add_contact(vault: &mut Vault, seed: u8) -> ContactId {
    vault
        .write(|transaction| {
            let id = transaction.add_contact(&contract::contact(seed), &contract::root(seed))?;
            transaction.append(&contract::entry(NOW, Event::ClockAccepted))?;
            Ok::<_, VaultError>(id)
        })
        .unwrap()
}

/// Puts the newest state into `vault.db` alone and gives a copy of it.
fn snapshot(made: &Made, vault: Vault) -> Vec<u8> {
    vault.lock().unwrap();
    assert!(!made.place.file("vault.db-wal").exists(), "the last process to close empties the log");
    std::fs::read(made.place.file("vault.db")).unwrap()
}

fn put_back(made: &Made, copy: &[u8]) {
    std::fs::write(made.place.file("vault.db"), copy).unwrap();
}

fn marks(vault: &mut Vault, id: ContactId) -> Vec<Option<TimeStep>> {
    vault
        .read(|transaction| Context::ALL.into_iter().map(|context| transaction.mark(id, context)).collect())
        .unwrap_or_else(|error: VaultError| panic!("{error}"))
}

fn events(vault: &mut Vault) -> Vec<Event> {
    let records =
        vault.read(|transaction| transaction.journal(1, 1000)).unwrap_or_else(|error: VaultError| panic!("{error}"));
    records.into_iter().map(|record| record.entry.event).collect()
}

fn raised() -> TimeStep {
    UnixTime(NOW).step().offset(5)
}

#[test]
fn no_file_is_told_apart_from_a_damaged_one() {
    let place = Place::new();
    let opened = Vault::open(&place.dir(), Unlock::Passphrase("x"), &clock());
    assert!(matches!(opened, Err(VaultError::NoVault(_))));
    drop(passphrase_vault(&place.dir()));
    std::fs::write(place.file("vault.db"), b"not a database at all, only text that is long enough to look at").unwrap();
    let opened = Vault::open(&place.dir(), Unlock::Passphrase(PASSPHRASE), &clock());
    assert!(matches!(opened, Err(VaultError::Corrupt(_))), "{:?}", opened.err());
}

#[test]
fn an_anchor_at_or_behind_the_file_opens() {
    let (made, mut vault) = Made::new();
    let id = add_contact(&mut vault, 1);
    vault.lock().unwrap();
    let older = made.keystore.clone().anchor(made.platform().unwrap().id()).unwrap();
    let mut vault = made.platform().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::Passed);
    add_contact(&mut vault, 2);
    let vault_id = vault.id();
    vault.lock().unwrap();
    made.keystore.replace_anchor(vault_id, older);
    let mut vault = made.platform().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::Passed);
    assert_eq!(marks(&mut vault, id), [None; 3], "no mark is raised without doubt");
}

#[test]
fn an_anchor_ahead_of_the_file_makes_it_read_only_until_a_person_accepts() {
    let (made, mut vault) = Made::new();
    let id = add_contact(&mut vault, 1);
    let old = snapshot(&made, vault);
    let mut vault = made.platform().unwrap();
    vault
        .write(|transaction| transaction.raise_mark(id, Context::Caller, TimeStep(7)))
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
    add_contact(&mut vault, 2);
    snapshot(&made, vault);
    put_back(&made, &old);

    let mut vault = made.platform().unwrap();
    let doubt = Doubt::RollbackSuspected { db: 2, anchor: 3 };
    assert_eq!(vault.rollback(), RollbackCheck::Doubted(doubt));
    assert_eq!(marks(&mut vault, id), [None; 3], "it can be read");
    let refused = vault.write(|_| Ok::<_, VaultError>(()));
    assert!(matches!(refused, Err(VaultError::InDoubt(found)) if found == doubt));
    assert!(vault.set_passphrase("another", KdfCost::LEAST, UnixTime(NOW)).is_err(), "slots are not changed either");
    drop(vault);
    assert!(matches!(made.platform().unwrap().rollback(), RollbackCheck::Doubted(_)), "the doubt stays");

    let mut vault = made.platform().unwrap();
    vault.accept(&made.clock, false).unwrap();
    assert_eq!(marks(&mut vault, id), [Some(raised()); 3], "no code passes twice");
    assert_eq!(events(&mut vault).split_off(2), [Event::RollbackAccepted, Event::MarksRaised(raised())]);
    add_contact(&mut vault, 3);
    drop(vault);
    assert_eq!(made.platform().unwrap().rollback(), RollbackCheck::Passed);
}

#[test]
fn a_higher_mark_is_not_lowered_by_accepting() {
    let (made, mut vault) = Made::new();
    let id = add_contact(&mut vault, 1);
    let high = raised().offset(100);
    vault
        .write(|transaction| transaction.raise_mark(id, Context::Quick, high))
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
    let vault_id = vault.id();
    drop(vault);
    made.keystore.replace_anchor(vault_id, None);
    let mut vault = made.platform().unwrap();
    assert_eq!(marks(&mut vault, id), [Some(high), Some(raised()), Some(raised())]);
}

#[test]
fn another_branch_is_a_fork() {
    let (made, mut vault) = Made::new();
    let id = add_contact(&mut vault, 1);
    let copy = snapshot(&made, vault);
    let mut vault = made.platform().unwrap();
    add_contact(&mut vault, 2);
    let vault_id = vault.id();
    drop(vault);
    let anchor = made.keystore.clone().anchor(vault_id).unwrap();
    // The copy is used elsewhere, beyond the point that this device remembers.
    put_back(&made, &copy);
    let mut elsewhere = made.passphrase().unwrap();
    add_contact(&mut elsewhere, 3);
    add_contact(&mut elsewhere, 4);
    drop(elsewhere);
    made.keystore.replace_anchor(vault_id, anchor);
    let mut vault = made.platform().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::Doubted(Doubt::ForkDetected { seq: 3 }));
    assert!(matches!(vault.write(|_| Ok::<_, VaultError>(())), Err(VaultError::InDoubt(_))));
    vault.accept(&made.clock, true).unwrap();
    assert_eq!(marks(&mut vault, id), [Some(raised()); 3]);
}

#[test]
fn an_anchor_that_was_altered_is_a_fork() {
    let (made, vault) = Made::new();
    let vault_id = vault.id();
    drop(vault);
    let mut anchor = made.keystore.clone().anchor(vault_id).unwrap().unwrap();
    *anchor.last_mut().unwrap() ^= 1;
    made.keystore.replace_anchor(vault_id, Some(anchor));
    assert!(matches!(made.platform().unwrap().rollback(), RollbackCheck::Doubted(Doubt::ForkDetected { seq: 1 })));
}

#[test]
fn a_missing_anchor_raises_all_marks_and_is_written_anew() {
    let (made, mut vault) = Made::new();
    let id = add_contact(&mut vault, 1);
    let vault_id = vault.id();
    drop(vault);
    made.keystore.replace_anchor(vault_id, None);
    let mut vault = made.platform().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::AnchorRenewed);
    assert_eq!(marks(&mut vault, id), [Some(raised()); 3]);
    assert_eq!(events(&mut vault).last(), Some(&Event::MarksRaised(raised())));
    add_contact(&mut vault, 2);
    drop(vault);
    assert_eq!(made.platform().unwrap().rollback(), RollbackCheck::Passed);
}

#[test]
fn marks_are_raised_only_by_a_clock_that_is_believed() {
    let (made, mut vault) = Made::new();
    let id = add_contact(&mut vault, 1);
    let record = ClockRecord::accepted(countersign::ports::Clock::read(&made.clock));
    vault.write(|transaction| transaction.set_clock(&record)).unwrap_or_else(|error: VaultError| panic!("{error}"));
    let vault_id = vault.id();
    drop(vault);
    made.keystore.replace_anchor(vault_id, None);
    made.clock.set_wall(NOW - 86_400);
    let mut vault = made.platform().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::Doubted(Doubt::AnchorMissing));
    assert!(matches!(vault.accept(&made.clock, false), Err(VaultError::ClockInDoubt(_))));
    assert_eq!(marks(&mut vault, id), [None; 3], "a clock in doubt raises nothing");
    vault.accept(&made.clock, true).unwrap();
    assert_eq!(
        marks(&mut vault, id),
        [Some(UnixTime(NOW - 86_400).step().offset(5)); 3],
        "one that was confirmed does"
    );
}

#[test]
fn a_passphrase_or_recovery_code_checks_no_anchor_and_raises_nothing() {
    let (made, mut vault) = Made::new();
    let id = add_contact(&mut vault, 1);
    let old = snapshot(&made, vault);
    let mut vault = made.platform().unwrap();
    add_contact(&mut vault, 2);
    snapshot(&made, vault);
    put_back(&made, &old);
    for opened in [made.passphrase(), made.recovery()] {
        let mut vault = opened.unwrap();
        assert_eq!(vault.rollback(), RollbackCheck::NotChecked);
        assert_eq!(marks(&mut vault, id), [None; 3]);
    }
    // Binding the vault to the keystore again meets the anchor that knows more.
    let mut vault = made.passphrase().unwrap();
    let renewed = vault.renew_platform_key(Box::new(made.keystore.clone()), UnixTime(NOW));
    assert!(matches!(renewed, Err(VaultError::InDoubt(Doubt::RollbackSuspected { db: 2, anchor: 3 }))));
}

#[test]
fn a_key_that_is_gone_is_asked_for_and_never_made_anew() {
    let (made, vault) = Made::new();
    let vault_id = vault.id();
    drop(vault);
    countersign_vault::as_if_started_anew(vault_id);
    drop(made.platform().unwrap());
    made.keystore.suffer(Some(Mishap::HidesKeys));
    assert!(matches!(made.platform(), Err(VaultError::KeyMissing(id)) if id == vault_id));
    assert!(matches!(made.open_create(), Err(VaultError::VaultExists(_))));
    assert_eq!(made.passphrase().unwrap().id(), vault_id);
    made.keystore.suffer(None);
    assert_eq!(made.keystore.clone().items().unwrap().len(), 2, "no other key was made");
}

impl Made {
    fn open_create(&self) -> Result<Vault, VaultError> {
        Vault::create(
            &self.place.dir(),
            Setup {
                own_name: &own_name(),
                at: UnixTime(NOW),
                platform: PlatformSlot::Keystore(Box::new(self.keystore.clone())),
                passphrase: None,
                recovery: None,
            },
        )
    }
}

#[test]
fn a_keystore_that_does_not_answer_is_named() {
    let (made, vault) = Made::new();
    drop(vault);
    for error in [
        KeystoreError::NoBus,
        KeystoreError::NoProvider,
        KeystoreError::Locked,
        KeystoreError::NoDefaultCollection,
        KeystoreError::TimedOut,
        KeystoreError::Died,
    ] {
        made.keystore.suffer(Some(Mishap::Every(error)));
        assert!(matches!(made.platform(), Err(VaultError::Keystore(found)) if found == error));
        assert!(made.passphrase().is_ok(), "the passphrase needs no keystore");
    }
}

#[test]
fn another_key_is_a_mismatch() {
    let (made, vault) = Made::new();
    made.keystore.replace_key(vault.id(), 1, [0; 32]);
    drop(vault);
    assert!(matches!(made.platform(), Err(VaultError::KeyMismatch)));
    assert!(matches!(made.open(Unlock::Handed { key: &[0; 32], anchor: None }), Err(VaultError::KeyMismatch)));
    assert!(matches!(made.open(Unlock::Handed { key: &[0; 31], anchor: None }), Err(VaultError::KeyMismatch)));
}

#[test]
fn wrong_words_open_nothing() {
    let (made, vault) = Made::new();
    drop(vault);
    assert!(matches!(made.open(Unlock::Passphrase("wrong")), Err(VaultError::WrongPassphrase)));
    assert!(matches!(made.open(Unlock::Passphrase("")), Err(VaultError::WrongPassphrase)));
    let other = RecoveryCode::generate(&mut SystemEntropy).unwrap();
    assert!(matches!(made.open(Unlock::Recovery(&other)), Err(VaultError::WrongRecoveryCode)));
    let place = Place::new();
    drop(passphrase_vault(&place.dir()));
    let absent = Vault::open(&place.dir(), Unlock::Recovery(&other), &clock());
    assert!(matches!(absent, Err(VaultError::NoSuchSlot)));
}

#[test]
fn the_passphrase_is_the_same_in_every_normal_form() {
    let place = Place::new();
    let setup = |text| Setup {
        own_name: Box::leak(Box::new(own_name())),
        at: UnixTime(NOW),
        platform: PlatformSlot::None,
        passphrase: Some((text, KdfCost::LEAST)),
        recovery: None,
    };
    drop(Vault::create(&place.dir(), setup("u\u{308}ber \u{fb01}n")).unwrap());
    assert!(Vault::open(&place.dir(), Unlock::Passphrase("\u{fc}ber fin"), &clock()).is_ok());
}

#[test]
fn a_shell_hands_key_and_anchor_in() {
    let place = Place::new();
    let key = Secret::from_sealed(&mut [5; 32]);
    let mut vault = Vault::create(
        &place.dir(),
        Setup {
            own_name: &own_name(),
            at: UnixTime(NOW),
            platform: PlatformSlot::Handed(&key),
            passphrase: None,
            recovery: None,
        },
    )
    .unwrap();
    vault.anchor_kept().unwrap();
    let first = vault.anchor();
    add_contact(&mut vault, 1);
    let second = vault.anchor();
    assert_ne!(first, second);
    drop(vault);
    let open = |anchor| Vault::open(&place.dir(), Unlock::Handed { key: &[5; 32], anchor }, &clock()).unwrap();
    assert_eq!(open(Some(&first)).rollback(), RollbackCheck::Passed);
    assert_eq!(open(Some(&second)).rollback(), RollbackCheck::Passed);
    assert_eq!(open(Some(&first)).opened_by(), SlotKind::Platform);
    let old = std::fs::read(place.file("vault.db")).unwrap();
    let mut vault = open(Some(&second));
    add_contact(&mut vault, 2);
    let third = vault.anchor();
    drop(vault);
    std::fs::write(place.file("vault.db"), old).unwrap();
    assert!(matches!(open(Some(&third)).rollback(), RollbackCheck::Doubted(Doubt::RollbackSuspected { .. })));
    assert_eq!(open(None).rollback(), RollbackCheck::AnchorRenewed);
}

#[test]
fn a_keystore_that_forgets_makes_no_vault() {
    let place = Place::new();
    let keystore = MemoryKeys::new();
    keystore.suffer(Some(Mishap::ForgetsWrites));
    let setup = |keystore: &MemoryKeys| Setup {
        own_name: Box::leak(Box::new(own_name())),
        at: UnixTime(NOW),
        platform: PlatformSlot::Keystore(Box::new(keystore.clone())),
        passphrase: Some((PASSPHRASE, KdfCost::LEAST)),
        recovery: None,
    };
    let made = Vault::create(&place.dir(), setup(&keystore));
    assert!(matches!(made, Err(VaultError::Keystore(KeystoreError::NotKept))), "never a silent step down");
    assert!(!place.file("vault.db").exists());
    keystore.suffer(None);
    assert!(Vault::create(&place.dir(), setup(&keystore)).is_ok());
}

#[test]
fn an_unconfirmed_key_that_is_lost_is_named_and_a_later_start_confirms() {
    let (made, mut vault) = Made::new();
    assert!(!vault.slots().unwrap()[0].confirmed, "a key is not relied on in the process that wrote it");
    let vault_id = vault.id();
    drop(vault);
    made.keystore.suffer(Some(Mishap::HidesKeys));
    assert!(matches!(made.platform(), Err(VaultError::KeyUnconfirmed(id)) if id == vault_id));
    made.keystore.suffer(None);
    assert!(!made.platform().unwrap().slots().unwrap()[0].confirmed, "nor by another opening in that process");
    countersign_vault::as_if_started_anew(vault_id);
    assert!(made.platform().unwrap().slots().unwrap()[0].confirmed);
}

#[test]
fn what_is_left_over_is_listed_and_what_is_needed_is_not() {
    let (made, vault) = Made::new();
    let mut keystore = made.keystore.clone();
    let stray = VaultId([9; 16]);
    keystore.set_key(stray, 1, &contract::root(1)).unwrap();
    keystore.set_key(vault.id(), 7, &contract::root(1)).unwrap();
    let dir = made.place.dir();
    let left = countersign_vault::orphans(&mut keystore, &[&dir]).unwrap();
    assert_eq!(left.len(), 2);
    assert!(left.contains(&Item::Key(stray, 1)) && left.contains(&Item::Key(vault.id(), 7)));
}
