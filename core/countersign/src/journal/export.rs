//! An exported journal: one line of JSON a record, chained by SHA-256 and signed once by this device. It exists so that an
//! auditor can hold the file against the device's public key on another machine, without any secret.

use core::fmt::Write as _;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Record;
use super::line::RecordLine;
use crate::identity::{self, DeviceKey};
use crate::time::UnixTime;

/// Names the format in its first line.
const FORMAT: &str = "countersign-journal/1";
/// Starts the chain.
const CHAIN_LABEL: &[u8] = b"Countersign/1 export\0";
/// Says what the signature states.
const HEAD_LABEL: &[u8] = b"Countersign/1 export head\0";
/// Longest line that an audit reads, in bytes.
const MAX_LINE: usize = 8192;

/// The first line.
#[derive(Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct FirstLine {
    format: String,
    device_key: String,
    exported_at: u64,
    from: u64,
}

/// The last line.
#[derive(Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct LastLine {
    records: u64,
    head: String,
    signature: String,
}

/// Writes an export line by line; each method gives the line to write, with its end.
pub struct Export {
    chain: Chain,
}

/// Tells that a line could not be written as JSON; it holds only numbers and texts, so this is a defect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a journal record could not be written as JSON")]
pub struct ExportError;

impl Export {
    /// Begins an export of the records from sequence number `from` on.
    ///
    /// # Errors
    /// [`ExportError`].
    pub fn begin(device_key: &[u8; 32], exported_at: UnixTime, from: u64) -> Result<(Self, String), ExportError> {
        let first = FirstLine {
            format: FORMAT.to_owned(),
            device_key: HEXLOWER.encode(device_key),
            exported_at: exported_at.0,
            from,
        };
        let line = to_line(&first)?;
        Ok((Self { chain: Chain::begin(&line) }, line))
    }

    /// Adds a record.
    ///
    /// # Errors
    /// [`ExportError`].
    pub fn record(&mut self, record: &Record) -> Result<String, ExportError> {
        let line = to_line(&RecordLine::new(record))?;
        self.chain.add(&line);
        Ok(line)
    }

    /// Signs what was exported.
    ///
    /// # Errors
    /// [`ExportError`].
    pub fn finish(self, key: &DeviceKey) -> Result<String, ExportError> {
        let signature = key.sign(HEAD_LABEL, &self.chain.statement());
        to_line(&LastLine {
            records: self.chain.records,
            head: HEXLOWER.encode(&self.chain.head),
            signature: HEXLOWER.encode(&signature),
        })
    }
}

/// What an audit of an export found: every line is as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// The public key that signed it; compare it with what the owner tells.
    pub device_key: [u8; 32],
    /// When it was exported, by the device's own clock.
    pub exported_at: UnixTime,
    /// The first record's sequence number.
    pub from: u64,
    /// How many records there are; they are without gaps.
    pub records: u64,
    /// How many of them are checks, and how many of those were verified.
    pub checks: u64,
    /// Checks that ended in `verified`.
    pub verified: u64,
    /// The head of the chain.
    pub head: [u8; 32],
}

/// Why an export is not to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditError {
    /// It is no export, or of another version.
    #[error("this is not a Countersign journal export of version 1")]
    NotAnExport,
    /// A line does not follow the format.
    #[error("line {line} does not follow the format")]
    BadLine {
        /// Counted from 1.
        line: u64,
    },
    /// A record is missing, doubled or out of order.
    #[error("line {line}: a record is missing, doubled or out of order")]
    Gap {
        /// Counted from 1.
        line: u64,
    },
    /// The file ends before its signature.
    #[error("the file ends before its signature: part of it is missing")]
    Truncated,
    /// Lines were changed, removed or added after signing.
    #[error("the lines are not the ones that were signed")]
    HeadMismatch,
    /// The signature is not the device's.
    #[error("the signature is not that of the device named in the first line")]
    BadSignature,
}

/// Reads an export line by line and holds it against its signature.
pub struct Auditor {
    chain: Option<Chain>,
    audit: Audit,
    line: u64,
    finished: bool,
}

