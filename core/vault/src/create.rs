//! Making a vault, in an order that no crash can break: the key is kept before the file that needs it, and the file
//! appears under its name only when it is whole.

use std::path::Path;

use countersign::identity::DeviceKey;
use countersign::journal::{Entry, Event};
use countersign::name::OwnName;
use countersign::ports::Entropy;
use countersign::secret::{Secret, with_scrub};
use countersign::time::UnixTime;
use rusqlite::{Connection, TransactionBehavior, params};

use crate::error::{KeystoreError, VaultError};
use crate::file::Files;
use crate::head::{self, Head, flags};
use crate::identity::Identity;
use crate::journal;
use crate::keys::{Keys, VaultId, same};
use crate::open::RollbackCheck;
use crate::platform::PlatformKeys;
use crate::recovery::RecoveryCode;
use crate::slot::{self, KdfCost, Slot, SlotKind};
use crate::sql;
use crate::system::SystemEntropy;
use crate::vault::Vault;

/// The platform's part in a new vault.
pub enum PlatformSlot<'a> {
    /// None: a passphrase or recovery code alone unlocks.
    None,
    /// A key in this keystore.
    Keystore(Box<dyn PlatformKeys>),
    /// A key that a phone's shell made and keeps.
    Handed(&'a Secret<32>),
}

/// How a new vault is set up. At least one way to unlock is needed; one besides the platform's is urged, because a
/// keystore can lose its key.
pub struct Setup<'a> {
    /// The name under which this device introduces itself.
    pub own_name: &'a OwnName,
    /// When the vault is made.
    pub at: UnixTime,
    /// The platform's key.
    pub platform: PlatformSlot<'a>,
    /// A passphrase and what a guess at it is to cost.
    pub passphrase: Option<(&'a str, KdfCost)>,
    /// A recovery code, which the person has written down.
    pub recovery: Option<&'a RecoveryCode>,
}

impl Vault {
    /// Makes a vault in `dir` and unlocks it. A creation that was broken off before is begun anew.
    ///
    /// # Errors
    /// [`VaultError::VaultExists`] when there is one, which is left as it is; [`VaultError::NoSuchSlot`] without any way
    /// to unlock; [`VaultError::Keystore`] when the keystore does not keep the key: nothing is made then, and nothing
    /// weaker takes its place.
    pub fn create(dir: &Path, setup: Setup<'_>) -> Result<Self, VaultError> {
        sql::assert_version()?;
        let bare = matches!(setup.platform, PlatformSlot::None);
        if bare && setup.passphrase.is_none() && setup.recovery.is_none() {
            return Err(VaultError::NoSuchSlot);
        }
        if setup.passphrase.is_some_and(|(text, _)| !slot::fit(text)) {
            return Err(VaultError::UnfitPassphrase);
        }
        let files = Files::in_new(dir)?;
        let storage = files.storage()?;
        let lock = files.lock()?;
        if files.has_vault()? {
            return Err(VaultError::VaultExists(files.dir().to_owned()));
        }
        files.remove_unfinished()?;
        let mut id = VaultId([0; 16]);
        SystemEntropy.fill(&mut id.0)?;
        let data = Secret::random(&mut SystemEntropy)?;
        let (mut platform, opened_by, key) = match setup.platform {
            PlatformSlot::None if setup.passphrase.is_some() => (None, SlotKind::Passphrase, None),
            PlatformSlot::None => (None, SlotKind::Recovery, None),
            PlatformSlot::Handed(key) => {
                written_here(id, 1);
                (None, SlotKind::Platform, Some(copy(key)))
            }
            PlatformSlot::Keystore(mut keystore) => {
                let key = keep_new_key(keystore.as_mut(), id, 1)?;
                (Some(keystore), SlotKind::Platform, Some(key))
            }
        };
        let keys = Keys::derive(id, &data);
        let mut slots = Vec::new();
        if let Some(key) = &key {
            slots.push(Slot::platform(id, 1, 1, key.for_sealing(), data.for_sealing())?);
        }
        if let Some((text, cost)) = setup.passphrase {
            slots.push(Slot::passphrase(id, 2, text, cost, data.for_sealing())?);
        }
        if let Some(code) = setup.recovery {
            slots.push(Slot::recovery(id, 3, code, data.for_sealing())?);
        }
        drop(data);
        let made = with_scrub(|| write_new(&files, id, &keys, &slots, setup.own_name, setup.at))
            .and_then(|head| files.publish().map(|()| head));
        let seen = match made {
            Ok(head) => head,
            Err(error) => {
                // The key of a vault that never came to be would only lie about in the keystore.
                let _ = files.remove_unfinished();
                if let Some(platform) = &mut platform {
                    let _ = platform.delete_key(id, 1);
                }
                return Err(error);
            }
        };
        drop(lock);
        let conn = sql::connect(&files.vault())?;
        sql::make_durable(&conn, storage)?;
        let mut vault = Self { conn, files, id, keys, platform, opened_by, rollback: RollbackCheck::Passed, seen };
        vault.first_anchor()?;
        Ok(vault)
    }

