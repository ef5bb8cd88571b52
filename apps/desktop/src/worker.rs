//! The thread that the device lives on. It exists so that the window draws while something is being unlocked, written or
//! asked of a keystore.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::device::{Device, Place};
use crate::model::{Answer, Job};

/// A device on a thread of its own; jobs are done one after the other.
pub struct Worker {
    jobs: Sender<Job>,
}

impl Worker {
    /// Starts the thread. `tell` hands each answer to the window's thread.
    ///
    /// # Errors
    /// What the system says when it gives no thread.
    pub fn start(place: Place, tell: impl Fn(Answer) + Send + 'static) -> std::io::Result<Self> {
        let (jobs, received): (Sender<Job>, Receiver<Job>) = channel();
        thread::Builder::new().name("device".to_owned()).spawn(move || {
            let mut device = Device::new(place);
            while let Ok(job) = received.recv() {
                tell(job.run(&mut device));
            }
            device.lock();
        })?;
        Ok(Self { jobs })
    }

    /// Hands a job over. Nothing is lost when the thread has ended: the program ends then, too.
    pub fn send(&self, job: Job) {
        let _ = self.jobs.send(job);
    }
}
