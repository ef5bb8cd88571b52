//! What works on this device, what is missing, and how to get it. It exists so that the first answer to "it does not work"
//! is one screen.

use countersign::verify::{ClockDoubt, RELEASED_AT};
use countersign_qr::camera::CameraError;
use countersign_texts::{Moment, say};
use countersign_vault::{SlotKind, SlotView, VaultError};

use super::machine::{self, Fonts};
use crate::device::{Device, Refusal};
use crate::model::pages::setup::why;
use crate::model::say;
use crate::model::view::{Body, Button, Fact, Frame, Tone};
use crate::model::{Desk, Gesture, Next, Page, View};

/// What was found.
struct Found {
    clock: Result<Option<ClockDoubt>, Refusal>,
    keystore: Result<(), VaultError>,
    slots: Result<Vec<SlotView>, Refusal>,
    whole: Result<(), Refusal>,
    folder: String,
    /// What the system lets others do with the folder.
    alone: bool,
    camera: Result<Option<String>, CameraError>,
    fonts: Fonts,
    player: Option<&'static str>,
}

impl Found {
    fn look(device: &mut Device) -> Self {
        Self {
            clock: clock(device),
            keystore: device.try_keystore(),
            slots: slots(device),
            whole: whole(device),
            folder: device.folder().to_string_lossy().into_owned(),
            alone: machine::is_ours_alone(device.folder()),
            camera: countersign_qr::camera::list().map(|cameras| {
                cameras.first().map(|camera| format!("{} × {}", camera.resolution.0, camera.resolution.1))
            }),
            fonts: machine::fonts(),
            player: crate::window::player(),
        }
    }
}

fn clock(device: &mut Device) -> Result<Option<ClockDoubt>, Refusal> {
    Ok(device.people()?.clock_doubt()?)
}

fn slots(device: &mut Device) -> Result<Vec<SlotView>, Refusal> {
    Ok(device.vault()?.slots()?)
}

fn whole(device: &mut Device) -> Result<(), Refusal> {
    Ok(device.vault()?.check_file()?)
}

/// Looks, and shows what was found.
#[derive(Default)]
pub(super) struct Doctor {
    found: Option<Found>,
    busy: bool,
}

impl Doctor {
    fn look(&mut self, desk: &mut Desk<'_>) {
        self.busy = true;
        desk.ask(Found::look, |page: &mut Self, found, _| {
            page.busy = false;
            page.found = Some(found);
            Next::Stay
        });
    }
}

/// A line with what was found, and under it what to do.
fn fact(desk: &Desk<'_>, name: &str, tone: Tone, found: String, advice: Option<&str>) -> Fact {
    let value = match advice {
        Some(advice) => format!("{found} {}", desk.text(advice)),
        None => found,
    };
    Fact { name: desk.text(name), value, tone }
}

fn clock_fact(desk: &Desk<'_>, doubt: &Result<Option<ClockDoubt>, Refusal>) -> Fact {
    let wall = desk.now().wall;
    let now = Moment::of(wall);
    let shown = say!(desk.texts, "doctor-clock-shows", time = now.clock_with_seconds(), date = now.date(desk.texts));
    let name = "doctor-clock";
    match doubt {
        Ok(_) if wall < RELEASED_AT => {
            let found = format!("{shown} {}", desk.text("doctor-clock-old"));
            fact(desk, name, Tone::Error, found, Some("doctor-clock-set"))
        }
        Ok(Some(doubt)) => {
            let found = format!("{shown} {}", why(desk, *doubt));
            fact(desk, name, Tone::Warning, found, Some("doctor-clock-confirm"))
        }
        Ok(None) => fact(desk, name, Tone::Good, shown, None),
        Err(refusal) => fact(desk, name, Tone::Error, say::refused(desk.texts, refusal).text, None),
    }
}

fn keystore_fact(desk: &Desk<'_>, tried: &Result<(), VaultError>) -> Fact {
    match tried {
        Ok(()) => fact(desk, "doctor-keystore", Tone::Good, desk.text("doctor-keystore-answers"), None),
        Err(error) => fact(desk, "doctor-keystore", Tone::Warning, desk.text(say::storage_key(error)), None),
    }
}

fn ways_fact(desk: &Desk<'_>, slots: &Result<Vec<SlotView>, Refusal>) -> Fact {
    let name = "doctor-ways";
    let slots = match slots {
        Ok(slots) => slots,
        Err(refusal) => return fact(desk, name, Tone::Error, say::refused(desk.texts, refusal).text, None),
    };
    let kinds = [
        (SlotKind::Platform, "settings-keyring"),
        (SlotKind::Passphrase, "settings-passphrase"),
        (SlotKind::Recovery, "settings-recovery"),
    ];
    let there = kinds.iter().filter(|(kind, _)| slots.iter().any(|slot| slot.kind == *kind));
    let found = there.map(|(_, key)| desk.text(key)).collect::<Vec<_>>().join(", ");
    let platform = slots.iter().filter(|slot| slot.kind == SlotKind::Platform).max_by_key(|slot| slot.generation);
    if slots.iter().all(|slot| slot.kind == SlotKind::Platform) {
        return fact(desk, name, Tone::Warning, format!("{found}."), Some("doctor-ways-one"));
    }
    if platform.is_some_and(|slot| !slot.confirmed) {
        return fact(desk, name, Tone::Info, format!("{found}."), Some("doctor-ways-unconfirmed"));
    }
    fact(desk, name, Tone::Good, format!("{found}."), None)
}

