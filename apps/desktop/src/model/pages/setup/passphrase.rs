//! A new passphrase, typed twice. It exists once for the first run, for those who forgot the old one, and for the settings,
//! so that the same rules hold everywhere.

use countersign::ports::Clock as _;
use zeroize::Zeroizing;

use super::recovery::{Goal, ShowWords};
use super::told::{Then, Told};
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Field, FormView, Frame, Notice};
use crate::model::{Desk, Gesture, Next, Page, View};

/// A passphrase shorter than this is pointed out, and taken all the same.
const SHORT: usize = 10;
/// The most bytes that a passphrase may have.
const LONGEST: usize = 1024;

/// Two fields that have to hold the same.
#[derive(Default)]
pub(super) struct Twice {
    typed: [Zeroizing<String>; 2],
    errors: [&'static str; 2],
}

impl Twice {
    /// Shows both.
    pub(super) fn fields(&self, desk: &Desk<'_>) -> Vec<Field> {
        let [first, again] = &self.typed;
        let short = !first.is_empty() && first.chars().count() < SHORT;
        let error = |key: &str| if key.is_empty() { String::new() } else { desk.text(key) };
        let [wrong, differs] = self.errors.map(error);
        let field = |label, value: &str| Field {
            label: desk.text(label),
            value: value.to_owned(),
            secret: true,
            ..Field::default()
        };
        let help = desk.text(if short { "passphrase-short" } else { "passphrase-help" });
        vec![
            Field { help, error: wrong, ..field("passphrase-new", first) },
            Field { error: differs, ..field("passphrase-again", again) },
        ]
    }

    /// Takes what was typed into one of them.
    pub(super) fn edit(&mut self, place: usize, text: String) {
        if let Some(typed) = self.typed.get_mut(place) {
            *typed = Zeroizing::new(text);
        }
        self.errors = [""; 2];
    }

    /// Gives the passphrase when it is fit and typed twice; otherwise the fields say why not.
    pub(super) fn passphrase(&mut self) -> Option<Zeroizing<String>> {
        let [first, again] = &self.typed;
        self.errors = if first.is_empty() {
            ["passphrase-empty", ""]
        } else if first.len() > LONGEST {
            ["passphrase-long", ""]
        } else if first != again {
            ["", "passphrase-differs"]
        } else {
            return Some(first.clone());
        };
        None
    }

    /// Wipes both.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Why a passphrase is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::model::pages) enum Passphrase {
    /// There was none.
    First,
    /// In place of the one there is.
    Change,
    /// The old one was forgotten, and the recovery code opened.
    Forgotten,
    /// Someone may know the old one: everything is put under new keys.
    Known,
}

/// Asks for a new passphrase and sets it.
pub(in crate::model::pages) struct NewPassphrase {
    why: Passphrase,
    twice: Twice,
    busy: bool,
    notice: Option<Notice>,
}

impl NewPassphrase {
    /// Asks for one.
    pub(in crate::model::pages) fn new(why: Passphrase) -> Self {
        Self { why, twice: Twice::default(), busy: false, notice: None }
    }

    fn keep(&mut self, desk: &mut Desk<'_>) -> Next {
        let Some(passphrase) = self.twice.passphrase() else { return Next::Stay };
        if self.why == Passphrase::Known {
            return Next::go(ShowWords::new(Goal::Rekey(Some(passphrase))));
        }
        self.busy = true;
        self.notice = None;
        desk.ask(
            move |device| {
                let (at, cost) = (device.place().clock.read().wall, device.place().cost);
                Ok(device.vault()?.set_passphrase(&passphrase, cost, at)?)
            },
            |page: &mut Self, set: Result<(), Refusal>, desk| {
                page.busy = false;
                match set {
                    Ok(()) => {
                        page.twice.clear();
                        let title = if page.why == Passphrase::First { "passphrase-set" } else { "passphrase-changed" };
                        Next::instead(Told::new(title, "passphrase-set-means", Then::Back))
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

impl Page for NewPassphrase {
    fn view(&self, desk: &Desk<'_>) -> View {
        let (title, means, label) = match self.why {
            Passphrase::First => ("passphrase-first-title", "passphrase-first-means", "passphrase-set-button"),
            Passphrase::Change => ("passphrase-change-title", "passphrase-change-means", "passphrase-change-button"),
            Passphrase::Forgotten => {
                ("passphrase-forgotten-title", "passphrase-forgotten-means", "passphrase-set-button")
            }
            Passphrase::Known => ("passphrase-known-title", "passphrase-known-means", "continue"),
        };
        let offered = self.why == Passphrase::Forgotten;
        let frame = Frame {
            title: desk.text(title),
            paragraphs: vec![desk.text(means)],
            notice: self.notice.clone(),
            back: (!offered).then(|| desk.text("back")),
            primary: Some(Button::new(desk.text(label))),
            others: offered.then(|| Button::new(desk.text("not-now"))).into_iter().collect(),
            busy: self.busy.then(|| desk.text("passphrase-busy")),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView { fields: self.twice.fields(desk), ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => Next::Stay,
            Gesture::Edited(place, text) => {
                self.twice.edit(place, text);
                Next::Stay
            }
            Gesture::Primary | Gesture::Accepted(1) => self.keep(desk),
            Gesture::Other(_) if self.why == Passphrase::Forgotten => Next::Back,
            _ => Next::Stay,
        }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        if self.busy { Next::Stay } else { Next::Back }
    }
}
