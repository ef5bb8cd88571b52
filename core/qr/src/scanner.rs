//! Reading a live camera.
//!
//! A camera delivers frames faster than the ladder climbs, and a hostile picture can keep a decoder
//! busy for ever. So frames never queue, each costs a bounded time, and a decoder that does not come
//! back is left behind with its thread.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use thiserror::Error;

use crate::luma::Luma;
use crate::read::{Decoded, Rung, Turn, read_all_by};

/// Time after which a frame is given up.
const FRAME_LIMIT: Duration = Duration::from_millis(250);
/// Threads that may be stuck in a decoder at the same time.
const MAX_STUCK: usize = 2;
/// Codes that wait to be fetched; the oldest goes first when nobody fetches.
const MAX_WAITING_CODES: usize = 16;

/// Says why a scanner reads no more.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum ScannerError {
    /// The decoders are stuck in three frames at once.
    #[error("reading pictures is stuck: point the camera elsewhere and start again, or use another way to pair")]
    Stuck,
    /// The system gives no further thread.
    #[error("the system is out of threads: close other programs and start again")]
    NoThread,
}

type Decoder = dyn Fn(&Luma, Rung) -> Vec<Decoded> + Send + Sync;

/// Reads codes from the frames of a live camera, on a thread of its own.
///
/// Every frame is read as it is and, when that finds nothing, by one further rung of the ladder in
/// turn. A frame that arrives while another waits takes its place.
pub struct Scanner {
    shared: Arc<Shared>,
    worker: JoinHandle<()>,
    stuck: Vec<JoinHandle<()>>,
    limit: Duration,
    failure: Option<ScannerError>,
}

struct Shared {
    state: Mutex<State>,
    /// Told of a new frame, of an end of one, and of the end of all.
    changed: Condvar,
    decoder: Box<Decoder>,
}

#[derive(Default)]
struct State {
    /// The newest frame that no worker has taken.
    frame: Option<Luma>,
    /// When the worker took the frame that it is on.
    started: Option<Instant>,
    /// Number of the worker that may take frames; one that was left behind has a smaller one.
    worker: u64,
    /// The rung, beside the first, that is next in turn.
    turn: Turn,
    codes: VecDeque<Decoded>,
    closed: bool,
}

impl Shared {
    /// Locks the state. No decoder runs under the lock, so a panic cannot have left it half changed.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes frames until this worker is replaced or the scanner is gone.
    fn work(&self, worker: u64) {
        let mut state = self.lock();
        loop {
            if state.closed || state.worker != worker {
                return;
            }
            let Some(frame) = state.frame.take() else {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            state.started = Some(Instant::now());
            let further = state.turn.next();
            drop(state);
            let mut codes = (self.decoder)(&frame, Rung::Full);
            if codes.is_empty() {
                codes = (self.decoder)(&frame, further);
            }
            state = self.lock();
            if state.worker == worker {
                state.started = None;
            }
            // What a worker reads late, after it was left behind, was still before the camera.
            state.keep(codes);
            self.changed.notify_all();
        }
    }
}

impl State {
    fn keep(&mut self, codes: Vec<Decoded>) {
        self.codes.extend(codes);
        let surplus = self.codes.len().saturating_sub(MAX_WAITING_CODES);
        self.codes.drain(..surplus);
    }
}

impl Scanner {
    /// Starts a scanner with its thread.
    ///
    /// # Errors
    /// [`ScannerError::NoThread`].
    pub fn start() -> Result<Self, ScannerError> {
        Self::start_with(Box::new(read_all_by), FRAME_LIMIT)
    }

    fn start_with(decoder: Box<Decoder>, limit: Duration) -> Result<Self, ScannerError> {
        let shared = Arc::new(Shared { state: Mutex::default(), changed: Condvar::new(), decoder });
        let worker = spawn(&shared, 0)?;
        Ok(Self { shared, worker, stuck: Vec::new(), limit, failure: None })
    }

    /// Hands over the newest frame and returns at once; a frame that still waits is dropped.
    ///
    /// # Errors
    /// [`ScannerError`]; the scanner has failed for good.
    pub fn offer(&mut self, frame: Luma) -> Result<(), ScannerError> {
        self.watch()?;
        self.shared.lock().frame = Some(frame);
        self.shared.changed.notify_all();
        Ok(())
    }

    /// Returns a code that was read, the oldest first, or `None` at once.
    ///
    /// # Errors
    /// [`ScannerError`]; the scanner has failed for good.
    pub fn poll(&mut self) -> Result<Option<Decoded>, ScannerError> {
        let code = self.shared.lock().codes.pop_front();
        if code.is_none() {
            self.watch()?;
        }
        Ok(code)
    }

    /// Waits until a code was read, all offered frames are done with, or `at_most` has passed.
    ///
    /// # Errors
    /// [`ScannerError`]; the scanner has failed for good.
    pub fn wait(&mut self, at_most: Duration) -> Result<Option<Decoded>, ScannerError> {
        let begun = Instant::now();
        loop {
            self.watch()?;
            let mut state = self.shared.lock();
            if let Some(code) = state.codes.pop_front() {
                return Ok(Some(code));
            }
            let idle = state.frame.is_none() && state.started.is_none();
            let left = at_most.saturating_sub(begun.elapsed());
            if idle || left.is_zero() {
                return Ok(None);
            }
            // Woken early enough to see a frame's time run out.
            drop(self.shared.changed.wait_timeout(state, left.min(self.limit)));
        }
    }

    /// Leaves a worker behind whose frame has taken too long, and starts another in its place.
    fn watch(&mut self) -> Result<(), ScannerError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let mut state = self.shared.lock();
        if state.started.is_none_or(|started| started.elapsed() <= self.limit) {
            return Ok(());
        }
        state.worker = state.worker.saturating_add(1);
        state.started = None;
        let next = state.worker;
        drop(state);
        self.stuck.retain(|thread| !thread.is_finished());
        let started = if self.stuck.len() < MAX_STUCK { spawn(&self.shared, next) } else { Err(ScannerError::Stuck) };
        match started {
            Ok(worker) => {
                self.stuck.push(std::mem::replace(&mut self.worker, worker));
                Ok(())
            }
            Err(failure) => {
                self.failure = Some(failure);
                Err(failure)
            }
        }
    }
}

impl Drop for Scanner {
    /// Lets the threads end; one that is stuck is not waited for.
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_all();
    }
}

impl std::fmt::Debug for Scanner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scanner")
            .field("stuck", &self.stuck.len())
            .field("failure", &self.failure)
            .finish_non_exhaustive()
    }
}

fn spawn(shared: &Arc<Shared>, worker: u64) -> Result<JoinHandle<()>, ScannerError> {
    let shared = Arc::clone(shared);
    Builder::new().name("qr-reader".to_owned()).spawn(move || shared.work(worker)).map_err(|_| ScannerError::NoThread)
}

#[cfg(test)]
mod tests;