impl Default for Auditor {
    fn default() -> Self {
        let audit = Audit {
            device_key: [0; 32],
            exported_at: UnixTime(0),
            from: 0,
            records: 0,
            checks: 0,
            verified: 0,
            head: [0; 32],
        };
        Self { chain: None, audit, line: 0, finished: false }
    }
}

impl Auditor {
    /// Takes the next line, with its end.
    ///
    /// # Errors
    /// [`AuditError`] as soon as the file cannot be a whole export.
    pub fn line(&mut self, line: &str) -> Result<(), AuditError> {
        self.line = self.line.saturating_add(1);
        let bad = AuditError::BadLine { line: self.line };
        if self.finished || line.len() > MAX_LINE || !line.ends_with('\n') {
            return Err(if self.chain.is_none() { AuditError::NotAnExport } else { bad });
        }
        let Some(chain) = &mut self.chain else { return self.first(line) };
        if let Ok(last) = serde_json::from_str::<LastLine>(line) {
            return self.last(&last);
        }
        let record: RecordLine = serde_json::from_str(line).map_err(|_| bad)?;
        if record.seq != self.audit.from.saturating_add(chain.records) {
            return Err(AuditError::Gap { line: self.line });
        }
        chain.add(line);
        if record.is_check() {
            self.audit.checks = self.audit.checks.saturating_add(1);
        }
        if record.is_verified() {
            self.audit.verified = self.audit.verified.saturating_add(1);
        }
        Ok(())
    }

    /// Ends the audit.
    ///
    /// # Errors
    /// [`AuditError::Truncated`] when no signature was read.
    pub fn finish(self) -> Result<Audit, AuditError> {
        if self.finished { Ok(self.audit) } else { Err(AuditError::Truncated) }
    }

    fn first(&mut self, line: &str) -> Result<(), AuditError> {
        let first: FirstLine = serde_json::from_str(line).map_err(|_| AuditError::NotAnExport)?;
        if first.format != FORMAT {
            return Err(AuditError::NotAnExport);
        }
        self.audit.device_key = unhex(&first.device_key).ok_or(AuditError::NotAnExport)?;
        self.audit.exported_at = UnixTime(first.exported_at);
        self.audit.from = first.from;
        self.chain = Some(Chain::begin(line));
        Ok(())
    }

    fn last(&mut self, last: &LastLine) -> Result<(), AuditError> {
        let Some(chain) = &self.chain else { return Err(AuditError::NotAnExport) };
        let bad = AuditError::BadLine { line: self.line };
        let head: [u8; 32] = unhex(&last.head).ok_or(bad)?;
        let signature: [u8; 64] = unhex(&last.signature).ok_or(bad)?;
        if head != chain.head || last.records != chain.records {
            return Err(AuditError::HeadMismatch);
        }
        if !identity::verify(&self.audit.device_key, HEAD_LABEL, &chain.statement(), &signature) {
            return Err(AuditError::BadSignature);
        }
        self.audit.records = chain.records;
        self.audit.head = head;
        self.finished = true;
        Ok(())
    }
}

/// The chain over the lines: `h_0 = SHA-256(label || first line)`, `h_n = SHA-256(h_{n-1} || line n)`.
struct Chain {
    head: [u8; 32],
    records: u64,
}

impl Chain {
    fn begin(first: &str) -> Self {
        Self { head: Sha256::new().chain_update(CHAIN_LABEL).chain_update(first).finalize().into(), records: 0 }
    }

    fn add(&mut self, line: &str) {
        self.head = Sha256::new().chain_update(self.head).chain_update(line).finalize().into();
        self.records = self.records.saturating_add(1);
    }

    /// What is signed: the head and the number of records.
    fn statement(&self) -> Vec<u8> {
        [self.head.as_slice(), &self.records.to_be_bytes()].concat()
    }
}

fn to_line<T: Serialize>(value: &T) -> Result<String, ExportError> {
    let mut line = serde_json::to_string(value).map_err(|_| ExportError)?;
    line.write_char('\n').map_err(|_| ExportError)?;
    Ok(line)
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}
