//! The Credential Manager: the contract of the platform's keystore, and a vault that rests on it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::common::{NOW, PASSPHRASE, Place, clock, own_name};
use countersign::time::UnixTime;
use countersign_vault::platform::{KeyringKeys, Patience, contract};
use countersign_vault::{KdfCost, PlatformSlot, RollbackCheck, Setup, Unlock, Vault, VaultError};

fn keystore() -> KeyringKeys {
    KeyringKeys::new(Patience::Silent)
}

/// Lets one test at a time at the Credential Manager: Wine lists credentials by their place in a row, so that one removed
/// meanwhile makes it pass over another.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn the_credential_manager_keeps_the_contract() {
    let _turn = alone();
    contract::keystore(keystore);
}

#[test]
fn a_vault_opens_with_the_key_that_it_keeps() {
    let _turn = alone();
    let place = Place::new();
    let vault = Vault::create(
        &place.dir(),
        Setup {
            own_name: &own_name(),
            at: UnixTime(NOW),
            platform: PlatformSlot::Keystore(Box::new(keystore())),
            passphrase: Some((PASSPHRASE, KdfCost::LEAST)),
            recovery: None,
        },
    )
    .unwrap();
    vault.lock().unwrap();
    let open = || Vault::open(&place.dir(), Unlock::Platform(Box::new(keystore())), &clock());
    let vault = open().unwrap();
    assert_eq!(vault.rollback(), RollbackCheck::Passed);
    vault.delete().unwrap();
    assert!(matches!(open(), Err(VaultError::NoVault(_))));
}
