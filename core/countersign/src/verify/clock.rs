//! The clock guard. It exists because a code is only as fresh as the clock that judges it: a clock set back would accept
//! an old code, and one set forward would show tomorrow's.

use crate::time::{BootId, Reading, UnixTime};
use crate::wire::{LayoutError, Reader, Writer};

/// No honest clock shows a time before this release: 2026-11-01T00:00:00Z.
pub const RELEASED_AT: UnixTime = UnixTime(1_793_491_200);

/// How far wall clock and time since boot may come apart within one boot, in milliseconds.
const JUMP_TOLERATED_MS: u64 = 90_000;
/// How far the wall clock may lie behind the latest time it ever showed, in seconds.
const ROLLBACK_TOLERATED: u64 = 60;

/// Why the device's clock is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockDoubt {
    /// The wall clock moved against the time since boot by so many seconds: above 0 forwards, below 0 back.
    Jumped {
        /// Signed seconds.
        seconds: i64,
    },
    /// The wall clock shows a time so many seconds before one that it showed earlier.
    WentBack {
        /// Seconds, more than 60.
        seconds: u64,
    },
}

/// What the vault remembers of the clock from its last use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockRecord {
    /// The last reading.
    pub last: Reading,
    /// The latest wall time used here, or this release's date where that is later; who confirms the clock sets it anew.
    pub max_wall: UnixTime,
}

impl ClockRecord {
    /// Takes a reading as the truth: at first use, and when a person confirmed the date and time.
    #[must_use]
    pub const fn accepted(reading: Reading) -> Self {
        Self { last: reading, max_wall: reading.wall }
    }

    /// Holds a reading against the record and gives the record to keep. `record` is `None` before the first use.
    ///
    /// # Errors
    /// [`ClockDoubt`] when the clock jumped within this boot or lies before a time it showed earlier.
    pub fn check(record: Option<&Self>, reading: Reading) -> Result<Self, ClockDoubt> {
        let max_wall = record.map_or(RELEASED_AT, |record| record.max_wall.max(RELEASED_AT));
        if let Some(seconds) = record.and_then(|record| jump(&record.last, &reading)) {
            return Err(ClockDoubt::Jumped { seconds });
        }
        let behind = max_wall.since(reading.wall);
        if behind > ROLLBACK_TOLERATED {
            return Err(ClockDoubt::WentBack { seconds: behind });
        }
        Ok(Self { last: reading, max_wall: max_wall.max(reading.wall) })
    }

    /// Lays the record out for sealing (`docs/format.md`, "Sealed cells").
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.u8(1).u64(self.last.wall.0).bytes(&self.last.boot.0).u64(self.last.boottime_ms).u64(self.max_wall.0);
        out.finish()
    }

    /// Reads what [`ClockRecord::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`LayoutError`] for anything that it would not have written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LayoutError> {
        let mut reader = Reader::new(bytes);
        if reader.u8()? != 1 {
            return Err(LayoutError);
        }
        let record = Self {
            last: Reading { wall: UnixTime(reader.u64()?), boot: BootId(reader.array()?), boottime_ms: reader.u64()? },
            max_wall: UnixTime(reader.u64()?),
        };
        reader.finish()?;
        Ok(record)
    }
}

/// Tells by how many seconds the wall clock left the time since boot; `None` across boots and within the tolerance.
fn jump(last: &Reading, now: &Reading) -> Option<i64> {
    // Where the system names no boot, time running backwards tells of a new one.
    if last.boot != now.boot || now.boottime_ms < last.boottime_ms {
        return None;
    }
    let ran = i128::from(now.boottime_ms).saturating_sub(i128::from(last.boottime_ms));
    let shown = i128::from(now.wall.0).saturating_sub(i128::from(last.wall.0)).saturating_mul(1000);
    let apart = shown.saturating_sub(ran);
    (apart.unsigned_abs() > u128::from(JUMP_TOLERATED_MS))
        .then(|| i64::try_from(apart.checked_div(1000).unwrap_or(apart)).unwrap_or(i64::MAX))
}
