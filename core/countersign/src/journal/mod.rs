//! The journal: what happened, in an order that cannot be changed unseen. It exists so that a person can show afterwards
//! who called, which number was saved, what was checked and with what result.

mod entry;
mod export;
mod line;

#[cfg(test)]
mod tests;

pub use entry::{CheckRecord, Entry, Event, Record, RecordedVerdict};
pub use export::{Audit, AuditError, Auditor, Export, ExportError};
pub use line::RecordLine;
