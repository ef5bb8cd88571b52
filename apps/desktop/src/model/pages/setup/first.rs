//! The first run: what this is, how this device is locked, the recovery code, my name. It exists as screens over one draft,
//! so that going back loses nothing and nothing is made before the last step.

use std::cell::RefCell;
use std::rc::Rc;

use countersign::name::{NameError, OwnName};
use countersign_texts::say;
use countersign_vault::VaultError;
use zeroize::Zeroizing;

use super::blocked::Blocked;
use super::passphrase::Twice;
use super::recovery::{Goal, Paper, ShowWords};
use crate::device::NewDevice;
use crate::model::say;
use crate::model::view::{Body, Button, Choice, Field, FormView, Frame, Notice, Tone};
use crate::model::{Desk, Gesture, Next, Page, View};

/// How this device is to be locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lock {
    /// By a key in the system's keystore.
    Keyring,
    /// By a passphrase.
    Passphrase,
}

/// What was entered so far.
#[derive(Default)]
pub(in crate::model::pages) struct Draft {
    lock: Option<Lock>,
    twice: Twice,
    /// The passphrase as it was found fit.
    passphrase: Option<Zeroizing<String>>,
    pub(super) paper: Rc<RefCell<Paper>>,
    name: String,
}

/// Says what this is.
#[derive(Default)]
pub(super) struct Welcome {
    draft: Rc<RefCell<Draft>>,
}

impl Page for Welcome {
    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame {
            title: desk.text("welcome-title"),
            paragraphs: ["welcome-what", "welcome-how", "welcome-means"].map(|key| desk.text(key)).to_vec(),
            primary: Some(Button::new(desk.text("welcome-begin"))),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView::default()) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        if gesture == Gesture::Primary { Next::go(HowLocked::new(Rc::clone(&self.draft))) } else { Next::Stay }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        // What was here before was erased.
        Next::Stay
    }
}

/// Asks how this device is to be locked.
struct HowLocked {
    draft: Rc<RefCell<Draft>>,
    /// What the keystore said, in the key of a sentence; empty when it answers.
    trouble: Option<&'static str>,
    busy: bool,
}

impl HowLocked {
    const fn new(draft: Rc<RefCell<Draft>>) -> Self {
        Self { draft, trouble: None, busy: false }
    }

    fn try_keystore(&mut self, desk: &mut Desk<'_>) {
        self.busy = true;
        desk.ask(
            |device| device.try_keystore(),
            |page: &mut Self, tried: Result<(), VaultError>, _| {
                page.busy = false;
                page.trouble = tried.err().map(|error| say::storage_key(&error));
                let mut draft = page.draft.borrow_mut();
                if page.trouble.is_some() {
                    draft.lock = Some(Lock::Passphrase);
                } else {
                    draft.lock.get_or_insert(Lock::Keyring);
                }
                Next::Stay
            },
        );
    }

    fn go_on(&self) -> Next {
        let mut draft = self.draft.borrow_mut();
        match draft.lock {
            Some(Lock::Keyring) => draft.passphrase = None,
            Some(Lock::Passphrase) => {
                draft.passphrase = draft.twice.passphrase();
                if draft.passphrase.is_none() {
                    return Next::Stay;
                }
            }
            None => return Next::Stay,
        }
        drop(draft);
        Next::go(ShowWords::new(Goal::FirstRun(Rc::clone(&self.draft))))
    }
}

impl Page for HowLocked {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.try_keystore(desk);
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let draft = self.draft.borrow();
        let by_passphrase = draft.lock == Some(Lock::Passphrase);
        let keyring = Choice {
            title: desk.text("how-locked-keyring"),
            detail: desk.text(self.trouble.unwrap_or("how-locked-keyring-means")),
            chosen: draft.lock == Some(Lock::Keyring),
            enabled: self.trouble.is_none() && !self.busy,
        };
        let passphrase = Choice {
            title: desk.text("how-locked-passphrase"),
            detail: desk.text("how-locked-passphrase-means"),
            chosen: by_passphrase,
            enabled: true,
        };
        let again = self.trouble.is_some().then(|| Button::new(desk.text("how-locked-try-keyring")));
        let frame = Frame {
            title: desk.text("how-locked-title"),
            paragraphs: vec![desk.text("how-locked-means")],
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text("continue")).when(draft.lock.is_some())),
            others: again.into_iter().collect(),
            busy: self.busy.then(|| desk.text("how-locked-busy")),
            ..Frame::default()
        };
        let fields = if by_passphrase { draft.twice.fields(desk) } else { Vec::new() };
        let choices = vec![keyring, passphrase];
        View { frame, body: Body::Form(FormView { choices, fields, ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => {}
            Gesture::Choose(0) if self.trouble.is_none() => self.draft.borrow_mut().lock = Some(Lock::Keyring),
            Gesture::Choose(1) => self.draft.borrow_mut().lock = Some(Lock::Passphrase),
            Gesture::Edited(place, text) => self.draft.borrow_mut().twice.edit(place, text),
            Gesture::Other(0) if self.trouble.is_some() => self.try_keystore(desk),
            Gesture::Primary | Gesture::Accepted(1) => return self.go_on(),
            _ => {}
        }
        Next::Stay
    }
}

