//! Making sure that the owner is here. It exists because a few steps, such as believing a clock, must not be open to whoever
//! finds the device unlocked.

use countersign_texts::{Moment, say};
use countersign_vault::{RecoveryCode, RecoveryCodeError, SlotKind, VaultError};
use zeroize::Zeroizing;

use crate::device::{Device, Key, Refusal};
use crate::model::say;
use crate::model::view::{Body, Button, Field, FormView, Frame, Notice};
use crate::model::{Desk, Gesture, Next, Page, View};

/// What the owner is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum By {
    /// The passphrase.
    #[default]
    Passphrase,
    /// The twelve words.
    Recovery,
    /// The date and time as they are shown: where the keystore is the only other way.
    Time,
}

/// What was given.
enum Proof {
    /// To be tried on the device.
    Key(Key),
    /// The time, and it was right.
    Time,
}

/// How many minutes ago the time may have been read off.
const MINUTES: u64 = 2;

/// The part of a screen that asks for the owner.
#[derive(Default)]
pub(in crate::model::pages) struct Owner {
    ways: Vec<SlotKind>,
    by: By,
    typed: Zeroizing<String>,
    error: String,
}

impl Owner {
    /// Asks by the ways to unlock that there are.
    pub(in crate::model::pages) fn set_ways(&mut self, ways: Vec<SlotKind>) {
        self.by = match (ways.contains(&SlotKind::Passphrase), ways.contains(&SlotKind::Recovery)) {
            (true, _) => By::Passphrase,
            (false, true) => By::Recovery,
            (false, false) => By::Time,
        };
        self.ways = ways;
    }

    /// Shows what is asked for.
    pub(in crate::model::pages) fn field(&self, desk: &Desk<'_>) -> Field {
        let (label, help) = match self.by {
            By::Passphrase => (desk.text("owner-passphrase"), String::new()),
            By::Recovery => (desk.text("unlock-recovery-field"), desk.text("unlock-recovery-help")),
            By::Time => {
                let shown = Moment::of(desk.now().wall).typed();
                (desk.text("owner-time"), say!(desk.texts, "owner-time-help", shown = shown))
            }
        };
        Field {
            label,
            value: self.typed.as_str().to_owned(),
            help,
            error: self.error.clone(),
            secret: self.by == By::Passphrase,
            lines: if self.by == By::Recovery { 3 } else { 1 },
            ..Field::default()
        }
    }

    /// Gives the button for the other way, where there is one.
    pub(in crate::model::pages) fn other(&self, desk: &Desk<'_>) -> Option<Button> {
        let both = self.ways.contains(&SlotKind::Passphrase) && self.ways.contains(&SlotKind::Recovery);
        let key = if self.by == By::Passphrase { "unlock-use-recovery" } else { "unlock-use-passphrase" };
        both.then(|| Button::new(desk.text(key)))
    }

    /// Asks for the other one.
    pub(in crate::model::pages) fn switch(&mut self) {
        self.by = if self.by == By::Passphrase { By::Recovery } else { By::Passphrase };
        self.clear();
    }

    /// Takes what was typed.
    pub(in crate::model::pages) fn edit(&mut self, text: String) {
        self.typed = Zeroizing::new(text);
        self.error.clear();
    }

    fn clear(&mut self) {
        self.typed = Zeroizing::default();
        self.error.clear();
    }

    /// Has the device make sure of the owner and then do `work`, and takes the result up with `then`. Nothing is asked
    /// when what was typed cannot be right; the field says why. Tells whether it was asked.
    pub(in crate::model::pages) fn prove<P: Page, T: Send + 'static>(
        &mut self,
        desk: &mut Desk<'_>,
        work: impl FnOnce(&mut Device) -> Result<T, Refusal> + Send + 'static,
        then: impl FnOnce(&mut P, Result<T, Refusal>, &mut Desk<'_>) -> Next + Send + 'static,
    ) -> bool {
        let proof = match self.proof(desk) {
            Ok(proof) => proof,
            Err(error) => {
                self.error = error;
                return false;
            }
        };
        desk.ask(
            move |device| {
                if let Proof::Key(key) = &proof {
                    device.prove_owner(key)?;
                }
                work(device)
            },
            then,
        );
        true
    }

