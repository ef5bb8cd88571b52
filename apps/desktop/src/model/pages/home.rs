//! The first screen: the two big buttons, the people, pairing. It exists to be understood while the telephone rings.

use countersign::people::Person;
use countersign::verify::CallRole;

use super::{Choose, Journal, Pairing, Person as PersonPage, Settings};
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Frame, Notice, PeopleView, View};
use crate::model::{Desk, Gesture, Next, Page};

/// People, and those of them that a search finds.
#[derive(Default)]
pub(super) struct Roll {
    people: Vec<Person>,
    search: String,
    /// Whether the people were read.
    read: bool,
}

impl Roll {
    pub(super) fn set(&mut self, people: Vec<Person>) {
        self.people = people;
        self.read = true;
    }

    pub(super) fn search(&mut self, text: String) {
        self.search = text;
    }

    /// Those found, in their order.
    fn found(&self) -> impl Iterator<Item = &Person> {
        let wanted = folded(&self.search);
        self.people.iter().filter(move |person| {
            folded(person.contact.name.as_str()).contains(&wanted)
                || folded(person.contact.calls_themselves.as_str()).contains(&wanted)
        })
    }

    pub(super) fn at(&self, row: usize) -> Option<&Person> {
        self.found().nth(row)
    }

    pub(super) fn len(&self) -> usize {
        self.people.len()
    }

    pub(super) fn view(&self, desk: &Desk<'_>) -> PeopleView {
        let rows: Vec<_> = self.found().map(|person| say::row(desk.texts, person)).collect();
        let empty = match (self.read, rows.is_empty(), self.people.is_empty()) {
            (true, true, true) => desk.text("people-none"),
            (true, true, false) => desk.text("people-none-found"),
            _ => String::new(),
        };
        PeopleView { rows, search: self.search.clone(), empty, can_pair: true }
    }
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The first screen.
#[derive(Default)]
pub struct Home {
    roll: Roll,
    notice: Option<Notice>,
}

impl Home {
    fn read(desk: &mut Desk<'_>) {
        desk.ask(
            |device| Ok(device.people()?.list()?),
            |page: &mut Self, people: Result<_, Refusal>, desk| {
                match people {
                    Ok(people) => {
                        page.roll.set(people);
                        page.notice = None;
                    }
                    Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
                }
                Next::Stay
            },
        );
    }
}

impl Page for Home {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        Self::read(desk);
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        self.roll.search(String::new());
        Self::read(desk);
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame { title: desk.text("home-title"), notice: self.notice.clone(), ..Frame::default() };
        View { frame, body: Body::Home(self.roll.view(desk)) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::TheyCalled => Next::go(Choose::new(CallRole::TheyCalled)),
            Gesture::ICalled => Next::go(Choose::new(CallRole::ICalled)),
            Gesture::Pair => Next::go(Pairing::default()),
            Gesture::Journal => Next::go(Journal::default()),
            Gesture::Settings => Next::go(Settings::default()),
            Gesture::Searched(text) => {
                self.roll.search(text);
                Next::Stay
            }
            Gesture::Pick(row) => self.roll.at(row).map_or(Next::Stay, |person| Next::go(PersonPage::new(person.id))),
            _ => Next::Stay,
        }
    }
}
