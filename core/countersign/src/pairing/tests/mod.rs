//! Pairing against data made elsewhere, against every mutation of its messages, and against models of its rules.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::wildcard_enum_match_arm,
    reason = "test code: an overflow or a new variant fails the test, which is what it is for"
)]

mod data;
mod limits;
mod model;
mod refusals;
mod session;

use super::message::{Awaited, Finish, Message, Offer, Reply};
use super::{Agreed, Answer, Confirming, Introduction, Meeting, Offering, Pairing, ReadBy, Replying};
use crate::name::OwnName;
use crate::ports::{Entropy, EntropyError};
use crate::testing::SeededEntropy;
use crate::time::{BootId, Reading, UnixTime};

/// Hands out what a vector prescribes, and nothing after that.
struct Given(Vec<u8>);

impl Given {
    fn new(parts: &[&[u8]]) -> Self {
        Self(parts.concat())
    }
}

impl Entropy for Given {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), EntropyError> {
        if self.0.len() < bytes.len() {
            return Err(EntropyError);
        }
        let rest = self.0.split_off(bytes.len());
        bytes.copy_from_slice(&self.0);
        self.0 = rest;
        Ok(())
    }
}

/// A moment `seconds` after the one that the vectors take place at.
fn at(seconds: u64) -> Reading {
    Reading { wall: UnixTime(1_780_000_000 + seconds), boot: BootId([7; 16]), boottime_ms: 50_000 + seconds * 1000 }
}

fn introduction(name: &str) -> Introduction {
    Introduction { name: OwnName::new(name).unwrap(), device_key: [name.as_bytes()[0]; 32] }
}

fn offer(bytes: &[u8]) -> Offer {
    match Message::parse(bytes, Awaited { offer: true, ..Awaited::default() }) {
        Ok(Some(Message::Offer(offer))) => offer,
        other => panic!("{other:?}"),
    }
}

fn reply(bytes: &[u8], meeting: Meeting) -> Reply {
    match Message::parse(bytes, Awaited { reply: Some(meeting), ..Awaited::default() }) {
        Ok(Some(Message::Reply(reply))) => reply,
        other => panic!("{other:?}"),
    }
}

fn finish(bytes: &[u8], meeting: Meeting) -> Finish {
    match Message::parse(bytes, Awaited { finish: Some(meeting), ..Awaited::default() }) {
        Ok(Some(Message::Finish(finish))) => finish,
        other => panic!("{other:?}"),
    }
}

fn offering(meeting: Meeting) -> Pairing<Offering> {
    Pairing::offer(&introduction("Alice"), meeting, at(0), &mut SeededEntropy::new(1)).unwrap()
}

fn replying(offer: &Offer, by: ReadBy) -> Pairing<Replying> {
    Pairing::answer(&introduction("Bob"), offer, by, at(1), &mut SeededEntropy::new(2)).unwrap().unwrap()
}

/// Takes a step that must not be refused.
fn taken<P, E>(step: Result<P, E>) -> P {
    step.unwrap_or_else(|_| panic!("the step was refused"))
}

/// Both ends after the Finish, initiator first.
fn both(meeting: Meeting, by: ReadBy) -> (Pairing<Confirming>, Pairing<Confirming>) {
    let offering = offering(meeting);
    let replying = replying(offering.message(), by);
    let initiator = taken(offering.accept(replying.message(), by, at(2)));
    let responder = taken(replying.finish(initiator.message().unwrap(), at(3)));
    (initiator, responder)
}

fn confirmed(pairing: Pairing<Confirming>, answer: Answer<'_>) -> Pairing<Agreed> {
    taken(pairing.confirm(answer, at(4)))
}

fn spoken(words: super::WordSet) -> String {
    words.map(crate::words::Word::as_str).join(" ")
}
