//! A pairing is confirmed once: the state is consumed.

use countersign::pairing::{Answer, Confirming, Pairing};
use countersign::time::Reading;

fn twice(pairing: Pairing<Confirming>, now: Reading) {
    let _ = pairing.confirm(Answer::Typed("zoo zoo zoo"), now);
    let _ = pairing.confirm(Answer::Typed("zoo zoo zoo"), now);
}

fn main() {}
