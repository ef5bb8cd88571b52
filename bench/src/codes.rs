//! Making and judging one code. It exists to show that neither costs anything a person could notice, and that ours is no
//! slower than the library that others use.

use std::hint::black_box;

use countersign::code::{Code, CodeKey, Context, Direction, Theirs, hotp};
use countersign::contact::Side;
use countersign::ports::Clock;
use countersign::secret::{Secret, with_scrub};
use countersign::testing::{SeededEntropy, SetClock};
use countersign::time::UnixTime;
use countersign::verify::{ClockRecord, Guard, Keys, Moment, State, judge};

use super::BenchError;
use super::timing::{Rival, print};

/// Calls a round.
const CALLS: u32 = 20_000;

pub(crate) fn run() -> Result<(), BenchError> {
    let root: Secret<32> = Secret::random(&mut SeededEntropy::new(1)).map_err(BenchError::boxed)?;
    let key = CodeKey::derive(&root, Direction::AToB, Context::Caller);
    let totp = totp_rs::Builder::new().with_secret(vec![0x5a; 20]).build().map_err(BenchError::boxed)?;
    let step = UnixTime(1_800_000_000).step();
    let block = [0x36_u8; 64];
    println!("One code (HMAC-SHA1, RFC 6238), CPU time of one call, best of 15 rounds");
    let times = print(
        &mut [
            Rival::new("floor: two SHA-1 compressions", || {
                let mut state = [0_u32; 5];
                sha1::block_api::compress(&mut state, &[block]);
                sha1::block_api::compress(&mut state, &[block]);
                state
            }),
            Rival::new("floor: the four that HMAC needs with a fresh key", || {
                let mut state = [0_u32; 5];
                for _ in 0..4 {
                    sha1::block_api::compress(black_box(&mut state), &[block]);
                }
                state
            }),
            Rival::new("totp-rs 6 `generate`", || totp.generate(black_box(1_800_000_000))),
            Rival::new("Countersign `hotp`", || hotp(black_box(&key), black_box(step))),
            Rival::new("Countersign, its key derived from the root (HKDF) first", || {
                hotp(&CodeKey::derive(black_box(&root), Direction::AToB, Context::Caller), step)
            }),
            Rival::new("the stack scrub, once per action of a person", || with_scrub(|| black_box(0))),
        ],
        CALLS,
    );
    if let [_, _, theirs, ours, ..] = times.as_slice() {
        println!("  `hotp` takes {:.2} times as long as totp-rs (goal: at most 1.1)", ours / theirs);
    }

    let reading = SetClock::at(1_800_000_000).read();
    let now = Moment::new(reading, &ClockRecord::accepted(reading));
    let state = State { guard: Guard::default(), context: Context::Caller, mark: None };
    let keys = Keys::derive(&root, Side::Initiator, Context::Caller);
    let code = Code::<Theirs>::parse("418203").map_err(BenchError::boxed)?;
    println!("One judgement: every code it could be, in constant time");
    print(
        &mut [
            Rival::new("totp-rs 6 `check`: three steps, stops at a match", || {
                totp.check(black_box("418203"), 1_800_000_000)
            }),
            Rival::new("Countersign `judge`: 53 candidates, with the scrub", || judge(&state, &keys, &code, &now)),
            Rival::new("Countersign, its five keys derived first", || {
                judge(&state, &Keys::derive(black_box(&root), Side::Initiator, Context::Caller), &code, &now)
            }),
        ],
        CALLS / 10,
    );
    Ok(())
}
