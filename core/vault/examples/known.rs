//! Makes the vault of `fixtures/vaults`: known people with known secrets, under known keys, for the tests of every
//! language. Run it only when the file's format has changed:
//! `cargo run -p countersign-vault --features testing --example known -- fixtures/vaults/omar`.
#![allow(clippy::unwrap_used, reason = "a tool that cannot go on says so and stops")]

use countersign::contact::{CallbackNumber, Contact, NumberSource, Requirement, Side, TrustLevel};
use countersign::journal::{Entry, Event};
use countersign::name::{ContactName, OwnName, PeerName};
use countersign::ports::{Store, Transaction};
use countersign::secret::Secret;
use countersign::time::UnixTime;
use countersign_vault::{KdfCost, PlatformSlot, RecoveryCode, Setup, Vault, VaultError};

/// A day and more before the first script of `fixtures/vectors/verdicts.json`.
const MADE: UnixTime = UnixTime(1_799_900_000);
/// The first twelve words of the list.
const WORDS: &str = "abandon ability able about above absent absorb abstract absurd abuse access accident";

fn main() {
    let folder = std::env::args_os().nth(1).unwrap();
    let name = OwnName::from_stored("Omar").unwrap();
    let setup = Setup {
        own_name: &name,
        at: MADE,
        platform: PlatformSlot::Handed(&Secret::from_sealed(&mut [0x05; 32])),
        passphrase: Some(("a known passphrase", KdfCost::LEAST)),
        recovery: Some(&RecoveryCode::parse(WORDS).unwrap()),
    };
    let mut vault = Vault::create(folder.as_ref(), setup).unwrap();
    let petra = contact("Petra", 0x11, Side::Initiator, TrustLevel::InPersonQr);
    let number = CallbackNumber::new("+49 30 1234567", NumberSource::Card, MADE).unwrap();
    let petra = Contact { number: Some(number), ..petra };
    let jana = contact("Jana", 0x22, Side::Responder, TrustLevel::RemoteSas);
    vault
        .write(|transaction| {
            for (contact, root) in [(&petra, 0x11), (&jana, 0x22)] {
                let id = transaction.add_contact(contact, &Secret::from_sealed(&mut [root; 32]))?;
                let event = Event::Paired(contact.level);
                transaction.append(&Entry { at: MADE, contact: Some((id, contact.name.clone())), event })?;
            }
            Ok::<_, VaultError>(())
        })
        .unwrap();
    vault.lock().unwrap();
}

fn contact(name: &str, seed: u8, side: Side, level: TrustLevel) -> Contact {
    Contact {
        name: ContactName::from_stored(name).unwrap(),
        calls_themselves: PeerName::from_stored(name).unwrap(),
        level,
        side,
        capabilities: 7,
        device_key: [seed; 32],
        revocation: [0; 16],
        pair_id: [seed; 16],
        paired_at: MADE,
        epoch: 0,
        number: None,
        suspended_at: None,
        requirement: Requirement::Roles,
    }
}