    fn proof(&self, desk: &Desk<'_>) -> Result<Proof, String> {
        match self.by {
            By::Passphrase if self.typed.is_empty() => Err(desk.text("owner-empty")),
            By::Passphrase => Ok(Proof::Key(Key::Passphrase(self.typed.clone()))),
            By::Recovery => Ok(Proof::Key(Key::Recovery(recovery_code(desk, &self.typed)?))),
            By::Time => {
                let wall = desk.now().wall;
                let shown = (0..=MINUTES).map(|back| wall.0.saturating_sub(back.saturating_mul(60)));
                let mut shown = shown.map(|at| digits(&Moment::of(countersign::time::UnixTime(at)).typed()));
                let typed = digits(&self.typed);
                if shown.any(|shown| shown == typed) { Ok(Proof::Time) } else { Err(desk.text("owner-time-differs")) }
            }
        }
    }

    /// Takes a refusal: of what was typed into the field, of anything else as the notice that is given back.
    pub(in crate::model::pages) fn refused(&mut self, desk: &Desk<'_>, refusal: &Refusal) -> Option<Notice> {
        let notice = say::refused(desk.texts, refusal);
        if is_mistyped(refusal) {
            if self.by == By::Passphrase {
                self.clear();
            }
            self.error = notice.text;
            return None;
        }
        Some(notice)
    }
}

fn is_mistyped(refusal: &Refusal) -> bool {
    use countersign::people::PeopleError::Store;
    matches!(refusal, Refusal::Rules(Store(VaultError::WrongPassphrase | VaultError::WrongRecoveryCode)))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Reads twelve words, or says which one is wrong.
pub(super) fn recovery_code(desk: &Desk<'_>, typed: &str) -> Result<RecoveryCode, String> {
    RecoveryCode::parse(typed).map_err(|error| match error {
        RecoveryCodeError::Count(count) => say!(desk.texts, "recovery-count", count = count),
        RecoveryCodeError::UnknownWord(number) => say!(desk.texts, "recovery-unknown-word", number = number),
    })
}

/// What follows once the owner is known; without it, the screen below goes on.
type Onward = Box<dyn FnOnce(&mut Desk<'_>) -> Next>;

/// Asks for the owner, and then goes on.
pub struct ProveOwner {
    why: &'static str,
    owner: Owner,
    then: Option<Onward>,
    busy: bool,
    notice: Option<Notice>,
}

impl ProveOwner {
    /// Says why, by a key, and takes what follows; that should lead to a screen in place of this one.
    #[must_use]
    pub fn new(why: &'static str, then: impl FnOnce(&mut Desk<'_>) -> Next + 'static) -> Self {
        Self { why, owner: Owner::default(), then: Some(Box::new(then)), busy: true, notice: None }
    }
}

impl Default for ProveOwner {
    /// Asks for the owner before one more code is checked, and takes the proof back to the screen below.
    fn default() -> Self {
        Self { then: None, ..Self::new("owner-why-check", |_| Next::Proved) }
    }
}

impl Page for ProveOwner {
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
        let frame = Frame {
            title: desk.text("owner-title"),
            paragraphs: vec![desk.text(self.why)],
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text("continue"))),
            others: self.owner.other(desk).into_iter().collect(),
            busy: self.busy.then(|| desk.text("owner-busy")),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView { fields: vec![self.owner.field(desk)], ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => {}
            Gesture::Edited(_, text) => self.owner.edit(text),
            Gesture::Other(_) => self.owner.switch(),
            Gesture::Primary | Gesture::Accepted(_) => {
                self.notice = None;
                self.busy = self.owner.prove(
                    desk,
                    |_| Ok(()),
                    |page: &mut Self, proved, desk| {
                        page.busy = false;
                        match (proved, page.then.take()) {
                            (Ok(()), Some(then)) => then(desk),
                            (Ok(()), None) => Next::Proved,
                            (Err(refusal), then) => {
                                page.then = then;
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
        // The time to be typed is shown.
        self.owner.by == By::Time
    }
}
