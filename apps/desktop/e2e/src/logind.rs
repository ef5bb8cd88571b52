//! The part of logind that says when the machine is about to sleep, and the person who closes the lid.
//!
//! A test machine can't be put to sleep; but everything between logind and the locked window is the real thing, with the
//! pipe by which a program holds the sleep up.
#![allow(
    clippy::used_underscore_binding,
    reason = "the shape of a bus's methods is given; not every part of it is needed here"
)]

use std::{
    io::{PipeReader, Read as _, pipe},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use zbus::{
    blocking::{Connection, connection::Builder},
    fdo,
    object_server::SignalEmitter,
    zvariant::OwnedFd,
};

use crate::error::StoryError;

const PATH: &str = "/org/freedesktop/login1";

/// What logind grants a program that holds the sleep up, and what a busy test machine needs on top.
const PATIENCE: Duration = Duration::from_secs(20);

/// The ends of the pipes that programs hold.
type Held = Arc<Mutex<Vec<PipeReader>>>;

struct Manager(Held);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> fdo::Result<OwnedFd> {
        let failed = |why: &str| fdo::Error::Failed(why.to_owned());
        if (what, mode) != ("sleep", "delay") {
            return Err(failed("nothing else is held up here"));
        }
        let (ours, theirs) = pipe().map_err(|error| failed(&error.to_string()))?;
        self.0.lock().map_err(|_| failed("logind has died"))?.push(ours);
        Ok(OwnedFd::from(std::os::fd::OwnedFd::from(theirs)))
    }

    #[zbus(signal)]
    async fn prepare_for_sleep(emitter: &SignalEmitter<'_>, start: bool) -> zbus::Result<()>;
}

/// Logind, as far as sleep goes.
pub(crate) struct Logind {
    bus: Connection,
    held: Held,
}

impl Logind {
    /// Takes logind's name on a bus.
    pub(crate) fn serve(address: &str) -> Result<Self, StoryError> {
        let held = Held::default();
        let bus = Builder::address(address)?
            .serve_at(PATH, Manager(Arc::clone(&held)))?
            .name("org.freedesktop.login1")?
            .build()?;
        Ok(Self { bus, held })
    }

    /// Closes the lid, waits until every program has let go, and opens it again.
    pub(crate) fn sleep(&self) -> Result<(), StoryError> {
        let held = core::mem::take(&mut *self.held.lock().map_err(|_| wrong("logind has died"))?);
        if held.is_empty() {
            return Err(wrong("nobody holds the sleep up"));
        }
        self.say(true)?;
        for mut pipe in held {
            let (ended, end): (Sender<()>, Receiver<()>) = channel();
            thread::spawn(move || {
                // Nobody writes: the read ends when the other end is closed.
                let _ = pipe.read(&mut [0]);
                let _ = ended.send(());
            });
            end.recv_timeout(PATIENCE).map_err(|_| wrong("a program did not let the machine sleep"))?;
        }
        self.say(false)
    }

    /// Tells whether somebody holds the sleep up again.
    pub(crate) fn is_held(&self) -> bool {
        self.held.lock().is_ok_and(|held| !held.is_empty())
    }

    fn say(&self, start: bool) -> Result<(), StoryError> {
        Ok(self.bus.emit_signal(None::<&str>, PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", &start)?)
    }
}

fn wrong(what: &str) -> StoryError {
    StoryError::Wrong(what.to_owned())
}
