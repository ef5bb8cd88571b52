//! The window without a display: a code is typed, key by key, and the verdict is read as a screen reader reads it; every
//! verdict, in English and German.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test ends where something is not as it should be"
)]

use std::sync::Arc;

use countersign::contact::ContactId;
use countersign::name::{ContactName, OwnName};
use countersign::pairing::{Answer, Event, Meeting, ReadBy, Session};
use countersign::people::Admission;
use countersign::ports::Clock as _;
use countersign::testing::SetClock;
use countersign::verify::CallRole;
use countersign_desktop::device::{Circle, Device, DeviceClock, Key, NewDevice, Place};
use countersign_desktop::generated as ui;
use countersign_desktop::preferences::Preferences;
use countersign_desktop::texts;
use countersign_desktop::window::{Desktop, Outside};
use countersign_qr::camera::CameraError;
use countersign_vault::platform::MemoryKeys;
use countersign_vault::{KdfCost, RecoveryCode, SystemEntropy};
use i_slint_backend_testing::{AccessibleRole, ElementHandle};
use slint::platform::WindowEvent;
use slint::{ComponentHandle as _, SharedString};
use tempfile::TempDir;

/// 21 November 2026, 14:32 UTC.
const NOON: u64 = 1_795_271_520;

thread_local! {
    /// The window system of this test's thread, made once.
    static READY: () = i_slint_backend_testing::init_no_event_loop();
}

/// A device with what a test turns.
struct Side {
    device: Device,
    place: Place,
    clock: SetClock,
    _folder: TempDir,
}

impl Side {
    fn set_up(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (clock, keys) = (SetClock::at(NOON), MemoryKeys::new());
        let place = Place {
            folder: folder.path().join("here"),
            clock: DeviceClock::new(clock.clone()),
            keystore: Arc::new(move || Box::new(keys.clone())),
            cost: KdfCost::LEAST,
        };
        let mut device = Device::new(place.clone());
        let new = NewDevice {
            own_name: OwnName::new(name).unwrap(),
            platform: true,
            passphrase: None,
            recovery: RecoveryCode::generate(&mut SystemEntropy).unwrap(),
        };
        device.create(&new).unwrap();
        Self { device, place, clock, _folder: folder }
    }

    fn people(&mut self) -> &mut Circle {
        self.device.people().unwrap()
    }
}

/// Pairs two devices face to face and gives each one's number for the other.
fn pair(a: &mut Side, b: &mut Side) -> (ContactId, ContactId) {
    let (at_a, at_b) = (a.clock.read(), b.clock.read());
    let entropy = &mut SystemEntropy;
    let mut first = Session::offer(a.people().introduction().unwrap(), Meeting::InPerson, at_a, entropy).unwrap();
    let mut second = Session::listen(b.people().introduction().unwrap(), Meeting::InPerson);
    let offer = first.showing().unwrap();
    let Event::Show(reply) = second.feed(&offer, ReadBy::Camera, at_b, entropy).unwrap() else { panic!("no reply") };
    let Event::Confirm { show } = first.feed(&reply, ReadBy::Camera, at_a, entropy).unwrap() else { panic!("no end") };
    second.feed(&show.unwrap(), ReadBy::Camera, at_b, entropy).unwrap();
    let first = first.confirm(Answer::Yes, at_a).unwrap();
    let second = second.confirm(Answer::Yes, at_b).unwrap();
    let named = |name| Admission::New(ContactName::new(name).unwrap());
    let b_at_a = a.people().admit(&first, named("Petra")).unwrap();
    let a_at_b = b.people().admit(&second, named("Omar")).unwrap();
    (b_at_a, a_at_b)
}

/// A window of Omar's device, and Petra's device beside it.
struct Call {
    desktop: Desktop,
    omar: Side,
    petra: Side,
    petra_at_omar: ContactId,
    omar_at_petra: ContactId,
    language: &'static str,
}

impl Call {
    fn begin(language: &'static str) -> Self {
        READY.with(|()| {});
        let (mut omar, mut petra) = (Side::set_up("Omar"), Side::set_up("Petra"));
        let (petra_at_omar, omar_at_petra) = pair(&mut omar, &mut petra);
        let preferences = Preferences { language: language.to_owned(), sound: false, ..Preferences::default() };
        preferences.write(&Preferences::file(&omar.place.folder)).unwrap();
        let outside = Outside {
            place: omar.place.clone(),
            camera: Arc::new(|| Err(CameraError::Absent)),
            threads: false,
            appearance: (false, false),
        };
        let desktop = Desktop::new(outside).unwrap();
        desktop.window().show().unwrap();
        let mut call = Self { desktop, omar, petra, petra_at_omar, omar_at_petra, language };
        // A process that opens the same file must find it open to both.
        call.omar.device.lock();
        call.omar.device.unlock(&Key::Platform).unwrap();
        call
    }

    fn press(&self, key: &str) {
        let window = self.desktop.window().window();
        let text = SharedString::from(key);
        window.dispatch_event(WindowEvent::KeyPressed { text: text.clone() });
        window.dispatch_event(WindowEvent::KeyReleased { text });
        i_slint_backend_testing::mock_elapsed_time(std::time::Duration::from_millis(300));
    }

