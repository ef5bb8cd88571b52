//! Two devices that agree are not two people who confirmed.

use countersign::contact::ContactId;
use countersign::pairing::{Confirming, Pairing};
use countersign::people::{Admission, Outcome, People};
use countersign::ports::{Clock, Entropy, Store};

fn admit<S: Store, C: Clock, R: Entropy>(
    people: &mut People<S, C, R>,
    pairing: &Pairing<Confirming>,
    admission: Admission,
) -> Outcome<ContactId, S> {
    people.admit(pairing, admission)
}

fn main() {}
