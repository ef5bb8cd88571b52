//! What someone with the file and without its keys can do to it: every change is noticed, before or when it matters.

use core::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::common::{NOW, Place, clock, own_name};
use countersign::code::Context;
use countersign::contact::ContactId;
use countersign::journal::Event;
use countersign::ports::{Clock, Store, Transaction};
use countersign::secret::Secret;
use countersign::testing::contract;
use countersign::time::{TimeStep, UnixTime};
use countersign::verify::ClockRecord;
use countersign_vault::{KdfCost, PlatformSlot, RecoveryCode, Setup, SystemEntropy, Unlock, Vault, VaultError};
use rusqlite::types::Value;
use rusqlite::{Connection, params};

const KEY: [u8; 32] = [5; 32];
/// More than are checked at each open.
const ENTRIES: u64 = 1100;
const CONTACTS: u8 = 130;

/// A vault with something in every table: contacts in two buckets, marks, a clock, more journal than an opening checks.
struct Base {
    place: Place,
    bytes: Vec<u8>,
}

impl Base {
    fn new() -> Self {
        let place = Place::new();
        let key = Secret::from_sealed(&mut { KEY });
        let code = RecoveryCode::generate(&mut SystemEntropy).unwrap();
        let mut vault = Vault::create(
            &place.dir(),
            Setup {
                own_name: &own_name(),
                at: UnixTime(NOW),
                platform: PlatformSlot::Handed(&key),
                passphrase: Some(("a passphrase", KdfCost::LEAST)),
                recovery: Some(&code),
            },
        )
        .unwrap();
        vault
            .write(|transaction| {
                for seed in 1..=CONTACTS {
                    let id = transaction.add_contact(&contract::contact(seed), &contract::root(seed))?;
                    transaction.raise_mark(id, Context::Caller, TimeStep(u64::from(seed)))?;
                }
                for nth in 1..ENTRIES {
                    transaction.append(&contract::entry(nth, Event::ClockAccepted))?;
                }
                transaction.set_clock(&ClockRecord::accepted(clock().read()))
            })
            .unwrap_or_else(|error: VaultError| panic!("{error}"));
        drop(vault);
        let bytes = std::fs::read(place.file("vault.db")).unwrap();
        Self { place, bytes }
    }

    fn path(&self) -> PathBuf {
        self.place.file("vault.db")
    }

    fn open(&self) -> Result<Vault, VaultError> {
        Vault::open(&self.place.dir(), Unlock::Handed { key: &KEY, anchor: None }, &clock())
    }

    /// Puts the untouched file in place, lets `change` alter it and says whether anything noticed.
    fn noticed(&self, change: impl FnOnce(&Connection)) -> bool {
        self.reset(change);
        self.everything().is_err()
    }

    fn reset(&self, change: impl FnOnce(&Connection)) {
        for name in ["vault.db-wal", "vault.db-shm"] {
            let _ = std::fs::remove_file(self.place.file(name));
        }
        std::fs::write(self.path(), &self.bytes).unwrap();
        edit(&self.path(), change);
    }

    /// Opens the vault and reads all of it.
    fn everything(&self) -> Result<(), VaultError> {
        let mut vault = self.open()?;
        vault.check_file()?;
        vault.check_journal(None, |_, _| ControlFlow::Continue(()))?;
        vault.read(|transaction| {
            for (id, _) in transaction.contacts()? {
                for context in Context::ALL {
                    transaction.mark(id, context)?;
                }
            }
            transaction.journal(1, usize::MAX).map(|_| ())
        })
    }
}

fn edit(path: &Path, change: impl FnOnce(&Connection)) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch("PRAGMA foreign_keys=OFF; DROP TRIGGER log_keeps_rows; DROP TRIGGER log_keeps_text;").unwrap();
    change(&conn);
    conn.close().unwrap();
}

/// Every column of every row that is looked at: the table, the column, and the row by its rowid's order.
const COLUMNS: [(&str, &[&str]); 9] = [
    ("vault", &["vault_id", "format", "flags", "generation"]),
    ("keyslot", &["slot", "kind", "gen", "kdf", "wrapped", "confirmed"]),
    ("identity", &["ver", "public", "secret", "name", "row_mac"]),
    ("clock", &["ver", "cell", "row_mac"]),
    ("contact", &["id", "ver", "meta", "secret", "guard", "row_mac"]),
    ("mark", &["contact", "ctx", "step"]),
    ("bucket", &["n", "mac"]),
    ("log", &["seq", "body", "h"]),
    ("head", &["seq", "h", "ncontact", "next_contact", "mac"]),
];

