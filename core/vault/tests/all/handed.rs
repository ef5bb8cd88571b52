//! A key that a phone's shell keeps: lost, made invalid, made anew. Nothing is lost by any of it.

use crate::common::{NOW, Place, clock, own_name};
use countersign::ports::{Store, Transaction};
use countersign::secret::Secret;
use countersign::testing::contract;
use countersign::time::UnixTime;
use countersign_vault::{
    Doubt, PlatformSlot, RecoveryCode, Rekey, RollbackCheck, Setup, SlotKind, SystemEntropy, Unlock, Vault, VaultError,
    as_if_started_anew,
};

fn add_contact(vault: &mut Vault) {
    vault
        .write(|transaction| {
            transaction.add_contact(&contract::contact(1), &contract::root(1))?;
            transaction.append(&contract::entry(NOW, countersign::journal::Event::ClockAccepted))?;
            Ok::<_, VaultError>(())
        })
        .unwrap();
}

/// A phone made its key invalid: the recovery code opens everything, a fresh key takes over, and only a later start that
/// opened with it drops the old slot.
#[test]
fn a_shell_s_lost_key_is_replaced_and_nothing_is_lost() {
    let place = Place::new();
    let code = RecoveryCode::generate(&mut SystemEntropy).unwrap();
    let old = Secret::from_sealed(&mut [5; 32]);
    let setup = Setup {
        own_name: &own_name(),
        at: UnixTime(NOW),
        platform: PlatformSlot::Handed(&old),
        passphrase: None,
        recovery: Some(&code),
    };
    let mut vault = Vault::create(&place.dir(), setup).unwrap();
    vault.anchor_kept().unwrap();
    add_contact(&mut vault);
    let (id, anchor) = (vault.id(), vault.anchor());
    drop(vault);
    let with_key = |key: u8, anchor: &[u8]| {
        Vault::open(&place.dir(), Unlock::Handed { key: &[key; 32], anchor: Some(anchor) }, &clock())
    };
    assert!(matches!(with_key(6, &anchor), Err(VaultError::KeyMismatch)));

    let mut vault = Vault::open(&place.dir(), Unlock::Recovery(&code), &clock()).unwrap();
    vault.set_handed_key(&Secret::from_sealed(&mut [6; 32]), Some(&anchor), UnixTime(NOW)).unwrap();
    let anchor = vault.anchor();
    drop(vault);
    let kinds = |vault: &mut Vault| -> Vec<(u32, bool)> {
        let slots = vault.slots().unwrap().into_iter().filter(|slot| slot.kind == SlotKind::Platform);
        slots.map(|slot| (slot.generation, slot.confirmed)).collect()
    };
    let mut vault = with_key(6, &anchor).unwrap();
    assert_eq!(kinds(&mut vault), [(1, false), (2, false)], "the run that wrote a key proves nothing about it");
    drop(vault);
    assert!(with_key(5, &anchor).is_ok(), "the old key serves until then");

    as_if_started_anew(id);
    let mut vault = with_key(6, &anchor).unwrap();
    assert_eq!(kinds(&mut vault), [(2, true)]);
    assert_eq!(vault.read(|transaction| Ok::<_, VaultError>(transaction.contacts()?.len())).unwrap(), 1);
    vault.remove_slots(SlotKind::Recovery, UnixTime(NOW)).unwrap();
    drop(vault);
    assert!(matches!(with_key(5, &anchor), Err(VaultError::KeyMismatch)));
}

/// New keys for everything keep the shell's key when it is the present one; a fresh one has proved nothing yet.
#[test]
fn a_shell_s_key_lives_on_under_a_new_data_key() {
    let code = RecoveryCode::generate(&mut SystemEntropy).unwrap();
    for (key, recovery, expected) in [
        (5, None, Some((1, true))),
        (6, None, None),
        (6, Some(&code), Some((2, false))),
        (5, Some(&code), Some((1, true))),
    ] {
        let place = Place::new();
        let setup = Setup {
            own_name: &own_name(),
            at: UnixTime(NOW),
            platform: PlatformSlot::Handed(&Secret::from_sealed(&mut [5; 32])),
            passphrase: None,
            recovery: None,
        };
        let mut vault = Vault::create(&place.dir(), setup).unwrap();
        let handed = Secret::from_sealed(&mut [key; 32]);
        let rekey = Rekey { passphrase: None, recovery, handed: Some(&handed), at: UnixTime(NOW) };
        let done = vault.rekey(&rekey);
        let Some((generation, confirmed)) = expected else {
            assert!(matches!(done, Err(VaultError::NoSuchSlot)), "{done:?}");
            continue;
        };
        done.unwrap();
        let slot = vault.slots().unwrap().into_iter().find(|slot| slot.kind == SlotKind::Platform).unwrap();
        assert_eq!((slot.generation, slot.confirmed), (generation, confirmed));
        drop(vault);
        assert!(Vault::open(&place.dir(), Unlock::Handed { key: &[key; 32], anchor: None }, &clock()).is_ok());
    }
}

#[test]
fn a_shell_s_anchor_that_knows_more_stops_a_new_key() {
    let place = Place::new();
    let code = RecoveryCode::generate(&mut SystemEntropy).unwrap();
    let setup = Setup {
        own_name: &own_name(),
        at: UnixTime(NOW),
        platform: PlatformSlot::None,
        passphrase: None,
        recovery: Some(&code),
    };
    drop(Vault::create(&place.dir(), setup).unwrap());
    let mut vault = Vault::open(&place.dir(), Unlock::Recovery(&code), &clock()).unwrap();
    let copy = std::fs::read(place.file("vault.db")).unwrap();
    add_contact(&mut vault);
    let newer = vault.anchor();
    drop(vault);
    std::fs::write(place.file("vault.db"), copy).unwrap();
    let mut vault = Vault::open(&place.dir(), Unlock::Recovery(&code), &clock()).unwrap();
    let key = Secret::from_sealed(&mut [6; 32]);
    let refused = vault.set_handed_key(&key, Some(&newer), UnixTime(NOW));
    assert!(matches!(refused, Err(VaultError::InDoubt(Doubt::RollbackSuspected { .. }))), "{refused:?}");
    assert!(matches!(vault.rollback(), RollbackCheck::Doubted(_)));
    vault.accept(&clock(), true).unwrap();
    vault.set_handed_key(&key, None, UnixTime(NOW)).unwrap();
}
