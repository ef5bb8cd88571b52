//! A store in memory that keeps every promise of the port but durability.

use std::collections::BTreeMap;

use crate::code::Context;
use crate::contact::{Contact, ContactId};
use crate::identity::DeviceKey;
use crate::journal::{Entry, Record};
use crate::name::OwnName;
use crate::ports::{Store, Transaction};
use crate::secret::Secret;
use crate::time::TimeStep;
use crate::verify::{ClockRecord, Guard};

/// Why the memory store refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MemoryError {
    /// There is no such contact.
    #[error("there is no such contact")]
    NoSuchContact,
    /// The test told the store to fail at this commit.
    #[error("the disk is full")]
    DiskFull,
}

#[derive(Clone)]
struct Row {
    contact: Contact,
    root: [u8; 32],
    guard: Guard,
    marks: BTreeMap<Context, TimeStep>,
}

/// What a transaction works on.
#[derive(Clone)]
pub struct MemoryTransaction {
    rows: BTreeMap<ContactId, Row>,
    last_id: u64,
    journal: Vec<Entry>,
    clock: Option<ClockRecord>,
    own_name: OwnName,
    device_seed: [u8; 32],
}

/// A store in memory: what `write` did becomes visible when it succeeds.
pub struct MemoryStore {
    state: MemoryTransaction,
    /// Counts the commits; a test reads it to see how often something was written.
    pub commits: u32,
    /// Lets the commit of this number fail, as a full disk would.
    pub fail_at: Option<u32>,
}

impl MemoryStore {
    /// Makes an empty store for a device with this seed and name.
    #[must_use]
    pub fn new(own_name: OwnName, device_seed: [u8; 32]) -> Self {
        let state = MemoryTransaction {
            rows: BTreeMap::new(),
            last_id: 0,
            journal: Vec::new(),
            clock: None,
            own_name,
            device_seed,
        };
        Self { state, commits: 0, fail_at: None }
    }
}

impl Store for MemoryStore {
    type Error = MemoryError;
    type Transaction<'a> = MemoryTransaction;

    fn read<T, E: From<MemoryError>>(&mut self, work: impl FnOnce(&MemoryTransaction) -> Result<T, E>) -> Result<T, E> {
        work(&self.state)
    }

    fn write<T, E: From<MemoryError>>(
        &mut self,
        work: impl FnOnce(&mut MemoryTransaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut changed = self.state.clone();
        let result = work(&mut changed)?;
        self.commits = self.commits.saturating_add(1);
        if self.fail_at == Some(self.commits) {
            return Err(MemoryError::DiskFull.into());
        }
        self.state = changed;
        Ok(result)
    }
}

impl MemoryTransaction {
    fn row(&self, id: ContactId) -> Result<&Row, MemoryError> {
        self.rows.get(&id).ok_or(MemoryError::NoSuchContact)
    }

    fn row_mut(&mut self, id: ContactId) -> Result<&mut Row, MemoryError> {
        self.rows.get_mut(&id).ok_or(MemoryError::NoSuchContact)
    }
}

impl Transaction for MemoryTransaction {
    type Error = MemoryError;

    fn contacts(&self) -> Result<Vec<(ContactId, Contact)>, MemoryError> {
        Ok(self.rows.iter().map(|(id, row)| (*id, row.contact.clone())).collect())
    }

    fn contact(&self, id: ContactId) -> Result<Option<Contact>, MemoryError> {
        Ok(self.rows.get(&id).map(|row| row.contact.clone()))
    }

    fn root(&self, id: ContactId) -> Result<Secret<32>, MemoryError> {
        let mut root = self.row(id)?.root;
        Ok(Secret::from_sealed(&mut root))
    }

    fn guard(&self, id: ContactId) -> Result<Guard, MemoryError> {
        Ok(self.row(id)?.guard.clone())
    }

    fn mark(&self, id: ContactId, context: Context) -> Result<Option<TimeStep>, MemoryError> {
        Ok(self.row(id)?.marks.get(&context).copied())
    }

    fn clock(&self) -> Result<Option<ClockRecord>, MemoryError> {
        Ok(self.clock)
    }

    fn own_name(&self) -> Result<OwnName, MemoryError> {
        Ok(self.own_name.clone())
    }

    fn device_key(&self) -> Result<DeviceKey, MemoryError> {
        let mut seed = self.device_seed;
        Ok(DeviceKey::from_seed(Secret::from_sealed(&mut seed)))
    }

    fn journal(&self, from: u64, limit: usize) -> Result<Vec<Record>, MemoryError> {
        let numbered = (1..).zip(&self.journal);
        Ok(numbered
            .filter(|(seq, _)| *seq >= from)
            .take(limit)
            .map(|(seq, entry)| Record { seq, entry: entry.clone() })
            .collect())
    }

    fn journal_len(&self) -> Result<u64, MemoryError> {
        Ok(u64::try_from(self.journal.len()).unwrap_or(u64::MAX))
    }

    fn add_contact(&mut self, contact: &Contact, root: &Secret<32>) -> Result<ContactId, MemoryError> {
        self.last_id = self.last_id.saturating_add(1);
        let id = ContactId(self.last_id);
        // The root is kept here as the vault would seal it; this store holds no person's secrets.
        let row =
            Row { contact: contact.clone(), root: *root.expose(), guard: Guard::default(), marks: BTreeMap::new() };
        self.rows.insert(id, row);
        Ok(id)
    }

    fn set_contact(&mut self, id: ContactId, contact: &Contact) -> Result<(), MemoryError> {
        self.row_mut(id)?.contact = contact.clone();
        Ok(())
    }

    fn set_root(&mut self, id: ContactId, root: &Secret<32>) -> Result<(), MemoryError> {
        // As in `add_contact`.
        self.row_mut(id)?.root = *root.expose();
        Ok(())
    }

    fn set_guard(&mut self, id: ContactId, guard: &Guard) -> Result<(), MemoryError> {
        self.row_mut(id)?.guard = guard.clone();
        Ok(())
    }

    fn raise_mark(&mut self, id: ContactId, context: Context, step: TimeStep) -> Result<bool, MemoryError> {
        let marks = &mut self.row_mut(id)?.marks;
        if marks.get(&context).is_some_and(|mark| *mark >= step) {
            return Ok(false);
        }
        marks.insert(context, step);
        Ok(true)
    }

    fn remove_contact(&mut self, id: ContactId) -> Result<(), MemoryError> {
        self.rows.remove(&id).map(|_| ()).ok_or(MemoryError::NoSuchContact)
    }

    fn set_clock(&mut self, record: &ClockRecord) -> Result<(), MemoryError> {
        self.clock = Some(*record);
        Ok(())
    }

    fn set_own_name(&mut self, name: &OwnName) -> Result<(), MemoryError> {
        self.own_name = name.clone();
        Ok(())
    }

    fn append(&mut self, entry: &Entry) -> Result<u64, MemoryError> {
        self.journal.push(entry.clone());
        self.journal_len()
    }
}
