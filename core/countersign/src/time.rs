//! Time as the rules see it: Unix seconds, RFC 6238 time steps and the reading of a device's clocks. It exists so that
//! seconds and steps cannot be mistaken for one another and every sum saturates instead of wrapping.

/// Seconds since 1970-01-01T00:00:00Z, as RFC 6238 counts them; never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnixTime(pub u64);

impl UnixTime {
    /// Adds seconds, stopping at the largest time.
    #[must_use]
    pub const fn plus(self, seconds: u64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Subtracts seconds, stopping at 1970.
    #[must_use]
    pub const fn minus(self, seconds: u64) -> Self {
        Self(self.0.saturating_sub(seconds))
    }

    /// Tells how many seconds lie between `earlier` and this time; zero when `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Gives the RFC 6238 §4.2 time step `T = floor(unix / 30)` that this time falls in.
    #[must_use]
    pub const fn step(self) -> TimeStep {
        TimeStep(self.0 / TimeStep::SECONDS)
    }

    /// Tells how many seconds are left of this time's step, 1 to 30.
    #[must_use]
    pub const fn seconds_left(self) -> u64 {
        // The remainder is below 30, so the difference is at least 1.
        TimeStep::SECONDS.saturating_sub(self.0 % TimeStep::SECONDS)
    }
}

/// An RFC 6238 time step: a count of 30-second intervals since 1970 (`X = 30`, `T0 = 0`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TimeStep(pub u64);

impl TimeStep {
    /// The length of a step in seconds, `X` in RFC 6238 §4.1.
    pub const SECONDS: u64 = 30;

    /// Moves by a signed number of steps, stopping at both ends.
    #[must_use]
    pub const fn offset(self, steps: i64) -> Self {
        Self(self.0.saturating_add_signed(steps))
    }

    /// Gives the time at which this step begins.
    #[must_use]
    pub const fn begin(self) -> UnixTime {
        UnixTime(self.0.saturating_mul(Self::SECONDS))
    }
}

/// What a device's clocks say at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The wall clock.
    pub wall: UnixTime,
    /// Names the present boot of the machine; two readings of one boot carry the same value.
    pub boot: BootId,
    /// Milliseconds since the machine was started, **time asleep included**.
    pub boottime_ms: u64,
}

/// Sixteen bytes that name one boot of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BootId(pub [u8; 16]);
