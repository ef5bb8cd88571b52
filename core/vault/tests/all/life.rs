//! A vault's life after it was made: its ways to unlock change, its key is renewed, it is deleted; and what a disk that
//! is full or read-only does to it.

use crate::common::{Made, NOW, PASSPHRASE, Place, clock, own_name, passphrase_vault};
use countersign::code::Context;
use countersign::contact::ContactId;
use countersign::journal::Event;
use countersign::ports::{Clock, Store, Transaction};
use countersign::testing::contract;
use countersign::time::{TimeStep, UnixTime};
use countersign::verify::ClockRecord;
use countersign_vault::platform::{MemoryKeys, Mishap, PlatformKeys};
use countersign_vault::{
    KdfCost, KeystoreError, PlatformSlot, RecoveryCode, Rekey, RollbackCheck, Setup, SlotKind, SystemEntropy, Unlock,
    Vault, VaultError,
};

const AT: UnixTime = UnixTime(NOW);

fn fill(vault: &mut Vault) {
    vault
        .write(|transaction| {
            for seed in 1..=130 {
                let id = transaction.add_contact(&contract::contact(seed), &contract::root(seed))?;
                transaction.raise_mark(id, Context::Callee, TimeStep(u64::from(seed)))?;
                transaction.set_guard(id, &contract::full_guard())?;
                transaction.append(&contract::entry(u64::from(seed), Event::ClockAccepted))?;
            }
            transaction.set_clock(&ClockRecord::accepted(clock().read()))
        })
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
}

fn filled(vault: &mut Vault) {
    vault.check_file().unwrap();
    vault.check_journal(None, |_, _| core::ops::ControlFlow::Continue(())).unwrap();
    vault
        .read(|transaction| {
            let contacts = transaction.contacts()?;
            assert_eq!(contacts.len(), 130);
            for ((id, contact), seed) in contacts.into_iter().zip(1..) {
                assert_eq!(contact, contract::contact(seed));
                assert_eq!(transaction.root(id)?.for_sealing(), &[seed; 32]);
                assert_eq!(transaction.guard(id)?, contract::full_guard());
                assert_eq!(transaction.mark(id, Context::Callee)?, Some(TimeStep(u64::from(seed))));
            }
            assert_eq!(transaction.clock()?, Some(ClockRecord::accepted(clock().read())));
            assert_eq!(transaction.own_name()?, own_name());
            let journal = transaction.journal(1, usize::MAX)?;
            let events: Vec<Event> = journal.into_iter().map(|record| record.entry.event).collect();
            assert_eq!(events[0], Event::VaultCreated);
            assert_eq!(events[1..131], vec![Event::ClockAccepted; 130]);
            Ok::<_, VaultError>(())
        })
        .unwrap();
}

#[test]
fn a_changed_passphrase_wraps_the_same_data() {
    let (made, mut vault) = Made::new();
    fill(&mut vault);
    let cell: Vec<u8> = raw(&made, "SELECT secret FROM contact WHERE id=1");
    vault.set_passphrase("the next one", KdfCost::LEAST, AT).unwrap();
    drop(vault);
    assert!(matches!(made.passphrase(), Err(VaultError::WrongPassphrase)));
    filled(&mut made.open(Unlock::Passphrase("the next one")).unwrap());
    filled(&mut made.recovery().unwrap());
    filled(&mut made.platform().unwrap());
    assert_eq!(raw(&made, "SELECT secret FROM contact WHERE id=1"), cell, "nothing was sealed anew");
}

