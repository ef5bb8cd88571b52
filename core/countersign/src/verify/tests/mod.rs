//! What the tests of judging, throttling and the clock guard share: one pair of devices, its codes, and moments.

#![allow(clippy::arithmetic_side_effects, reason = "times and steps of tests are small")]

mod clock;
mod judge;
mod throttle;
mod window;

use super::Guard;
use super::judge::{Judgement, Keys, Moment, State, judge};
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

fn reading(wall: u64, boot: u8, boottime_ms: u64) -> Reading {
    Reading { wall: UnixTime(wall), boot: BootId([boot; 16]), boottime_ms }
}
