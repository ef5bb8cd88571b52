//! The recovery code: shown once, and two of its words typed back. It exists as two screens, because nothing may be made
//! with the code before the person has it on paper.

use std::cell::RefCell;
use std::rc::Rc;

use countersign::ports::{Clock as _, Entropy as _};
use countersign_texts::say;
use countersign_vault::{RecoveryCode, Rekey, SlotKind, SlotView, SystemEntropy};
use zeroize::Zeroizing;

use super::first::{Draft, MyName};
use super::renew::renew;
use super::told::{Then, Told};
use crate::device::{Device, Refusal};
use crate::model::say;
use crate::model::view::{Body, Button, Field, FormView, Frame, Notice, Tone};
use crate::model::{Desk, Gesture, Next, Page, View};

/// A code on its way to paper, and what was typed back of it.
#[derive(Default)]
pub(super) struct Paper {
    pub(super) code: Option<RecoveryCode>,
    places: [usize; 2],
    typed: [Zeroizing<String>; 2],
    wrong: [bool; 2],
}

impl Paper {
    /// Draws a code, and the words that will be asked for, where there is none yet. Tells whether there is one now.
    fn draw(&mut self) -> bool {
        if self.code.is_none() {
            let mut bytes = [0_u8; 2];
            if SystemEntropy.fill(&mut bytes).is_ok() {
                // One of the first six and one of the last six; which ones need not be evenly drawn.
                let [first, second] = bytes.map(|byte| usize::from(byte % 6));
                self.places = [first, second.saturating_add(6)];
                self.code = RecoveryCode::generate(&mut SystemEntropy).ok();
            }
        }
        self.code.is_some()
    }

    /// Holds what was typed back against the code.
    fn compare(&mut self) -> bool {
        let words = self.code.as_ref().map(RecoveryCode::words).unwrap_or_default();
        for ((wrong, place), typed) in self.wrong.iter_mut().zip(self.places).zip(&self.typed) {
            let word = words.get(place).copied().unwrap_or_default();
            let typed = Zeroizing::new(typed.trim().to_lowercase());
            // The first four letters tell any two words of the list apart.
            let front = word.get(..4).unwrap_or(word);
            *wrong = word.is_empty() || (*typed != word && *typed != front);
        }
        self.wrong == [false; 2]
    }
}

/// What becomes of the code once it is on paper.
pub(in crate::model::pages) enum Goal {
    /// A device is set up with it.
    FirstRun(Rc<RefCell<Draft>>),
    /// It takes the old one's place.
    Replace,
    /// Everything is put under new keys, with this passphrase.
    Rekey(Option<Zeroizing<String>>),
}

/// Shows the twelve words.
pub(in crate::model::pages) struct ShowWords {
    paper: Rc<RefCell<Paper>>,
    goal: Rc<Goal>,
    ready: bool,
}

impl ShowWords {
    /// Shows a new code, or that of the first run once more.
    pub(in crate::model::pages) fn new(goal: Goal) -> Self {
        let paper = match &goal {
            Goal::FirstRun(draft) => Rc::clone(&draft.borrow().paper),
            Goal::Replace | Goal::Rekey(_) => Rc::default(),
        };
        Self { paper, goal: Rc::new(goal), ready: true }
    }
}

