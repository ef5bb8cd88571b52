//! The pile of screens. It exists so that opening, going back, locking and coming back from the lock are decided once.

use std::path::PathBuf;

use countersign::ports::Clock as _;
use countersign_texts::Texts;

use super::desk::Desk;
use super::page::{Gesture, News, Next, Page};
use super::pages::{Home, Opening, Unlock};
use super::view::View;
use super::{Answer, Effect, Ticket};
use crate::device::DeviceClock;
use crate::preferences::Preferences;
use crate::texts;

/// A screen in the pile.
struct Sheet {
    ticket: Ticket,
    page: Box<dyn Page>,
}

/// The window's whole state.
pub struct App {
    pile: Vec<Sheet>,
    /// Screens that wait behind the lock.
    waiting: Vec<Sheet>,
    /// A picture that waits for a screen that reads pictures.
    picture: Option<PathBuf>,
    texts: Texts,
    preferences: Preferences,
    clock: DeviceClock,
    effects: Vec<Effect>,
    opened: u64,
    locked: bool,
    /// Milliseconds since boot when a key or the pointer was last used.
    stirred: u64,
}

impl App {
    /// Starts with the screen that finds out what is kept here.
    #[must_use]
    pub fn new(clock: DeviceClock, preferences: Preferences) -> Self {
        let stirred = clock.read().boottime_ms;
        let mut app = Self {
            pile: Vec::new(),
            waiting: Vec::new(),
            picture: None,
            texts: texts::of(&preferences.language),
            preferences,
            clock,
            effects: Vec::new(),
            opened: 0,
            locked: true,
            stirred,
        };
        app.push(Box::new(Opening));
        app
    }

    /// Takes what a person did.
    pub fn gesture(&mut self, gesture: Gesture) {
        self.stir();
        if let Gesture::Dropped(path) = gesture {
            self.picture = Some(path);
            self.show_picture();
        } else {
            self.with_top(|page, desk| page.on(gesture, desk));
        }
    }

    /// Goes back.
    pub fn back(&mut self) {
        self.stir();
        self.with_top(Page::back);
    }

    /// Takes news. Behind the lock a waiting screen hears of time passing and of nothing else.
    pub fn news(&mut self, news: &News) {
        if *news == News::Tick {
            self.lock_when_idle();
            for place in 0..self.waiting.len() {
                // A screen that ends while it waits says so when it is seen again.
                let _ = self.with_sheet(true, place, |page, desk| page.news(News::Tick, desk));
            }
        }
        self.with_top(|page, desk| page.news(news.clone(), desk));
    }

    /// Takes what the device did, on the screen that asked for it.
    pub fn answer(&mut self, answer: Answer) {
        let Answer { ticket, take } = answer;
        let Some(place) = self.pile.iter().position(|sheet| sheet.ticket == ticket) else { return };
        if let Some(next) = self.with_sheet(false, place, take)
            && place.checked_add(1) == Some(self.pile.len())
        {
            self.follow(next);
        }
    }

    /// Locks everything now.
    pub fn lock(&mut self) {
        if !self.locked {
            self.follow(Next::Lock);
        }
    }

    /// Goes to the first screen, unless everything is locked.
    pub fn home(&mut self) {
        let holds_on = self.pile.last().is_some_and(|sheet| sheet.page.outlives_lock());
        if holds_on {
            // What would be lost for good is asked about on the way back, and so on this way.
            self.back();
        } else if !self.locked {
            self.follow(Next::Home);
        }
    }

