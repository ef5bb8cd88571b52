//! Changes to who is here: admitting a person after pairing, naming, call-back numbers, suspending, forgetting. Each
//! change and its journal entry are one transaction.

use super::find::search_form;
use super::{Outcome, People, PeopleError, log};
use crate::contact::{CallbackNumber, Contact, ContactId, Requirement};
use crate::journal::Event;
use crate::name::ContactName;
use crate::ports::{Clock, Entropy, Store, Transaction};
use crate::time::UnixTime;
use crate::verify::Guard;

/// As whom a freshly paired device is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// As a new contact of this name.
    New(ContactName),
    /// As a known person's new device, in place of the old one: name, number and journal stay, the old root is erased.
    Replacing(ContactId),
}

impl<S: Store, C: Clock, R: Entropy> People<S, C, R> {
    /// Renames a person.
    ///
    /// # Errors
    /// [`PeopleError::NameTaken`], [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn rename(&mut self, id: ContactId, name: ContactName) -> Outcome<(), S> {
        self.edit(id, |tx, contact| {
            refuse_taken(tx, &name, Some(id))?;
            let from = core::mem::replace(&mut contact.name, name);
            Ok(Some(Event::Renamed(from)))
        })
    }

    /// Sets the number to call back on, or removes it.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn set_number(&mut self, id: ContactId, number: Option<CallbackNumber>) -> Outcome<(), S> {
        self.edit(id, |_, contact| {
            contact.number.clone_from(&number);
            Ok(Some(Event::NumberSet(number)))
        })
    }

    /// Suspends a person: nothing is shown to them or accepted from them any more. Doing it twice changes nothing.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn suspend(&mut self, id: ContactId) -> Outcome<(), S> {
        let at = self.clock.read().wall;
        self.edit(id, |_, contact| {
            let changes = contact.suspended_at.is_none();
            contact.suspended_at.get_or_insert(at);
            Ok(changes.then_some(Event::Suspended))
        })
    }

    /// Takes a suspension back. Doing it twice changes nothing.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn resume(&mut self, id: ContactId) -> Outcome<(), S> {
        self.edit(id, |_, contact| Ok(contact.suspended_at.take().map(|_| Event::Resumed)))
    }

    /// Sets the weakest check that a person is held to.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn require(&mut self, id: ContactId, requirement: Requirement) -> Outcome<(), S> {
        self.edit(id, |_, contact| {
            let changes = contact.requirement != requirement;
            contact.requirement = requirement;
            Ok(changes.then_some(Event::QuickAllowed(requirement == Requirement::Quick)))
        })
    }

    /// Removes a person with their root. The journal keeps what happened.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn forget(&mut self, id: ContactId) -> Outcome<(), S> {
        let at = self.clock.read().wall;
        self.store.write(|tx| {
            let contact = tx.contact(id)?.ok_or(PeopleError::NoSuchPerson)?;
            tx.remove_contact(id)?;
            log(tx, at, (id, &contact.name), Event::Forgotten)?;
            Ok(())
        })
    }

    /// Changes one contact and writes the entry that the change brings; no entry, no write.
    fn edit(
        &mut self,
        id: ContactId,
        change: impl FnOnce(&S::Transaction<'_>, &mut Contact) -> Result<Option<Event>, PeopleError<S::Error>>,
    ) -> Outcome<(), S> {
        let at = self.clock.read().wall;
        self.store.write(|tx| {
            let mut contact = tx.contact(id)?.ok_or(PeopleError::NoSuchPerson)?;
            if let Some(event) = change(tx, &mut contact)? {
                tx.set_contact(id, &contact)?;
                log(tx, at, (id, &contact.name), event)?;
            }
            Ok(())
        })
    }
}

/// Puts a contact in, new or in place of an old device, with its entry.
pub(super) fn admit<T: Transaction>(
    tx: &mut T,
    at: UnixTime,
    mut contact: Contact,
    root: &crate::secret::Secret<32>,
    admission: Admission,
) -> Result<ContactId, PeopleError<T::Error>> {
    match admission {
        Admission::New(name) => {
            refuse_taken(tx, &name, None)?;
            let level = contact.level;
            contact.name = name;
            let id = tx.add_contact(&contact, root)?;
            log(tx, at, (id, &contact.name), Event::Paired(level))?;
            Ok(id)
        }
        Admission::Replacing(id) => {
            let old = tx.contact(id)?.ok_or(PeopleError::NoSuchPerson)?;
            let level = contact.level;
            let renewed = Contact {
                name: old.name,
                number: old.number,
                requirement: old.requirement,
                suspended_at: None,
                ..contact
            };
            tx.set_contact(id, &renewed)?;
            tx.set_root(id, root)?;
            // Failures against the old root say nothing about the new one, and a frozen contact is freed by pairing.
            tx.set_guard(id, &Guard::default())?;
            log(tx, at, (id, &renewed.name), Event::PairedAgain(level))?;
            Ok(id)
        }
    }
}

fn refuse_taken<T: Transaction>(
    tx: &T,
    name: &ContactName,
    except: Option<ContactId>,
) -> Result<(), PeopleError<T::Error>> {
    let wanted = search_form(name.as_str());
    let taken = tx
        .contacts()?
        .into_iter()
        .find(|(id, other)| Some(*id) != except && search_form(other.name.as_str()) == wanted);
    taken.map_or(Ok(()), |(id, _)| Err(PeopleError::NameTaken(id)))
}
