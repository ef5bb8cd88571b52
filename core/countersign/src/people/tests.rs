//! The facade over a store in memory: what is written before what is answered, and the order of proofs.

use super::edit::admit;
use super::{Admission, Matches, OwnerPresent, People, PeopleError};
use crate::code::{Code, CodeKey, Context, Direction, Theirs, hotp};
use crate::contact::{CallbackNumber, Contact, ContactId, NumberSource, Requirement, Side, TrustLevel};
use crate::journal::{Event, RecordedVerdict};
use crate::name::{ContactName, OwnName, PeerName};
use crate::ports::{Clock as _, Store as _, Transaction as _};
use crate::secret::Secret;
use crate::testing::{MemoryError, MemoryStore, SeededEntropy, SetClock};
use crate::time::{TimeStep, UnixTime};
use crate::verify::{CallRole, ClockDoubt, Locked, OpenAttempt, Verdict};

const NOW: u64 = 1_800_000_000;

type Desk = People<MemoryStore, SetClock, SeededEntropy>;

fn named(name: &str) -> ContactName {
    ContactName::from_stored(name).unwrap()
}

fn root(seed: u8) -> Secret<32> {
    Secret::filled(|bytes| bytes.fill(seed))
}

fn contact(seed: u8) -> impl FnOnce(ContactName) -> Contact {
    move |name| Contact {
        name,
        calls_themselves: PeerName::from_stored("Petra").unwrap(),
        level: TrustLevel::InPersonQr,
        side: Side::Initiator,
        capabilities: 7,
        device_key: [seed; 32],
        revocation: [0; 16],
        pair_id: [seed; 16],
        paired_at: UnixTime(NOW),
        epoch: 0,
        number: None,
        suspended_at: None,
        requirement: Requirement::Roles,
    }
}

fn desk() -> (Desk, SetClock) {
    let clock = SetClock::at(NOW);
    let store = MemoryStore::new(OwnName::from_stored("Omar").unwrap(), [3; 32]);
    (People::new(store, clock.clone(), SeededEntropy::new(1)), clock)
}

fn with(desk: &mut Desk, name: &str, seed: u8) -> ContactId {
    let admission = Admission::New(named(name));
    desk.store().write(|tx| admit(tx, UnixTime(NOW), contact(seed), &root(seed), admission)).unwrap()
}

/// What the other device (B) shows now.
fn shown(clock: &SetClock, context: Context, seed: u8) -> String {
    let key = CodeKey::derive(&root(seed), Direction::BToA, context);
    format!("{:06}", hotp(&key, clock.read().wall.step()))
}

fn verdict(desk: &mut Desk, id: ContactId, role: CallRole, code: &str) -> Verdict {
    desk.check(id, role, code, None).unwrap().verdict
}

fn recorded(desk: &mut Desk) -> Vec<Event> {
    desk.journal(1, 1000).unwrap().into_iter().map(|record| record.entry.event).collect()
}

fn recorded_verdicts(desk: &mut Desk) -> Vec<RecordedVerdict> {
    recorded(desk)
        .into_iter()
        .filter_map(|event| if let Event::Checked(check) = event { Some(check.verdict) } else { None })
        .collect()
}

#[test]
fn answers_verified_once_and_records_both() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let code = shown(&clock, Context::Caller, 1);
    assert!(matches!(verdict(&mut desk, petra, CallRole::TheyCalled, &code), Verdict::Verified { .. }));
    assert_eq!(verdict(&mut desk, petra, CallRole::TheyCalled, &code), Verdict::AlreadyUsed);
    assert_eq!(recorded_verdicts(&mut desk), [RecordedVerdict::Verified, RecordedVerdict::AlreadyUsed]);
}

#[test]
fn a_check_that_cannot_be_written_is_no_success() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    for lost in 1..=2 {
        let commits = desk.store().commits;
        desk.store().fail_at = Some(commits + lost);
        let code = shown(&clock, Context::Caller, 1);
        let answer = desk.check(petra, CallRole::TheyCalled, &code, None);
        assert!(matches!(answer, Err(PeopleError::Store(MemoryError::DiskFull))), "{answer:?}");
        assert!(recorded_verdicts(&mut desk).is_empty());
    }
}

