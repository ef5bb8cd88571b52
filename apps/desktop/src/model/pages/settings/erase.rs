//! Erasing everything on this device. It exists because giving a device away should not need a file manager, and should
//! take the keystore's key along.

use countersign_texts::say;

use crate::device::{Device, Refusal};
use crate::model::say;
use crate::model::view::{Body, Button, Field, FormView, Frame, Notice, Tone};
use crate::model::{Desk, Gesture, Next, Page, View};

/// Says what goes, and asks for the word or the own name.
#[derive(Default)]
pub(super) struct Erase {
    people: Option<usize>,
    own_name: String,
    typed: String,
    busy: Option<&'static str>,
    /// Whether it was begun and stopped half-way: everything is locked then.
    broken_off: bool,
    notice: Option<Notice>,
}

impl Erase {
    fn is_said(&self, desk: &Desk<'_>) -> bool {
        let typed = self.typed.trim();
        typed.to_lowercase() == desk.text("erase-word") || (!self.own_name.is_empty() && typed == self.own_name)
    }

    fn erase(&mut self, desk: &mut Desk<'_>) {
        self.busy = Some("erase-busy");
        self.notice = None;
        desk.ask(Device::erase, |page: &mut Self, erased: Result<(), Refusal>, desk| {
            page.busy = None;
            match erased {
                // Behind the lock the first run begins; when it stopped half-way, the next opening finishes it.
                Ok(()) | Err(Refusal::Locked) => Next::Lock,
                Err(refusal) => {
                    let reason = say::refused(desk.texts, &refusal).text;
                    let text = say!(desk.texts, "erase-unfinished", reason = reason);
                    page.notice = Some(Notice { tone: Tone::Error, text });
                    page.broken_off = true;
                    Next::Stay
                }
            }
        });
    }
}

impl Page for Erase {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.busy = Some("opening");
        desk.ask(
            |device| {
                let people = device.people()?;
                Ok((people.list()?.len(), people.own_name()?.as_str().to_owned()))
            },
            |page: &mut Self, read: Result<(usize, String), Refusal>, desk| {
                page.busy = None;
                match read {
                    Ok((people, own_name)) => {
                        page.people = Some(people);
                        page.own_name = own_name;
                    }
                    // What cannot be read can still be erased.
                    Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
                }
                Next::Stay
            },
        );
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let means = match self.people {
            Some(count) => say!(desk.texts, "erase-means", count = count),
            None => desk.text("begin-anew-means"),
        };
        let frame = Frame {
            title: desk.text("erase-title"),
            paragraphs: vec![means, desk.text("erase-others")],
            notice: self.notice.clone(),
            back: Some(desk.text("settings-title")),
            primary: Some(Button::new(desk.text("erase-button")).when(self.is_said(desk)).destroys()),
            busy: self.busy.map(|key| desk.text(key)),
            ..Frame::default()
        };
        let label = say!(desk.texts, "erase-type", word = desk.text("erase-word"), name = self.own_name.clone());
        let field = Field { label, value: self.typed.clone(), ..Field::default() };
        View { frame, body: Body::Form(FormView { fields: vec![field], ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy.is_some() => {}
            Gesture::Edited(_, typed) => self.typed = typed,
            Gesture::Primary | Gesture::Accepted(_) if self.is_said(desk) => self.erase(desk),
            _ => {}
        }
        Next::Stay
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        match (self.busy, self.broken_off) {
            (Some(_), _) => Next::Stay,
            (None, true) => Next::Lock,
            (None, false) => Next::Back,
        }
    }
}
