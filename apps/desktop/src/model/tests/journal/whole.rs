//! The journal as a whole: written to a file, and checked from end to end.

use std::path::PathBuf;

use countersign::journal::{Auditor, RecordLine};
use countersign::time::UnixTime;
use countersign::verify::CallRole;
use countersign_texts::Moment;

use super::{PAGE, alone, clock, count, journal, open, write};
use crate::model::tests::couple::{Couple, LANGUAGES};
use crate::model::tests::{Drive, NOON};
use crate::model::view::{Notice, Tone};
use crate::model::{Effect, Gesture, News};

fn tells(drive: &mut Drive) -> Notice {
    drive.view().frame.notice.unwrap()
}

/// Does what was asked of the device by now, and nothing that follows from it; tells how many jobs that were.
fn one_round(drive: &mut Drive) -> usize {
    let mut jobs = 0;
    for effect in drive.app.effects() {
        if let Effect::Do(job) = effect {
            let answer = job.run(&mut drive.device);
            drive.app.answer(answer);
            jobs += 1;
        }
    }
    jobs
}

fn chooses(drive: &mut Drive, path: PathBuf) {
    drive.effects.clear();
    drive.push("journal-export");
    let asked = drive.effects.iter().find_map(|effect| match effect {
        Effect::ChooseFile { name } => Some(name.clone()),
        _ => None,
    });
    let day = Moment::of(UnixTime(NOON)).day();
    assert_eq!(asked, Some(format!("countersign-{day}.jsonl")));
    drive.news(&News::Chosen(path));
}

#[test]
fn an_export_has_a_line_for_each_record() {
    for language in LANGUAGES {
        let mut couple = Couple::new(language);
        couple.save_number();
        let hers = couple.hers(CallRole::TheyCalled);
        couple.call_and_type(CallRole::TheyCalled, &hers);
        let kept: Vec<_> = couple.records().iter().map(RecordLine::new).collect();
        open(&mut couple.omar);
        let file = couple.omar.folder.path().join("what happened.jsonl");
        chooses(&mut couple.omar, file.clone());
        let said = tells(&mut couple.omar);
        assert_eq!(said.tone, Tone::Good);
        assert_eq!(said.text, couple.say("journal-exported", ("path", &file.to_string_lossy())));

        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.ends_with('\n'));
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), kept.len() + 2, "one above and one below");
        assert!(lines[0].contains("countersign-journal/1"));
        let written: Vec<RecordLine> =
            lines[1..=kept.len()].iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(written, kept);
        let mut auditor = Auditor::default();
        for line in text.split_inclusive('\n') {
            auditor.line(line).unwrap();
        }
        let audit = auditor.finish().unwrap();
        assert_eq!((audit.records, audit.verified), (kept.last().unwrap().seq, 1));
        let key = couple.omar.device.people().unwrap().device_public_key().unwrap();
        assert_eq!(audit.device_key, key, "anyone can tell whose journal it is");

        let newest = couple.newest();
        assert_eq!((newest.event.as_str(), newest.up_to), ("exported", Some(newest.seq - 1)));
        let rows = journal(&mut couple.omar).rows;
        assert_eq!((rows.len(), rows[0].what.clone()), (kept.len() + 1, couple.omar.text("event-exported")));
    }
}

#[test]
fn an_export_that_cannot_be_written_says_so_and_leaves_no_record() {
    for language in LANGUAGES {
        let mut drive = alone(language);
        open(&mut drive);
        let nowhere = drive.folder.path().join("no such folder").join("journal.jsonl");
        let mut places = vec![nowhere, drive.folder.path().to_owned()];
        // A disk without room says so only when what was held back is written.
        #[cfg(target_os = "linux")]
        places.push("/dev/full".into());
        for place in places {
            chooses(&mut drive, place);
            assert_eq!(tells(&mut drive), Notice { tone: Tone::Error, text: drive.text("refused-unwritten") });
            let rows = journal(&mut drive).rows;
            assert_eq!((rows.len(), rows[0].what.clone()), (1, drive.text("event-vault-created")));
        }
        let reason = drive.text("dialog-silent");
        drive.news(&News::Unread(reason.clone()));
        assert_eq!(tells(&mut drive), Notice { tone: Tone::Error, text: reason });
    }
}

#[test]
fn a_whole_chain_is_said_to_be_whole() {
    for language in LANGUAGES {
        let mut drive = alone(language);
        open(&mut drive);
        drive.push("journal-check");
        let text = count(&drive, "journal-whole", "count", 1);
        assert_eq!(tells(&mut drive), Notice { tone: Tone::Good, text });
        write(&mut drive, [clock(NOON)]);
        drive.push("journal-check");
        let text = count(&drive, "journal-whole", "count", 2);
        assert_eq!(tells(&mut drive), Notice { tone: Tone::Good, text });
    }
}

