//! Changes to who is here: admitting a person after pairing, naming, call-back numbers, suspending, forgetting. Each
//! change and its journal entry are one transaction.

use super::find::search_form;
use super::{Outcome, People, PeopleError, Person, log};
use crate::contact::{CallbackNumber, Contact, ContactId, Requirement};
use crate::journal::Event;
use crate::name::ContactName;
use crate::pairing::{Agreed, Introduction, Pairing};
use crate::ports::{Clock, Entropy, Store, Transaction};
use crate::secret::Secret;
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
    /// Gives what this device says of itself when it pairs.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn introduction(&mut self) -> Outcome<Introduction, S> {
        self.store.read(|tx| Ok(Introduction { name: tx.own_name()?, device_key: tx.device_key()?.public() }))
    }

    /// Takes a confirmed pairing in. The pairing is only lent, so that it is not lost when the store refuses it.
    ///
    /// # Errors
    /// [`PeopleError::NameTaken`]: ask whether this is that person's new device, a second one, or someone else.
    /// [`PeopleError::AlreadyAdmitted`], [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn admit(&mut self, agreed: &Pairing<Agreed>, admission: Admission) -> Outcome<ContactId, S> {
        let at = self.clock.read().wall;
        self.store.write(|tx| {
            let peer = agreed.peer();
            let contact = |name: ContactName| Contact {
                name,
                calls_themselves: peer.name.clone(),
                level: agreed.level(),
                side: agreed.side(),
                capabilities: peer.capabilities,
                device_key: peer.device_key,
                revocation: peer.revocation,
                pair_id: agreed.pair_id(),
                paired_at: agreed.at(),
                epoch: 0,
                number: None,
                suspended_at: None,
                requirement: Requirement::Roles,
            };
            admit(tx, at, contact, agreed.root(), admission)
        })
    }

    /// Gives the person who has this name already, case aside.
    ///
    /// # Errors
    /// [`PeopleError::Store`].
    pub fn named(&mut self, name: &ContactName) -> Outcome<Option<Person>, S> {
        let wanted = search_form(name.as_str());
        Ok(self.list()?.into_iter().find(|person| search_form(person.contact.name.as_str()) == wanted))
    }

    /// Renames a person. The name they have already changes nothing.
    ///
    /// # Errors
    /// [`PeopleError::NameTaken`], [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn rename(&mut self, id: ContactId, name: ContactName) -> Outcome<(), S> {
        self.edit(id, |tx, contact| {
            if contact.name == name {
                return Ok(None);
            }
            refuse_taken(tx, &name, Some(id))?;
            let from = core::mem::replace(&mut contact.name, name);
            Ok(Some(Event::Renamed(from)))
        })
    }

    /// Sets the number to call back on, or removes it. The number they have already, from where it came, keeps its date.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn set_number(&mut self, id: ContactId, number: Option<CallbackNumber>) -> Outcome<(), S> {
        self.edit(id, |_, contact| {
            let facts = |number: &CallbackNumber| (number.as_str().to_owned(), number.source());
            if contact.number.as_ref().map(facts) == number.as_ref().map(facts) {
                return Ok(None);
            }
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

/// Puts a contact in, new or in place of an old device, with its entry; `contact` makes the record under a name.
pub(super) fn admit<T: Transaction>(
    tx: &mut T,
    at: UnixTime,
    contact: impl FnOnce(ContactName) -> Contact,
    root: &Secret<32>,
    admission: Admission,
) -> Result<ContactId, PeopleError<T::Error>> {
    match admission {
        Admission::New(name) => {
            refuse_taken(tx, &name, None)?;
            let contact = contact(name);
            // One root under two contacts would let each of its codes pass twice.
            let twin = tx.contacts()?.into_iter().find(|(_, other)| other.pair_id == contact.pair_id);
            if let Some((id, _)) = twin {
                return Err(PeopleError::AlreadyAdmitted(id));
            }
            let id = tx.add_contact(&contact, root)?;
            log(tx, at, (id, &contact.name), Event::Paired(contact.level))?;
            Ok(id)
        }
        Admission::Replacing(id) => {
            let old = tx.contact(id)?.ok_or(PeopleError::NoSuchPerson)?;
            let renewed = Contact { number: old.number, requirement: old.requirement, ..contact(old.name) };
            tx.set_contact(id, &renewed)?;
            tx.set_root(id, root)?;
            // Failures against the old root say nothing about the new one, and a frozen contact is freed by pairing.
            tx.set_guard(id, &Guard::default())?;
            log(tx, at, (id, &renewed.name), Event::PairedAgain(renewed.level))?;
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
