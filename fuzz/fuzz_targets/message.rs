//! The three pairing messages. The first byte says which are awaited; what is accepted must be written as it was read.

#![no_main]

use countersign::pairing::Meeting;
use countersign::pairing::message::{Awaited, Message};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((choice, bytes)) = input.split_first() else { return };
    let meeting = |shift: u8| match choice >> shift & 3 {
        1 => Some(Meeting::InPerson),
        2 => Some(Meeting::Remote),
        _ => None,
    };
    let awaited = Awaited { offer: choice & 1 == 1, reply: meeting(1), finish: meeting(3) };
    if let Ok(Some(message)) = Message::parse(bytes, awaited) {
        let written: &[u8] = match &message {
            Message::Offer(offer) => offer.bytes(),
            Message::Reply(reply) => reply.bytes(),
            Message::Finish(finish) => finish.bytes(),
        };
        assert_eq!(written, bytes);
    }
});
