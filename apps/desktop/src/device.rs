//! What is kept on this device, as the window uses it: locked or open, behind one thread. It exists because unlocking, a
//! slow disk and a keystore's prompt take time, and a window that waits with them looks dead.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use countersign::name::OwnName;
use countersign::people::{People, PeopleError};
use countersign::ports::Clock;
use countersign::time::Reading;
use countersign_vault::platform::{KeyringKeys, Patience, PlatformKeys};
use countersign_vault::{
    KdfCost, PlatformSlot, RecoveryCode, RollbackCheck, Setup, SlotKind, SystemClock, SystemEntropy, Unlock, Vault,
    VaultError,
};
use zeroize::Zeroizing;

/// The people over the vault, the clock and the randomness of this device.
pub type Circle = People<Vault, DeviceClock, SystemEntropy>;

/// Opens a connection to the platform's keystore.
pub type Keystore = Arc<dyn Fn() -> Box<dyn PlatformKeys> + Send + Sync>;

/// The device's clock; tests set another.
#[derive(Clone)]
pub struct DeviceClock(Arc<dyn Clock + Send + Sync>);

impl DeviceClock {
    /// Takes a clock.
    pub fn new(clock: impl Clock + Send + Sync + 'static) -> Self {
        Self(Arc::new(clock))
    }
}

impl Clock for DeviceClock {
    fn read(&self) -> Reading {
        self.0.read()
    }
}

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The rules or the vault refuse it.
    #[error(transparent)]
    Rules(#[from] PeopleError<VaultError>),
    /// Everything was locked in the meantime.
    #[error("this device is locked")]
    Locked,
}

impl From<VaultError> for Refusal {
    fn from(error: VaultError) -> Self {
        Self::Rules(PeopleError::Store(error))
    }
}

/// Where everything is kept and how it is reached.
#[derive(Clone)]
pub struct Place {
    /// The folder.
    pub folder: PathBuf,
    /// The clock.
    pub clock: DeviceClock,
    /// The platform's keystore.
    pub keystore: Keystore,
    /// What a guess at the passphrase is to cost.
    pub cost: KdfCost,
}

impl Place {
    /// Takes the platform's own folder, or the one that `COUNTERSIGN_HOME` names; `None` on a system without home folders.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        let named = std::env::var_os("COUNTERSIGN_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        Some(Self {
            folder: named.or_else(countersign_vault::default_dir)?,
            clock: DeviceClock::new(SystemClock),
            keystore: Arc::new(|| Box::new(KeyringKeys::new(Patience::Prompting))),
            cost: KdfCost::DESKTOP,
        })
    }
}

/// What the owner unlocks with.
pub enum Key {
    /// The platform's keystore.
    Platform,
    /// A passphrase.
    Passphrase(Zeroizing<String>),
    /// The twelve words.
    Recovery(RecoveryCode),
}

/// How a new device is set up.
pub struct NewDevice {
    /// The name under which it introduces itself.
    pub own_name: OwnName,
    /// Whether the platform's keystore holds its key.
    pub platform: bool,
    /// A passphrase beside or instead.
    pub passphrase: Option<Zeroizing<String>>,
    /// The twelve words, which the person has written down.
    pub recovery: RecoveryCode,
}

/// What came of unlocking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What is known about the age of the file.
    pub rollback: RollbackCheck,
    /// What opened it.
    pub by: SlotKind,
    /// Whether a platform key belongs to it, which then was not used or did not serve.
    pub has_platform_slot: bool,
}

/// What is kept on this device, locked or open.
pub struct Device {
    place: Place,
    circle: Option<Circle>,
}

impl Device {
    /// Takes a place; nothing is opened.
    #[must_use]
    pub const fn new(place: Place) -> Self {
        Self { place, circle: None }
    }

