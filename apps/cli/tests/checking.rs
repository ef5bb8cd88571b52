//! A call between two people, as each of them types it: every verdict, its exit code and its JSON.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod common;

use common::{Device, pair};
use countersign::contact::Side;

#[test]
fn a_caller_is_verified_once_and_then_sees_my_code() {
    let (petra, omar) = pair();
    let (exit, refused) = petra.json(&["prove", "omar", "--they-called"]);
    assert_eq!((exit, refused["error"].as_str()), (1, Some("peer-not-verified")), "nothing is shown before");
    let code = omar.code("petra", "--i-called");
    let (exit, verdict) = petra.json(&["check", "omar", &code, "--they-called"]);
    assert_eq!((exit, verdict["verdict"].as_str()), (0, Some("verified")), "{verdict}");
    assert_eq!(verdict["name"], "Omar");
    assert_eq!(verdict["level"], "in-person");
    assert!(verdict["journal"].is_u64());
    let (exit, again) = petra.json(&["check", "omar", &code, "--they-called"]);
    assert_eq!((exit, again["verdict"].as_str()), (1, Some("already-used")), "{again}");
    let answer = petra.code("omar", "--they-called");
    let (exit, back) = omar.json(&["check", "petra", &answer, "--i-called"]);
    assert_eq!((exit, back["verdict"].as_str()), (0, Some("verified")), "{back}");
}

#[test]
fn what_is_no_code_costs_nothing_and_a_wrong_one_costs_a_try() {
    let (petra, _) = pair();
    let (exit, malformed) = petra.json(&["check", "omar", "12345", "--they-called"]);
    assert_eq!((exit, malformed["verdict"].as_str()), (2, Some("malformed")), "{malformed}");
    assert!(malformed["journal"].is_null(), "it leaves no trace");
    let (exit, wrong) = petra.json(&["check", "omar", "000 000", "--they-called"]);
    assert_eq!((exit, wrong["verdict"].as_str(), wrong["left"].as_u64()), (1, Some("wrong"), Some(4)), "{wrong}");
}

#[test]
fn my_own_code_and_the_other_sides_code_are_told_apart() {
    let (petra, omar) = pair();
    let mine = petra.code("omar", "--i-called");
    let (exit, reflected) = petra.json(&["check", "omar", &mine, "--they-called"]);
    assert_eq!((exit, reflected["verdict"].as_str()), (1, Some("reflected")), "{reflected}");
    let theirs = omar.code("petra", "--i-called");
    let (exit, crossed) = petra.json(&["check", "omar", &theirs, "--i-called"]);
    assert_eq!((exit, crossed["verdict"].as_str()), (1, Some("wrong-role")), "{crossed}");
}

#[test]
fn five_wrong_codes_lock_for_a_while() {
    let (petra, _) = pair();
    for left in [4, 3, 2, 1, 0] {
        let (_, wrong) = petra.json(&["check", "omar", "000000", "--they-called"]);
        assert_eq!(wrong["left"].as_u64(), Some(left), "{wrong}");
    }
    let (exit, locked) = petra.json(&["check", "omar", "000000", "--they-called"]);
    assert_eq!((exit, locked["verdict"].as_str()), (1, Some("locked")), "{locked}");
    assert_eq!(locked["locked"]["reason"], "until");
    assert!(petra.json(&["show", "omar"]).1["locked"]["until"].is_u64());
}

#[test]
fn suspended_people_and_codes_without_a_role_are_refused() {
    let (petra, omar) = pair();
    let (exit, quick) = petra.json(&["check", "omar", "000000", "--quick"]);
    assert_eq!((exit, quick["verdict"].as_str()), (1, Some("quick-not-allowed")), "{quick}");
    assert_eq!(petra.json(&["prove", "omar", "--quick"]).1["error"], "quick-not-allowed");
    assert_eq!(petra.json(&["require", "omar", "quick"]).1["error"], "yes-missing", "a script has to say so");
    for device in [(&petra, "omar"), (&omar, "petra")] {
        assert_eq!(device.0.json(&["require", device.1, "quick", "--yes"]).1["require"], "quick");
    }
    let code = omar.code("petra", "--quick");
    assert_eq!(petra.json(&["check", "omar", &code, "--quick"]).1["verdict"], "verified");
    assert!(petra.json(&["suspend", "omar"]).1["suspended_at"].is_u64());
    let (exit, suspended) = petra.json(&["check", "omar", "000000", "--they-called"]);
    assert_eq!((exit, suspended["verdict"].as_str()), (1, Some("suspended")), "{suspended}");
    assert_eq!(petra.json(&["prove", "omar", "--i-called"]).1["error"], "suspended");
    assert!(petra.json(&["resume", "omar"]).1["suspended_at"].is_null());
    petra.code("omar", "--i-called");
}

#[test]
fn the_verdict_stands_first_and_the_next_step_second() {
    let (petra, omar) = pair();
    assert_eq!(petra.run(&["number", "omar", "+49 30 1234567", "--source", "card"]).code, 0);
    let wrong = petra.run(&["check", "omar", "000000", "--they-called"]);
    let lines: Vec<&str> = wrong.out.lines().collect();
    assert_eq!(lines[0].trim(), "✘ Not verified.", "{wrong:?}");
    assert!(lines[1].starts_with("Ask for the code that is showing now."), "{wrong:?}");
    assert!(lines[2].contains("+49301234567") && wrong.out.contains("from their card"), "{wrong:?}");
    assert!(wrong.out.lines().all(|line| line.chars().count() <= 80), "{wrong:?}");
    let code = omar.code("petra", "--i-called");
    let verified = petra.run(&["check", "omar", &code, "--they-called"]);
    let lines: Vec<&str> = verified.out.lines().collect();
    assert_eq!(lines[0].trim(), "✔ Verified. This is Omar's device.", "{verified:?}");
    assert_eq!(lines[1], "Now prove yourself: countersign prove Omar --they-called");
}

#[test]
fn who_may_be_meant_is_listed_and_nobody_is_guessed() {
    let petra = Device::new("Petra");
    petra.meet("Omar Haddad", Side::Initiator, 1);
    petra.meet("Omar Khan", Side::Initiator, 2);
    let (exit, several) = petra.json(&["show", "omar"]);
    assert_eq!((exit, several["error"].as_str()), (2, Some("ambiguous")), "{several}");
    assert_eq!(several["matches"], serde_json::json!(["Omar Haddad", "Omar Khan"]));
    assert_eq!(petra.json(&["show", "omar k"]).1["name"], "Omar Khan");
    assert_eq!(petra.json(&["show", "zoe"]).1["error"], "no-such-person");
    assert_eq!(petra.json(&["show", ""]).1["error"], "no-such-person", "an empty name means nobody");
    assert_eq!(petra.json(&["check", "omar k", "000000"]).1["error"], "role-missing");
    assert_eq!(petra.json(&["check", "omar k", "--they-called"]).1["error"], "code-missing");
}
