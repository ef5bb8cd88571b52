//! Goes through the real window over real devices and draws each screen as it says it, to PNG files and without a display:
//! in English and German, light, dark and in high contrast, wide, narrow and at twice the scale.
//!
//! `cargo run -p countersign-desktop --example tour -- FOLDER`. Where the gallery shows every state a screen can have, with
//! sentences of its own, this shows the sentences that a person reads.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a tour ends where the way is not as it should be"
)]
#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "as above")]

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use countersign::verify::CallRole;
use countersign_desktop::appearance::Appearance;
use countersign_desktop::model::Gesture;
use countersign_desktop::preferences::Preferences;
use countersign_desktop::window::{Desktop, Outside};
use countersign_desktop::{generated as ui, texts};
use slint::platform::software_renderer::{MinimalSoftwareWindow, RepaintBufferType};
use slint::platform::{Platform, PlatformError, WindowAdapter, WindowEvent};
use slint::{ComponentHandle as _, Model as _, PhysicalSize, Rgb8Pixel};

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/support/side.rs"]
mod side;

use side::{PASSPHRASE, RECOVERY, Side, pair};

/// How a screen is looked at: name, width, height, scale, dark, high contrast.
const LOOKS: [(&str, u32, u32, f32, bool, bool); 5] = [
    ("wide", 1280, 800, 1.0, false, false),
    ("narrow", 420, 800, 1.0, false, false),
    ("dark", 1280, 800, 1.0, true, false),
    ("contrast", 420, 800, 1.0, true, true),
    ("double", 1280, 1600, 2.0, false, false),
];

/// Windows that are only ever drawn into memory, the newest last.
struct Memory {
    windows: Rc<RefCell<Vec<Rc<MinimalSoftwareWindow>>>>,
    start: Instant,
}

impl Platform for Memory {
    fn create_window_adapter(&self) -> Result<Rc<dyn WindowAdapter>, PlatformError> {
        let window = MinimalSoftwareWindow::new(RepaintBufferType::NewBuffer);
        self.windows.borrow_mut().push(Rc::clone(&window));
        Ok(window)
    }

    fn duration_since_start(&self) -> core::time::Duration {
        self.start.elapsed()
    }
}

/// A person at a window.
struct Guest {
    desktop: Desktop,
    window: Rc<MinimalSoftwareWindow>,
    side: Side,
    language: &'static str,
    folder: PathBuf,
    pictures: usize,
}

impl Guest {
    fn sit_down(
        side: Side,
        language: &'static str,
        folder: &Path,
        windows: &RefCell<Vec<Rc<MinimalSoftwareWindow>>>,
    ) -> Self {
        let preferences =
            Preferences { language: language.to_owned(), idle_minutes: 0, sound: false, ..Preferences::default() };
        preferences.write(&Preferences::file(&side.place.folder)).unwrap();
        let outside = Outside {
            place: side.place.clone(),
            camera: std::sync::Arc::new(|| Err(countersign_qr::camera::CameraError::Absent)),
            threads: false,
            appearance: Appearance::default(),
        };
        let desktop = Desktop::new(outside).unwrap();
        desktop.window().show().unwrap();
        let window = Rc::clone(windows.borrow().last().unwrap());
        Self { desktop, window, side, language, folder: folder.join(language), pictures: 0 }
    }

    fn part<'a, T: slint::Global<'a, ui::AppWindow>>(&'a self) -> T {
        self.desktop.window().global::<T>()
    }

    fn does(&self, gesture: Gesture) {
        self.desktop.gesture(gesture);
    }

    fn primary(&self) {
        self.does(Gesture::Primary);
    }

    fn back(&self) {
        self.part::<ui::App>().invoke_back();
    }

    fn edit(&self, place: usize, text: &str) {
        self.does(Gesture::Edited(place, text.to_owned()));
    }

    fn text(&self, key: &str) -> String {
        texts::of(self.language).get(key)
    }

    fn pick_setting(&self, key: &str) {
        let title = self.text(key);
        let place = self.part::<ui::Settings>().get_rows().iter().position(|row| row.title == title.as_str());
        self.does(Gesture::Pick(place.unwrap_or_else(|| panic!("no line {title:?}"))));
    }

    fn act(&self, key: &str) {
        let label = self.text(key);
        let place = self.part::<ui::Person>().get_actions().iter().position(|action| action.label == label.as_str());
        self.does(Gesture::Act(place.unwrap_or_else(|| panic!("no action {label:?}"))));
    }