fn raw(made: &Made, sql: &str) -> Vec<u8> {
    let conn = rusqlite::Connection::open(made.place.file("vault.db")).unwrap();
    conn.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_new_recovery_code_ends_the_old_one() {
    let (made, mut vault) = Made::new();
    let code = RecoveryCode::generate(&mut SystemEntropy).unwrap();
    vault.set_recovery(&code, AT).unwrap();
    drop(vault);
    assert!(matches!(made.recovery(), Err(VaultError::WrongRecoveryCode)));
    let typed = RecoveryCode::parse(&code.words().join("  -  ").to_uppercase()).unwrap();
    assert!(made.open(Unlock::Recovery(&typed)).is_ok());
}

#[test]
fn the_last_sure_way_to_unlock_stays() {
    let (made, mut vault) = Made::new();
    vault.remove_slots(SlotKind::Recovery, AT).unwrap();
    assert!(
        matches!(vault.remove_slots(SlotKind::Passphrase, AT), Err(VaultError::LastSlot)),
        "a key that no later start has read back is not enough"
    );
    countersign_vault::as_if_started_anew(vault.id());
    drop(vault);
    let mut vault = made.platform().unwrap();
    vault.remove_slots(SlotKind::Passphrase, AT).unwrap();
    assert!(matches!(vault.remove_slots(SlotKind::Platform, AT), Err(VaultError::LastSlot)));
    assert!(matches!(vault.remove_slots(SlotKind::Recovery, AT), Err(VaultError::NoSuchSlot)));
    drop(vault);
    assert!(made.platform().is_ok());
}

#[test]
fn a_renewed_platform_key_takes_over_on_a_later_start() {
    let (made, mut vault) = Made::new();
    fill(&mut vault);
    countersign_vault::as_if_started_anew(vault.id());
    drop(vault);
    let mut vault = made.platform().unwrap();
    vault.renew_platform_key(Box::new(made.keystore.clone()), AT).unwrap();
    let id = vault.id();
    let generations = |vault: &mut Vault| -> Vec<u32> {
        let slots = vault.slots().unwrap().into_iter().filter(|slot| slot.kind == SlotKind::Platform);
        slots.map(|slot| slot.generation).collect()
    };
    assert_eq!(generations(&mut vault), [1, 2], "both open until the new one has proved itself");
    drop(vault);
    // The keystore loses the new key before any later start: the old one still opens.
    let mut keystore = made.keystore.clone();
    let second = keystore.key(id, 2).unwrap().unwrap();
    keystore.delete_key(id, 2).unwrap();
    filled(&mut made.platform().unwrap());
    keystore.set_key(id, 2, &second).unwrap();
    countersign_vault::as_if_started_anew(id);
    let mut vault = made.platform().unwrap();
    assert_eq!(generations(&mut vault), [2]);
    assert!(keystore.key(id, 1).unwrap().is_none(), "the old key goes after the slot that needed it");
    filled(&mut vault);
}

#[test]
fn a_lost_platform_key_is_replaced_from_the_passphrase() {
    let (made, mut vault) = Made::new();
    fill(&mut vault);
    let id = vault.id();
    drop(vault);
    let fresh = MemoryKeys::new();
    let mut vault = made.passphrase().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::NotChecked);
    vault.renew_platform_key(Box::new(fresh.clone()), AT).unwrap();
    drop(vault);
    let opened = made.open(Unlock::Platform(Box::new(fresh.clone())));
    assert_eq!(opened.unwrap().rollback(), RollbackCheck::Passed);
    countersign_vault::as_if_started_anew(id);
    filled(&mut made.open(Unlock::Platform(Box::new(fresh))).unwrap());
}

#[test]
fn a_failed_renewal_changes_nothing() {
    let (made, mut vault) = Made::new();
    let lost = MemoryKeys::new();
    lost.suffer(Some(Mishap::ForgetsWrites));
    let renewed = vault.renew_platform_key(Box::new(lost), AT);
    assert!(matches!(renewed, Err(VaultError::Keystore(KeystoreError::NotKept))));
    assert_eq!(vault.slots().unwrap().len(), 3);
    drop(vault);
    assert!(made.platform().is_ok());
}

