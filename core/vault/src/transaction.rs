//! One transaction: what can be read and changed on one state of the vault. It exists apart from the vault so that every
//! read is checked against the head of that very transaction and every change ends in a new one.

use std::cell::RefCell;
use std::collections::BTreeSet;

use countersign::code::Context;
use countersign::contact::{Contact, ContactId};
use countersign::identity::DeviceKey;
use countersign::journal::{Entry, Record};
use countersign::name::OwnName;
use countersign::ports::{SecretSealer, Transaction};
use countersign::secret::Secret;
use countersign::time::TimeStep;
use countersign::verify::{ClockRecord, Guard};
use rusqlite::Connection;

use crate::cell::{self, Place};
use crate::error::{Part, VaultError};
use crate::head::{Head, count};
use crate::identity;
use crate::journal;
use crate::keys::{Keys, VaultId};
use crate::row::{BUCKET, Row, bucket_of, check_bucket, save_bucket};
use crate::sealer::RootSealer;

/// A view of the vault within one transaction.
pub struct VaultTransaction<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) keys: &'a Keys,
    pub(crate) vault: VaultId,
    pub(crate) head: Head,
    /// Buckets that were held against the head in this transaction.
    checked: RefCell<BTreeSet<u64>>,
    /// Buckets whose rows changed since.
    changed: BTreeSet<u64>,
    /// Whether anything changed, so that the head needs a new code.
    dirty: bool,
    /// Whether contacts were added or removed, which the anchor should learn of at once.
    urgent: bool,
    /// Whether a secret was removed, which should not lie on in the write-ahead log.
    erased: bool,
}

/// What a transaction left to do after its commit.
pub(crate) struct Changed {
    pub(crate) head: Head,
    /// The anchor should learn of it at once.
    pub(crate) urgent: bool,
    /// The write-ahead log holds what was erased.
    pub(crate) erased: bool,
}

/// The largest number that a row can have.
const LAST_ROW: u64 = i64::MAX.unsigned_abs();

impl<'a> VaultTransaction<'a> {
    /// Begins on a state whose head was just checked.
    pub(crate) const fn new(conn: &'a Connection, keys: &'a Keys, vault: VaultId, head: Head) -> Self {
        Self {
            conn,
            keys,
            vault,
            head,
            checked: RefCell::new(BTreeSet::new()),
            changed: BTreeSet::new(),
            dirty: false,
            urgent: false,
            erased: false,
        }
    }

    /// Says that something under the head changed.
    pub(crate) const fn touch(&mut self) {
        self.dirty = true;
    }

    /// Writes buckets and head; `None` when nothing changed.
    pub(crate) fn finish(self) -> Result<Option<Changed>, VaultError> {
        if !self.dirty {
            return Ok(None);
        }
        for n in &self.changed {
            save_bucket(self.conn, self.keys, *n)?;
        }
        self.head.save(self.conn, self.keys)?;
        Ok(Some(Changed { head: self.head, urgent: self.urgent, erased: self.erased }))
    }

    /// Holds a bucket against the head, once in each transaction.
    fn check(&self, n: u64) -> Result<(), VaultError> {
        if !self.checked.borrow().contains(&n) {
            check_bucket(self.conn, self.keys, n)?;
            self.checked.borrow_mut().insert(n);
        }
        Ok(())
    }

    fn row(&self, id: ContactId) -> Result<Row, VaultError> {
        self.find(id)?.ok_or(VaultError::NoSuchContact(id))
    }

    fn find(&self, id: ContactId) -> Result<Option<Row>, VaultError> {
        if id.0 >= self.head.next_contact {
            return Ok(None);
        }
        self.check(bucket_of(id))?;
        let mut found = None;
        Row::load(self.conn, self.keys, id.0, id.0, |row| {
            found = Some(row);
            Ok(())
        })?;
        Ok(found)
    }

    fn open_contact(&self, row: &Row) -> Result<Contact, VaultError> {
        let plain = cell::open(self.keys.meta(), self.vault, Place::contact(row.id, row.version), &row.meta)?;
        Contact::from_bytes(&plain).map_err(|_| VaultError::Corrupt(Part::Cell))
    }

