//! A person at their window: what a screen reader tells them, the keys that they press, and what comes from the camera and
//! from picture files.

use std::time::{Duration, Instant};

use countersign_desktop::appearance::Appearance;
use countersign_desktop::device::Key as Unlocks;
use countersign_desktop::generated as ui;
use countersign_desktop::model::News;
use countersign_desktop::preferences::Preferences;
use countersign_desktop::texts;
use countersign_desktop::window::{Desktop, OpenCamera, Outside};
use countersign_qr::Luma;
use i_slint_backend_testing::{AccessibleRole, ElementHandle};
use slint::platform::{Key, WindowEvent};
use slint::{ComponentHandle as _, SharedString};

use super::Side;

thread_local! {
    /// The window system of this test's thread, made once.
    static READY: () = i_slint_backend_testing::init_no_event_loop();
}

/// So long something may take that another thread does. Nothing waits for it but a test that fails.
const AT_MOST: Duration = Duration::from_mins(2);

/// Longer than any movement on the screen.
const MOVED: Duration = Duration::from_millis(300);

/// Lets every screen come to rest.
pub(crate) fn settle() {
    i_slint_backend_testing::mock_elapsed_time(MOVED);
}

/// Lets the timer of each window with a clock on its screen go off.
pub(crate) fn second() {
    i_slint_backend_testing::mock_elapsed_time(Duration::from_secs(1));
    settle();
}

/// A person at their window.
pub(crate) struct Seat {
    pub(crate) desktop: Desktop,
    pub(crate) side: Side,
    language: &'static str,
}

impl Seat {
    /// Opens the window of a device.
    pub(crate) fn at(side: Side, language: &'static str, camera: OpenCamera) -> Self {
        side.prefer(language, Preferences::default().idle_minutes);
        Self::beside(side, language, camera)
    }

    /// Opens the window of a device whose preferences are written, and the device once more beside it.
    pub(crate) fn beside(side: Side, language: &'static str, camera: OpenCamera) -> Self {
        let mut seat = Self::started(side, language, camera);
        // Another process that opens the same file must find it open to both.
        seat.side.device.lock();
        seat.side.device.unlock(&Unlocks::Platform).unwrap();
        seat
    }

    /// Starts the program on what lies in its folder, and nothing else.
    pub(crate) fn started(side: Side, language: &'static str, camera: OpenCamera) -> Self {
        READY.with(|()| {});
        let outside = Outside { place: side.place.clone(), camera, threads: false, appearance: Appearance::default() };
        let desktop = Desktop::new(outside).unwrap();
        desktop.window().show().unwrap();
        let seat = Self { desktop, side, language };
        settle();
        seat
    }

    /// Gives one part of what the screens show.
    pub(crate) fn part<'a, T: slint::Global<'a, ui::AppWindow>>(&'a self) -> T {
        self.desktop.window().global::<T>()
    }

    pub(crate) fn screen(&self) -> ui::Screen {
        self.part::<ui::App>().get_screen()
    }

