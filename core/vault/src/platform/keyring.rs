//! The system's own keystore through `keyring-core`: Secret Service on Linux, Keychain on macOS, Credential Manager on
//! Windows. It exists to give each vault two items and to say in our words what went wrong.

use std::sync::Arc;

use countersign::secret::Secret;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use zeroize::Zeroize;

use super::worker::{Patience, Worker};
use super::{Item, PlatformKeys};
use crate::anchor::ANCHOR;
use crate::error::KeystoreError;
use crate::keys::VaultId;

/// The service under which every item of Countersign is kept.
pub const SERVICE: &str = "org.countersign.Countersign";

/// Keys in the system's keystore.
///
/// One thread of its own talks to the keystore, because some keystores do not sequence calls from several; it is given up
/// on when it does not answer in time.
pub struct KeyringKeys(Worker);

impl KeyringKeys {
    /// Prepares to talk to the keystore; nothing is opened before the first call.
    #[must_use]
    pub const fn new(patience: Patience) -> Self {
        Self(Worker::new(patience))
    }
}

type Opened = Arc<dyn CredentialStoreApi + Send + Sync>;

/// Opens the system's keystore.
#[cfg(all(target_os = "linux", feature = "keyring"))]
pub(super) fn open_store() -> Result<Opened, KeystoreError> {
    match zbus_secret_service_keyring_store::Store::new() {
        Ok(store) => Ok(store),
        Err(error) => Err(classify(error)),
    }
}

#[cfg(target_os = "macos")]
pub(super) fn open_store() -> Result<Opened, KeystoreError> {
    #[cfg(feature = "protected-keychain")]
    let store = apple_native_keyring_store::protected::Store::new();
    #[cfg(not(feature = "protected-keychain"))]
    let store = apple_native_keyring_store::keychain::Store::new();
    match store {
        Ok(store) => Ok(store),
        Err(error) => Err(classify(error)),
    }
}

#[cfg(windows)]
pub(super) fn open_store() -> Result<Opened, KeystoreError> {
    match windows_native_keyring_store::Store::new() {
        Ok(store) => Ok(store),
        Err(error) => Err(classify(error)),
    }
}

/// On phones the shell holds the key, and other systems have no keystore of this kind.
#[cfg(not(any(all(target_os = "linux", feature = "keyring"), target_os = "macos", windows)))]
pub(super) fn open_store() -> Result<Opened, KeystoreError> {
    Err(KeystoreError::Unsupported)
}

/// What an item is given besides its name: never left to roam, never to migrate in a backup, a name that a person
/// recognises in the keystore's own program.
const MODIFIERS: &[(&str, &str)] = if cfg!(windows) {
    &[("persistence", "Local")]
} else if cfg!(target_os = "linux") {
    &[("label", "Countersign vault")]
} else if cfg!(all(target_os = "macos", feature = "protected-keychain")) {
    &[("access-policy", "when-unlocked-this-device-only")]
} else {
    &[]
};

impl Item {
    /// Gives the user name under which the item is kept.
    pub(crate) fn user(self) -> String {
        match self {
            Self::Key(vault, generation) => format!("{vault}/kek/{generation}"),
            Self::Anchor(vault) => format!("{vault}/anchor"),
        }
    }

    /// Reads a user name of ours; `None` for any other.
    pub(crate) fn from_user(user: &str) -> Option<Self> {
        let (vault, rest) = user.split_once('/')?;
        let vault = VaultId::from_hex(vault)?;
        if rest == "anchor" {
            return Some(Self::Anchor(vault));
        }
        let item = Self::Key(vault, rest.strip_prefix("kek/")?.parse().ok()?);
        // No sign, no leading zero: one name for each item.
        (item.user() == user).then_some(item)
    }
}

fn entry(store: &Opened, item: Item) -> keyring_core::Result<Entry> {
    store.build(SERVICE, &item.user(), Some(&MODIFIERS.iter().copied().collect()))
}

/// Reads an item; `None` when there is none.
fn read(store: &Opened, item: Item) -> keyring_core::Result<Option<Vec<u8>>> {
    match entry(store, item)?.get_secret() {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(error),
    }
}

