//! The real window: it shows what the model says, tells the model what a person did, and carries out what the model asks
//! for. It exists apart so that the model knows nothing of windows, threads or clipboards.

mod camera;
mod effects;
mod pictures;
mod post;
mod sleep;
mod sound;
mod sync;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use countersign::ports::Clock as _;
use countersign_texts::Texts;
use slint::winit_030::{EventResult, WinitWindowAccessor as _, winit::event::WindowEvent};
use slint::{ComponentHandle as _, Image, PlatformError, Rgb8Pixel, SharedPixelBuffer, SharedString, Timer, TimerMode};

pub use camera::OpenCamera;
pub use sound::player;

use self::camera::Camera;
use self::post::{Arrived, Post};
use crate::appearance::{self, Appearance};
use crate::device::{Device, Place};
use crate::generated as ui;
use crate::model::view::Body;
use crate::model::{App, Gesture, Job, News, Ticket};
use crate::preferences::{Preferences, Theme};
use crate::texts;
use crate::worker::Worker;

/// How often a screen with a clock on it is told of the time.
const SECOND: Duration = Duration::from_secs(1);
/// How often the idle lock is thought of on a screen without one.
const IDLE: Duration = Duration::from_secs(10);
/// A difference between the clock that counts sleep and the one that does not from which the machine has slept: where the
/// system does not say beforehand that it will, this is how it shows.
const SLEPT: Duration = Duration::from_secs(5);
/// A delay of a tick from which the machine has slept, where both clocks count sleep, as on Windows.
const LATE: Duration = Duration::from_mins(1);

/// What the window meets outside: the device, the camera, and where jobs are done.
pub struct Outside {
    /// Where everything is kept.
    pub place: Place,
    /// Opens the camera.
    pub camera: OpenCamera,
    /// Whether jobs are done on a thread; a test does them at once.
    pub threads: bool,
    /// How the system's windows look at the start.
    pub appearance: Appearance,
}

/// Where jobs are done.
enum Doing {
    Thread(Worker),
    Here(Box<Device>),
}

struct State {
    app: App,
    doing: Doing,
    clipboard: Option<arboard::Clipboard>,
    camera: Option<Camera>,
    /// The instant and the time since boot of the last tick.
    ticked: (Instant, u64),
}

/// The window with all that moves it.
pub struct Desktop {
    window: ui::AppWindow,
    shared: Rc<Shared>,
}

struct Shared {
    window: slint::Weak<ui::AppWindow>,
    state: RefCell<State>,
    inbox: Receiver<Arrived>,
    post: Post,
    open_camera: OpenCamera,
    place: Place,
    /// What the properties ask for their sentences; apart from the state, because they ask while it changes.
    texts: Rc<RefCell<Texts>>,
    appearance: Cell<Appearance>,
    shown: Cell<Option<Ticket>>,
    timer: Timer,
    interval: Cell<Duration>,
}

impl Desktop {
    /// Makes the window, not yet shown, and begins with finding out what is kept here.
    ///
    /// # Errors
    /// [`PlatformError`] when there is no display, or the system gives no thread.
    pub fn new(outside: Outside) -> Result<Self, PlatformError> {
        let Outside { place, camera, threads, appearance } = outside;
        let window = ui::AppWindow::new()?;
        let (sender, inbox) = channel();
        let post = Post { sender, window: window.as_weak() };
        let doing = if threads {
            let theirs = post.clone();
            let worker = Worker::start(place.clone(), move |answer| theirs.send(Arrived::Answer(answer)))
                .map_err(|error| PlatformError::Other(error.to_string()))?;
            sleep::watch(post.clone());
            let theirs = post.clone();
            appearance::watch(move |appearance| theirs.send(Arrived::Appearance(appearance)));
            Doing::Thread(worker)
        } else {
            Doing::Here(Box::new(Device::new(place.clone())))
        };
        let preferences = Preferences::read(&Preferences::file(&place.folder));
        let language = Rc::new(RefCell::new(texts::of(&preferences.language)));
        let ticked = (Instant::now(), place.clock.read().boottime_ms);
        let app = App::new(place.clock.clone(), preferences);
        let shared = Rc::new(Shared {
            window: window.as_weak(),
            state: RefCell::new(State { app, doing, clipboard: None, camera: None, ticked }),
            inbox,
            post,
            open_camera: camera,
            place,
            texts: language,
            appearance: Cell::new(appearance),
            shown: Cell::new(None),
            timer: Timer::default(),
            interval: Cell::new(Duration::ZERO),
        });
        let desktop = Self { window, shared };
        desktop.connect();
        desktop.shared.act(|_| {});
        Ok(desktop)
    }

