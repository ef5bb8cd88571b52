//! What a screen has at hand: sentences, the time, preferences, and the ways to ask for something. It exists so that no
//! screen touches a file, a clipboard or a device itself.

use std::any::Any;

use countersign::ports::Clock as _;
use countersign::time::Reading;
use countersign_texts::Texts;

use super::page::{Next, Page};
use super::{Answer, Effect, Job, Sound, Ticket};
use crate::device::{Device, DeviceClock};
use crate::preferences::Preferences;

/// What a screen has at hand.
pub struct Desk<'a> {
    /// The sentences.
    pub texts: &'a Texts,
    /// What the person set.
    pub preferences: &'a Preferences,
    pub(super) clock: &'a DeviceClock,
    pub(super) effects: &'a mut Vec<Effect>,
    pub(super) ticket: Ticket,
}

impl Desk<'_> {
    /// Reads the clocks.
    #[must_use]
    pub fn now(&self) -> Reading {
        self.clock.read()
    }

    /// Gives a sentence.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// Has the device do `job` on its thread, and takes up the result with `then` on this screen, wherever it is by then;
    /// nothing happens when it is closed.
    pub fn ask<P: Page, T: Send + 'static>(
        &mut self,
        job: impl FnOnce(&mut Device) -> T + Send + 'static,
        then: impl FnOnce(&mut P, T, &mut Desk<'_>) -> Next + Send + 'static,
    ) {
        let ticket = self.ticket;
        let work = Box::new(move |device: &mut Device| {
            let value = job(device);
            Answer {
                ticket,
                take: Box::new(move |page: &mut dyn Page, desk: &mut Desk<'_>| {
                    let page: &mut dyn Any = page;
                    page.downcast_mut().map_or(Next::Stay, |page| then(page, value, desk))
                }),
            }
        });
        self.effects.push(Effect::Do(Job(work)));
    }

    /// Asks for something of the window or the system.
    pub fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Plays a sound, where the person wants sounds.
    pub fn sound(&mut self, sound: Sound) {
        if self.preferences.sound {
            self.effects.push(Effect::Sound(sound));
        }
    }

    /// Keeps changed preferences.
    pub fn prefer(&mut self, preferences: Preferences) {
        self.effects.push(Effect::Prefer(preferences));
    }
}
