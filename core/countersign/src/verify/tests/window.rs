//! Codes of another time: small differences between two clocks are learned, never let pass.

use super::super::judge::State;
use super::super::{Drift, Remedy, Verdict};
use super::{NOW, judged, state, step_now, theirs};
use crate::code::Context;

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
