//! Nobody but the last step makes an agreed pairing.

use countersign::pairing::{Agreed, Pairing};

fn forge(agreed: Agreed) -> Pairing<Agreed> {
    Pairing(agreed)
}

fn main() {}
