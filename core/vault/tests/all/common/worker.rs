//! Starts the worker process and makes the vault it works on.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use countersign::ports::{Store, Transaction};
use countersign::secret::Secret;
use countersign::testing::contract;
use countersign::time::UnixTime;
use countersign_vault::{PlatformSlot, Setup, Unlock, Vault, VaultError};

use super::{NOW, clock, own_name};

/// The platform key of every vault that a worker opens.
pub(crate) const KEY: [u8; 32] = [5; 32];

pub(crate) const WORKER: &str = env!("CARGO_BIN_EXE_countersign-vault-worker");

/// Makes a vault with one contact whose marks stand at 0, closed.
pub(crate) fn make(dir: &Path) {
    let key = Secret::from_sealed(&mut { KEY });
    let setup = Setup {
        own_name: &own_name(),
        at: UnixTime(NOW),
        platform: PlatformSlot::Handed(&key),
        passphrase: None,
        recovery: None,
    };
    let mut vault = Vault::create(dir, setup).unwrap();
    let added = vault.write(|transaction| transaction.add_contact(&contract::contact(1), &contract::root(1)));
    added.unwrap_or_else(|error: VaultError| panic!("{error}"));
}

pub(crate) fn open(dir: &Path) -> Vault {
    Vault::open(dir, Unlock::Handed { key: &KEY, anchor: None }, &clock()).unwrap_or_else(|error| panic!("{error}"))
}

/// A worker whose lines are read as they come.
pub(crate) struct Worker {
    pub(crate) child: Child,
    pub(crate) lines: std::io::Lines<BufReader<ChildStdout>>,
}

impl Worker {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::of(Command::new(WORKER).args(arguments))
    }

    pub(crate) fn of(command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// Reads the next line; `None` when the process ended.
    pub(crate) fn line(&mut self) -> Option<String> {
        self.lines.next().map(Result::unwrap)
    }

    /// Ends the process as a power cut does, and gives the last whole number it said.
    pub(crate) fn kill(mut self) -> Option<u64> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.lines.map_while(Result::ok).filter_map(|line| line.parse().ok()).last()
    }
}
