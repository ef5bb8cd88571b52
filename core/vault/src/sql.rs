//! The database underneath: how a connection is opened and set up, the tables, and numbers. It exists so that every
//! process talks to the file under the same rules of durability and distrust.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Part, VaultError};
use crate::file::Storage;

/// "CSG1": tells a vault from any other SQLite file.
pub(crate) const APPLICATION_ID: i64 = 0x4353_4731;
/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(3);
/// The first SQLite without the WAL-reset fault that corrupts databases with two writers.
const SQLITE_LEAST: i32 = 3_051_003;

/// The tables (`docs/format.md`, "Vault file").
pub(crate) const SCHEMA: &str = "
CREATE TABLE vault(id INTEGER PRIMARY KEY CHECK(id=1), vault_id BLOB NOT NULL, format INTEGER NOT NULL,
  flags INTEGER NOT NULL, generation INTEGER NOT NULL) STRICT;
CREATE TABLE keyslot(slot INTEGER PRIMARY KEY, kind INTEGER NOT NULL, gen INTEGER NOT NULL, kdf BLOB NOT NULL,
  wrapped BLOB NOT NULL, confirmed INTEGER NOT NULL) STRICT;
CREATE TABLE identity(id INTEGER PRIMARY KEY CHECK(id=1), ver INTEGER NOT NULL, public BLOB NOT NULL,
  secret BLOB NOT NULL, name BLOB NOT NULL, row_mac BLOB NOT NULL) STRICT;
CREATE TABLE clock(id INTEGER PRIMARY KEY CHECK(id=1), ver INTEGER NOT NULL, cell BLOB NOT NULL,
  row_mac BLOB NOT NULL) STRICT;
CREATE TABLE contact(id INTEGER PRIMARY KEY, ver INTEGER NOT NULL, meta BLOB NOT NULL, secret BLOB NOT NULL,
  guard BLOB NOT NULL, row_mac BLOB NOT NULL) STRICT;
CREATE TABLE mark(contact INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE, ctx INTEGER NOT NULL,
  step INTEGER NOT NULL, PRIMARY KEY(contact, ctx)) STRICT, WITHOUT ROWID;
CREATE TABLE bucket(n INTEGER PRIMARY KEY, mac BLOB NOT NULL) STRICT;
CREATE TABLE head(id INTEGER PRIMARY KEY CHECK(id=1), seq INTEGER NOT NULL, h BLOB NOT NULL,
  ncontact INTEGER NOT NULL, next_contact INTEGER NOT NULL, mac BLOB NOT NULL) STRICT;
";

/// The journal's table, which refuses to lose or change a row; that guards against our faults, not against attackers.
pub(crate) const LOG: &str = "
CREATE TABLE log(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, h BLOB NOT NULL) STRICT;
CREATE TRIGGER log_keeps_rows BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER log_keeps_text BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
";

/// Refuses a SQLite that is known to corrupt databases.
pub(crate) fn assert_version() -> Result<(), VaultError> {
    if rusqlite::version_number() < SQLITE_LEAST {
        return Err(VaultError::SqliteTooOld(rusqlite::version()));
    }
    Ok(())
}

/// Opens a file that exists and sets the connection up; the journal mode is left as it is.
pub(crate) fn connect(path: &Path) -> Result<Connection, VaultError> {
    assert_version()?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 1 << 20)?;
    // Memory stays small whatever the size of the vault: 4 MiB of cache.
    conn.execute_batch(
        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;
         PRAGMA mmap_size=0; PRAGMA secure_delete=ON; PRAGMA cache_size=-4096;",
    )?;
    Ok(conn)
}

/// Chooses how commits reach the disk: the write-ahead log with a flush at each commit, or, where shared memory cannot
/// be relied on, a rollback journal whose removal is flushed too.
pub(crate) fn make_durable(conn: &Connection, storage: Storage) -> Result<(), VaultError> {
    let mode = |name: &str| -> Result<String, VaultError> {
        Ok(conn.query_row(&format!("PRAGMA journal_mode={name}"), [], |row| row.get(0))?)
    };
    let wal = storage == Storage::Local && mode("WAL")?.eq_ignore_ascii_case("wal");
    if !wal && !mode("DELETE")?.eq_ignore_ascii_case("delete") {
        return Err(VaultError::Busy);
    }
    conn.execute_batch(if wal { "PRAGMA synchronous=FULL;" } else { "PRAGMA synchronous=EXTRA;" })?;
    // On Apple's systems a plain flush leaves data in the drive's cache; elsewhere these change nothing.
    conn.execute_batch("PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON;")?;
    Ok(())
}

/// Turns a number of ours into SQLite's signed one.
pub(crate) fn to_sql(number: u64) -> Result<i64, VaultError> {
    i64::try_from(number).map_err(|_| VaultError::OutOfRange)
}

/// Turns SQLite's number into ours: a vault holds none below zero.
pub(crate) fn from_sql(number: i64) -> Result<u64, VaultError> {
    u64::try_from(number).map_err(|_| VaultError::Corrupt(Part::File))
}
