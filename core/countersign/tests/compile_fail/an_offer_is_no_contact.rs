//! Only a confirmed pairing becomes a contact.

use countersign::contact::ContactId;
use countersign::pairing::{Offering, Pairing};
use countersign::people::{Admission, Outcome, People};
use countersign::ports::{Clock, Entropy, Store};

fn admit<S: Store, C: Clock, R: Entropy>(
    people: &mut People<S, C, R>,
    pairing: &Pairing<Offering>,
    admission: Admission,
) -> Outcome<ContactId, S> {
    people.admit(pairing, admission)
}

fn main() {}