#[test]
fn an_untouched_vault_is_whole() {
    let base = Base::new();
    assert!(!base.noticed(|_| ()), "dropping the triggers alone changes no content");
}

#[test]
fn every_column_of_every_kind_of_row_is_covered() {
    let base = Base::new();
    for (table, columns) in COLUMNS {
        for column in columns {
            for order in ["ASC", "DESC"] {
                let noticed = base.noticed(|conn| {
                    let key = if table == "mark" { "contact" } else { primary(table) };
                    let find = format!("SELECT {key}, {column} FROM {table} ORDER BY {key} {order} LIMIT 1");
                    let (row, value): (i64, Value) =
                        conn.query_row(&find, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
                    let altered = match value {
                        Value::Integer(number) => Value::Integer(number + 10_000),
                        Value::Blob(mut bytes) => {
                            match bytes.last_mut() {
                                Some(last) => *last ^= 1,
                                None => bytes.push(1),
                            }
                            Value::Blob(bytes)
                        }
                        other @ (Value::Null | Value::Real(_) | Value::Text(_)) => {
                            panic!("{table}.{column} holds {other:?}")
                        }
                    };
                    let set = format!("UPDATE {table} SET {column}=? WHERE {key}=?");
                    assert_eq!(conn.execute(&set, params![altered, row]).unwrap(), 1);
                });
                assert!(noticed, "{table}.{column} ({order}) may not be changed unnoticed");
            }
        }
    }
}

fn primary(table: &str) -> &'static str {
    match table {
        "keyslot" => "slot",
        "bucket" => "n",
        "log" => "seq",
        _ => "id",
    }
}

#[test]
fn no_row_of_any_kind_can_be_removed() {
    let base = Base::new();
    for (what, sql) in [
        ("a slot", "DELETE FROM keyslot WHERE slot=2"),
        ("the clock", "DELETE FROM clock"),
        ("the identity", "DELETE FROM identity"),
        ("the head", "DELETE FROM head"),
        ("a contact", "DELETE FROM contact WHERE id=3"),
        ("a contact with its marks", "DELETE FROM mark WHERE contact=3; DELETE FROM contact WHERE id=3"),
        (
            "a counted contact",
            "DELETE FROM mark WHERE contact=3; DELETE FROM contact WHERE id=3; UPDATE head SET ncontact=129",
        ),
        (
            "a bucket",
            "DELETE FROM bucket WHERE n=1; DELETE FROM contact WHERE id>127; DELETE FROM mark WHERE contact>127",
        ),
        ("a mark", "DELETE FROM mark WHERE contact=3"),
        ("the newest entry", "DELETE FROM log WHERE seq=1100"),
        ("a recent entry", "DELETE FROM log WHERE seq=1050"),
        ("an old entry", "DELETE FROM log WHERE seq=50"),
        ("the first entry", "DELETE FROM log WHERE seq=1"),
        ("the whole journal", "DELETE FROM log"),
    ] {
        assert!(base.noticed(|conn| conn.execute_batch(sql).unwrap()), "{what} may not be removed unnoticed");
    }
}

