//! One whole pairing, both ends in one thread. It exists because pairing is the only place with public-key operations,
//! and phones have to do it while two people watch.

use countersign::name::OwnName;
use countersign::pairing::{Answer, Event, Introduction, Meeting, ReadBy, Session};
use countersign::ports::Clock;
use countersign::testing::{SeededEntropy, SetClock};

use super::BenchError;
use super::timing::{Rival, duration, side_by_side};

/// Calls a round.
const CALLS: u32 = 20;

pub(crate) fn run() -> Result<(), BenchError> {
    pair(1)?;
    let mut seed = 1;
    let mut failed = None;
    let mut rivals = [Rival::new("pairing", || {
        seed = u64::wrapping_add(seed, 1);
        failed = pair(seed).err().or(failed.take());
    })];
    let times = side_by_side(&mut rivals, CALLS);
    drop(rivals);
    if let Some(error) = failed {
        return Err(error);
    }
    println!("One pairing: Offer, Reply, Finish and both confirmations, CPU time of both ends (goal: at most 2 ms)");
    for nanos in times {
        println!("  {:<58} {:>10}", "Countersign, HPKE with X25519", duration(nanos));
    }
    Ok(())
}

/// Pairs two devices by camera and has both people confirm.
fn pair(seed: u64) -> Result<(), BenchError> {
    let now = SetClock::at(1_800_000_000).read();
    let mut entropy = SeededEntropy::new(seed);
    let me = |name, key| {
        let name = OwnName::from_stored(name).ok_or(BenchError::Unexpected("a name was refused"))?;
        Ok::<_, BenchError>(Introduction { name, device_key: [key; 32] })
    };
    let mut initiator =
        Session::offer(me("Petra", 1)?, Meeting::InPerson, now, &mut entropy).map_err(BenchError::boxed)?;
    let mut responder = Session::listen(me("Omar", 2)?, Meeting::InPerson);
    let offer = initiator.showing().ok_or(BenchError::Unexpected("no Offer"))?;
    let Event::Show(reply) = responder.feed(&offer, ReadBy::Camera, now, &mut entropy).map_err(BenchError::boxed)?
    else {
        return Err(BenchError::Unexpected("the Offer was not answered"));
    };
    let Event::Confirm { show: Some(finish) } =
        initiator.feed(&reply, ReadBy::Camera, now, &mut entropy).map_err(BenchError::boxed)?
    else {
        return Err(BenchError::Unexpected("the Reply was not taken"));
    };
    responder.feed(&finish, ReadBy::Camera, now, &mut entropy).map_err(BenchError::boxed)?;
    let one = initiator.confirm(Answer::Yes, now).map_err(BenchError::boxed)?;
    let two = responder.confirm(Answer::Yes, now).map_err(BenchError::boxed)?;
    if one.pair_id() == two.pair_id() { Ok(()) } else { Err(BenchError::Unexpected("the two ends differ")) }
}
