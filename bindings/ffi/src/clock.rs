//! The device's clocks. It exists because the rules read the time while they decide, and a shell may know its system's
//! clocks better than this library does.

use std::sync::Arc;

use countersign::ports;
use countersign::time::{BootId, Reading, UnixTime};
use countersign_vault::SystemClock;
use sha2::{Digest, Sha256};

use crate::number::unsigned;

/// Reads the device's clocks; the one trait that other languages fill.
///
/// It is called while a vault is busy, from the thread that made the call: it answers at once, never throws, and calls
/// nothing of this library.
#[uniffi::export(with_foreign)]
pub trait Clock: Send + Sync {
    /// Reads wall clock, boot and time since boot together.
    fn read(&self) -> ClockReading;
}

/// What a device's clocks say at one moment.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ClockReading {
    /// The wall clock, in Unix seconds.
    pub wall_at: i64,
    /// Names the present boot of the machine in any words, the same for all its readings; empty where the system names
    /// none.
    pub boot: String,
    /// Milliseconds since the machine was started, **time asleep included**: `SystemClock.elapsedRealtime` on Android,
    /// `mach_continuous_time` on Apple's systems.
    pub boottime_ms: i64,
}

/// The clock that a place was given, or the system's own.
#[derive(Clone)]
pub(crate) struct DeviceClock(Option<Arc<dyn Clock>>);

impl DeviceClock {
    pub(crate) fn new(given: Option<Arc<dyn Clock>>) -> Self {
        Self(given)
    }
}

impl ports::Clock for DeviceClock {
    fn read(&self) -> Reading {
        let Some(given) = &self.0 else { return SystemClock.read() };
        let reading = given.read();
        Reading {
            wall: UnixTime(unsigned(reading.wall_at)),
            boot: BootId(boot(&reading.boot)),
            boottime_ms: unsigned(reading.boottime_ms),
        }
    }
}

/// Makes the sixteen bytes that name a boot; zeros, as everywhere, where it has no name.
fn boot(name: &str) -> [u8; 16] {
    if name.is_empty() {
        return [0; 16];
    }
    let digest: [u8; 32] = Sha256::digest(name).into();
    digest.first_chunk().copied().unwrap_or_default()
}