    fn open_guard(&self, row: &Row) -> Result<Guard, VaultError> {
        let plain = cell::open(self.keys.meta(), self.vault, Place::guard(row.id, row.version), &row.guard)?;
        Guard::from_bytes(&plain).map_err(|_| VaultError::Corrupt(Part::Cell))
    }

    fn open_root(&self, row: &Row) -> Result<Secret<32>, VaultError> {
        RootSealer { keys: self.keys, vault: self.vault }.open(ContactId(row.id), row.version, &row.secret)
    }

    /// Seals the three cells of a contact for a version of its row and writes them.
    fn save_row(
        &mut self,
        row: &mut Row,
        version: u64,
        contact: &Contact,
        root: &Secret<32>,
        guard: &Guard,
    ) -> Result<(), VaultError> {
        row.version = version;
        let vault = self.vault;
        row.meta = cell::seal(self.keys.meta(), vault, Place::contact(row.id, version), &contact.to_bytes())?;
        row.guard = cell::seal(self.keys.meta(), vault, Place::guard(row.id, version), &guard.to_bytes())?;
        row.secret = RootSealer { keys: self.keys, vault }.seal(ContactId(row.id), version, root)?;
        row.save(self.conn, self.keys)?;
        self.changed.insert(bucket_of(ContactId(row.id)));
        self.dirty = true;
        Ok(())
    }

    /// Reads a row, lets `change` alter what it holds and seals it under the next version.
    fn update(
        &mut self,
        id: ContactId,
        change: impl FnOnce(&mut Contact, &mut Secret<32>, &mut Guard),
    ) -> Result<(), VaultError> {
        let mut row = self.row(id)?;
        let (mut contact, mut root, mut guard) =
            (self.open_contact(&row)?, self.open_root(&row)?, self.open_guard(&row)?);
        change(&mut contact, &mut root, &mut guard);
        let version = row.version.checked_add(1).ok_or(VaultError::OutOfRange)?;
        self.save_row(&mut row, version, &contact, &root, &guard)
    }

    /// Reads every row in the order of their numbers, all held against the head.
    pub(crate) fn each_row(&self, mut each: impl FnMut(Row) -> Result<(), VaultError>) -> Result<(), VaultError> {
        let last = self.head.next_contact.saturating_sub(1);
        for n in 0..=last / BUCKET {
            self.check(n)?;
        }
        let mut rows = 0_u64;
        // Beyond the last number too: a row that nobody gave a number must not lie there.
        Row::load(self.conn, self.keys, 0, LAST_ROW, |row| {
            rows = rows.saturating_add(1);
            each(row)
        })?;
        if rows == self.head.contacts { Ok(()) } else { Err(VaultError::Corrupt(Part::Row)) }
    }

    /// Raises every mark of every contact to `step`, where it stands lower.
    pub(crate) fn raise_all_marks(&mut self, step: TimeStep) -> Result<(), VaultError> {
        let mut ids = Vec::new();
        self.each_row(|row| {
            ids.push(ContactId(row.id));
            Ok(())
        })?;
        for id in ids {
            for context in Context::ALL {
                self.raise_mark(id, context, step)?;
            }
        }
        Ok(())
    }

    /// Seals every contact anew under other keys; the rows keep their numbers, versions and marks.
    pub(crate) fn reseal_contacts(&self, new: &Keys) -> Result<(), VaultError> {
        let mut rows = Vec::new();
        self.each_row(|row| {
            rows.push(row);
            Ok(())
        })?;
        let mut resealed = VaultTransaction::new(self.conn, new, self.vault, self.head.clone());
        for mut row in rows {
            let (contact, root, guard) = (self.open_contact(&row)?, self.open_root(&row)?, self.open_guard(&row)?);
            let version = row.version;
            resealed.save_row(&mut row, version, &contact, &root, &guard)?;
        }
        for n in resealed.changed {
            save_bucket(self.conn, new, n)?;
        }
        Ok(())
    }
}

