//! The lock screen. It exists so that each way to unlock is offered where it exists, and a way that fails leads to another
//! one and never to anything weaker.

use countersign_vault::{KeystoreError, SlotKind, VaultError};
use zeroize::Zeroizing;

use super::after_unlocking;
use super::blocked::{BeginAnew, Blocked};
use super::first::Welcome;
use super::owner::recovery_code;
use crate::device::{Key, Opened};
use crate::model::say;
use crate::model::view::{Body, Button, Field, FormView, Frame, Notice, Tone};
use crate::model::{Desk, Gesture, Next, Page, View};

/// After so many failures beginning anew is offered: whoever lost every key has no other way.
const FAILURES: u8 = 3;

/// Asks for what unlocks this device.
pub struct Unlock {
    ways: Vec<SlotKind>,
    /// Whether everything has to be locked first.
    locks: bool,
    by: SlotKind,
    typed: Zeroizing<String>,
    error: String,
    notice: Option<Notice>,
    busy: Option<&'static str>,
    /// Whether the platform's key was tried and is lost or another's.
    key_gone: bool,
    failures: u8,
}

/// What the buttons beside the first one do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Other {
    Way(SlotKind),
    BeginAnew,
}

impl Unlock {
    /// Begins after everything was locked.
    #[must_use]
    pub fn locked() -> Self {
        Self { locks: true, ..Self::starting(Vec::new()) }
    }

    /// Begins when the program starts: a platform's key is tried at once.
    pub(super) fn starting(ways: Vec<SlotKind>) -> Self {
        Self {
            ways,
            locks: false,
            by: SlotKind::Platform,
            typed: Zeroizing::new(String::new()),
            error: String::new(),
            notice: None,
            busy: None,
            key_gone: false,
            failures: 0,
        }
    }

    fn has(&self, way: SlotKind) -> bool {
        self.ways.contains(&way)
    }

    /// Chooses what to ask for: what a person types before what the keystore gives unasked.
    fn choose_way(&mut self, platform_failed: bool) {
        let order = if platform_failed || self.has(SlotKind::Passphrase) {
            [SlotKind::Passphrase, SlotKind::Recovery, SlotKind::Platform]
        } else {
            [SlotKind::Platform, SlotKind::Recovery, SlotKind::Passphrase]
        };
        self.by = order.into_iter().find(|way| self.has(*way)).unwrap_or(SlotKind::Passphrase);
    }

    fn lock(&mut self, desk: &mut Desk<'_>) {
        self.busy = Some("unlock-busy-locking");
        desk.ask(
            |device| {
                device.lock();
                device.ways()
            },
            |page: &mut Self, ways, _| {
                page.busy = None;
                match ways {
                    Ok(ways) if ways.is_empty() => return Next::Anew(Box::new(Welcome::default())),
                    Ok(ways) => page.ways = ways,
                    Err(error) => return Next::instead(Blocked::new(error)),
                }
                page.choose_way(false);
                Next::Stay
            },
        );
    }

    fn unlock(&mut self, key: Key, desk: &mut Desk<'_>) {
        self.error.clear();
        self.notice = None;
        self.busy = Some(match key {
            Key::Platform => "unlock-busy-keyring",
            Key::Passphrase(_) => "unlock-busy-passphrase",
            Key::Recovery(_) => "unlock-busy-recovery",
        });
        desk.ask(
            move |device| device.unlock(&key),
            |page: &mut Self, opened, desk| {
                page.busy = None;
                page.take(opened, desk)
            },
        );
    }

    fn take(&mut self, opened: Result<Opened, VaultError>, desk: &Desk<'_>) -> Next {
        let error = match opened {
            Ok(opened) => return after_unlocking(opened, &self.ways, self.key_gone),
            Err(error) => error,
        };
        self.failures = self.failures.saturating_add(1);
        let text = desk.text(say::storage_key(&error));
        match error {
            VaultError::WrongPassphrase => {
                self.typed = Zeroizing::default();
                self.error = text;
            }
            VaultError::WrongRecoveryCode => self.error = text,
            VaultError::Keystore(_)
            | VaultError::KeyMissing(_)
            | VaultError::KeyUnconfirmed(_)
            | VaultError::KeyMismatch
            | VaultError::NoSuchSlot => {
                self.key_gone |= is_gone(&error);
                self.notice = Some(Notice { tone: Tone::Warning, text });
                self.choose_way(true);
            }
            error => return Next::instead(Blocked::new(error)),
        }
        Next::Stay
    }

