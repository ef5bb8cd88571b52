//! Judging, throttling and the clock guard, rule by rule.

#![allow(clippy::arithmetic_side_effects, reason = "times and steps of tests are small")]

use proptest::prelude::*;

use super::clock::RELEASED_AT;
use super::judge::{Judgement, Keys, Moment, State, judge};
use super::{ClockDoubt, ClockRecord, Drift, Guard, Locked, Remedy, Verdict, gate, interrupt};
use crate::code::{Code, CodeKey, Context, Direction, Theirs, hotp};
use crate::contact::Side;
use crate::ports::Clock as _;
use crate::secret::Secret;
use crate::testing::SetClock;
use crate::time::{BootId, Reading, TimeStep, UnixTime};

const NOW: u64 = 1_800_000_015;

fn root() -> Secret<32> {
    Secret::filled(|bytes| bytes.fill(7))
}

fn keys(context: Context) -> Keys {
    Keys::derive(&root(), Side::Initiator, context)
}

/// The code that the other device (B) shows in a context, at a step.
fn theirs(context: Context, step: TimeStep) -> Code<Theirs> {
    Code::new(hotp(&CodeKey::derive(&root(), Direction::BToA, context), step))
}

/// My own code (A), as somebody reads it back to me.
fn mine_read_back(context: Context, step: TimeStep) -> Code<Theirs> {
    Code::new(hotp(&CodeKey::derive(&root(), Direction::AToB, context), step))
}

fn moment(wall: u64) -> Moment {
    let reading = SetClock::at(wall).read();
    Moment { reading, high_water: reading.wall }
}

fn state(context: Context) -> State {
    State { guard: Guard::default(), context, mark: None }
}

fn judged(state: &State, code: &Code<Theirs>, wall: u64) -> Judgement {
    judge(state, &keys(state.context), code, &moment(wall))
}

fn step_now() -> TimeStep {
    UnixTime(NOW).step()
}

#[test]
fn accepts_one_step_to_each_side_and_no_more() {
    for offset in -20..=20 {
        let step = step_now().offset(offset);
        let verdict = judged(&state(Context::Caller), &theirs(Context::Caller, step), NOW).verdict;
        if (-1..=1).contains(&offset) {
            assert_eq!(verdict, Verdict::Verified { step, drift: Drift::default() }, "offset {offset}");
        } else {
            assert!(
                matches!(verdict, Verdict::ClockOff { steps, .. } if steps == offset),
                "offset {offset}: {verdict:?}"
            );
        }
    }
    for offset in [-21, 21] {
        let code = theirs(Context::Caller, step_now().offset(offset));
        assert_eq!(judged(&state(Context::Caller), &code, NOW).verdict, Verdict::Wrong { left: 4 });
    }
}

#[test]
fn accepts_no_step_at_or_below_the_mark() {
    for offset in -20..=1 {
        let step = step_now().offset(offset);
        let code = theirs(Context::Callee, step);
        let used = State { mark: Some(step), ..state(Context::Callee) };
        assert_eq!(judged(&used, &code, NOW).verdict, Verdict::AlreadyUsed, "offset {offset}");
        let beyond = State { mark: Some(step.offset(1)), ..state(Context::Callee) };
        assert_eq!(judged(&beyond, &code, NOW).verdict, Verdict::AlreadyUsed, "offset {offset}");
    }
}

#[test]
fn a_mark_below_the_code_hinders_nothing() {
    let marked = State { mark: Some(step_now().offset(-1)), ..state(Context::Caller) };
    let judgement = judged(&marked, &theirs(Context::Caller, step_now()), NOW);
    assert_eq!(judgement.verdict, Verdict::Verified { step: step_now(), drift: Drift::default() });
    assert_eq!(judgement.raise_to, Some(step_now()));
}

#[test]
fn recognises_my_own_code_in_every_context() {
    for expected in Context::ALL {
        for context in Context::ALL {
            for offset in -1..=1 {
                let code = mine_read_back(context, step_now().offset(offset));
                assert_eq!(judged(&state(expected), &code, NOW).verdict, Verdict::Reflected { left: 4 });
            }
        }
    }
}

/// My clock makes my codes: a drift of theirs does not move them.
#[test]
fn looks_for_my_own_code_without_their_drift() {
    let mut drifted = state(Context::Caller);
    drifted.guard.drift = Drift::new(4).unwrap();
    let code = mine_read_back(Context::Caller, step_now().offset(-1));
    assert_eq!(judged(&drifted, &code, NOW).verdict, Verdict::Reflected { left: 4 });
}

