//! The thread that the device lives on. It exists so that the window draws while something is being unlocked, written or
//! asked of a keystore.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::device::{Device, Place};
use crate::model::{Answer, Job};

/// What waits for the thread.
enum Waiting {
    Job(Job),
    /// Something that is let go of when its turn comes.
    Held(Box<dyn Send>),
}

/// A device on a thread of its own; jobs are done one after the other.
pub struct Worker {
    waiting: Sender<Waiting>,
}

impl Worker {
    /// Starts the thread. `tell` hands each answer to the window's thread.
    ///
    /// # Errors
    /// What the system says when it gives no thread.
    pub fn start(place: Place, tell: impl Fn(Answer) + Send + 'static) -> std::io::Result<Self> {
        let (waiting, received): (Sender<Waiting>, Receiver<Waiting>) = channel();
        thread::Builder::new().name("device".to_owned()).spawn(move || {
            let mut device = Device::new(place);
            while let Ok(next) = received.recv() {
                match next {
                    Waiting::Job(job) => tell(job.run(&mut device)),
                    Waiting::Held(held) => drop(held),
                }
            }
            device.lock();
        })?;
        Ok(Self { waiting })
    }

    /// Hands a job over. Nothing is lost when the thread has ended: the program ends then, too.
    pub fn send(&self, job: Job) {
        let _ = self.waiting.send(Waiting::Job(job));
    }

    /// Lets go of something once every job that was handed over before is done.
    pub fn release(&self, held: Box<dyn Send>) {
        let _ = self.waiting.send(Waiting::Held(held));
    }
}
