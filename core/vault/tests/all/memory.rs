//! What is left in a process's memory after it locked its vault: nothing secret. The same search before locking has to
//! find the keys, or it would see nothing at all.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::process::Command;

use crate::common::worker::{WORKER, Worker};
use crate::common::{NOW, Place, clock, own_name};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use countersign::ports::{Entropy, Store, Transaction};
use countersign::secret::Secret;
use countersign::testing::contract;
use countersign::time::UnixTime;
use countersign_vault::{PlatformSlot, Setup, SystemEntropy, Unlock, Vault, VaultError};
use hkdf::Hkdf;
use sha2::Sha256;

fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    SystemEntropy.fill(&mut bytes).unwrap();
    bytes
}

/// Opens a cell by the written format alone, without the vault's code.
fn open_cell(key: &[u8; 32], aad: &[u8], cell: &[u8]) -> [u8; 32] {
    let (nonce, sealed) = cell.split_at(24);
    let nonce: [u8; 24] = nonce.try_into().unwrap();
    let plain = XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad });
    plain.expect("the cell follows docs/format.md").try_into().unwrap()
}

fn expand(prk: &[u8; 32], info: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    Hkdf::<Sha256>::from_prk(prk).unwrap().expand(info, &mut out).unwrap();
    out
}

/// Derives, from the platform key and the file, every secret that the unlocked vault holds or handles.
fn secrets(path: &std::path::Path, kek: &[u8; 32]) -> Vec<(&'static str, [u8; 32])> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let get = |sql: &str| -> Vec<u8> { conn.query_row(sql, [], |row| row.get(0)).unwrap() };
    let vault = get("SELECT vault_id FROM vault");
    let aad = [b"slot1".as_slice(), &vault, &1_u64.to_be_bytes(), &[1], &1_u32.to_be_bytes()].concat();
    let data = open_cell(kek, &aad, &get("SELECT wrapped FROM keyslot WHERE slot=1"));
    let from_data = Hkdf::<Sha256>::new(Some(&vault), &data);
    let derive = |name: &str| {
        let mut out = [0; 32];
        from_data.expand(format!("Countersign/1 vault {name}").as_bytes(), &mut out).unwrap();
        out
    };
    let secret = derive("secret");
    let contact = expand(&secret, &[b"Countersign/1 vault contact".as_slice(), &1_u64.to_be_bytes()].concat());
    let device = expand(&secret, b"Countersign/1 vault device");
    let place = |table: u8, column: u8, version: u64| {
        [&[1], vault.as_slice(), &[table], &1_u64.to_be_bytes(), &[column], &version.to_be_bytes()].concat()
    };
    let seed = open_cell(&device, &place(1, 1, 1), &get("SELECT secret FROM identity"));
    vec![
        ("platform key", *kek),
        ("data key", data),
        ("secrets key", secret),
        ("contact key", contact),
        ("device key", device),
        ("device seed", seed),
        ("meta key", derive("meta")),
        ("journal key", derive("logbody")),
        ("chain key", derive("chain")),
        ("state key", derive("state")),
        ("anchor key", derive("anchor")),
    ]
}

/// Reads all memory of a process that can be read.
fn memory(process: u32) -> Vec<Vec<u8>> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut file = File::open(format!("/proc/{process}/mem")).unwrap();
    let mut regions = Vec::new();
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (range, rights) = (words.next().unwrap(), words.next().unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        let (from, to) = (address(from), address(to));
        let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
        file.seek(SeekFrom::Start(from)).unwrap();
        // Some pages of the kernel's own cannot be read by anyone.
        if file.read_exact(&mut bytes).is_ok() {
            regions.push(bytes);
        }
    }
    regions
}

/// Names what is found: each secret whole, as halves, as HMAC pads it, in hex.
fn find(process: u32, secrets: &[(&'static str, [u8; 32])]) -> Vec<String> {
    let regions = memory(process);
    let mut found = Vec::new();
    for (name, secret) in secrets {
        let padded = |pad: u8| secret.iter().map(|byte| byte ^ pad).collect::<Vec<_>>();
        let hex = [&secret[..16], &secret[16..]]
            .map(|half| countersign_vault::VaultId(half.try_into().unwrap()).to_string())
            .concat();
        for (form, needle) in [
            ("first half", secret[..16].to_vec()),
            ("second half", secret[16..].to_vec()),
            ("inner pad", padded(0x36)),
            ("outer pad", padded(0x5c)),
            ("hex", hex.into_bytes()),
        ] {
            let finder = memchr::memmem::Finder::new(&needle);
            let times = regions.iter().map(|region| finder.find_iter(region).count()).sum::<usize>();
            if times > 0 {
                found.push(format!("{name}: {form}, {times} times"));
            }
        }
    }
    found
}

#[test]
fn nothing_secret_is_left_after_locking() {
    let place = Place::new();
    let (kek, root) = (random(), random());
    let setup = Setup {
        own_name: &own_name(),
        at: UnixTime(NOW),
        platform: PlatformSlot::Handed(&Secret::from_sealed(&mut { kek })),
        passphrase: None,
        recovery: None,
    };
    let mut vault = Vault::create(&place.dir(), setup).unwrap();
    let kept = Secret::from_sealed(&mut { root });
    vault
        .write(|transaction| transaction.add_contact(&contract::contact(1), &kept))
        .unwrap_or_else(|error: VaultError| panic!("{error}"));
    drop(vault);
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o600).open(place.file("key")).unwrap();
    file.write_all(&kek).unwrap();
    let mut secrets = secrets(&place.file("vault.db"), &kek);
    secrets.push(("root", root));

    let mut worker = Worker::of(Command::new(WORKER).args(["hold", place.dir().to_str().unwrap()]));
    assert_eq!(worker.line().as_deref(), Some("unlocked"));
    let process = worker.child.id();
    let control = find(process, &secrets);
    assert!(control.iter().any(|hit| hit.starts_with("data key")), "the search must find an unlocked vault's key");
    let transient: Vec<_> = control
        .iter()
        .filter(|hit| ["platform key", "root", "device seed", "contact key"].iter().any(|name| hit.starts_with(name)))
        .collect();
    assert!(transient.is_empty(), "what was used once is wiped at once: {transient:?}");
    let mut go = worker.child.stdin.take().unwrap();
    go.write_all(b"x").unwrap();
    assert_eq!(worker.line().as_deref(), Some("locked"));
    let left = find(process, &secrets);
    assert!(left.is_empty(), "left after locking: {left:?}");
    go.write_all(b"x").unwrap();
    worker.child.wait().unwrap();
    let opened = Vault::open(&place.dir(), Unlock::Handed { key: &kek, anchor: None }, &clock());
    assert!(opened.is_ok());
}
