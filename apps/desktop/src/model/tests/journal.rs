//! What happened, as a person looks through it: narrowed, by portions, and each record in full.

mod whole;

use countersign::code::Context;
use countersign::contact::{CallbackNumber, ContactId, NumberSource, TrustLevel};
use countersign::journal::{CheckRecord, Entry, Event, RecordedVerdict};
use countersign::name::ContactName;
use countersign::ports::{Store as _, Transaction as _};
use countersign::time::{TimeStep, UnixTime};
use countersign_texts::Moment;
use countersign_vault::VaultError;

use super::couple::{Couple, LANGUAGES, NUMBER};
use super::{Drive, NOON};
use crate::model::Gesture;
use crate::model::view::{Body, Fact, JournalView, Sign, Tone};

const DAY: u64 = 86_400;
/// Records that are fetched at once.
const PAGE: usize = 200;

/// Omar's window, without anyone paired.
fn alone(language: &str) -> Drive {
    Drive::open(language, "Omar Haddad")
}

fn write(drive: &mut Drive, entries: impl IntoIterator<Item = Entry>) {
    let vault = drive.device.vault().unwrap();
    let written = vault.write(|tx| entries.into_iter().try_for_each(|entry| tx.append(&entry).map(|_| ())));
    written.unwrap_or_else(|error: VaultError| panic!("{error}"));
}

fn entry(at: u64, who: Option<(u64, &str)>, event: Event) -> Entry {
    let contact = who.map(|(id, name)| (ContactId(id), ContactName::new(name).unwrap()));
    Entry { at: UnixTime(at), contact, event }
}

fn checked(verdict: RecordedVerdict) -> Event {
    let level = TrustLevel::InPersonQr;
    Event::Checked(CheckRecord { context: Context::Caller, level, number: None, verdict, step: None, drift: 0 })
}

fn clock(at: u64) -> Entry {
    entry(at, None, Event::ClockAccepted)
}

fn open(drive: &mut Drive) {
    drive.app.home();
    drive.settle();
    drive.gesture(Gesture::Journal);
}

fn journal(drive: &mut Drive) -> JournalView {
    match drive.view().body {
        Body::Journal(journal) => journal,
        other => panic!("no journal: {other:?}"),
    }
}

fn filter(drive: &mut Drive, filters: [usize; 3]) -> Vec<String> {
    drive.gesture(Gesture::Filter(filters));
    let journal = journal(drive);
    assert_eq!(journal.filters.map(|(_, chosen)| chosen), filters);
    assert_eq!(journal.empty.is_empty(), !journal.rows.is_empty());
    journal.rows.into_iter().map(|row| row.number).collect()
}

fn numbers(from_newest: impl IntoIterator<Item = usize>) -> Vec<String> {
    from_newest.into_iter().map(|seq| seq.to_string()).collect()
}

fn count(drive: &Drive, key: &str, name: &str, value: u64) -> String {
    drive.texts().with(key, None, &[(name, value.into())])
}

#[test]
fn records_are_narrowed_by_person_verdict_and_time() {
    use RecordedVerdict::{
        AlreadyUsed, ClockOff, ClockSuspect, Locked, Reflected, Suspended, Verified, Wrong, WrongRole,
    };
    let verdicts = [Verified, Wrong, AlreadyUsed, Reflected, WrongRole, ClockOff, Locked, ClockSuspect, Suspended];
    for language in LANGUAGES {
        let mut couple = Couple::new(language);
        let mut ada = Drive::open(language, "Ada");
        let ada_at_omar = super::couple::meet(&mut couple.omar, &mut ada, ("Ada", "Omar")).0;
        let petra = (couple.petra_at_omar.0, "Petra");
        let before = couple.records().len();
        // 1 set up, 2 paired with Petra, 3 with Ada, and 4 to 12 a check of Petra for each verdict, 13 one of Ada, 14 hers.
        assert_eq!(before, 3);
        let of_petra = verdicts.map(|verdict| entry(NOON, Some(petra), checked(verdict)));
        write(&mut couple.omar, of_petra);
        write(&mut couple.omar, [entry(NOON + 2 * DAY, Some((ada_at_omar.0, "Ada")), checked(Wrong))]);
        write(&mut couple.omar, [entry(NOON + 40 * DAY, Some((ada_at_omar.0, "Ada")), Event::Suspended)]);
        couple.omar.clock.pass(40 * DAY);
        let drive = &mut couple.omar;
        open(drive);
        let all = journal(drive);
        let [people, kinds, spans] = all.filters.map(|(answers, _)| answers);
        assert_eq!(people, [drive.text("journal-everyone"), "Ada".to_owned(), "Petra".to_owned()]);
        assert_eq!((kinds.len(), spans.len()), (4 + verdicts.len(), 4));
        assert_eq!(filter(drive, [0, 0, 0]), numbers((1..=14).rev()), "newest first");
        assert_eq!(filter(drive, [1, 0, 0]), numbers([14, 13, 3]), "Ada");
        assert_eq!(filter(drive, [2, 0, 0]), numbers((4..=12).rev().chain([2])), "Petra");
        assert_eq!(filter(drive, [0, 1, 0]), numbers((4..=13).rev()), "checks");
        assert_eq!(filter(drive, [0, 2, 0]), numbers((5..=13).rev()), "those that failed");
        assert_eq!(filter(drive, [0, 3, 0]), numbers([14, 3, 2, 1]), "changes");
        for (place, verdict) in verdicts.into_iter().enumerate() {
            let name = drive.text(&format!("event-checked-{}", verdict.word()));
            assert_eq!(kinds[4 + place], name);
            assert_eq!(filter(drive, [2, 4 + place, 0]), numbers([4 + place]), "{name}");
        }
        assert_eq!(filter(drive, [0, 5, 0]), numbers([13, 5]), "wrong codes of anyone");
        assert_eq!(filter(drive, [0, 0, 1]), numbers([14]), "the last day");
        assert_eq!(filter(drive, [2, 0, 1]), numbers([]), "nothing of Petra's");
        assert_eq!(filter(drive, [0, 0, 3]), numbers([14]), "the last 30 days");
        assert_eq!(filter(drive, [0, 0, 0]).len(), 14, "and everything again");
    }
}

