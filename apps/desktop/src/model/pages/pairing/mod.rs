//! Pairing: two people who meet make their devices known to each other, one question per screen. It exists as a row of
//! screens that hand the pairing on to each other, so that it is in one place at a time and ends with that place.
//!
//! ```text
//! Pairing ─▶ Exchange ◀─▶ Confirm ─▶ Naming ◀─▶ Taken ─▶ Number ─▶ FirstCodes ─▶ Drill ─▶ Paired
//!                │           │
//!                └─▶ Ended ◀─┘
//! ```

mod admit;
mod camera;
mod confirm;
mod drill;
mod ended;
mod exchange;
mod first_codes;
mod leave;
mod live;
mod naming;
mod number;
mod paired;
mod picture;
mod taken;
mod words;

use countersign::pairing::Introduction;

use self::exchange::Exchange;
use self::live::{Live, Way};
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Choice, FormView, Frame, Notice, Tone, View};
use crate::model::{Desk, Gesture, Next, Page};

/// Where both are: it decides how the messages go and what the pairing is worth.
#[derive(Default)]
pub struct Pairing {
    /// Nothing is chosen beforehand: an answer that nobody gave would make a pairing look surer than it is.
    way: Option<Way>,
    busy: bool,
    notice: Option<Notice>,
}

impl Pairing {
    fn begin(&mut self, desk: &mut Desk<'_>) -> Next {
        let Some(way) = self.way else { return Next::Stay };
        self.busy = true;
        self.notice = None;
        desk.ask(
            |device| Ok(device.people()?.introduction()?),
            move |page: &mut Self, me: Result<Introduction, Refusal>, desk| {
                page.busy = false;
                let me = match me {
                    Ok(me) => me,
                    Err(refusal) => {
                        page.notice = Some(say::refused(desk.texts, &refusal));
                        return Next::Stay;
                    }
                };
                let Ok(live) = Live::begin(me, way, desk.now()) else {
                    page.notice = Some(no_randomness(desk));
                    return Next::Stay;
                };
                Next::go(Exchange::new(live))
            },
        );
        Next::Stay
    }
}

/// Says that the system gives no random bytes.
fn no_randomness(desk: &Desk<'_>) -> Notice {
    Notice { tone: Tone::Error, text: desk.text("refused-no-randomness") }
}

impl Page for Pairing {
    fn view(&self, desk: &Desk<'_>) -> View {
        let choices = Way::ALL.map(|way| Choice {
            title: desk.text(way.title()),
            detail: desk.text(way.worth()),
            chosen: self.way == Some(way),
            enabled: true,
        });
        let frame = Frame {
            title: desk.text("pair-where-title"),
            paragraphs: vec![desk.text("pair-where-hint")],
            notice: self.notice.clone(),
            back: Some(desk.text("back-home")),
            primary: Some(Button::new(desk.text("pair-go-on")).when(self.way.is_some())),
            busy: self.busy.then(|| desk.text("pair-preparing")),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView { choices: choices.into(), ..FormView::default() }) }
    }

    fn again(&mut self, _desk: &mut Desk<'_>) -> Next {
        self.busy = false;
        Next::Stay
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => Next::Stay,
            Gesture::Choose(row) => {
                self.way = Way::ALL.get(row).copied().or(self.way);
                Next::Stay
            }
            Gesture::Primary => self.begin(desk),
            _ => Next::Stay,
        }
    }
}
