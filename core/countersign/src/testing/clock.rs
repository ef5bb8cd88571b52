//! A clock that a test sets.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::ports::Clock;
use crate::time::{BootId, Reading, UnixTime};

/// A clock that shows what it was set to; clones show the same, on any thread.
#[derive(Clone, Debug)]
pub struct SetClock(Arc<Mutex<Reading>>);

impl SetClock {
    /// Starts at a wall time, an hour after boot.
    #[must_use]
    pub fn at(wall: u64) -> Self {
        let reading = Reading { wall: UnixTime(wall), boot: BootId([1; 16]), boottime_ms: 3_600_000 };
        Self(Arc::new(Mutex::new(reading)))
    }

    fn hands(&self) -> MutexGuard<'_, Reading> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets time pass: wall clock and time since boot go on together.
    pub fn pass(&self, seconds: u64) {
        let mut reading = self.hands();
        reading.wall = reading.wall.plus(seconds);
        reading.boottime_ms = reading.boottime_ms.saturating_add(seconds.saturating_mul(1000));
    }

    /// Sets the wall clock alone, as a person or a false time signal does.
    pub fn set_wall(&self, wall: u64) {
        let mut reading = self.hands();
        reading.wall = UnixTime(wall);
    }

    /// Starts the machine anew: another boot, and its time from zero on. The wall clock goes on.
    pub fn reboot(&self) {
        let mut reading = self.hands();
        let mut boot = reading.boot.0;
        boot[0] = boot[0].wrapping_add(1);
        reading.boot = BootId(boot);
        reading.boottime_ms = 0;
    }
}

impl Clock for SetClock {
    fn read(&self) -> Reading {
        *self.hands()
    }
}
