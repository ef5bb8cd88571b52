//! Two devices that pair, with someone between them. The input is a script, one step a line:
//!
//! * `A<B` and `B<A`: one device reads what the other shows;
//! * `A:TEXT` and `B:TEXT`: a device reads what someone else put before it;
//! * `+N`: N seconds pass; any other line: both screens are refreshed.
//!
//! A first line `remote` or `both` pairs remotely, or has both offer at once. Whatever is read, two devices that only
//! ever read each other and both wait for their people must show these people the same words.

#![no_main]

use countersign::name::OwnName;
use countersign::pairing::{Introduction, Meeting, ReadBy, Session};
use countersign::testing::SeededEntropy;
use countersign::time::{BootId, Reading, UnixTime};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|script: &str| {
    let (meeting, both) = match script.lines().next() {
        Some("remote") => (Meeting::Remote, false),
        Some("both") => (Meeting::InPerson, true),
        _ => (Meeting::InPerson, false),
    };
    let mut now = Reading { wall: UnixTime(1_763_700_000), boot: BootId([0; 16]), boottime_ms: 0 };
    let mut entropy = SeededEntropy::new(7);
    let Ok(mut a) = Session::offer(introduce("Omar", 1), meeting, now, &mut entropy) else { return };
    let mut b = Session::listen(introduce("Petra", 2), meeting);
    if both {
        let Ok(offering) = Session::offer(introduce("Petra", 2), meeting, now, &mut entropy) else { return };
        b = offering;
    }
    let mut honest = true;
    for line in script.lines() {
        if line == "A<B" {
            read(&mut a, b.showing(), now, &mut entropy);
        } else if line == "B<A" {
            read(&mut b, a.showing(), now, &mut entropy);
        } else if let Some(text) = line.strip_prefix("A:") {
            honest = false;
            read(&mut a, Some(text.to_owned()), now, &mut entropy);
        } else if let Some(text) = line.strip_prefix("B:") {
            honest = false;
            read(&mut b, Some(text.to_owned()), now, &mut entropy);
        } else if let Some(seconds) = line.strip_prefix('+').and_then(|number| number.parse::<u16>().ok()) {
            now.wall = now.wall.plus(seconds.into());
            now.boottime_ms += u64::from(seconds) * 1000;
        } else {
            a.tick(now, &mut entropy).expect("seeded entropy does not fail");
            b.tick(now, &mut entropy).expect("seeded entropy does not fail");
        }
    }
    if let (true, Some(a), Some(b)) = (honest, a.confirming(), b.confirming()) {
        assert_ne!(a.side(), b.side());
        assert_ne!(a.mine(), b.mine());
        assert!(a.theirs().is_none_or(|words| words == b.mine()));
        assert!(b.theirs().is_none_or(|words| words == a.mine()));
    }
});

/// What a device says of itself.
fn introduce(name: &str, key: u8) -> Introduction {
    Introduction { name: OwnName::new(name).expect("a plain name"), device_key: [key; 32] }
}

/// Lets a device read a text, if there is one, by camera.
fn read(session: &mut Session, text: Option<String>, now: Reading, entropy: &mut SeededEntropy) {
    if let Some(text) = text {
        session.feed(&text, ReadBy::Camera, now, entropy).expect("seeded entropy does not fail");
    }
}
