//! Whether the date and time are right. It exists because a clock that jumped would show tomorrow's codes or believe
//! yesterday's, and only a person can tell.

use countersign::people::OwnerPresent;
use countersign::verify::ClockDoubt;
use countersign_texts::{Moment, say};
use countersign_vault::SlotKind;

use super::owner::Owner;
use crate::device::{Device, Refusal};
use crate::model::say;
use crate::model::view::{Body, Button, FormView, Frame, Notice, Tone};
use crate::model::{Desk, Gesture, Next, Page, View};

/// Asks whether the date and time are right, and for the owner.
#[derive(Default)]
pub struct ConfirmClock {
    owner: Owner,
    doubt: Option<ClockDoubt>,
    busy: bool,
    notice: Option<Notice>,
}

impl ConfirmClock {
    fn look(device: &mut Device) -> Result<(Vec<SlotKind>, Option<ClockDoubt>), Refusal> {
        Ok((device.ways()?, device.people()?.clock_doubt()?))
    }
}

/// Asks in words whether it is really now.
pub(super) fn question(desk: &Desk<'_>) -> String {
    let now = Moment::of(desk.now().wall);
    say!(desk.texts, "clock-question", time = now.clock(), date = now.date(desk.texts))
}

/// Gives the date and time in large type.
pub(super) fn large(desk: &Desk<'_>) -> String {
    let now = Moment::of(desk.now().wall);
    say!(desk.texts, "clock-large", time = now.clock(), date = now.date(desk.texts))
}

/// Says how far the clock seems off.
pub(in crate::model::pages) fn why(desk: &Desk<'_>, doubt: ClockDoubt) -> String {
    let (seconds, key) = match doubt {
        ClockDoubt::Jumped { seconds } if seconds > 0 => (seconds.unsigned_abs(), "clock-jumped-ahead"),
        ClockDoubt::Jumped { seconds } => (seconds.unsigned_abs(), "clock-jumped-back"),
        ClockDoubt::WentBack { seconds } => (seconds, "clock-went-back"),
    };
    let amount = match seconds {
        0..5_400 => say!(desk.texts, "clock-minutes", count = seconds.div_ceil(60)),
        5_400..172_800 => say!(desk.texts, "clock-hours", count = seconds.div_ceil(3_600)),
        172_800.. => say!(desk.texts, "clock-days", count = seconds.div_ceil(86_400)),
    };
    desk.texts.with(key, None, &[("amount", amount.into())])
}

impl Page for ConfirmClock {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.busy = true;
        desk.ask(Self::look, |page: &mut Self, looked: Result<_, Refusal>, desk| {
            page.busy = false;
            match looked {
                Ok((ways, doubt)) => {
                    page.owner.set_ways(ways);
                    page.doubt = doubt;
                }
                Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
            }
            Next::Stay
        });
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let doubt = self.doubt.map(|doubt| why(desk, doubt));
        let frame = Frame {
            title: question(desk),
            paragraphs: doubt.into_iter().chain([desk.text("clock-compare"), desk.text("clock-owner")]).collect(),
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text("clock-right"))),
            others: [Button::new(desk.text("clock-wrong"))].into_iter().chain(self.owner.other(desk)).collect(),
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
            Gesture::Other(0) => {
                self.notice = Some(Notice { tone: Tone::Warning, text: desk.text("clock-set-it") });
            }
            Gesture::Other(_) => self.owner.switch(),
            Gesture::Primary | Gesture::Accepted(_) => {
                self.notice = None;
                self.busy = self.owner.prove(
                    desk,
                    |device| Ok(device.people()?.accept_clock(OwnerPresent::attested())?),
                    |page: &mut Self, accepted, desk| {
                        page.busy = false;
                        match accepted {
                            Ok(()) => Next::Back,
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
