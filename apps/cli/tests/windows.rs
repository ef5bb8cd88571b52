//! The story with Windows' Credential Manager: set up with its key, list, lock, doctor, erase.
#![cfg(windows)]
#![allow(clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod common;

use common::Device;
use serde_json::Value;

fn json(device: &Device, args: &[&str]) -> (i32, Value) {
    let ran = device.feed(&[args, &["--json"]].concat(), "");
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}")))
}

#[test]
fn a_device_lives_by_the_credential_manager_alone() {
    let device = Device::bare();
    let (exit, made) = json(&device, &["init", "--name", "Petra", "--no-passphrase", "--no-recovery"]);
    assert_eq!((exit, made["keyring"].as_bool(), made["passphrase"].as_bool()), (0, Some(true), Some(false)), "{made}");
    let (exit, people) = json(&device, &["people"]);
    assert_eq!((exit, people["own_name"].as_str()), (0, Some("Petra")), "{people}");
    let (_, lock) = json(&device, &["lock"]);
    assert_eq!(lock["unlocked_by"], "keyring", "{lock}");
    assert_eq!(lock["ways"][0]["confirmed"], true, "a later start read the key back: {lock}");
    let (exit, doctor) = json(&device, &["doctor"]);
    assert_eq!((exit, doctor["healthy"].as_bool()), (0, Some(true)), "{doctor}");
    assert_eq!(json(&device, &["erase", "--yes"]).0, 0);
    assert_eq!(json(&device, &["people"]).1["error"], "not-set-up");
}