#[test]
fn tells_a_code_for_the_other_side_of_the_call() {
    for (expected, shown) in [
        (Context::Caller, Context::Callee),
        (Context::Callee, Context::Caller),
        (Context::Quick, Context::Caller),
        (Context::Quick, Context::Callee),
    ] {
        let code = theirs(shown, step_now());
        assert_eq!(judged(&state(expected), &code, NOW).verdict, Verdict::WrongRole { left: 4 });
    }
    // A code without a role is nothing to someone who expects a role.
    for expected in [Context::Caller, Context::Callee] {
        assert_eq!(
            judged(&state(expected), &theirs(Context::Quick, step_now()), NOW).verdict,
            Verdict::Wrong { left: 4 }
        );
    }
}

#[test]
fn counts_wrong_reflected_and_wrong_role_and_nothing_else() {
    let wrong = theirs(Context::Caller, step_now().offset(400));
    let counted = [wrong, mine_read_back(Context::Quick, step_now()), theirs(Context::Callee, step_now())];
    for code in counted {
        let guard = judged(&state(Context::Caller), &code, NOW).guard;
        assert_eq!((guard.failures.len(), guard.consecutive), (1, 1));
    }
    let used = State { mark: Some(step_now()), ..state(Context::Caller) };
    for (state, code) in [
        (used, theirs(Context::Caller, step_now())),
        (state(Context::Caller), theirs(Context::Caller, step_now().offset(9))),
    ] {
        let guard = judged(&state, &code, NOW).guard;
        assert_eq!((guard.failures.len(), guard.consecutive), (0, 0));
    }
}

#[test]
fn success_ends_the_row_and_keeps_the_windows() {
    let mut failed = state(Context::Caller);
    failed.guard.failures = vec![UnixTime(NOW - 5); 4];
    failed.guard.consecutive = 4;
    let guard = judged(&failed, &theirs(Context::Caller, step_now()), NOW).guard;
    assert_eq!((guard.failures.len(), guard.consecutive), (4, 0));
}

#[test]
fn only_a_callers_code_permits_mine() {
    let caller = judged(&state(Context::Caller), &theirs(Context::Caller, step_now()), NOW).guard;
    assert_eq!(caller.caller_ok_at, Some(UnixTime(NOW)));
    for context in [Context::Callee, Context::Quick] {
        assert_eq!(judged(&state(context), &theirs(context, step_now()), NOW).guard.caller_ok_at, None);
    }
}

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
fn five_failures_spread_over_more_than_ten_minutes_do_not_pause() {
    let mut guard = Guard::default();
    let last = fail_times(&mut guard, 5, NOW, 151);
    assert_eq!(gate(&guard, &moment(last), false), Ok(()));
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
        Guard { open: Some(super::OpenAttempt { at: UnixTime(NOW), context: Context::Caller }), ..Guard::default() };
    assert!(interrupt(&mut guard, &moment(NOW)).is_some());
    assert_eq!((guard.failures.len(), guard.consecutive, guard.open), (1, 1, None));
    assert!(interrupt(&mut guard, &moment(NOW)).is_none());
    assert_eq!(guard.failures.len(), 1);
}

#[test]
fn remembers_no_more_failures_than_it_keeps() {
    let mut guard = Guard::default();
    fail_times(&mut guard, Guard::KEPT + 9, NOW, 1);
    assert_eq!(guard.failures.len(), Guard::KEPT);
    assert_eq!(guard.failures.last(), Some(&UnixTime(NOW + 72)));
}

#[test]
fn corrects_a_small_difference_after_two_codes_and_accepts_neither() {
    for offset in [-4, -3, -2, 2, 3, 4] {
        let first = step_now().offset(offset);
        let one = judged(&state(Context::Caller), &theirs(Context::Caller, first), NOW);
        assert_eq!(one.verdict, Verdict::ClockOff { steps: offset, remedy: Remedy::AskForNext });
        assert_eq!(one.raise_to, None);
        let pending = State { guard: one.guard, ..state(Context::Caller) };
        // The same code again is no second one.
        let again = judged(&pending, &theirs(Context::Caller, first), NOW);
        assert_eq!(again.verdict, Verdict::ClockOff { steps: offset, remedy: Remedy::AskForNext });
        let two = judged(&pending, &theirs(Context::Caller, first.offset(1)), NOW + 30);
        assert_eq!(two.verdict, Verdict::ClockOff { steps: offset, remedy: Remedy::Corrected });
        assert_eq!((two.guard.drift.steps(), two.raise_to), (offset, Some(first.offset(1))));
        let corrected = State { guard: two.guard, mark: two.raise_to, ..state(Context::Caller) };
        let fresh = judged(&corrected, &theirs(Context::Caller, first.offset(2)), NOW + 60).verdict;
        assert!(matches!(fresh, Verdict::Verified { step, .. } if step == first.offset(2)), "{fresh:?}");
    }
}

