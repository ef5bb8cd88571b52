//! The person's part of a pairing: the clocks, the name, the words, and the one moment in which a contact is stored. It
//! exists apart from the messages because nothing before that moment leaves a trace.

use countersign::contact::{ContactId, TrustLevel};
use countersign::name::{ContactName, NameWarning, PeerName};
use countersign::pairing::{Agreed, Answer, Ask, ConfirmError, Pairing, PairingError, Wanting, WordSet};
use countersign::people::{Admission, PeopleError, Person};
use countersign::ports::Clock as _;
use countersign::words::Word;
use serde::Serialize;

use super::drive::{Driver, Stop};
use super::words;
use crate::screen::{STRONG, paint};
use crate::texts::say;
use crate::verb::edit;

#[derive(Serialize)]
struct WordsStep {
    step: &'static str,
    mine: [&'static str; 3],
}

/// What the command line said about the contact.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    /// The name to give.
    pub(super) name: Option<ContactName>,
    /// The known person whose new device this is.
    pub(super) replace: Option<Person>,
    /// Whether clocks may be far apart.
    pub(super) any_clock: bool,
}

/// A contact that is stored.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) id: ContactId,
    pub(super) name: ContactName,
    pub(super) level: TrustLevel,
    /// Whether this device showed the Offer; it begins the drill.
    pub(super) offered: bool,
}

/// What is known once both devices agree.
struct Facts {
    peer: PeerName,
    level: TrustLevel,
    ask: Ask,
    mine: WordSet,
    theirs: Option<WordSet>,
}