/// Asks for my name, and makes everything.
pub(super) struct MyName {
    draft: Rc<RefCell<Draft>>,
    error: String,
    busy: bool,
    notice: Option<Notice>,
}

impl MyName {
    pub(super) const fn new(draft: Rc<RefCell<Draft>>) -> Self {
        Self { draft, error: String::new(), busy: false, notice: None }
    }

    fn create(&mut self, desk: &mut Desk<'_>) {
        let mut draft = self.draft.borrow_mut();
        let own_name = match OwnName::new(&draft.name) {
            Ok(name) => name,
            Err(error) => {
                self.error = unfit(desk, error);
                return;
            }
        };
        let Some(recovery) = draft.paper.borrow_mut().code.take() else { return };
        let platform = draft.lock == Some(Lock::Keyring);
        let new = NewDevice { own_name, platform, passphrase: draft.passphrase.take(), recovery };
        drop(draft);
        self.busy = true;
        self.notice = None;
        desk.ask(
            move |device| (device.create(&new).map(drop), new),
            |page: &mut Self, (created, new), desk| {
                page.busy = false;
                let error = match created {
                    Ok(()) => return Next::Home,
                    Err(error) => error,
                };
                // All of it is as it was, so that another try, or another lock, needs nothing to be typed again.
                let mut draft = page.draft.borrow_mut();
                draft.paper.borrow_mut().code = Some(new.recovery);
                draft.passphrase = new.passphrase;
                drop(draft);
                if matches!(error, VaultError::VaultExists(_)) {
                    return Next::instead(Blocked::new(error));
                }
                page.notice = Some(Notice { tone: Tone::Error, text: desk.text(say::storage_key(&error)) });
                Next::Stay
            },
        );
    }
}

/// Says why a text is no name.
pub(in crate::model::pages) fn unfit(desk: &Desk<'_>, error: NameError) -> String {
    match error {
        NameError::Empty => desk.text("my-name-empty"),
        NameError::TooLong(bytes) => say!(desk.texts, "my-name-too-long", bytes = bytes),
        NameError::Unassigned | NameError::Marks => desk.text("my-name-unfit"),
    }
}

/// Shows the field for my name; a name that has to be cut is shown as others will see it.
pub(in crate::model::pages) fn name_field(desk: &Desk<'_>, typed: &str, error: &str) -> Field {
    let cut = OwnName::new(typed).ok().filter(|name| {
        let tidy: String = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        name.as_str() != tidy && tidy.starts_with(name.as_str())
    });
    let help = match cut {
        Some(name) => say!(desk.texts, "my-name-cut", name = name.as_str().to_owned()),
        None => desk.text("my-name-help"),
    };
    Field {
        label: desk.text("my-name-field"),
        value: typed.to_owned(),
        help,
        error: error.to_owned(),
        ..Field::default()
    }
}

impl Page for MyName {
    fn view(&self, desk: &Desk<'_>) -> View {
        let another = self.notice.is_some().then(|| Button::new(desk.text("my-name-other-lock")));
        let frame = Frame {
            title: desk.text("my-name-title"),
            paragraphs: vec![desk.text("my-name-means")],
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text("my-name-finish"))),
            others: another.into_iter().collect(),
            busy: self.busy.then(|| desk.text("my-name-busy")),
            ..Frame::default()
        };
        let fields = vec![name_field(desk, &self.draft.borrow().name, &self.error)];
        View { frame, body: Body::Form(FormView { fields, ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => {}
            Gesture::Edited(_, text) => {
                self.draft.borrow_mut().name = text;
                self.error.clear();
            }
            Gesture::Primary | Gesture::Accepted(_) => self.create(desk),
            Gesture::Other(0) if self.notice.is_some() => {
                return Next::go(HowLocked::new(Rc::clone(&self.draft)));
            }
            _ => {}
        }
        Next::Stay
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        if self.busy { Next::Stay } else { Next::Back }
    }
}
