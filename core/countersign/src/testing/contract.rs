//! The contract of the `Store` port: every promise of its documentation, run over any implementation. A store that passes
//! can stand behind `People`.

use crate::code::{Context, Whose};
use crate::contact::{CallbackNumber, Contact, ContactId, NumberSource, Requirement, Side, TrustLevel};
use crate::journal::{CheckRecord, Entry, Event, Record, RecordedVerdict};
use crate::name::{ContactName, OwnName, PeerName};
use crate::ports::{Store, Transaction};
use crate::secret::Secret;
use crate::time::{BootId, Reading, TimeStep, UnixTime};
use crate::verify::{ClockRecord, Drift, Guard, Lock, OpenAttempt, Resync};

/// Runs the whole contract. `fresh` makes a new store that holds no contact; its journal may have begun.
///
/// # Panics
/// When a promise is broken, with words that name it.
pub fn store<S: Store>(mut fresh: impl FnMut() -> S) {
    begins_empty(&mut fresh());
    keeps_contacts(&mut fresh());
    keeps_guards_clock_and_name(&mut fresh());
    marks_only_rise(&mut fresh());
    numbers_are_never_used_again(&mut fresh());
    removal_takes_all_but_the_journal(&mut fresh());
    absent_contacts_are_errors(&mut fresh());
    journal_counts_without_gaps(&mut fresh());
    failed_work_changes_nothing(&mut fresh());
    reads_see_one_state(&mut fresh());
}

/// Why a test's work in a transaction ended.
#[derive(Debug)]
enum Ended<E> {
    Store(E),
    OnPurpose,
}

impl<E> From<E> for Ended<E> {
    fn from(error: E) -> Self {
        Self::Store(error)
    }
}

/// Makes a contact that differs in each field from any other's.
///
/// # Panics
/// Never: the names and numbers are valid.
#[must_use]
pub fn contact(seed: u8) -> Contact {
    let saved_at = UnixTime(1_800_000_000_u64.saturating_add(u64::from(seed)));
    let number = CallbackNumber::new(&format!("+49 30 {seed:05}"), NumberSource::Met, saved_at).ok();
    let initiator = seed.is_multiple_of(2);
    Contact {
        name: ContactName::from_stored(&format!("Petra {seed}")).expect("a valid name"),
        calls_themselves: PeerName::from_stored(&format!("P{seed}")).expect("a valid name"),
        level: if initiator { TrustLevel::InPersonQr } else { TrustLevel::RemoteSas },
        side: if initiator { Side::Initiator } else { Side::Responder },
        capabilities: u16::from(seed),
        device_key: [seed; 32],
        revocation: [seed.wrapping_add(1); 16],
        pair_id: [seed.wrapping_add(2); 16],
        paired_at: saved_at,
        epoch: u32::from(seed),
        number: if seed.is_multiple_of(3) { None } else { number },
        suspended_at: seed.is_multiple_of(5).then_some(saved_at),
        requirement: if initiator { Requirement::Roles } else { Requirement::Quick },
    }
}

/// Makes a root of one repeated byte.
#[must_use]
pub fn root(byte: u8) -> Secret<32> {
    Secret::from_sealed(&mut [byte; 32])
}

/// Makes a guard with every field set.
///
/// # Panics
/// Never: the drifts are within bounds.
#[must_use]
pub fn full_guard() -> Guard {
    let at = UnixTime(1_800_000_500);
    Guard {
        failures: (0..64_u64).map(|second| at.plus(second)).collect(),
        consecutive: 7,
        lock: Some(Lock { until: at.plus(60), boot: BootId([9; 16]), until_boottime_ms: 77_000 }),
        drift: Drift::new(-4).expect("within bounds"),
        resync: Some(Resync {
            offset: Drift::new(3).expect("within bounds"),
            step: at.step(),
            at,
            context: Context::Callee,
        }),
        caller_ok_at: Some(at.plus(1)),
        open: Some(OpenAttempt { at: at.plus(2), context: Context::Caller }),
        verified_at: Some(at.plus(3)),
    }
}

/// Makes a journal entry.
#[must_use]
pub fn entry(at: u64, event: Event) -> Entry {
    Entry { at: UnixTime(at), contact: None, event }
}

