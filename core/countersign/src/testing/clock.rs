//! A clock that a test sets.

use std::cell::Cell;
use std::rc::Rc;

use crate::ports::Clock;
use crate::time::{BootId, Reading, UnixTime};

/// A clock that shows what it was set to; clones show the same.
#[derive(Clone, Debug)]
pub struct SetClock(Rc<Cell<Reading>>);

impl SetClock {
    /// Starts at a wall time, an hour after boot.
    #[must_use]
    pub fn at(wall: u64) -> Self {
        Self(Rc::new(Cell::new(Reading { wall: UnixTime(wall), boot: BootId([1; 16]), boottime_ms: 3_600_000 })))
    }

    /// Lets time pass: wall clock and time since boot go on together.
    pub fn pass(&self, seconds: u64) {
        let mut reading = self.0.get();
        reading.wall = reading.wall.plus(seconds);
        reading.boottime_ms = reading.boottime_ms.saturating_add(seconds.saturating_mul(1000));
        self.0.set(reading);
    }

    /// Sets the wall clock alone, as a person or a false time signal does.
    pub fn set_wall(&self, wall: u64) {
        let mut reading = self.0.get();
        reading.wall = UnixTime(wall);
        self.0.set(reading);
    }

    /// Starts the machine anew: another boot, and its time from zero on. The wall clock goes on.
    pub fn reboot(&self) {
        let mut reading = self.0.get();
        let mut boot = reading.boot.0;
        boot[0] = boot[0].wrapping_add(1);
        reading.boot = BootId(boot);
        reading.boottime_ms = 0;
        self.0.set(reading);
    }
}

impl Clock for SetClock {
    fn read(&self) -> Reading {
        self.0.get()
    }
}
