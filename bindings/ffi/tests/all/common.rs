//! Devices for the tests: a folder, a clock that is set, and the vault of `fixtures/vaults`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use countersign_ffi::{Clock, ClockReading, People, RecoveryPaper, VaultPlace};
use serde::de::DeserializeOwned;
use tempfile::TempDir;

/// When the tests begin, in Unix seconds.
pub(crate) const NOW: i64 = 1_800_000_000;
/// The platform's key of every device here.
pub(crate) const KEY: [u8; 32] = [5; 32];

/// A clock as a shell would bring one.
pub(crate) struct SetClock(Mutex<ClockReading>);

impl SetClock {
    pub(crate) fn new() -> Arc<Self> {
        let reading = ClockReading { wall_at: NOW, boot: "first".to_owned(), boottime_ms: 5_000_000 };
        Arc::new(Self(Mutex::new(reading)))
    }

    pub(crate) fn set(&self, reading: ClockReading) {
        *self.0.lock().unwrap() = reading;
    }

    pub(crate) fn pass(&self, seconds: i64) {
        let mut reading = self.0.lock().unwrap();
        reading.wall_at += seconds;
        reading.boottime_ms += seconds * 1000;
    }

    pub(crate) fn move_wall(&self, seconds: i64) {
        self.0.lock().unwrap().wall_at += seconds;
    }
}

impl Clock for SetClock {
    fn read(&self) -> ClockReading {
        self.0.lock().unwrap().clone()
    }
}

/// A device with its folder and clock.
pub(crate) struct Device {
    folder: TempDir,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) place: Arc<VaultPlace>,
}

impl Device {
    /// A device on which nothing is set up.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = SetClock::new();
        let vault = folder.path().join("vault").to_str().unwrap().to_owned();
        let place = VaultPlace::new(vault, Some(clock.clone()));
        Self { folder, clock, place }
    }

    /// A device that holds a copy of the known vault.
    pub(crate) fn known() -> Self {
        let device = Self::new();
        let vault = device.folder.path().join("vault");
        private_dir(&vault);
        fs::copy(fixture("vaults/omar/vault.db"), vault.join("vault.db")).unwrap();
        private_file(&vault.join("vault.db"));
        device
    }

    /// A device that was set up under this name with the key and a recovery code, whose words are given.
    pub(crate) fn set_up(name: &str) -> (Self, Arc<People>, String) {
        let device = Self::new();
        let (paper, words) = paper();
        let people = device.place.create(name.to_owned(), &KEY, None, Some(paper)).unwrap();
        (device, people, words)
    }

    pub(crate) fn unlock(&self) -> Arc<People> {
        self.place.unlock_with_key(&KEY, None).unwrap()
    }

    pub(crate) fn vault_file(&self) -> PathBuf {
        self.folder.path().join("vault/vault.db")
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }
}

/// A recovery code that was typed back, and its words.
pub(crate) fn paper() -> (Arc<RecoveryPaper>, String) {
    let paper = RecoveryPaper::draw().unwrap();
    let words = paper.words().unwrap();
    let asked: Vec<usize> = paper.asked().into_iter().map(|place| usize::try_from(place).unwrap() - 1).collect();
    let back = paper.type_back(words[asked[0]].clone(), words[asked[1]].clone()).unwrap();
    assert!(back.first && back.second);
    (paper, words.join(" "))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name)
}

/// Reads a file of vectors.
pub(crate) fn vectors<T: DeserializeOwned>(name: &str) -> T {
    let text = fs::read_to_string(fixture(&format!("vectors/{name}"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[cfg(unix)]
fn private_dir(path: &Path) {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().mode(0o700).create(path).unwrap();
}

#[cfg(not(unix))]
fn private_dir(path: &Path) {
    fs::create_dir(path).unwrap();
}

#[cfg(unix)]
fn private_file(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn private_file(_path: &Path) {}
