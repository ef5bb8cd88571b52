//! Attempt limits, and the record of failures that they rest on.

use proptest::prelude::*;

use super::super::judge::{Moment, State, judge};
use super::super::{Drift, Guard, Lock, Locked, OpenAttempt, Resync, Verdict, gate, interrupt};
use super::{NOW, judged, keys, moment, reading, step_now, theirs};
use crate::code::Context;
use crate::time::{BootId, Reading, TimeStep, UnixTime};

fn fail_times(guard: &mut Guard, times: usize, from: u64, every: u64) -> u64 {
    let mut wall = from;
    for _ in 0..times {
        let attempt = State { guard: guard.clone(), context: Context::Caller, mark: None };
        *guard = judged(&attempt, &theirs(Context::Caller, step_now().offset(-4000)), wall).guard;
        wall += every;
    }
    wall - every
}

#[test]
fn pauses_a_minute_from_the_fifth_failure_in_ten_minutes() {
    let mut guard = Guard::default();
    let last = fail_times(&mut guard, 4, NOW, 10);
    assert_eq!(gate(&guard, &moment(last), false), Ok(()));
    let last = fail_times(&mut guard, 1, last + 10, 1);
    assert_eq!(gate(&guard, &moment(last), false), Err(Locked::Until(UnixTime(last + 60))));
    let mut later = moment(last + 60);
    later.reading.boottime_ms += 60_000;
    assert_eq!(gate(&guard, &later, false), Ok(()));
}

#[test]
fn five_failures_pause_when_ten_minutes_hold_them_all() {
    for (apart, paused) in [(149, true), (150, false)] {
        let mut guard = Guard::default();
        let last = fail_times(&mut guard, 5, NOW, apart);
        assert_eq!(gate(&guard, &moment(last), false).is_err(), paused, "{apart} seconds apart");
    }
}

#[test]
fn pauses_longer_from_the_tenth_failure_in_a_day() {
    let mut guard = Guard::default();
    let last = fail_times(&mut guard, 9, NOW, 200);
    assert_eq!(gate(&guard, &moment(last), false), Ok(()));
    let last = fail_times(&mut guard, 1, last + 200, 1);
    assert_eq!(gate(&guard, &moment(last), false), Err(Locked::Until(UnixTime(last + 900))));
    let last = fail_times(&mut guard, 1, last + 900, 1);
    assert_eq!(gate(&guard, &moment(last), false), Err(Locked::Until(UnixTime(last + 3600))));
}

#[test]
fn asks_for_the_owner_from_thirty_failures_in_thirty_days() {
    let mut guard = Guard::default();
    let day = 86_400;
    let mut last = fail_times(&mut guard, 29, NOW, day);
    let past_pause =
        |wall: u64| Moment { reading: Reading { boot: BootId([9; 16]), ..moment(wall).reading }, ..moment(wall) };
    assert_eq!(gate(&guard, &past_pause(last + 7200), false), Ok(()));
    last = fail_times(&mut guard, 1, last + day / 2, 1);
    assert_eq!(gate(&guard, &past_pause(last + 7200), false), Err(Locked::NeedsAuthentication));
    assert_eq!(gate(&guard, &past_pause(last + 7200), true), Ok(()));
    // Thirty days later the failures are forgotten.
    assert_eq!(gate(&guard, &past_pause(last + 31 * day), false), Ok(()));
}

#[test]
fn freezes_at_fifty_in_a_row_for_good() {
    let mut guard = Guard::default();
    let last = fail_times(&mut guard, 49, NOW, 4 * 86_400);
    assert_ne!(gate(&guard, &moment(last), true), Err(Locked::Frozen));
    let last = fail_times(&mut guard, 1, last, 1);
    assert_eq!(gate(&guard, &moment(last + 400 * 86_400), true), Err(Locked::Frozen));
}