fn folder_facts(desk: &Desk<'_>, found: &Found) -> [Fact; 2] {
    let folder = if found.alone {
        fact(
            desk,
            "doctor-folder",
            Tone::Good,
            say!(desk.texts, "doctor-folder-alone", folder = found.folder.clone()),
            None,
        )
    } else {
        let shown = say!(desk.texts, "doctor-folder-shared", folder = found.folder.clone());
        fact(desk, "doctor-folder", Tone::Error, shown, Some("doctor-folder-mend"))
    };
    let whole = match &found.whole {
        Ok(()) => fact(desk, "doctor-kept", Tone::Good, desk.text("doctor-kept-whole"), None),
        Err(refusal) => fact(desk, "doctor-kept", Tone::Error, say::refused(desk.texts, refusal).text, None),
    };
    [folder, whole]
}

fn camera_fact(desk: &Desk<'_>, camera: &Result<Option<String>, CameraError>) -> Fact {
    let name = "doctor-camera";
    let key = match camera {
        Ok(Some(size)) => {
            return fact(desk, name, Tone::Good, say!(desk.texts, "doctor-camera-found", size = size.clone()), None);
        }
        Ok(None) | Err(CameraError::Absent) => "doctor-camera-none",
        Err(CameraError::Busy) => "doctor-camera-busy",
        Err(CameraError::Refused) => "doctor-camera-refused",
        Err(CameraError::Unplugged) => "doctor-camera-unplugged",
        Err(CameraError::Unsupported) => "doctor-camera-unsupported",
        Err(CameraError::Unusable { .. } | CameraError::Picture { .. } | CameraError::File { .. }) => {
            "doctor-camera-unusable"
        }
    };
    fact(desk, name, Tone::Info, desk.text(key), Some("doctor-camera-without"))
}

fn fonts_fact(desk: &Desk<'_>, fonts: Fonts) -> Fact {
    match fonts {
        Fonts::Found => fact(desk, "doctor-fonts", Tone::Good, desk.text("doctor-fonts-found"), None),
        Fonts::OwnAlone => fact(desk, "doctor-fonts", Tone::Info, desk.text("doctor-fonts-own"), None),
    }
}

fn sound_fact(desk: &Desk<'_>, player: Option<&'static str>) -> Fact {
    match player {
        Some(player) => {
            fact(desk, "doctor-sound", Tone::Good, say!(desk.texts, "doctor-sound-found", player = player), None)
        }
        None => fact(desk, "doctor-sound", Tone::Info, desk.text("doctor-sound-none"), None),
    }
}

impl Page for Doctor {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.look(desk);
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let facts = self.found.as_ref().map_or_else(Vec::new, |found| {
            let mut facts = vec![
                clock_fact(desk, &found.clock),
                keystore_fact(desk, &found.keystore),
                ways_fact(desk, &found.slots),
            ];
            facts.extend(folder_facts(desk, found));
            facts.push(camera_fact(desk, &found.camera));
            facts.push(fonts_fact(desk, found.fonts));
            if machine::SOUNDS {
                facts.push(sound_fact(desk, found.player));
            }
            let version = format!("Countersign {}, {}", env!("CARGO_PKG_VERSION"), machine::SYSTEM);
            facts.push(fact(desk, "doctor-version", Tone::None, version, None));
            facts
        });
        let worst = facts.iter().any(|fact| matches!(fact.tone, Tone::Warning | Tone::Error));
        let paragraph = match (&self.found, worst) {
            (None, _) => None,
            (Some(_), true) => Some(desk.text("doctor-some")),
            (Some(_), false) => Some(desk.text("doctor-fine")),
        };
        let frame = Frame {
            title: desk.text("doctor-title"),
            announce: paragraph.clone().unwrap_or_default(),
            paragraphs: paragraph.into_iter().collect(),
            back: Some(desk.text("settings-title")),
            primary: Some(Button::new(desk.text("doctor-again")).when(!self.busy)),
            busy: self.busy.then(|| desk.text("doctor-busy")),
            ..Frame::default()
        };
        View { frame, body: Body::Doctor(facts) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        if gesture == Gesture::Primary && !self.busy {
            self.look(desk);
        }
        Next::Stay
    }
}
