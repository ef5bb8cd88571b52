//! Showing my own code. It exists apart from checking because the order of the two is a rule: to someone who called me I
//! show nothing before their code has passed.

use super::{Outcome, People, PeopleError};
use crate::code::{Code, CodeKey, Mine, Whose, hotp};
use crate::contact::{Contact, ContactId};
use crate::ports::{Clock, Entropy, Store, Transaction};
use crate::secret::with_scrub;
use crate::time::TimeStep;
use crate::verify::{CallRole, ClockRecord, Moment};

/// For how many seconds after a caller's code passed my own answer may be shown.
const PERMIT: u64 = 600;

/// My code for one person, one role and one time step.
#[derive(Debug)]
pub struct Proof {
    /// The code.
    pub code: Code<Mine>,
    /// The time step it belongs to.
    pub step: TimeStep,
    /// Seconds until the next code, 1 to 30; below 5 it is better to wait.
    pub seconds_left: u64,
    /// Whom it is for.
    pub contact: Contact,
}

impl<S: Store, C: Clock, R: Entropy> People<S, C, R> {
    /// Shows my code for a person in the role that the call has.
    ///
    /// It needs no writing, so it works on a vault that can only be read; where writing works, the clock's reading is kept.
    ///
    /// # Errors
    /// [`PeopleError::Suspended`], [`PeopleError::QuickNotAllowed`], [`PeopleError::PeerNotVerified`],
    /// [`PeopleError::ClockSuspect`], [`PeopleError::NoSuchPerson`], [`PeopleError::Store`].
    pub fn prove(&mut self, id: ContactId, role: CallRole) -> Outcome<Proof, S> {
        let reading = self.clock.read();
        let (proof, record) = self.store.read(|tx| {
            let contact = tx.contact(id)?.ok_or(PeopleError::NoSuchPerson)?;
            if contact.suspended_at.is_some() {
                return Err(PeopleError::Suspended);
            }
            if role == CallRole::Quick && !contact.allows_quick() {
                return Err(PeopleError::QuickNotAllowed);
            }
            let record = ClockRecord::check(tx.clock()?.as_ref(), reading).map_err(PeopleError::ClockSuspect)?;
            let now = Moment::new(reading, &record);
            if role == CallRole::TheyCalled {
                let passed = tx.guard(id)?.caller_ok_at;
                if passed.is_none_or(|at| now.high_water.since(at) > PERMIT) {
                    return Err(PeopleError::PeerNotVerified);
                }
            }
            let root = tx.root(id)?;
            let step = reading.wall.step();
            let direction = contact.side.direction(Whose::Mine);
            let code = with_scrub(|| Code::new(hotp(&CodeKey::derive(&root, direction, role.mine()), step)));
            let proof = Proof { code, step, seconds_left: reading.wall.seconds_left(), contact };
            Ok((proof, record))
        })?;
        // Keeping the reading makes a later jump visible; a vault that cannot be written is no reason to show no code.
        let _: Outcome<(), S> = self.store.write(|tx| Ok(tx.set_clock(&record)?));
        Ok(proof)
    }
}
