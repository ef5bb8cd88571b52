//! Taking a confirmed pairing in, on the device's thread. It exists apart from the screens because two of them take people
//! in, and because an answer that is lost behind the lock has to be found again: a person is taken in once.

use countersign::name::{ContactName, NameWarning};
use countersign::pairing::{Agreed, Pairing};
use countersign::people::{Admission, PeopleError, Person};

use crate::device::{Circle, Device, Refusal};

/// A number behind a name leaves this many bytes of it.
const STEM_BYTES: usize = 100;

/// What is known of the other person before they have a name here.
pub(super) struct Known {
    /// They are here already: an earlier answer was lost.
    pub(super) admitted: Option<Box<Person>>,
    /// What to know before the name that they call themselves is believed.
    pub(super) warnings: Vec<NameWarning>,
}

/// What came of taking a pairing in.
pub(super) enum Admitted {
    /// The person is here.
    Here(Box<Person>),
    /// Somebody has this name.
    NameTaken {
        /// Who.
        known: Box<Person>,
        /// A name beside it that nobody has.
        free: ContactName,
    },
}

/// Finds out what a person should know before they give a name.
pub(super) fn known(device: &mut Device, agreed: &Pairing<Agreed>) -> Result<Known, Refusal> {
    let people = device.people()?;
    let list = people.list()?;
    let warnings = agreed.peer().name.warnings(list.iter().map(|person| &person.contact.name));
    let admitted = list.into_iter().find(|person| person.contact.pair_id == agreed.pair_id()).map(Box::new);
    Ok(Known { admitted, warnings })
}

/// Takes a confirmed pairing in.
pub(super) fn admit(device: &mut Device, agreed: &Pairing<Agreed>, admission: Admission) -> Result<Admitted, Refusal> {
    let people = device.people()?;
    let wanted = match &admission {
        Admission::New(name) => Some(name.clone()),
        Admission::Replacing(_) => None,
    };
    let id = match (people.admit(agreed, admission), wanted) {
        (Ok(id) | Err(PeopleError::AlreadyAdmitted(id)), _) => id,
        (Err(PeopleError::NameTaken(id)), Some(name)) => {
            let known = Box::new(people.person(id)?);
            return Ok(Admitted::NameTaken { known, free: free_name(people, &name)? });
        }
        (Err(error), _) => return Err(error.into()),
    };
    Ok(Admitted::Here(Box::new(people.person(id)?)))
}

/// Gives the first of "name (2)", "name (3)" that nobody has.
fn free_name(people: &mut Circle, wanted: &ContactName) -> Result<ContactName, Refusal> {
    let mut stem = wanted.as_str().to_owned();
    // A long name gives way to its number.
    while stem.len() > STEM_BYTES {
        stem.pop();
    }
    for number in 2_u32..=u32::MAX {
        let name = ContactName::new(&format!("{stem} ({number})")).unwrap_or_else(|_| wanted.clone());
        if people.named(&name)?.is_none() {
            return Ok(name);
        }
    }
    Ok(wanted.clone())
}
