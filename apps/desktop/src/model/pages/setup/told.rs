//! An answer, and a question before a step that cannot be taken back. They exist as two screens for every place that ends
//! or begins in one sentence.

use std::sync::Arc;

use crate::device::{Device, Refusal};
use crate::model::pages::Settings;
use crate::model::say;
use crate::model::view::{Body, Button, FormView, Frame, Notice};
use crate::model::{Desk, Gesture, Next, Page, View};

/// Where an answer leads on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::model::pages) enum Then {
    /// To the screen below.
    Back,
    /// To the settings, whatever lies between.
    Settings,
}

impl Then {
    fn next(self) -> Next {
        match self {
            Self::Back => Next::Back,
            Self::Settings => Next::HomeThen(Box::new(Settings::default())),
        }
    }
}

/// Says what was done.
pub(in crate::model::pages) struct Told {
    title: &'static str,
    text: &'static str,
    notice: Option<Notice>,
    then: Then,
}

impl Told {
    /// Says it under a title; both are keys.
    pub(in crate::model::pages) const fn new(title: &'static str, text: &'static str, then: Then) -> Self {
        Self { title, text, notice: None, then }
    }

    /// Says it, and what went wrong beside it.
    pub(in crate::model::pages) fn beside(self, notice: Option<Notice>) -> Self {
        Self { notice, ..self }
    }

    /// Says that the keystore's memory of the newest state was gone.
    pub(super) const fn memory_renewed() -> Self {
        Self::new("memory-renewed", "memory-renewed-means", Then::Back)
    }
}

impl Page for Told {
    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame {
            title: desk.text(self.title),
            paragraphs: vec![desk.text(self.text)],
            notice: self.notice.clone(),
            primary: Some(Button::new(desk.text("continue"))),
            announce: desk.text(self.title),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView::default()) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        if gesture == Gesture::Primary { self.then.next() } else { Next::Stay }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        self.then.next()
    }
}

/// What is done once a person is sure.
pub(in crate::model::pages) type Work = Arc<dyn Fn(&mut Device) -> Result<(), Refusal> + Send + Sync>;

/// Asks once more before something is done, does it, and says so.
pub(in crate::model::pages) struct Sure {
    title: &'static str,
    text: &'static str,
    label: &'static str,
    busy_text: &'static str,
    done: (&'static str, &'static str),
    destroys: bool,
    work: Work,
    busy: bool,
    notice: Option<Notice>,
}

impl Sure {
    /// Asks under a title, with what it means and what the button says: all keys.
    pub(in crate::model::pages) fn new(
        [title, text, label, busy_text]: [&'static str; 4],
        done: (&'static str, &'static str),
        work: impl Fn(&mut Device) -> Result<(), Refusal> + Send + Sync + 'static,
    ) -> Self {
        let work = Arc::new(work);
        Self { title, text, label, busy_text, done, destroys: false, work, busy: false, notice: None }
    }

    /// Says that it takes something away.
    pub(in crate::model::pages) fn destroys(self) -> Self {
        Self { destroys: true, ..self }
    }
}

impl Page for Sure {
    fn view(&self, desk: &Desk<'_>) -> View {
        let primary = Button::new(desk.text(self.label));
        let frame = Frame {
            title: desk.text(self.title),
            paragraphs: vec![desk.text(self.text)],
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            primary: Some(if self.destroys { primary.destroys() } else { primary }),
            busy: self.busy.then(|| desk.text(self.busy_text)),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView::default()) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        if gesture == Gesture::Primary && !self.busy {
            self.busy = true;
            self.notice = None;
            let work = Arc::clone(&self.work);
            desk.ask(
                move |device| work(device),
                |page: &mut Self, done: Result<(), Refusal>, desk| {
                    page.busy = false;
                    match done {
                        Ok(()) => Next::instead(Told::new(page.done.0, page.done.1, Then::Back)),
                        Err(refusal) => {
                            page.notice = Some(say::refused(desk.texts, &refusal));
                            Next::Stay
                        }
                    }
                },
            );
        }
        Next::Stay
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        if self.busy { Next::Stay } else { Next::Back }
    }
}
