//! A code that this device shows cannot be handed to judging: reflecting one does not type-check.

use countersign::code::{Code, Mine};
use countersign::verify::{Judgement, Keys, Moment, State, judge};

fn reflect(state: &State, keys: &Keys, mine: &Code<Mine>, now: &Moment) -> Judgement {
    judge(state, keys, mine, now)
}

fn main() {}
