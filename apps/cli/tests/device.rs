//! What a person does with their device and their people beside calls: setting up, unlocking, changing, exporting, erasing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod common;

use common::{Device, PASSPHRASE, pair};

#[test]
fn a_device_is_set_up_once() {
    let device = Device::bare();
    let before = device.feed(&["people", "--json"], "");
    assert_eq!(before.code, 3);
    assert!(before.out.contains("\"error\":\"not-set-up\""), "{before:?}");
    let args = ["init", "--name", "Petra", "--passphrase-fd", "0", "--no-keyring", "--no-recovery", "--json"];
    let made = device.feed(&args, &format!("{PASSPHRASE}\n"));
    let answer: serde_json::Value = serde_json::from_str(&made.out).unwrap();
    assert_eq!((made.code, answer["name"].as_str(), answer["passphrase"].as_bool()), (0, Some("Petra"), Some(true)));
    assert_eq!(answer["device_key"].as_str().map(str::len), Some(64));
    let again = device.feed(&args, &format!("{PASSPHRASE}\n"));
    assert_eq!(again.code, 3);
    assert!(again.out.contains("\"error\":\"already-set-up\""), "{again:?}");
    assert_eq!(device.json(&["people"]).1["own_name"], "Petra");
}

#[test]
fn a_script_says_what_becomes_of_passphrase_and_recovery_code() {
    let device = Device::bare();
    let without = device.feed(&["init", "--name", "P", "--no-keyring", "--no-recovery", "--json"], "");
    assert_eq!(without.code, 2);
    assert!(without.out.contains("\"error\":\"passphrase-missing\""), "{without:?}");
    let without = device.feed(&["init", "--name", "P", "--no-keyring", "--passphrase-fd", "0", "--json"], "pw\n");
    assert_eq!(without.code, 2);
    assert!(without.out.contains("\"error\":\"recovery-missing\""), "{without:?}");
    assert!(!device.people().join("vault.db").exists(), "nothing was made");
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_is_not_repeated() {
    let device = Device::new("Petra");
    let wrong = device.feed(&["people", "--passphrase-fd", "0"], "hunter2-is-wrong\n");
    assert_eq!(wrong.code, 3, "{wrong:?}");
    assert!(wrong.err.contains("Wrong passphrase."), "{wrong:?}");
    assert!(!wrong.err.contains("hunter2") && wrong.out.is_empty(), "{wrong:?}");
    let none = device.feed(&["people", "--json"], "");
    assert_eq!(none.code, 3);
    assert!(none.out.contains("\"error\":\"passphrase-needed\""), "{none:?}");
}

#[test]
fn people_are_renamed_given_a_number_and_forgotten() {
    let (petra, _) = pair();
    assert_eq!(petra.json(&["rename", "omar", "Omar Haddad"]).1["name"], "Omar Haddad");
    assert_eq!(petra.json(&["rename", "omar", "\u{200b}"]).1["error"], "name-empty");
    assert_eq!(petra.json(&["number", "omar", "+49 30 1234567"]).1["error"], "source-missing");
    assert_eq!(petra.json(&["number", "omar", "call me", "--source", "met"]).1["error"], "no-number");
    let saved = petra.json(&["number", "omar", "+49 30 1234567", "--source", "contract"]).1;
    assert_eq!(
        (saved["number"]["number"].as_str(), saved["number"]["source"].as_str()),
        (Some("+49301234567"), Some("contract"))
    );
    let shown = petra.run(&["prove", "omar", "--i-called"]);
    let (number, code) =
        (shown.out.find("Dial only this number: +49301234567").unwrap(), shown.out.find(['█', '░']).unwrap());
    assert!(number < code, "the number comes before the code: {shown:?}");
    assert!(petra.json(&["number", "omar", "--remove"]).1["number"].is_null());
    assert_eq!(petra.json(&["forget", "omar"]).1["error"], "yes-missing");
    assert_eq!(petra.json(&["forget", "omar", "--yes"]).0, 0);
    assert_eq!(petra.json(&["people"]).1["people"], serde_json::json!([]));
}

#[test]
fn the_journal_is_shown_verified_exported_and_audited() {
    let (petra, _) = pair();
    petra.json(&["check", "omar", "000000", "--they-called"]);
    petra.json(&["suspend", "omar"]);
    let (_, all) = petra.json(&["journal"]);
    let events: Vec<&str> = all["records"].as_array().unwrap().iter().map(|r| r["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["vault-created", "checked", "suspended"]);
    let (_, wrong) = petra.json(&["journal", "omar", "--verdict", "wrong"]);
    assert_eq!(wrong["records"].as_array().map(Vec::len), Some(1));
    assert_eq!(petra.json(&["journal", "--limit", "1"]).1["records"][0]["event"], "suspended");
    assert_eq!(petra.json(&["journal", "--since", "2999-01-01"]).1["records"], serde_json::json!([]));
    assert_eq!(petra.json(&["journal", "--since", "soon"]).1["error"], "no-date");
    let (_, whole) = petra.json(&["journal", "--verify"]);
    assert_eq!((whole["whole"].as_bool(), whole["records"].as_u64()), (Some(true), Some(3)));
    let file = petra.path().join("journal.jsonl");
    let name = file.to_str().unwrap();
    assert_eq!(petra.json(&["journal", "--export", name]).1["exported"], 3);
    assert_eq!(petra.json(&["journal", "--export", name]).1["error"], "file-exists", "nothing is written over");
    let auditor = Device::bare();
    let audit = auditor.feed(&["audit", name, "--json"], "");
    assert_eq!(audit.code, 0, "{audit:?}");
    assert!(audit.out.contains("\"checks\":1,\"verified\":0"), "{audit:?}");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("\"wrong\"", "\"verified\"")).unwrap();
    let forged = auditor.feed(&["audit", name, "--json"], "");
    assert_eq!(forged.code, 1, "{forged:?}");
    assert!(forged.out.contains("\"error\":\"audit-changed\""), "{forged:?}");
}

#[cfg(unix)]
#[test]
fn an_export_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let device = Device::new("Petra");
    let file = device.path().join("journal.jsonl");
    assert_eq!(device.run(&["journal", "--export", file.to_str().unwrap()]).code, 0);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_changed_passphrase_counts_at_once() {
    let (petra, _) = pair();
    let input = format!("{PASSPHRASE}\nanother long passphrase\n");
    let args = ["passphrase", "change", "--passphrase-fd", "0", "--new-passphrase-fd", "0", "--json"];
    let changed = petra.feed(&args, &input);
    assert_eq!(changed.code, 0, "{changed:?}");
    assert_eq!(petra.json(&["people"]).1["error"], "wrong-passphrase");
    let opened = petra.feed(&["show", "omar", "--json", "--passphrase-fd", "0"], "another long passphrase\n");
    assert_eq!(opened.code, 0, "{opened:?}");
}

#[test]
fn the_last_way_to_unlock_stays() {
    let device = Device::new("Petra");
    assert_eq!(device.json(&["passphrase", "remove"]), (3, device.json(&["passphrase", "remove"]).1));
    assert_eq!(device.json(&["passphrase", "remove"]).1["error"], "last-slot");
    assert_eq!(device.json(&["lock"]).1["ways"][0]["kind"], "passphrase");
}

#[cfg(unix)]
#[test]
fn a_recovery_code_goes_only_where_it_was_asked_to_and_opens_everything() {
    let (petra, _) = pair();
    let file = petra.path().join("code");
    let script = "exec \"$0\" recovery renew --recovery-fd 5 --passphrase-fd 0 --json 5>\"$1\"";
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_countersign"), file.to_str().unwrap()])
        .env("COUNTERSIGN_HOME", petra.people())
        .stdin(stdin_of(&format!("{PASSPHRASE}\n")))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let code = std::fs::read_to_string(&file).unwrap();
    assert_eq!(code.split_whitespace().count(), 12);
    let shown = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    for word in code.split_whitespace() {
        assert!(!shown.split(|c: char| !c.is_alphabetic()).any(|said| said == word), "{word} was shown");
    }
    let opened = petra.feed(&["people", "--json", "--unlock-recovery-fd", "0"], &code);
    assert_eq!(opened.code, 0, "{opened:?}");
    assert!(opened.out.contains("\"name\":\"Omar\""));
    let wrong = petra.feed(&["people", "--json", "--unlock-recovery-fd", "0"], "one two three\n");
    assert!(wrong.out.contains("\"error\":\"recovery-count\""), "{wrong:?}");
    assert_eq!(wrong.code, 2);
}

#[cfg(unix)]
fn stdin_of(text: &str) -> std::process::Stdio {
    use std::io::{Seek as _, Write as _};
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.rewind().unwrap();
    file.into()
}

#[test]
fn what_someone_may_know_opens_nothing_after_new_keys() {
    let (petra, omar) = pair();
    let input = format!("{PASSPHRASE}\nanother long passphrase\n");
    let args = [
        "passphrase",
        "change",
        "--someone-may-know",
        "--no-recovery",
        "--passphrase-fd",
        "0",
        "--new-passphrase-fd",
        "0",
        "--json",
    ];
    let changed = petra.feed(&args, &input);
    assert_eq!(changed.code, 0, "{changed:?}");
    assert!(changed.out.contains("\"rekeyed\":true"), "{changed:?}");
    let code = omar.code("petra", "--i-called");
    let args = ["check", "omar", &code, "--they-called", "--json", "--passphrase-fd", "0"];
    let checked = petra.feed(&args, "another long passphrase\n");
    assert!(checked.out.contains("\"verdict\":\"verified\""), "the people are still there: {checked:?}");
}

#[test]
fn a_device_is_erased_after_a_clear_yes() {
    let device = Device::new("Petra");
    assert_eq!(device.json(&["erase"]).1["error"], "yes-missing");
    assert_eq!(device.json(&["erase", "--yes"]).0, 0);
    assert!(!device.people().join("vault.db").exists());
    assert_eq!(device.json(&["erase", "--yes"]).1["error"], "not-set-up");
}

#[test]
fn a_locked_device_is_erased_without_unlocking() {
    let device = Device::new("Petra");
    let erased = device.feed(&["erase", "--without-unlocking", "--yes", "--json"], "");
    assert_eq!(erased.code, 0, "{erased:?}");
    assert!(!device.people().join("vault.db").exists());
}

#[test]
fn doctor_looks_inside_with_a_passphrase_and_outside_without() {
    let device = Device::new("Petra");
    let (_, inside) = device.json(&["doctor"]);
    assert_eq!(inside["device_key"].as_str().map(str::len), Some(64), "{inside}");
    let outside: serde_json::Value = serde_json::from_str(&device.feed(&["doctor", "--json"], "").out).unwrap();
    assert!(outside["device_key"].is_null(), "{outside}");
    let names: Vec<&str> =
        outside["findings"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
    for name in ["clock", "folder", "keyring", "camera", "terminal"] {
        assert!(names.contains(&name), "{name} is missing: {outside}");
    }
}

#[test]
fn a_believed_clock_needs_no_word() {
    let device = Device::new("Petra");
    let (exit, shown) = device.json(&["clock", "show"]);
    assert_eq!((exit, shown["believed"].as_bool()), (0, Some(true)));
    assert_eq!(
        device.json(&["accept-copy", "--yes"]).1["error"],
        "no-such-slot",
        "only the keyring remembers how new a copy should be"
    );
}