    /// Takes up what other threads sent, until this is so. The testing backend has no event loop that would be woken.
    pub(crate) fn until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            assert!(begun.elapsed() < AT_MOST, "{}: {what}; on {:?}", self.language, self.told());
            std::thread::sleep(Duration::from_millis(5));
            self.part::<ui::App>().invoke_woken();
        }
        settle();
    }

    // Keys.

    pub(crate) fn press(&self, key: impl Into<SharedString>) {
        let window = self.desktop.window().window();
        let text = key.into();
        window.dispatch_event(WindowEvent::KeyPressed { text: text.clone() });
        window.dispatch_event(WindowEvent::KeyReleased { text });
        settle();
    }

    /// Types a line, and no Enter.
    pub(crate) fn keys(&self, line: &str) {
        for letter in line.chars() {
            self.press(letter);
        }
    }

    pub(crate) fn enter(&self) {
        self.press(Key::Return);
    }

    /// Goes on by so many controls.
    pub(crate) fn tab(&self, times: usize) {
        for _ in 0..times {
            self.press(Key::Tab);
        }
    }

    // What a screen reader tells and does.

    /// Gives a sentence in the window's language.
    pub(crate) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        texts::of(self.language).with(key, None, &values)
    }

    pub(crate) fn text(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// Everything that has words for a screen reader, for those who look for why a test failed.
    fn told(&self) -> Vec<String> {
        let labels = self.everything().into_iter().filter_map(|element| element.accessible_label());
        labels.filter(|label| !label.is_empty()).map(String::from).collect()
    }

    fn everything(&self) -> Vec<ElementHandle> {
        use i_slint_backend_testing::ElementRoot as _;
        self.desktop.window().root_element().query_descendants().find_all()
    }

    pub(crate) fn has(&self, sentence: &str) -> bool {
        ElementHandle::find_by_accessible_label(self.desktop.window(), sentence).next().is_some()
    }

    /// Finds what is told with this sentence; there has to be something.
    pub(crate) fn found(&self, sentence: &str) -> Vec<ElementHandle> {
        let found: Vec<_> = ElementHandle::find_by_accessible_label(self.desktop.window(), sentence).collect();
        assert!(!found.is_empty(), "{}: {sentence:?} is not on the screen: {:?}", self.language, self.told());
        found
    }

    pub(crate) fn reads(&self, key: &str) {
        self.found(&self.text(key));
    }

    pub(crate) fn reads_of(&self, key: &str, name: &str) {
        self.found(&self.say(key, &[("name", name)]));
    }

    /// Finds the one element with this sentence and this role.
    pub(crate) fn one(&self, sentence: &str, role: AccessibleRole) -> ElementHandle {
        let mut found = self.found(sentence);
        found.retain(|element| element.accessible_role() == Some(role));
        assert_eq!(found.len(), 1, "{}: {sentence:?} as {role:?}, of {:?}", self.language, self.told());
        found.remove(0)
    }

    /// Presses a button as a screen reader does.
    pub(crate) fn push(&self, key: &str) {
        self.push_labelled(&self.text(key));
    }

    pub(crate) fn push_labelled(&self, label: &str) {
        let mut found = self.found(label);
        found.retain(|found| found.accessible_role() == Some(AccessibleRole::Button));
        assert!(!found.is_empty(), "{label:?} is no button");
        let button = found.remove(0);
        assert_eq!(button.accessible_enabled(), Some(true), "{}: {label:?} rests", self.language);
        button.invoke_accessible_default_action();
        settle();
    }

    /// Takes one answer of several as a screen reader does.
    pub(crate) fn choose(&self, title: &str) {
        self.one(title, AccessibleRole::RadioButton).invoke_accessible_default_action();
        settle();
        assert_eq!(self.one(title, AccessibleRole::RadioButton).accessible_checked(), Some(true), "{title:?}");
    }

    /// Tells what stands in the field with this label.
    pub(crate) fn field(&self, key: &str) -> String {
        let value = self.one(&self.text(key), AccessibleRole::TextInput).accessible_value();
        value.map(String::from).unwrap_or_default()
    }

    /// Reads the numbered words of the list with this label.
    pub(crate) fn numbered(&self, label: &str) -> Vec<String> {
        let list = self.one(label, AccessibleRole::List);
        let mut items = list.query_descendants().match_accessible_role(AccessibleRole::ListItem).find_all();
        assert_eq!(Some(items.len()), list.accessible_item_count(), "{label:?}");
        items.sort_by_key(ElementHandle::accessible_item_index);
        items.iter().map(|item| item.accessible_label().unwrap().split_once(". ").unwrap().1.to_owned()).collect()
    }

    /// Reads the code of mine that stands under this label, digit by digit.
    pub(crate) fn digits(&self, key: &str) -> String {
        let label = format!("{}: ", self.text(key));
        let told = self.told().into_iter().find_map(|told| told.strip_prefix(&label).map(str::to_owned));
        told.expect("a code is told").chars().filter(char::is_ascii_digit).collect()
    }

    // What comes from outside.

    /// The message that is shown, as text.
    pub(crate) fn outgoing(&self) -> String {
        self.part::<ui::Exchange>().get_outgoing().into()
    }

    /// Pastes a text anywhere but into a field.
    pub(crate) fn paste(&self, text: String) {
        self.desktop.news(&News::PastedText(text));
        settle();
    }

    /// The code as it stands on the screen, as large as a camera before it would see it.
    pub(crate) fn shown(&self) -> Luma {
        const PX: usize = 6;
        let shown = self.part::<ui::Exchange>();
        assert!(shown.get_has_code(), "a code is shown");
        let modules = shown.get_code().to_rgb8().unwrap();
        let width = usize::try_from(modules.width()).unwrap();
        let mut pixels = Vec::new();
        for row in modules.as_slice().chunks(width) {
            let line: Vec<u8> = row.iter().flat_map(|module| std::iter::repeat_n(module.r, PX)).collect();
            pixels.extend(std::iter::repeat_n(line, PX).flatten());
        }
        let side = width * PX;
        Luma::new(pixels, side, side, side).unwrap()
    }
}
