//! From the agreement to a person who is kept: the name, the number, the first code.

use countersign::contact::TrustLevel;

use super::{
    SCAN, WORDS, agree, agreed, begin, call, compare, digits, is_at, keep, live, only, outgoing, pairing, paste,
    people, seen, two, unlock,
};
use crate::device::Key;
use crate::model::tests::Drive;
use crate::model::view::Tone;
use crate::model::{Effect, Gesture, News};

#[test]
fn a_known_name_is_asked_about() {
    // The person is there already, paired by camera.
    let (mut petra, mut omar) = two("en", SCAN);
    agree(&mut petra, &mut omar, seen, live);
    petra.push("pair-their-screen-yes");
    omar.push("pair-person-yes");
    keep(&mut omar);
    petra.push("pair-keep");
    petra.fill(0, "+49 30 1234567");
    let card = petra.text("source-card");
    petra.choose(&card);
    petra.push("pair-number-keep");
    petra.push("pair-try-later");
    petra.push("pair-done");
    let first = only(&mut petra);
    assert_eq!(first.contact.number.as_ref().unwrap().as_str(), "+49301234567");

    // Another device says the same name.
    begin(&mut petra, WORDS);
    let mut again = pairing("en", "omar haddad", WORDS);
    agree(&mut petra, &mut again, outgoing, paste);
    compare(&mut petra, &mut again);
    petra.push("pair-keep");
    assert!(petra.title().contains("Omar Haddad already"), "{}", petra.title());

    // A second device: a free name is suggested, a taken one is refused and stays.
    let second = petra.texts().with("pair-taken-second", None, &[("name", "Omar Haddad".into())]);
    petra.choose(&second);
    assert_eq!(petra.form().fields[0].value, "omar haddad (2)");
    petra.fill(0, "OMAR HADDAD");
    petra.push("pair-keep");
    assert!(petra.form().fields[0].error.contains("Omar Haddad"));
    assert_eq!(petra.form().fields[0].value, "OMAR HADDAD");

    // Someone else: a name of their own.
    let other = petra.text("pair-taken-other");
    petra.choose(&other);
    assert_eq!(petra.form().fields[0].value, "");
    petra.push("pair-keep");
    assert_eq!(petra.form().fields[0].error, petra.text("name-empty"));

    // Back leads to the name, and nothing is lost.
    petra.back();
    assert!(is_at(&mut petra, "pair-name-title"));
    petra.push("pair-keep");
    let replacing = petra.texts().with("pair-taken-replacing", None, &[("name", "Omar Haddad".into())]);
    petra.choose(&replacing);
    assert_eq!(petra.view().frame.notice.unwrap().tone, Tone::Warning, "it was paired more surely before");
    petra.push("pair-taken-replace");
    let renewed = only(&mut petra);
    assert_eq!((renewed.id, renewed.contact.level), (first.id, TrustLevel::InPersonWords));
    assert_ne!(renewed.contact.pair_id, first.contact.pair_id);
    assert_eq!(renewed.contact.number, first.contact.number, "the number stays and is not asked for");
    assert!(is_at(&mut petra, "pair-try-title"));
}

#[test]
fn a_second_device_is_kept_beside_the_first() {
    let (mut petra, mut omar) = agreed("de", WORDS);
    keep(&mut petra);
    keep(&mut omar);
    petra.push("pair-try-later");
    petra.push("pair-done");
    begin(&mut petra, WORDS);
    let mut phone = pairing("de", "Omar Haddad", WORDS);
    agree(&mut phone, &mut petra, outgoing, paste);
    compare(&mut petra, &mut phone);
    petra.push("pair-keep");
    let second = petra.texts().with("pair-taken-second", None, &[("name", "Omar Haddad".into())]);
    petra.choose(&second);
    petra.push("pair-keep");
    let names: Vec<String> = people(&mut petra).iter().map(|p| p.contact.name.as_str().to_owned()).collect();
    assert_eq!(names, ["Omar Haddad", "Omar Haddad (2)"]);
}

#[test]
fn a_name_that_looks_like_another_is_warned_of() {
    let (mut petra, mut omar) = agreed("en", WORDS);
    keep(&mut petra);
    omar.back();
    petra.push("pair-try-later");
    petra.push("pair-done");
    begin(&mut petra, WORDS);
    // Cyrillic `а` and `о` among Latin letters.
    let mut fake = pairing("en", "Omаr Haddad", WORDS);
    agree(&mut petra, &mut fake, outgoing, paste);
    compare(&mut petra, &mut fake);
    let notice = petra.notice();
    assert!(notice.contains(&petra.text("pair-name-mixed")), "{notice}");
    assert!(notice.contains("“Omar Haddad”, whom you know"), "{notice}");
}

