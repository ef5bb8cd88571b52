//! Two people on two devices, filled through the crates that the program itself stands on, and the program run on them.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use countersign::contact::{Contact, Requirement, Side, TrustLevel};
use countersign::name::{ContactName, OwnName, PeerName};
use countersign::ports::{Clock as _, Store as _, Transaction as _};
use countersign::secret::Secret;
use countersign_vault::{KdfCost, PlatformSlot, Setup, SystemClock, Unlock, Vault, VaultError};
use serde_json::Value;
use tempfile::TempDir;

/// Unlocks every device of these tests.
pub(crate) const PASSPHRASE: &str = "correct horse battery staple";

/// A device with its folder.
pub(crate) struct Device {
    home: TempDir,
}

impl Device {
    /// Sets a device up, with the cheapest passphrase that is accepted on read.
    pub(crate) fn new(name: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let own_name = OwnName::new(name).unwrap();
        let setup = Setup {
            own_name: &own_name,
            at: SystemClock.read().wall,
            platform: PlatformSlot::None,
            passphrase: Some((PASSPHRASE, KdfCost::new(19 * 1024, 1, 1).unwrap())),
            recovery: None,
        };
        drop(Vault::create(&home.path().join("people"), setup).unwrap());
        Self { home }
    }

    /// A folder in which nothing is set up.
    pub(crate) fn bare() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// The folder for other files.
    pub(crate) fn path(&self) -> &Path {
        self.home.path()
    }

    /// Puts a person in, as a pairing would.
    pub(crate) fn meet(&self, name: &str, side: Side, root: u8) {
        let mut vault = Vault::open(&self.people(), Unlock::Passphrase(PASSPHRASE), &SystemClock).unwrap();
        let contact = Contact {
            name: ContactName::new(name).unwrap(),
            calls_themselves: PeerName::new(name).unwrap(),
            level: TrustLevel::InPersonQr,
            side,
            capabilities: 7,
            device_key: [root; 32],
            revocation: [0; 16],
            pair_id: [root; 16],
            paired_at: SystemClock.read().wall,
            epoch: 0,
            number: None,
            suspended_at: None,
            requirement: Requirement::Roles,
        };
        let secret = Secret::from_sealed(&mut [root; 32]);
        let added: Result<_, VaultError> = vault.write(|tx| tx.add_contact(&contact, &secret));
        added.unwrap();
    }

    /// Where the people are.
    pub(crate) fn people(&self) -> std::path::PathBuf {
        self.home.path().join("people")
    }

    /// The program on this device, without a terminal, in a UTF-8 locale.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
        command.args(args).env("COUNTERSIGN_HOME", self.people()).env("LC_ALL", "C.UTF-8");
        // `CI` brings colours even to a dumb terminal.
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "DBUS_SESSION_BUS_ADDRESS", "CI"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program with the passphrase on standard input.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.feed(&[args, &["--passphrase-fd", "0"]].concat(), &format!("{PASSPHRASE}\n"))
    }

    /// Runs the program with anything on standard input.
    pub(crate) fn feed(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that reads nothing closes its end first.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        Ran::from(child.wait_with_output().unwrap())
    }

    /// Runs the program with `--json` and gives its one line.
    pub(crate) fn json(&self, args: &[&str]) -> (i32, Value) {
        let ran = self.run(&[args, &["--json"]].concat());
        assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
        (ran.code, serde_json::from_str(&ran.out).unwrap())
    }

    /// Gives the code that this device shows.
    pub(crate) fn code(&self, whom: &str, role: &str) -> String {
        let (exit, answer) = self.json(&["prove", whom, role]);
        assert_eq!(exit, 0, "{answer}");
        answer["code"].as_str().unwrap().to_owned()
    }
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Petra and Omar, paired: each has the other, and they share a root.
pub(crate) fn pair() -> (Device, Device) {
    let (petra, omar) = (Device::new("Petra"), Device::new("Omar"));
    petra.meet("Omar", Side::Initiator, 7);
    omar.meet("Petra", Side::Responder, 7);
    (petra, omar)
}
