//! The thread that talks to the keystore. It exists because a keystore may hang without end behind an unanswered prompt
//! or a frozen service, and no one should have to wait for it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use keyring_core::api::CredentialStoreApi;

use super::keyring::{self, classify};
use crate::anchor::ANCHOR;
use crate::error::KeystoreError;
use crate::keys::VaultId;

/// How long an answer is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Five seconds: nobody was told that the keystore may ask something.
    Silent,
    /// Two minutes: the person was told that a prompt may show.
    Prompting,
}

impl Patience {
    const fn deadline(self) -> Duration {
        match self {
            Self::Silent => Duration::from_secs(5),
            Self::Prompting => Duration::from_mins(2),
        }
    }
}

/// For how long after an unanswered call the next one fails at once.
const RESPITE: Duration = Duration::from_secs(10);
/// Anchors go out no more often than this.
const ANCHOR_PACE: Duration = Duration::from_secs(2);

/// A thread that was given up on and may still hang.
struct Abandoned {
    since: Instant,
    ended: Arc<AtomicBool>,
}

/// At most one thread hangs in the whole process.
static ABANDONED: Mutex<Option<Abandoned>> = Mutex::new(None);

fn abandoned() -> MutexGuard<'static, Option<Abandoned>> {
    ABANDONED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Fails while a thread hangs, and for a while after it began to.
fn refuse_while_abandoned() -> Result<(), KeystoreError> {
    let mut slot = abandoned();
    if let Some(thread) = slot.as_ref() {
        if thread.since.elapsed() < RESPITE || !thread.ended.load(Ordering::Acquire) {
            return Err(KeystoreError::TimedOut);
        }
        *slot = None;
    }
    Ok(())
}

type Opened = Arc<dyn CredentialStoreApi + Send + Sync>;
type Job = Box<dyn FnOnce(&mut Backend) + Send>;

/// What the thread owns.
pub(super) struct Backend {
    store: Option<Opened>,
    pending: Option<(VaultId, [u8; ANCHOR])>,
    posted: Option<Instant>,
    failed: Option<KeystoreError>,
}

impl Backend {
    /// Runs `work` on an open store; one that died is opened anew, once.
    pub(super) fn with_store<T>(
        &mut self,
        mut work: impl FnMut(&Opened) -> keyring_core::Result<T>,
    ) -> Result<T, KeystoreError> {
        let mut again = self.store.is_some();
        loop {
            let store = match &self.store {
                Some(store) => Arc::clone(store),
                None => Arc::clone(self.store.insert(keyring::open_store()?)),
            };
            match work(&store).map_err(classify) {
                Err(KeystoreError::Died) if again => {
                    again = false;
                    self.store = None;
                }
                Err(KeystoreError::Died) => {
                    self.store = None;
                    return Err(KeystoreError::Died);
                }
                outcome => return outcome,
            }
        }
    }

    pub(super) fn close(&mut self) {
        self.store = None;
    }

    fn post(&mut self, vault: VaultId, anchor: [u8; ANCHOR], urgent: bool) {
        self.pending = Some((vault, anchor));
        if urgent || self.due_in() == Some(Duration::ZERO) {
            self.post_pending();
        }
    }

    /// Writes the anchor that waits, if one does.
    fn post_pending(&mut self) {
        if let Some((vault, anchor)) = self.pending.take() {
            self.posted = Some(Instant::now());
            self.failed = self.with_store(|store| keyring::write_anchor(store, vault, &anchor)).err();
        }
    }

    fn flush(&mut self) -> Result<(), KeystoreError> {
        self.post_pending();
        self.failed.take().map_or(Ok(()), Err)
    }

    /// Tells how long the anchor that waits has to.
    fn due_in(&self) -> Option<Duration> {
        self.pending.as_ref()?;
        Some(self.posted.map_or(Duration::ZERO, |posted| ANCHOR_PACE.saturating_sub(posted.elapsed())))
    }
}

/// Hands jobs to the thread and waits for their answers, within a deadline.
pub(super) struct Worker {
    patience: Patience,
    running: Option<Running>,
}

struct Running {
    jobs: Sender<Job>,
    ended: Arc<AtomicBool>,
}

impl Worker {
    pub(super) const fn new(patience: Patience) -> Self {
        Self { patience, running: None }
    }

    /// Runs `work` on the thread.
    pub(super) fn call<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Backend) -> Result<T, KeystoreError> + Send + 'static,
    ) -> Result<T, KeystoreError> {
        refuse_while_abandoned()?;
        let (answer, answered) = mpsc::sync_channel(1);
        self.send(Box::new(move |backend| {
            // Nobody waits any more after the deadline; a secret in the answer is wiped by being dropped.
            let _ = answer.send(work(backend));
        }))?;
        match answered.recv_timeout(self.patience.deadline()) {
            Ok(outcome) => outcome,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(running) = self.running.take() {
                    *abandoned() = Some(Abandoned { since: Instant::now(), ended: running.ended });
                }
                Err(KeystoreError::TimedOut)
            }
            Err(RecvTimeoutError::Disconnected) => {
                self.running = None;
                Err(KeystoreError::Died)
            }
        }
    }

    /// Hands an anchor over without waiting.
    pub(super) fn post(&mut self, vault: VaultId, anchor: [u8; ANCHOR], urgent: bool) {
        if refuse_while_abandoned().is_ok() {
            // What cannot be posted leaves an older anchor, which is harmless.
            let _ = self.send(Box::new(move |backend| backend.post(vault, anchor, urgent)));
        }
    }

    pub(super) fn flush(&mut self) -> Result<(), KeystoreError> {
        if self.running.is_none() { Ok(()) } else { self.call(Backend::flush) }
    }

    fn send(&mut self, job: Job) -> Result<(), KeystoreError> {
        let running = match &self.running {
            Some(running) => running,
            None => self.running.insert(start()?),
        };
        if running.jobs.send(job).is_err() {
            self.running = None;
            return Err(KeystoreError::Died);
        }
        Ok(())
    }
}

fn start() -> Result<Running, KeystoreError> {
    let (jobs, queue) = mpsc::channel();
    let ended = Arc::new(AtomicBool::new(false));
    let at_end = AtEnd(Arc::clone(&ended));
    thread::Builder::new()
        .name("keystore".to_owned())
        .spawn(move || {
            let _at_end = at_end;
            serve(&queue);
        })
        .map_err(|_| KeystoreError::Failed)?;
    Ok(Running { jobs, ended })
}

/// Says that the thread ended, in whatever way.
struct AtEnd(Arc<AtomicBool>);

impl Drop for AtEnd {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

fn serve(queue: &Receiver<Job>) {
    let mut backend = Backend { store: None, pending: None, posted: None, failed: None };
    loop {
        let job = match backend.due_in() {
            None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => queue.recv_timeout(wait),
        };
        match job {
            Ok(job) => job(&mut backend),
            Err(RecvTimeoutError::Timeout) => backend.post_pending(),
            Err(RecvTimeoutError::Disconnected) => {
                backend.post_pending();
                return;
            }
        }
    }
}