#[test]
fn a_new_data_key_ends_what_was_not_named_and_seals_everything_anew() {
    let (made, mut vault) = Made::new();
    fill(&mut vault);
    let stolen = std::fs::read(made.place.file("vault.db")).unwrap();
    let device = vault.read(|transaction| Ok::<_, VaultError>(transaction.device_key()?.public())).unwrap();
    let cells = |made: &Made| -> Vec<Vec<u8>> {
        [
            "secret FROM contact",
            "guard FROM contact",
            "meta FROM contact",
            "body FROM log",
            "cell FROM clock",
            "secret FROM identity",
        ]
        .iter()
        .map(|what| raw(made, &format!("SELECT {what} LIMIT 1")))
        .collect()
    };
    let before = cells(&made);
    let mut other = made.passphrase().unwrap();
    vault
        .rekey(&Rekey { passphrase: Some(("nobody knows", KdfCost::LEAST)), recovery: None, handed: None, at: AT })
        .unwrap();
    filled(&mut vault);
    let stale = other.read(|transaction| transaction.contacts());
    assert!(matches!(stale, Err(VaultError::Rekeyed)), "another process has to unlock again");
    drop(other);
    drop(vault);
    for (old, new) in before.iter().zip(cells(&made)) {
        assert_ne!(*old, new);
    }
    assert!(matches!(made.passphrase(), Err(VaultError::WrongPassphrase)));
    assert!(matches!(made.recovery(), Err(VaultError::NoSuchSlot)));
    let mut vault = made.open(Unlock::Passphrase("nobody knows")).unwrap();
    filled(&mut vault);
    assert_eq!(vault.read(|transaction| Ok::<_, VaultError>(transaction.device_key()?.public())).unwrap(), device);
    drop(vault);
    let mut vault = made.platform().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::Passed, "the keystore's key wraps the new data key");
    filled(&mut vault);
    drop(vault);
    std::fs::write(made.place.file("vault.db"), stolen).unwrap();
    assert!(
        matches!(made.platform().unwrap().rollback(), RollbackCheck::Doubted(_)),
        "the stolen copy with the old passphrase is not taken for the vault"
    );
}

#[test]
fn an_anchor_of_the_key_before_counts_as_missing() {
    let (made, mut vault) = Made::new();
    fill(&mut vault);
    let id = vault.id();
    let anchor = made.keystore.clone().anchor(id).unwrap();
    let rekey = Rekey { passphrase: Some((PASSPHRASE, KdfCost::LEAST)), recovery: None, handed: None, at: AT };
    vault.rekey(&rekey).unwrap();
    drop(vault);
    // As if the program had been cut off between the commit and the anchor.
    made.keystore.replace_anchor(id, anchor);
    let mut vault = made.platform().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::AnchorRenewed);
    let mark = vault.read(|transaction| transaction.mark(ContactId(1), Context::Callee));
    assert_eq!(mark.unwrap_or_else(|error: VaultError| panic!("{error}")), Some(AT.step().offset(5)));
}

#[test]
fn a_rekey_without_a_sure_way_to_unlock_is_refused() {
    let (made, mut vault) = Made::new();
    let none = Rekey { passphrase: None, recovery: None, handed: None, at: AT };
    assert!(matches!(vault.rekey(&none), Err(VaultError::NoSuchSlot)), "the platform key is not confirmed yet");
    drop(vault);
    assert!(made.passphrase().is_ok());
}

#[test]
fn what_is_removed_is_gone_from_the_files() {
    let (made, mut vault) = Made::new();
    fill(&mut vault);
    let cell: Vec<u8> = vault_cell(&made, 77);
    assert!(found(&made, &cell), "the search finds what is there");
    vault
        .write(|transaction| transaction.remove_contact(ContactId(77)))
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
    assert!(!found(&made, &cell), "neither in the file nor in the write-ahead log");
    let cell: Vec<u8> = vault_cell(&made, 78);
    vault
        .write(|transaction| transaction.set_root(ContactId(78), &contract::root(1)))
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
    assert!(!found(&made, &cell), "a replaced root as well");
}

fn vault_cell(made: &Made, id: u64) -> Vec<u8> {
    raw(made, &format!("SELECT secret FROM contact WHERE id={id}"))
}

