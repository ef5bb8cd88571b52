//! The ways to unlock: platform key, passphrase, recovery code. An everyday change wraps the same data key anew; only
//! [`People::rekey`] puts everything under a new one.

use std::sync::Arc;

use countersign::ports::Clock as _;
use countersign_vault::{self as vault, Rekey};
use zeroize::Zeroizing;

use super::People;
use crate::error::{CountersignError, VaultDoubt};
use crate::place::{COST, vault_key};
use crate::recovery::RecoveryPaper;

/// A way to unlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, uniffi::Enum)]
pub enum SlotKind {
    /// A key that the shell keeps in its platform's keystore.
    Platform,
    /// A passphrase, through Argon2id.
    Passphrase,
    /// Twelve words on paper.
    Recovery,
}

/// What is shown of a way to unlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SlotView {
    /// The way.
    pub kind: SlotKind,
    /// Counts the renewals of a platform key; 0 for the other kinds.
    pub generation: i64,
    /// Whether the key opened this vault in a later run; a platform key is not to be relied on before.
    pub confirmed: bool,
}

/// What is known about the file's age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum RollbackCheck {
    /// The file is at least as new as the anchor.
    Passed,
    /// No anchor was looked at: unlocked by passphrase or recovery code.
    NotChecked,
    /// The anchor was gone; every replay mark was raised. Codes of the next minutes stay refused.
    AnchorRenewed,
    /// There is doubt: everything can be read and nothing written, until [`People::accept_vault`].
    Doubted {
        /// Why.
        doubt: VaultDoubt,
    },
}

/// What came of unlocking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct OpenedView {
    /// What unlocked it.
    pub by: SlotKind,
    /// What is known about the file's age.
    pub rollback: RollbackCheck,
    /// Whether a platform key belongs to it, which then was not used or did not serve: offer a new one.
    pub has_platform_slot: bool,
}

