//! The second implementation, in Python and written from `docs/format.md` alone, pairs with the program a hundred times.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::support::{Person, pair, reference};

const PAIRINGS: usize = 100;
/// Each thirtieth second from now on for which the reference tells its codes: twenty minutes.
const STEPS: u64 = 40;

#[test]
fn it_pairs_a_hundred_times_in_both_roles_and_the_codes_agree() {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let next = &next;
            scope.spawn(move || {
                let person = Person::new(&format!("Person {worker}"));
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= PAIRINGS {
                        return;
                    }
                    one(&person, number);
                }
            });
        }
    });
}

/// Pairs once, the program in one role for the even numbers and in the other for the odd ones.
fn one(person: &Person, number: usize) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let times: Vec<String> = (0..STEPS).map(|step| (now + step * 30 - 30).to_string()).collect();
    let name = format!("Reference {number}");
    let mut theirs = vec!["--json", "--name", &name, "--codes-at"];
    theirs.extend(times.iter().map(String::as_str));
    let ours = ["pair", "--text", "--json"];
    let (our_end, their_end) = if number.is_multiple_of(2) {
        theirs.push("--answer");
        pair(person.start(ours), reference(&theirs))
    } else {
        let (their_end, our_end) = pair(reference(&theirs), person.start(ours.iter().chain(&["--answer"])));
        (our_end, their_end)
    };
    assert_eq!((our_end["name"].as_str(), our_end["level"].as_u64()), (Some(name.as_str()), Some(2)));
    assert_eq!(their_end["level"], 2);
    let (code, proof) = person.ask(&["prove", &name, "--i-called"]);
    assert_eq!(code, Some(0), "{proof}");
    let step = proof["step"].as_u64().unwrap();
    assert_eq!(proof["code"], at(&their_end, step)["theirs"]["caller"], "what this device shows, they expect");
    // Every tenth goes through a call as well; the others would only repeat it.
    if number % 10 < 2 {
        let calling = at(&their_end, step)["mine"]["caller"].as_str().unwrap().to_owned();
        assert_eq!(person.check(&name, &calling, "--they-called"), (Some(0), "verified".to_owned()));
        let (_, answer) = person.ask(&["prove", &name, "--they-called"]);
        let step = answer["step"].as_u64().unwrap();
        assert_eq!(answer["code"], at(&their_end, step)["theirs"]["callee"]);
        let called = at(&their_end, step)["mine"]["callee"].as_str().unwrap().to_owned();
        assert_eq!(person.check(&name, &called, "--i-called"), (Some(0), "verified".to_owned()));
    }
}

/// Finds what the reference said about a time step.
fn at(end: &Value, step: u64) -> &Value {
    let codes = end["codes"].as_array().unwrap();
    codes.iter().find(|entry| entry["unix"].as_u64().unwrap() / 30 == step).unwrap()
}