    /// Gives the window.
    #[must_use]
    pub const fn window(&self) -> &ui::AppWindow {
        &self.window
    }

    /// Hands a gesture to the model, as a dropped file or an argument of the command line does.
    pub fn gesture(&self, gesture: Gesture) {
        self.shared.act(|app| app.gesture(gesture));
    }

    /// Hands news to the model.
    pub fn news(&self, news: &News) {
        self.shared.act(|app| app.news(news));
    }

    /// Tells that a picture file was dropped on the window.
    pub fn dropped(&self, path: std::path::PathBuf) {
        self.gesture(Gesture::Dropped(path));
    }

    /// Shows the window until it is closed, and locks.
    ///
    /// # Errors
    /// [`PlatformError`] when there is no display.
    pub fn run(&self) -> Result<(), PlatformError> {
        self.window.run()?;
        self.shared.act(App::lock);
        Ok(())
    }

    /// Connects every callback of the screens.
    fn connect(&self) {
        let window = &self.window;
        let texts = Rc::clone(&self.shared.texts);
        window
            .global::<ui::Texts>()
            .on_look_up(move |key, _language| SharedString::from(texts.borrow().get(key.as_str())));
        /// Connects callbacks that hand a gesture over.
        macro_rules! gestures {
            ($($global:ident.$callback:ident($($argument:ident),*) => $gesture:expr;)*) => {$(
                let shared = Rc::downgrade(&self.shared);
                window.global::<ui::$global>().$callback(move |$($argument),*| {
                    if let Some(shared) = shared.upgrade() {
                        shared.act(|app| app.gesture($gesture));
                    }
                });
            )*};
        }
        gestures! {
            App.on_press_primary() => Gesture::Primary;
            App.on_press_other(place) => Gesture::Other(at(place));
            Form.on_choose(place) => Gesture::Choose(at(place));
            Form.on_edited(place, text) => Gesture::Edited(at(place), text.to_string());
            Form.on_accepted(place) => Gesture::Accepted(at(place));
            People.on_searched(text) => Gesture::Searched(text.to_string());
            People.on_pick(place) => Gesture::Pick(at(place));
            People.on_they_called() => Gesture::TheyCalled;
            People.on_i_called() => Gesture::ICalled;
            People.on_pair() => Gesture::Pair;
            People.on_journal() => Gesture::Journal;
            People.on_settings() => Gesture::Settings;
            Call.on_edited(text) => Gesture::Typed(text.to_string());
            Call.on_reveal() => Gesture::Reveal;
            Verdict.on_explain() => Gesture::Explain;
            Exchange.on_copy() => Gesture::Copy;
            Exchange.on_save() => Gesture::Save;
            Exchange.on_paste() => Gesture::Paste;
            Exchange.on_open() => Gesture::Open;
            Exchange.on_incoming_edited(text) => Gesture::Typed(text.to_string());
            Words.on_edited(text) => Gesture::Typed(text.to_string());
            Person.on_act(place) => Gesture::Act(at(place));
            Journal.on_filter(person, verdict, span) => Gesture::Filter([at(person), at(verdict), at(span)]);
            Journal.on_pick(place) => Gesture::Pick(at(place));
            Journal.on_more() => Gesture::More;
            Settings.on_pick(place) => Gesture::Pick(at(place));
        }
        /// Connects callbacks that do something else with the model.
        macro_rules! actions {
            ($($global:ident.$callback:ident($($argument:ident),*) => $act:expr;)*) => {$(
                let shared = Rc::downgrade(&self.shared);
                window.global::<ui::$global>().$callback(move |$($argument),*| {
                    if let Some(shared) = shared.upgrade() {
                        shared.act($act);
                    }
                });
            )*};
        }
        actions! {
            App.on_back() => App::back;
            People.on_lock() => App::lock;
        }
        let shared = Rc::downgrade(&self.shared);
        window.global::<ui::App>().on_shortcut(move |name| {
            if let Some(shared) = shared.upgrade() {
                shared.act(|app| shortcut(app, name.as_str()));
                shared.seek(name == "search");
            }
        });
        let shared = Rc::downgrade(&self.shared);
        window.global::<ui::App>().on_stirred(move || {
            if let Some(shared) = shared.upgrade()
                && let Ok(mut state) = shared.state.try_borrow_mut()
            {
                state.app.stir();
            }
        });
        let shared = Rc::downgrade(&self.shared);
        window.window().on_winit_window_event(move |_window, event| {
            let Some(shared) = shared.upgrade() else { return EventResult::Propagate };
            #[cfg(not(target_os = "linux"))]
            shared.look_at(_window);
            if let WindowEvent::DroppedFile(path) = event {
                shared.act(|app| app.gesture(Gesture::Dropped(path.clone())));
            }
            EventResult::Propagate
        });
        let shared = Rc::downgrade(&self.shared);
        window.global::<ui::App>().on_woken(move || {
            if let Some(shared) = shared.upgrade() {
                shared.take_up();
            }
        });
    }
}

