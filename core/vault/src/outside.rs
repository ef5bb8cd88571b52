//! The parsers of bytes that anyone may have written, as a fuzzer calls them. It exists so that a fuzz target reaches
//! what no application needs; each function panics when something is accepted in two forms.

use countersign::secret::Secret;

use crate::anchor::Anchor;
use crate::cell::{self, Place};
use crate::keys::{Keys, VaultId};
use crate::platform::Item;
use crate::recovery::RecoveryCode;
use crate::slot::Kdf;

/// The parameters of a passphrase slot: what is accepted has one form and stays within the bounds.
///
/// # Panics
/// When it does not.
pub fn kdf(bytes: &[u8]) {
    if let Ok(kdf) = Kdf::from_bytes(bytes) {
        assert_eq!(kdf.to_bytes(), bytes, "one form");
    }
}

/// An anchor from a keystore: none is genuine without its key, and what is taken apart is put together the same.
///
/// # Panics
/// When one is.
pub fn anchor(bytes: &[u8]) {
    let vault = VaultId([1; 16]);
    let keys = Keys::derive(vault, &Secret::from_sealed(&mut [2; 32]));
    if let Some((anchor, genuine)) = Anchor::from_bytes(bytes, &keys, vault) {
        assert_eq!(anchor.to_bytes(&keys, vault) == bytes, genuine, "genuine is what its key made");
    }
}

/// The name of an item in a keystore: what is ours has one form.
///
/// # Panics
/// When it has another.
pub fn item(user: &str) {
    if let Some(item) = Item::from_user(user) {
        assert_eq!(item.user(), user, "one form");
    }
}

/// A sealed cell: none opens without its key.
///
/// # Panics
/// When one does.
pub fn cell(bytes: &[u8]) {
    let vault = VaultId([1; 16]);
    assert!(cell::open(&[3; 32], vault, Place::entry(1), bytes).is_err(), "nothing opens without its key");
    assert!(cell::open_secret(&[3; 32], vault, Place::root(1, 1), bytes).is_err(), "nothing opens without its key");
}

/// A recovery code as a person types it: its words read back as the same code.
///
/// # Panics
/// When they do not.
pub fn recovery(text: &str) {
    if let Ok(code) = RecoveryCode::parse(text) {
        let again = RecoveryCode::parse(&code.words().join(" "));
        assert!(again.is_ok_and(|again| again.words() == code.words()), "the same code");
    }
}
