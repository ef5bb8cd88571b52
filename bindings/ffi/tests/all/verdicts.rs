//! The scripts of `fixtures/vectors/verdicts.json`: every verdict, every limit, both roles.

use std::collections::BTreeMap;
use std::sync::Arc;

use countersign_ffi::{
    CallRole, CheckView, ClockDoubt, ClockReading, CountersignError, Lockout, People, PersonId, Remedy, Verdict,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::common::{Device, vectors};

#[derive(Deserialize)]
struct Verdicts {
    vault: Known,
    scripts: Vec<Script>,
}

#[derive(Deserialize)]
struct Known {
    passphrase: String,
    recovery: String,
    own_name: String,
    people: Vec<KnownPerson>,
}

#[derive(Deserialize)]
struct KnownPerson {
    id: i64,
    name: String,
}

#[derive(Deserialize)]
struct Script {
    name: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    #[serde(rename = "do")]
    act: String,
    person: i64,
    wall_at: i64,
    boot: String,
    boottime_ms: i64,
    role: Option<String>,
    typed: Option<String>,
    owner: Option<bool>,
    #[serde(flatten)]
    expected: BTreeMap<String, Value>,
}

fn role(word: Option<&str>) -> CallRole {
    match word {
        Some("i-called") => CallRole::ICalled,
        Some("they-called") => CallRole::TheyCalled,
        Some("quick") => CallRole::Quick,
        other => panic!("{other:?} is no role"),
    }
}

/// Puts what a call answered into the words of the script.
fn told(fields: Value) -> BTreeMap<String, Value> {
    let Value::Object(fields): Value = fields else { panic!("an object") };
    Map::into_iter(fields).collect()
}

fn doubted(outcome: &str, doubt: ClockDoubt) -> Value {
    let (word, seconds) = match doubt {
        ClockDoubt::Jumped { seconds } => ("jumped", seconds),
        ClockDoubt::WentBack { seconds } => ("went-back", seconds),
    };
    json!({"outcome": outcome, "doubt": word, "seconds": seconds})
}

fn of_check(checked: &CheckView) -> Value {
    let mut fields = match checked.verdict {
        Verdict::Verified { drift_seconds } => json!({"outcome": "verified", "drift_seconds": drift_seconds}),
        Verdict::Wrong { tries_left } => json!({"outcome": "wrong", "tries_left": tries_left}),
        Verdict::AlreadyUsed => json!({"outcome": "already-used"}),
        Verdict::Reflected { tries_left } => json!({"outcome": "reflected", "tries_left": tries_left}),
        Verdict::WrongRole { tries_left } => json!({"outcome": "wrong-role", "tries_left": tries_left}),
        Verdict::ClockOff { seconds, remedy } => {
            let remedy = match remedy {
                Remedy::AskForNext => "ask-for-next",
                Remedy::Corrected => "corrected",
                Remedy::SetClock => "set-clock",
            };
            json!({"outcome": "clock-off", "seconds": seconds, "remedy": remedy})
        }
        Verdict::Locked { lockout: Lockout::Until { ends_at } } => {
            json!({"outcome": "locked", "lockout": "until", "ends_at": ends_at})
        }
        Verdict::Locked { lockout: Lockout::NeedsOwner } => json!({"outcome": "locked", "lockout": "needs-owner"}),
        Verdict::Locked { lockout: Lockout::Frozen } => json!({"outcome": "locked", "lockout": "frozen"}),
        Verdict::ClockSuspect { doubt } => doubted("clock-suspect", doubt),
        Verdict::Malformed => json!({"outcome": "malformed"}),
        Verdict::Suspended => json!({"outcome": "suspended"}),
        Verdict::QuickNotAllowed => json!({"outcome": "quick-not-allowed"}),
    };
    fields["recorded"] = checked.seq.is_some().into();
    fields
}

fn take(people: &Arc<People>, step: &Step) -> Value {
    let id = PersonId { value: step.person };
    let proof = || people.prove_owner_with_key(&crate::common::KEY).unwrap();
    match step.act.as_str() {
        "check" => {
            let owner = step.owner.unwrap().then(proof);
            let typed = step.typed.clone().unwrap();
            of_check(&people.check(id, role(step.role.as_deref()), typed, owner).unwrap())
        }
        "prove" => match people.prove(id, role(step.role.as_deref())) {
            Ok(shown) => {
                assert_eq!(shown.grouped.replace(' ', ""), shown.digits);
                assert_eq!(shown.step, step.wall_at / 30);
                assert_eq!(shown.left_seconds, 30 - step.wall_at % 30);
                json!({"outcome": "shown", "code": shown.digits})
            }
            Err(CountersignError::PeerNotVerified) => json!({"outcome": "peer-not-verified"}),
            Err(CountersignError::Suspended) => json!({"outcome": "suspended"}),
            Err(CountersignError::QuickNotAllowed) => json!({"outcome": "quick-not-allowed"}),
            Err(CountersignError::ClockSuspect { doubt }) => doubted("clock-suspect", doubt),
            Err(error) => panic!("{error}"),
        },
        "doubt" => match people.clock_doubt().unwrap() {
            None => json!({"outcome": "none"}),
            Some(ClockDoubt::Jumped { seconds }) => json!({"outcome": "jumped", "seconds": seconds}),
            Some(ClockDoubt::WentBack { seconds }) => json!({"outcome": "went-back", "seconds": seconds}),
        },
        "accept-clock" => {
            people.accept_clock(proof()).unwrap();
            json!({"outcome": "done"})
        }
        "suspend" => {
            assert_eq!(people.suspend(id).unwrap().suspended_at, Some(step.wall_at));
            json!({"outcome": "done"})
        }
        "resume" => {
            assert_eq!(people.resume(id).unwrap().suspended_at, None);
            json!({"outcome": "done"})
        }
        "allow-quick" => {
            assert!(people.allow_quick(id, true).unwrap().allows_quick);
            json!({"outcome": "done"})
        }
        other => panic!("{other} is no step"),
    }
}

#[test]
fn every_script_comes_out_as_reasoned() {
    let verdicts: Verdicts = vectors("verdicts.json");
    assert!(verdicts.scripts.len() >= 20);
    for script in verdicts.scripts {
        let device = Device::known();
        let mut people = None;
        for (number, step) in script.steps.iter().enumerate() {
            device.clock.set(ClockReading {
                wall_at: step.wall_at,
                boot: step.boot.clone(),
                boottime_ms: step.boottime_ms,
            });
            let people = people.get_or_insert_with(|| device.unlock());
            assert_eq!(told(take(people, step)), step.expected, "{}, step {number}", script.name);
        }
    }
}

#[test]
fn the_known_vault_opens_in_each_way() {
    let known = vectors::<Verdicts>("verdicts.json").vault;
    let device = Device::known();
    for people in [
        device.unlock(),
        device.place.unlock_with_passphrase(known.passphrase).unwrap(),
        device.place.unlock_with_recovery_code(known.recovery).unwrap(),
    ] {
        assert_eq!(people.own_name().unwrap(), known.own_name);
        for person in &known.people {
            assert_eq!(people.person(PersonId { value: person.id }).unwrap().name, person.name);
        }
    }
}
