//! A large vault: opened, and written to durably. It exists because a vault that grew for years has to open while the
//! telephone rings.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use countersign::code::Context;
use countersign::contact::{Contact, Requirement, Side, TrustLevel};
use countersign::journal::{CheckRecord, Entry, Event, RecordedVerdict};
use countersign::name::{ContactName, OwnName, PeerName};
use countersign::people::People;
use countersign::ports::{Clock, Store, Transaction};
use countersign::secret::Secret;
use countersign::time::{TimeStep, UnixTime};
use countersign::verify::CallRole;
use countersign_vault::{PlatformSlot, Setup, SystemClock, SystemEntropy, Unlock, Vault, VaultError};

use super::BenchError;
use super::timing::duration;

const CONTACTS: u32 = 10_000;
const RECORDS: u32 = 1_000_000;
/// Records a transaction while the vault is filled.
const BATCH: u32 = 50_000;
/// How often the vault is opened, each time by a process of its own.
const OPENINGS: usize = 9;
/// How many checks are timed.
const CHECKS: usize = 200;

pub(crate) fn run() -> Result<(), BenchError> {
    let folder = tempfile::tempdir().map_err(BenchError::boxed)?;
    let dir = folder.path().join("vault");
    let key: Secret<32> = Secret::random(&mut SystemEntropy).map_err(BenchError::boxed)?;
    println!("A vault with {CONTACTS} contacts and {RECORDS} journal records");
    let began = Instant::now();
    let mut vault = make(&dir, &key)?;
    fill(&mut vault)?;
    println!("  {:<58} {:>10}", "filled in", duration(began.elapsed().as_secs_f64() * 1e9));
    commits(vault)?;
    openings(&dir, &key)
}

fn make(dir: &Path, key: &Secret<32>) -> Result<Vault, BenchError> {
    let own_name = OwnName::from_stored("Omar").ok_or(BenchError::Unexpected("a name was refused"))?;
    let setup = Setup {
        own_name: &own_name,
        at: SystemClock.read().wall,
        platform: PlatformSlot::Handed(key),
        passphrase: None,
        recovery: None,
    };
    Vault::create(dir, setup).map_err(BenchError::boxed)
}

/// Makes a contact that nobody paired with.
pub(crate) fn contact(number: u32) -> Option<Contact> {
    let name = format!("Person {number}");
    Some(Contact {
        name: ContactName::from_stored(&name)?,
        calls_themselves: PeerName::from_stored(&name)?,
        level: TrustLevel::InPersonQr,
        side: Side::Initiator,
        capabilities: 7,
        device_key: [7; 32],
        revocation: [0; 16],
        pair_id: [9; 16],
        paired_at: UnixTime(1_800_000_000),
        epoch: 0,
        number: None,
        suspended_at: None,
        requirement: Requirement::Roles,
    })
}

fn fill(vault: &mut Vault) -> Result<(), BenchError> {
    let added = vault.write(|tx| {
        let mut last = None;
        for number in 0..CONTACTS {
            let Some(contact) = contact(number) else { return Ok(None) };
            let root = Secret::random(&mut SystemEntropy)?;
            last = Some((tx.add_contact(&contact, &root)?, contact.name));
        }
        Ok::<_, VaultError>(last)
    });
    let known = added.map_err(BenchError::boxed)?.ok_or(BenchError::Unexpected("a name was refused"))?;
    for _ in 0..RECORDS / BATCH {
        let appended = vault.write(|tx| {
            for number in 0..BATCH {
                let check = CheckRecord {
                    context: Context::Caller,
                    level: TrustLevel::InPersonQr,
                    number: None,
                    verdict: RecordedVerdict::Verified,
                    step: Some(TimeStep(60_000_000)),
                    drift: 0,
                };
                let at = UnixTime(1_800_000_000).plus(u64::from(number));
                tx.append(&Entry { at, contact: Some(known.clone()), event: Event::Checked(check) })?;
            }
            Ok::<_, VaultError>(())
        });
        appended.map_err(BenchError::boxed)?;
    }
    Ok(())
}

