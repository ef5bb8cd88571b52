//! My name, as others see it when they pair with me.

use countersign::name::OwnName;

use crate::device::Refusal;
use crate::model::pages::setup::{name_field, unfit};
use crate::model::say;
use crate::model::view::{Body, Button, FormView, Frame, Notice};
use crate::model::{Desk, Gesture, Next, Page, View};

/// Asks for my name.
pub(super) struct ChangeName {
    typed: String,
    error: String,
    busy: bool,
    notice: Option<Notice>,
}

impl ChangeName {
    /// Begins with the one there is.
    pub(super) const fn new(name: String) -> Self {
        Self { typed: name, error: String::new(), busy: false, notice: None }
    }

    fn keep(&mut self, desk: &mut Desk<'_>) {
        let name = match OwnName::new(&self.typed) {
            Ok(name) => name,
            Err(error) => {
                self.error = unfit(desk, error);
                return;
            }
        };
        self.busy = true;
        self.notice = None;
        desk.ask(
            move |device| Ok(device.people()?.set_own_name(&name)?),
            |page: &mut Self, kept: Result<(), Refusal>, desk| {
                page.busy = false;
                match kept {
                    Ok(()) => Next::Back,
                    Err(refusal) => {
                        page.notice = Some(say::refused(desk.texts, &refusal));
                        Next::Stay
                    }
                }
            },
        );
    }
}

impl Page for ChangeName {
    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame {
            title: desk.text("my-name-title"),
            paragraphs: vec![desk.text("my-name-change-means")],
            notice: self.notice.clone(),
            back: Some(desk.text("settings-title")),
            primary: Some(Button::new(desk.text("save"))),
            busy: self.busy.then(|| desk.text("my-name-change-busy")),
            ..Frame::default()
        };
        let fields = vec![name_field(desk, &self.typed, &self.error)];
        View { frame, body: Body::Form(FormView { fields, ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => {}
            Gesture::Edited(_, text) => {
                self.typed = text;
                self.error.clear();
            }
            Gesture::Primary | Gesture::Accepted(_) => self.keep(desk),
            _ => {}
        }
        Next::Stay
    }
}
