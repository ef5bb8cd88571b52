//! A small disk of its own, as only root can mount one.

use std::path::PathBuf;
use std::process::Command;

/// A file system in memory that ends when dropped.
pub(crate) struct Small {
    root: tempfile::TempDir,
}

fn run(arguments: &[&str]) {
    let outcome = Command::new(arguments[0]).args(&arguments[1..]).output().unwrap();
    assert!(
        outcome.status.success(),
        "{arguments:?} needs root: run the tests as root, or in a container: {}",
        String::from_utf8_lossy(&outcome.stderr)
    );
}

impl Small {
    pub(crate) fn new(mebibytes: u32) -> Self {
        let small = Self { root: tempfile::tempdir().unwrap() };
        let options = format!("size={mebibytes}m,mode=0700");
        run(&["mount", "-t", "tmpfs", "-o", &options, "tmpfs", small.root.path().to_str().unwrap()]);
        small
    }

    pub(crate) fn dir(&self) -> PathBuf {
        self.root.path().join("vault")
    }

    pub(crate) fn grow(&self, mebibytes: u32) {
        run(&["mount", "-o", &format!("remount,size={mebibytes}m"), self.root.path().to_str().unwrap()]);
    }

    pub(crate) fn make_read_only(&self) {
        run(&["mount", "-o", "remount,ro", self.root.path().to_str().unwrap()]);
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.root.path()).output();
    }
}
