//! Fills a vault with many contacts and a long journal. It exists for the bench and for tests of scale, which need a
//! large vault within seconds.

use countersign::code::Context;
use countersign::contact::ContactId;
use countersign::journal::Event;
use countersign::ports::{Store, Transaction};
use countersign::testing::contract;
use countersign::time::TimeStep;

use crate::error::VaultError;
use crate::vault::Vault;

/// How many journal entries go into one transaction.
const AT_ONCE: u64 = 50_000;

/// Adds `contacts` contacts with a mark each, then journal entries until there are `entries`.
///
/// # Errors
/// Those of [`Store::write`].
pub fn fill(vault: &mut Vault, contacts: u32, entries: u64) -> Result<Vec<ContactId>, VaultError> {
    let ids = vault.write(|transaction| {
        let mut ids = Vec::new();
        for nth in 0..contacts {
            let seed = u8::try_from(nth % 251).unwrap_or(0);
            let id = transaction.add_contact(&contract::contact(seed), &contract::root(seed))?;
            transaction.raise_mark(id, Context::Caller, TimeStep(1))?;
            ids.push(id);
        }
        Ok::<_, VaultError>(ids)
    })?;
    loop {
        let done = vault.write(|transaction| {
            let mut len = transaction.journal_len()?;
            let stop = entries.min(len.saturating_add(AT_ONCE));
            while len < stop {
                len = transaction.append(&contract::entry(len, Event::Exported(len)))?;
            }
            Ok::<_, VaultError>(len >= entries)
        })?;
        if done {
            return Ok(ids);
        }
    }
}
