//! Taking a confirmed pairing in: under a new name, or in place of a known person's old device. A refusal hands the
//! pairing back, and a lost answer is found again.

use std::sync::Arc;

use countersign::name::{self, ContactName};
use countersign::people::{self, PeopleError};

use super::PairingSession;
use super::view::ClockDistance;
use crate::error::CountersignError;
use crate::people::People;
use crate::view::{PersonId, PersonView, TrustLevel};

/// A number behind a name leaves this many bytes of it.
const STEM_BYTES: usize = 100;

/// As whom a freshly paired device is taken in.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Admission {
    /// As a new person of this name, or as a second device under a name of its own.
    New {
        /// As it was typed.
        name: String,
    },
    /// As a known person's new device, in place of the old one: name, number and journal stay, the old secret is erased.
    Replacing {
        /// Whose.
        person: PersonId,
    },
}

/// What came of taking a pairing in.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Admitted {
    /// The person is here, now or since an answer that was lost.
    Here {
        /// As they are kept.
        person: PersonView,
    },
    /// Somebody has this name: ask whether this is their new device, a second one, or someone else.
    NameTaken {
        /// Who.
        known: PersonView,
        /// A name beside it that nobody has.
        free_name: String,
    },
}

/// What to know of the other person before they have a name here.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct NewcomerView {
    /// What they call themselves.
    pub calls_themselves: String,
    /// What to suggest as their name; none when it could not be one.
    pub suggestion: Option<String>,
    /// What to know before that name is believed.
    pub warnings: Vec<NameWarning>,
    /// What the pairing is worth.
    pub trust: TrustLevel,
    /// How far their clock is off, if it is.
    pub clock: Option<ClockDistance>,
    /// Set when this pairing was taken in already: an answer was lost.
    pub admitted: Option<PersonView>,
}

/// What a person should know about a name before they trust their eyes.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum NameWarning {
    /// Its letters come from scripts that are not written together (UTS #39 §5.1).
    MixedScripts,
    /// It looks like the name of someone already known, and is another (UTS #39 §4).
    LooksLike {
        /// Whose name.
        name: String,
    },
    /// It may not look as it is stored.
    Unusual,
}

#[uniffi::export]
impl People {
    /// Tells what to know before the person of a confirmed pairing is named.
    ///
    /// # Errors
    /// [`CountersignError::PairingNotConfirmed`], [`CountersignError::Locked`], and those of the vault.
    pub fn newcomer(&self, session: &PairingSession) -> Result<NewcomerView, CountersignError> {
        let agreed = session.agreed()?;
        self.with(|circle| {
            let list = circle.list()?;
            let peer = agreed.peer();
            let warnings = peer.name.warnings(list.iter().map(|person| &person.contact.name));
            Ok(NewcomerView {
                calls_themselves: peer.name.as_str().to_owned(),
                suggestion: peer.name.suggestion().map(|name| name.as_str().to_owned()),
                warnings: warnings.into_iter().map(NameWarning::from).collect(),
                trust: agreed.level().into(),
                clock: agreed.clock().map(ClockDistance::from),
                admitted: list
                    .into_iter()
                    .find(|person| person.contact.pair_id == agreed.pair_id())
                    .map(PersonView::from),
            })
        })
    }

    /// Takes the person of a confirmed pairing in. It is on disk when this returns; calling it twice takes them in once.
    ///
    /// # Errors
    /// [`CountersignError::PairingNotConfirmed`], those of names, [`CountersignError::NoSuchPerson`] where the one to
    /// replace is gone, and those of writing. The session still holds the pairing then.
    pub fn admit(&self, session: &PairingSession, admission: Admission) -> Result<Admitted, CountersignError> {
        let agreed: Arc<_> = session.agreed()?;
        let (admission, wanted) = match admission {
            Admission::New { name } => {
                let name = ContactName::new(&name)?;
                (people::Admission::New(name.clone()), Some(name))
            }
            Admission::Replacing { person } => (people::Admission::Replacing(person.into()), None),
        };
        self.with(|circle| {
            let list = circle.list()?;
            if let Some(person) = list.iter().find(|person| person.contact.pair_id == agreed.pair_id()) {
                return Ok(Admitted::Here { person: person.clone().into() });
            }
            match (circle.admit(&agreed, admission), wanted) {
                (Ok(id) | Err(PeopleError::AlreadyAdmitted(id)), _) => {
                    Ok(Admitted::Here { person: circle.person(id)?.into() })
                }
                (Err(PeopleError::NameTaken(id)), Some(name)) => {
                    let taken = list.iter().map(|person| person.contact.name.as_str());
                    let free_name = free_name(&name, taken).as_str().to_owned();
                    Ok(Admitted::NameTaken { known: circle.person(id)?.into(), free_name })
                }
                (Err(error), _) => Err(error),
            }
        })
    }
}

/// Gives the first of "name (2)", "name (3)" that nobody has.
fn free_name<'a>(wanted: &ContactName, taken: impl Iterator<Item = &'a str>) -> ContactName {
    let mut stem = wanted.as_str().to_owned();
    // A long name gives way to its number.
    while stem.len() > STEM_BYTES {
        stem.pop();
    }
    let folded: Vec<String> = taken.map(str::to_lowercase).collect();
    let numbered = (2_u32..=u32::MAX).map(|number| format!("{stem} ({number})"));
    let free = numbered.into_iter().find(|name| !folded.contains(&name.to_lowercase()));
    free.and_then(|name| ContactName::new(&name).ok()).unwrap_or_else(|| wanted.clone())
}

impl From<name::NameWarning> for NameWarning {
    fn from(warning: name::NameWarning) -> Self {
        match warning {
            name::NameWarning::MixedScripts => Self::MixedScripts,
            name::NameWarning::LooksLike(name) => Self::LooksLike { name: name.as_str().to_owned() },
            name::NameWarning::Unusual => Self::Unusual,
        }
    }
}
