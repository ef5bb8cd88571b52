//! Compares the clocks of two devices that pair (`docs/format.md`, "Comparing clocks"). It exists because codes are made of
//! time: two clocks that are far apart would make every later check fail, and nobody would know why.

use crate::time::UnixTime;

/// Seconds of slack at both ends of the interval.
const SLACK: u64 = 15;
/// A distance above this many seconds holds the pairing up.
const BLOCKING: u64 = 600;

/// How far the other device's clock lies outside of what is plausible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockDistance {
    /// Their clock is behind by at least this many seconds.
    Behind(u64),
    /// Their clock is ahead by at least this many seconds.
    Ahead(u64),
}

impl ClockDistance {
    /// Holds `theirs` against the interval from `earliest` to `latest` by one's own clock, both widened by 15 seconds;
    /// `None` when it lies inside.
    pub(super) fn between(theirs: UnixTime, earliest: UnixTime, latest: UnixTime) -> Option<Self> {
        let (earliest, latest) = (earliest.minus(SLACK), latest.plus(SLACK));
        if theirs < earliest {
            Some(Self::Behind(earliest.since(theirs)))
        } else if theirs > latest {
            Some(Self::Ahead(theirs.since(latest)))
        } else {
            None
        }
    }

    /// Tells whether the pairing waits until a clock is set right or the person overrules it.
    #[must_use]
    pub const fn blocks(self) -> bool {
        match self {
            Self::Behind(seconds) | Self::Ahead(seconds) => seconds > BLOCKING,
        }
    }
}
