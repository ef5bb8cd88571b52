//! Entries and their bytes, and an export against an audit.

use proptest::prelude::*;

use super::{Audit, AuditError, Auditor, CheckRecord, Entry, Event, Export, Record, RecordedVerdict};
use crate::code::Context;
use crate::contact::{CallbackNumber, ContactId, NumberSource, TrustLevel};
use crate::identity::DeviceKey;
use crate::name::ContactName;
use crate::testing::SeededEntropy;
use crate::time::{TimeStep, UnixTime};

fn events() -> Vec<Event> {
    let name = ContactName::from_stored("Petra").unwrap();
    let number = CallbackNumber::new("+49 30 1234", NumberSource::Contract, UnixTime(5)).unwrap();
    let mut events = vec![
        Event::VaultCreated,
        Event::Paired(TrustLevel::RemoteSas),
        Event::PairedAgain(TrustLevel::InPersonQr),
        Event::Interrupted(Context::Callee),
        Event::ClockAccepted,
        Event::DriftCorrected(-3),
        Event::Renamed(name),
        Event::NumberSet(Some(number.clone())),
        Event::NumberSet(None),
        Event::Suspended,
        Event::Resumed,
        Event::QuickAllowed(true),
        Event::Forgotten,
        Event::RollbackAccepted,
        Event::MarksRaised(TimeStep(60_000_000)),
        Event::PassphraseChanged,
        Event::RecoveryChanged,
        Event::PlatformKeyChanged,
        Event::Rekeyed,
        Event::Exported(77),
    ];
    for (verdict, context) in RecordedVerdict::ALL.into_iter().zip(Context::ALL.into_iter().cycle()) {
        events.push(Event::Checked(CheckRecord {
            context,
            level: TrustLevel::InPersonWords,
            number: Some(number.clone()),
            verdict,
            step: Some(TimeStep(60_000_000)),
            drift: -2,
        }));
    }
    events
}

fn entry(event: Event) -> Entry {
    let name = ContactName::from_stored("Petra Köhler").unwrap();
    Entry { at: UnixTime(1_800_000_000), contact: Some((ContactId(4), name)), event }
}

fn records() -> Vec<Record> {
    (1..).zip(events()).map(|(seq, event)| Record { seq, entry: entry(event) }).collect()
}

#[test]
fn every_event_survives_its_bytes_and_no_byte_too_many_or_few() {
    for event in events() {
        let entry = entry(event);
        let bytes = entry.to_bytes();
        assert_eq!(Entry::from_bytes(&bytes), Ok(entry.clone()));
        for end in 0..bytes.len() {
            assert!(Entry::from_bytes(&bytes[..end]).is_err(), "{entry:?} cut at {end}");
        }
        assert!(Entry::from_bytes(&[bytes, vec![0]].concat()).is_err());
    }
}

fn export() -> Vec<String> {
    let key = DeviceKey::generate(&mut SeededEntropy::new(5)).unwrap();
    let (mut export, first) = Export::begin(&key.public(), UnixTime(1_800_000_099), 1).unwrap();
    let mut lines = vec![first];
    lines.extend(records().iter().map(|record| export.record(record).unwrap()));
    lines.push(export.finish(&key).unwrap());
    lines
}

fn audit(lines: &[String]) -> Result<Audit, AuditError> {
    let mut auditor = Auditor::default();
    for line in lines {
        auditor.line(line)?;
    }
    auditor.finish()
}

#[test]
fn an_export_passes_its_audit_and_says_what_it_holds() {
    let audit = audit(&export()).unwrap();
    let checks = u64::try_from(RecordedVerdict::ALL.len()).unwrap();
    assert_eq!((audit.records, audit.checks, audit.verified), (20 + checks, checks, 1));
    let key = DeviceKey::generate(&mut SeededEntropy::new(5)).unwrap();
    assert_eq!(audit.device_key, key.public());
}

#[test]
fn an_export_passes_no_audit_after_any_change_of_its_lines() {
    let lines = export();
    let last = lines.len() - 1;
    for at in 0..=last {
        let mut cut = lines.clone();
        cut.remove(at);
        assert!(audit(&cut).is_err(), "without line {at}");
        let mut doubled = lines.clone();
        doubled.insert(at, lines[at].clone());
        assert!(audit(&doubled).is_err(), "line {at} twice");
        if at > 0 {
            let mut swapped = lines.clone();
            swapped.swap(at - 1, at);
            assert!(audit(&swapped).is_err(), "line {at} moved");
        }
    }
    let mut edited = lines.clone();
    edited[3] = edited[3].replace("Petra", "Petro");
    assert_eq!(audit(&edited), Err(AuditError::HeadMismatch));
    assert_eq!(audit(&lines[..last]), Err(AuditError::Truncated));
    assert_eq!(audit(&[]), Err(AuditError::Truncated));
}

/// Signed by another key than the one it names.
#[test]
fn an_export_passes_no_audit_under_another_name() {
    let mut lines = export();
    let other = DeviceKey::generate(&mut SeededEntropy::new(6)).unwrap();
    let (mut export, first) = Export::begin(&other.public(), UnixTime(1_800_000_099), 1).unwrap();
    for record in records() {
        export.record(&record).unwrap();
    }
    let key = DeviceKey::generate(&mut SeededEntropy::new(5)).unwrap();
    let last = lines.len() - 1;
    lines[0] = first;
    lines[last] = export.finish(&key).unwrap();
    assert_eq!(audit(&lines), Err(AuditError::BadSignature));
}

proptest! {
    #[test]
    fn reading_an_entry_never_panics_and_reads_only_what_is_written(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(entry) = Entry::from_bytes(&bytes) {
            prop_assert_eq!(entry.to_bytes(), bytes);
        }
    }

    #[test]
    fn auditing_any_lines_never_panics(lines in prop::collection::vec(".{0,80}\n?", 0..6)) {
        let _ = audit(&lines);
    }
}