    /// Posts the first anchor and, once the keystore has it, says so under the head.
    pub(crate) fn first_anchor(&mut self) -> Result<(), VaultError> {
        let anchor = self.anchor();
        let Some(platform) = &mut self.platform else { return Ok(()) };
        // Without an anchor the vault works; it only cannot tell an older copy of itself yet.
        if platform.set_anchor(self.id, &anchor).is_ok() && self.seen.flags & flags::ANCHORED == 0 {
            self.change(|transaction| {
                transaction.head.flags |= flags::ANCHORED;
                transaction.touch();
                Ok::<_, VaultError>(())
            })?;
        }
        Ok(())
    }
}

/// Takes over a key that a phone's shell keeps; `None` unless it has 32 bytes. The caller wipes its copy.
#[must_use]
pub fn handed_key(key: &[u8]) -> Option<Secret<32>> {
    let mut bytes: Box<[u8; 32]> = Box::new(key.try_into().ok()?);
    Some(Secret::from_sealed(&mut bytes))
}

fn copy(key: &Secret<32>) -> Secret<32> {
    let mut bytes = Box::new(*key.for_sealing());
    Secret::from_sealed(&mut bytes)
}

/// Puts a fresh key into the keystore and believes it only when a new connection gives it back.
pub(crate) fn keep_new_key(
    keystore: &mut dyn PlatformKeys,
    vault: VaultId,
    generation: u32,
) -> Result<Secret<32>, VaultError> {
    let key = Secret::random(&mut SystemEntropy)?;
    keystore.set_key(vault, generation, &key)?;
    keystore.reopen()?;
    let kept = keystore.key(vault, generation)?.ok_or(KeystoreError::NotKept)?;
    if !same(kept.for_sealing(), key.for_sealing()) {
        return Err(KeystoreError::NotKept.into());
    }
    // GNOME Keyring renames its file into place without flushing the folder.
    #[cfg(target_os = "linux")]
    rustix::fs::sync();
    written_here(vault, generation);
    Ok(key)
}

/// Fills `vault.db.new` under a rollback journal and closes it.
fn write_new(
    files: &Files,
    id: VaultId,
    keys: &Keys,
    slots: &[Slot],
    own_name: &OwnName,
    at: UnixTime,
) -> Result<Head, VaultError> {
    let mut conn = sql::connect(&files.make_unfinished()?)?;
    conn.execute_batch(&format!(
        "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA application_id={}; PRAGMA user_version={};",
        sql::APPLICATION_ID,
        head::FORMAT
    ))?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(sql::SCHEMA)?;
    transaction.execute_batch(sql::LOG)?;
    let head = fill(&transaction, id, keys, slots, own_name, at)?;
    transaction.commit()?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(head)
}

fn fill(
    conn: &Connection,
    id: VaultId,
    keys: &Keys,
    slots: &[Slot],
    own_name: &OwnName,
    at: UnixTime,
) -> Result<Head, VaultError> {
    conn.execute(
        "INSERT INTO vault(id, vault_id, format, flags, generation) VALUES(1, ?, ?, 0, 1)",
        params![id.0, head::FORMAT],
    )?;
    for slot in slots {
        slot::save(conn, slot)?;
    }
    let key = DeviceKey::generate(&mut SystemEntropy)?;
    Identity::seal(keys, id, 1, &key, own_name)?.save(conn, keys)?;
    let mut head = Head { seq: 0, h: journal::origin(id), contacts: 0, next_contact: 1, flags: 0, generation: 1 };
    journal::append(conn, keys, id, &mut head, &Entry { at, contact: None, event: Event::VaultCreated })?;
    head.save(conn, keys)?;
    Ok(head)
}

/// The keys that this process wrote: reading one back here proves nothing about a later start.
static WRITTEN: std::sync::Mutex<Vec<(VaultId, u32)>> = std::sync::Mutex::new(Vec::new());

pub(crate) fn written_here(vault: VaultId, generation: u32) {
    WRITTEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((vault, generation));
}

/// Tells whether this very process wrote a key.
pub(crate) fn was_written_here(vault: VaultId, generation: u32) -> bool {
    WRITTEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner).contains(&(vault, generation))
}

/// Forgets that this process wrote a vault's keys, as a new start would: for tests.
#[cfg(any(test, feature = "testing"))]
pub fn as_if_started_anew(vault: VaultId) {
    WRITTEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner).retain(|(written, _)| *written != vault);
}
