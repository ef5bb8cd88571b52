use super::*;

fn folder() -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("a/b/vault");
    (root, dir)
}

#[test]
fn an_absent_folder_is_no_vault_and_is_made_on_request() {
    let (_root, dir) = folder();
    assert!(matches!(Files::in_existing(&dir), Err(VaultError::NoVault(_))));
    let files = Files::in_new(&dir).unwrap();
    assert!(!files.has_vault().unwrap());
    assert!(Files::in_existing(&dir).is_ok());
    assert!(Files::in_new(&dir).is_ok(), "one that is there is taken");
}

#[test]
fn a_second_holder_of_the_lock_is_refused_until_the_first_lets_go() {
    let (_root, dir) = folder();
    let files = Files::in_new(&dir).unwrap();
    let held = files.lock().unwrap();
    assert!(matches!(files.lock(), Err(VaultError::VaultInUse)));
    drop(held);
    assert!(files.lock().is_ok());
    assert!(dir.join("vault.lock").exists(), "the lock's file stays");
}

#[test]
fn a_file_in_place_of_the_folder_is_refused() {
    let (root, _) = folder();
    let path = root.path().join("file");
    fs::write(&path, b"").unwrap();
    assert!(matches!(Files::in_existing(&path), Err(VaultError::Io(_))));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn everything_is_private_whatever_the_umask() {
        let (_root, dir) = folder();
        // A umask can only take rights away; under 022 plain calls give 0755 and 0644.
        let files = Files::in_new(&dir).unwrap();
        assert_eq!(mode(&dir), 0o700);
        drop(files.lock().unwrap());
        assert_eq!(mode(&dir.join("vault.lock")), 0o600);
        assert_eq!(mode(&files.make_unfinished().unwrap()), 0o600);
    }

    #[test]
    fn what_others_may_read_is_refused_by_name() {
        let (_root, dir) = folder();
        let files = Files::in_new(&dir).unwrap();
        for bits in [0o710, 0o701, 0o750, 0o755, 0o777] {
            set_mode(&dir, bits);
            assert!(matches!(Files::in_existing(&dir), Err(VaultError::InsecurePermissions(path)) if path == dir));
        }
        set_mode(&dir, 0o700);
        files.make_unfinished().unwrap();
        files.publish().unwrap();
        assert!(files.has_vault().unwrap());
        for bits in [0o640, 0o604, 0o660] {
            set_mode(&files.vault(), bits);
            assert!(matches!(files.has_vault(), Err(VaultError::InsecurePermissions(path)) if path == files.vault()));
        }
    }

    #[test]
    fn what_someone_else_owns_is_refused() {
        let (_root, dir) = folder();
        drop(Files::in_new(&dir).unwrap());
        // Only root may give a folder away; elsewhere there is nothing of someone else's to try with.
        if rustix::process::geteuid().is_root() {
            std::os::unix::fs::chown(&dir, Some(12_345), None).unwrap();
            assert!(matches!(Files::in_existing(&dir), Err(VaultError::InsecurePermissions(_))));
        } else {
            assert!(matches!(Files::in_existing(Path::new("/")), Err(VaultError::InsecurePermissions(_))));
        }
    }

    #[test]
    fn no_link_is_followed() {
        let (root, dir) = folder();
        let files = Files::in_new(&dir).unwrap();
        let link = root.path().join("link");
        symlink(&dir, &link).unwrap();
        assert!(matches!(Files::in_existing(&link), Err(VaultError::SymbolicLink(_))), "in place of the folder");
        let elsewhere = root.path().join("elsewhere");
        symlink(&elsewhere, dir.join("vault.lock")).unwrap();
        assert!(matches!(files.lock(), Err(VaultError::SymbolicLink(_))), "in place of the lock");
        symlink(&elsewhere, files.vault()).unwrap();
        assert!(matches!(files.has_vault(), Err(VaultError::SymbolicLink(_))), "in place of the vault");
        assert!(!elsewhere.exists(), "nothing was written through a link");
    }

    #[test]
    fn a_link_above_the_folder_is_resolved() {
        let (root, dir) = folder();
        drop(Files::in_new(&dir).unwrap());
        symlink(dir.parent().unwrap(), root.path().join("var")).unwrap();
        assert!(Files::in_existing(&root.path().join("var/vault")).is_ok());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn network_file_systems_are_refused_and_bridges_get_no_shared_memory() {
    let dir = Path::new("/somewhere");
    for kind in [0x6969, 0x517b, 0xfe53_4d42, 0xff53_4d42, -11_317_950, 0x5346_414f] {
        assert!(matches!(storage_of(kind, dir), Err(VaultError::UnsupportedFilesystem(_))), "{kind:#x}");
    }
    assert_eq!(storage_of(0x6573_5546, dir).unwrap(), Storage::Bridged);
    assert_eq!(storage_of(0x0102_1997, dir).unwrap(), Storage::Bridged);
    assert_eq!(storage_of(0xef53, dir).unwrap(), Storage::Local, "ext4");
    assert_eq!(storage_of(0x9123_683e, dir).unwrap(), Storage::Local, "btrfs");
}