#[test]
fn a_span_of_time_takes_in_its_first_second() {
    for (place, days) in [(1, 1), (2, 7), (3, 30)] {
        let mut drive = alone("en");
        write(&mut drive, [clock(NOON + 1), clock(NOON + 2)]);
        drive.clock.pass(days * DAY + 1);
        open(&mut drive);
        assert_eq!(filter(&mut drive, [0, 0, place]), numbers([3, 2]), "{days}");
        drive.clock.pass(1);
        assert_eq!(filter(&mut drive, [0, 0, place]), numbers([3]), "{days}");
    }
}

#[test]
fn each_day_stands_over_its_newest_record() {
    for language in LANGUAGES {
        let mut drive = alone(language);
        write(&mut drive, [clock(NOON + 60), clock(NOON + DAY), clock(NOON + DAY + 60)]);
        open(&mut drive);
        let day = |drive: &Drive, at: u64| Moment::of(UnixTime(at)).date(drive.texts());
        let rows: Vec<_> = journal(&mut drive).rows.into_iter().map(|row| (row.day, row.time)).collect();
        let time = |at: u64| Moment::of(UnixTime(at)).clock();
        let (first, second) = (day(&drive, NOON), day(&drive, NOON + DAY));
        let expected = [
            (second, time(NOON + DAY + 60)),
            (String::new(), time(NOON + DAY)),
            (first, time(NOON + 60)),
            (String::new(), time(NOON)),
        ];
        assert_eq!(rows, expected);
    }
}

#[test]
fn older_records_are_fetched_by_portions_without_a_gap() {
    let mut drive = alone("en");
    write(&mut drive, (1..450).map(|second| clock(NOON + second)));
    open(&mut drive);
    for (seen, more) in [(PAGE, true), (2 * PAGE, true), (450, false)] {
        let journal = journal(&mut drive);
        let shown: Vec<_> = journal.rows.into_iter().map(|row| row.number).collect();
        assert_eq!(shown, numbers((451 - seen..=450).rev()));
        assert_eq!(journal.more, more);
        drive.gesture(Gesture::More);
    }
    assert_eq!(journal(&mut drive).rows.len(), 450, "there is nothing older");
}

