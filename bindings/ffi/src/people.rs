//! What is unlocked: the people this device is paired with. It exists as one handle behind one lock, so that calls from
//! any thread follow on each other and locking ends all of them at once.

pub(crate) mod checks;
pub(crate) mod doctor;
mod edit;
pub(crate) mod journal;
mod owner;
pub(crate) mod slots;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use countersign::people::{self, PeopleError};
use countersign_vault::{ANCHOR, SystemEntropy, Vault, VaultError};

use crate::clock::DeviceClock;
use crate::error::CountersignError;
use crate::place::VaultPlace;
use crate::view::{PersonId, PersonView};

/// The rules' facade over an unlocked vault.
pub(crate) type Circle = people::People<Vault, DeviceClock, SystemEntropy>;

/// The people over an unlocked vault: who is here, what they are shown, what their codes are worth, what happened.
///
/// Every call may come from any thread; they follow on each other. After [`People::lock`] each of them answers
/// [`CountersignError::Locked`].
#[derive(uniffi::Object)]
pub struct People {
    pub(crate) place: VaultPlace,
    inner: Mutex<Inner>,
}

struct Inner {
    /// `None` once it was locked.
    circle: Option<Circle>,
    /// The anchor that the shell is known to keep.
    kept: Option<Vec<u8>>,
}

#[uniffi::export]
impl People {
    /// Lists everyone, by name.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn list(&self) -> Result<Vec<PersonView>, CountersignError> {
        self.with(|circle| Ok(circle.list()?.into_iter().map(PersonView::from).collect()))
    }

    /// Shows one person.
    ///
    /// # Errors
    /// [`CountersignError::NoSuchPerson`], and those of the vault.
    pub fn person(&self, id: PersonId) -> Result<PersonView, CountersignError> {
        self.with(|circle| Ok(circle.person(id.into())?.into()))
    }

    /// Finds people whose name, or a word of it, begins with `text`; case does not count. A name typed whole gives that
    /// person alone. More than one is for the person to decide.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn find(&self, text: String) -> Result<Vec<PersonView>, CountersignError> {
        self.with(|circle| {
            Ok(match circle.find(&text)? {
                people::Matches::None => Vec::new(),
                people::Matches::One(person) => vec![(*person).into()],
                people::Matches::Several(people) => people.into_iter().map(PersonView::from).collect(),
            })
        })
    }

    /// Gives the anchor of the newest state, 104 bytes, when it is another than the one that the shell keeps; none
    /// otherwise. It is no secret. Ask after each call that changes something, keep the anchor beside the vault key, and
    /// say so with [`People::anchor_kept`].
    ///
    /// # Errors
    /// [`CountersignError::Locked`].
    pub fn new_anchor(&self) -> Result<Option<Vec<u8>>, CountersignError> {
        let mut inner = self.inner();
        let anchor = inner.circle()?.store().anchor().to_vec();
        Ok((inner.kept.as_ref() != Some(&anchor)).then_some(anchor))
    }

    /// Says that the shell keeps this anchor. From the first time on, its absence at unlocking is a reason for doubt.
    ///
    /// # Errors
    /// [`CountersignError::UnfitAnchor`] for anything that [`People::new_anchor`] did not give,
    /// [`CountersignError::Locked`], and those of writing.
    pub fn anchor_kept(&self, anchor: Vec<u8>) -> Result<(), CountersignError> {
        let mut inner = self.inner();
        if anchor.len() != ANCHOR {
            return Err(CountersignError::UnfitAnchor);
        }
        inner.circle()?.store().anchor_kept()?;
        inner.kept = Some(anchor);
        Ok(())
    }

    /// Locks: wipes every key, ends what is under way, and makes each later call answer [`CountersignError::Locked`].
    /// Doing it twice changes nothing. Pairings that are under way hold their own secrets: cancel them as well.
    pub fn lock(&self) {
        self.inner().circle = None;
    }

    /// Tells whether [`People::lock`] was called.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.inner().circle.is_none()
    }

    /// Erases everyone, the journal and the keys, after a person said so; nothing can be brought back. This object is
    /// locked afterwards, whatever came of it. The shell removes key and anchor from its keystore.
    ///
    /// # Errors
    /// [`CountersignError`]; the next opening goes on where this one stopped.
    pub fn erase(&self) -> Result<(), CountersignError> {
        let circle = self.inner().circle.take().ok_or(CountersignError::Locked)?;
        Ok(circle.into_store().delete()?)
    }
}

impl People {
    /// Takes an opened vault; `kept` is the anchor that the shell keeps.
    pub(crate) fn over(place: &VaultPlace, vault: Vault, kept: Option<Vec<u8>>) -> Arc<Self> {
        let place = VaultPlace { folder: place.folder.clone(), clock: place.clock.clone() };
        let circle = Some(people::People::new(vault, place.clock.clone(), SystemEntropy));
        Arc::new(Self { place, inner: Mutex::new(Inner { circle, kept }) })
    }

    /// Lends the people to `work`.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut Circle) -> Result<T, PeopleError<VaultError>>,
    ) -> Result<T, CountersignError> {
        Ok(work(self.inner().circle()?)?)
    }

    /// Lends the vault to `work`: slots, the chain, the anchor.
    pub(crate) fn with_vault<T>(
        &self,
        work: impl FnOnce(&mut Vault) -> Result<T, VaultError>,
    ) -> Result<T, CountersignError> {
        Ok(work(self.inner().circle()?.store())?)
    }

    /// Locks the state. A panic below cannot have left it half changed: every change is one transaction of the vault.
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn circle(&mut self) -> Result<&mut Circle, CountersignError> {
        self.circle.as_mut().ok_or(CountersignError::Locked)
    }
}