#[test]
fn a_pause_ends_neither_by_a_set_clock_nor_by_a_reboot() {
    let mut guard = Guard::default();
    let last = fail_times(&mut guard, 5, NOW, 1);
    // The wall clock set ahead within the same boot.
    assert!(gate(&guard, &moment(last + 3600), false).is_err());
    // Another boot: the later of wall clock and high water counts.
    let rebooted = |wall: u64, high_water: u64| Moment {
        reading: Reading { wall: UnixTime(wall), boot: BootId([2; 16]), boottime_ms: 10 },
        high_water: UnixTime(high_water),
    };
    assert_eq!(gate(&guard, &rebooted(last + 10, last + 10), false), Err(Locked::Until(UnixTime(last + 60))));
    assert_eq!(gate(&guard, &rebooted(last + 60, last + 60), false), Ok(()));
    assert!(gate(&guard, &rebooted(last - 40, last), false).is_err());
}

/// Where the system names no boot, every boot has the same name and its time begins at zero again.
#[test]
fn a_restart_without_a_name_stretches_no_pause() {
    let mut guard = Guard::default();
    let mut late = moment(NOW);
    late.reading.boottime_ms = 90_000_000;
    for _ in 0..5 {
        let attempt = State { guard: guard.clone(), context: Context::Caller, mark: None };
        guard =
            judge(&attempt, &keys(Context::Caller), &theirs(Context::Caller, step_now().offset(-4000)), &late).guard;
    }
    let restarted = Moment { reading: reading(NOW + 5, 1, 0), high_water: UnixTime(NOW + 5) };
    assert_eq!(gate(&guard, &restarted, false), Err(Locked::Until(UnixTime(NOW + 5 + 3600))));
}

#[test]
fn tells_the_tries_left_before_a_pause() {
    let mut guard = Guard::default();
    let mut left = Vec::new();
    for at in 0..6 {
        let attempt = State { guard: guard.clone(), context: Context::Caller, mark: None };
        let judgement = judged(&attempt, &theirs(Context::Caller, step_now().offset(-4000)), NOW + at);
        guard = judgement.guard;
        if let Verdict::Wrong { left: tries } = judgement.verdict {
            left.push(tries);
        }
    }
    assert_eq!(left, [4, 3, 2, 1, 0, 0]);
}

#[test]
fn an_interrupted_attempt_counts_once() {
    let mut guard =
        Guard { open: Some(OpenAttempt { at: UnixTime(NOW), context: Context::Caller }), ..Guard::default() };
    assert!(interrupt(&mut guard, &moment(NOW)).is_some());
    assert_eq!((guard.failures.len(), guard.consecutive, guard.open), (1, 1, None));
    assert!(interrupt(&mut guard, &moment(NOW)).is_none());
    assert_eq!(guard.failures.len(), 1);
}

#[test]
fn forgets_a_failure_after_thirty_days() {
    for (later, kept) in [(30 * 86_400 - 1, 2), (30 * 86_400, 1)] {
        let mut guard = Guard::default();
        fail_times(&mut guard, 2, NOW, later);
        assert_eq!(guard.failures.len(), kept, "{later} seconds later");
    }
}

#[test]
fn remembers_no_more_failures_than_it_keeps() {
    let mut guard = Guard::default();
    fail_times(&mut guard, Guard::KEPT + 9, NOW, 1);
    assert_eq!(guard.failures.len(), Guard::KEPT);
    assert_eq!(guard.failures.last(), Some(&UnixTime(NOW + 72)));
}

proptest! {
    #[test]
    fn a_guard_survives_its_bytes(
        failures in prop::collection::vec(any::<u64>(), 0..=Guard::KEPT),
        consecutive: u32,
        drift in -4_i64..=4,
        times: [Option<u64>; 5],
        boot: [u8; 16],
    ) {
        let drift = Drift::new(drift).unwrap();
        let context = Context::Callee;
        let [lock, resync, caller_ok_at, open, verified_at] = times.map(|time| time.map(UnixTime));
        let guard = Guard {
            failures: failures.into_iter().map(UnixTime).collect(),
            consecutive,
            lock: lock.map(|until| Lock { until, boot: BootId(boot), until_boottime_ms: until.0 / 3 }),
            drift,
            resync: resync.map(|at| Resync { offset: drift, step: TimeStep(at.0 / 30), at, context }),
            caller_ok_at,
            open: open.map(|at| OpenAttempt { at, context }),
            verified_at,
        };
        let bytes = guard.to_bytes();
        prop_assert_eq!(Guard::from_bytes(&bytes), Ok(guard));
        prop_assert!(Guard::from_bytes(&[&[2], &bytes[1..]].concat()).is_err());
        prop_assert!(Guard::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
    }
}
