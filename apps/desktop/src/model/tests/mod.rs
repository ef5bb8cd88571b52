//! The model without a window: a person's presses and keys go in, screens come out, and jobs run over a real vault in a
//! temporary folder.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    clippy::wildcard_enum_match_arm,
    reason = "a test that goes beyond its bounds or meets another screen ends there"
)]

mod call;
mod couple;
mod journal;
mod pairing;
mod people;
mod settings;
mod setup;
mod verdict;

use std::sync::Arc;

use countersign::name::OwnName;
use countersign::testing::SetClock;
use countersign_texts::{Moment, Texts};
use countersign_vault::platform::MemoryKeys;
use countersign_vault::{KdfCost, RecoveryCode};
use tempfile::TempDir;
use zeroize::Zeroizing;

use super::view::{Body, Button, FormView, Setting, View};
use super::{App, Effect, Gesture, News};
use crate::device::{Device, DeviceClock, NewDevice, Place};
use crate::preferences::Preferences;

/// 21 November 2026, 14:32 UTC.
pub(super) const NOON: u64 = 1_795_271_520;

/// The passphrase of a device that is set up.
pub(super) const PASSPHRASE: &str = "correct horse battery staple";

/// The recovery code of a device that is set up.
pub(super) const RECOVERY: &str =
    "abandon ability able about above absent absorb abstract absurd abuse access accident";

/// A model, the device that its jobs run on, and everything that a test turns.
pub(super) struct Drive {
    pub(super) app: App,
    pub(super) device: Device,
    pub(super) clock: SetClock,
    pub(super) keys: MemoryKeys,
    /// What was asked of the window and the system, in order.
    pub(super) effects: Vec<Effect>,
    pub(super) folder: TempDir,
}

impl Drive {
    /// Starts where nothing was ever set up.
    pub(super) fn fresh(language: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (clock, keys) = (SetClock::at(NOON), MemoryKeys::new());
        Self::start(language, folder, clock, keys)
    }

    /// Starts on a device with a key in the keystore, a passphrase and a recovery code, which opens by itself.
    pub(super) fn open(language: &str, own_name: &str) -> Self {
        Self::set_up(language, own_name, true, Some(PASSPHRASE))
    }

    /// Starts on a device that was set up, with a recovery code and these other ways to unlock.
    pub(super) fn set_up(language: &str, own_name: &str, platform: bool, passphrase: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (clock, keys) = (SetClock::at(NOON), MemoryKeys::new());
        let mut device = Device::new(place(&folder, &clock, &keys));
        let new = NewDevice {
            own_name: OwnName::new(own_name).unwrap(),
            platform,
            passphrase: passphrase.map(|text| Zeroizing::new(text.to_owned())),
            recovery: RecoveryCode::parse(RECOVERY).unwrap(),
        };
        device.create(&new).unwrap();
        device.lock();
        Self::start(language, folder, clock, keys)
    }

    fn start(language: &str, folder: TempDir, clock: SetClock, keys: MemoryKeys) -> Self {
        let device = Device::new(place(&folder, &clock, &keys));
        let preferences = Preferences { language: language.to_owned(), ..Preferences::default() };
        let app = App::new(DeviceClock::new(clock.clone()), preferences);
        let mut drive = Self { app, device, clock, keys, effects: Vec::new(), folder };
        drive.settle();
        drive
    }

    /// Ends the program and starts it anew over the same folder and keystore.
    pub(super) fn restart(mut self) -> Self {
        self.device.lock();
        let language = self.app.preferences().language.clone();
        Self::start(&language, self.folder, self.clock, self.keys)
    }

    /// Does every job, and what follows from it, and keeps the other effects.
    pub(super) fn settle(&mut self) {
        loop {
            let effects = self.app.effects();
            if effects.is_empty() {
                self.assert_said();
                return;
            }
            for effect in effects {
                if let Effect::Do(job) = effect {
                    let answer = job.run(&mut self.device);
                    self.app.answer(answer);
                } else {
                    self.effects.push(effect);
                }
            }
        }
    }

    /// Holds that no sentence is missing: a key without one is shown as it is.
    fn assert_said(&mut self) {
        let View { frame, body } = self.view();
        let mut said: Vec<String> = frame.paragraphs;
        said.extend([frame.title, frame.announce, frame.busy.unwrap_or_default(), frame.back.unwrap_or_default()]);
        said.extend(frame.primary.into_iter().chain(frame.others).map(|button| button.label));
        match body {
            Body::Form(form) => {
                said.extend(form.choices.into_iter().flat_map(|choice| [choice.title, choice.detail]));
                said.extend(form.fields.into_iter().flat_map(|field| [field.label, field.help, field.error]));
                said.extend(form.facts.into_iter().map(|fact| fact.name));
                said.push(form.large);
            }
            Body::Settings(rows) => said.extend(rows.into_iter().flat_map(setting_texts)),
            Body::Doctor(facts) | Body::Record(facts) => said.extend(facts.into_iter().map(|fact| fact.name)),
            _ => {}
        }
        for text in said {
            let is_key = text.contains('-') && text.chars().all(|c| c == '-' || c.is_ascii_lowercase());
            assert!(!is_key, "no sentence for {text:?}");
        }
    }

    pub(super) fn view(&mut self) -> View {
        self.app.view()
    }

    pub(super) fn title(&mut self) -> String {
        self.view().frame.title
    }

    /// The notice's words; empty without one.
    pub(super) fn notice(&mut self) -> String {
        self.view().frame.notice.map(|notice| notice.text).unwrap_or_default()
    }

    /// Everything under the title, as one text.
    pub(super) fn paragraphs(&mut self) -> String {
        self.view().frame.paragraphs.join("\n")
    }

    pub(super) fn texts(&self) -> &Texts {
        self.app.texts()
    }

