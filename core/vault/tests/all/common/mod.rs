//! What the vault's tests share: folders, keystores, vaults that were just made.

#[cfg(target_os = "linux")]
pub(crate) mod mount;
pub(crate) mod worker;

use std::path::{Path, PathBuf};

use countersign::name::OwnName;
use countersign::testing::SetClock;
use countersign::time::UnixTime;
use countersign_vault::platform::MemoryKeys;
use countersign_vault::{KdfCost, PlatformSlot, RecoveryCode, Setup, SystemEntropy, Unlock, Vault, VaultError};

/// When the vaults of tests are made: within the time that the clock guard takes for honest.
pub(crate) const NOW: u64 = 1_800_000_000;
pub(crate) const PASSPHRASE: &str = "correct horse battery staple";

pub(crate) fn own_name() -> OwnName {
    OwnName::from_stored("Petra").unwrap()
}

pub(crate) fn clock() -> SetClock {
    SetClock::at(NOW)
}

/// A folder that goes away with the test, and a vault's folder within it.
pub(crate) struct Place {
    root: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn dir(&self) -> PathBuf {
        self.root.path().join("vault")
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.dir().join(name)
    }
}

/// A vault under a keystore in memory, with a passphrase and a recovery code beside it.
pub(crate) struct Made {
    pub(crate) place: Place,
    pub(crate) keystore: MemoryKeys,
    pub(crate) code: RecoveryCode,
    pub(crate) clock: SetClock,
}

impl Made {
    pub(crate) fn new() -> (Self, Vault) {
        let made = Self {
            place: Place::new(),
            keystore: MemoryKeys::new(),
            code: RecoveryCode::generate(&mut SystemEntropy).unwrap(),
            clock: clock(),
        };
        let vault = Vault::create(
            &made.place.dir(),
            Setup {
                own_name: &own_name(),
                at: UnixTime(NOW),
                platform: PlatformSlot::Keystore(Box::new(made.keystore.clone())),
                passphrase: Some((PASSPHRASE, KdfCost::LEAST)),
                recovery: Some(&made.code),
            },
        )
        .unwrap();
        (made, vault)
    }

    pub(crate) fn platform(&self) -> Result<Vault, VaultError> {
        self.open(Unlock::Platform(Box::new(self.keystore.clone())))
    }

    pub(crate) fn passphrase(&self) -> Result<Vault, VaultError> {
        self.open(Unlock::Passphrase(PASSPHRASE))
    }

    pub(crate) fn recovery(&self) -> Result<Vault, VaultError> {
        self.open(Unlock::Recovery(&self.code))
    }

    pub(crate) fn open(&self, unlock: Unlock<'_>) -> Result<Vault, VaultError> {
        Vault::open(&self.place.dir(), unlock, &self.clock)
    }
}

/// A vault that is unlocked by a passphrase alone, in a folder.
pub(crate) fn passphrase_vault(dir: &Path) -> Vault {
    Vault::create(
        dir,
        Setup {
            own_name: &own_name(),
            at: UnixTime(NOW),
            platform: PlatformSlot::None,
            passphrase: Some((PASSPHRASE, KdfCost::LEAST)),
            recovery: None,
        },
    )
    .unwrap()
}