    /// Tells that everything is open: the first screen is there.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !self.locked
    }

    /// Notes that a key or the pointer was used.
    pub fn stir(&mut self) {
        self.stirred = self.clock.read().boottime_ms;
    }

    /// Shows the screen on top.
    pub fn view(&mut self) -> View {
        let Self { pile, texts, preferences, clock, effects, .. } = self;
        let Some(sheet) = pile.last() else { return View::default() };
        sheet.page.view(&Desk { texts, preferences, clock, effects, ticket: sheet.ticket })
    }

    /// Names the screen on top: when it moves, another is shown.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        self.pile.last().map_or(Ticket(0), |sheet| sheet.ticket)
    }

    /// Tells whether a screen wants to be told of each second, or the idle lock counts.
    #[must_use]
    pub fn wants_ticks(&self) -> bool {
        self.pile.last().is_some_and(|sheet| sheet.page.ticks()) || !self.waiting.is_empty()
    }

    /// Gives the sentences.
    #[must_use]
    pub const fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Gives the preferences.
    #[must_use]
    pub const fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Hands over what is to be carried out.
    pub fn effects(&mut self) -> Vec<Effect> {
        let effects = core::mem::take(&mut self.effects);
        for effect in &effects {
            if let Effect::Prefer(preferences) = effect {
                self.preferences = preferences.clone();
                self.texts = texts::of(&preferences.language);
            }
        }
        effects
    }

    fn lock_when_idle(&mut self) {
        let allowed = u64::from(self.preferences.idle_minutes).saturating_mul(60_000);
        let idle = self.clock.read().boottime_ms.saturating_sub(self.stirred);
        if allowed > 0 && idle >= allowed {
            self.lock();
        }
    }

    fn with_top(&mut self, act: impl FnOnce(&mut dyn Page, &mut Desk<'_>) -> Next) {
        if let Some(top) = self.pile.len().checked_sub(1)
            && let Some(next) = self.with_sheet(false, top, act)
        {
            self.follow(next);
        }
    }

    fn with_sheet(
        &mut self,
        waiting: bool,
        place: usize,
        act: impl FnOnce(&mut dyn Page, &mut Desk<'_>) -> Next,
    ) -> Option<Next> {
        let Self { pile, waiting: behind, texts, preferences, clock, effects, .. } = self;
        let sheet = if waiting { behind } else { pile }.get_mut(place)?;
        let mut desk = Desk { texts, preferences, clock, effects, ticket: sheet.ticket };
        Some(act(sheet.page.as_mut(), &mut desk))
    }

    fn push(&mut self, page: Box<dyn Page>) {
        self.opened = self.opened.saturating_add(1);
        self.pile.push(Sheet { ticket: Ticket(self.opened), page });
        self.with_top(Page::open);
        self.show_picture();
    }

    /// Hands the picture that waits to the screen on top, when that one reads pictures.
    fn show_picture(&mut self) {
        if self.pile.last().is_some_and(|sheet| sheet.page.takes_pictures())
            && let Some(path) = self.picture.take()
        {
            self.with_top(|page, desk| page.on(Gesture::Dropped(path), desk));
        }
    }

    fn follow(&mut self, next: Next) {
        match next {
            Next::Stay => {}
            Next::Go(page) => self.push(page),
            Next::Instead(page) => {
                self.pile.pop();
                self.push(page);
            }
            Next::Back => {
                if self.pile.len() > 1 {
                    self.pile.pop();
                    self.with_top(Page::again);
                }
            }
            Next::Proved => {
                self.pile.pop();
                self.with_top(Page::proved);
            }
            Next::Home => self.go_home(),
            Next::HomeThen(page) => {
                self.go_home();
                self.push(page);
            }
            Next::Anew(page) => {
                self.waiting.clear();
                self.pile.clear();
                self.push(page);
            }
            Next::Lock => self.go_behind_lock(),
        }
    }

    /// Leads to the first screen, and after unlocking to what waited behind the lock.
    fn go_home(&mut self) {
        let was_locked = core::mem::replace(&mut self.locked, false);
        if was_locked {
            self.pile.clear();
            self.push(Box::new(Home::default()));
            let waiting = core::mem::take(&mut self.waiting);
            if !waiting.is_empty() {
                self.pile.extend(waiting);
                self.with_top(Page::again);
            }
        } else {
            self.pile.truncate(1);
            self.with_top(Page::again);
        }
    }

    fn go_behind_lock(&mut self) {
        if !self.locked {
            self.locked = true;
            self.picture = None;
            let pile = core::mem::take(&mut self.pile);
            self.waiting = pile.into_iter().filter(|sheet| sheet.page.outlives_lock()).collect();
            // Nobody looks through the camera of a locked window; the screen that wants it asks again.
            self.effects.push(Effect::Camera(false));
        }
        self.pile.clear();
        self.push(Box::new(Unlock::locked()));
    }
}