impl Page for ShowWords {
    fn open(&mut self, _desk: &mut Desk<'_>) -> Next {
        self.ready = self.paper.borrow_mut().draw();
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let missing = Notice { tone: Tone::Error, text: desk.text("refused-no-randomness") };
        let frame = Frame {
            title: desk.text("recovery-title"),
            paragraphs: vec![desk.text("recovery-what"), desk.text("recovery-write")],
            notice: (!self.ready).then_some(missing),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text("recovery-written")).when(self.ready)),
            ..Frame::default()
        };
        let words = self.paper.borrow().code.as_ref().map(RecoveryCode::words).unwrap_or_default();
        let words = words.iter().filter(|word| !word.is_empty()).map(|word| (*word).to_owned()).collect();
        View { frame, body: Body::Form(FormView { words, ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        if gesture == Gesture::Primary && self.ready {
            let (paper, goal) = (Rc::clone(&self.paper), Rc::clone(&self.goal));
            return Next::go(TypeBack { paper, goal, busy: false, notice: None });
        }
        Next::Stay
    }
}

/// Asks for two of the words.
struct TypeBack {
    paper: Rc<RefCell<Paper>>,
    goal: Rc<Goal>,
    busy: bool,
    notice: Option<Notice>,
}

impl TypeBack {
    fn go_on(&mut self, desk: &mut Desk<'_>) -> Next {
        if !self.paper.borrow_mut().compare() {
            return Next::Stay;
        }
        self.notice = None;
        match &*self.goal {
            Goal::FirstRun(draft) => return Next::go(MyName::new(Rc::clone(draft))),
            Goal::Replace => self.with_code(desk, |device, code| {
                let at = device.place().clock.read().wall;
                device.vault()?.set_recovery(code, at)?;
                Ok(None)
            }),
            Goal::Rekey(passphrase) => {
                let passphrase = passphrase.clone();
                self.with_code(desk, move |device, code| rekey(device, passphrase.as_ref(), code));
            }
        }
        Next::Stay
    }

    /// Lends the code to a job and takes it back, so that it is still the same one when the job is refused.
    fn with_code(
        &mut self,
        desk: &mut Desk<'_>,
        work: impl FnOnce(&mut Device, &RecoveryCode) -> Result<Option<Refusal>, Refusal> + Send + 'static,
    ) {
        let Some(code) = self.paper.borrow_mut().code.take() else { return };
        self.busy = true;
        desk.ask(
            move |device| (work(device, &code), code),
            |page: &mut Self, (done, code), desk| {
                page.busy = false;
                match done {
                    Ok(beside) => {
                        let beside = beside.map(|refusal| {
                            let refused = say::refused(desk.texts, &refusal).text;
                            let text = say!(desk.texts, "rekey-keyring-lost", reason = refused);
                            Notice { tone: Tone::Warning, text }
                        });
                        page.told(beside)
                    }
                    Err(refusal) => {
                        page.paper.borrow_mut().code = Some(code);
                        page.notice = Some(say::refused(desk.texts, &refusal));
                        Next::Stay
                    }
                }
            },
        );
    }

    fn told(&self, beside: Option<Notice>) -> Next {
        let told = match *self.goal {
            Goal::Rekey(_) => Told::new("rekey-done", "rekey-done-means", Then::Settings),
            Goal::FirstRun(_) | Goal::Replace => {
                Told::new("recovery-renewed", "recovery-renewed-means", Then::Settings)
            }
        };
        Next::HomeThen(Box::new(told.beside(beside)))
    }
}

/// Puts everything under new keys; the keystore, where it was a way to unlock, stays one. Gives what went wrong with the
/// keystore alone.
fn rekey(
    device: &mut Device,
    passphrase: Option<&Zeroizing<String>>,
    code: &RecoveryCode,
) -> Result<Option<Refusal>, Refusal> {
    let (at, cost) = (device.place().clock.read().wall, device.place().cost);
    let vault = device.vault()?;
    let by_keystore = |slot: &SlotView| slot.kind == SlotKind::Platform;
    let before = vault.slots()?.iter().any(by_keystore);
    let passphrase = passphrase.map(|text| (text.as_str(), cost));
    vault.rekey(&Rekey { passphrase, recovery: Some(code), handed: None, at })?;
    let after = vault.slots()?.iter().any(by_keystore);
    Ok(if before && !after { renew(device).err() } else { None })
}

impl Page for TypeBack {
    fn view(&self, desk: &Desk<'_>) -> View {
        let busy = match *self.goal {
            Goal::Rekey(_) => "rekey-busy",
            Goal::FirstRun(_) | Goal::Replace => "recovery-busy",
        };
        let frame = Frame {
            title: desk.text("recovery-check-title"),
            paragraphs: vec![desk.text("recovery-check-means")],
            notice: self.notice.clone(),
            back: Some(desk.text("recovery-show-again")),
            primary: Some(Button::new(desk.text("continue"))),
            busy: self.busy.then(|| desk.text(busy)),
            ..Frame::default()
        };
        let paper = self.paper.borrow();
        let fields = paper.places.iter().zip(&paper.typed).zip(paper.wrong).map(|((place, typed), wrong)| Field {
            label: say!(desk.texts, "recovery-word", number = place.saturating_add(1)),
            value: typed.as_str().to_owned(),
            error: if wrong { desk.text("recovery-differs") } else { String::new() },
            ..Field::default()
        });
        View { frame, body: Body::Form(FormView { fields: fields.collect(), ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => Next::Stay,
            Gesture::Edited(place, text) => {
                let mut paper = self.paper.borrow_mut();
                if let Some(typed) = paper.typed.get_mut(place) {
                    *typed = Zeroizing::new(text);
                }
                paper.wrong = [false; 2];
                Next::Stay
            }
            Gesture::Primary | Gesture::Accepted(1) => self.go_on(desk),
            _ => Next::Stay,
        }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        if self.busy { Next::Stay } else { Next::Back }
    }
}