/// Times whole checks, each of two durable transactions, and single durable changes.
fn commits(vault: Vault) -> Result<(), BenchError> {
    let mut people = People::new(vault, SystemClock, SystemEntropy);
    let first = people.list().map_err(BenchError::boxed)?.first().map(|person| person.id);
    let id = first.ok_or(BenchError::Unexpected("nobody is there"))?;
    let mut checks = Vec::with_capacity(CHECKS);
    let mut changes = Vec::with_capacity(CHECKS);
    for number in 0..CHECKS {
        let began = Instant::now();
        // A lock after five wrong codes costs a transaction less: keep the way free.
        people
            .store()
            .write(|tx| tx.set_guard(id, &countersign::verify::Guard::default()))
            .map_err(BenchError::boxed)?;
        changes.push(began.elapsed().as_secs_f64() * 1e9);
        let code = format!("{:06}", number % 1_000_000);
        let began = Instant::now();
        people.check(id, CallRole::TheyCalled, &code, None).map_err(BenchError::boxed)?;
        checks.push(began.elapsed().as_secs_f64() * 1e9);
    }
    for (name, times) in
        [("one durable change, p50", &mut changes), ("one check: two durable transactions, p50", &mut checks)]
    {
        times.sort_by(f64::total_cmp);
        let middle = times.get(times.len() / 2).copied().unwrap_or(f64::NAN);
        println!("  {name:<58} {:>10}", duration(middle));
    }
    people.into_store().lock().map_err(BenchError::boxed)
}

/// Opens the vault in processes of their own, so that memory is counted from nothing.
fn openings(dir: &Path, key: &Secret<32>) -> Result<(), BenchError> {
    let mut opened = Vec::with_capacity(OPENINGS);
    for _ in 0..OPENINGS {
        let mut child = Command::new(std::env::current_exe().map_err(BenchError::boxed)?)
            .arg("open-once")
            .arg(dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(BenchError::boxed)?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(key.for_sealing()).map_err(BenchError::boxed)?;
        }
        let output = child.wait_with_output().map_err(BenchError::boxed)?;
        let text = String::from_utf8_lossy(&output.stdout);
        let mut fields = text.split_whitespace().map(str::parse::<f64>);
        if let (Some(Ok(nanos)), Some(Ok(kib))) = (fields.next(), fields.next()) {
            opened.push((nanos, kib));
        } else {
            return Err(BenchError::Unexpected("the vault was not opened"));
        }
    }
    opened.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (nanos, _) = opened.get(opened.len() / 2).copied().unwrap_or((f64::NAN, f64::NAN));
    let most = opened.iter().map(|(_, kib)| *kib).fold(0.0, f64::max);
    println!("  {:<58} {:>10}", "opened with its checks, p50 of processes (goal: 10 ms)", duration(nanos));
    println!("  {:<58} {:>7.1} MB", "memory of that process at its most (goal: 16 MB)", most / 1024.0);
    Ok(())
}

/// The child's part: reads the key, opens the vault once, and tells nanoseconds and KiB.
pub(crate) fn open_once(dir: &Path) -> Result<(), BenchError> {
    let mut key = Box::new([0; 32]);
    std::io::stdin().read_exact(key.as_mut_slice()).map_err(BenchError::boxed)?;
    let key = Secret::from_sealed(&mut key);
    let began = Instant::now();
    let unlock = Unlock::Handed { key: key.for_sealing(), anchor: None };
    let vault = Vault::open(dir, unlock, &SystemClock).map_err(BenchError::boxed)?;
    let nanos = began.elapsed().as_secs_f64() * 1e9;
    drop(vault);
    println!("{nanos} {}", peak_kib());
    Ok(())
}

/// Reads the most memory this process ever held; 0 where the system does not tell.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|kib| kib.parse().ok()).unwrap_or(0)
}