#[test]
fn a_record_is_shown_in_full() {
    for language in LANGUAGES {
        let mut couple = Couple::new(language);
        couple.save_number();
        let id = couple.petra_at_omar;
        let number = CallbackNumber::new(NUMBER, NumberSource::Card, UnixTime(NOON)).unwrap();
        let check = CheckRecord {
            context: Context::Callee,
            level: TrustLevel::InPersonQr,
            number: Some(number),
            verdict: RecordedVerdict::Verified,
            step: Some(TimeStep(59_842_384)),
            drift: -2,
        };
        write(&mut couple.omar, [entry(NOON + 5, Some((id.0, "Petra")), Event::Checked(check))]);
        open(&mut couple.omar);
        let rows = journal(&mut couple.omar).rows;
        assert_eq!((rows[0].sign, rows[0].tone, rows[0].name.as_str()), (Some(Sign::Verified), Tone::Good, "Petra"));
        couple.omar.gesture(Gesture::Pick(0));
        assert_eq!(couple.omar.title(), count(&couple.omar, "record-title", "seq", 4));
        let Body::Record(facts) = couple.omar.view().body else { panic!("no record") };
        let date = Moment::of(UnixTime(NOON)).date(couple.omar.texts());
        let time = Moment::of(UnixTime(NOON + 5)).clock_with_seconds();
        let texts = |key: &str| couple.omar.text(key);
        let what = format!("{}, {}", texts("event-checked-verified"), texts("event-role-i-called"));
        let drift = couple.omar.texts().with("fact-drift-seconds", None, &[("seconds", (-60).into())]);
        let expected = [
            ("record-number", "4".to_owned()),
            ("record-time", format!("{date}, {time}")),
            ("record-person", "Petra".to_owned()),
            ("record-what", what.clone()),
            ("record-level", texts("trust-level-4")),
            ("record-call-back", format!("{NUMBER} ({})", couple.say("origin-card", ("date", &date)))),
            ("fact-drift", drift),
            ("record-step", "59842384".to_owned()),
        ];
        let shown: Vec<_> = facts.iter().map(|Fact { name, value, .. }| (name.clone(), value.clone())).collect();
        assert_eq!(shown, expected.map(|(key, value)| (texts(key), value)));
        assert_eq!(rows[0].what, what, "the list says the same");
        assert_eq!(facts[3].tone, Tone::Good);
        couple.omar.back();
        assert_eq!(couple.omar.title(), couple.omar.text("journal-title"));
    }
}

#[test]
fn every_event_has_words_and_its_own_weight() {
    use Event::{
        ClockAccepted, DriftCorrected, Exported, Forgotten, Interrupted, MarksRaised, NumberSet, PairedAgain,
        PassphraseChanged, PlatformKeyChanged, QuickAllowed, RecoveryChanged, Rekeyed, Renamed, Resumed,
        RollbackAccepted, Suspended,
    };
    let number = || CallbackNumber::new(NUMBER, NumberSource::Met, UnixTime(NOON)).unwrap();
    for language in LANGUAGES {
        let mut drive = alone(language);
        let with = |key: &str, name: &str, value: &str| drive.texts().with(key, None, &[(name, value.into())]);
        let get = |key: &str| drive.text(key);
        let events = [
            (PairedAgain(TrustLevel::RemoteSas), get("event-paired-again"), Tone::None),
            (Interrupted(Context::Caller), get("event-interrupted"), Tone::Error),
            (ClockAccepted, get("event-clock-accepted"), Tone::None),
            (DriftCorrected(2), get("event-drift-corrected"), Tone::None),
            (Renamed(ContactName::new("Old").unwrap()), with("event-renamed", "from", "Old"), Tone::None),
            (NumberSet(Some(number())), with("event-number-set", "number", NUMBER), Tone::None),
            (NumberSet(None), get("event-number-removed"), Tone::None),
            (Suspended, get("event-suspended"), Tone::Warning),
            (Resumed, get("event-resumed"), Tone::None),
            (QuickAllowed(true), get("event-quick-allowed"), Tone::None),
            (QuickAllowed(false), get("event-quick-refused"), Tone::None),
            (Forgotten, get("event-forgotten"), Tone::Warning),
            (RollbackAccepted, get("event-rollback-accepted"), Tone::Error),
            (MarksRaised(TimeStep(1)), get("event-marks-raised"), Tone::Warning),
            (PassphraseChanged, get("event-passphrase-changed"), Tone::None),
            (RecoveryChanged, get("event-recovery-changed"), Tone::None),
            (PlatformKeyChanged, get("event-platform-key-changed"), Tone::None),
            (Rekeyed, get("event-rekeyed"), Tone::None),
            (Exported(1), get("event-exported"), Tone::None),
        ];
        write(&mut drive, events.iter().map(|(event, ..)| entry(NOON, None, event.clone())));
        open(&mut drive);
        let mut rows = journal(&mut drive).rows;
        rows.reverse();
        assert_eq!(rows[0].what, drive.text("event-vault-created"));
        for (row, (event, what, tone)) in rows[1..].iter().zip(&events) {
            assert_eq!((&row.what, row.tone), (what, *tone), "{event:?}");
            assert!(!row.what.starts_with("event-"), "{event:?}");
        }
        assert_eq!(rows.len(), events.len() + 1);
        // The newest, in full: up to where it reached.
        drive.gesture(Gesture::Pick(0));
        let Body::Record(facts) = drive.view().body else { panic!("no record") };
        let (name, value) = (drive.text("record-up-to"), "1".to_owned());
        assert!(facts.contains(&Fact { name, value, tone: Tone::None }));
    }
}