    /// Draws the screen in every look.
    fn shot(&mut self, name: &str) {
        self.pictures += 1;
        let app = self.part::<ui::App>();
        for (look, width, height, scale, dark, contrast) in LOOKS {
            // The window's own timer would set the colours back.
            slint::platform::update_timers_and_animations();
            app.set_still(true);
            app.set_dark(dark);
            app.set_high_contrast(contrast);
            self.window.dispatch_event(WindowEvent::ScaleFactorChanged { scale_factor: scale });
            self.window.set_size(PhysicalSize::new(width, height));
            let mut pixels = vec![Rgb8Pixel::default(); usize::try_from(width * height).unwrap()];
            // Twice: what changes in answer to the first layout is in the second.
            for _ in 0..2 {
                self.window.request_redraw();
                self.window.draw_if_needed(|renderer| {
                    renderer.render(&mut pixels, usize::try_from(width).unwrap());
                });
            }
            let folder = self.folder.join(look);
            fs::create_dir_all(&folder).unwrap();
            let file = File::create(folder.join(format!("{:02}-{name}.png", self.pictures))).unwrap();
            let mut encoder = png::Encoder::new(BufWriter::new(file), width, height);
            encoder.set_color(png::ColorType::Rgb);
            encoder.set_depth(png::BitDepth::Eight);
            let bytes: Vec<u8> = pixels.iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
            encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
        }
        app.set_dark(false);
        app.set_high_contrast(false);
    }
}

/// From the first screen to the people.
fn first_run(guest: &mut Guest) {
    guest.shot("welcome");
    guest.primary();
    guest.shot("which-lock");
    guest.does(Gesture::Choose(1));
    guest.shot("passphrase");
    for place in 0..2 {
        guest.edit(place, PASSPHRASE);
    }
    guest.primary();
    guest.shot("recovery-code");
    let words: Vec<_> = guest.part::<ui::Form>().get_words().iter().collect();
    guest.primary();
    guest.shot("written-down");
    for place in 0..2 {
        let label = guest.part::<ui::Form>().get_fields().row_data(place).unwrap().label;
        let number: usize = label.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        guest.edit(place, &words[number - 1]);
    }
    guest.primary();
    guest.shot("my-name");
    guest.edit(0, "Petra Müller-Lüdenscheidt");
    guest.primary();
    guest.shot("home-empty");
}

/// Both ways to pair, each up to its end.
fn pairings(guest: &mut Guest, other: &Guest) {
    guest.does(Gesture::Pair);
    guest.shot("where-are-you");
    guest.does(Gesture::Choose(0));
    guest.primary();
    guest.shot("exchange-camera");
    guest.back();
    other.does(Gesture::Pair);
    for seat in [&*guest, other] {
        seat.does(Gesture::Choose(1));
        seat.primary();
    }
    guest.shot("exchange-text");
    let say = |from: &Guest, to: &Guest| {
        to.desktop.news(&countersign_desktop::model::News::PastedText(
            from.part::<ui::Exchange>().get_outgoing().to_string(),
        ));
    };
    say(guest, other);
    say(other, guest);
    guest.shot("exchange-text-last");
    guest.back();
    guest.shot("exchange-leave");
    guest.back();
    say(guest, other);
    guest.primary();
    guest.shot("words");
    let words = |seat: &Guest| seat.part::<ui::Words>().get_mine().iter().collect::<Vec<_>>().join(" ");
    let (of_one, of_other) = (words(guest), words(other));
    guest.does(Gesture::Typed("abandon ability able".to_owned()));
    guest.primary();
    guest.shot("words-wrong");
    for (seat, heard) in [(&*guest, of_other), (other, of_one)] {
        seat.does(Gesture::Typed(heard));
        seat.primary();
    }
    guest.shot("their-name");
    guest.primary();
    other.primary();
    guest.shot("their-number");
    guest.edit(0, "+49 30 1234567");
    guest.does(Gesture::Choose(0));
    guest.primary();
    other.does(Gesture::Other(0));
    guest.shot("first-codes");
    guest.primary();
    guest.shot("drill");
    guest.does(Gesture::Typed("123456".to_owned()));
    guest.shot("drill-wrong");
    guest.does(Gesture::Other(0));
    guest.shot("paired");
    guest.primary();
}

