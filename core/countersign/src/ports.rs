//! What the rules cannot know by themselves: the time, randomness, and where things are kept. Each port is a trait that
//! an application fills, so that every rule runs the same under a real vault and under a test.

use crate::code::Context;
use crate::contact::{Contact, ContactId};
use crate::identity::DeviceKey;
use crate::journal::{Entry, Record};
use crate::name::OwnName;
use crate::secret::Secret;
use crate::time::{Reading, TimeStep};
use crate::verify::{ClockRecord, Guard};

/// Reads the device's clocks.
pub trait Clock {
    /// Reads wall clock, boot and time since boot together.
    ///
    /// `boottime_ms` has to go on while the machine sleeps (`CLOCK_BOOTTIME`, `mach_continuous_time`,
    /// `QueryInterruptTimePrecise`): a clock that stops in sleep reports a jump after every nap.
    fn read(&self) -> Reading;
}

/// Supplies random bytes from the operating system's generator.
pub trait Entropy {
    /// Fills `bytes` with fresh random bytes.
    ///
    /// # Errors
    /// [`EntropyError`] when the system cannot supply them; nothing may go on with fewer.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), EntropyError>;
}

/// Tells that the operating system could not supply random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system supplies no random bytes")]
pub struct EntropyError;

/// Seals the roots of contacts for rest and opens them again: the one door through which a secret leaves this crate.
///
/// A platform that can keep a contact's key in hardware may fill this port differently.
pub trait SecretSealer {
    /// Why a root could not be sealed or opened.
    type Error;

    /// Seals `secret` for `contact` at row version `version`; a blob sealed for another contact or version must not open.
    ///
    /// # Errors
    /// What the implementation names.
    fn seal(&mut self, contact: ContactId, version: u64, secret: &Secret<32>) -> Result<Vec<u8>, Self::Error>;

    /// Opens what [`SecretSealer::seal`] made.
    ///
    /// # Errors
    /// What the implementation names; a blob that was altered or moved is one.
    fn open(&self, contact: ContactId, version: u64, sealed: &[u8]) -> Result<Secret<32>, Self::Error>;
}

/// Keeps people, replay marks, throttling state and the journal.
pub trait Store {
    /// Why something could not be read or kept.
    type Error: core::error::Error + Send + Sync + 'static;
    /// A view of the store within one transaction.
    type Transaction<'a>: Transaction<Error = Self::Error>
    where
        Self: 'a;

    /// Runs `work` on one consistent state; what `work` changes is refused or dropped.
    ///
    /// # Errors
    /// Those of the store and those of `work`.
    fn read<T, E: From<Self::Error>>(
        &mut self,
        work: impl FnOnce(&Self::Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E>;

    /// Runs `work` as the only writer and keeps what it changed: when this returns `Ok`, the change survives a power cut;
    /// when it returns `Err`, nothing was changed.
    ///
    /// # Errors
    /// Those of the store and those of `work`.
    fn write<T, E: From<Self::Error>>(
        &mut self,
        work: impl FnOnce(&mut Self::Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E>;
}

/// What can be read and changed within one transaction of a [`Store`].
pub trait Transaction {
    /// Why something could not be read or kept.
    type Error;

    /// Reads every contact, in the order of their numbers.
    ///
    /// # Errors
    /// Those of the store.
    fn contacts(&self) -> Result<Vec<(ContactId, Contact)>, Self::Error>;

    /// Reads one contact; `None` when there is none of that number.
    ///
    /// # Errors
    /// Those of the store.
    fn contact(&self, id: ContactId) -> Result<Option<Contact>, Self::Error>;

    /// Opens the root of a contact that exists.
    ///
    /// # Errors
    /// Those of the store; a contact that does not exist is one.
    fn root(&self, id: ContactId) -> Result<Secret<32>, Self::Error>;

    /// Reads the throttling state of a contact that exists.
    ///
    /// # Errors
    /// Those of the store; a contact that does not exist is one.
    fn guard(&self, id: ContactId) -> Result<Guard, Self::Error>;

    /// Reads the last accepted time step of a contact's context; `None` when none was accepted yet.
    ///
    /// # Errors
    /// Those of the store.
    fn mark(&self, id: ContactId, context: Context) -> Result<Option<TimeStep>, Self::Error>;

    /// Reads what is remembered of the clock; `None` before its first use.
    ///
    /// # Errors
    /// Those of the store.
    fn clock(&self) -> Result<Option<ClockRecord>, Self::Error>;

    /// Reads the name under which this device introduces itself.
    ///
    /// # Errors
    /// Those of the store.
    fn own_name(&self) -> Result<OwnName, Self::Error>;

    /// Opens this device's Ed25519 key.
    ///
    /// # Errors
    /// Those of the store.
    fn device_key(&self) -> Result<DeviceKey, Self::Error>;

    /// Reads up to `limit` journal records from sequence number `from` on, oldest first.
    ///
    /// # Errors
    /// Those of the store.
    fn journal(&self, from: u64, limit: usize) -> Result<Vec<Record>, Self::Error>;

    /// Tells the sequence number of the newest journal record; 0 while there is none.
    ///
    /// # Errors
    /// Those of the store.
    fn journal_len(&self) -> Result<u64, Self::Error>;

    /// Adds a contact with its root, a fresh guard and no marks, and gives it a number that was never used before.
    ///
    /// # Errors
    /// Those of the store.
    fn add_contact(&mut self, contact: &Contact, root: &Secret<32>) -> Result<ContactId, Self::Error>;

    /// Replaces the record of a contact that exists.
    ///
    /// # Errors
    /// Those of the store; a contact that does not exist is one.
    fn set_contact(&mut self, id: ContactId, contact: &Contact) -> Result<(), Self::Error>;

    /// Replaces the root of a contact that exists; the old one is erased.
    ///
    /// # Errors
    /// Those of the store; a contact that does not exist is one.
    fn set_root(&mut self, id: ContactId, root: &Secret<32>) -> Result<(), Self::Error>;

    /// Replaces the throttling state of a contact that exists.
    ///
    /// # Errors
    /// Those of the store; a contact that does not exist is one.
    fn set_guard(&mut self, id: ContactId, guard: &Guard) -> Result<(), Self::Error>;

    /// Raises the replay mark of a contact's context; `false` when the mark already stands at `step` or above, and then
    /// nothing is changed: a mark never sinks.
    ///
    /// # Errors
    /// Those of the store; a contact that does not exist is one.
    fn raise_mark(&mut self, id: ContactId, context: Context, step: TimeStep) -> Result<bool, Self::Error>;

    /// Removes a contact with its root, guard and marks. What the journal says of it stays.
    ///
    /// # Errors
    /// Those of the store; a contact that does not exist is one.
    fn remove_contact(&mut self, id: ContactId) -> Result<(), Self::Error>;

    /// Replaces what is remembered of the clock.
    ///
    /// # Errors
    /// Those of the store.
    fn set_clock(&mut self, record: &ClockRecord) -> Result<(), Self::Error>;

    /// Replaces the name under which this device introduces itself.
    ///
    /// # Errors
    /// Those of the store.
    fn set_own_name(&mut self, name: &OwnName) -> Result<(), Self::Error>;

    /// Appends to the journal and returns the sequence number, which counts from 1 without gaps.
    ///
    /// # Errors
    /// Those of the store.
    fn append(&mut self, entry: &Entry) -> Result<u64, Self::Error>;
}
