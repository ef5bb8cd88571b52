//! Judging, rule by rule: which code is believed, and what any other comes to.

use proptest::prelude::*;

use super::super::judge::State;
use super::super::{ClockDoubt, Drift, Locked, Remedy, Verdict};
use super::{NOW, judged, mine_read_back, state, step_now, theirs};
use crate::code::{Code, Context};
use crate::time::{TimeStep, UnixTime};

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

    /// A six-digit number that is no code of this pair is never believed.
    #[test]
    fn believes_only_what_the_other_device_can_show(value in 0_u32..1_000_000, wall in NOW..NOW + 100_000) {
        let verdict = judged(&state(Context::Caller), &Code::new(value), wall).verdict;
        let step = UnixTime(wall).step();
        let real = (-1..=1).any(|offset| theirs(Context::Caller, step.offset(offset)).value() == value);
        prop_assert_eq!(matches!(verdict, Verdict::Verified { .. }), real);
    }
}
