use super::*;
use crate::create::{PlatformSlot, Setup};
use crate::error::VaultError;
use crate::open::Unlock;
use crate::slot::KdfCost;
use crate::vault::Vault;
use countersign::name::OwnName;
use countersign::testing::SetClock;
use countersign::time::UnixTime;

fn vault() -> (tempfile::TempDir, Vault) {
    let root = tempfile::tempdir().unwrap();
    let setup = Setup {
        own_name: &OwnName::from_stored("Petra").unwrap(),
        at: UnixTime(1_800_000_000),
        platform: PlatformSlot::None,
        passphrase: Some(("a passphrase", KdfCost::LEAST)),
        recovery: None,
    };
    let vault = Vault::create(&root.path().join("vault"), setup).unwrap();
    (root, vault)
}

fn add_table(conn: &Connection, _keys: &Keys) -> Result<(), VaultError> {
    Ok(conn.execute_batch("CREATE TABLE added(id INTEGER PRIMARY KEY) STRICT")?)
}

fn fill_then_fail(conn: &Connection, _keys: &Keys) -> Result<(), VaultError> {
    conn.execute_batch("INSERT INTO added VALUES(1)")?;
    Err(VaultError::DiskFull)
}

#[test]
fn each_step_runs_once_behind_a_copy() {
    let (_root, vault) = vault();
    run_steps(&vault.conn, &vault.files, &vault.keys, &[add_table]).unwrap();
    assert_eq!(version(&vault.conn).unwrap(), 2);
    run_steps(&vault.conn, &vault.files, &vault.keys, &[add_table]).unwrap();
    let copy = vault.files.dir().join("vault.db.before-2");
    let kept = Connection::open(&copy).unwrap();
    assert_eq!(version(&kept).unwrap(), 1, "the copy is of the version before");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_step_that_fails_leaves_the_version_before() {
    let (_root, vault) = vault();
    let failed = run_steps(&vault.conn, &vault.files, &vault.keys, &[add_table, fill_then_fail]);
    assert!(matches!(failed, Err(VaultError::DiskFull)));
    assert_eq!(version(&vault.conn).unwrap(), 2, "the step before stays, the one that failed left nothing");
    let rows: i64 = vault.conn.query_row("SELECT count(*) FROM added", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 0);
}

#[test]
fn another_process_that_migrates_is_waited_for_by_name() {
    let (_root, vault) = vault();
    let held = vault.files.lock().unwrap();
    let refused = run_steps(&vault.conn, &vault.files, &vault.keys, &[add_table]);
    assert!(matches!(refused, Err(VaultError::VaultInUse)));
    drop(held);
}

#[test]
fn a_newer_vault_is_left_alone() {
    let (root, vault) = vault();
    vault.conn.pragma_update(None, "user_version", LATEST + 1).unwrap();
    drop(vault);
    let path = root.path().join("vault");
    let before = std::fs::read(path.join("vault.db")).unwrap();
    let opened = Vault::open(&path, Unlock::Passphrase("a passphrase"), &SetClock::at(1_800_000_000));
    assert!(matches!(opened, Err(VaultError::VaultTooNew { found: 2 })));
    assert_eq!(std::fs::read(path.join("vault.db")).unwrap(), before);
}
