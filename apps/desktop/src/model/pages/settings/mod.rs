//! What can be set, each thing behind one line. It exists as a list that says what is set now, so that nobody has to open a
//! line to find out.

mod about;
mod doctor;
mod erase;
mod machine;
mod name;
mod preference;

use countersign::verify::ClockDoubt;
use countersign_vault::{Doubt, RollbackCheck, SlotKind, SlotView};

use about::About;
use doctor::Doctor;
use erase::Erase;
use name::ChangeName;
use preference::{Preference, Which};

use super::setup::{
    ConfirmClock, Doubted, Goal, NewPassphrase, Passphrase, ProveOwner, ShowWords, Sure, remove_way, renew,
};
use crate::device::{Device, Refusal};
use crate::model::say;
use crate::model::view::{Body, Frame, Notice, Setting};
use crate::model::{Desk, Gesture, Next, Page, View};

/// What is set on the device, beside the preferences.
#[derive(Default)]
struct Known {
    own_name: String,
    slots: Vec<SlotView>,
    doubt: Option<Doubt>,
    clock: Option<ClockDoubt>,
}

impl Known {
    fn read(device: &mut Device) -> Result<Self, Refusal> {
        let own_name = device.people()?.own_name()?.as_str().to_owned();
        let clock = device.people()?.clock_doubt()?;
        let vault = device.vault()?;
        let doubt = match vault.rollback() {
            RollbackCheck::Doubted(doubt) => Some(doubt),
            RollbackCheck::Passed | RollbackCheck::NotChecked | RollbackCheck::AnchorRenewed => None,
        };
        Ok(Self { own_name, slots: vault.slots()?, doubt, clock })
    }

    fn has(&self, kind: SlotKind) -> bool {
        self.slots.iter().any(|slot| slot.kind == kind)
    }
}

/// A line that does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Doubt,
    Clock,
    Preference(Which),
    Sound,
    HideCodes,
    MyName,
    SetPassphrase,
    RemovePassphrase,
    Recovery,
    Keyring,
    RemoveKeyring,
    SomeoneKnows,
    Doctor,
    About,
    Erase,
}

/// Settings.
#[derive(Default)]
pub struct Settings {
    known: Option<Known>,
    notice: Option<Notice>,
}

impl Settings {
    fn read(desk: &mut Desk<'_>) {
        desk.ask(Known::read, |page: &mut Self, known: Result<Known, Refusal>, desk| {
            match known {
                Ok(known) => {
                    page.known = Some(known);
                    page.notice = None;
                }
                Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
            }
            Next::Stay
        });
    }

    /// The lines, with what each one does; headings do nothing.
    fn lines(&self, desk: &Desk<'_>) -> Vec<(Setting, Option<Line>)> {
        let heading = |key: &str| (Setting::Heading(desk.text(key)), None);
        let unknown = Known::default();
        let known = self.known.as_ref().unwrap_or(&unknown);
        let mut lines = Vec::new();
        if known.doubt.is_some() || known.clock.is_some() {
            lines.push(heading("settings-attention"));
            lines.extend(known.doubt.map(|_| self.opens(desk, Line::Doubt, "settings-doubt", String::new())));
            lines.extend(known.clock.map(|_| self.opens(desk, Line::Clock, "settings-clock", String::new())));
        }
        lines.push(heading("settings-window"));
        for which in [Which::Language, Which::Theme] {
            lines.push(self.opens(desk, Line::Preference(which), which.key(), which.value(desk)));
        }
        let switch = |key: &str, on| {
            let (title, detail) = (desk.text(key), desk.text(&format!("{key}-detail")));
            Setting::Switch { title, detail, on, enabled: true }
        };
        if machine::SOUNDS {
            lines.push((switch("settings-sound", desk.preferences.sound), Some(Line::Sound)));
        }
        lines.push((switch("settings-hide-codes", desk.preferences.hide_codes), Some(Line::HideCodes)));
        lines.push(heading("settings-me"));
        lines.push(self.opens(desk, Line::MyName, "settings-name", known.own_name.clone()));
        lines.push(heading("settings-unlocking"));
        lines.push(self.opens(desk, Line::Preference(Which::Idle), Which::Idle.key(), Which::Idle.value(desk)));
        self.ways(desk, known, &mut lines);
        lines.push(heading("settings-device"));
        lines.push(self.opens(desk, Line::Doctor, "settings-doctor", String::new()));
        lines.push(self.opens(desk, Line::About, "settings-about", env!("CARGO_PKG_VERSION").to_owned()));
        lines.push(self.opens(desk, Line::Erase, "settings-erase", String::new()));
        lines
    }

    fn ways(&self, desk: &Desk<'_>, known: &Known, lines: &mut Vec<(Setting, Option<Line>)>) {
        let value = |kind| {
            let slot = known.slots.iter().filter(|slot| slot.kind == kind).max_by_key(|slot| slot.generation);
            desk.text(match slot {
                Some(slot) if slot.confirmed => "settings-way-set",
                Some(_) => "settings-way-unconfirmed",
                None => "settings-way-none",
            })
        };
        lines.push(self.opens(desk, Line::Keyring, "settings-keyring", value(SlotKind::Platform)));
        if known.has(SlotKind::Platform) {
            lines.push(self.opens(desk, Line::RemoveKeyring, "settings-keyring-remove", String::new()));
        }
        lines.push(self.opens(desk, Line::SetPassphrase, "settings-passphrase", value(SlotKind::Passphrase)));
        if known.has(SlotKind::Passphrase) {
            lines.push(self.opens(desk, Line::RemovePassphrase, "settings-passphrase-remove", String::new()));
        }
        lines.push(self.opens(desk, Line::Recovery, "settings-recovery", value(SlotKind::Recovery)));
        if known.has(SlotKind::Passphrase) || known.has(SlotKind::Recovery) {
            lines.push(self.opens(desk, Line::SomeoneKnows, "settings-someone-knows", String::new()));
        }
    }

