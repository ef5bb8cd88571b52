//! No step can be skipped: an Offer has nothing to confirm.

use countersign::pairing::{Answer, Offering, Pairing};
use countersign::time::Reading;

fn skip(pairing: Pairing<Offering>, now: Reading) {
    let _ = pairing.confirm(Answer::Yes, now);
}

fn main() {}