#[test]
fn a_person_who_went_meanwhile_is_not_replaced() {
    let (mut petra, mut omar) = agreed("en", WORDS);
    keep(&mut petra);
    keep(&mut omar);
    petra.push("pair-try-later");
    petra.push("pair-done");
    begin(&mut petra, WORDS);
    let mut phone = pairing("en", "Omar Haddad", WORDS);
    agree(&mut petra, &mut phone, outgoing, paste);
    compare(&mut petra, &mut phone);
    petra.push("pair-keep");
    petra.gesture(Gesture::Choose(0));
    // Another program of the same person forgets the contact.
    let gone = only(&mut petra).id;
    petra.device.people().unwrap().forget(gone).unwrap();
    petra.push("pair-taken-replace");
    assert_eq!(petra.notice(), petra.text("refused-person-gone"));
    petra.back();
    petra.push("pair-keep");
    assert_eq!(only(&mut petra).contact.name.as_str(), "Omar Haddad");
}

#[test]
fn a_refusal_of_the_store_loses_nothing() {
    let (mut petra, _omar) = agreed("en", WORDS);
    petra.fill(0, "Omar from the bank");
    petra.device.lock();
    petra.push("pair-keep");
    assert_eq!(petra.notice(), petra.text("refused-locked"));
    assert_eq!(petra.form().fields[0].value, "Omar from the bank");
    petra.device.unlock(&Key::Platform).unwrap();
    petra.push("pair-keep");
    assert_eq!(only(&mut petra).contact.name.as_str(), "Omar from the bank");
}

#[test]
fn names_that_cannot_be_are_refused_in_place() {
    let (mut petra, _omar) = agreed("en", WORDS);
    petra.fill(0, "\u{200b}");
    petra.gesture(Gesture::Primary);
    assert_eq!(petra.form().fields[0].error, petra.text("name-empty"));
    petra.fill(0, &"x".repeat(121));
    petra.push("pair-keep");
    assert_eq!(petra.form().fields[0].error, petra.text("name-too-long"));
    assert!(people(&mut petra).is_empty());
}

/// Presses the one step forward, and locks before the device's answer comes.
fn lose_the_answer(drive: &mut Drive) {
    drive.app.gesture(Gesture::Primary);
    let job = drive.app.effects().pop();
    drive.app.lock();
    let Some(Effect::Do(job)) = job else { panic!("no job") };
    let answer = job.run(&mut drive.device);
    drive.app.answer(answer);
    drive.settle();
    unlock(drive);
}

#[test]
fn an_answer_that_is_lost_behind_the_lock_takes_nobody_in_twice() {
    let (mut petra, mut omar) = agreed("en", WORDS);
    lose_the_answer(&mut petra);
    // The person is here; their number is asked for next.
    assert_eq!(only(&mut petra).contact.name.as_str(), "Omar Haddad");
    assert!(petra.title().contains("Omar Haddad"), "{}", petra.title());
    petra.push("pair-number-skip");
    assert_eq!(people(&mut petra).len(), 1);
    keep(&mut omar);
    petra.push("pair-try-later");
    petra.push("pair-done");

    // So, too, where a new device takes the place of the old one.
    begin(&mut petra, WORDS);
    let mut phone = pairing("en", "Omar Haddad", WORDS);
    agree(&mut petra, &mut phone, outgoing, paste);
    compare(&mut petra, &mut phone);
    petra.push("pair-keep");
    petra.gesture(Gesture::Choose(0));
    let before = petra.device.people().unwrap().journal_len().unwrap();
    lose_the_answer(&mut petra);
    assert!(petra.title().contains("Omar Haddad"), "{}", petra.title());
    assert!(!petra.title().contains("already"), "{}", petra.title());
    assert_eq!(petra.device.people().unwrap().journal_len().unwrap(), before + 1, "it is replaced once");
}

