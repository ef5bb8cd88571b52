//! The contract of the `Store` port over the vault, and the first steps of its life.

use crate::common::{Made, Place, passphrase_vault};
use countersign::ports::{Store, Transaction};
use countersign::testing::contract;
use countersign_vault::{RollbackCheck, SlotKind, VaultError};

#[test]
fn the_vault_keeps_the_contract() {
    let mut places = Vec::new();
    contract::store(|| {
        let place = Place::new();
        let vault = passphrase_vault(&place.dir());
        places.push(place);
        vault
    });
}

#[test]
fn every_way_to_unlock_opens_the_same_vault() {
    let (made, mut vault) = Made::new();
    let id = vault
        .write(|transaction| {
            let id = transaction.add_contact(&contract::contact(1), &contract::root(1))?;
            transaction.append(&contract::entry(5, countersign::journal::Event::ClockAccepted))?;
            Ok::<_, VaultError>(id)
        })
        .unwrap();
    vault.lock().unwrap();
    for (opened, way, check) in [
        (made.platform(), SlotKind::Platform, RollbackCheck::Passed),
        (made.passphrase(), SlotKind::Passphrase, RollbackCheck::NotChecked),
        (made.recovery(), SlotKind::Recovery, RollbackCheck::NotChecked),
    ] {
        let mut vault = opened.unwrap();
        assert_eq!(vault.opened_by(), way);
        assert_eq!(vault.rollback(), check);
        vault
            .read(|transaction| {
                assert_eq!(transaction.contact(id)?, Some(contract::contact(1)));
                assert_eq!(transaction.root(id)?.for_sealing(), &[1; 32]);
                assert_eq!(transaction.journal_len()?, 2);
                Ok::<_, VaultError>(())
            })
            .unwrap();
    }
}