fn read<S: Store, T>(store: &mut S, work: impl FnOnce(&S::Transaction<'_>) -> Result<T, S::Error>) -> T {
    store.read(work).expect("a read on a sound store succeeds")
}

fn write<S: Store, T>(store: &mut S, work: impl FnOnce(&mut S::Transaction<'_>) -> Result<T, S::Error>) -> T {
    store.write(work).expect("a write on a sound store succeeds")
}

fn add<S: Store>(store: &mut S, seed: u8) -> ContactId {
    write(store, |transaction| transaction.add_contact(&contact(seed), &root(seed)))
}

fn begins_empty<S: Store>(store: &mut S) {
    read(store, |transaction| {
        assert!(transaction.contacts()?.is_empty(), "a fresh store holds no contacts");
        assert_eq!(transaction.clock()?, None, "a fresh store remembers no clock");
        assert_eq!(transaction.contact(ContactId(1))?, None, "no contact, no record");
        assert_eq!(transaction.contact(ContactId(u64::MAX))?, None, "any number may be asked for");
        let key = transaction.device_key()?.public();
        assert_eq!(key, transaction.device_key()?.public(), "the device key stays the same");
        Ok(())
    });
}

fn keeps_contacts<S: Store>(store: &mut S) {
    let ids: Vec<ContactId> = (1..=20).map(|seed| add(store, seed)).collect();
    read(store, |transaction| {
        let kept = transaction.contacts()?;
        assert_eq!(kept.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids, "in the order of their numbers");
        for ((id, kept), seed) in kept.iter().zip(1..) {
            assert_eq!(*kept, contact(seed), "a record comes back as it was given");
            assert_eq!(transaction.contact(*id)?.as_ref(), Some(kept), "alone as in the list");
            assert_eq!(transaction.root(*id)?.for_sealing(), &[seed; 32], "each contact has its own root");
            assert_eq!(transaction.guard(*id)?, Guard::default(), "a new contact has a fresh guard");
            for context in Context::ALL {
                assert_eq!(transaction.mark(*id, context)?, None, "a new contact has no marks");
            }
        }
        Ok(())
    });
    let (first, second) = (ids[0], ids[1]);
    write(store, |transaction| {
        transaction.set_contact(first, &contact(99))?;
        assert_eq!(transaction.contact(first)?, Some(contact(99)), "a transaction sees its own changes");
        transaction.set_root(second, &root(98))
    });
    read(store, |transaction| {
        assert_eq!(transaction.contact(first)?, Some(contact(99)), "a record is replaced");
        assert_eq!(transaction.root(first)?.for_sealing(), &[1; 32], "and its root is not");
        assert_eq!(transaction.root(second)?.for_sealing(), &[98; 32], "a root is replaced");
        assert_eq!(transaction.contact(second)?, Some(contact(2)), "and its record is not");
        assert_eq!(transaction.contact(ids[2])?, Some(contact(3)), "nobody else is touched");
        Ok(())
    });
}

fn keeps_guards_clock_and_name<S: Store>(store: &mut S) {
    let (first, second) = (add(store, 1), add(store, 2));
    let reading = Reading { wall: UnixTime(1_800_000_000), boot: BootId([3; 16]), boottime_ms: 12_345 };
    let record = ClockRecord::accepted(reading);
    let name = OwnName::from_stored("Omar").expect("a valid name");
    let key = read(store, |transaction| Ok(transaction.device_key()?.public()));
    write(store, |transaction| {
        transaction.set_guard(first, &full_guard())?;
        transaction.set_clock(&record)?;
        transaction.set_own_name(&name)
    });
    read(store, |transaction| {
        assert_eq!(transaction.guard(first)?, full_guard(), "a guard comes back as it was given");
        assert_eq!(transaction.guard(second)?, Guard::default(), "each contact has its own");
        assert_eq!(transaction.root(first)?.for_sealing(), &[1; 32], "a guard touches no root");
        assert_eq!(transaction.clock()?, Some(record), "the clock is remembered");
        assert_eq!(transaction.own_name()?, name, "the own name is kept");
        assert_eq!(transaction.device_key()?.public(), key, "a new name is no new key");
        Ok(())
    });
    let later = ClockRecord::accepted(Reading { wall: reading.wall.plus(5), ..reading });
    write(store, |transaction| transaction.set_clock(&later));
    assert_eq!(read(store, |transaction| transaction.clock()), Some(later), "the clock is replaced");
}

fn marks_only_rise<S: Store>(store: &mut S) {
    let (first, second) = (add(store, 1), add(store, 2));
    let raise = |store: &mut S, step| {
        write(store, |transaction| transaction.raise_mark(first, Context::Caller, TimeStep(step)))
    };
    assert!(raise(store, 100), "the first step raises");
    assert!(!raise(store, 100), "the same step does not raise again");
    assert!(!raise(store, 99), "an older step does not raise");
    assert!(raise(store, 101), "a newer step raises");
    let within = write(store, |transaction| {
        let once = transaction.raise_mark(first, Context::Callee, TimeStep(0))?;
        Ok((once, transaction.raise_mark(first, Context::Callee, TimeStep(0))?))
    });
    assert_eq!(within, (true, false), "step 0 is a mark as well, within one transaction too");
    read(store, |transaction| {
        assert_eq!(transaction.mark(first, Context::Caller)?, Some(TimeStep(101)), "a mark never sinks");
        assert_eq!(transaction.mark(first, Context::Callee)?, Some(TimeStep(0)), "contexts are apart");
        assert_eq!(transaction.mark(first, Context::Quick)?, None, "contexts are apart");
        assert_eq!(transaction.mark(second, Context::Caller)?, None, "contacts are apart");
        assert_eq!(transaction.contact(first)?, Some(contact(1)), "a mark touches no record");
        Ok(())
    });
}

fn numbers_are_never_used_again<S: Store>(store: &mut S) {
    let mut used = Vec::new();
    for seed in 0..5 {
        let id = add(store, seed);
        assert!(
            used.iter().all(|earlier| *earlier < id),
            "numbers rise, those of removed contacts are not given again"
        );
        used.push(id);
        write(store, |transaction| transaction.remove_contact(id));
    }
    let both = write(store, |transaction| {
        let first = transaction.add_contact(&contact(1), &root(1))?;
        transaction.remove_contact(first)?;
        Ok((first, transaction.add_contact(&contact(2), &root(2))?))
    });
    assert!(both.0 < both.1, "nor within one transaction");
}

fn removal_takes_all_but_the_journal<S: Store>(store: &mut S) {
    let (first, second) = (add(store, 1), add(store, 2));
    let named = Entry {
        at: UnixTime(1_800_000_000),
        contact: Some((first, contact(1).name)),
        event: Event::Paired(TrustLevel::InPersonQr),
    };
    let seq = write(store, |transaction| {
        transaction.raise_mark(first, Context::Caller, TimeStep(5))?;
        transaction.append(&named)
    });
    write(store, |transaction| transaction.remove_contact(first));
    read(store, |transaction| {
        assert_eq!(transaction.contact(first)?, None, "a removed contact is gone");
        assert!(transaction.root(first).is_err(), "and its root");
        assert_eq!(transaction.contacts()?, [(second, contact(2))], "nobody else is");
        assert_eq!(transaction.journal(seq, 1)?, [Record { seq, entry: named.clone() }], "what the journal says stays");
        Ok(())
    });
    let third = add(store, 3);
    let mark = read(store, |transaction| transaction.mark(third, Context::Caller));
    assert_eq!(mark, None, "a new contact inherits no marks");
}

/// A change to one contact.
type Work<S> = fn(&mut <S as Store>::Transaction<'_>, ContactId) -> Result<(), <S as Store>::Error>;

fn absent_contacts_are_errors<S: Store>(store: &mut S) {
    let present = add(store, 1);
    let absent = ContactId(present.0.saturating_add(1));
    read(store, |transaction| {
        assert!(transaction.root(absent).is_err(), "no root without a contact");
        assert!(transaction.guard(absent).is_err(), "no guard without a contact");
        Ok(())
    });
    let works: [(&str, Work<S>); 5] = [
        ("set_contact", |transaction, id| transaction.set_contact(id, &contact(1))),
        ("set_root", |transaction, id| transaction.set_root(id, &root(1))),
        ("set_guard", |transaction, id| transaction.set_guard(id, &Guard::default())),
        ("raise_mark", |transaction, id| transaction.raise_mark(id, Context::Quick, TimeStep(1)).map(|_| ())),
        ("remove_contact", |transaction, id| transaction.remove_contact(id)),
    ];
    for (name, work) in works {
        assert!(store.write(|transaction| work(transaction, absent)).is_err(), "{name} needs a contact");
    }
    let kept = read(store, |transaction| transaction.contacts());
    assert_eq!(kept, [(present, contact(1))], "and changes nothing without one");
}

fn journal_counts_without_gaps<S: Store>(store: &mut S) {
    let begun = read(store, |transaction| transaction.journal_len());
    let check = CheckRecord {
        context: Context::Caller,
        level: TrustLevel::InPersonQr,
        number: contact(1).number,
        verdict: RecordedVerdict::Verified,
        step: Some(TimeStep(60_000_000)),
        drift: -2,
    };
    let entries = [
        entry(1_800_000_000, Event::Checked(check)),
        entry(1_800_000_001, Event::Interrupted(Context::Callee)),
        entry(1_800_000_002, Event::ClockAccepted),
        entry(1_800_000_003, Event::Exported(7)),
    ];
    let seqs: Vec<u64> = entries.iter().map(|entry| write(store, |transaction| transaction.append(entry))).collect();
    let expected: Vec<u64> = (1..=4).map(|nth| begun.saturating_add(nth)).collect();
    assert_eq!(seqs, expected, "sequence numbers have no gaps");
    read(store, |transaction| {
        assert_eq!(transaction.journal_len()?, begun.saturating_add(4), "the length is the newest number");
        let records = transaction.journal(begun.saturating_add(1), 100)?;
        let expected: Vec<Record> =
            seqs.iter().zip(&entries).map(|(seq, entry)| Record { seq: *seq, entry: entry.clone() }).collect();
        assert_eq!(records, expected, "entries come back as they were given, oldest first");
        let middle = transaction.journal(begun.saturating_add(2), 2)?;
        assert_eq!(middle.iter().map(|record| record.seq).collect::<Vec<_>>(), [seqs[1], seqs[2]], "in pages");
        assert!(transaction.journal(begun.saturating_add(5), 10)?.is_empty(), "nothing lies behind the end");
        assert!(transaction.journal(u64::MAX, usize::MAX)?.is_empty(), "any number may be asked for");
        assert!(transaction.journal(1, 0)?.is_empty(), "none are none");
        let all = transaction.journal(0, usize::MAX)?;
        assert_eq!(all.first().map(|record| record.seq), Some(1), "counting begins at 1");
        Ok(())
    });
    let two = write(store, |transaction| Ok((transaction.append(&entries[2])?, transaction.append(&entries[3])?)));
    assert_eq!(two, (begun.saturating_add(5), begun.saturating_add(6)), "several in one transaction count on");
}

fn failed_work_changes_nothing<S: Store>(store: &mut S) {
    let id = add(store, 1);
    write(store, |transaction| transaction.raise_mark(id, Context::Caller, TimeStep(10)));
    let before = read(store, |transaction| transaction.journal_len());
    let name = read(store, |transaction| transaction.own_name());
    let outcome: Result<(), Ended<S::Error>> = store.write(|transaction| {
        transaction.set_contact(id, &contact(9))?;
        transaction.set_root(id, &root(9))?;
        transaction.set_guard(id, &full_guard())?;
        transaction.raise_mark(id, Context::Caller, TimeStep(11))?;
        transaction.append(&entry(1, Event::ClockAccepted))?;
        transaction.set_own_name(&OwnName::from_stored("Nobody").expect("a valid name"))?;
        transaction.add_contact(&contact(2), &root(2))?;
        transaction.remove_contact(id)?;
        Err(Ended::OnPurpose)
    });
    assert!(matches!(outcome, Err(Ended::OnPurpose)), "the error of the work comes back");
    read(store, |transaction| {
        assert_eq!(transaction.contacts()?, [(id, contact(1))], "no record changed");
        assert_eq!(transaction.root(id)?.for_sealing(), &[1; 32], "no root changed");
        assert_eq!(transaction.guard(id)?, Guard::default(), "no guard changed");
        assert_eq!(transaction.mark(id, Context::Caller)?, Some(TimeStep(10)), "no mark changed");
        assert_eq!(transaction.journal_len()?, before, "nothing was appended");
        assert_eq!(transaction.own_name()?, name, "the name stayed");
        Ok(())
    });
    let next = add(store, 3);
    assert!(next > id, "the store goes on");
    assert_eq!(
        contact(1).side.direction(Whose::Mine),
        contact(3).side.direction(Whose::Mine),
        "odd seeds share a side"
    );
}

fn reads_see_one_state<S: Store>(store: &mut S) {
    let id = add(store, 1);
    read(store, |transaction| {
        let (one, other) = (transaction.contacts()?, transaction.contact(id)?);
        assert_eq!(one, [(id, contact(1))], "one state");
        assert_eq!(other, Some(contact(1)), "the same state");
        Ok(())
    });
    let failed: Result<(), Ended<S::Error>> = store.read(|_| Err(Ended::OnPurpose));
    assert!(matches!(failed, Err(Ended::OnPurpose)), "a failed read gives the error of the work");
    read(store, |transaction| transaction.contacts());
}
