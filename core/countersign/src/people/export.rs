//! Exporting the journal. It exists here because an export reads the journal, signs with the device's key and leaves an
//! entry of its own, which only the facade can do together.

use super::{Outcome, People, PeopleError};
use crate::journal::{Entry, Event, Export};
use crate::ports::{Clock, Entropy, Store, Transaction};

/// How many records are held in memory at once.
const PAGE: usize = 1000;

impl<S: Store, C: Clock, R: Entropy> People<S, C, R> {
    /// Writes the journal from sequence number `from` on to `out`, chained and signed (`docs/format.md`, "Journal export"),
    /// and returns how many records it holds. `progress` is told how many were written and how many there are.
    ///
    /// The export itself becomes a journal entry, after what was exported.
    ///
    /// # Errors
    /// [`PeopleError::Written`] when `out` fails, [`PeopleError::Export`], [`PeopleError::Store`].
    pub fn export(
        &mut self,
        from: u64,
        out: &mut dyn std::io::Write,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Outcome<u64, S> {
        let exported_at = self.clock.read().wall;
        let from = from.max(1);
        let mut write = |line: String| out.write_all(line.as_bytes()).map_err(PeopleError::<S::Error>::Written);
        let (last, written) = self.store.read(|tx| {
            let key = tx.device_key()?;
            let last = tx.journal_len()?;
            let all = last.saturating_add(1).saturating_sub(from);
            let (mut export, first) = Export::begin(&key.public(), exported_at, from).map_err(PeopleError::Export)?;
            write(first)?;
            let mut written: u64 = 0;
            loop {
                let page = tx.journal(from.saturating_add(written), PAGE)?;
                if page.is_empty() {
                    break;
                }
                for record in &page {
                    write(export.record(record).map_err(PeopleError::Export)?)?;
                    written = written.saturating_add(1);
                }
                progress(written, all);
            }
            write(export.finish(&key).map_err(PeopleError::Export)?)?;
            Ok::<_, PeopleError<S::Error>>((last, written))
        })?;
        // What is still held back may fail to be written, and then nothing was exported.
        out.flush().map_err(PeopleError::Written)?;
        self.store.write(|tx| {
            tx.append(&Entry { at: exported_at, contact: None, event: Event::Exported(last) })?;
            Ok(written)
        })
    }
}
