//! The throttling state of one contact. It exists as one sealed record, so that failures, locks, drift and the permit to
//! show my own code change together or not at all.

use crate::code::Context;
use crate::time::{BootId, TimeStep, UnixTime};
use crate::wire::{LayoutError, Reader, Writer};

/// How far the other device's clock is known to run ahead (+) or behind (−), in steps; never more than four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Drift(i8);

impl Drift {
    /// The largest drift that is corrected, in steps.
    pub const MAX: i8 = 4;

    /// Takes a drift of −4 to +4 steps.
    #[must_use]
    pub fn new(steps: i64) -> Option<Self> {
        i8::try_from(steps).ok().filter(|steps| (-Self::MAX..=Self::MAX).contains(steps)).map(Self)
    }

    /// Gives the drift in steps.
    #[must_use]
    pub const fn steps(self) -> i64 {
        // `i64::from` is not const; widening loses nothing.
        #[allow(clippy::as_conversions, clippy::cast_lossless, reason = "const widening of i8 to i64")]
        let steps = self.0 as i64;
        steps
    }
}

/// A pause after too many failures; both clocks are kept, so that neither a reboot nor a set clock ends it early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// When it ends by the wall clock.
    pub until: UnixTime,
    /// The boot in which it was set.
    pub boot: BootId,
    /// When it ends by the time since that boot, in milliseconds.
    pub until_boottime_ms: u64,
}

/// The first half of a clock correction: a code was seen `offset` steps off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resync {
    /// The distance in steps; −4 to +4 without 0 and ±1.
    pub offset: Drift,
    /// The step that matched.
    pub step: TimeStep,
    /// When it was seen.
    pub at: UnixTime,
    /// The context it was seen in.
    pub context: Context,
}

/// A check that began: it was written before the comparison, and counts as a failure if nothing settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenAttempt {
    /// When it began.
    pub at: UnixTime,
    /// What was expected.
    pub context: Context,
}

/// What a contact's checks left behind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Guard {
    /// When failures were counted, oldest first: those of the last 30 days, and no more than the newest [`Guard::KEPT`].
    pub failures: Vec<UnixTime>,
    /// Failures in a row since the last success.
    pub consecutive: u32,
    /// A pause that is or was in force.
    pub lock: Option<Lock>,
    /// The known drift of the other device.
    pub drift: Drift,
    /// A clock correction under way.
    pub resync: Option<Resync>,
    /// When a caller's code last passed: for ten minutes from then on my own answer may be shown.
    pub caller_ok_at: Option<UnixTime>,
    /// A check that is under way, or was cut off.
    pub open: Option<OpenAttempt>,
    /// When a code of theirs last passed.
    pub verified_at: Option<UnixTime>,
}

impl Guard {
    /// How many failures are remembered; every rule asks for fewer.
    pub const KEPT: usize = 64;

    /// Lays the record out for sealing (`docs/format.md`, "Sealed cells").
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        let kept = self.failures.len().min(Self::KEPT);
        let skipped = self.failures.len().saturating_sub(kept);
        out.u8(1).u8(u8::try_from(kept).unwrap_or(u8::MAX));
        for at in self.failures.iter().skip(skipped) {
            out.u64(at.0);
        }
        out.u32(self.consecutive);
        out.option(self.lock, |out, lock| {
            out.u64(lock.until.0).bytes(&lock.boot.0).u64(lock.until_boottime_ms);
        });
        out.bytes(&self.drift.0.to_be_bytes());
        out.option(self.resync, |out, resync| {
            out.bytes(&resync.offset.0.to_be_bytes()).u64(resync.step.0).u64(resync.at.0).u8(resync.context.byte());
        });
        out.option(self.caller_ok_at, |out, at| {
            out.u64(at.0);
        });
        out.option(self.open, |out, open| {
            out.u64(open.at.0).u8(open.context.byte());
        });
        out.option(self.verified_at, |out, at| {
            out.u64(at.0);
        });
        out.finish()
    }

    /// Reads what [`Guard::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`LayoutError`] for anything that it would not have written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LayoutError> {
        let mut reader = Reader::new(bytes);
        if reader.u8()? != 1 {
            return Err(LayoutError);
        }
        let count = usize::from(reader.u8()?);
        if count > Self::KEPT {
            return Err(LayoutError);
        }
        let mut failures = Vec::with_capacity(count);
        for _ in 0..count {
            failures.push(UnixTime(reader.u64()?));
        }
        let guard = Self {
            failures,
            consecutive: reader.u32()?,
            lock: reader.option(|reader| {
                Ok(Lock {
                    until: UnixTime(reader.u64()?),
                    boot: BootId(reader.array()?),
                    until_boottime_ms: reader.u64()?,
                })
            })?,
            drift: read_drift(&mut reader)?,
            resync: reader.option(|reader| {
                Ok(Resync {
                    offset: read_drift(reader)?,
                    step: TimeStep(reader.u64()?),
                    at: UnixTime(reader.u64()?),
                    context: read_context(reader)?,
                })
            })?,
            caller_ok_at: reader.option(|reader| reader.u64().map(UnixTime))?,
            open: reader
                .option(|reader| Ok(OpenAttempt { at: UnixTime(reader.u64()?), context: read_context(reader)? }))?,
            verified_at: reader.option(|reader| reader.u64().map(UnixTime))?,
        };
        reader.finish()?;
        Ok(guard)
    }
}

fn read_drift(reader: &mut Reader<'_>) -> Result<Drift, LayoutError> {
    Drift::new(i64::from(i8::from_be_bytes(reader.array()?))).ok_or(LayoutError)
}

fn read_context(reader: &mut Reader<'_>) -> Result<Context, LayoutError> {
    Context::from_byte(reader.u8()?).ok_or(LayoutError)
}
