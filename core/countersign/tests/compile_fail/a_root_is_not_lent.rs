//! The root of a pairing reaches the facade and nobody else.

use countersign::pairing::{Agreed, Pairing};

fn root(agreed: &Pairing<Agreed>) {
    let _ = agreed.root();
}

fn main() {}
