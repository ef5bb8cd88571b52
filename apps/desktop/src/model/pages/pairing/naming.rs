//! What I call the person that I paired with. It exists because a name from another device is a claim: mine is the one that
//! will be shown when the telephone rings.

use std::sync::Arc;

use countersign::name::ContactName;
use countersign::pairing::{Agreed, Pairing as Paired};
use countersign::people::{Admission, Person};
use countersign_texts::say as sentence;

use super::admit::{self, Admitted, Known};
use super::number::Number;
use super::taken::Taken;
use super::{leave, words};
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Field, FormView, Frame, Notice, Tone, View};
use crate::model::{Desk, Gesture, Next, Page};

/// What I call the person.
pub(super) struct Naming {
    /// Lent to each try, so that a refusal loses nothing.
    agreed: Arc<Paired<Agreed>>,
    /// The words that the other person may still be comparing.
    shared: Vec<String>,
    name: String,
    error: String,
    warnings: Vec<String>,
    notice: Option<Notice>,
    busy: bool,
    leaving: bool,
}

impl Naming {
    /// Asks for a name, beginning with the one that they call themselves.
    pub(super) fn new(agreed: Arc<Paired<Agreed>>, shared: Vec<String>) -> Self {
        let name = agreed.peer().name.suggestion().map(|name| name.as_str().to_owned()).unwrap_or_default();
        Self {
            agreed,
            shared,
            name,
            error: String::new(),
            warnings: Vec::new(),
            notice: None,
            busy: false,
            leaving: false,
        }
    }

    /// Reads what is known, and goes on where the person is here already.
    fn read(&self, desk: &mut Desk<'_>) {
        let agreed = Arc::clone(&self.agreed);
        desk.ask(
            move |device| admit::known(device, &agreed),
            |page: &mut Self, known: Result<Known, Refusal>, desk| match known {
                Ok(Known { admitted: Some(person), .. }) => go_on(*person),
                Ok(Known { warnings, .. }) => {
                    page.warnings = warnings.iter().map(|warning| words::of_warning(desk.texts, warning)).collect();
                    Next::Stay
                }
                Err(refusal) => {
                    page.notice = Some(say::refused(desk.texts, &refusal));
                    Next::Stay
                }
            },
        );
    }

    fn keep(&mut self, desk: &mut Desk<'_>) -> Next {
        let name = match ContactName::new(&self.name) {
            Ok(name) => name,
            Err(error) => {
                self.error = desk.text(words::of_name(error));
                return Next::Stay;
            }
        };
        self.busy = true;
        self.notice = None;
        let agreed = Arc::clone(&self.agreed);
        desk.ask(
            move |device| admit::admit(device, &agreed, Admission::New(name)),
            |page: &mut Self, admitted: Result<Admitted, Refusal>, desk| {
                page.busy = false;
                match admitted {
                    Ok(Admitted::Here(person)) => go_on(*person),
                    Ok(Admitted::NameTaken { known, free }) => {
                        Next::go(Taken::new(Arc::clone(&page.agreed), *known, &free))
                    }
                    Err(refusal) => {
                        page.notice = Some(say::refused(desk.texts, &refusal));
                        Next::Stay
                    }
                }
            },
        );
        Next::Stay
    }
}

/// Goes on with a person who is kept: back leads to the first screen from here.
pub(super) fn go_on(person: Person) -> Next {
    Next::HomeThen(Box::new(Number::new(person)))
}

impl Page for Naming {
    fn view(&self, desk: &Desk<'_>) -> View {
        if self.leaving {
            return leave::view(desk, "pair-leave-naming");
        }
        let calls = self.agreed.peer().name.as_str().to_owned();
        let mut paragraphs = vec![sentence!(desk.texts, "pair-calls-themselves", name = calls)];
        if !self.shared.is_empty() {
            paragraphs.push(sentence!(desk.texts, "pair-paired-words", words = self.shared.join(" ")));
        }
        let warning =
            (!self.warnings.is_empty()).then(|| Notice { tone: Tone::Warning, text: self.warnings.join(" ") });
        let field = Field {
            label: desk.text("pair-name-label"),
            value: self.name.clone(),
            help: desk.text("pair-name-help"),
            error: self.error.clone(),
            ..Field::default()
        };
        let frame = Frame {
            title: desk.text("pair-name-title"),
            paragraphs,
            notice: self.notice.clone().or(warning),
            back: Some(desk.text("pair-leave-end")),
            primary: Some(Button::new(desk.text("pair-keep")).when(!self.name.trim().is_empty())),
            busy: self.busy.then(|| desk.text("pair-keeping")),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView { fields: vec![field], ..FormView::default() }) }
    }

    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.read(desk);
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        // An answer that came while everything was locked was lost; whether the person is here is asked anew.
        self.busy = false;
        self.notice = None;
        self.read(desk);
        Next::Stay
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        if self.busy {
            return Next::Stay;
        }
        if self.leaving {
            match leave::answer(&gesture) {
                Some(leave::Answer::GoOn) => self.leaving = false,
                Some(leave::Answer::End) => return Next::Home,
                None => {}
            }
            return Next::Stay;
        }
        match gesture {
            Gesture::Edited(0, text) => {
                self.name = text;
                self.error.clear();
                Next::Stay
            }
            Gesture::Primary | Gesture::Accepted(0) => self.keep(desk),
            _ => Next::Stay,
        }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        // While it is being written there is nothing to end.
        self.leaving = !self.leaving && !self.busy;
        Next::Stay
    }

    fn outlives_lock(&self) -> bool {
        true
    }
}
