//! Omar at his window, and Petra's device in her hand: the two have met, and no screen was pressed for it.

mod checks;

use countersign::code::{CodeKey, Context, Whose, hotp};
use countersign::contact::{CallbackNumber, ContactId, NumberSource};
use countersign::journal::{Record, RecordLine};
use countersign::name::ContactName;
use countersign::pairing::{Answer, Event, Meeting, ReadBy, Session};
use countersign::people::{Admission, Person};
use countersign::ports::{Clock as _, Store as _, Transaction as _};
use countersign::time::{TimeStep, UnixTime};
use countersign::verify::CallRole;
use countersign_vault::{SystemEntropy, VaultError};

use super::{Drive, NOON};
use crate::model::Gesture;
use crate::model::view::{Body, CallView};

pub(super) const LANGUAGES: [&str; 2] = ["en", "de"];
pub(super) const ROLES: [CallRole; 2] = [CallRole::TheyCalled, CallRole::ICalled];

/// The number that Omar has of Petra, where he has one.
pub(super) const NUMBER: &str = "+4989123456";

/// Omar at his window, and Petra's device.
pub(super) struct Couple {
    pub(super) omar: Drive,
    pub(super) petra: Drive,
    pub(super) petra_at_omar: ContactId,
    pub(super) omar_at_petra: ContactId,
}

impl Couple {
    /// Omar knows Petra Weiß as Petra. No code of theirs is another one by chance.
    pub(super) fn new(language: &str) -> Self {
        loop {
            let mut couple = Self::meet(language);
            if couple.codes_differ() {
                couple.look_anew();
                return couple;
            }
        }
    }

    fn meet(language: &str) -> Self {
        let (mut omar, mut petra) = (Drive::open(language, "Omar Haddad"), Drive::open(language, "Petra Weiß"));
        let (petra_at_omar, omar_at_petra) = meet(&mut omar, &mut petra, ("Petra", "Omar"));
        Self { omar, petra, petra_at_omar, omar_at_petra }
    }

    /// Holds that, around noon, no two codes of the two are the same: a verdict then has no other reason than the story.
    fn codes_differ(&mut self) -> bool {
        let id = self.petra_at_omar;
        let side = self.person().contact.side;
        let vault = self.omar.device.vault().unwrap();
        let root = vault.read(|tx| tx.root(id)).unwrap_or_else(|error: VaultError| panic!("{error}"));
        let noon = UnixTime(NOON).step().0;
        let mut codes = Vec::new();
        for (whose, context) in
            [Whose::Mine, Whose::Theirs].into_iter().flat_map(|whose| Context::ALL.map(|c| (whose, c)))
        {
            let key = CodeKey::derive(&root, side.direction(whose), context);
            codes.extend((noon - 30..noon + 40).map(|step| hotp(&key, TimeStep(step))));
        }
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        codes.len() == all
    }

    /// Lets time pass on both devices.
    pub(super) fn pass(&self, seconds: u64) {
        self.omar.clock.pass(seconds);
        self.petra.clock.pass(seconds);
    }

    /// Shows the first screen, with what the vault holds by now.
    pub(super) fn look_anew(&mut self) {
        self.omar.app.home();
        self.omar.settle();
    }

    /// Saves a number for Petra, from her card.
    pub(super) fn save_number(&mut self) {
        let number = CallbackNumber::new(NUMBER, NumberSource::Card, UnixTime(NOON)).unwrap();
        let id = self.petra_at_omar;
        self.omar.device.people().unwrap().set_number(id, Some(number)).unwrap();
    }

    /// What Petra's device shows in a call in which this is Omar's role.
    pub(super) fn hers(&mut self, role: CallRole) -> String {
        let omar = self.omar_at_petra;
        if role == CallRole::TheyCalled {
            return self.petra.device.people().unwrap().prove(omar, CallRole::ICalled).unwrap().code.digits();
        }
        // Hers comes after his has passed, which may have been a while ago.
        let his = self.mine();
        let people = self.petra.device.people().unwrap();
        people.check(omar, CallRole::TheyCalled, &his, None).unwrap();
        people.prove(omar, CallRole::TheyCalled).unwrap().code.digits()
    }

    /// Omar's own code, as the one who calls.
    pub(super) fn mine(&mut self) -> String {
        let petra = self.petra_at_omar;
        self.omar.device.people().unwrap().prove(petra, CallRole::ICalled).unwrap().code.digits()
    }

    /// Opens the check from the first screen: who called, and who they say they are.
    pub(super) fn call(&mut self, role: CallRole) {
        self.look_anew();
        self.omar.gesture(if role == CallRole::ICalled { Gesture::ICalled } else { Gesture::TheyCalled });
        self.omar.pick("Petra");
    }

    /// Types a code, whole.
    pub(super) fn types(&mut self, code: &str) {
        self.omar.effects.clear();
        self.omar.gesture(Gesture::Typed(code.to_owned()));
    }

    /// Opens the check, and types a code.
    pub(super) fn call_and_type(&mut self, role: CallRole, code: &str) {
        self.call(role);
        self.types(code);
    }

    /// Petra, as Omar's vault has her.
    pub(super) fn person(&mut self) -> Person {
        let id = self.petra_at_omar;
        self.omar.device.people().unwrap().person(id).unwrap()
    }

    pub(super) fn records(&mut self) -> Vec<Record> {
        self.omar.device.people().unwrap().journal(1, usize::MAX).unwrap()
    }

    /// The newest record.
    pub(super) fn newest(&mut self) -> RecordLine {
        RecordLine::new(self.records().last().unwrap())
    }

    pub(super) fn is_at(&mut self, key: &str) -> bool {
        self.omar.title() == self.omar.text(key)
    }

    /// A sentence with a value in it.
    pub(super) fn say(&self, key: &str, value: (&str, &str)) -> String {
        self.omar.texts().with(key, None, &[(value.0, value.1.into())])
    }

    /// The screen of the check, or of Omar's code alone.
    pub(super) fn check_view(&mut self) -> CallView {
        match self.omar.view().body {
            Body::Call(view) | Body::Mine(view) => view,
            other => panic!("no check: {other:?}"),
        }
    }
}

/// Pairs two devices face to face and gives each one's number for the other; the first name is what the second device is
/// called at the first.
pub(super) fn meet(a: &mut Drive, b: &mut Drive, names: (&str, &str)) -> (ContactId, ContactId) {
    let (at_a, at_b) = (a.clock.read(), b.clock.read());
    let (a, b) = (a.device.people().unwrap(), b.device.people().unwrap());
    let entropy = &mut SystemEntropy;
    let mut first = Session::offer(a.introduction().unwrap(), Meeting::InPerson, at_a, entropy).unwrap();
    let mut second = Session::listen(b.introduction().unwrap(), Meeting::InPerson);
    let offer = first.showing().unwrap();
    let Event::Show(reply) = second.feed(&offer, ReadBy::Camera, at_b, entropy).unwrap() else { panic!("no reply") };
    let Event::Confirm { show } = first.feed(&reply, ReadBy::Camera, at_a, entropy).unwrap() else { panic!("no end") };
    second.feed(&show.unwrap(), ReadBy::Camera, at_b, entropy).unwrap();
    let new = |name| Admission::New(ContactName::new(name).unwrap());
    let b_at_a = a.admit(&first.confirm(Answer::Yes, at_a).unwrap(), new(names.0)).unwrap();
    let a_at_b = b.admit(&second.confirm(Answer::Yes, at_b).unwrap(), new(names.1)).unwrap();
    (b_at_a, a_at_b)
}
