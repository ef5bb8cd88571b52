//! The comparison itself: one code against every code it could be. It exists alone because it has to take the same time
//! whatever matches, so it computes every candidate and leaves no loop early.

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

use super::judge::Keys;
use crate::code::{Code, CodeKey, Theirs, hotp};
use crate::secret::with_scrub;
use crate::time::TimeStep;

/// How many steps to each side are accepted (RFC 6238 §5.2 recommends one).
pub(super) const ACCEPTED: i64 = 1;
/// How many steps to each side are recognised, to say what is wrong; never accepted.
pub(super) const RECOGNISED: i64 = 20;

/// What a code was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A code not yet used, within the window.
    Fresh(TimeStep),
    /// My own code.
    Mine,
    /// Theirs, for the other side of the call.
    OtherRole,
    /// Theirs, at or below the mark.
    Used,
    /// Theirs, unused, so many steps from the expected one.
    Skewed { offset: i64, step: TimeStep },
    /// Nothing known.
    Nothing,
}

/// Compares `code` with all candidates. `expected` is the other device's present step with its drift, `own` is mine.
pub(super) fn find(
    code: &Code<Theirs>,
    keys: &Keys,
    expected: TimeStep,
    own: TimeStep,
    mark: Option<TimeStep>,
) -> Found {
    with_scrub(|| {
        let mut fresh = Hit::default();
        let mut used = Hit::default();
        let mut skewed = Hit::default();
        // From the edges inwards and upwards: a later hit replaces an earlier one, so the highest fresh step is kept, and
        // of skewed codes the nearest one.
        for distance in (0..=RECOGNISED).rev() {
            for offset in sides(distance) {
                let Some(step) = moved(expected, offset) else { continue };
                let equal = equals(code, &keys.expected, step);
                let unused = Choice::from(u8::from(mark.is_none_or(|mark| step > mark)));
                let accepted = Choice::from(u8::from(distance <= ACCEPTED));
                let replayable = Choice::from(u8::from(offset <= ACCEPTED));
                fresh.raise(equal & unused & accepted, step);
                used.take(equal & !unused & replayable, step);
                skewed.take(equal & unused & !accepted, step);
            }
        }
        let mut mine = Hit::default();
        for key in &keys.mine {
            mine.search(code, key, own);
        }
        let mut other_role = Hit::default();
        for key in &keys.other_roles {
            other_role.search(code, key, expected);
        }
        // Every candidate is computed; from here on only the result is looked at.
        if fresh.hit() {
            Found::Fresh(fresh.step())
        } else if mine.hit() {
            Found::Mine
        } else if other_role.hit() {
            Found::OtherRole
        } else if used.hit() {
            Found::Used
        } else if skewed.hit() {
            let step = skewed.step();
            Found::Skewed { offset: distance(expected, step), step }
        } else {
            Found::Nothing
        }
    })
}

fn sides(distance: i64) -> impl Iterator<Item = i64> {
    let other = (distance != 0).then_some(distance);
    core::iter::once(distance.saturating_neg()).chain(other)
}

/// Moves a step; `None` below 1970, where no step is.
fn moved(step: TimeStep, offset: i64) -> Option<TimeStep> {
    step.0.checked_add_signed(offset).map(TimeStep)
}

fn distance(from: TimeStep, to: TimeStep) -> i64 {
    // The two are at most RECOGNISED apart.
    i64::try_from(to.0.abs_diff(from.0)).map_or(0, |steps| if to < from { steps.saturating_neg() } else { steps })
}

fn equals(code: &Code<Theirs>, key: &CodeKey, step: TimeStep) -> Choice {
    hotp(key, step).ct_eq(&code.value())
}

/// A match and its step, gathered without branching.
#[derive(Default)]
struct Hit {
    found: u8,
    step: u64,
}

impl Hit {
    fn take(&mut self, matched: Choice, step: TimeStep) {
        self.found |= matched.unwrap_u8();
        self.step.conditional_assign(&step.0, matched);
    }

    /// Takes the match if its step is above the one held.
    fn raise(&mut self, matched: Choice, step: TimeStep) {
        let above = Choice::from(u8::from(step.0 >= self.step));
        self.found |= matched.unwrap_u8();
        self.step.conditional_assign(&step.0, matched & above);
    }

    fn search(&mut self, code: &Code<Theirs>, key: &CodeKey, around: TimeStep) {
        for offset in -ACCEPTED..=ACCEPTED {
            if let Some(step) = moved(around, offset) {
                self.take(equals(code, key, step), step);
            }
        }
    }

    const fn hit(&self) -> bool {
        self.found != 0
    }

    const fn step(&self) -> TimeStep {
        TimeStep(self.step)
    }
}