#[test]
fn a_check_cut_off_before_its_verdict_counts_as_a_failure() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let commits = desk.store().commits;
    desk.store().fail_at = Some(commits + 2);
    let code = shown(&clock, Context::Caller, 1);
    assert!(desk.check(petra, CallRole::TheyCalled, &code, None).is_err());
    desk.store().fail_at = None;
    assert!(matches!(verdict(&mut desk, petra, CallRole::TheyCalled, &code), Verdict::Verified { .. }));
    assert!(recorded(&mut desk).contains(&Event::Interrupted(Context::Caller)));
    assert_eq!(desk.store().read(|tx| tx.guard(petra)).unwrap().failures.len(), 1);
}

#[test]
fn text_that_is_no_code_leaves_no_trace() {
    let (mut desk, _) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let commits = desk.store().commits;
    let checked = desk.check(petra, CallRole::TheyCalled, "41820", None).unwrap();
    assert_eq!((checked.verdict, checked.seq), (Verdict::Malformed, None));
    assert_eq!(desk.store().commits, commits);
}

#[test]
fn shows_no_code_to_a_caller_before_theirs_has_passed() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let refused =
        |desk: &mut Desk| matches!(desk.prove(petra, CallRole::TheyCalled), Err(PeopleError::PeerNotVerified));
    assert!(refused(&mut desk));
    // Neither a wrong code nor a right one for the other role opens it.
    verdict(&mut desk, petra, CallRole::TheyCalled, &shown(&clock, Context::Callee, 1));
    verdict(&mut desk, petra, CallRole::ICalled, &shown(&clock, Context::Callee, 1));
    assert!(refused(&mut desk));
    verdict(&mut desk, petra, CallRole::TheyCalled, &shown(&clock, Context::Caller, 1));
    assert!(desk.prove(petra, CallRole::TheyCalled).is_ok());
    clock.pass(600);
    assert!(desk.prove(petra, CallRole::TheyCalled).is_ok());
    clock.pass(1);
    assert!(refused(&mut desk));
}

#[test]
fn my_code_is_the_one_the_other_device_expects() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let proof = desk.prove(petra, CallRole::ICalled).unwrap();
    let key = CodeKey::derive(&root(1), Direction::AToB, Context::Caller);
    assert_eq!(proof.code.digits(), format!("{:06}", hotp(&key, clock.read().wall.step())));
    assert_eq!(proof.seconds_left, 30);
}

/// Whoever passed as a caller of one contact opens nothing for another.
#[test]
fn a_permit_is_for_one_person() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let jana = with(&mut desk, "Jana", 2);
    verdict(&mut desk, petra, CallRole::TheyCalled, &shown(&clock, Context::Caller, 1));
    assert!(matches!(desk.prove(jana, CallRole::TheyCalled), Err(PeopleError::PeerNotVerified)));
}

#[test]
fn locks_after_five_wrong_codes_and_records_the_refusal() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    for _ in 0..5 {
        verdict(&mut desk, petra, CallRole::TheyCalled, "000000");
    }
    let right = shown(&clock, Context::Caller, 1);
    let locked = verdict(&mut desk, petra, CallRole::TheyCalled, &right);
    assert_eq!(locked, Verdict::Locked(Locked::Until(UnixTime(NOW + 60))));
    assert_eq!(desk.person(petra).unwrap().locked, Some(Locked::Until(UnixTime(NOW + 60))));
    assert_eq!(recorded_verdicts(&mut desk).last(), Some(&RecordedVerdict::Locked));
    clock.pass(61);
    let code = shown(&clock, Context::Caller, 1);
    assert!(matches!(verdict(&mut desk, petra, CallRole::TheyCalled, &code), Verdict::Verified { .. }));
}

