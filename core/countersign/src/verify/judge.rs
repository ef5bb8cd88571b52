//! One pure function from state, keys, code and time to a verdict and the state after it. It exists so that the whole
//! decision to believe a code can be read, tested and fuzzed in one place; writing it down is the facade's part.

use super::clock::ClockRecord;
use super::guard::{Drift, Guard, Resync};
use super::throttle::{count_failure, tries_left};
use super::window::{Found, find};
use super::{Remedy, Verdict};
use crate::code::{Code, CodeKey, Context, Theirs, Whose};
use crate::contact::Side;
use crate::secret::Secret;
use crate::time::{Reading, TimeStep, UnixTime};

/// The present, as judging needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What the clocks say.
    pub reading: Reading,
    /// The later of the wall clock and the latest wall time ever used: limits on tries are counted by it, so that a clock
    /// set back forgives nothing.
    pub high_water: UnixTime,
}

impl Moment {
    /// Joins a reading with what is remembered of the clock.
    #[must_use]
    pub fn new(reading: Reading, record: &ClockRecord) -> Self {
        Self { reading, high_water: reading.wall.max(record.max_wall) }
    }
}

/// The keys one check needs, derived for it and wiped after it.
pub struct Keys {
    pub(super) expected: CodeKey,
    pub(super) mine: Vec<CodeKey>,
    pub(super) other_roles: Vec<CodeKey>,
}

impl Keys {
    /// Derives the keys for a check that expects `context` from the other side.
    #[must_use]
    pub fn derive(root: &Secret<32>, side: Side, context: Context) -> Self {
        let theirs = |context| CodeKey::derive(root, side.direction(Whose::Theirs), context);
        let mine = |context| CodeKey::derive(root, side.direction(Whose::Mine), context);
        let others: &[Context] = match context {
            Context::Caller => &[Context::Callee],
            Context::Callee => &[Context::Caller],
            Context::Quick => &[Context::Caller, Context::Callee],
        };
        Self {
            expected: theirs(context),
            mine: Context::ALL.into_iter().map(mine).collect(),
            other_roles: others.iter().copied().map(theirs).collect(),
        }
    }
}

/// What the store holds about one contact and one context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The contact's throttling state.
    pub guard: Guard,
    /// What is expected.
    pub context: Context,
    /// The last accepted step in that context.
    pub mark: Option<TimeStep>,
}

/// A verdict and what has to be written before it may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What the code came to.
    pub verdict: Verdict,
    /// The throttling state from now on, with the open attempt settled.
    pub guard: Guard,
    /// The mark to raise, if any.
    pub raise_to: Option<TimeStep>,
    /// The step that matched, for the journal.
    pub matched: Option<TimeStep>,
}

/// How long a clock correction waits for its second code, in seconds.
const RESYNC_LIFE: u64 = 180;

/// Judges a code (`docs/format.md`, "Checking a code"): compares it in constant time with every code it could be, and
/// works out the verdict and the state that follows.
///
/// It does not ask whether a check may begin at all; that is [`super::gate`]'s part, before the attempt is opened.
#[must_use]
pub fn judge(state: &State, keys: &Keys, code: &Code<Theirs>, now: &Moment) -> Judgement {
    let own = now.reading.wall.step();
    let expected = own.offset(state.guard.drift.steps());
    let found = find(code, keys, expected, own, state.mark);
    let mut guard = state.guard.clone();
    guard.open = None;
    let (verdict, raise_to, matched) = match found {
        Found::Fresh(step) => (accept(&mut guard, state.context, step, now), Some(step), Some(step)),
        Found::Mine => (Verdict::Reflected { left: fail(&mut guard, now) }, None, None),
        Found::OtherRole => (Verdict::WrongRole { left: fail(&mut guard, now) }, None, None),
        Found::Used => (Verdict::AlreadyUsed, None, None),
        Found::Skewed { offset, step } => {
            let remedy = resync(&mut guard, state.context, offset, step, now);
            let raise_to = (remedy == Remedy::Corrected).then_some(step);
            (Verdict::ClockOff { steps: offset, remedy }, raise_to, Some(step))
        }
        Found::Nothing => (Verdict::Wrong { left: fail(&mut guard, now) }, None, None),
    };
    Judgement { verdict, guard, raise_to, matched }
}

fn accept(guard: &mut Guard, context: Context, step: TimeStep, now: &Moment) -> Verdict {
    guard.consecutive = 0;
    guard.resync = None;
    guard.verified_at = Some(now.high_water);
    if context == Context::Caller {
        guard.caller_ok_at = Some(now.high_water);
    }
    Verdict::Verified { step, drift: guard.drift }
}

fn fail(guard: &mut Guard, now: &Moment) -> u32 {
    count_failure(guard, now);
    tries_left(guard, now)
}

/// Works towards a clock correction: two codes at one distance, the second one later, within three minutes.
fn resync(guard: &mut Guard, context: Context, offset: i64, step: TimeStep, now: &Moment) -> Remedy {
    let pending = guard.resync.take();
    let (Some(small), Some(corrected)) = (Drift::new(offset), Drift::new(guard.drift.steps().saturating_add(offset)))
    else {
        return Remedy::SetClock;
    };
    let second = pending.is_some_and(|first| {
        first.offset == small
            && first.context == context
            && step > first.step
            && now.high_water.since(first.at) <= RESYNC_LIFE
    });
    if second {
        guard.drift = corrected;
        Remedy::Corrected
    } else {
        guard.resync = Some(Resync { offset: small, step, at: now.high_water, context });
        Remedy::AskForNext
    }
}