#[test]
fn corrects_nothing_late_far_or_in_another_context() {
    let offset = 3;
    let one = judged(&state(Context::Caller), &theirs(Context::Caller, step_now().offset(offset)), NOW);
    let pending = State { guard: one.guard.clone(), ..state(Context::Caller) };
    let late = judged(&pending, &theirs(Context::Caller, step_now().offset(offset + 7)), NOW + 210);
    assert_eq!(late.verdict, Verdict::ClockOff { steps: offset, remedy: Remedy::AskForNext });
    let elsewhere = State { guard: one.guard, ..state(Context::Callee) };
    let other = judged(&elsewhere, &theirs(Context::Callee, step_now().offset(offset + 1)), NOW + 30);
    assert_eq!(other.verdict, Verdict::ClockOff { steps: offset, remedy: Remedy::AskForNext });
    let far = judged(&state(Context::Caller), &theirs(Context::Caller, step_now().offset(5)), NOW);
    assert_eq!(far.verdict, Verdict::ClockOff { steps: 5, remedy: Remedy::SetClock });
    assert_eq!(far.guard.resync, None);
}

#[test]
fn never_allows_for_more_than_four_steps_in_all() {
    let mut drifted = state(Context::Caller);
    drifted.guard.drift = Drift::new(3).unwrap();
    let seen = judged(&drifted, &theirs(Context::Caller, step_now().offset(5)), NOW);
    assert_eq!(seen.verdict, Verdict::ClockOff { steps: 2, remedy: Remedy::SetClock });
    let back = judged(&drifted, &theirs(Context::Caller, step_now()), NOW);
    assert_eq!(back.verdict, Verdict::ClockOff { steps: -3, remedy: Remedy::AskForNext });
}

/// Scripts read these words: they may not change.
#[test]
fn every_verdict_has_its_word() {
    let words = [
        (Verdict::Verified { step: step_now(), drift: Drift::default() }, "verified"),
        (Verdict::Wrong { left: 4 }, "wrong"),
        (Verdict::AlreadyUsed, "already-used"),
        (Verdict::Reflected { left: 4 }, "reflected"),
        (Verdict::WrongRole { left: 4 }, "wrong-role"),
        (Verdict::ClockOff { steps: 3, remedy: Remedy::AskForNext }, "clock-off"),
        (Verdict::Locked(Locked::Frozen), "locked"),
        (Verdict::ClockSuspect(ClockDoubt::WentBack { seconds: 61 }), "clock-suspect"),
        (Verdict::Malformed, "malformed"),
        (Verdict::Suspended, "suspended"),
        (Verdict::QuickNotAllowed, "quick-not-allowed"),
    ];
    for (verdict, word) in words {
        assert_eq!(verdict.word(), word);
    }
}

#[test]
fn judges_at_the_dawn_of_time_without_wrapping() {
    let verdict = judged(&state(Context::Caller), &theirs(Context::Caller, TimeStep(0)), 3).verdict;
    assert!(matches!(verdict, Verdict::Verified { step: TimeStep(0), .. }));
}

fn reading(wall: u64, boot: u8, boottime_ms: u64) -> Reading {
    Reading { wall: UnixTime(wall), boot: BootId([boot; 16]), boottime_ms }
}

#[test]
fn doubts_a_wall_clock_that_leaves_the_time_since_boot() {
    let record = ClockRecord::accepted(reading(NOW, 1, 1_000_000));
    for (wall, boottime, doubt) in [
        (NOW + 90, 1_000_000, None),
        (NOW + 91, 1_000_000, Some(ClockDoubt::Jumped { seconds: 91 })),
        (NOW + 3600, 4_600_000, None),
        (NOW, 1_090_000, None),
        (NOW, 1_091_000, Some(ClockDoubt::Jumped { seconds: -91 })),
    ] {
        let checked = ClockRecord::check(Some(&record), reading(wall, 1, boottime));
        assert_eq!(checked.err(), doubt, "{wall} {boottime}");
    }
    // Across boots nothing is known about how much time has passed.
    assert!(ClockRecord::check(Some(&record), reading(NOW + 86_400, 2, 0)).is_ok());
    assert!(ClockRecord::check(Some(&record), reading(NOW + 86_400, 1, 5)).is_ok());
}

