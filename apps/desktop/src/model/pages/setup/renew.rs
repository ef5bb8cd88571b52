//! The platform's key did not serve and something else did. It exists so that a lost key is mended at once, while the person
//! knows that it is lost.

use countersign::ports::Clock as _;
use countersign_vault::{RollbackCheck, SlotKind};

use super::doubted::Doubted;
use super::passphrase::{NewPassphrase, Passphrase};
use super::told::{Then, Told};
use crate::device::{Device, Refusal};
use crate::model::say;
use crate::model::view::{Body, Button, FormView, Frame, Notice};
use crate::model::{Desk, Gesture, Next, Page, View};

/// Offers to keep a new key in the system's keystore.
pub(in crate::model::pages) struct RenewKey {
    /// Whether the passphrase was forgotten and is to be set anew afterwards.
    forgotten: bool,
    busy: bool,
    notice: Option<Notice>,
}

/// What came of it.
enum Renewed {
    Kept,
    /// The keystore knows of a newer state than is kept here.
    Doubted(countersign_vault::Doubt),
}

/// Keeps a new key in the system's keystore.
pub(in crate::model::pages) fn renew(device: &mut Device) -> Result<(), Refusal> {
    let keystore = (device.place().keystore)();
    let at = device.place().clock.read().wall;
    Ok(device.vault()?.renew_platform_key(keystore, at)?)
}

/// Takes a way to unlock away.
pub(in crate::model::pages) fn remove_way(device: &mut Device, kind: SlotKind) -> Result<(), Refusal> {
    let at = device.place().clock.read().wall;
    Ok(device.vault()?.remove_slots(kind, at)?)
}

impl RenewKey {
    /// Offers it; afterwards to those who forgot their passphrase a new one.
    pub(in crate::model::pages) const fn new(forgotten: bool) -> Self {
        Self { forgotten, busy: false, notice: None }
    }

    fn onward(&self) -> Next {
        if self.forgotten { Next::instead(NewPassphrase::new(Passphrase::Forgotten)) } else { Next::Back }
    }
}

impl Page for RenewKey {
    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame {
            title: desk.text("renew-title"),
            paragraphs: vec![desk.text("renew-means")],
            notice: self.notice.clone(),
            primary: Some(Button::new(desk.text("renew-button"))),
            others: vec![Button::new(desk.text("not-now"))],
            busy: self.busy.then(|| desk.text("unlock-busy-keyring")),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView::default()) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => Next::Stay,
            Gesture::Other(_) => self.onward(),
            Gesture::Primary => {
                self.busy = true;
                self.notice = None;
                desk.ask(
                    |device| match renew(device) {
                        Ok(()) => Ok(Renewed::Kept),
                        Err(refusal) => match device.vault()?.rollback() {
                            RollbackCheck::Doubted(doubt) => Ok(Renewed::Doubted(doubt)),
                            RollbackCheck::Passed | RollbackCheck::NotChecked | RollbackCheck::AnchorRenewed => {
                                Err(refusal)
                            }
                        },
                    },
                    |page: &mut Self, renewed: Result<Renewed, Refusal>, desk| {
                        page.busy = false;
                        match renewed {
                            Ok(Renewed::Kept) if page.forgotten => page.onward(),
                            Ok(Renewed::Kept) => Next::instead(Told::new("renew-done", "renew-done-means", Then::Back)),
                            Ok(Renewed::Doubted(doubt)) => Next::instead(Doubted::new(doubt)),
                            Err(refusal) => {
                                page.notice = Some(say::refused(desk.texts, &refusal));
                                Next::Stay
                            }
                        }
                    },
                );
                Next::Stay
            }
            _ => Next::Stay,
        }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        if self.busy { Next::Stay } else { self.onward() }
    }
}
