//! Whole numbers across the boundary: signed there, unsigned in the rules. It exists so that no conversion wraps.

/// Gives a count or a time as a signed number; one beyond 2⁶³ − 1, which nothing honest reaches, stays there.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Gives a count of things in memory as a signed number.
pub(crate) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Takes a number from the other side; a negative one is 0, which names nothing.
pub(crate) fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// Gives a distance in time steps in seconds.
pub(crate) const fn seconds(steps: i64) -> i64 {
    steps.saturating_mul(30)
}