/// Chooses how the window comes to the screen: drawn by the processor alone, since a window that decides about a payment
/// must not depend on a graphics driver, and kept out of screen captures where the system can do that.
///
/// # Errors
/// [`PlatformError`] when there is no display.
pub fn select_backend() -> Result<(), PlatformError> {
    slint::BackendSelector::new()
        .backend_name("winit".to_owned())
        .renderer_name("software".to_owned())
        .with_winit_window_attributes_hook(|attributes| attributes.with_content_protected(true))
        .select()
}

/// Turns a row's number into a place; a number that is none names no row.
fn at(place: i32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

fn shortcut(app: &mut App, name: &str) {
    match name {
        "lock" => app.lock(),
        "home" => app.home(),
        "journal" if app.is_open() => {
            app.home();
            app.gesture(Gesture::Journal);
        }
        "search" if app.is_open() && !matches!(app.view().body, Body::Home(_) | Body::Choose(_)) => app.home(),
        "paste" => app.gesture(Gesture::Paste),
        "open" => app.gesture(Gesture::Open),
        _ => {}
    }
}

impl Shared {
    /// Changes the model, carries out what it asks for, and shows what has become of it.
    fn act(self: &Rc<Self>, change: impl FnOnce(&mut App)) {
        {
            let mut state = self.state.borrow_mut();
            change(&mut state.app);
            self.carry_out(&mut state);
        }
        self.show();
    }

    /// Tells the search field, where there is one, to take the focus.
    fn seek(&self, seeking: bool) {
        if let Some(window) = self.window.upgrade() {
            window.global::<ui::App>().set_seeking(seeking);
        }
    }

    /// Takes up what came from other threads.
    fn take_up(self: &Rc<Self>) {
        let mut changed = false;
        for arrived in self.inbox.try_iter() {
            let mut state = self.state.borrow_mut();
            let mut held = None;
            match arrived {
                Arrived::Answer(answer) => state.app.answer(answer),
                Arrived::News(news) => state.app.news(&news),
                Arrived::Sleep(delay) => {
                    state.app.lock();
                    held = Some(delay);
                }
                Arrived::Appearance(appearance) => {
                    self.appearance.set(appearance);
                }
                Arrived::Picture(width, shades) => {
                    // A late picture of a camera that rests is not shown.
                    if state.camera.is_some() {
                        self.show_picture(width, &shades);
                    }
                    continue;
                }
            }
            changed = true;
            self.carry_out(&mut state);
            if let (Some(held), Doing::Thread(worker)) = (held, &state.doing) {
                worker.release(held);
            }
        }
        if changed {
            self.show();
        }
    }

    fn show_picture(&self, width: u32, shades: &[u8]) {
        let Some(window) = self.window.upgrade() else { return };
        let height = u32::try_from(shades.len()).unwrap_or(0).checked_div(width).unwrap_or(0);
        let mut pixels = SharedPixelBuffer::<Rgb8Pixel>::new(width, height);
        for (pixel, shade) in pixels.make_mut_slice().iter_mut().zip(shades) {
            *pixel = Rgb8Pixel::new(*shade, *shade, *shade);
        }
        let global = window.global::<ui::Exchange>();
        global.set_camera(Image::from_rgb8(pixels));
        global.set_has_camera(true);
    }

    /// Shows the model's state.
    fn show(self: &Rc<Self>) {
        let Some(window) = self.window.upgrade() else { return };
        let (view, ticket, preferences, ticks) = {
            let mut state = self.state.borrow_mut();
            (state.app.view(), state.app.ticket(), state.app.preferences().clone(), state.app.wants_ticks())
        };
        self.show_preferences(&window, &preferences);
        sync::show(&window, view);
        if self.shown.replace(Some(ticket)) != Some(ticket) {
            let app = window.global::<ui::App>();
            app.set_visit(app.get_visit().wrapping_add(1));
        }
        self.set_timer(if ticks { SECOND } else { IDLE });
    }

    fn show_preferences(&self, window: &ui::AppWindow, preferences: &Preferences) {
        let system = self.appearance.get();
        let (dark, contrast) = match preferences.theme {
            Theme::System => (system.dark, system.high_contrast),
            Theme::Light => (false, false),
            Theme::Dark => (true, false),
            Theme::HighContrast => (system.dark, true),
        };
        let app = window.global::<ui::App>();
        app.set_still(system.still);
        app.set_dark(dark);
        app.set_high_contrast(contrast);
        let wanted = texts::of(&preferences.language).language();
        if self.texts.borrow().language() != wanted {
            self.texts.replace(texts::of(&preferences.language));
        }
        app.set_language(wanted.clone().into());
        window.global::<ui::Texts>().set_language(wanted.into());
    }

    /// Takes over whether the system's windows are dark, as it tells each of them. On Linux the portal says so.
    #[cfg(not(target_os = "linux"))]
    fn look_at(self: &Rc<Self>, window: &slint::Window) {
        use slint::winit_030::winit::window::Theme as Colours;

        let known = self.appearance.get();
        let dark = window.with_winit_window(|window| window.theme() == Some(Colours::Dark)).unwrap_or(known.dark);
        if dark != known.dark {
            self.appearance.set(Appearance { dark, ..known });
            self.show();
        }
    }

    fn set_timer(self: &Rc<Self>, interval: Duration) {
        if self.interval.replace(interval) == interval {
            return;
        }
        let shared = Rc::downgrade(self);
        self.timer.start(TimerMode::Repeated, interval, move || {
            if let Some(shared) = shared.upgrade() {
                shared.tick();
            }
        });
    }

    fn tick(self: &Rc<Self>) {
        let slept = {
            let mut state = self.state.borrow_mut();
            let now = (Instant::now(), self.place.clock.read().boottime_ms);
            let (instant, boot) = core::mem::replace(&mut state.ticked, now);
            let by_boot = Duration::from_millis(now.1.saturating_sub(boot));
            has_slept(now.0.saturating_duration_since(instant), by_boot, self.interval.get())
        };
        self.act(|app| {
            if slept {
                app.lock();
            }
            app.news(&News::Tick);
        });
    }
}

/// Tells whether the machine slept between two ticks that lie so far apart by the program's clock and by the one since the
/// machine started.
const fn has_slept(by_program: Duration, by_boot: Duration, interval: Duration) -> bool {
    let asleep = by_boot.saturating_sub(by_program);
    let late = by_program.saturating_sub(interval);
    asleep.as_millis() > SLEPT.as_millis() || late.as_millis() > LATE.as_millis()
}

impl Doing {
    /// Does a job, now or soon.
    fn begin(&mut self, job: Job, app: &mut App) {
        match self {
            Self::Thread(worker) => worker.send(job),
            Self::Here(device) => app.answer(job.run(device)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, IDLE, SECOND, has_slept};

    #[test]
    fn a_machine_that_slept_is_noticed_by_either_clock() {
        let seconds = Duration::from_secs;
        assert!(!has_slept(seconds(1), seconds(1), SECOND));
        assert!(!has_slept(seconds(10), seconds(11), IDLE), "clocks are read one after the other");
        assert!(has_slept(seconds(1), seconds(61), SECOND), "the program's clock stood still, as on Linux and macOS");
        assert!(has_slept(seconds(300), seconds(300), IDLE), "both went on, as on Windows");
        assert!(!has_slept(seconds(40), seconds(40), IDLE), "a machine with much to do is only late");
    }
}