#[test]
fn doubts_a_wall_clock_behind_one_it_showed() {
    let record = ClockRecord::accepted(reading(NOW, 1, 0));
    assert!(ClockRecord::check(Some(&record), reading(NOW - 60, 2, 0)).is_ok());
    let back = ClockRecord::check(Some(&record), reading(NOW - 61, 2, 0));
    assert_eq!(back, Err(ClockDoubt::WentBack { seconds: 61 }));
    // A tolerated step back does not lower what was seen.
    let kept = ClockRecord::check(Some(&record), reading(NOW - 60, 2, 0)).unwrap();
    assert_eq!(kept.max_wall, UnixTime(NOW));
}

#[test]
fn doubts_a_clock_before_the_release() {
    let before = ClockRecord::check(None, reading(RELEASED_AT.0 - 61, 1, 0));
    assert_eq!(before, Err(ClockDoubt::WentBack { seconds: 61 }));
    assert!(ClockRecord::check(None, reading(RELEASED_AT.0, 1, 0)).is_ok());
}

proptest! {
    /// However codes, clocks and crashes are mixed, no step is accepted twice and none below one that was accepted.
    #[test]
    fn accepts_no_step_twice(moves in prop::collection::vec((-3_i64..=3, 0_u64..40, 0_usize..3), 1..60)) {
        let mut state = state(Context::Caller);
        let mut wall = NOW;
        let mut accepted: Vec<TimeStep> = Vec::new();
        for (offset, passed, attempts) in moves {
            wall += passed;
            let code = theirs(Context::Caller, UnixTime(wall).step().offset(offset));
            for _ in 0..=attempts {
                let judgement = judged(&state, &code, wall);
                if let Verdict::Verified { step, .. } = judgement.verdict {
                    prop_assert!(accepted.iter().all(|earlier| *earlier < step));
                    accepted.push(step);
                }
                if let Some(step) = judgement.raise_to {
                    prop_assert!(state.mark.is_none_or(|mark| mark < step));
                    state.mark = Some(step);
                }
                state.guard = judgement.guard;
            }
        }
    }

    /// Whatever the clocks do, once a code was accepted no earlier code is.
    #[test]
    fn no_clock_sequence_accepts_an_old_code(walls in prop::collection::vec(0_u64..4_000, 1..80)) {
        let mut state = state(Context::Caller);
        let mut record: Option<ClockRecord> = None;
        let mut highest = None;
        for (boot, ahead) in (0_u8..).zip(walls) {
            let now = reading(NOW + ahead, boot, 0);
            let Ok(checked) = ClockRecord::check(record.as_ref(), now) else { continue };
            record = Some(checked);
            let moment = Moment::new(now, &checked);
            let code = theirs(Context::Caller, now.wall.step());
            let judgement = judge(&state, &keys(Context::Caller), &code, &moment);
            if let Verdict::Verified { step, .. } = judgement.verdict {
                prop_assert!(highest.is_none_or(|highest| step > highest));
                highest = Some(step);
                state.mark = judgement.raise_to;
            }
            state.guard = judgement.guard;
        }
    }

    /// A six-digit number that is no code of this pair is never believed.
    #[test]
    fn believes_only_what_the_other_device_can_show(value in 0_u32..1_000_000, wall in NOW..NOW + 100_000) {
        let verdict = judged(&state(Context::Caller), &Code::new(value), wall).verdict;
        let step = UnixTime(wall).step();
        let real = (-1..=1).any(|offset| theirs(Context::Caller, step.offset(offset)).value() == value);
        prop_assert_eq!(matches!(verdict, Verdict::Verified { .. }), real);
    }

    #[test]
    fn a_clock_record_survives_its_bytes_and_nothing_else_is_read(wall: u64, boot: [u8; 16], ms: u64, max: u64) {
        let last = Reading { wall: UnixTime(wall), boot: BootId(boot), boottime_ms: ms };
        let record = ClockRecord { last, max_wall: UnixTime(max) };
        let bytes = record.to_bytes();
        prop_assert_eq!(ClockRecord::from_bytes(&bytes), Ok(record));
        prop_assert!(ClockRecord::from_bytes(&bytes[1..]).is_err());
        prop_assert!(ClockRecord::from_bytes(&[&[2], &bytes[1..]].concat()).is_err());
        prop_assert!(ClockRecord::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
    }

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
            lock: lock.map(|until| super::Lock { until, boot: BootId(boot), until_boottime_ms: until.0 / 3 }),
            drift,
            resync: resync.map(|at| super::Resync { offset: drift, step: TimeStep(at.0 / 30), at, context }),
            caller_ok_at,
            open: open.map(|at| super::OpenAttempt { at, context }),
            verified_at,
        };
        let bytes = guard.to_bytes();
        prop_assert_eq!(Guard::from_bytes(&bytes), Ok(guard));
        prop_assert!(Guard::from_bytes(&[&[2], &bytes[1..]].concat()).is_err());
        prop_assert!(Guard::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
    }
}
