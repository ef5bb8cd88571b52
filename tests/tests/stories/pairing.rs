//! Two people pair by text.

use crate::support::{Person, pair, petra_and_omar};

#[test]
fn two_people_pair_remotely_and_know_each_other_by_name() {
    let (petra, omar) = petra_and_omar();
    assert_eq!(petra.people(), ["Omar"]);
    assert_eq!(omar.people(), ["Petra"]);
}

#[test]
fn without_json_the_lines_are_messages_and_words_alone() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let mut first = petra.start(["pair", "--text"]);
    let mut second = omar.start(["pair", "--text", "--answer"]);
    let offer = first.line();
    second.say(&offer);
    let reply = second.line();
    first.say(&reply);
    let finish = first.line();
    second.say(&finish);
    for (message, length) in [(offer, 122), (reply, 294), (finish, 243)] {
        assert!(message.starts_with("CSIGN:"), "{message}");
        assert_eq!(message.len(), length);
    }
    let (firsts, seconds) = (first.line(), second.line());
    assert_eq!(firsts.split(' ').count(), 3, "{firsts}");
    assert_ne!(firsts, seconds);
    first.say(&seconds);
    second.say(&firsts);
    for ended in [first.end(), second.end()] {
        assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""), "{}", ended.err);
        assert!(ended.err.contains("Paired"), "{}", ended.err);
    }
}

#[test]
fn in_one_room_the_level_is_in_person_by_words() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let (first, second) = pair(
        petra.start(["pair", "--text", "--same-room", "--json", "--name", "Omar from work"]),
        omar.start(["pair", "--text", "--answer", "--same-room", "--json"]),
    );
    assert_eq!((first["name"].as_str(), first["level"].as_u64()), (Some("Omar from work"), Some(3)));
    assert_eq!(second["level"], 3);
    assert_eq!(petra.people(), ["Omar from work"]);
}

#[test]
fn a_remote_responder_refuses_an_offer_that_says_one_room() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let mut first = petra.start(["pair", "--text", "--same-room", "--json"]);
    let mut second = omar.start(["pair", "--text", "--answer", "--json"]);
    second.say(&first.message());
    let ended = second.end();
    assert_eq!(ended.code, Some(4));
    assert!(ended.err.contains("--same-room"), "{}", ended.err);
    assert_eq!(ended.json()["error"], "Cancelled");
    assert_eq!(first.end().code, Some(4));
}

#[test]
fn words_may_be_shortened_and_one_mistake_is_forgiven() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let mut first = petra.start(["pair", "--text", "--json"]);
    let mut second = omar.start(["pair", "--text", "--answer", "--json"]);
    second.say(&first.message());
    first.say(&second.message());
    second.say(&first.message());
    let (firsts, seconds) = (first.words(), second.words());
    // Lines that are not three words of the list do not count, however many.
    for line in ["", "yes", "abandon abandon", "abandon abandon abandon abandon", "0001 0002 2048", "xyzzy plugh quux"]
    {
        second.say(line);
    }
    second.say("zoo zoo zoo");
    let shortened: Vec<String> = firsts.split(' ').map(|word| word.chars().take(4).collect()).collect();
    second.say(&shortened.join(" , ").to_uppercase());
    second.step("paired");
    first.say(&seconds);
    first.step("paired");
    assert_eq!(first.end().code, Some(0));
    assert_eq!(second.end().code, Some(0));
}

#[test]
fn the_number_to_call_back_on_is_kept_with_the_pairing() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    pair(
        petra.start(["pair", "--text", "--json", "--number", "+49 30 901820", "--source", "card"]),
        omar.start(["pair", "--text", "--answer", "--json"]),
    );
    let (code, shown) = petra.ask(&["show", "omar"]);
    assert_eq!(code, Some(0));
    assert!(shown.to_string().contains("+4930901820") && shown.to_string().contains("card"), "{shown}");
}

#[test]
fn a_name_that_is_taken_is_numbered_where_nobody_can_be_asked() {
    let petra = Person::new("Petra");
    for expected in ["Omar", "Omar 2"] {
        let omar = Person::new("Omar");
        let (first, _) =
            pair(petra.start(["pair", "--text", "--json"]), omar.start(["pair", "--text", "--answer", "--json"]));
        assert_eq!(first["name"], expected);
    }
    let refused = petra.run(&["pair", "--text", "--json", "--name", "omar"]);
    assert_eq!((refused.code, refused.json()["error"].as_str()), (Some(2), Some("pair-name-in-use")));
    assert_eq!(petra.people(), ["Omar", "Omar 2"]);
}

#[test]
fn a_new_device_takes_the_place_of_the_old_one() {
    let (petra, omar) = petra_and_omar();
    assert_eq!(petra.run(&["number", "omar", "+49 30 901820", "--source", "met"]).code, Some(0));
    let new_phone = Person::new("Omar");
    let (first, _) = pair(
        petra.start(["pair", "--text", "--json", "--replace", "omar"]),
        new_phone.start(["pair", "--text", "--answer", "--json"]),
    );
    assert_eq!(first["name"], "Omar");
    assert_eq!(petra.people(), ["Omar"]);
    assert!(petra.ask(&["show", "omar"]).1.to_string().contains("+4930901820"));
    let old = omar.prove("petra", "--i-called");
    assert_eq!(petra.check("omar", &old, "--they-called"), (Some(1), "wrong".to_owned()));
    let new = new_phone.prove("petra", "--i-called");
    assert_eq!(petra.check("omar", &new, "--they-called"), (Some(0), "verified".to_owned()));
}

#[test]
fn mistakes_on_the_command_line_are_told_before_anything_begins() {
    let petra = Person::new("Petra");
    for args in [
        &["pair", "--text", "--watch", "."][..],
        &["pair", "--text", "--same-room", "--remote"],
        &["pair", "--text", "--number", "+49 30 901820"],
        &["pair", "--text", "--number", "soon", "--source", "card"],
        &["pair", "--text", "--name", " "],
        &["pair", "--text", "--replace", "nobody"],
        &["pair", "--watch", "none", "--png", "code.png"],
        &["pair", "--image", "a.png", "--png", "./a.png"],
        &["pair", "--watch", ".", "--png", "none/a.png"],
        &["pair", "--watch", "."],
    ] {
        let ended = petra.run(args);
        assert_eq!(ended.code, Some(2), "{args:?}: {}", ended.err);
        assert!(!ended.err.is_empty() && ended.out.is_empty(), "{args:?}");
    }
    assert!(petra.people().is_empty());
}
