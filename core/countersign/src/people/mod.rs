//! `People`, the facade every application uses: it loads what is stored, lets the rules decide, stores what they decided,
//! and only then answers. It exists so that no application can show a verdict that was not written down, or a code whose
//! turn has not come.

mod check;
mod edit;
mod export;
mod find;
mod prove;

#[cfg(test)]
mod tests;

pub use check::{Checked, OwnerPresent};
pub use edit::Admission;
pub use find::Matches;
pub use prove::Proof;

use crate::contact::{Contact, ContactId};
use crate::journal::{Entry, Event, ExportError, Record};
use crate::name::{ContactName, OwnName};
use crate::ports::{Clock, Entropy, EntropyError, Store, Transaction};
use crate::time::UnixTime;
use crate::verify::{ClockDoubt, ClockRecord, Guard, Locked, Moment};

/// Why something could not be done; `E` is the store's error.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError<E> {
    /// The store could not read or keep something; nothing was changed.
    #[error(transparent)]
    Store(E),
    /// The system supplies no random bytes.
    #[error(transparent)]
    Entropy(EntropyError),
    /// There is no such person.
    #[error("there is no such person here")]
    NoSuchPerson,
    /// Another contact has this name already.
    #[error("another person already has this name")]
    NameTaken(ContactId),
    /// This very pairing was taken in before.
    #[error("this pairing is already here")]
    AlreadyAdmitted(ContactId),
    /// This person's codes are suspended.
    #[error("this person is suspended: nothing is shown to them or accepted from them until you resume them")]
    Suspended,
    /// A code without a role was asked for, and the person is held to roles.
    #[error("a code without a role is not allowed for this person; say who placed the call")]
    QuickNotAllowed,
    /// They called, and their code has not passed within the last ten minutes.
    #[error("they called: check their code first, then yours is shown")]
    PeerNotVerified,
    /// The device's clock is in doubt.
    #[error("this device's clock is in doubt: confirm the date and time first")]
    ClockSuspect(ClockDoubt),
    /// A journal record could not be put into words.
    #[error(transparent)]
    Export(ExportError),
    /// What was exported could not be written to where it was to go.
    #[error("the export could not be written")]
    Written(std::io::Error),
    /// Another program checked the same person at the same moment, again and again.
    #[error("another program is checking this person at the same moment; try again")]
    Contended,
}

impl<E> From<E> for PeopleError<E> {
    fn from(error: E) -> Self {
        Self::Store(error)
    }
}

/// A person as an application shows them: nothing here is secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The contact's number.
    pub id: ContactId,
    /// What is known of them.
    pub contact: Contact,
    /// When a code of theirs last passed.
    pub verified_at: Option<UnixTime>,
    /// Why a check could not begin now, if so.
    pub locked: Option<Locked>,
    /// How many steps their clock is known to be off.
    pub drift: i64,
}

/// The people this device is paired with, over a store, a clock and a source of randomness.
pub struct People<S, C, R> {
    store: S,
    clock: C,
    entropy: R,
}

/// What a method of [`People`] answers.
pub type Outcome<T, S> = Result<T, PeopleError<<S as Store>::Error>>;

impl<S: Store, C: Clock, R: Entropy> People<S, C, R> {
    /// Joins the three ports.
    pub const fn new(store: S, clock: C, entropy: R) -> Self {
        Self { store, clock, entropy }
    }

    /// Gives the store back, to lock or close it.
    pub fn into_store(self) -> S {
        self.store
    }

    /// Lends the store, for what is the vault's own business: slots, the chain, the anchor.
    pub const fn store(&mut self) -> &mut S {
        &mut self.store
    }

    /// Lends the clock.
    pub const fn clock(&self) -> &C {
        &self.clock
    }

    /// Lends the randomness, to begin a pairing with.
    pub const fn entropy(&mut self) -> &mut R {
        &mut self.entropy
    }

    /// Lists everyone, by name.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn list(&mut self) -> Outcome<Vec<Person>, S> {
        let reading = self.clock.read();
        self.store.read(|tx| {
            let record = tx.clock()?.unwrap_or(ClockRecord::accepted(reading));
            let now = Moment::new(reading, &record);
            let mut people = Vec::new();
            for (id, contact) in tx.contacts()? {
                people.push(person(id, contact, &tx.guard(id)?, &now));
            }
            people.sort_by(|a, b| a.contact.name.cmp(&b.contact.name).then(a.id.cmp(&b.id)));
            Ok(people)
        })
    }

    /// Shows one person.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn person(&mut self, id: ContactId) -> Outcome<Person, S> {
        let reading = self.clock.read();
        self.store.read(|tx| {
            let record = tx.clock()?.unwrap_or(ClockRecord::accepted(reading));
            let contact = tx.contact(id)?.ok_or(PeopleError::NoSuchPerson)?;
            Ok(person(id, contact, &tx.guard(id)?, &Moment::new(reading, &record)))
        })
    }

    /// Tells the name under which this device introduces itself.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn own_name(&mut self) -> Outcome<OwnName, S> {
        self.store.read(|tx| Ok(tx.own_name()?))
    }

    /// Changes the name under which this device introduces itself from the next pairing on.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn set_own_name(&mut self, name: &OwnName) -> Outcome<(), S> {
        self.store.write(|tx| Ok(tx.set_own_name(name)?))
    }

    /// Tells this device's Ed25519 public key.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn device_public_key(&mut self) -> Outcome<[u8; 32], S> {
        self.store.read(|tx| Ok(tx.device_key()?.public()))
    }

    /// Reads up to `limit` journal records from sequence number `from` on, oldest first.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn journal(&mut self, from: u64, limit: usize) -> Outcome<Vec<Record>, S> {
        self.store.read(|tx| Ok(tx.journal(from, limit)?))
    }

    /// Tells the sequence number of the newest journal record.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn journal_len(&mut self) -> Outcome<u64, S> {
        self.store.read(|tx| Ok(tx.journal_len()?))
    }

    /// Tells why the device's clock is in doubt, if it is; `None` when codes may be shown and judged.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn clock_doubt(&mut self) -> Outcome<Option<ClockDoubt>, S> {
        let reading = self.clock.read();
        self.store.read(|tx| Ok(ClockRecord::check(tx.clock()?.as_ref(), reading).err()))
    }

    /// Takes the device's date and time as right, after a person who authenticated themselves here confirmed them. No
    /// replay mark sinks by it.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn accept_clock(&mut self, _owner: OwnerPresent) -> Outcome<(), S> {
        let reading = self.clock.read();
        self.store.write(|tx| {
            tx.set_clock(&ClockRecord::accepted(reading))?;
            tx.append(&Entry { at: reading.wall, contact: None, event: Event::ClockAccepted })?;
            Ok(())
        })
    }
}

fn person(id: ContactId, contact: Contact, guard: &Guard, now: &Moment) -> Person {
    Person {
        id,
        contact,
        verified_at: guard.verified_at,
        locked: crate::verify::gate(guard, now, false).err(),
        drift: guard.drift.steps(),
    }
}

/// Writes an entry about a contact.
fn log<T: Transaction>(
    tx: &mut T,
    at: UnixTime,
    contact: (ContactId, &ContactName),
    event: Event,
) -> Result<u64, T::Error> {
    tx.append(&Entry { at, contact: Some((contact.0, contact.1.clone())), event })
}