fn delete(store: &Opened, item: Item) -> keyring_core::Result<()> {
    match entry(store, item)?.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Writes an anchor.
pub(super) fn write_anchor(store: &Opened, vault: VaultId, anchor: &[u8; ANCHOR]) -> keyring_core::Result<()> {
    entry(store, Item::Anchor(vault))?.set_secret(anchor)
}

/// Lists what the keystore holds for [`SERVICE`].
fn items(store: &Opened) -> keyring_core::Result<Vec<Item>> {
    #[cfg(windows)]
    let spec = [("pattern", r"org\.countersign\.Countersign")];
    #[cfg(not(windows))]
    let spec = [("service", SERVICE)];
    let found = store.search(&spec.into_iter().collect())?;
    // The Credential Manager keeps both as one name, `user.service`, and its store crate cuts that at the last full stop,
    // which lies within our service's name: put them together again and cut where they really meet.
    let names = found.iter().filter_map(Entry::get_specifiers).map(|(service, user)| format!("{user}.{service}"));
    let user = |name: &str| name.strip_suffix(SERVICE)?.strip_suffix('.').and_then(Item::from_user);
    Ok(names.filter_map(|name| user(&name)).collect())
}

impl PlatformKeys for KeyringKeys {
    fn set_key(&mut self, vault: VaultId, generation: u32, key: &Secret<32>) -> Result<(), KeystoreError> {
        let mut bytes = Box::new(*key.for_sealing());
        let key = Secret::from_sealed(&mut bytes);
        self.0.call(move |backend| {
            backend.with_store(|store| entry(store, Item::Key(vault, generation))?.set_secret(key.for_sealing()))
        })
    }

    fn key(&mut self, vault: VaultId, generation: u32) -> Result<Option<Secret<32>>, KeystoreError> {
        self.0.call(move |backend| {
            let Some(mut bytes) = backend.with_store(|store| read(store, Item::Key(vault, generation)))? else {
                return Ok(None);
            };
            let key = <&mut [u8; 32]>::try_from(bytes.as_mut_slice()).map(Secret::from_sealed);
            let key = key.map_err(|_| KeystoreError::Malformed);
            bytes.zeroize();
            key.map(Some)
        })
    }

    fn delete_key(&mut self, vault: VaultId, generation: u32) -> Result<(), KeystoreError> {
        self.0.call(move |backend| backend.with_store(|store| delete(store, Item::Key(vault, generation))))
    }

    fn set_anchor(&mut self, vault: VaultId, anchor: &[u8; ANCHOR]) -> Result<(), KeystoreError> {
        let anchor = *anchor;
        self.0.call(move |backend| backend.with_store(|store| write_anchor(store, vault, &anchor)))
    }

    fn post_anchor(&mut self, vault: VaultId, anchor: &[u8; ANCHOR], urgent: bool) {
        self.0.post(vault, *anchor, urgent);
    }

    fn flush(&mut self) -> Result<(), KeystoreError> {
        self.0.flush()
    }

    fn anchor(&mut self, vault: VaultId) -> Result<Option<Vec<u8>>, KeystoreError> {
        self.0.call(move |backend| backend.with_store(|store| read(store, Item::Anchor(vault))))
    }

    fn delete_anchor(&mut self, vault: VaultId) -> Result<(), KeystoreError> {
        self.0.call(move |backend| backend.with_store(|store| delete(store, Item::Anchor(vault))))
    }

    fn items(&mut self) -> Result<Vec<Item>, KeystoreError> {
        self.0.call(|backend| backend.with_store(items))
    }

    fn reopen(&mut self) -> Result<(), KeystoreError> {
        self.0.call(|backend| {
            backend.close();
            backend.with_store(|_| Ok(()))
        })
    }
}

/// Says what a keystore's error means. Some carry the secret's bytes: those are wiped, and none is ever formatted.
pub(super) fn classify(error: Error) -> KeystoreError {
    match error {
        Error::PlatformFailure(cause) => platform_failure(cause.as_ref()),
        Error::NoStorageAccess(cause) => no_access(cause.as_ref()),
        Error::BadEncoding(mut bytes) | Error::BadDataFormat(mut bytes, _) => {
            bytes.zeroize();
            KeystoreError::Malformed
        }
        Error::TooLong(..) => KeystoreError::TooLong,
        Error::Ambiguous(_) => KeystoreError::Ambiguous,
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => KeystoreError::Unsupported,
        Error::NoEntry | Error::BadStoreFormat(_) | Error::Invalid(..) | _ => KeystoreError::Failed,
    }
}

#[cfg(all(target_os = "linux", feature = "keyring"))]
fn no_access(cause: &(dyn core::error::Error + Send + Sync + 'static)) -> KeystoreError {
    match cause.downcast_ref::<secret_service::Error>() {
        Some(secret_service::Error::NoResult) => KeystoreError::NoDefaultCollection,
        Some(_) | None => KeystoreError::Locked,
    }
}

#[cfg(not(all(target_os = "linux", feature = "keyring")))]
fn no_access(_cause: &(dyn core::error::Error + Send + Sync + 'static)) -> KeystoreError {
    KeystoreError::Locked
}

#[cfg(all(target_os = "linux", feature = "keyring"))]
fn platform_failure(cause: &(dyn core::error::Error + Send + Sync + 'static)) -> KeystoreError {
    use secret_service::Error as Service;
    let Some(cause) = cause.downcast_ref::<Service>() else { return KeystoreError::Failed };
    match cause {
        Service::Zbus(cause) | Service::ZbusFdo(zbus::fdo::Error::ZBus(cause)) => bus_failure(cause),
        Service::ZbusFdo(zbus::fdo::Error::ServiceUnknown(_) | zbus::fdo::Error::NameHasNoOwner(_)) => {
            KeystoreError::NoProvider
        }
        Service::ZbusFdo(zbus::fdo::Error::NoReply(_) | zbus::fdo::Error::Disconnected(_))
        | Service::PromptDisconnected => KeystoreError::Died,
        Service::Unavailable if session_bus_named() => KeystoreError::NoProvider,
        Service::Unavailable => KeystoreError::NoBus,
        Service::Locked | Service::Prompt => KeystoreError::Locked,
        Service::NoResult => KeystoreError::NoDefaultCollection,
        Service::ZbusFdo(_) | Service::Zvariant(_) | Service::Crypto(_) | _ => KeystoreError::Failed,
    }
}

/// Whether the session says where its bus is. `secret-service` folds "no bus" and "no provider" into one error.
#[cfg(all(target_os = "linux", feature = "keyring"))]
fn session_bus_named() -> bool {
    std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
}

#[cfg(all(target_os = "linux", feature = "keyring"))]
fn bus_failure(cause: &zbus::Error) -> KeystoreError {
    #[allow(clippy::wildcard_enum_match_arm, reason = "the other faults of the bus have no answer of their own")]
    match cause {
        zbus::Error::Connection(..) | zbus::Error::Address(_) | zbus::Error::Handshake(_) => KeystoreError::NoBus,
        zbus::Error::InputOutput(_) => KeystoreError::Died,
        zbus::Error::MethodError(name, ..) => match name.as_str() {
            "org.freedesktop.DBus.Error.ServiceUnknown" | "org.freedesktop.DBus.Error.NameHasNoOwner" => {
                KeystoreError::NoProvider
            }
            spawn if spawn.starts_with("org.freedesktop.DBus.Error.Spawn") => KeystoreError::NoProvider,
            // A service that was started anew knows neither our session nor the items it named before.
            "org.freedesktop.DBus.Error.NoReply"
            | "org.freedesktop.DBus.Error.Disconnected"
            | "org.freedesktop.DBus.Error.UnknownObject"
            | "org.freedesktop.Secret.Error.NoSession" => KeystoreError::Died,
            "org.freedesktop.Secret.Error.IsLocked" => KeystoreError::Locked,
            "org.freedesktop.DBus.Error.LimitsExceeded" => KeystoreError::Full,
            _ => KeystoreError::Failed,
        },
        _ => KeystoreError::Failed,
    }
}

#[cfg(not(all(target_os = "linux", feature = "keyring")))]
fn platform_failure(_cause: &(dyn core::error::Error + Send + Sync + 'static)) -> KeystoreError {
    KeystoreError::Failed
}

#[cfg(test)]
mod tests;
