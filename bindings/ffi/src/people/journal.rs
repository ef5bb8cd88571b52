//! What happened: page by page with its details, the check of the whole chain, exports and their audit.

mod entry;

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use countersign::contact::ContactId;
use countersign::journal::{Auditor, Event, Record, RecordedVerdict as Recorded};
use countersign::people::PeopleError;
use countersign_vault::Checkpoint;

pub use entry::{CheckRecordView, JournalEvent, JournalRecordView, RecordedPersonView, RecordedVerdict};

use super::People;
use crate::error::CountersignError;
use crate::number::{signed, unsigned};
use crate::view::PersonId;

/// Records that one call shows.
const PAGE: usize = 100;
/// Records that one call goes through before it shows what it found.
const REACH: u64 = 5000;
/// Longest line that an audit takes, which is longer than any that it believes.
const MAX_LINE: u64 = 10_000;

/// Which records are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct JournalFilter {
    /// Only what concerns this person.
    pub person: Option<PersonId>,
    /// Only records of this kind.
    pub kind: JournalKind,
    /// Only what happened since then, in Unix seconds.
    pub since_at: Option<i64>,
}

/// A kind of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum JournalKind {
    /// All of them.
    All,
    /// Checks.
    Checks,
    /// Checks that did not pass.
    FailedChecks,
    /// What is no check.
    Changes,
}

/// A page of the journal.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct JournalPage {
    /// Newest first; may be empty although older ones follow.
    pub records: Vec<JournalRecordView>,
    /// What to give as `before` for the next page; none when there is nothing older.
    pub older: Option<i64>,
}

/// How far a check of the chain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ChainProgress {
    /// Records that were found whole.
    pub checked: i64,
    /// Records there are.
    pub of: i64,
    /// Whether the whole chain was checked.
    pub done: bool,
}

/// A check of the whole chain, some thousand records at a time.
#[derive(uniffi::Object)]
pub struct JournalCheck {
    people: Arc<People>,
    at: Mutex<Option<Checkpoint>>,
}

/// What an audit of an export found: every line is as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct AuditView {
    /// The public key that signed it, 32 bytes; compare it with what the owner tells.
    pub device_key: Vec<u8>,
    /// When it was exported, by the device's own clock, in Unix seconds.
    pub exported_at: i64,
    /// The first record's number.
    pub first_seq: i64,
    /// How many records there are, without gaps.
    pub records: i64,
    /// How many of them are checks.
    pub checks: i64,
    /// How many of those passed.
    pub verified: i64,
}

#[uniffi::export]
impl People {
    /// Tells the number of the newest record, which is also how many there are.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn journal_len(&self) -> Result<i64, CountersignError> {
        self.with(|circle| Ok(signed(circle.journal_len()?)))
    }

    /// Gives the records before number `before` that the filter lets through, newest first; from the newest on without it.
    ///
    /// # Errors
    /// [`CountersignError::LogBroken`], and those of the vault.
    pub fn journal_page(&self, before: Option<i64>, filter: JournalFilter) -> Result<JournalPage, CountersignError> {
        self.with(|circle| {
            let newest = circle.journal_len()?;
            let mut next = before.map_or(newest, |before| newest.min(unsigned(before).saturating_sub(1)));
            let mut records = Vec::new();
            let mut looked: u64 = 0;
            while next > 0 && records.len() < PAGE && looked < REACH {
                let count = next.min(u64::try_from(PAGE.saturating_sub(records.len())).unwrap_or(u64::MAX));
                let first = next.saturating_sub(count).saturating_add(1);
                let portion = circle.journal(first, usize::try_from(count).unwrap_or(PAGE))?;
                looked = looked.saturating_add(count);
                next = first.saturating_sub(1);
                if portion.first().is_some_and(|oldest| filter.is_past(oldest)) {
                    next = 0;
                }
                records.extend(portion.iter().rev().filter(|record| filter.lets_through(record)).map(Into::into));
            }
            Ok(JournalPage { records, older: (next > 0).then(|| signed(next.saturating_add(1))) })
        })
    }

    /// Gives one record; none when there is none of that number.
    ///
    /// # Errors
    /// [`CountersignError::LogBroken`], and those of the vault.
    pub fn journal_record(&self, seq: i64) -> Result<Option<JournalRecordView>, CountersignError> {
        let wanted = unsigned(seq);
        self.with(|circle| {
            let found = circle.journal(wanted, 1)?;
            Ok(found.first().filter(|record| record.seq == wanted).map(JournalRecordView::from))
        })
    }

    /// Begins a check of the whole chain.
    #[must_use]
    pub fn check_journal(self: Arc<Self>) -> Arc<JournalCheck> {
        Arc::new(JournalCheck { people: self, at: Mutex::new(None) })
    }

    /// Writes the journal to a new file at `path`, chained and signed for an auditor (`docs/format.md`, "Journal export"),
    /// and tells how many records it holds. It is plain text: put it where only the person chooses.
    ///
    /// # Errors
    /// [`CountersignError::ExportNotWritten`], also when there is a file already; and those of the vault.
    pub fn export_journal(&self, path: String) -> Result<i64, CountersignError> {
        self.with(|circle| {
            let file = File::create_new(path).map_err(PeopleError::Written)?;
            let mut file = BufWriter::new(file);
            let records = circle.export(1, &mut file, &mut |_, _| {})?;
            file.flush().and_then(|()| file.get_ref().sync_all()).map_err(PeopleError::Written)?;
            Ok(signed(records))
        })
    }

    /// Tells this device's Ed25519 public key, 32 bytes, which an auditor compares with that of an export.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn device_key(&self) -> Result<Vec<u8>, CountersignError> {
        self.with(|circle| Ok(circle.device_public_key()?.to_vec()))
    }
}