/// A journal that is longer than what is checked in one portion.
fn long() -> Drive {
    let mut drive = alone("en");
    write(&mut drive, (1..12_500).map(|second| clock(NOON + second)));
    open(&mut drive);
    drive
}

#[test]
fn a_long_check_tells_how_far_it_is() {
    let mut drive = long();
    let label = drive.text("journal-check");
    let check = drive.button(&label);
    drive.app.gesture(check.clone());
    let frame = drive.view().frame;
    assert_eq!((frame.busy, frame.progress), (Some(drive.text("journal-checking")), None));
    drive.app.gesture(check);
    assert_eq!(one_round(&mut drive), 1, "it is under way once, however often it is asked for");
    let frame = drive.view().frame;
    assert_eq!((frame.busy, frame.progress), (Some(drive.text("journal-checking")), Some(0.8)));
    assert_eq!(frame.notice, None, "nothing is said before the end");
    assert_eq!(one_round(&mut drive), 1);
    let frame = drive.view().frame;
    assert_eq!((frame.busy, frame.progress), (None, None));
    let text = count(&drive, "journal-whole", "count", 12_500);
    assert_eq!(tells(&mut drive), Notice { tone: Tone::Good, text });
    assert_eq!(one_round(&mut drive), 0);
}

#[test]
fn going_back_ends_a_check_and_then_leads_back() {
    let mut drive = long();
    let label = drive.text("journal-check");
    let check = drive.button(&label);
    drive.app.gesture(check);
    one_round(&mut drive);
    drive.app.back();
    let frame = drive.view().frame;
    assert_eq!((frame.title, frame.busy, frame.progress), (drive.text("journal-title"), None, None));
    assert_eq!(one_round(&mut drive), 1, "the portion under way comes to its end");
    assert_eq!(one_round(&mut drive), 0, "and no other follows it");
    assert_eq!(drive.notice(), "", "nobody looked at the rest");
    drive.back();
    assert_eq!(drive.title(), drive.text("home-title"));
}

/// Changes a record behind the program's back, as someone does who can write the file.
fn tamper(drive: &Drive, records: &[i64]) {
    let file = rusqlite::Connection::open(drive.device.folder().join("vault.db")).unwrap();
    file.execute_batch("DROP TRIGGER log_keeps_rows; DROP TRIGGER log_keeps_text;").unwrap();
    for seq in records {
        let change = "UPDATE log SET body = zeroblob(length(body)) WHERE seq = ?";
        assert_eq!(file.execute(change, [seq]).unwrap(), 1);
    }
    file.close().unwrap();
}

#[test]
fn a_broken_chain_is_named_by_its_first_record() {
    for language in LANGUAGES {
        let mut drive = alone(language);
        write(&mut drive, (1..450).map(|second| clock(NOON + second)));
        tamper(&drive, &[77, 90]);
        open(&mut drive);
        assert_eq!(drive.notice(), "", "the newest records are whole");
        drive.push("journal-check");
        let text = count(&drive, "journal-broken", "seq", 77);
        assert_eq!(tells(&mut drive), Notice { tone: Tone::Error, text });
        let frame = drive.view().frame;
        assert_eq!((frame.busy, frame.progress), (None, None));
        // Reading as far as there says so, too, and what was read stays.
        drive.gesture(Gesture::More);
        assert_eq!(tells(&mut drive), Notice { tone: Tone::Error, text: drive.text("refused-journal-broken") });
        assert_eq!(journal(&mut drive).rows.len(), PAGE);
    }
}

#[test]
fn what_was_cut_off_the_end_is_noticed() {
    let mut drive = alone("en");
    write(&mut drive, [clock(NOON + 1), clock(NOON + 2)]);
    let file = rusqlite::Connection::open(drive.device.folder().join("vault.db")).unwrap();
    file.execute_batch("DROP TRIGGER log_keeps_rows; DELETE FROM log WHERE seq = 3;").unwrap();
    file.close().unwrap();
    open(&mut drive);
    assert_eq!(tells(&mut drive), Notice { tone: Tone::Error, text: drive.text("refused-journal-broken") });
    drive.push("journal-check");
    let text = count(&drive, "journal-broken", "seq", 3);
    assert_eq!(tells(&mut drive), Notice { tone: Tone::Error, text });
}
