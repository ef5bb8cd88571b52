//! The way from any thread to the window's own. It exists as one channel, so that whatever happens outside is taken up in
//! the order in which it came, between two frames.

use std::sync::mpsc::Sender;

use slint::{ComponentHandle as _, Weak};

use crate::appearance::Appearance;
use crate::generated as ui;
use crate::model::{Answer, News};

/// What comes from outside.
pub(super) enum Arrived {
    /// The device did something.
    Answer(Answer),
    /// Something happened.
    News(News),
    /// A picture of the camera, to be shown: width and shades, row by row.
    Picture(u32, Vec<u8>),
    /// The system's windows look so from now on.
    Appearance(Appearance),
    /// The machine is about to sleep, and waits until this is dropped.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only logind says so beforehand"))]
    Sleep(Box<dyn Send>),
}

/// Sends to the window's thread and wakes it.
#[derive(Clone)]
pub(super) struct Post {
    pub(super) sender: Sender<Arrived>,
    pub(super) window: Weak<ui::AppWindow>,
}

impl Post {
    /// Hands something over. A window that is closed takes nothing any more, and nothing is lost by that.
    pub(super) fn send(&self, arrived: Arrived) {
        if self.sender.send(arrived).is_ok() {
            let _ = self.window.upgrade_in_event_loop(|window| window.global::<ui::App>().invoke_woken());
        }
    }
}
