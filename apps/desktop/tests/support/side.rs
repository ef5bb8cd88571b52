//! A device with everything that a test turns: its clock, its keystore, its folder.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use countersign::contact::ContactId;
use countersign::name::{ContactName, OwnName};
use countersign::pairing::{Answer, Event, Meeting, ReadBy, Session};
use countersign::people::{Admission, Person};
use countersign::ports::Clock as _;
use countersign::testing::SetClock;
use countersign_desktop::device::{Circle, Device, DeviceClock, Key, NewDevice, Place};
use countersign_desktop::preferences::Preferences;
use countersign_vault::platform::MemoryKeys;
use countersign_vault::{KdfCost, RecoveryCode, SystemEntropy};
use tempfile::TempDir;
use zeroize::Zeroizing;

/// 21 November 2026, 14:32 UTC.
pub(crate) const NOON: u64 = 1_795_271_520;

/// The passphrase of a device that has one.
pub(crate) const PASSPHRASE: &str = "correct horse battery staple";

/// The recovery code of every device here.
pub(crate) const RECOVERY: &str =
    "abandon ability able about above absent absorb abstract absurd abuse access accident";

/// A device with what a test turns.
pub(crate) struct Side {
    pub(crate) device: Device,
    pub(crate) place: Place,
    pub(crate) clock: SetClock,
    pub(crate) keys: MemoryKeys,
    /// Held so that it goes away with the test.
    folder: Option<TempDir>,
}

impl Side {
    /// A device that opens by the key in its keystore, and by the recovery code.
    pub(crate) fn set_up(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut side = Self::made_in(folder.path().join("here"), name, true, None);
        side.folder = Some(folder);
        side
    }

    /// A device without a keystore, which opens by the passphrase and by the recovery code.
    pub(crate) fn by_passphrase(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut side = Self::made_in(folder.path().join("here"), name, false, Some(PASSPHRASE));
        side.folder = Some(folder);
        side
    }

    /// A device in a folder that goes away by other means.
    pub(crate) fn made_in(folder: PathBuf, name: &str, platform: bool, passphrase: Option<&str>) -> Self {
        let (clock, keys) = (SetClock::at(NOON), MemoryKeys::new());
        let theirs = keys.clone();
        let place = Place {
            folder,
            clock: DeviceClock::new(clock.clone()),
            keystore: Arc::new(move || Box::new(theirs.clone())),
            cost: KdfCost::LEAST,
        };
        let mut device = Device::new(place.clone());
        let new = NewDevice {
            own_name: OwnName::new(name).unwrap(),
            platform,
            passphrase: passphrase.map(|text| Zeroizing::new(text.to_owned())),
            recovery: RecoveryCode::parse(RECOVERY).unwrap(),
        };
        device.create(&new).unwrap();
        Self { device, place, clock, keys, folder: None }
    }

    /// Keeps what a person set about the window: the language, and the minutes until it locks.
    pub(crate) fn prefer(&self, language: &str, idle_minutes: u32) {
        let preferences =
            Preferences { language: language.to_owned(), sound: false, idle_minutes, ..Preferences::default() };
        preferences.write(&Preferences::file(&self.place.folder)).unwrap();
    }

    pub(crate) fn people(&mut self) -> &mut Circle {
        self.device.people().unwrap()
    }

    /// Everyone as the file on the disk has them: it is opened anew, beside the window.
    pub(crate) fn kept(&mut self) -> Vec<Person> {
        self.device.lock();
        self.device.unlock(&Key::Platform).unwrap();
        self.people().list().unwrap()
    }

    /// The one person who is kept.
    pub(crate) fn only(&mut self) -> Person {
        let mut kept = self.kept();
        assert_eq!(kept.len(), 1, "one person is kept");
        kept.remove(0)
    }

    /// Names a file beside the device's folder.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.place.folder.parent().unwrap().join(name)
    }

    /// Writes a file beside the device's folder.
    pub(crate) fn write_beside(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.beside(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

/// Pairs two devices face to face and gives each one's number for the other: `b` is Petra at `a`, `a` is Omar at `b`.
pub(crate) fn pair(a: &mut Side, b: &mut Side) -> (ContactId, ContactId) {
    let (at_a, at_b) = (a.clock.read(), b.clock.read());
    let entropy = &mut SystemEntropy;
    let mut first = Session::offer(a.people().introduction().unwrap(), Meeting::InPerson, at_a, entropy).unwrap();
    let mut second = Session::listen(b.people().introduction().unwrap(), Meeting::InPerson);
    let offer = first.showing().unwrap();
    let Event::Show(reply) = second.feed(&offer, ReadBy::Camera, at_b, entropy).unwrap() else { panic!("no reply") };
    let Event::Confirm { show } = first.feed(&reply, ReadBy::Camera, at_a, entropy).unwrap() else { panic!("no end") };
    second.feed(&show.unwrap(), ReadBy::Camera, at_b, entropy).unwrap();
    let first = first.confirm(Answer::Yes, at_a).unwrap();
    let second = second.confirm(Answer::Yes, at_b).unwrap();
    let named = |name| Admission::New(ContactName::new(name).unwrap());
    let b_at_a = a.people().admit(&first, named("Petra")).unwrap();
    let a_at_b = b.people().admit(&second, named("Omar")).unwrap();
    (b_at_a, a_at_b)
}
