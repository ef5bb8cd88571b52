//! The vault's folder and files: who may read them, what they may not be, how they reach the disk. It exists so that
//! every path of the vault passes the same checks before SQLite or anyone else touches it.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::VaultError;

/// How often the lock is tried for.
const LOCK_TRIES: u32 = 20;
/// How long to wait in between.
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// The vault's files within its folder.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    dir: PathBuf,
}

/// What kind of storage a folder lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Storage {
    /// A local disk.
    Local,
    /// Something between us and a disk, where shared memory between processes cannot be relied on.
    #[cfg_attr(
        not(any(target_os = "linux", target_os = "android")),
        allow(dead_code, reason = "only Linux tells what lies below a folder")
    )]
    Bridged,
}

impl Files {
    /// Takes a folder that exists and is safe.
    pub(crate) fn in_existing(dir: &Path) -> Result<Self, VaultError> {
        match fs::symlink_metadata(dir) {
            Ok(found) => check_dir(dir, &found)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(VaultError::NoVault(dir.to_owned())),
            Err(error) => return Err(error.into()),
        }
        Self::resolved(dir)
    }

    /// Takes a folder, making it with mode 0700 if there is none.
    pub(crate) fn in_new(dir: &Path) -> Result<Self, VaultError> {
        match fs::symlink_metadata(dir) {
            Ok(found) => check_dir(dir, &found)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_dirs(dir)?;
                check_dir(dir, &fs::symlink_metadata(dir)?)?;
            }
            Err(error) => return Err(error.into()),
        }
        Self::resolved(dir)
    }

    /// Resolves links above the folder (on macOS `/var` is one), so that SQLite may refuse every link.
    fn resolved(dir: &Path) -> Result<Self, VaultError> {
        Ok(Self { dir: fs::canonicalize(dir)? })
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.dir.join("vault.db")
    }

    /// The vault while it is being made.
    pub(crate) fn unfinished(&self) -> PathBuf {
        self.dir.join("vault.db.new")
    }

    /// Tells whether a vault is there; a link in its place is an error, not a vault.
    pub(crate) fn has_vault(&self) -> Result<bool, VaultError> {
        let path = self.vault();
        match fs::symlink_metadata(&path) {
            Ok(found) => check_file(&path, &found).map(|()| true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes the lock that guards creation, migration, restoring, renewal of keys and deletion. It falls when dropped,
    /// and when the process ends in whatever way; its file stays.
    ///
    /// It waits a moment: what another process does is often over by then, and a program that this process is just starting
    /// holds a copy of the open file until it runs.
    pub(crate) fn lock(&self) -> Result<File, VaultError> {
        let path = self.dir.join("vault.lock");
        let file = open_private(OpenOptions::new().read(true).write(true).create(true), &path)?;
        for _ in 0..LOCK_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(fs::TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
                Err(fs::TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(VaultError::VaultInUse)
    }

    /// Makes an empty private file for SQLite to fill.
    pub(crate) fn make_unfinished(&self) -> Result<PathBuf, VaultError> {
        let path = self.unfinished();
        open_private(OpenOptions::new().read(true).write(true).create_new(true), &path)?;
        Ok(path)
    }

    /// Removes what a broken-off creation left behind.
    pub(crate) fn remove_unfinished(&self) -> Result<(), VaultError> {
        for name in ["vault.db.new", "vault.db.new-journal"] {
            remove(&self.dir.join(name))?;
        }
        Ok(())
    }

    /// Puts the finished file in its place for good.
    pub(crate) fn publish(&self) -> Result<(), VaultError> {
        // Windows flushes only through a handle that may write.
        OpenOptions::new().read(true).write(true).open(self.unfinished())?.sync_all()?;
        fs::rename(self.unfinished(), self.vault())?;
        self.sync_dir()
    }

    /// Removes every file of the vault but the lock, the database last: it carries the order to delete.
    pub(crate) fn remove_all(&self) -> Result<(), VaultError> {
        self.remove_unfinished()?;
        for entry in fs::read_dir(&self.dir)? {
            let entry = entry?;
            // Copies kept before migrations hold the same secrets.
            if entry.file_name().to_string_lossy().starts_with("vault.db.before-") {
                remove(&entry.path())?;
            }
        }
        for name in ["vault.db-wal", "vault.db-shm", "vault.db-journal", "vault.db"] {
            remove(&self.dir.join(name))?;
        }
        self.sync_dir()
    }

    /// Writes a whole, consistent copy of the database beside it, readable by the same keys; an older copy of that name
    /// gives way.
    pub(crate) fn keep_copy(&self, conn: &rusqlite::Connection, copy: &Path) -> Result<(), VaultError> {
        remove(copy)?;
        // SQLite fills an empty file that is there already, so its mode is ours to set.
        open_private(OpenOptions::new().read(true).write(true).create_new(true), copy)?;
        conn.execute("VACUUM INTO ?", [copy.to_string_lossy()])?;
        OpenOptions::new().read(true).write(true).open(copy)?.sync_all()?;
        self.sync_dir()
    }

    /// Makes names reach the disk; Windows does so by itself.
    pub(crate) fn sync_dir(&self) -> Result<(), VaultError> {
        #[cfg(unix)]
        File::open(&self.dir)?.sync_all()?;
        Ok(())
    }

    /// Looks at the file system below the folder.
    pub(crate) fn storage(&self) -> Result<Storage, VaultError> {
        storage(&self.dir)
    }
}

/// Makes a folder with mode 0700 and those above it that are missing, and makes each one's name reach the disk.
fn make_dirs(dir: &Path) -> Result<(), VaultError> {
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    if !parent.exists() {
        make_dirs(parent)?;
    }
    make_dir(dir)?;
    #[cfg(unix)]
    File::open(parent)?.sync_all()?;
    Ok(())
}

fn remove(path: &Path) -> Result<(), VaultError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn check_dir(path: &Path, found: &fs::Metadata) -> Result<(), VaultError> {
    if found.is_symlink() {
        return Err(VaultError::SymbolicLink(path.to_owned()));
    }
    if !found.is_dir() {
        return Err(VaultError::Io(io::ErrorKind::NotADirectory.into()));
    }
    check_owner(path, found)
}

fn check_file(path: &Path, found: &fs::Metadata) -> Result<(), VaultError> {
    if found.is_symlink() {
        return Err(VaultError::SymbolicLink(path.to_owned()));
    }
    if !found.is_file() {
        return Err(VaultError::Io(io::ErrorKind::InvalidInput.into()));
    }
    check_owner(path, found)
}

/// Refuses what others own, read or change.
#[cfg(unix)]
fn check_owner(path: &Path, found: &fs::Metadata) -> Result<(), VaultError> {
    use std::os::unix::fs::MetadataExt;
    /// Every right of the group and of others.
    const OTHERS: u32 = 0o077;
    let mine = found.uid() == rustix::process::geteuid().as_raw();
    let private = found.mode() & OTHERS == 0;
    if mine && private { Ok(()) } else { Err(VaultError::InsecurePermissions(path.to_owned())) }
}

/// On Windows the person's own folder is closed to others by inheritance.
#[cfg(not(unix))]
fn check_owner(_path: &Path, _found: &fs::Metadata) -> Result<(), VaultError> {
    Ok(())
}

#[cfg(unix)]
fn make_dir(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make_dir(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

/// Opens a file with mode 0600 whatever the umask allows, and never through a link.
#[cfg(unix)]
fn open_private(options: &mut OpenOptions, path: &Path) -> Result<File, VaultError> {
    use std::os::unix::fs::OpenOptionsExt;
    let no_follow = i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).map_err(|_| VaultError::OutOfRange)?;
    let opened = options.mode(0o600).custom_flags(no_follow).open(path);
    match opened {
        Ok(file) => {
            check_file(path, &file.metadata()?)?;
            Ok(file)
        }
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
            Err(VaultError::SymbolicLink(path.to_owned()))
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn open_private(options: &mut OpenOptions, path: &Path) -> Result<File, VaultError> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Err(VaultError::SymbolicLink(path.to_owned()));
    }
    Ok(options.open(path)?)
}

/// File systems that reach over a network: their locks cannot be relied on (linux/magic.h).
#[cfg(any(target_os = "linux", target_os = "android"))]
const NETWORK: [i128; 9] = [
    0x6969,      // NFS
    0x517b,      // SMB
    0xfe53_4d42, // SMB2
    0xff53_4d42, // CIFS
    0x5346_414f, // AFS
    0x6b41_4653, // kAFS
    0x7375_7245, // Coda
    0x00c3_6400, // Ceph
    0x564c,      // NCP
];
/// File systems with a program or another machine behind them.
#[cfg(any(target_os = "linux", target_os = "android"))]
const BRIDGED: [i128; 3] = [
    0x6573_5546, // FUSE
    0x0102_1997, // 9P, as in WSL and virtual machines
    0x786f_4256, // VirtualBox shared folders
];

#[cfg(any(target_os = "linux", target_os = "android"))]
fn storage(dir: &Path) -> Result<Storage, VaultError> {
    let kind = i128::from(rustix::fs::statfs(dir).map_err(io::Error::from)?.f_type);
    storage_of(kind, dir)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn storage_of(kind: i128, dir: &Path) -> Result<Storage, VaultError> {
    // The kernel's word may be 32 bits wide and signed.
    let kind = kind & 0xffff_ffff;
    if NETWORK.contains(&kind) {
        return Err(VaultError::UnsupportedFilesystem(dir.to_owned()));
    }
    Ok(if BRIDGED.contains(&kind) { Storage::Bridged } else { Storage::Local })
}

#[cfg(target_os = "macos")]
fn storage(dir: &Path) -> Result<Storage, VaultError> {
    /// `MNT_LOCAL` of sys/mount.h.
    const LOCAL: u32 = 0x1000;
    let flags = rustix::fs::statfs(dir).map_err(io::Error::from)?.f_flags;
    if flags & LOCAL == 0 { Err(VaultError::UnsupportedFilesystem(dir.to_owned())) } else { Ok(Storage::Local) }
}

/// Windows names a network share in the path itself.
#[cfg(windows)]
fn storage(dir: &Path) -> Result<Storage, VaultError> {
    use std::path::{Component, Prefix};
    let share = dir.components().next().is_some_and(|first| match first {
        Component::Prefix(prefix) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        Component::RootDir | Component::CurDir | Component::ParentDir | Component::Normal(_) => false,
    });
    if share { Err(VaultError::UnsupportedFilesystem(dir.to_owned())) } else { Ok(Storage::Local) }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos", windows)))]
fn storage(_dir: &Path) -> Result<Storage, VaultError> {
    Ok(Storage::Local)
}

/// Tells where this person's vault lies unless they say otherwise; `None` when the system names no home.
///
/// `~/.local/share/countersign` on Linux, `Application Support` on macOS, `%LOCALAPPDATA%` on Windows: never a folder that
/// roams between machines.
#[must_use]
pub fn default_dir() -> Option<PathBuf> {
    directories::ProjectDirs::from("org", "countersign", "Countersign").map(|dirs| dirs.data_local_dir().to_owned())
}

#[cfg(test)]
mod tests;