#[test]
fn nothing_can_be_moved_added_or_wound_back() {
    let base = Base::new();
    let swap = |column: &str| {
        format!(
            "UPDATE contact SET {column} = CASE id WHEN 1 THEN (SELECT {column} FROM contact WHERE id=3)
             ELSE (SELECT {column} FROM contact WHERE id=1) END WHERE id IN (1, 3)"
        )
    };
    let cases = [
        ("swapped records", swap("meta")),
        ("swapped roots", swap("secret")),
        ("swapped guards", swap("guard")),
        ("swapped row codes", swap("row_mac")),
        ("a mark under another contact", "UPDATE mark SET contact=contact+1000".to_owned()),
        ("a lower mark", "UPDATE mark SET step=step-1 WHERE contact=3".to_owned()),
        ("a mark more", "INSERT INTO mark VALUES(3, 0, 1)".to_owned()),
        ("a raised version", "UPDATE contact SET ver=ver+1 WHERE id=3".to_owned()),
        ("a copied contact", "INSERT INTO contact SELECT 500, ver, meta, secret, guard, row_mac FROM contact WHERE id=1".to_owned()),
        ("an entry behind the head", "INSERT INTO log SELECT 1101, body, h FROM log WHERE seq=1100".to_owned()),
        ("swapped entries", "UPDATE log SET seq=-1 WHERE seq=50; UPDATE log SET seq=50 WHERE seq=51; UPDATE log SET seq=51 WHERE seq=-1".to_owned()),
        ("a head wound back", "UPDATE head SET seq=1099, h=(SELECT h FROM log WHERE seq=1099); DELETE FROM log WHERE seq=1100".to_owned()),
        ("contact numbers wound back", "UPDATE head SET next_contact=100".to_owned()),
        ("a cleared flag", "UPDATE vault SET flags=flags+1".to_owned()),
        ("a confirmed slot", "UPDATE keyslot SET confirmed=NOT confirmed".to_owned()),
        ("swapped slots", "UPDATE keyslot SET wrapped=(SELECT wrapped FROM keyslot WHERE slot=3) WHERE slot=2".to_owned()),
        ("a slot more", "INSERT INTO keyslot SELECT 9, kind, gen, kdf, wrapped, confirmed FROM keyslot WHERE slot=3".to_owned()),
    ];
    for (what, sql) in cases {
        assert!(base.noticed(|conn| conn.execute_batch(&sql).unwrap()), "{what} may not go unnoticed");
    }
}

/// Takes copies of rows out of the file.
fn rows(path: &Path, sql: &str) -> Vec<Vec<Value>> {
    let conn = Connection::open(path).unwrap();
    let mut statement = conn.prepare(sql).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|column| row.get(column)).collect()).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn put(conn: &Connection, table: &str, rows: &[Vec<Value>]) {
    for row in rows {
        let marks = vec!["?"; row.len()].join(",");
        conn.execute(&format!("INSERT OR REPLACE INTO {table} VALUES({marks})"), rusqlite::params_from_iter(row))
            .unwrap();
    }
}

#[test]
fn old_rows_put_back_together_are_noticed() {
    let base = Base::new();
    base.reset(|_| ());
    let old = |table: &str, filter: &str| rows(&base.path(), &format!("SELECT * FROM {table} {filter}"));
    let (contacts, marks, buckets) =
        (old("contact", "WHERE id IN (1,3)"), old("mark", "WHERE contact IN (1,3)"), old("bucket", ""));
    let (identity, clock_row, head) = (old("identity", ""), old("clock", ""), old("head", ""));
    let mut vault = base.open().unwrap();
    vault
        .write(|transaction| {
            for id in [1, 3] {
                transaction.raise_mark(ContactId(id), Context::Caller, TimeStep(1_000_000))?;
                transaction.set_guard(ContactId(id), &contract::full_guard())?;
            }
            transaction.set_own_name(&countersign::name::OwnName::from_stored("Someone").unwrap())?;
            transaction.set_clock(&ClockRecord::accepted(clock().read()))?;
            transaction.append(&contract::entry(1, Event::ClockAccepted))
        })
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
    drop(vault);
    base.everything().unwrap();
    let newer = std::fs::read(base.path()).unwrap();
    for (what, tables) in [
        ("one old contact", vec![("contact", contacts[..1].to_vec()), ("mark", marks[..1].to_vec())]),
        ("two old contacts", vec![("contact", contacts.clone()), ("mark", marks.clone())]),
        ("two old contacts with their buckets", vec![("contact", contacts), ("mark", marks), ("bucket", buckets)]),
        ("the old identity", vec![("identity", identity)]),
        ("the old clock", vec![("clock", clock_row)]),
        ("the old head", vec![("head", head)]),
    ] {
        std::fs::write(base.path(), &newer).unwrap();
        let conn = Connection::open(base.path()).unwrap();
        conn.execute_batch("PRAGMA foreign_keys=OFF").unwrap();
        for (table, rows) in tables {
            put(&conn, table, &rows);
        }
        conn.close().unwrap();
        assert!(base.everything().is_err(), "{what} may not be put back unnoticed");
    }
}