    /// Gives the place.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// Gives the folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.place.folder
    }

    /// Lists the ways to unlock that there are; empty when nothing is set up here.
    ///
    /// # Errors
    /// [`VaultError`] when something is there that cannot be read.
    pub fn ways(&self) -> Result<Vec<SlotKind>, VaultError> {
        countersign_vault::ways_to_unlock(self.folder())
    }

    /// Asks the platform's keystore whether it answers.
    ///
    /// # Errors
    /// [`VaultError::Keystore`].
    pub fn try_keystore(&self) -> Result<(), VaultError> {
        let mut keystore = (self.place.keystore)();
        keystore.reopen()?;
        keystore.items()?;
        Ok(())
    }

    /// Sets this device up and leaves it open.
    ///
    /// # Errors
    /// [`VaultError`]; nothing was made.
    pub fn create(&mut self, new: &NewDevice) -> Result<Opened, VaultError> {
        let setup = Setup {
            own_name: &new.own_name,
            at: self.place.clock.read().wall,
            platform: if new.platform { PlatformSlot::Keystore((self.place.keystore)()) } else { PlatformSlot::None },
            passphrase: new.passphrase.as_ref().map(|text| (text.as_str(), self.place.cost)),
            recovery: Some(&new.recovery),
        };
        let vault = Vault::create(self.folder(), setup)?;
        Ok(self.open(vault, false))
    }

    /// Unlocks.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn unlock(&mut self, key: &Key) -> Result<Opened, VaultError> {
        let vault = self.second(key)?;
        let has_platform_slot = self.ways().unwrap_or_default().contains(&SlotKind::Platform);
        Ok(self.open(vault, has_platform_slot))
    }

    /// Makes sure that the owner is here: what they give has to unlock this device once more.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn prove_owner(&self, key: &Key) -> Result<(), VaultError> {
        self.second(key).map(drop)
    }

    fn second(&self, key: &Key) -> Result<Vault, VaultError> {
        let unlock = match key {
            Key::Platform => Unlock::Platform((self.place.keystore)()),
            Key::Passphrase(text) => Unlock::Passphrase(text),
            Key::Recovery(code) => Unlock::Recovery(code),
        };
        Vault::open(self.folder(), unlock, &self.place.clock)
    }

    fn open(&mut self, vault: Vault, has_platform_slot: bool) -> Opened {
        let opened = Opened { rollback: vault.rollback(), by: vault.opened_by(), has_platform_slot };
        self.circle = Some(People::new(vault, self.place.clock.clone(), SystemEntropy));
        opened
    }

    /// Lends the people.
    ///
    /// # Errors
    /// [`Refusal::Locked`].
    pub fn people(&mut self) -> Result<&mut Circle, Refusal> {
        self.circle.as_mut().ok_or(Refusal::Locked)
    }

    /// Lends the vault: slots, the chain, the anchor.
    ///
    /// # Errors
    /// [`Refusal::Locked`].
    pub fn vault(&mut self) -> Result<&mut Vault, Refusal> {
        self.people().map(People::store)
    }

    /// Erases everyone, the journal and the keys; this device is locked afterwards, whatever came of it.
    ///
    /// # Errors
    /// [`Refusal`]; the next opening goes on where this one stopped.
    pub fn erase(&mut self) -> Result<(), Refusal> {
        let vault = self.circle.take().ok_or(Refusal::Locked)?.into_store();
        if vault.opened_by() == SlotKind::Platform {
            return Ok(vault.delete()?);
        }
        // Unlocked another way it knows of no keystore, whose key would stay behind.
        drop(vault);
        Ok(self.erase_locked()?)
    }

    /// Erases what cannot be unlocked any more. The keystore is asked to give its key up too; where there is none, the
    /// files are what there is.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn erase_locked(&mut self) -> Result<(), VaultError> {
        self.lock();
        match countersign_vault::delete_locked(self.folder(), Some((self.place.keystore)())) {
            Err(VaultError::Keystore(_)) => countersign_vault::delete_locked(self.folder(), None),
            outcome => outcome,
        }
    }

    /// Locks: the keys are wiped, and the keystore learns of the newest state. When it cannot, it remembers an older one,
    /// which does no harm.
    pub fn lock(&mut self) {
        if let Some(circle) = self.circle.take() {
            let _ = circle.into_store().lock();
        }
    }
}