fn found(made: &Made, bytes: &[u8]) -> bool {
    ["vault.db", "vault.db-wal"].iter().any(|name| {
        let content = std::fs::read(made.place.file(name)).unwrap_or_default();
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[test]
fn deleting_takes_keys_and_files_and_is_taken_up_where_it_stopped() {
    let (made, vault) = Made::new();
    vault.delete().unwrap();
    assert!(made.keystore.clone().items().unwrap().is_empty());
    let left: Vec<_> = std::fs::read_dir(made.place.dir()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["vault.lock"]);
    assert!(matches!(made.passphrase(), Err(VaultError::NoVault(_))));

    let (made, vault) = Made::new();
    made.keystore.suffer(Some(Mishap::Every(KeystoreError::Died)));
    assert!(matches!(vault.delete(), Err(VaultError::Keystore(KeystoreError::Died))));
    made.keystore.suffer(None);
    assert!(made.place.file("vault.db").exists(), "the file goes last: it carries the order");
    assert!(matches!(made.platform(), Err(VaultError::Deleted)));
    assert!(!made.place.file("vault.db").exists());
    assert!(made.keystore.clone().items().unwrap().is_empty());
}

#[test]
fn a_vault_that_nobody_can_unlock_can_be_deleted() {
    let (made, vault) = Made::new();
    drop(vault);
    countersign_vault::delete_locked(&made.place.dir(), Some(Box::new(made.keystore.clone()))).unwrap();
    assert!(!made.place.file("vault.db").exists());
    assert!(made.keystore.clone().items().unwrap().is_empty());
}

#[test]
fn a_creation_that_was_cut_off_is_begun_anew() {
    let place = Place::new();
    drop(passphrase_vault(&place.dir()));
    std::fs::rename(place.file("vault.db"), place.file("vault.db.new")).unwrap();
    std::fs::write(place.file("vault.db.new-journal"), b"left over").unwrap();
    drop(passphrase_vault(&place.dir()));
    assert!(!place.file("vault.db.new").exists() && !place.file("vault.db.new-journal").exists());
    assert!(Vault::open(&place.dir(), Unlock::Passphrase(PASSPHRASE), &clock()).is_ok());
}

#[test]
fn a_vault_needs_a_way_to_unlock_and_is_never_made_twice() {
    let place = Place::new();
    let name = own_name();
    let setup =
        |passphrase| Setup { own_name: &name, at: AT, platform: PlatformSlot::None, passphrase, recovery: None };
    assert!(matches!(Vault::create(&place.dir(), setup(None)), Err(VaultError::NoSuchSlot)));
    let empty = Vault::create(&place.dir(), setup(Some(("", KdfCost::LEAST))));
    assert!(matches!(empty, Err(VaultError::UnfitPassphrase)));
    drop(passphrase_vault(&place.dir()));
    let again = Vault::create(&place.dir(), setup(Some((PASSPHRASE, KdfCost::LEAST))));
    assert!(matches!(again, Err(VaultError::VaultExists(_))));
}

#[test]
fn recovery_codes_are_read_strictly() {
    use countersign_vault::RecoveryCodeError;
    let words = "abandon ability able about above absent absorb abstract absurd abuse access";
    assert_eq!(RecoveryCode::parse(words).err(), Some(RecoveryCodeError::Count(11)));
    assert_eq!(RecoveryCode::parse(&format!("{words} zoo zoo")).err(), Some(RecoveryCodeError::Count(13)));
    assert_eq!(RecoveryCode::parse(&format!("{words} qqqq")).err(), Some(RecoveryCodeError::UnknownWord(12)));
    let code = RecoveryCode::parse(&format!("{words} accident")).unwrap();
    assert_eq!(code.words()[11], "accident");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_refuses_and_loses_nothing() {
    use crate::common::mount::Small;
    let disk = Small::new(2);
    let mut vault = passphrase_vault(&disk.dir());
    let mut kept = 0;
    let failed = loop {
        let added = vault.write(|transaction| transaction.add_contact(&contract::contact(1), &contract::root(1)));
        match added {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 100_000, "a small disk ends");
    };
    assert!(matches!(failed, VaultError::DiskFull), "{failed:?}");
    let count =
        |vault: &mut Vault| vault.read(|transaction| Ok::<_, VaultError>(transaction.contacts()?.len())).unwrap();
    assert_eq!(count(&mut vault), kept, "what was kept is there, and no more");
    drop(vault);
    disk.grow(8);
    let mut vault = Vault::open(&disk.dir(), Unlock::Passphrase(PASSPHRASE), &clock()).unwrap();
    assert_eq!(count(&mut vault), kept);
    vault.check_file().unwrap();
    vault
        .write(|transaction| transaction.add_contact(&contract::contact(1), &contract::root(1)))
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_is_named() {
    use crate::common::mount::Small;
    let disk = Small::new(8);
    drop(passphrase_vault(&disk.dir()));
    disk.make_read_only();
    let opened = Vault::open(&disk.dir(), Unlock::Passphrase(PASSPHRASE), &clock());
    assert!(matches!(opened, Err(VaultError::ReadOnlyDisk)), "{:?}", opened.err());
    let place = disk.dir().join("another");
    let setup = Setup {
        own_name: &own_name(),
        at: AT,
        platform: PlatformSlot::None,
        passphrase: Some((PASSPHRASE, KdfCost::LEAST)),
        recovery: None,
    };
    assert!(matches!(Vault::create(&place, setup), Err(VaultError::ReadOnlyDisk)));
}