/// Calls and verdicts, with somebody whose name is long.
fn calls(guest: &mut Guest, petra: &mut Side, omar_at_petra: countersign::contact::ContactId) {
    guest.shot("home");
    guest.does(Gesture::TheyCalled);
    guest.shot("who-called");
    guest.back();
    guest.does(Gesture::ICalled);
    guest.does(Gesture::Pick(0));
    guest.shot("i-am-calling");
    let shown = guest.part::<ui::Call>();
    let mine = format!("{}{}", shown.get_code_front(), shown.get_code_back());
    petra.people().check(omar_at_petra, CallRole::TheyCalled, &mine, None).unwrap();
    guest.back();
    guest.back();
    let call = |guest: &Guest, code: &str| {
        guest.part::<ui::App>().invoke_shortcut("home".into());
        guest.does(Gesture::TheyCalled);
        guest.does(Gesture::Pick(0));
        guest.does(Gesture::Typed(code.to_owned()));
    };
    guest.does(Gesture::TheyCalled);
    guest.does(Gesture::Pick(0));
    guest.does(Gesture::Typed("4182".to_owned()));
    guest.shot("they-called");
    let code = petra.people().prove(omar_at_petra, CallRole::ICalled).unwrap().code.digits();
    let other_role = petra.people().prove(omar_at_petra, CallRole::TheyCalled).unwrap().code.digits();
    call(guest, &code);
    guest.shot("verified");
    guest.does(Gesture::Explain);
    guest.shot("verified-explained");
    guest.primary();
    guest.shot("now-prove-yourself");
    call(guest, &code);
    guest.shot("already-used");
    call(guest, &other_role);
    guest.shot("wrong-role");
    call(guest, "000001");
    guest.shot("wrong");
    petra.clock.pass(150);
    let early = petra.people().prove(omar_at_petra, CallRole::ICalled).unwrap().code.digits();
    call(guest, &early);
    guest.shot("clock-off");
    for _ in 0..5 {
        call(guest, "000002");
    }
    guest.shot("locked");
    guest.part::<ui::App>().invoke_shortcut("home".into());
    guest.shot("home-locked-person");
}

/// People, journal, settings.
fn rooms(guest: &mut Guest) {
    guest.does(Gesture::Pick(0));
    guest.shot("person");
    for (key, name) in [("person-rename", "rename"), ("person-number", "number"), ("person-forget", "forget")] {
        guest.act(key);
        guest.shot(name);
        guest.back();
    }
    guest.act("person-suspend");
    guest.shot("suspend");
    guest.part::<ui::App>().invoke_shortcut("home".into());
    guest.does(Gesture::Journal);
    guest.shot("journal");
    guest.does(Gesture::Other(0));
    guest.shot("journal-whole");
    guest.does(Gesture::Pick(0));
    guest.shot("record");
    guest.part::<ui::App>().invoke_shortcut("home".into());
    guest.does(Gesture::Settings);
    guest.shot("settings");
    let lines =
        ["settings-language", "settings-theme", "settings-idle", "settings-name", "settings-doctor", "settings-about"];
    for key in lines {
        guest.pick_setting(key);
        guest.shot(key);
        guest.back();
    }
    for key in ["settings-passphrase", "settings-recovery", "settings-someone-knows", "settings-erase"] {
        guest.pick_setting(key);
        guest.shot("owner");
        guest.edit(0, PASSPHRASE);
        guest.primary();
        guest.shot(key);
        guest.back();
    }
    guest.part::<ui::App>().invoke_shortcut("lock".into());
    guest.shot("unlock");
    for _ in 0..3 {
        guest.edit(0, "wrong");
        guest.primary();
    }
    guest.shot("unlock-wrong");
    guest.does(Gesture::Other(0));
    guest.shot("unlock-by-words");
    guest.edit(0, RECOVERY);
    guest.primary();
    guest.shot("forgotten-passphrase");
    guest.back();
}

/// A clock that leapt, and what it asks for.
fn clock(guest: &mut Guest) {
    guest.side.clock.set_wall(side::NOON - 7 * 86_400);
    guest.part::<ui::App>().invoke_shortcut("home".into());
    guest.does(Gesture::ICalled);
    guest.does(Gesture::Pick(0));
    guest.shot("clock-suspect");
    guest.primary();
    guest.shot("confirm-clock");
}

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("a folder for the pictures"));
    let windows = Rc::default();
    slint::platform::set_platform(Box::new(Memory { windows: Rc::clone(&windows), start: Instant::now() })).unwrap();
    for language in ["en", "de"] {
        let mut fresh = Side::by_passphrase("nobody");
        fresh.device.lock();
        fs::remove_dir_all(&fresh.place.folder).unwrap();
        let mut guest = Guest::sit_down(fresh, language, &folder.join("first"), &windows);
        first_run(&mut guest);
        let other = Guest::sit_down(Side::set_up("Omar Haddad"), language, &folder.join("other"), &windows);
        pairings(&mut guest, &other);

        let (mut omar, mut petra) = (Side::by_passphrase("Omar Haddad"), Side::set_up("Petra"));
        let (_, omar_at_petra) = pair(&mut omar, &mut petra);
        omar.device.lock();
        let mut guest = Guest::sit_down(omar, language, &folder.join("later"), &windows);
        guest.edit(0, PASSPHRASE);
        guest.primary();
        calls(&mut guest, &mut petra, omar_at_petra);
        rooms(&mut guest);
        clock(&mut guest);
    }
}
