//! What is kept here may be an old copy. It exists because only a person knows whether they restored a backup or somebody
//! put an old file in its place; until they say so nothing is written.

use countersign_texts::say;
use countersign_vault::Doubt;

use super::clock::{large, question};
use super::owner::Owner;
use super::told::{Then, Told};
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, FormView, Frame, Notice};
use crate::model::{Desk, Gesture, Next, Page, View};

/// Says what is known of the copy, and takes it as it is when the owner says so.
pub(in crate::model::pages) struct Doubted {
    doubt: Doubt,
    owner: Owner,
    busy: bool,
    notice: Option<Notice>,
}

impl Doubted {
    /// Takes what is known.
    pub(in crate::model::pages) fn new(doubt: Doubt) -> Self {
        Self { doubt, owner: Owner::default(), busy: true, notice: None }
    }

    fn known(&self, desk: &Desk<'_>) -> String {
        match self.doubt {
            Doubt::RollbackSuspected { db, anchor } => {
                say!(desk.texts, "doubt-older", kept = db, remembered = anchor)
            }
            Doubt::ForkDetected { seq } => say!(desk.texts, "doubt-other", number = seq),
            Doubt::AnchorMissing => desk.text("doubt-memory-gone"),
        }
    }
}

impl Page for Doubted {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        desk.ask(
            |device| device.ways().map_err(Refusal::from),
            |page: &mut Self, ways, desk| {
                page.busy = false;
                match ways {
                    Ok(ways) => page.owner.set_ways(ways),
                    Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
                }
                Next::Stay
            },
        );
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let means = say!(desk.texts, "doubt-confirm", question = question(desk));
        let frame = Frame {
            title: desk.text("doubt-title"),
            paragraphs: vec![self.known(desk), desk.text("doubt-means"), means],
            notice: self.notice.clone(),
            back: Some(desk.text("doubt-read")),
            primary: Some(Button::new(desk.text("doubt-accept"))),
            others: [Button::new(desk.text("doubt-lock"))].into_iter().chain(self.owner.other(desk)).collect(),
            busy: self.busy.then(|| desk.text("owner-busy")),
            ..Frame::default()
        };
        let fields = vec![self.owner.field(desk)];
        View { frame, body: Body::Form(FormView { fields, large: large(desk), ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => {}
            Gesture::Edited(_, text) => self.owner.edit(text),
            Gesture::Other(0) => return Next::Lock,
            Gesture::Other(_) => self.owner.switch(),
            Gesture::Primary | Gesture::Accepted(_) => {
                self.notice = None;
                self.busy = self.owner.prove(
                    desk,
                    // The person confirmed date and time on this very screen, so the marks are raised by them.
                    |device| {
                        let clock = device.place().clock.clone();
                        Ok(device.vault()?.accept(&clock, true)?)
                    },
                    |page: &mut Self, accepted, desk| {
                        page.busy = false;
                        match accepted {
                            Ok(()) => Next::instead(Told::new("copy-accepted", "copy-accepted-means", Then::Back)),
                            Err(refusal) => {
                                page.notice = page.owner.refused(desk, &refusal);
                                Next::Stay
                            }
                        }
                    },
                );
            }
            _ => {}
        }
        Next::Stay
    }

    fn ticks(&self) -> bool {
        true
    }
}
