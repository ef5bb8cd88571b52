//! Whose device this is when the name is taken: a known person's new one, a second one of theirs, or someone else's. It
//! exists because only the first takes the old device's place, and nobody but the person knows which it is.

use std::sync::Arc;

use countersign::name::ContactName;
use countersign::pairing::{Agreed, Pairing as Paired};
use countersign::people::{Admission, Person};
use countersign_texts::say as sentence;

use super::admit::{self, Admitted, Known};
use super::naming::go_on;
use super::words;
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Choice, Field, FormView, Frame, Notice, Tone, View};
use crate::model::{Desk, Gesture, Next, Page};

/// Whose device it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// Theirs, in place of the old one.
    Replacing,
    /// Theirs, beside the old one.
    Second,
    /// Somebody else's.
    Other,
}

impl Whose {
    const ALL: [Self; 3] = [Self::Replacing, Self::Second, Self::Other];
}

/// Whose device this is when the name is taken.
pub(super) struct Taken {
    agreed: Arc<Paired<Agreed>>,
    known: Person,
    whose: Option<Whose>,
    /// What a second device would be called.
    second: String,
    /// What someone else is called.
    other: String,
    error: String,
    notice: Option<Notice>,
    busy: bool,
}

impl Taken {
    /// Asks whose device it is; `free` is a name beside the taken one that nobody has.
    pub(super) fn new(agreed: Arc<Paired<Agreed>>, known: Person, free: &ContactName) -> Self {
        Self {
            agreed,
            known,
            whose: None,
            second: free.as_str().to_owned(),
            other: String::new(),
            error: String::new(),
            notice: None,
            busy: false,
        }
    }

    fn name(&self) -> String {
        self.known.contact.name.as_str().to_owned()
    }

    /// Gives the name that is typed for this answer.
    fn typed(&mut self) -> Option<&mut String> {
        match self.whose? {
            Whose::Replacing => None,
            Whose::Second => Some(&mut self.second),
            Whose::Other => Some(&mut self.other),
        }
    }

    fn is_weaker(&self) -> bool {
        self.whose == Some(Whose::Replacing) && self.known.contact.level > self.agreed.level()
    }

    fn keep(&mut self, desk: &mut Desk<'_>) -> Next {
        let typed = match self.whose {
            None => return Next::Stay,
            Some(Whose::Replacing) => None,
            Some(Whose::Second) => Some(&self.second),
            Some(Whose::Other) => Some(&self.other),
        };
        let admission = match typed.map(|typed| ContactName::new(typed)) {
            None => Admission::Replacing(self.known.id),
            Some(Ok(name)) => Admission::New(name),
            Some(Err(error)) => {
                self.error = desk.text(words::of_name(error));
                return Next::Stay;
            }
        };
        self.busy = true;
        self.notice = None;
        let agreed = Arc::clone(&self.agreed);
        desk.ask(
            move |device| admit::admit(device, &agreed, admission),
            |page: &mut Self, admitted: Result<Admitted, Refusal>, desk| {
                page.busy = false;
                match admitted {
                    Ok(Admitted::Here(person)) => return go_on(*person),
                    Ok(Admitted::NameTaken { known, .. }) => {
                        let name = known.contact.name.as_str().to_owned();
                        page.error = sentence!(desk.texts, "pair-taken-again", name = name);
                    }
                    Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
                }
                Next::Stay
            },
        );
        Next::Stay
    }

    fn choice(&self, desk: &Desk<'_>, whose: Whose) -> Choice {
        let name = self.name();
        let (title, detail) = match whose {
            Whose::Replacing => {
                (sentence!(desk.texts, "pair-taken-replacing", name = name), desk.text("pair-taken-replacing-means"))
            }
            Whose::Second => {
                (sentence!(desk.texts, "pair-taken-second", name = name), desk.text("pair-taken-second-means"))
            }
            Whose::Other => (desk.text("pair-taken-other"), desk.text("pair-taken-other-means")),
        };
        Choice { title, detail, chosen: self.whose == Some(whose), enabled: true }
    }

    fn fields(&self, desk: &Desk<'_>) -> Vec<Field> {
        let value = match self.whose {
            None | Some(Whose::Replacing) => return Vec::new(),
            Some(Whose::Second) => &self.second,
            Some(Whose::Other) => &self.other,
        };
        vec![Field {
            label: desk.text("pair-name-label"),
            value: value.clone(),
            help: desk.text("pair-name-help"),
            error: self.error.clone(),
            ..Field::default()
        }]
    }
}

impl Page for Taken {
    fn view(&self, desk: &Desk<'_>) -> View {
        let weaker = self.is_weaker().then(|| Notice {
            tone: Tone::Warning,
            text: sentence!(desk.texts, "pair-taken-weaker", name = self.name()),
        });
        let primary = match self.whose {
            Some(Whose::Replacing) => Button::new(desk.text("pair-taken-replace")).destroys(),
            Some(Whose::Second | Whose::Other) | None => Button::new(desk.text("pair-keep")).when(self.whose.is_some()),
        };
        let frame = Frame {
            title: sentence!(desk.texts, "pair-taken-title", name = self.name()),
            notice: self.notice.clone().or(weaker),
            back: Some(desk.text("back")),
            primary: Some(primary),
            busy: self.busy.then(|| desk.text("pair-keeping")),
            ..Frame::default()
        };
        let choices = Whose::ALL.map(|whose| self.choice(desk, whose));
        let form = FormView { choices: choices.into(), fields: self.fields(desk), ..FormView::default() };
        View { frame, body: Body::Form(form) }
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        // As with the name: an answer may have been lost behind the lock.
        self.busy = false;
        let agreed = Arc::clone(&self.agreed);
        desk.ask(
            move |device| admit::known(device, &agreed),
            |_: &mut Self, known: Result<Known, Refusal>, _| match known {
                Ok(Known { admitted: Some(person), .. }) => go_on(*person),
                Ok(_) | Err(_) => Next::Stay,
            },
        );
        Next::Stay
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => {}
            Gesture::Choose(row) => {
                self.whose = Whose::ALL.get(row).copied().or(self.whose);
                self.error.clear();
            }
            Gesture::Edited(0, text) => {
                if let Some(typed) = self.typed() {
                    *typed = text;
                }
                self.error.clear();
            }
            Gesture::Primary | Gesture::Accepted(0) => return self.keep(desk),
            _ => {}
        }
        Next::Stay
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        if self.busy { Next::Stay } else { Next::Back }
    }

    fn outlives_lock(&self) -> bool {
        true
    }
}