#[uniffi::export]
impl People {
    /// Tells what came of unlocking, as things stand now.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn opened(&self) -> Result<OpenedView, CountersignError> {
        self.with_vault(|vault| {
            let has_platform_slot = vault.slots()?.iter().any(|slot| slot.kind == vault::SlotKind::Platform);
            Ok(OpenedView { by: vault.opened_by().into(), rollback: vault.rollback().into(), has_platform_slot })
        })
    }

    /// Lists the ways to unlock.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn slots(&self) -> Result<Vec<SlotView>, CountersignError> {
        self.with_vault(|vault| Ok(vault.slots()?.into_iter().map(SlotView::from).collect()))
    }

    /// Takes a vault in doubt as it is: every replay mark is raised, so that no code passes twice, and the journal says so.
    /// `clock_confirmed` says that a person just confirmed the date and time.
    ///
    /// # Errors
    /// [`CountersignError::ClockSuspect`] when date and time have to be confirmed first, and those of writing.
    pub fn accept_vault(&self, clock_confirmed: bool) -> Result<(), CountersignError> {
        let clock = self.place.clock.clone();
        self.with_vault(|vault| vault.accept(&clock, clock_confirmed))
    }

    /// Sets or changes the passphrase; blocks on Argon2id.
    ///
    /// # Errors
    /// [`CountersignError::UnfitPassphrase`], and those of writing.
    pub fn set_passphrase(&self, passphrase: String) -> Result<(), CountersignError> {
        let passphrase = Zeroizing::new(passphrase);
        let at = self.place.clock.read().wall;
        self.with_vault(|vault| vault.set_passphrase(&passphrase, COST, at))
    }

    /// Sets or replaces the recovery code, and spends the paper.
    ///
    /// # Errors
    /// [`CountersignError::PaperNotConfirmed`], [`CountersignError::PaperSpent`], and those of writing, which leave the
    /// paper as it is.
    pub fn set_recovery(&self, paper: Arc<RecoveryPaper>) -> Result<(), CountersignError> {
        let at = self.place.clock.read().wall;
        paper.spend(|code| self.with_vault(|vault| vault.set_recovery(code, at)))
    }

    /// Takes a fresh key of 32 bytes that the shell just made in its platform's keystore: the first one, a renewal, or one
    /// after the platform lost the old or made it invalid. `anchor` is what the shell still keeps. The old key serves until
    /// a later run has opened with the new one.
    ///
    /// # Errors
    /// [`CountersignError::UnfitKey`]; [`CountersignError::InDoubt`] when the anchor knows of a newer state than is kept
    /// here; and those of writing.
    pub fn set_platform_key(&self, key: &[u8], anchor: Option<Vec<u8>>) -> Result<(), CountersignError> {
        let key = vault_key(key)?;
        let at = self.place.clock.read().wall;
        self.with_vault(|vault| vault.set_handed_key(&key, anchor.as_deref(), at))
    }

    /// Removes a way to unlock. One has to stay that does not hang on a keystore which has not yet proved to keep its key.
    ///
    /// # Errors
    /// [`CountersignError::LastSlot`], [`CountersignError::NoSuchSlot`], and those of writing.
    pub fn remove_slot(&self, kind: SlotKind) -> Result<(), CountersignError> {
        let at = self.place.clock.read().wall;
        self.with_vault(|vault| vault.remove_slots(kind.into(), at))
    }

    /// Puts everything under a new data key, for when someone may know the passphrase and have a copy of the file. Ways to
    /// unlock that are not given here are gone; `key` is the shell's present platform key or a fresh one, or empty for none.
    /// A fresh one needs another way beside it. Blocks: on Argon2id with a passphrase, and for seconds on a long journal.
    ///
    /// # Errors
    /// [`CountersignError::NoSuchSlot`] without passphrase, recovery code or key, and those of writing. Nothing was changed,
    /// and the paper can still be used.
    pub fn rekey(
        &self,
        passphrase: Option<String>,
        recovery: Option<Arc<RecoveryPaper>>,
        key: &[u8],
    ) -> Result<(), CountersignError> {
        let passphrase = passphrase.map(Zeroizing::new);
        let key = if key.is_empty() { None } else { Some(vault_key(key)?) };
        let at = self.place.clock.read().wall;
        let rekey = |recovery: Option<&vault::RecoveryCode>| {
            let rekey = Rekey {
                passphrase: passphrase.as_ref().map(|text| (text.as_str(), COST)),
                recovery,
                handed: key.as_ref(),
                at,
            };
            self.with_vault(|vault| vault.rekey(&rekey))
        };
        match recovery {
            Some(paper) => paper.spend(|code| rekey(Some(code))),
            None => rekey(None),
        }
    }
}

impl From<vault::SlotKind> for SlotKind {
    fn from(kind: vault::SlotKind) -> Self {
        match kind {
            vault::SlotKind::Platform => Self::Platform,
            vault::SlotKind::Passphrase => Self::Passphrase,
            vault::SlotKind::Recovery => Self::Recovery,
        }
    }
}

impl From<SlotKind> for vault::SlotKind {
    fn from(kind: SlotKind) -> Self {
        match kind {
            SlotKind::Platform => Self::Platform,
            SlotKind::Passphrase => Self::Passphrase,
            SlotKind::Recovery => Self::Recovery,
        }
    }
}

impl From<vault::SlotView> for SlotView {
    fn from(slot: vault::SlotView) -> Self {
        Self { kind: slot.kind.into(), generation: slot.generation.into(), confirmed: slot.confirmed }
    }
}

impl From<vault::RollbackCheck> for RollbackCheck {
    fn from(check: vault::RollbackCheck) -> Self {
        match check {
            vault::RollbackCheck::Passed => Self::Passed,
            vault::RollbackCheck::NotChecked => Self::NotChecked,
            vault::RollbackCheck::AnchorRenewed => Self::AnchorRenewed,
            vault::RollbackCheck::Doubted(doubt) => Self::Doubted { doubt: doubt.into() },
        }
    }
}
