//! One of the tour's two devices: a folder of its own with everything a device keeps, and a key that is thrown away. It
//! exists so that the tour does what devices do and touches neither the person's own folder nor their keyring.

use std::path::Path;

use countersign::contact::ContactId;
use countersign::name::OwnName;
use countersign::pairing::{Answer, Event, Meeting, ReadBy, Session, WordSet};
use countersign::people::{Admission, Checked, People, Proof};
use countersign::ports::Clock as _;
use countersign::secret::Secret;
use countersign::verify::CallRole;
use countersign::words::Word;
use countersign_vault::{PlatformSlot, Setup, SystemClock, SystemEntropy, Vault};

use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::session::Circle;
use crate::texts::Texts;

/// A device and its owner.
pub(super) struct Device<'a> {
    texts: &'a Texts,
    people: Circle,
    session: Session,
    /// The other person, once they are paired.
    other: Option<ContactId>,
}

impl<'a> Device<'a> {
    /// Makes a device in its folder.
    pub(super) fn new(texts: &'a Texts, folder: &Path, name: &str) -> Outcome<Self> {
        let own_name = OwnName::new(name).map_err(|_| unexpected(texts))?;
        let key = Secret::random(&mut SystemEntropy).map_err(|_| failure!(texts, "no-randomness", Exit::Vault))?;
        let at = SystemClock.read().wall;
        let setup =
            Setup { own_name: &own_name, at, platform: PlatformSlot::Handed(&key), passphrase: None, recovery: None };
        let vault = Vault::create(folder, setup).map_err(|error| Failure::of_vault(texts, error))?;
        let mut people = People::new(vault, SystemClock, SystemEntropy);
        let me = people.introduction().map_err(|error| Failure::of(texts, error))?;
        Ok(Self { texts, people, session: Session::listen(me, Meeting::InPerson), other: None })
    }

    /// Begins a pairing and gives the first message.
    pub(super) fn offer(&mut self) -> Outcome<String> {
        let me = self.people.introduction().map_err(|error| Failure::of(self.texts, error))?;
        let now = SystemClock.read();
        self.session = Session::offer(me, Meeting::InPerson, now, self.people.entropy())
            .map_err(|_| failure!(self.texts, "no-randomness", Exit::Vault))?;
        self.session.showing().ok_or_else(|| unexpected(self.texts))
    }

    /// Reads a message from a picture; gives the one to show next, if there is one.
    pub(super) fn read(&mut self, message: &str) -> Outcome<Option<String>> {
        let now = SystemClock.read();
        let event = self
            .session
            .feed(message, ReadBy::Image, now, self.people.entropy())
            .map_err(|_| failure!(self.texts, "no-randomness", Exit::Vault))?;
        match event {
            Event::Show(message) => Ok(Some(message)),
            Event::Confirm { show } => Ok(show),
            Event::Ignored | Event::Refused { .. } | Event::Ended(_) => Err(unexpected(self.texts)),
        }
    }

    /// Gives the words that this device's owner reads aloud.
    pub(super) fn words(&self) -> Outcome<String> {
        let words: WordSet = self.session.confirming().ok_or_else(|| unexpected(self.texts))?.mine();
        Ok(words.map(Word::as_str).join(" "))
    }

    /// Types the words that were read aloud, and stores the contact under the name they gave.
    pub(super) fn confirm(&mut self, words: &str) -> Outcome<()> {
        let now = SystemClock.read();
        let agreed = self.session.confirm(Answer::Typed(words), now).map_err(|_| unexpected(self.texts))?;
        let name = agreed.peer().name.suggestion().ok_or_else(|| unexpected(self.texts))?;
        let id = self.people.admit(&agreed, Admission::New(name)).map_err(|error| Failure::of(self.texts, error))?;
        self.other = Some(id);
        Ok(())
    }

    /// Shows the code for the other person.
    pub(super) fn prove(&mut self, role: CallRole) -> Outcome<Proof> {
        let other = self.other.ok_or_else(|| unexpected(self.texts))?;
        self.people.prove(other, role).map_err(|error| Failure::of(self.texts, error))
    }

    /// Checks a code that was read out.
    pub(super) fn check(&mut self, role: CallRole, code: &str) -> Outcome<Checked> {
        let other = self.other.ok_or_else(|| unexpected(self.texts))?;
        self.people.check(other, role, code, None).map_err(|error| Failure::of(self.texts, error))
    }
}

/// Says that a step of the tour did not come out as it has to.
pub(super) fn unexpected(texts: &Texts) -> Failure {
    failure!(texts, "tour-unexpected", Exit::NotVerified)
}
