//! A pairing that is cut short, and one that is drowned in rubbish.

use crate::support::{Person, Talk, pair};

/// Two devices that have exchanged the messages and wait for words.
fn at_the_words() -> (Person, Person, Talk, Talk, String, String) {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let mut first = petra.start(["pair", "--text", "--json"]);
    let mut second = omar.start(["pair", "--text", "--answer", "--json"]);
    second.say(&first.message());
    first.say(&second.message());
    second.say(&first.message());
    let (firsts, seconds) = (first.words(), second.words());
    (petra, omar, first, second, firsts, seconds)
}

#[test]
fn the_end_of_the_input_ends_it_at_every_step() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let mut first = petra.start(["pair", "--text", "--json"]);
    let offer = first.message();
    let ended = first.end();
    assert_eq!((ended.code, ended.json()["error"].as_str()), (Some(4), Some("Cancelled")));
    let mut second = omar.start(["pair", "--text", "--answer", "--json"]);
    second.say(&offer);
    second.message();
    let ended = second.end();
    assert_eq!((ended.code, ended.json()["error"].as_str()), (Some(4), Some("Cancelled")));
    assert!(ended.err.contains("Nothing was stored"), "{}", ended.err);
    let (petra, omar, first, second, ..) = at_the_words();
    for talk in [first, second] {
        let ended = talk.end();
        assert_eq!((ended.code, ended.json()["error"].as_str()), (Some(4), Some("Cancelled")));
    }
    assert!(petra.people().is_empty() && omar.people().is_empty());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_and_nothing_is_stored() {
    let (petra, omar, first, second, ..) = at_the_words();
    for talk in [first, second] {
        talk.interrupt();
        let ended = talk.wait();
        assert_eq!((ended.code, ended.json()["error"].as_str()), (Some(4), Some("Cancelled")), "{}", ended.err);
    }
    assert!(petra.people().is_empty() && omar.people().is_empty());
}

#[test]
fn what_was_acknowledged_survives_a_kill_and_what_was_not_is_not_there() {
    for _ in 0..5 {
        let (petra, omar, mut first, second, _, seconds) = at_the_words();
        first.say(&seconds);
        first.step("paired");
        first.kill();
        second.kill();
        assert_eq!(petra.people(), ["Omar"]);
        assert!(omar.people().is_empty());
        // Neither device is any the worse: the two pair again.
        let (again, _) = pair(
            petra.start(["pair", "--text", "--json", "--replace", "omar"]),
            omar.start(["pair", "--text", "--answer", "--json"]),
        );
        assert_eq!(again["name"], "Omar");
    }
}

#[test]
fn rubbish_before_each_message_changes_nothing() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let mut first = petra.start(["pair", "--text", "--json"]);
    let mut second = omar.start(["pair", "--text", "--answer", "--json"]);
    let foreign = Person::new("Mallory").start(["pair", "--text", "--json"]).message();
    let storm = |talk: &mut Talk, own: &str| {
        for length in 0..own.len() {
            talk.say(&own[..length]);
        }
        talk.say(&"CSIGN:".repeat(10_000));
        talk.say(&"A".repeat(1 << 20));
        let bytes: Vec<u8> = (0..=255_u8).cycle().take(100_000).collect();
        talk.say_bytes(&bytes);
        talk.say("");
        talk.say(&own.replace('A', "B"));
        talk.say("zoo zoo zoo");
    };
    let offer = first.message();
    storm(&mut second, &offer);
    second.say(&format!("Petra, 14:32: {}\u{200b}", offer.to_lowercase()));
    let reply = second.message();
    storm(&mut first, &reply);
    first.say(&foreign);
    first.say(&offer);
    first.say(&reply);
    let finish = first.message();
    storm(&mut second, &finish);
    second.say(&offer);
    second.say(&finish);
    let (firsts, seconds) = (first.words(), second.words());
    first.say(&reply);
    first.say(&seconds);
    second.say(&firsts);
    first.step("paired");
    second.step("paired");
    assert_eq!(first.end().code, Some(0));
    assert_eq!(second.end().code, Some(0));
}