#[test]
fn the_owner_opens_what_needs_the_owner() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    desk.store()
        .write(|tx| {
            let mut guard = tx.guard(petra)?;
            guard.failures = vec![UnixTime(NOW - 86_401); 30];
            tx.set_guard(petra, &guard)
        })
        .unwrap();
    let code = shown(&clock, Context::Caller, 1);
    assert_eq!(verdict(&mut desk, petra, CallRole::TheyCalled, &code), Verdict::Locked(Locked::NeedsAuthentication));
    let owner = Some(OwnerPresent::attested());
    let checked = desk.check(petra, CallRole::TheyCalled, &code, owner).unwrap();
    assert!(matches!(checked.verdict, Verdict::Verified { .. }));
}

#[test]
fn a_suspended_person_passes_nothing_and_is_shown_nothing() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    desk.suspend(petra).unwrap();
    desk.suspend(petra).unwrap();
    let code = shown(&clock, Context::Caller, 1);
    assert_eq!(verdict(&mut desk, petra, CallRole::TheyCalled, &code), Verdict::Suspended);
    assert!(matches!(desk.prove(petra, CallRole::ICalled), Err(PeopleError::Suspended)));
    desk.resume(petra).unwrap();
    assert!(matches!(verdict(&mut desk, petra, CallRole::TheyCalled, &code), Verdict::Verified { .. }));
    let suspensions = recorded(&mut desk).into_iter().filter(|event| *event == Event::Suspended).count();
    assert_eq!(suspensions, 1);
}

#[test]
fn quick_codes_work_only_where_they_were_allowed_beforehand() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let code = shown(&clock, Context::Quick, 1);
    assert_eq!(verdict(&mut desk, petra, CallRole::Quick, &code), Verdict::QuickNotAllowed);
    assert!(matches!(desk.prove(petra, CallRole::Quick), Err(PeopleError::QuickNotAllowed)));
    desk.require(petra, Requirement::Quick).unwrap();
    assert!(desk.prove(petra, CallRole::Quick).is_ok());
    assert!(matches!(verdict(&mut desk, petra, CallRole::Quick, &code), Verdict::Verified { .. }));
}

#[test]
fn a_clock_in_doubt_stops_both_directions_until_the_owner_confirms_it() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let code = shown(&clock, Context::Caller, 1);
    verdict(&mut desk, petra, CallRole::TheyCalled, &code);
    clock.set_wall(NOW + 86_400);
    let doubt = ClockDoubt::Jumped { seconds: 86_400 };
    assert_eq!(desk.clock_doubt().unwrap(), Some(doubt));
    let later = shown(&clock, Context::Caller, 1);
    assert_eq!(verdict(&mut desk, petra, CallRole::TheyCalled, &later), Verdict::ClockSuspect(doubt));
    assert!(matches!(desk.prove(petra, CallRole::ICalled), Err(PeopleError::ClockSuspect(_))));
    desk.accept_clock(OwnerPresent::attested()).unwrap();
    assert_eq!(desk.clock_doubt().unwrap(), None);
    assert!(matches!(verdict(&mut desk, petra, CallRole::TheyCalled, &later), Verdict::Verified { .. }));
    // Set back: the mark still knows the code.
    clock.set_wall(NOW);
    assert!(matches!(desk.prove(petra, CallRole::ICalled), Err(PeopleError::ClockSuspect(_))));
    desk.accept_clock(OwnerPresent::attested()).unwrap();
    assert_eq!(verdict(&mut desk, petra, CallRole::TheyCalled, &code), Verdict::AlreadyUsed);
}

#[test]
fn finds_by_prefix_word_and_whole_name() {
    let (mut desk, _) = desk();
    let anna = with(&mut desk, "Anna", 1);
    let annabel = with(&mut desk, "Annabel Köhler", 2);
    let found = |desk: &mut Desk, text: &str| match desk.find(text).unwrap() {
        Matches::None => vec![],
        Matches::One(person) => vec![person.id],
        Matches::Several(people) => people.into_iter().map(|person| person.id).collect(),
    };
    assert_eq!(found(&mut desk, "anna"), [anna]);
    assert_eq!(found(&mut desk, "ann"), [anna, annabel]);
    assert_eq!(found(&mut desk, "annab"), [annabel]);
    assert_eq!(found(&mut desk, "KÖHL"), [annabel]);
    assert!(found(&mut desk, "öhler").is_empty());
}

