//! Checking a code: gate, open attempt, judgement, settlement. It exists in two transactions, so that a process killed
//! between comparing and writing counts as a failure and never as an open door.

use super::{Outcome, People, PeopleError, log};
use crate::code::{Code, Context, Theirs};
use crate::contact::{Contact, ContactId};
use crate::journal::{CheckRecord, Event};
use crate::ports::{Clock, Entropy, Store, Transaction};
use crate::time::{Reading, TimeStep};
use crate::verify::{
    CallRole, ClockRecord, Guard, Keys, Moment, OpenAttempt, Remedy, State, Verdict, gate, interrupt, judge,
};

/// The application's word that the owner of this device proved themselves just now: the system's prompt on a phone, the
/// passphrase or recovery code on a desktop. The rules cannot check it; they can only insist on being told.
#[derive(Debug)]
pub struct OwnerPresent(());

impl OwnerPresent {
    /// Gives the word; call it right after the prompt succeeded and nowhere else.
    #[must_use]
    pub const fn attested() -> Self {
        Self(())
    }
}

/// A verdict that was written down, with what a person is shown beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What the code came to.
    pub verdict: Verdict,
    /// Whom it was checked against.
    pub contact: Contact,
    /// The number of the journal record; `None` for text that was no code.
    pub seq: Option<u64>,
}

/// How often a check starts again because another process took over its attempt.
const RESTARTS: usize = 3;

/// What the first transaction decided.
enum Begun {
    Refused(Checked),
    Open { contact: Box<Contact>, attempt: OpenAttempt, reading: Reading },
}

impl<S: Store, C: Clock, R: Entropy> People<S, C, R> {
    /// Checks a code that the other person read out, in the role that the call has.
    ///
    /// The answer is written to the journal before it is returned; a store that cannot write makes this fail, whatever the
    /// code was. Text that is not a code leaves no trace and costs no try.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchPerson`], [`PeopleError::Contended`], [`PeopleError::Store`].
    #[allow(clippy::needless_pass_by_value, reason = "the word is good for one check and is used up by it")]
    pub fn check(
        &mut self,
        id: ContactId,
        role: CallRole,
        text: &str,
        owner: Option<OwnerPresent>,
    ) -> Outcome<Checked, S> {
        let Ok(code) = Code::<Theirs>::parse(text) else {
            let contact = self.person(id)?.contact;
            return Ok(Checked { verdict: Verdict::Malformed, contact, seq: None });
        };
        for _ in 0..RESTARTS {
            match self.begin(id, role, owner.is_some())? {
                Begun::Refused(checked) => return Ok(checked),
                Begun::Open { contact, attempt, reading } => {
                    if let Some(checked) = self.settle(id, *contact, attempt, reading, &code)? {
                        return Ok(checked);
                    }
                }
            }
        }
        Err(PeopleError::Contended)
    }

    /// Decides whether anything may be compared, and if so writes that an attempt is under way.
    fn begin(&mut self, id: ContactId, role: CallRole, authenticated: bool) -> Outcome<Begun, S> {
        let Self { store, clock, .. } = self;
        store.write(|tx| {
            // Read here, with the transaction held: another process may have written while this one waited.
            let reading = clock.read();
            let contact = tx.contact(id)?.ok_or(PeopleError::NoSuchPerson)?;
            let context = role.theirs();
            if contact.suspended_at.is_some() {
                return refuse(tx, id, contact, context, reading, Verdict::Suspended);
            }
            if role == CallRole::Quick && !contact.allows_quick() {
                return refuse(tx, id, contact, context, reading, Verdict::QuickNotAllowed);
            }
            let record = match ClockRecord::check(tx.clock()?.as_ref(), reading) {
                Ok(record) => record,
                Err(doubt) => return refuse(tx, id, contact, context, reading, Verdict::ClockSuspect(doubt)),
            };
            tx.set_clock(&record)?;
            let now = Moment::new(reading, &record);
            let mut guard = tx.guard(id)?;
            if let Some(left) = interrupt(&mut guard, &now) {
                tx.set_guard(id, &guard)?;
                log(tx, reading.wall, (id, &contact.name), Event::Interrupted(left.context))?;
            }
            if let Err(locked) = gate(&guard, &now, authenticated) {
                return refuse(tx, id, contact, context, reading, Verdict::Locked(locked));
            }
            let attempt = OpenAttempt { at: reading.wall, context };
            guard.open = Some(attempt);
            tx.set_guard(id, &guard)?;
            Ok(Begun::Open { contact: Box::new(contact), attempt, reading })
        })
    }

    /// Compares the code, writes the verdict, and only then gives it; `None` when another process has counted this attempt
    /// as interrupted in the meantime.
    fn settle(
        &mut self,
        id: ContactId,
        contact: Contact,
        attempt: OpenAttempt,
        reading: Reading,
        code: &Code<Theirs>,
    ) -> Outcome<Option<Checked>, S> {
        self.store.write(|tx| {
            let guard = tx.guard(id)?;
            if guard.open != Some(attempt) {
                return Ok(None);
            }
            let context = attempt.context;
            let record = tx.clock()?.unwrap_or(ClockRecord::accepted(reading));
            let state = State { guard, context, mark: tx.mark(id, context)? };
            let keys = Keys::derive(&tx.root(id)?, contact.side, context);
            let judgement = judge(&state, &keys, code, &Moment::new(reading, &record));
            let mut verdict = judgement.verdict;
            if let Some(step) = judgement.raise_to
                && !tx.raise_mark(id, context, step)?
            {
                // The mark moved although this transaction is the only writer: believe the mark.
                verdict = Verdict::AlreadyUsed;
            }
            let guard =
                if verdict == judgement.verdict { judgement.guard } else { Guard { open: None, ..state.guard } };
            tx.set_guard(id, &guard)?;
            if matches!(verdict, Verdict::ClockOff { remedy: Remedy::Corrected, .. }) {
                let steps = i8::try_from(guard.drift.steps()).unwrap_or(0);
                log(tx, reading.wall, (id, &contact.name), Event::DriftCorrected(steps))?;
            }
            let seq = record_check(tx, id, &contact, context, reading, (&verdict, judgement.matched, &guard))?;
            Ok(Some(Checked { verdict, contact, seq }))
        })
    }
}

/// Writes down a refusal.
fn refuse<T: Transaction>(
    tx: &mut T,
    id: ContactId,
    contact: Contact,
    context: Context,
    reading: Reading,
    verdict: Verdict,
) -> Result<Begun, PeopleError<T::Error>> {
    let guard = tx.guard(id)?;
    let seq = record_check(tx, id, &contact, context, reading, (&verdict, None, &guard))?;
    Ok(Begun::Refused(Checked { verdict, contact, seq }))
}

fn record_check<T: Transaction>(
    tx: &mut T,
    id: ContactId,
    contact: &Contact,
    context: Context,
    reading: Reading,
    (verdict, step, guard): (&Verdict, Option<TimeStep>, &Guard),
) -> Result<Option<u64>, T::Error> {
    let Some(verdict) = verdict.recorded() else { return Ok(None) };
    let check = CheckRecord {
        context,
        level: contact.level,
        number: contact.number.clone(),
        verdict,
        step,
        drift: i8::try_from(guard.drift.steps()).unwrap_or(0),
    };
    log(tx, reading.wall, (id, &contact.name), Event::Checked(check)).map(Some)
}