#[test]
fn an_order_to_delete_that_nobody_gave_is_not_followed() {
    let base = Base::new();
    base.reset(|conn| assert_eq!(conn.execute("UPDATE vault SET flags = flags | 2", []).unwrap(), 1));
    assert!(matches!(base.open(), Err(VaultError::Corrupt(_))));
    assert!(base.path().exists());
}

#[test]
fn a_hostile_file_cannot_demand_memory_or_time() {
    let base = Base::new();
    let kdf = |kib: u32, passes: u32, lanes: u32| {
        let mut bytes = b"A2id\x13".to_vec();
        for number in [kib, passes, lanes] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&[1; 16]);
        bytes
    };
    for (kib, passes, lanes) in [
        (u32::MAX, 3, 1),
        (1024 * 1024 + 1, 3, 1),
        (1024, 3, 1),
        (65_536, 17, 1),
        (65_536, 0, 1),
        (65_536, 3, 0),
        (65_536, 3, 17),
    ] {
        base.reset(|conn| {
            conn.execute("UPDATE keyslot SET kdf=? WHERE kind=2", [kdf(kib, passes, lanes)]).unwrap();
        });
        let opened = Vault::open(&base.place.dir(), Unlock::Passphrase("a passphrase"), &clock());
        assert!(matches!(opened, Err(VaultError::KdfParamsRejected)), "{kib} {passes} {lanes}");
    }
}

#[test]
fn a_broken_chain_is_named_by_its_first_record() {
    let base = Base::new();
    base.reset(|conn| assert_eq!(conn.execute("UPDATE log SET body=x'00' WHERE seq=77", []).unwrap(), 1));
    let mut vault = base.open().expect("an opening looks at the newest thousand only");
    let mut reports = Vec::new();
    let checked = vault.check_journal(None, |checkpoint, of| {
        reports.push((checkpoint.seq(), of));
        ControlFlow::Continue(())
    });
    assert!(matches!(checked, Err(VaultError::LogBroken { seq: 77 })));
    assert!(reports.is_empty(), "nothing was found whole");
    let paged: Result<_, VaultError> = vault.read(|transaction| transaction.journal(70, 20));
    assert!(matches!(paged, Err(VaultError::LogBroken { seq: 77 })), "reading meets it too");
}

#[test]
fn random_flips_are_noticed_or_change_nothing() {
    use countersign::ports::Entropy;
    use countersign::testing::SeededEntropy;
    let base = Base::new();
    base.reset(|_| ());
    // What is read of an untouched vault; pages that nothing uses may be flipped without an effect.
    let whole = |vault: &mut Vault| {
        vault.check_file()?;
        vault.check_journal(None, |_, _| ControlFlow::Continue(()))?;
        vault.read(|transaction| {
            let mut marks = Vec::new();
            for (id, _) in transaction.contacts()? {
                marks.push((transaction.mark(id, Context::Caller)?, *transaction.root(id)?.for_sealing()));
            }
            Ok::<_, VaultError>((transaction.contacts()?, marks, transaction.journal(1, usize::MAX)?))
        })
    };
    let untouched = whole(&mut base.open().unwrap()).unwrap();
    let mut random = SeededEntropy::new(42);
    let mut noticed = 0;
    for _ in 0..200 {
        let mut number = [0; 8];
        random.fill(&mut number).unwrap();
        let at = usize::try_from(u64::from_be_bytes(number)).unwrap() % (base.bytes.len() * 8);
        let mut bytes = base.bytes.clone();
        bytes[at / 8] ^= 1 << (at % 8);
        for name in ["vault.db-wal", "vault.db-shm"] {
            let _ = std::fs::remove_file(base.place.file(name));
        }
        std::fs::write(base.path(), bytes).unwrap();
        match base.open().and_then(|mut vault| whole(&mut vault)) {
            Ok(found) => assert!(found == untouched, "bit {at} changed what is read, unnoticed"),
            Err(_) => noticed += 1,
        }
    }
    assert!(noticed > 100, "most of the file is in use ({noticed} of 200 noticed)");
}