impl Transaction for VaultTransaction<'_> {
    type Error = VaultError;

    fn contacts(&self) -> Result<Vec<(ContactId, Contact)>, VaultError> {
        let mut contacts = Vec::new();
        self.each_row(|row| {
            contacts.push((ContactId(row.id), self.open_contact(&row)?));
            Ok(())
        })?;
        Ok(contacts)
    }

    fn contact(&self, id: ContactId) -> Result<Option<Contact>, VaultError> {
        self.find(id)?.map(|row| self.open_contact(&row)).transpose()
    }

    fn root(&self, id: ContactId) -> Result<Secret<32>, VaultError> {
        self.open_root(&self.row(id)?)
    }

    fn guard(&self, id: ContactId) -> Result<Guard, VaultError> {
        self.open_guard(&self.row(id)?)
    }

    fn mark(&self, id: ContactId, context: Context) -> Result<Option<TimeStep>, VaultError> {
        Ok(self.row(id)?.mark(context).map(TimeStep))
    }

    fn clock(&self) -> Result<Option<ClockRecord>, VaultError> {
        identity::clock(self.conn, self.keys, self.vault)
    }

    fn own_name(&self) -> Result<OwnName, VaultError> {
        identity::load(self.conn, self.keys)?.own_name(self.keys, self.vault)
    }

    fn device_key(&self) -> Result<DeviceKey, VaultError> {
        identity::load(self.conn, self.keys)?.device_key(self.keys, self.vault)
    }

    fn journal(&self, from: u64, limit: usize) -> Result<Vec<Record>, VaultError> {
        journal::read(self.conn, self.keys, self.vault, &self.head, from, limit)
    }

    fn journal_len(&self) -> Result<u64, VaultError> {
        Ok(self.head.seq)
    }

    fn add_contact(&mut self, contact: &Contact, root: &Secret<32>) -> Result<ContactId, VaultError> {
        let id = self.head.next_contact;
        self.head.next_contact = id.checked_add(1).ok_or(VaultError::OutOfRange)?;
        self.head.contacts = self.head.contacts.checked_add(1).ok_or(VaultError::OutOfRange)?;
        self.check(bucket_of(ContactId(id)))?;
        let mut row =
            Row { id, version: 1, meta: Vec::new(), secret: Vec::new(), guard: Vec::new(), marks: Vec::new() };
        self.save_row(&mut row, 1, contact, root, &Guard::default())?;
        self.urgent = true;
        Ok(ContactId(id))
    }

    fn set_contact(&mut self, id: ContactId, contact: &Contact) -> Result<(), VaultError> {
        self.update(id, |kept, _, _| *kept = contact.clone())
    }

    fn set_root(&mut self, id: ContactId, root: &Secret<32>) -> Result<(), VaultError> {
        self.urgent = true;
        self.erased = true;
        let mut bytes = Box::new(*root.for_sealing());
        let root = Secret::from_sealed(&mut bytes);
        self.update(id, |_, kept, _| *kept = root)
    }

    fn set_guard(&mut self, id: ContactId, guard: &Guard) -> Result<(), VaultError> {
        self.update(id, |_, _, kept| *kept = guard.clone())
    }

    fn raise_mark(&mut self, id: ContactId, context: Context, step: TimeStep) -> Result<bool, VaultError> {
        let raised = self.row(id)?.raise(self.conn, self.keys, context, step.0)?;
        if raised {
            self.changed.insert(bucket_of(id));
            self.dirty = true;
        }
        Ok(raised)
    }

    fn remove_contact(&mut self, id: ContactId) -> Result<(), VaultError> {
        self.row(id)?;
        // The marks go with the row.
        let removed =
            self.conn.prepare_cached("DELETE FROM contact WHERE id=?")?.execute([crate::sql::to_sql(id.0)?])?;
        self.head.contacts = self.head.contacts.checked_sub(count(removed)).ok_or(VaultError::Corrupt(Part::Head))?;
        self.changed.insert(bucket_of(id));
        self.dirty = true;
        self.urgent = true;
        self.erased = true;
        Ok(())
    }

    fn set_clock(&mut self, record: &ClockRecord) -> Result<(), VaultError> {
        self.dirty = true;
        identity::set_clock(self.conn, self.keys, self.vault, record)
    }

    fn set_own_name(&mut self, name: &OwnName) -> Result<(), VaultError> {
        self.dirty = true;
        let identity = identity::load(self.conn, self.keys)?;
        identity.with_name(self.keys, self.vault, name)?.save(self.conn, self.keys)
    }

    fn append(&mut self, entry: &Entry) -> Result<u64, VaultError> {
        self.dirty = true;
        journal::append(self.conn, self.keys, self.vault, &mut self.head, entry)
    }
}