#[test]
fn the_number_needs_a_source_and_digits() {
    let (mut petra, _omar) = agreed("en", WORDS);
    petra.push("pair-keep");
    petra.fill(0, "call me");
    assert!(!petra.view().frame.primary.unwrap().enabled, "where it came from is not said");
    let met = petra.text("source-met");
    petra.choose(&met);
    petra.push("pair-number-keep");
    assert_eq!(petra.form().fields[0].error, petra.text("number-malformed"));
    assert_eq!(petra.form().fields[0].value, "call me");
    petra.fill(0, "0049 (30) 1234-567");
    petra.push("pair-number-keep");
    assert_eq!(only(&mut petra).contact.number.unwrap().as_str(), "0049301234567");
    assert!(is_at(&mut petra, "pair-try-title"));
}

#[test]
fn slips_in_the_first_code_are_said_and_tried_again() {
    let (mut petra, mut omar) = agreed("en", WORDS);
    keep(&mut petra);
    keep(&mut omar);
    petra.push("pair-try-now");
    omar.push("pair-try-now");
    let code = digits(&mut petra);
    // My own code, read back to me.
    petra.gesture(Gesture::Typed(code.clone()));
    assert_eq!(petra.notice(), petra.text("pair-drill-reflected"));
    let wrong = if code == "000000" { "111111" } else { "000000" };
    omar.gesture(Gesture::Typed(wrong.to_owned()));
    assert_eq!(omar.notice(), omar.text("pair-drill-wrong"));
    assert!(call(&mut omar).code.is_none(), "a wrong code shows nothing of mine");
    assert_eq!(call(&mut omar).ask.unwrap().typed, "");
    // The code changes with its time step.
    for drive in [&mut petra, &mut omar] {
        drive.clock.pass(30);
        drive.news(&News::Tick);
    }
    let next = digits(&mut petra);
    assert_ne!(next, code);
    let (front, back) = next.split_at(3);
    omar.gesture(Gesture::Typed(format!("{front} {back}")));
    let answer = digits(&mut omar);
    petra.gesture(Gesture::Typed(answer));
    let tried = petra.text("pair-tried");
    assert!(petra.form().facts.iter().any(|fact| fact.value == tried));
}

#[test]
fn the_first_code_can_wait() {
    let (mut petra, mut omar) = agreed("de", WORDS);
    keep(&mut petra);
    petra.push("pair-try-now");
    petra.push("pair-try-later");
    let not_tried = petra.text("pair-not-tried");
    assert!(petra.form().facts.iter().any(|fact| fact.value == not_tried));
    assert!(petra.title().contains("Omar Haddad"));
    keep(&mut omar);
    omar.back();
    assert!(is_at(&mut omar, "home-title"));
    assert_eq!(people(&mut omar).len(), 1);
}

#[test]
fn a_refusal_that_is_lost_behind_the_lock_leaves_the_next_try() {
    let (mut petra, _omar) = agreed("de", WORDS);
    petra.device.lock();
    lose_the_answer(&mut petra);
    assert!(is_at(&mut petra, "pair-name-title"));
    petra.push("pair-keep");
    assert_eq!(only(&mut petra).contact.name.as_str(), "Omar Haddad");
}

#[test]
fn a_pairing_does_not_wait_for_whoever_begins_anew() {
    let (mut petra, _omar) = agreed("en", WORDS);
    petra.app.lock();
    petra.settle();
    assert!(petra.app.wants_ticks(), "it waits behind the lock");
    for _ in 0..3 {
        petra.fill(0, "not hers");
        petra.primary();
    }
    petra.push("begin-anew");
    let word = petra.text("erase-word");
    petra.fill(0, &word);
    petra.primary();
    assert!(is_at(&mut petra, "welcome-title"));
    assert!(!petra.app.wants_ticks(), "whoever comes next finds nothing of it");
}

#[test]
fn a_hidden_code_is_shown_when_it_is_asked_for() {
    let (mut petra, mut omar) = agreed("en", WORDS);
    for drive in [&mut petra, &mut omar] {
        keep(drive);
        drive.push("pair-try-later");
        drive.push("pair-done");
    }
    petra.gesture(Gesture::Settings);
    let hide = petra.text("settings-hide-codes");
    petra.pick(&hide);
    petra.back();
    petra.gesture(Gesture::ICalled);
    petra.gesture(Gesture::Pick(0));
    let code = call(&mut petra).code.unwrap();
    assert!(code.hidden && code.front.is_empty() && code.back.is_empty(), "not even where nobody looks");
    petra.gesture(Gesture::Reveal);
    assert!(!call(&mut petra).code.unwrap().hidden);
    assert_eq!(digits(&mut petra).len(), 6);
    petra.tick(30);
    assert_eq!(digits(&mut petra).len(), 6, "the next one is shown, too");
}
