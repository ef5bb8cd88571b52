//! Codes after pairing: each step is a process of its own, as it is for people.

use crate::support::petra_and_omar;

#[test]
fn codes_pass_in_both_roles_and_in_both_directions() {
    let (petra, omar) = petra_and_omar();
    for (caller, called, callers_name, calleds_name) in
        [(&omar, &petra, "omar", "petra"), (&petra, &omar, "petra", "omar")]
    {
        // The one who was called shows nothing before the caller's code has passed.
        let (code, refused) = called.ask(&["prove", callers_name, "--they-called"]);
        assert_eq!((code, refused["error"].as_str()), (Some(1), Some("peer-not-verified")));
        let callers = caller.prove(calleds_name, "--i-called");
        let verified = (Some(0), "verified".to_owned());
        assert_eq!(called.check(callers_name, &callers, "--they-called"), verified);
        let answer = called.prove(callers_name, "--they-called");
        assert_ne!(callers, answer);
        assert_eq!(caller.check(calleds_name, &answer, "--i-called"), verified);
    }
}

#[test]
fn a_code_passes_once() {
    let (petra, omar) = petra_and_omar();
    let code = omar.prove("petra", "--i-called");
    assert_eq!(petra.check("omar", &code, "--they-called"), (Some(0), "verified".to_owned()));
    for _ in 0..2 {
        assert_eq!(petra.check("omar", &code, "--they-called"), (Some(1), "already-used".to_owned()));
    }
}

#[test]
fn ones_own_code_read_back_is_seen() {
    let (petra, omar) = petra_and_omar();
    for role in ["--they-called", "--i-called"] {
        let own = petra.prove("omar", "--i-called");
        assert_eq!(petra.check("omar", &own, role), (Some(1), "reflected".to_owned()));
    }
    drop(omar);
}

#[test]
fn a_code_for_the_other_side_of_the_call_is_seen() {
    let (petra, omar) = petra_and_omar();
    let as_caller = omar.prove("petra", "--i-called");
    assert_eq!(petra.check("omar", &as_caller, "--i-called"), (Some(1), "wrong-role".to_owned()));
}

#[test]
fn what_is_no_code_costs_nothing_and_what_is_wrong_costs_a_try() {
    let (petra, omar) = petra_and_omar();
    for typed in ["12345", "1234567", "hello", "12 34 5x", ""] {
        let (code, answer) = petra.ask(&["check", "omar", typed, "--they-called"]);
        assert_eq!((code, answer["verdict"].as_str()), (Some(2), Some("malformed")), "{typed}");
    }
    let right = omar.prove("petra", "--i-called");
    let wrong = format!("{:06}", (right.parse::<u32>().unwrap() + 111_111) % 1_000_000);
    for left in [4, 3] {
        let (code, answer) = petra.ask(&["check", "omar", &wrong, "--they-called"]);
        if answer["verdict"] == "wrong" {
            assert_eq!((code, answer["left"].as_u64()), (Some(1), Some(left)));
        }
    }
    assert_eq!(petra.check("omar", &right, "--they-called"), (Some(0), "verified".to_owned()));
}

#[test]
fn every_check_stands_in_the_journal() {
    let (petra, omar) = petra_and_omar();
    let code = omar.prove("petra", "--i-called");
    petra.check("omar", &code, "--they-called");
    petra.check("omar", &code, "--they-called");
    let (exit, journal) = petra.ask(&["journal"]);
    assert_eq!(exit, Some(0));
    let text = journal.to_string();
    assert!(text.contains("paired") && text.contains("verified") && text.contains("already-used"), "{text}");
    assert!(!text.contains(&code), "a code has no place in the journal");
}