#[uniffi::export]
impl JournalCheck {
    /// Checks the next 10,000 records. Call it until it is done; in between other calls have their turn.
    ///
    /// # Errors
    /// [`CountersignError::LogBroken`] with the first record that does not fit, [`CountersignError::Locked`], and those of
    /// the vault.
    pub fn go_on(&self) -> Result<ChainProgress, CountersignError> {
        let mut at = self.at.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut reached, mut of) = (None, 0);
        let end = self.people.with_vault(|vault| {
            vault.check_journal(*at, |checkpoint, all| {
                (reached, of) = (Some(checkpoint), all);
                ControlFlow::Break(())
            })
        })?;
        let reached = reached.unwrap_or(end);
        *at = Some(reached);
        Ok(ChainProgress { checked: signed(reached.seq()), of: signed(of), done: reached.seq() >= of })
    }
}

/// Audits an exported journal, without any secret: holds each line against the signature.
///
/// # Errors
/// [`CountersignError::Io`], and what is wrong with the export: [`CountersignError::NotAnExport`],
/// [`CountersignError::ExportBadLine`], [`CountersignError::ExportGap`], [`CountersignError::ExportTruncated`],
/// [`CountersignError::ExportChanged`], [`CountersignError::ExportBadSignature`].
#[uniffi::export]
pub fn audit_journal(path: String) -> Result<AuditView, CountersignError> {
    let mut file = BufReader::new(File::open(path).map_err(|_| CountersignError::Io)?);
    let mut auditor = Auditor::default();
    loop {
        let mut line = String::new();
        let read = file.by_ref().take(MAX_LINE).read_line(&mut line);
        if read.map_err(|_| CountersignError::NotAnExport)? == 0 {
            break;
        }
        auditor.line(&line)?;
    }
    let audit = auditor.finish()?;
    Ok(AuditView {
        device_key: audit.device_key.to_vec(),
        exported_at: signed(audit.exported_at.0),
        first_seq: signed(audit.from),
        records: signed(audit.records),
        checks: signed(audit.checks),
        verified: signed(audit.verified),
    })
}

impl JournalFilter {
    /// Tells whether a record, and with it every older one, lies before the time asked for.
    fn is_past(&self, record: &Record) -> bool {
        self.since_at.is_some_and(|since| record.entry.at.0 < unsigned(since))
    }

    fn lets_through(&self, record: &Record) -> bool {
        let about = record.entry.contact.as_ref().map(|(id, _)| *id);
        if self.is_past(record) || self.person.is_some_and(|person| about != Some(ContactId::from(person))) {
            return false;
        }
        let check = if let Event::Checked(check) = &record.entry.event { Some(check.verdict) } else { None };
        match self.kind {
            JournalKind::All => true,
            JournalKind::Checks => check.is_some(),
            JournalKind::FailedChecks => check.is_some_and(|verdict| verdict != Recorded::Verified),
            JournalKind::Changes => check.is_none(),
        }
    }
}
