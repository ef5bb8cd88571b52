//! Fills a vault with 10,000 contacts and 1,000,000 journal records in the folder that is named, then measures opening
//! it, its memory, and durable commits: `cargo run --release --example large --features testing -- FOLDER`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement ends where something is not as it should be, and prints what it found"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use countersign::code::Context;
use countersign::contact::ContactId;
use countersign::journal::Event;
use countersign::name::OwnName;
use countersign::ports::{Store, Transaction};
use countersign::secret::Secret;
use countersign::testing::contract;
use countersign::time::{TimeStep, UnixTime};
use countersign_vault::{PlatformSlot, Setup, SystemClock, Unlock, Vault, VaultError, filler};

fn memory(name: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with(name)).unwrap_or("not known here").to_owned()
}

fn p(sorted: &[Duration], percent: usize) -> Duration {
    sorted[sorted.len().saturating_mul(percent).checked_div(100).unwrap_or(0).min(sorted.len().saturating_sub(1))]
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder for the vault");
    let dir = Path::new(&folder);
    let open = || Vault::open(dir, Unlock::Handed { key: &[5; 32], anchor: None }, &SystemClock);
    match open() {
        Err(VaultError::NoVault(_)) => {
            let begun = Instant::now();
            let setup = Setup {
                own_name: &OwnName::from_stored("Petra").expect("a valid name"),
                at: UnixTime(1_800_000_000),
                platform: PlatformSlot::Handed(&Secret::from_sealed(&mut [5; 32])),
                passphrase: None,
                recovery: None,
            };
            let mut vault = Vault::create(dir, setup).unwrap();
            filler::fill(&mut vault, 10_000, 1_000_000).unwrap();
            println!("filled in {:?}; run again to measure", begun.elapsed());
            return;
        }
        opened => drop(opened.unwrap()),
    }
    let mut opens: Vec<Duration> = (0..20)
        .map(|_| {
            let begun = Instant::now();
            drop(open().unwrap());
            begun.elapsed()
        })
        .collect();
    opens.sort_unstable();
    println!("open: p50 {:?}, p95 {:?}; {}, {}", p(&opens, 50), p(&opens, 95), memory("VmRSS"), memory("VmHWM"));
    let mut vault = open().unwrap();
    let mut commits = Vec::new();
    for nth in 0..500_u64 {
        let id = ContactId(nth.saturating_mul(17).saturating_add(1));
        let begun = Instant::now();
        vault
            .write(|transaction| {
                transaction.set_guard(id, &contract::full_guard())?;
                let step = transaction.mark(id, Context::Caller)?.map_or(0, |step| step.0);
                transaction.raise_mark(id, Context::Caller, TimeStep(step.saturating_add(1)))?;
                transaction.append(&contract::entry(nth, Event::ClockAccepted)).map(|_| ())
            })
            .unwrap_or_else(|error: VaultError| unreachable!("{error}"));
        commits.push(begun.elapsed());
    }
    commits.sort_unstable();
    println!("durable check: p50 {:?}, p95 {:?}, p99 {:?}", p(&commits, 50), p(&commits, 95), p(&commits, 99));
    let begun = Instant::now();
    let people = vault.read(|transaction| Ok::<_, VaultError>(transaction.contacts()?.len())).unwrap();
    println!("{people} contacts read in {:?}", begun.elapsed());
    let begun = Instant::now();
    let end = vault.check_journal(None, |_, _| core::ops::ControlFlow::Continue(())).unwrap();
    println!("{} journal records checked in {:?}; {}", end.seq(), begun.elapsed(), memory("VmHWM"));
}