    fn screen(&self) -> ui::Screen {
        self.desktop.window().global::<ui::App>().get_screen()
    }

    /// They called: choose the first person, and type what they read out.
    fn they_called_and_read(&self, code: &str) {
        self.desktop.window().global::<ui::App>().invoke_shortcut("home".into());
        self.desktop.window().global::<ui::People>().invoke_they_called();
        self.desktop.window().global::<ui::People>().invoke_pick(0);
        assert_eq!(self.screen(), ui::Screen::Call);
        i_slint_backend_testing::mock_elapsed_time(std::time::Duration::from_millis(300));
        for digit in code.chars() {
            self.press(&digit.to_string());
        }
        assert_eq!(self.screen(), ui::Screen::Verdict, "{code} was typed whole");
    }

    /// Finds what a screen reader tells with the sentence of this key.
    fn found(&self, key: &str) -> Vec<ElementHandle> {
        let sentence = texts::of(self.language).with(key, None, &[("name", "Petra".into())]);
        let found: Vec<_> = ElementHandle::find_by_accessible_label(self.desktop.window(), &sentence).collect();
        assert!(!found.is_empty(), "{}: {sentence:?} is not on the screen", self.language);
        found
    }

    fn reads(&self, key: &str) {
        self.found(key);
    }

    /// Presses a button as a screen reader does.
    fn push(&self, key: &str) {
        let button = self.found(key).into_iter().find(|found| found.accessible_role() == Some(AccessibleRole::Button));
        button.unwrap().invoke_accessible_default_action();
    }

    fn petra_calls(&mut self) -> String {
        let omar = self.omar_at_petra;
        self.petra.people().prove(omar, CallRole::ICalled).unwrap().code.digits()
    }
}

/// A code that is nobody's: one more than each of these.
fn other_than(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

fn in_both_languages(story: impl Fn(Call)) {
    for language in ["en", "de"] {
        story(Call::begin(language));
    }
}

#[test]
fn a_right_code_is_hers_and_a_second_time_it_was_used() {
    in_both_languages(|mut call| {
        let code = call.petra_calls();
        call.they_called_and_read(&code);
        call.reads("verdict-verified");
        call.reads("verdict-prove-myself");
        call.push("verdict-prove-myself");
        assert_eq!(call.screen(), ui::Screen::Mine, "my own code comes after theirs");
        let shown = call.desktop.window().global::<ui::Call>();
        assert_eq!(shown.get_code_front().len() + shown.get_code_back().len(), 6);
        call.they_called_and_read(&code);
        call.reads("verdict-already-used");
    });
}

#[test]
fn wrong_codes_are_said_to_be_wrong_and_then_lock() {
    in_both_languages(|mut call| {
        let wrong = other_than(&call.petra_calls());
        call.they_called_and_read(&wrong);
        call.reads("verdict-wrong");
        for _ in 0..4 {
            call.they_called_and_read(&wrong);
        }
        call.they_called_and_read(&wrong);
        call.reads("verdict-locked");
    });
}

#[test]
fn my_own_code_read_back_is_named() {
    in_both_languages(|mut call| {
        let petra = call.petra_at_omar;
        let mine = call.omar.people().prove(petra, CallRole::ICalled).unwrap().code.digits();
        call.they_called_and_read(&mine);
        call.reads("verdict-reflected");
    });
}

#[test]
fn a_code_for_the_other_side_is_named() {
    in_both_languages(|mut call| {
        let (petra, omar) = (call.petra_at_omar, call.omar_at_petra);
        let mine = call.omar.people().prove(petra, CallRole::ICalled).unwrap().code.digits();
        call.petra.people().check(omar, CallRole::TheyCalled, &mine, None).unwrap();
        let hers = call.petra.people().prove(omar, CallRole::TheyCalled).unwrap().code.digits();
        call.they_called_and_read(&hers);
        call.reads("verdict-wrong-role");
    });
}

#[test]
fn a_code_of_another_time_says_whose_clock_is_off() {
    in_both_languages(|mut call| {
        call.petra.clock.set_wall(NOON + 150);
        let ahead = call.petra_calls();
        call.they_called_and_read(&ahead);
        call.reads("verdict-clock-ahead");
    });
    in_both_languages(|mut call| {
        let old = call.petra_calls();
        call.omar.clock.pass(150);
        call.they_called_and_read(&old);
        call.reads("verdict-clock-behind");
    });
}

#[test]
fn a_clock_that_leapt_is_asked_about() {
    in_both_languages(|mut call| {
        let code = call.petra_calls();
        call.they_called_and_read(&code);
        call.omar.clock.set_wall(NOON - 86_400);
        call.they_called_and_read(&code);
        call.reads("call-confirm-clock");
    });
}

#[test]
fn a_suspended_person_is_not_compared() {
    in_both_languages(|mut call| {
        let petra = call.petra_at_omar;
        call.omar.people().suspend(petra).unwrap();
        let code = call.petra_calls();
        call.they_called_and_read(&code);
        call.reads("verdict-suspended");
        call.reads("verdict-open-person");
    });
}