#[test]
fn no_two_people_share_a_name() {
    let (mut desk, _) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let jana = with(&mut desk, "Jana", 2);
    assert!(matches!(desk.rename(jana, named("PETRA")), Err(PeopleError::NameTaken(taken)) if taken == petra));
    let admission = Admission::New(named("petra"));
    let again = desk.store().write(|tx| admit(tx, UnixTime(NOW), contact(4), &root(4), admission));
    assert!(matches!(again, Err(PeopleError::NameTaken(taken)) if taken == petra));
    desk.rename(petra, named("petra")).unwrap();
}

#[test]
fn one_pairing_makes_one_contact() {
    let (mut desk, _) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let admission = Admission::New(named("Petra again"));
    let twice = desk.store().write(|tx| admit(tx, UnixTime(NOW), contact(1), &root(1), admission));
    assert!(matches!(twice, Err(PeopleError::AlreadyAdmitted(known)) if known == petra));
    assert_eq!(desk.list().unwrap().len(), 1);
}

#[test]
fn a_new_device_takes_over_name_and_number_and_ends_the_old_root() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let number = CallbackNumber::new("+49 30 1234", NumberSource::Card, UnixTime(NOW)).unwrap();
    desk.set_number(petra, Some(number.clone())).unwrap();
    for _ in 0..5 {
        verdict(&mut desk, petra, CallRole::TheyCalled, "000000");
    }
    let id =
        desk.store().write(|tx| admit(tx, UnixTime(NOW), contact(9), &root(9), Admission::Replacing(petra))).unwrap();
    assert_eq!(id, petra);
    let person = desk.person(petra).unwrap();
    assert_eq!((person.contact.name.as_str(), person.contact.number), ("Petra", Some(number)));
    assert_eq!(person.locked, None);
    let old = shown(&clock, Context::Caller, 1);
    assert!(matches!(verdict(&mut desk, petra, CallRole::TheyCalled, &old), Verdict::Wrong { .. }));
    let new = shown(&clock, Context::Caller, 9);
    assert!(matches!(verdict(&mut desk, petra, CallRole::TheyCalled, &new), Verdict::Verified { .. }));
}

#[test]
fn a_forgotten_person_leaves_only_the_journal() {
    let (mut desk, _) = desk();
    let petra = with(&mut desk, "Petra", 1);
    desk.forget(petra).unwrap();
    assert!(matches!(desk.person(petra), Err(PeopleError::NoSuchPerson)));
    assert_eq!(recorded(&mut desk).last(), Some(&Event::Forgotten));
    let next = with(&mut desk, "Petra", 1);
    assert_ne!(next, petra, "a number is never used again");
}

#[test]
fn an_attempt_of_another_process_is_never_settled_by_this_one() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let foreign = OpenAttempt { at: UnixTime(NOW - 3), context: Context::Callee };
    desk.store()
        .write(|tx| {
            let mut guard = tx.guard(petra)?;
            guard.open = Some(foreign);
            tx.set_guard(petra, &guard)
        })
        .unwrap();
    let code = shown(&clock, Context::Caller, 1);
    verdict(&mut desk, petra, CallRole::TheyCalled, &code);
    assert!(recorded(&mut desk).contains(&Event::Interrupted(Context::Callee)));
}

#[test]
fn the_mark_stands_where_the_accepted_code_stood() {
    let (mut desk, clock) = desk();
    let petra = with(&mut desk, "Petra", 1);
    let step = clock.read().wall.step();
    let code: Code<Theirs> = Code::parse(&shown(&clock, Context::Caller, 1)).unwrap();
    verdict(&mut desk, petra, CallRole::TheyCalled, &format!("{:06}", code.value()));
    let mark: Option<TimeStep> = desk.store().read(|tx| tx.mark(petra, Context::Caller)).unwrap();
    assert_eq!(mark, Some(step));
}
