//! Someone sits between two people who pair remotely, and answers each in the other's name.

use crate::support::{Person, Talk};

/// Pairs `first` with the impostor's device that answers, up to the words.
fn up_to_words(first: &mut Talk, second: &mut Talk) -> (String, String) {
    second.say(&first.message());
    first.say(&second.message());
    second.say(&first.message());
    (first.words(), second.words())
}

#[test]
fn the_words_differ_and_neither_side_is_paired() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let (as_omar, as_petra) = (Person::new("Omar"), Person::new("Petra"));
    let mut petras = petra.start(["pair", "--text", "--json"]);
    let mut to_petra = as_omar.start(["pair", "--text", "--answer", "--json"]);
    let mut to_omar = as_petra.start(["pair", "--text", "--json"]);
    let mut omars = omar.start(["pair", "--text", "--answer", "--json"]);
    let (petra_reads, _) = up_to_words(&mut petras, &mut to_petra);
    let (_, omar_reads) = up_to_words(&mut to_omar, &mut omars);
    // On the call the two hear each other: what they read aloud cannot be changed.
    for _ in 0..2 {
        petras.say(&omar_reads);
        omars.say(&petra_reads);
    }
    for talk in [petras, omars] {
        let ended = talk.end();
        assert_eq!(ended.code, Some(4));
        let step = ended.json();
        assert_eq!((step["step"].as_str(), step["error"].as_str()), (Some("failed"), Some("SasMismatch")));
        assert!(ended.err.contains("in the middle"), "{}", ended.err);
    }
    assert!(petra.people().is_empty() && omar.people().is_empty(), "nobody was stored");
    for talk in [to_petra, to_omar] {
        assert_eq!(talk.end().code, Some(4));
    }
}

#[test]
fn a_message_that_was_changed_on_its_way_ends_the_pairing() {
    let (petra, omar, other) = (Person::new("Petra"), Person::new("Omar"), Person::new("Mallory"));
    let mut first = petra.start(["pair", "--text", "--json"]);
    let mut second = omar.start(["pair", "--text", "--answer", "--json"]);
    let mut third = other.start(["pair", "--text", "--answer", "--json"]);
    let offer = first.message();
    second.say(&offer);
    third.say(&offer);
    second.message();
    // Another's answer to the same first message is taken; the last message then fits that one alone.
    first.say(&third.message());
    let finish = first.message();
    second.say(&finish);
    let ended = second.end();
    assert_eq!((ended.code, ended.json()["error"].as_str()), (Some(4), Some("DecryptFailed")));
    assert!(omar.people().is_empty());
    assert_eq!(first.end().code, Some(4));
    assert_eq!(third.end().code, Some(4));
}
