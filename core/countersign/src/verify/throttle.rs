//! Attempt limits. It exists because three codes in a million are valid at any time: what keeps a guesser out is that he
//! may not try often, neither in one call nor over a month.

use super::guard::{Guard, Lock};
use super::judge::Moment;
use crate::time::UnixTime;

/// Why nothing is compared at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// A pause until this time on the wall clock.
    Until(UnixTime),
    /// The person has to prove to this device that they are its owner before each further try.
    NeedsAuthentication,
    /// Frozen until the two pair again.
    Frozen,
}

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A rule: from the `from`-th failure within `within` seconds on, each one pauses for so many seconds.
struct Pause {
    from: usize,
    within: u64,
    seconds: u64,
}

const PAUSES: [Pause; 3] = [
    Pause { from: 5, within: 10 * MINUTE, seconds: MINUTE },
    Pause { from: 10, within: DAY, seconds: 15 * MINUTE },
    Pause { from: 11, within: DAY, seconds: HOUR },
];

/// No pause lasts longer.
const LONGEST: u64 = HOUR;

/// From so many failures within 30 days on, the owner authenticates before each try.
const AUTHENTICATE_FROM: usize = 30;
/// How long failures are remembered.
const REMEMBERED: u64 = 30 * DAY;
/// So many failures in a row freeze a contact; NIST SP 800-63B-4 §3.2.2 caps them at 100.
const FROZEN_FROM: u32 = 50;

/// Tells whether a check may begin; `authenticated` says that the owner just proved themselves on this device.
///
/// # Errors
/// [`Locked`] with the reason when it may not.
pub fn gate(guard: &Guard, now: &Moment, authenticated: bool) -> Result<(), Locked> {
    if guard.consecutive >= FROZEN_FROM {
        return Err(Locked::Frozen);
    }
    if let Some(left) = guard.lock.and_then(|lock| remaining(&lock, now)) {
        return Err(Locked::Until(now.reading.wall.plus(left)));
    }
    if recent(guard, now, REMEMBERED) >= AUTHENTICATE_FROM && !authenticated {
        return Err(Locked::NeedsAuthentication);
    }
    Ok(())
}

/// Tells how many seconds a pause still lasts; `None` when it is over.
fn remaining(lock: &Lock, now: &Moment) -> Option<u64> {
    let left = if lock.boot == now.reading.boot {
        // Within one boot the time since that boot counts, which nobody can set. Where the system names no boot, a restart
        // must not stretch the pause.
        lock.until_boottime_ms.saturating_sub(now.reading.boottime_ms).div_ceil(1000).min(LONGEST)
    } else {
        lock.until.since(now.high_water)
    };
    (left > 0).then_some(left)
}

fn recent(guard: &Guard, now: &Moment, within: u64) -> usize {
    let since = now.high_water.minus(within);
    guard.failures.iter().filter(|at| **at > since).count()
}

/// Counts a failure and sets the pause it brings.
pub(super) fn count_failure(guard: &mut Guard, now: &Moment) {
    let forgotten = now.high_water.minus(REMEMBERED);
    guard.failures.retain(|at| *at > forgotten);
    guard.failures.push(now.high_water);
    let surplus = guard.failures.len().saturating_sub(Guard::KEPT);
    guard.failures.drain(..surplus);
    guard.consecutive = guard.consecutive.saturating_add(1);
    let due = PAUSES.iter().filter(|pause| recent(guard, now, pause.within) >= pause.from).map(|pause| pause.seconds);
    if let Some(seconds) = due.max() {
        guard.lock = Some(Lock {
            until: now.high_water.plus(seconds),
            boot: now.reading.boot,
            until_boottime_ms: now.reading.boottime_ms.saturating_add(seconds.saturating_mul(1000)),
        });
    }
}

/// Turns an attempt that nothing settled into a counted failure, and gives that attempt; `None` when there was none.
pub fn interrupt(guard: &mut Guard, now: &Moment) -> Option<super::OpenAttempt> {
    let left = guard.open.take()?;
    count_failure(guard, now);
    Some(left)
}

/// Tells how many tries are left before the next pause of any kind.
pub(super) fn tries_left(guard: &Guard, now: &Moment) -> u32 {
    if gate(guard, now, false).is_err() {
        return 0;
    }
    let mut left = usize::try_from(FROZEN_FROM.saturating_sub(guard.consecutive)).unwrap_or(usize::MAX);
    left = left.min(AUTHENTICATE_FROM.saturating_sub(recent(guard, now, REMEMBERED)).max(1));
    for pause in &PAUSES {
        left = left.min(pause.from.saturating_sub(recent(guard, now, pause.within)).max(1));
    }
    u32::try_from(left).unwrap_or(u32::MAX)
}
