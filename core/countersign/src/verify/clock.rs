//! The clock guard. It exists because a code is only as fresh as the clock that judges it: a clock set back would accept
//! an old code, and one set forward would show tomorrow's.

use crate::time::{BootId, Reading, UnixTime};
use crate::wire::{LayoutError, Reader, Writer};

/// What the vault remembers of the clock from its last use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockRecord {
    /// The last reading.
    pub last: Reading,
    /// The latest wall time ever used here.
    pub max_wall: UnixTime,
}

impl ClockRecord {
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