impl Driver<'_> {
    /// Settles the pairing with the person and stores the contact.
    pub(super) fn settle(&mut self, finish: Option<String>, wishes: &Wishes) -> Result<Stored, Stop> {
        let Some(confirming) = self.session.confirming() else { return Err(PairingError::Cancelled.into()) };
        let clock = confirming.clock();
        let facts = Facts {
            peer: confirming.peer().name.clone(),
            level: confirming.level(),
            ask: confirming.ask(),
            mine: confirming.mine(),
            theirs: confirming.theirs(),
        };
        if let Some(distance) = clock {
            let text = words::of_distance(&self.shell.texts, distance);
            self.note(&text);
            if distance.blocks() {
                let question = self.shell.texts.get("pair-clock-override");
                let agreed = wishes.any_clock || (self.shell.person_is_there() && self.ask_yes(&question)?);
                if !agreed {
                    return Err(PairingError::ClockSuspect.into());
                }
                self.session.accept_clock();
            }
        }
        if let Some(finish) = finish {
            self.show(&finish)?;
        }
        let admission = self.name(&facts, wishes)?;
        let agreed = self.confirm(&facts)?;
        self.admit(&agreed, admission)
    }

    /// Compares words, or has the person look at the other's screen.
    fn confirm(&mut self, facts: &Facts) -> Result<Pairing<Agreed>, Stop> {
        let mine = spoken(facts.mine);
        let name = facts.peer.as_str().to_owned();
        if self.shell.json() {
            self.shell.screen.json(&WordsStep { step: "words", mine });
        }
        let lead = match (facts.ask, facts.level) {
            (Ask::Words, TrustLevel::RemoteSas) => say!(&self.shell.texts, "pair-words-remote", name = name),
            (Ask::Words, TrustLevel::InPersonWords | TrustLevel::InPersonQr) => {
                say!(&self.shell.texts, "pair-words-here", name = name)
            }
            (Ask::TheirScreen | Ask::Person, _) => self.shell.texts.get("pair-words-glance"),
        };
        self.note(&lead);
        if self.way.is_text() && !self.shell.json() {
            self.shell.screen.raw(&format!("{}\n", mine.join(" ")));
        } else if !self.shell.json() {
            // The responder's words come first on both screens, so that one glance compares them.
            let both = match (facts.ask, facts.theirs) {
                (Ask::TheirScreen, Some(theirs)) => format!("{}  ·  {}", spoken(theirs).join(" "), mine.join(" ")),
                (Ask::Person, Some(theirs)) => format!("{}  ·  {}", mine.join(" "), spoken(theirs).join(" ")),
                (Ask::Words | Ask::TheirScreen | Ask::Person, _) => mine.join(" "),
            };
            self.shell.screen.note(&format!("  {}", paint(STRONG, &both)));
        }
        let question = match facts.ask {
            Ask::Words => self.shell.texts.get("pair-type-words"),
            Ask::TheirScreen => {
                say!(&self.shell.texts, "pair-their-screen", hint = self.shell.texts.get("answer-hint"))
            }
            Ask::Person => say!(&self.shell.texts, "pair-same-words", hint = self.shell.texts.get("answer-hint")),
        };
        loop {
            let line = self.ask(&question)?;
            let answer = match (facts.ask, words::yes_or_no(&self.shell.texts, &line)) {
                (Ask::TheirScreen | Ask::Person, Some(false)) => return Err(PairingError::Cancelled.into()),
                (Ask::TheirScreen | Ask::Person, Some(true)) => Answer::Yes,
                // Words that were typed where a yes would do are held to; anything else is asked again.
                (Ask::TheirScreen | Ask::Person, None) if Word::parse_line::<3>(&line).is_none() => continue,
                (Ask::Words | Ask::TheirScreen | Ask::Person, _) if line.is_empty() => continue,
                (Ask::Words | Ask::TheirScreen | Ask::Person, _) => Answer::Typed(&line),
            };
            let now = self.people.clock().read();
            let text = match self.session.confirm(answer, now) {
                Ok(agreed) => return Ok(agreed),
                Err(ConfirmError::Ended(error)) => return Err(error.into()),
                Err(ConfirmError::NotConfirming) => return Err(PairingError::Cancelled.into()),
                Err(ConfirmError::Wanting(Wanting::Words | Wanting::WordsOfTheList)) => {
                    self.shell.texts.get("pair-not-words")
                }
                Err(ConfirmError::Wanting(Wanting::OtherWords)) => self.shell.texts.get("pair-other-words"),
                Err(ConfirmError::Wanting(Wanting::Clock(_))) => return Err(PairingError::ClockSuspect.into()),
            };
            self.note(&text);
        }
    }

    /// Settles under which name the contact will be stored.
    fn name(&mut self, facts: &Facts, wishes: &Wishes) -> Result<Admission, Stop> {
        let calls = say!(&self.shell.texts, "pair-calls-themselves", name = facts.peer.as_str().to_owned());
        self.note(&calls);
        let people = self.people.list().map_err(|error| self.failed(error))?;
        for warning in facts.peer.warnings(people.iter().map(|person| &person.contact.name)) {
            let text = self.warning(&warning);
            self.note(&text);
        }
        if let Some(person) = &wishes.replace {
            if person.contact.level > facts.level {
                let name = person.contact.name.as_str().to_owned();
                let text = say!(&self.shell.texts, "pair-weaker", name = name);
                self.note(&text);
            }
            return Ok(Admission::Replacing(person.id));
        }
        if let Some(name) = &wishes.name {
            return Ok(Admission::New(name.clone()));
        }
        let suggestion = self.suggestion(&facts.peer)?;
        if self.shell.person_is_there() {
            self.ask_name(&suggestion, facts.level)
        } else {
            Ok(Admission::New(self.free_name(&suggestion)?))
        }
    }

    fn warning(&self, warning: &NameWarning) -> String {
        let texts = &self.shell.texts;
        match warning {
            NameWarning::MixedScripts => texts.get("pair-name-mixed"),
            NameWarning::LooksLike(other) => say!(texts, "pair-name-alike", name = other.as_str().to_owned()),
            NameWarning::Unusual => texts.get("pair-name-unusual"),
        }
    }

    /// Asks what to call the person, and whose device it is when the name is taken.
    fn ask_name(&mut self, suggestion: &ContactName, level: TrustLevel) -> Result<Admission, Stop> {
        loop {
            let question = say!(&self.shell.texts, "pair-ask-name", name = suggestion.as_str().to_owned());
            let typed = self.ask(&question)?;
            let name = match ContactName::new(&typed) {
                _ if typed.is_empty() => suggestion.clone(),
                Ok(name) => name,
                Err(error) => {
                    let text = edit::unfit_name(self.shell, error).message;
                    self.note(&text);
                    continue;
                }
            };
            let Some(known) = self.people.named(&name).map_err(|error| self.failed(error))? else {
                return Ok(Admission::New(name));
            };
            let known_name = known.contact.name.as_str().to_owned();
            let question = say!(&self.shell.texts, "pair-name-taken", name = known_name.clone());
            let second = self.free_name(&name)?;
            let choices = [
                say!(&self.shell.texts, "pair-taken-replace", name = known_name.clone()),
                say!(&self.shell.texts, "pair-taken-second", name = second.as_str().to_owned()),
                self.shell.texts.get("pair-taken-other"),
            ];
            match self.ask_choice(&question, &choices)? {
                0 => {
                    if known.contact.level > level {
                        let warning = say!(&self.shell.texts, "pair-weaker", name = known_name);
                        self.note(&warning);
                        let question = self.shell.texts.get("pair-replace-anyway");
                        if !self.ask_yes(&question)? {
                            continue;
                        }
                    }
                    return Ok(Admission::Replacing(known.id));
                }
                1 => return Ok(Admission::New(second)),
                _ => {}
            }
        }
    }

    /// Gives what to call a person unless someone says otherwise: what they call themselves, where that can be a name here.
    fn suggestion(&self, peer: &PeerName) -> Result<ContactName, Stop> {
        let nameless = self.shell.texts.get("pair-nameless");
        peer.suggestion().or_else(|| ContactName::new(&nameless).ok()).ok_or(Stop::Pairing(PairingError::BadProfile))
    }

    /// Gives the name, or the first of "name 2", "name 3" that nobody has.
    pub(super) fn free_name(&mut self, wanted: &ContactName) -> Result<ContactName, Stop> {
        let mut name = wanted.clone();
        for number in 2_u32.. {
            if self.people.named(&name).map_err(|error| self.failed(error))?.is_none() {
                break;
            }
            let mut stem: String = wanted.as_str().to_owned();
            // A long name gives way to its number.
            while stem.len() > 100 {
                stem.pop();
            }
            name = ContactName::new(&format!("{stem} {number}")).unwrap_or(name);
        }
        Ok(name)
    }

    /// Stores the contact: one transaction, after which the pairing is kept whatever happens.
    fn admit(&mut self, agreed: &Pairing<Agreed>, mut admission: Admission) -> Result<Stored, Stop> {
        let offered = agreed.side() == countersign::contact::Side::Initiator;
        let mut tries = 0_u8;
        loop {
            match self.people.admit(agreed, admission.clone()) {
                Ok(id) => {
                    let contact = self.people.person(id).map_err(|error| self.failed(error))?.contact;
                    return Ok(Stored { id, name: contact.name, level: contact.level, offered });
                }
                // Another program took the name, or removed the person, since it was asked for.
                Err(PeopleError::NameTaken(_)) if tries < 8 => {
                    let Admission::New(name) = &admission else { return Err(PairingError::Storage.into()) };
                    let name = name.clone();
                    admission = Admission::New(self.free_name(&name)?);
                }
                Err(PeopleError::NoSuchPerson) if tries < 8 => {
                    let name = self.suggestion(&agreed.peer().name)?;
                    admission = Admission::New(self.free_name(&name)?);
                }
                Err(error) => return Err(self.failed(error)),
            }
            tries = tries.saturating_add(1);
        }
    }
}

/// Gives the words as they are read aloud.
pub(super) fn spoken(words: WordSet) -> [&'static str; 3] {
    words.map(Word::as_str)
}
