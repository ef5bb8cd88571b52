//! Where Countersign's secrets rest: one SQLite file of sealed cells under a key that the platform's keystore holds, with
//! a passphrase or a recovery code beside it. It fills the rules' `Store`, `Clock` and `Entropy` ports for a real device.
//!
//! [`Vault::create`] makes a vault, [`Vault::open`] unlocks it, and the `Store` port reads and changes it. The layout is
//! in `docs/format.md`.
#![forbid(unsafe_code)]

mod anchor;
mod cell;
mod create;
mod delete;
mod error;
mod file;
#[cfg(any(test, feature = "testing"))]
pub mod filler;
mod head;
mod identity;
mod journal;
mod keys;
mod migrate;
mod open;
#[cfg(any(test, feature = "testing"))]
pub mod outside;
pub mod platform;
mod recovery;
mod rekey;
mod row;
mod sealer;
mod slot;
mod sql;
mod system;
mod transaction;
mod vault;

pub use anchor::{ANCHOR, Doubt};
#[cfg(any(test, feature = "testing"))]
pub use create::as_if_started_anew;
pub use create::{PlatformSlot, Setup, handed_key};
pub use delete::{delete_locked, orphans};
pub use error::{KeystoreError, Part, VaultError};
pub use file::default_dir;
pub use journal::Checkpoint;
pub use keys::VaultId;
pub use open::{RollbackCheck, Unlock, ways_to_unlock};
pub use recovery::{RecoveryCode, RecoveryCodeError};
pub use rekey::Rekey;
pub use slot::{KdfCost, SlotKind, SlotView};
pub use system::{SystemClock, SystemEntropy};
pub use transaction::VaultTransaction;
pub use vault::Vault;