    /// A line that opens something. What the device has to know first rests until it was read.
    fn opens(&self, desk: &Desk<'_>, line: Line, key: &str, value: String) -> (Setting, Option<Line>) {
        let always = matches!(line, Line::Preference(_) | Line::Doctor | Line::About | Line::Erase);
        let detail = desk.text(&format!("{key}-detail"));
        let enabled = always || self.known.is_some();
        (Setting::Opens { title: desk.text(key), detail, value, enabled }, Some(line))
    }

    fn pick(&self, line: Line, desk: &mut Desk<'_>) -> Next {
        let unknown = Known::default();
        let known = self.known.as_ref().unwrap_or(&unknown);
        match line {
            Line::Doubt => known.doubt.map_or(Next::Stay, |doubt| Next::go(Doubted::new(doubt))),
            Line::Clock => Next::go(ConfirmClock::default()),
            Line::Preference(which) => Next::go(Preference::new(which)),
            Line::Sound => {
                let preferences = desk.preferences.clone();
                desk.prefer(crate::preferences::Preferences { sound: !preferences.sound, ..preferences });
                Next::Stay
            }
            Line::HideCodes => {
                let preferences = desk.preferences.clone();
                let hide_codes = !preferences.hide_codes;
                desk.prefer(crate::preferences::Preferences { hide_codes, ..preferences });
                Next::Stay
            }
            Line::MyName => Next::go(ChangeName::new(known.own_name.clone())),
            Line::SetPassphrase => {
                let there = known.has(SlotKind::Passphrase);
                let why = if there { Passphrase::Change } else { Passphrase::First };
                owned("owner-why-ways", move || Next::instead(NewPassphrase::new(why)))
            }
            Line::RemovePassphrase => owned("owner-why-ways", || Next::instead(remove_passphrase())),
            Line::Recovery => owned("owner-why-ways", || Next::instead(ShowWords::new(Goal::Replace))),
            Line::Keyring => {
                let there = known.has(SlotKind::Platform);
                owned("owner-why-ways", move || Next::instead(keep_key(there)))
            }
            Line::RemoveKeyring => owned("owner-why-ways", || Next::instead(remove_key())),
            Line::SomeoneKnows if known.has(SlotKind::Passphrase) => {
                owned("owner-why-rekey", || Next::instead(NewPassphrase::new(Passphrase::Known)))
            }
            Line::SomeoneKnows => owned("owner-why-rekey", || Next::instead(ShowWords::new(Goal::Rekey(None)))),
            Line::Doctor => Next::go(Doctor::default()),
            Line::About => Next::go(About::default()),
            Line::Erase => owned("owner-why-erase", || Next::instead(Erase::default())),
        }
    }
}

/// Asks for the owner first.
fn owned(why: &'static str, then: impl FnOnce() -> Next + 'static) -> Next {
    Next::go(ProveOwner::new(why, move |_| then()))
}

fn remove_passphrase() -> Sure {
    let asked = ["passphrase-remove-title", "passphrase-remove-means", "passphrase-remove-button", "owner-busy"];
    let done = ("passphrase-removed", "passphrase-removed-means");
    Sure::new(asked, done, |device| remove_way(device, SlotKind::Passphrase)).destroys()
}

fn remove_key() -> Sure {
    let asked = ["keyring-remove-title", "keyring-remove-means", "keyring-remove-button", "unlock-busy-keyring"];
    let done = ("keyring-removed", "keyring-removed-means");
    Sure::new(asked, done, |device| remove_way(device, SlotKind::Platform)).destroys()
}

fn keep_key(there: bool) -> Sure {
    let asked = if there {
        ["keyring-renew-title", "keyring-renew-means", "keyring-renew-button", "unlock-busy-keyring"]
    } else {
        ["keyring-add-title", "keyring-add-means", "keyring-add-button", "unlock-busy-keyring"]
    };
    Sure::new(asked, ("renew-done", "renew-done-means"), renew)
}

impl Page for Settings {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        Self::read(desk);
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        Self::read(desk);
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame {
            title: desk.text("settings-title"),
            notice: self.notice.clone(),
            back: Some(desk.text("back-home")),
            ..Frame::default()
        };
        View { frame, body: Body::Settings(self.lines(desk).into_iter().map(|(line, _)| line).collect()) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        let Gesture::Pick(row) = gesture else { return Next::Stay };
        let line = self.lines(desk).into_iter().nth(row);
        match line {
            Some((Setting::Opens { enabled: true, .. } | Setting::Switch { enabled: true, .. }, Some(line))) => {
                self.pick(line, desk)
            }
            _ => Next::Stay,
        }
    }
}
