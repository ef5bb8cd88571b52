//! A clock that was moved, as libfaketime shows it to the program: the wall clock leaps while the time since boot goes on.

use countersign::ports::Clock as _;
use countersign_vault::SystemClock;

use crate::support::petra_and_omar;

fn seconds_from_now(seconds: u64) -> String {
    format!("@{}", SystemClock.read().wall.plus(seconds).0)
}

#[test]
fn a_moved_clock_neither_checks_nor_shows_codes_until_its_owner_confirms_it() {
    let (petra, omar) = petra_and_omar();
    let code = omar.prove("petra", "--i-called");
    assert_eq!(petra.check("omar", &code, "--they-called"), (Some(0), "verified".to_owned()));
    for offset in ["+2h", "-2h"] {
        let (exit, refused) = petra.ask_at(offset, &["check", "omar", "123456", "--they-called"]);
        assert_eq!((exit, refused["verdict"].as_str()), (Some(1), Some("clock-suspect")), "{refused}");
        let (exit, refused) = petra.ask_at(offset, &["prove", "omar", "--i-called"]);
        assert_eq!((exit, refused["error"].as_str()), (Some(1), Some("clock-suspect")), "{refused}");
    }
    // Two hours ahead, the owner's word is taken; and again when the clock is set back. No mark sinks by it.
    let (exit, shown) = petra.ask_at("+2h", &["clock", "show"]);
    assert_eq!((exit, shown["believed"].as_bool()), (Some(1), Some(false)), "{shown}");
    let (exit, unsaid) = petra.ask_at("+2h", &["clock", "accept"]);
    assert_eq!(exit, Some(1), "nobody said what time it is: {unsaid}");
    let (exit, accepted) = petra.ask_at("+2h", &["clock", "accept", "--at", &seconds_from_now(7200)]);
    assert_eq!(exit, Some(0), "{accepted}");
    let (exit, proof) = petra.ask_at("+2h", &["prove", "omar", "--i-called"]);
    assert_eq!(exit, Some(0), "{proof}");
    let (exit, back) = petra.ask(&["clock", "accept", "--at", &seconds_from_now(0)]);
    assert_eq!(exit, Some(0), "{back}");
    assert_eq!(petra.check("omar", &code, "--they-called"), (Some(1), "already-used".to_owned()));
    let (_, journal) = petra.ask(&["journal"]);
    let accepted = journal["records"].as_array().unwrap().iter().filter(|record| record["event"] == "clock-accepted");
    assert_eq!(accepted.count(), 2, "{journal}");
}

#[test]
fn a_slow_clock_is_seen_and_said() {
    let (petra, omar) = petra_and_omar();
    // Omar's clock is wrong from the first use on, so that his own device has nothing to hold it against.
    let late = omar.ask_at("-2m", &["prove", "petra", "--i-called"]).1["code"].as_str().unwrap().to_owned();
    let (exit, off) = petra.ask(&["check", "omar", &late, "--they-called"]);
    assert_eq!((exit, off["verdict"].as_str()), (Some(1), Some("clock-off")), "{off}");
    assert_eq!(off["clock_off_by_seconds"].as_i64(), Some(-120), "{off}");
    assert_eq!(off["remedy"], "ask-for-next", "{off}");
}