    /// A sentence without values.
    pub(super) fn text(&self, key: &str) -> String {
        self.texts().get(key)
    }

    /// The date and time as they are typed.
    pub(super) fn typed_time(&self) -> String {
        use countersign::ports::Clock as _;
        Moment::of(self.clock.read().wall).typed()
    }

    pub(super) fn form(&mut self) -> FormView {
        match self.view().body {
            Body::Form(form) => form,
            other => panic!("no form: {other:?}"),
        }
    }

    pub(super) fn gesture(&mut self, gesture: Gesture) {
        self.app.gesture(gesture);
        self.settle();
    }

    pub(super) fn back(&mut self) {
        self.app.back();
        self.settle();
    }

    pub(super) fn news(&mut self, news: &News) {
        self.app.news(news);
        self.settle();
    }

    /// Lets seconds pass, one after the other.
    pub(super) fn tick(&mut self, seconds: u64) {
        for _ in 0..seconds {
            self.clock.pass(1);
            self.news(&News::Tick);
        }
    }

    /// The buttons with their gestures.
    pub(super) fn buttons(&mut self) -> Vec<(Button, Gesture)> {
        let view = self.view();
        let others = view.frame.others.into_iter().enumerate();
        let mut buttons: Vec<_> = view.frame.primary.into_iter().map(|button| (button, Gesture::Primary)).collect();
        buttons.extend(others.map(|(place, button)| (button, Gesture::Other(place))));
        if let Body::Person(person) = view.body {
            buttons.extend(person.actions.into_iter().enumerate().map(|(place, button)| (button, Gesture::Act(place))));
        }
        buttons
    }

    pub(super) fn has_button(&mut self, label: &str) -> bool {
        self.buttons().iter().any(|(button, _)| button.label == label)
    }

    /// Finds the gesture of a button that can be pressed.
    pub(super) fn button(&mut self, label: &str) -> Gesture {
        let buttons = self.buttons();
        let found = buttons.iter().find(|(button, _)| button.label == label);
        let Some((button, gesture)) = found else {
            let labels: Vec<_> = buttons.iter().map(|(button, _)| button.label.as_str()).collect();
            panic!("no button {label:?} on {:?}: {labels:?}", self.title());
        };
        assert!(button.enabled, "{label:?} rests on {:?}", self.title());
        gesture.clone()
    }

    /// Presses a button by its label.
    pub(super) fn press(&mut self, label: &str) {
        let gesture = self.button(label);
        self.gesture(gesture);
    }

    /// Presses a button by the key of its label.
    pub(super) fn push(&mut self, key: &str) {
        let label = self.text(key);
        self.press(&label);
    }

    /// Presses the one step forward.
    pub(super) fn primary(&mut self) {
        let view = self.view();
        let button = view.frame.primary.unwrap_or_else(|| panic!("no step forward on {:?}", view.frame.title));
        assert!(button.enabled, "{:?} rests on {:?}", button.label, view.frame.title);
        self.gesture(Gesture::Primary);
    }

    /// Chooses an answer by its title.
    pub(super) fn choose(&mut self, title: &str) {
        let form = self.form();
        let place = form.choices.iter().position(|choice| choice.title == title);
        let place = place.unwrap_or_else(|| panic!("no answer {title:?}: {:?}", form.choices));
        assert!(form.choices[place].enabled, "{title:?} rests");
        self.gesture(Gesture::Choose(place));
    }

    /// Types into the field with this label: of a form, or the one of a check.
    pub(super) fn type_into(&mut self, label: &str, text: &str) {
        if let Body::Form(form) = self.view().body {
            let place = form.fields.iter().position(|field| field.label == label);
            let place = place.unwrap_or_else(|| panic!("no field {label:?}: {:?}", form.fields));
            self.gesture(Gesture::Edited(place, text.to_owned()));
        } else {
            self.gesture(Gesture::Typed(text.to_owned()));
        }
    }

    /// Types into the form's field at this place.
    pub(super) fn fill(&mut self, place: usize, text: &str) {
        assert!(place < self.form().fields.len(), "no field {place} on {:?}", self.title());
        self.gesture(Gesture::Edited(place, text.to_owned()));
    }

    /// Picks the row with this name or title: of people or of settings.
    pub(super) fn pick(&mut self, name: &str) {
        let names: Vec<String> = match self.view().body {
            Body::Home(people) | Body::Choose(people) => people.rows.into_iter().map(|row| row.name).collect(),
            Body::Settings(rows) => rows.into_iter().map(setting_title).collect(),
            Body::Journal(journal) => journal.rows.into_iter().map(|row| row.what).collect(),
            other => panic!("no rows: {other:?}"),
        };
        let place = names.iter().position(|row| row == name);
        self.gesture(Gesture::Pick(place.unwrap_or_else(|| panic!("no row {name:?}: {names:?}"))));
    }
}

fn setting_title(row: Setting) -> String {
    match row {
        Setting::Heading(_) => String::new(),
        Setting::Switch { title, .. } | Setting::Opens { title, .. } => title,
    }
}

fn setting_texts(row: Setting) -> Vec<String> {
    match row {
        Setting::Heading(title) => vec![title],
        Setting::Switch { title, detail, .. } => vec![title, detail],
        Setting::Opens { title, detail, value, .. } => vec![title, detail, value],
    }
}

/// A place in a temporary folder, with a clock and a keystore that a test turns.
pub(super) fn place(folder: &TempDir, clock: &SetClock, keys: &MemoryKeys) -> Place {
    let keys = keys.clone();
    Place {
        folder: folder.path().join("kept"),
        clock: DeviceClock::new(clock.clone()),
        keystore: Arc::new(move || Box::new(keys.clone())),
        cost: KdfCost::LEAST,
    }
}
