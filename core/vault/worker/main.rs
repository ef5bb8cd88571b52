//! A process that the vault's tests start, kill, trace and look into. It exists because durability, locking between
//! processes and what is left in memory show only from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test's process ends where anything is not as the test set it up, and speaks on standard output"
)]

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use countersign::code::Context;
use countersign::contact::ContactId;
use countersign::journal::{Entry, Event};
use countersign::name::OwnName;
use countersign::ports::{Store, Transaction};
use countersign::secret::Secret;
use countersign::testing::SetClock;
use countersign::time::{TimeStep, UnixTime};
use countersign_vault::platform::{KeyringKeys, Patience, PlatformKeys};
use countersign_vault::{PlatformSlot, Setup, Unlock, Vault, VaultError, VaultId};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["create", dir] => create(Path::new(dir)),
        ["write", dir, mark, from, to] => {
            write(Path::new(dir), mark, from.parse().unwrap(), to.parse().unwrap());
        }
        ["hold", dir] => hold(Path::new(dir)),
        ["keystore", steps @ ..] => keystore(steps),
        other => panic!("unknown arguments {other:?}"),
    }
}

fn say(line: &str) {
    // One write for one line: the reader must never see half of an acknowledgement.
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn clock() -> SetClock {
    SetClock::at(1_800_000_000)
}

fn open(dir: &Path, key: &[u8]) -> Vault {
    loop {
        match Vault::open(dir, Unlock::Handed { key, anchor: None }, &clock()) {
            Err(VaultError::Busy) => {}
            opened => return opened.unwrap(),
        }
    }
}

/// Makes a vault under a key of fives.
fn create(dir: &Path) {
    let key = Secret::from_sealed(&mut [5; 32]);
    let name = OwnName::from_stored("Petra").unwrap();
    let setup = Setup {
        own_name: &name,
        at: UnixTime(1_800_000_000),
        platform: PlatformSlot::Handed(&key),
        passphrase: None,
        recovery: None,
    };
    drop(Vault::create(dir, setup).unwrap());
    say("created");
}

/// Makes one change after the other and says the number of each once it is kept. `mark` names the writer: its context of
/// contact 1 counts its changes, and each journal entry carries the number.
fn write(dir: &Path, mark: &str, from: u64, to: u64) {
    let (context, writer) = match mark {
        "caller" => (Context::Caller, 1_u64),
        "callee" => (Context::Callee, 2),
        other => panic!("no writer {other}"),
    };
    let mut vault = open(dir, &[5; 32]);
    for number in from..=to {
        let entry = Entry {
            at: UnixTime(number),
            contact: None,
            event: Event::Exported(writer.checked_mul(1_000_000).unwrap().checked_add(number).unwrap()),
        };
        loop {
            let outcome = vault.write(|transaction| {
                assert!(transaction.raise_mark(ContactId(1), context, TimeStep(number))?, "the mark was lower");
                transaction.append(&entry)
            });
            match outcome {
                Err(VaultError::Busy) => {}
                outcome => {
                    outcome.unwrap();
                    break;
                }
            }
        }
        say(&number.to_string());
    }
}

/// Reads its key without a buffer that would keep a copy, unlocks, uses everything, locks and waits at each step.
fn hold(dir: &Path) {
    let mut input = File::open("/dev/stdin").unwrap();
    let mut wait = || {
        let mut byte = [0];
        input.read_exact(&mut byte).unwrap();
    };
    let mut key = Box::new([0; 32]);
    File::open(dir.join("key")).unwrap().read_exact(key.as_mut_slice()).unwrap();
    let key = Secret::from_sealed(&mut key);
    let mut vault = open(dir, key.for_sealing());
    drop(key);
    vault
        .write(|transaction| {
            let (id, contact) = transaction.contacts()?.swap_remove(0);
            transaction.set_contact(id, &contact)?;
            transaction.raise_mark(id, Context::Quick, TimeStep(1))?;
            drop(transaction.root(id)?);
            drop(transaction.device_key()?);
            transaction.append(&Entry { at: UnixTime(1), contact: None, event: Event::ClockAccepted })
        })
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
    vault.check_file().unwrap();
    say("unlocked");
    wait();
    vault.lock().unwrap();
    say("locked");
    wait();
}

/// Talks to the session's keystore and says each outcome: `set`, `get`, `other`, `anchor`, `post`, `items`, `delete`.
fn keystore(steps: &[&str]) {
    let vault = VaultId([0xab; 16]);
    let mut keystore = KeyringKeys::new(Patience::Silent);
    for step in steps {
        let key = Secret::from_sealed(&mut [0x5a; 32]);
        let outcome = match *step {
            "set" => keystore.set_key(vault, 1, &key).map(|()| "kept".to_owned()),
            "get" => keystore.key(vault, 1).map(|key| match key {
                Some(key) if key.for_sealing() == &[0x5a; 32] => "same".to_owned(),
                Some(_) => "another".to_owned(),
                None => "none".to_owned(),
            }),
            "post" => {
                keystore.post_anchor(vault, &[7; 104], false);
                keystore.flush().map(|()| "posted".to_owned())
            }
            "anchor" => keystore.anchor(vault).map(|anchor| format!("{:?}", anchor.map(|bytes| bytes.len()))),
            "items" => keystore.items().map(|items| format!("{}", items.len())),
            "reopen" => keystore.reopen().map(|()| "open".to_owned()),
            "delete" => keystore
                .delete_key(vault, 1)
                .and_then(|()| keystore.delete_anchor(vault))
                .map(|()| "deleted".to_owned()),
            "wait" => {
                say("waiting");
                std::io::stdin().read_exact(&mut [0]).unwrap();
                continue;
            }
            "contract" => {
                countersign_vault::platform::contract::keystore(|| KeyringKeys::new(Patience::Silent));
                Ok("contract kept".to_owned())
            }
            other => panic!("no step {other}"),
        };
        match outcome {
            Ok(text) => say(&text),
            Err(error) => say(&format!("{error:?}")),
        }
    }
}
