//! One Offer takes one Reply: the state is consumed.

use countersign::pairing::message::Reply;
use countersign::pairing::{Offering, Pairing, ReadBy};
use countersign::time::Reading;

fn twice(pairing: Pairing<Offering>, first: &Reply, second: &Reply, now: Reading) {
    let _ = pairing.accept(first, ReadBy::Camera, now);
    let _ = pairing.accept(second, ReadBy::Camera, now);
}

fn main() {}
