//! Changes to who is here. Each change and its journal record are one step, on disk before the call returns.

use std::sync::Arc;

use countersign::contact::{CallbackNumber, Requirement};
use countersign::name::{ContactName, OwnName};
use countersign::ports::Clock as _;

use super::People;
use crate::error::{ClockDoubt, CountersignError};
use crate::owner::OwnerProof;
use crate::view::{NumberSource, PersonId, PersonView};

#[uniffi::export]
impl People {
    /// Tells the name under which this device introduces itself.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn own_name(&self) -> Result<String, CountersignError> {
        self.with(|circle| Ok(circle.own_name()?.as_str().to_owned()))
    }

    /// Changes the name under which this device introduces itself from the next pairing on, and gives it as it was taken:
    /// cleaned and cut to 32 bytes.
    ///
    /// # Errors
    /// [`CountersignError::NameEmpty`], [`CountersignError::NameTooLong`], and those of writing.
    pub fn set_own_name(&self, name: String) -> Result<String, CountersignError> {
        let name = OwnName::new(&name)?;
        self.with(|circle| circle.set_own_name(&name))?;
        Ok(name.as_str().to_owned())
    }

    /// Renames a person.
    ///
    /// # Errors
    /// [`CountersignError::NameTaken`], [`CountersignError::NoSuchPerson`], those of names, and those of writing.
    pub fn rename(&self, id: PersonId, name: String) -> Result<PersonView, CountersignError> {
        let name = ContactName::new(&name)?;
        self.with(|circle| {
            circle.rename(id.into(), name)?;
            Ok(circle.person(id.into())?.into())
        })
    }

    /// Sets the number to call back on, saved now.
    ///
    /// # Errors
    /// [`CountersignError::NotANumber`], [`CountersignError::NoSuchPerson`], and those of writing.
    pub fn set_number(
        &self,
        id: PersonId,
        number: String,
        source: NumberSource,
    ) -> Result<PersonView, CountersignError> {
        let number = CallbackNumber::new(&number, source.into(), self.place.clock.read().wall)?;
        self.with(|circle| {
            circle.set_number(id.into(), Some(number))?;
            Ok(circle.person(id.into())?.into())
        })
    }

    /// Removes the number to call back on.
    ///
    /// # Errors
    /// [`CountersignError::NoSuchPerson`], and those of writing.
    pub fn remove_number(&self, id: PersonId) -> Result<PersonView, CountersignError> {
        self.with(|circle| {
            circle.set_number(id.into(), None)?;
            Ok(circle.person(id.into())?.into())
        })
    }

    /// Suspends a person: nothing is shown to them or accepted from them any more. Doing it twice changes nothing.
    ///
    /// # Errors
    /// [`CountersignError::NoSuchPerson`], and those of writing.
    pub fn suspend(&self, id: PersonId) -> Result<PersonView, CountersignError> {
        self.with(|circle| {
            circle.suspend(id.into())?;
            Ok(circle.person(id.into())?.into())
        })
    }

    /// Takes a suspension back. Doing it twice changes nothing.
    ///
    /// # Errors
    /// [`CountersignError::NoSuchPerson`], and those of writing.
    pub fn resume(&self, id: PersonId) -> Result<PersonView, CountersignError> {
        self.with(|circle| {
            circle.resume(id.into())?;
            Ok(circle.person(id.into())?.into())
        })
    }

    /// Lets a code without a role be enough for a person, or not any more.
    ///
    /// # Errors
    /// [`CountersignError::NoSuchPerson`], and those of writing.
    pub fn allow_quick(&self, id: PersonId, allowed: bool) -> Result<PersonView, CountersignError> {
        let requirement = if allowed { Requirement::Quick } else { Requirement::Roles };
        self.with(|circle| {
            circle.require(id.into(), requirement)?;
            Ok(circle.person(id.into())?.into())
        })
    }

    /// Forgets a person with their secret, after `typed_name` shows that they are meant: their name as it is listed, case
    /// and outer white space aside. The journal keeps what happened; nothing else can be brought back.
    ///
    /// # Errors
    /// [`CountersignError::NameDiffers`], [`CountersignError::NoSuchPerson`], and those of writing.
    pub fn forget(&self, id: PersonId, typed_name: String) -> Result<(), CountersignError> {
        let name = self.with(|circle| Ok(circle.person(id.into())?.contact.name))?;
        if typed_name.trim().to_lowercase() != name.as_str().to_lowercase() {
            return Err(CountersignError::NameDiffers);
        }
        self.with(|circle| circle.forget(id.into()))
    }

    /// Tells why this device's clock is in doubt; none when codes may be shown and judged.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn clock_doubt(&self) -> Result<Option<ClockDoubt>, CountersignError> {
        self.with(|circle| Ok(circle.clock_doubt()?.map(ClockDoubt::from)))
    }

    /// Takes the device's date and time as right, after the owner looked at them. No replay mark sinks by it.
    ///
    /// # Errors
    /// [`CountersignError::ProofUsed`], and those of writing.
    pub fn accept_clock(&self, owner: Arc<OwnerProof>) -> Result<(), CountersignError> {
        let owner = owner.take()?;
        self.with(|circle| circle.accept_clock(owner))
    }
}