    /// Whether a key is to be had only by waiting for the platform.
    fn is_lost(&self) -> bool {
        (self.key_gone && self.ways == [SlotKind::Platform]) || self.failures >= FAILURES
    }

    fn others(&self) -> Vec<Other> {
        let ways = [SlotKind::Platform, SlotKind::Passphrase, SlotKind::Recovery];
        let ways = ways.into_iter().filter(|way| *way != self.by && self.has(*way)).map(Other::Way);
        ways.chain(self.is_lost().then_some(Other::BeginAnew)).collect()
    }

    fn press(&mut self, desk: &mut Desk<'_>) {
        let key = match self.by {
            SlotKind::Platform => Key::Platform,
            SlotKind::Passphrase if self.typed.is_empty() => {
                self.error = desk.text("owner-empty");
                return;
            }
            SlotKind::Passphrase => Key::Passphrase(self.typed.clone()),
            SlotKind::Recovery => match recovery_code(desk, &self.typed) {
                Ok(code) => Key::Recovery(code),
                Err(error) => {
                    self.error = error;
                    return;
                }
            },
        };
        self.unlock(key, desk);
    }

    fn field(&self, desk: &Desk<'_>) -> Option<Field> {
        let (label, help) = match self.by {
            SlotKind::Platform => return None,
            SlotKind::Passphrase => ("unlock-passphrase-field", String::new()),
            SlotKind::Recovery => ("unlock-recovery-field", desk.text("unlock-recovery-help")),
        };
        Some(Field {
            label: desk.text(label),
            value: self.typed.as_str().to_owned(),
            help,
            error: self.error.clone(),
            secret: self.by == SlotKind::Passphrase,
            lines: if self.by == SlotKind::Recovery { 3 } else { 1 },
            ..Field::default()
        })
    }
}

/// Tells whether the platform's key will not come back by itself.
const fn is_gone(error: &VaultError) -> bool {
    matches!(
        error,
        VaultError::KeyMissing(_)
            | VaultError::KeyUnconfirmed(_)
            | VaultError::KeyMismatch
            | VaultError::Keystore(KeystoreError::Malformed | KeystoreError::NotKept)
    )
}

impl Page for Unlock {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        if self.locks {
            self.lock(desk);
        } else {
            self.choose_way(false);
            if self.has(SlotKind::Platform) {
                self.unlock(Key::Platform, desk);
            }
        }
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let paragraph = match self.by {
            SlotKind::Platform => "unlock-by-keyring",
            SlotKind::Passphrase => "unlock-by-passphrase",
            SlotKind::Recovery => "unlock-by-recovery",
        };
        let label = match self.by {
            SlotKind::Platform if self.failures > 0 => "try-again",
            SlotKind::Platform | SlotKind::Passphrase | SlotKind::Recovery => "unlock-button",
        };
        let others = self.others().into_iter().map(|other| match other {
            Other::Way(SlotKind::Platform) => Button::new(desk.text("unlock-use-keyring")),
            Other::Way(SlotKind::Passphrase) => Button::new(desk.text("unlock-use-passphrase")),
            Other::Way(SlotKind::Recovery) => Button::new(desk.text("unlock-use-recovery")),
            Other::BeginAnew => Button::new(desk.text("begin-anew")).destroys(),
        });
        let frame = Frame {
            title: desk.text("unlock-title"),
            paragraphs: vec![desk.text(paragraph)],
            notice: self.notice.clone(),
            primary: Some(Button::new(desk.text(label))),
            others: others.collect(),
            busy: self.busy.map(|key| desk.text(key)),
            ..Frame::default()
        };
        let fields = self.field(desk).into_iter().collect();
        View { frame, body: Body::Form(FormView { fields, ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy.is_some() => {}
            Gesture::Edited(_, text) => {
                self.typed = Zeroizing::new(text);
                self.error.clear();
            }
            Gesture::Primary | Gesture::Accepted(_) => self.press(desk),
            Gesture::Other(place) => match self.others().get(place) {
                Some(Other::Way(SlotKind::Platform)) => self.unlock(Key::Platform, desk),
                Some(Other::Way(way)) => {
                    self.by = *way;
                    self.typed = Zeroizing::default();
                    self.error.clear();
                }
                Some(Other::BeginAnew) => return Next::go(BeginAnew::default()),
                None => {}
            },
            _ => {}
        }
        Next::Stay
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        // Nothing lies behind the lock screen that may be seen.
        Next::Stay
    }
}
