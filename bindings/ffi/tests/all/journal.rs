//! What happened: pages, filters, the chain, exports and what an audit makes of them.

use std::sync::Arc;

use countersign_ffi::{
    CallRole, CountersignError, JournalEvent, JournalFilter, JournalKind, People, PersonId, RecordedVerdict,
    TrustLevel, audit_journal,
};

use crate::common::{Device, NOW};

const PETRA: PersonId = PersonId { value: 1 };
const ALL: JournalFilter = JournalFilter { person: None, kind: JournalKind::All, since_at: None };

fn seqs(people: &People, before: Option<i64>, filter: JournalFilter) -> (Vec<i64>, Option<i64>) {
    let page = people.journal_page(before, filter).unwrap();
    (page.records.into_iter().map(|record| record.seq).collect(), page.older)
}

#[test]
fn the_newest_comes_first_and_filters_let_through_what_they_name() {
    let device = Device::known();
    let people = device.unlock();
    people.check(PETRA, CallRole::TheyCalled, "000000".to_owned(), None).unwrap();
    device.clock.pass(10);
    let renamed = people.rename(PETRA, "Petra K.".to_owned()).unwrap();
    assert_eq!(seqs(&people, None, ALL), (vec![5, 4, 3, 2, 1], None));
    assert_eq!(seqs(&people, Some(3), ALL), (vec![2, 1], None));
    let of = |kind| seqs(&people, None, JournalFilter { kind, ..ALL }).0;
    assert_eq!((of(JournalKind::Checks), of(JournalKind::FailedChecks)), (vec![4], vec![4]));
    assert_eq!(of(JournalKind::Changes), [5, 3, 2, 1]);
    assert_eq!(seqs(&people, None, JournalFilter { person: Some(PETRA), ..ALL }).0, [5, 4, 2]);
    assert_eq!(seqs(&people, None, JournalFilter { since_at: Some(NOW), ..ALL }), (vec![5, 4], None));
    assert_eq!(seqs(&people, None, JournalFilter { since_at: Some(NOW + 10), ..ALL }).0, [5]);

    let record = people.journal_record(5).unwrap().unwrap();
    assert_eq!(record.at, NOW + 10);
    assert_eq!(record.event, JournalEvent::Renamed { previous: "Petra".to_owned() });
    assert_eq!(record.person.unwrap().name, renamed.name);
    let JournalEvent::Checked { check } = people.journal_record(4).unwrap().unwrap().event else { panic!("a check") };
    assert_eq!((check.role, check.trust), (CallRole::TheyCalled, TrustLevel::InPerson));
    assert_eq!((check.verdict, check.step), (RecordedVerdict::Wrong, None));
    assert_eq!(check.number.unwrap().number, "+49301234567");
    let paired = people.journal_record(3).unwrap().unwrap().event;
    assert_eq!(paired, JournalEvent::Paired { trust: TrustLevel::Remote });
    for nothing in [0, 6, -1] {
        assert_eq!(people.journal_record(nothing), Ok(None));
    }
}

fn fill(people: &People, records: i64) {
    for number in 0..records {
        people.allow_quick(PETRA, number % 2 == 0).unwrap();
    }
}

#[test]
fn pages_follow_on_each_other_without_gap_or_overlap() {
    let device = Device::known();
    let people = device.unlock();
    fill(&people, 250);
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let (page, older) = seqs(&people, before, ALL);
        assert!(page.len() <= 100);
        all.extend(page);
        before = older;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(all, (1..=253).rev().collect::<Vec<i64>>());
    let rare = JournalFilter { kind: JournalKind::Checks, ..ALL };
    assert_eq!(seqs(&people, None, rare), (Vec::new(), None), "one call goes through all of a short journal");
}

#[test]
fn the_chain_is_checked_and_a_lock_ends_the_check() {
    let device = Device::known();
    let people = device.unlock();
    fill(&people, 5);
    let check = Arc::clone(&people).check_journal();
    let progress = check.go_on().unwrap();
    assert_eq!((progress.checked, progress.of, progress.done), (8, 8, true));
    fill(&people, 2);
    let progress = check.go_on().unwrap();
    assert_eq!((progress.checked, progress.of, progress.done), (9, 9, true), "what is new is checked as well");
    people.lock();
    assert_eq!(check.go_on(), Err(CountersignError::Locked));
}

#[test]
fn an_export_passes_the_audit_until_one_byte_is_changed() {
    let device = Device::known();
    let people = device.unlock();
    people.check(PETRA, CallRole::TheyCalled, "000000".to_owned(), None).unwrap();
    let path = device.path("journal.jsonl");
    assert_eq!(people.export_journal(path.clone()), Ok(4));
    let audit = audit_journal(path.clone()).unwrap();
    assert_eq!((audit.first_seq, audit.records, audit.checks, audit.verified), (1, 4, 1, 0));
    assert_eq!((audit.exported_at, audit.device_key), (NOW, people.device_key().unwrap()));
    assert_eq!(people.journal_record(5).unwrap().unwrap().event, JournalEvent::Exported { up_to: 4 });
    assert_eq!(people.export_journal(path.clone()), Err(CountersignError::ExportNotWritten), "nothing is overwritten");

    let whole = std::fs::read_to_string(&path).unwrap();
    let audited = |text: &str| {
        let path = device.path("altered.jsonl");
        std::fs::write(&path, text).unwrap();
        audit_journal(path).map(drop)
    };
    assert_eq!(audited(&whole), Ok(()));
    assert_eq!(audited(&whole.replace("\"wrong\"", "\"verified\"")), Err(CountersignError::ExportChanged));
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    assert_eq!(audited(&lines[..lines.len() - 1].concat()), Err(CountersignError::ExportTruncated));
    assert_eq!(audited(&[&lines[..2], &lines[3..]].concat().concat()), Err(CountersignError::ExportGap { line: 3 }));
    assert_eq!(audited("hello\n"), Err(CountersignError::NotAnExport));
    assert_eq!(
        audited(&whole.replacen("\"seq\":1", "\"seq\":one", 1)),
        Err(CountersignError::ExportBadLine { line: 2 })
    );
    assert_eq!(audit_journal(device.path("nowhere")).map(drop), Err(CountersignError::Io));
}
