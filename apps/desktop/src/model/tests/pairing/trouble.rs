//! What goes wrong between two devices, and what two people are told of it.

use std::path::PathBuf;

use countersign::ports::Clock as _;
use countersign_qr::camera::CameraError;
use countersign_texts::Moment;

use super::{
    APART, SCAN, WORDS, agree, begin, camera, compare, drill, exchange, is_at, keep, live, outgoing, pairing, paste,
    people, seen, still, two, unlock, words,
};
use crate::device::Key;
use crate::model::tests::{Drive, NOON};
use crate::model::{Effect, Gesture, News};

#[test]
fn wrong_words_are_asked_for_once_more_and_then_end_the_pairing() {
    let (mut petra, mut omar) = two("de", WORDS);
    agree(&mut petra, &mut omar, outgoing, paste);
    let error = |drive: &mut Drive| words(drive).ask.unwrap().error;
    // Too few, not of the list: this does not count, however often.
    for line in ["zebra", "zebra zoo", "eins zwei drei", "zebra zoo zone zero"] {
        petra.gesture(Gesture::Typed(line.to_owned()));
        petra.push("pair-words-done");
        assert_eq!(error(&mut petra), petra.text("pair-not-words"));
        assert_eq!(words(&mut petra).ask.unwrap().typed, line, "what was typed stays");
    }
    let mine = words(&mut petra).mine.join(" ");
    petra.gesture(Gesture::Typed(mine.clone()));
    petra.push("pair-words-done");
    assert_eq!(error(&mut petra), petra.text("pair-other-words"));
    // Enter twice in a row does not use up the second try.
    assert!(!petra.view().frame.primary.unwrap().enabled);
    petra.gesture(Gesture::Primary);
    assert_eq!(error(&mut petra), petra.text("pair-other-words"));
    petra.gesture(Gesture::Typed("abandon ability able".to_owned()));
    petra.push("pair-words-done");
    assert!(is_at(&mut petra, "pair-ended-words"));
    assert_eq!(petra.notice(), petra.text("pair-sas-mismatch"));
    let nothing_kept = petra.text("pair-ended-nothing-kept");
    assert!(petra.paragraphs().contains(&nothing_kept));
    assert!(people(&mut petra).is_empty());
    petra.push("pair-begin-again");
    assert!(is_at(&mut petra, "pair-where-title"));
}

#[test]
fn clocks_that_are_far_apart_are_spoken_of_before_any_word_counts() {
    let (mut petra, mut omar) = (pairing("en", "Petra", WORDS), Drive::open("en", "Omar"));
    omar.clock.set_wall(NOON + 2 * 3600);
    begin(&mut omar, WORDS);
    agree(&mut petra, &mut omar, outgoing, paste);
    assert!(is_at(&mut petra, "pair-clock-title") && is_at(&mut omar, "pair-clock-title"));
    assert!(petra.paragraphs().contains("ahead of yours by about 2 hours"), "{}", petra.paragraphs());
    assert!(omar.paragraphs().contains("behind yours by about 115 minutes"), "{}", omar.paragraphs());
    let now = petra.clock.read().wall;
    assert!(petra.form().large.contains(&Moment::of(now).clock()), "my own time is there to be compared");
    petra.push("pair-clock-overrule");
    omar.push("pair-clock-overrule");
    compare(&mut petra, &mut omar);
    assert!(is_at(&mut petra, "pair-name-title") && is_at(&mut omar, "pair-name-title"));

    let (mut petra, mut omar) = (pairing("de", "Petra", WORDS), Drive::open("de", "Omar"));
    omar.clock.set_wall(NOON - 86_400 * 3);
    begin(&mut omar, WORDS);
    agree(&mut petra, &mut omar, outgoing, paste);
    assert!(petra.paragraphs().contains("um etwa 3 Tage nach"), "{}", petra.paragraphs());
    petra.push("pair-clock-again");
    assert!(is_at(&mut petra, "pair-where-title"));
    assert!(people(&mut petra).is_empty());
}

#[test]
fn clocks_that_are_a_little_apart_are_only_told_of() {
    let (mut petra, mut omar) = (pairing("en", "Petra", WORDS), Drive::open("en", "Omar"));
    omar.clock.set_wall(NOON + 120);
    begin(&mut omar, WORDS);
    agree(&mut petra, &mut omar, outgoing, paste);
    assert!(petra.notice().contains("ahead of yours"), "{}", petra.notice());
    compare(&mut petra, &mut omar);
    assert!(is_at(&mut petra, "pair-name-title"));
}

#[test]
fn an_idle_lock_does_not_end_a_pairing() {
    let (mut petra, mut omar) = two("en", APART);
    let offer = outgoing(&mut petra);
    paste(&mut omar, offer);
    let reply = outgoing(&mut omar);
    petra.tick(300);
    assert!(!petra.app.is_open());
    // Nothing is taken in behind the lock.
    petra.news(&News::PastedText(reply.clone()));
    unlock(&mut petra);
    paste(&mut petra, reply);
    let finish = outgoing(&mut petra);
    paste(&mut omar, finish);
    petra.push("pair-they-have-it");
    // Between the words, too.
    omar.tick(300);
    petra.app.lock();
    petra.settle();
    unlock(&mut omar);
    unlock(&mut petra);
    compare(&mut petra, &mut omar);
    // And before the name: the pairing is only in memory there.
    petra.app.lock();
    petra.settle();
    petra.device.lock();
    unlock(&mut petra);
    assert!(is_at(&mut petra, "pair-name-title"));
    keep(&mut petra);
    keep(&mut omar);
    drill(&mut petra, &mut omar);
}

#[test]
fn the_camera_rests_behind_the_lock_and_starts_again_after_it() {
    let mut petra = pairing("en", "Petra", SCAN);
    petra.app.lock();
    petra.settle();
    assert_eq!(camera(&petra), Some(false));
    unlock(&mut petra);
    assert_eq!(camera(&petra), Some(true));
    petra.back();
    assert_eq!(camera(&petra), Some(false));
}

#[test]
fn a_pairing_ends_when_its_time_is_over() {
    let (mut petra, mut omar) = two("de", APART);
    let offer = outgoing(&mut petra);
    paste(&mut omar, offer);
    for drive in [&mut petra, &mut omar] {
        drive.clock.pass(3_000);
        drive.app.stir();
        drive.news(&News::Tick);
        assert_eq!(exchange(drive).left, "Noch 10 Minuten");
        drive.clock.pass(601);
        drive.app.stir();
        drive.news(&News::Tick);
        assert!(is_at(drive, "pair-ended-expired"));
        assert_eq!(drive.notice(), drive.text("pair-expired"));
    }
    // So does one whose words nobody compared.
    let (mut petra, mut omar) = two("en", WORDS);
    agree(&mut petra, &mut omar, outgoing, paste);
    for drive in [&mut petra, &mut omar] {
        drive.clock.pass(301);
        drive.app.stir();
        drive.news(&News::Tick);
        assert!(is_at(drive, "pair-ended-expired"), "{}", drive.title());
    }
    // One that ends behind the lock says so afterwards, whatever screen it was on.
    let (mut petra, mut omar) = two("en", APART);
    agree(&mut petra, &mut omar, outgoing, paste);
    let mut eve = pairing("en", "Eve", APART);
    for drive in [&mut petra, &mut omar, &mut eve] {
        drive.app.lock();
        drive.settle();
        drive.clock.pass(3_601);
        drive.news(&News::Tick);
        unlock(drive);
        assert!(is_at(drive, "pair-ended-expired"), "{}", drive.title());
    }
}

#[test]
fn a_message_in_one_room_is_renewed_and_says_so_where_someone_holds_the_old_one() {
    for handed_over in [false, true] {
        let mut petra = pairing("en", "Petra", WORDS);
        let old = outgoing(&mut petra);
        assert_eq!(exchange(&mut petra).left, "");
        if handed_over {
            petra.gesture(Gesture::Copy);
            assert!(matches!(petra.effects.pop(), Some(Effect::Copy(text)) if text == old));
            assert!(!exchange(&mut petra).left.is_empty());
        }
        petra.clock.pass(301);
        petra.app.stir();
        petra.news(&News::Tick);
        assert_ne!(outgoing(&mut petra), old);
        let told = if handed_over { petra.text("pair-renewed") } else { String::new() };
        assert_eq!(petra.notice(), told);
        assert_eq!(exchange(&mut petra).left, "", "nobody holds the new one");
    }
}

#[test]
fn what_is_no_message_is_said_where_someone_asked_for_it_and_not_for_a_camera() {
    let mut petra = pairing("en", "Petra", SCAN);
    live(&mut petra, "https://example.com".to_owned());
    assert_eq!(petra.notice(), "");
    still(&mut petra, "https://example.com".to_owned());
    assert_eq!(petra.notice(), petra.text("pair-not-a-message"));
    petra.news(&News::PastedText("CSIGN:AAAA".to_owned()));
    assert_eq!(petra.notice(), petra.text("pair-bad-armor"));
    petra.news(&News::Unread("No code in it.".to_owned()));
    assert_eq!(petra.notice(), "No code in it.");
    petra.news(&News::Saved(PathBuf::from("countersign-1.png")));
    assert!(petra.notice().contains("countersign-1.png"));

    let mut omar = pairing("en", "Omar", WORDS);
    let own = outgoing(&mut omar);
    paste(&mut omar, own.clone());
    assert_eq!(omar.notice(), omar.text("pair-self-scan"));
    assert_eq!(exchange(&mut omar).incoming, own, "what was pasted stays");
}

#[test]
fn typing_a_message_is_not_found_fault_with_before_it_is_whole() {
    let (mut petra, mut omar) = two("en", WORDS);
    let offer = outgoing(&mut petra);
    for end in 1..offer.len() {
        omar.gesture(Gesture::Typed(offer.chars().take(end).collect()));
        assert_eq!(omar.notice(), "");
    }
    omar.gesture(Gesture::Typed(offer));
    assert_eq!(exchange(&mut omar).instruction, omar.text("pair-instruction-text-2"));
    assert_eq!(exchange(&mut omar).incoming, "");
    // Whoever presses the button wants an answer.
    omar.gesture(Gesture::Typed("C".to_owned()));
    omar.push("pair-read-message");
    assert_eq!(omar.notice(), omar.text("pair-not-a-message"));
}

#[test]
fn strays_before_a_camera_bring_one_hint_after_twenty() {
    let mut petra = pairing("en", "Petra", SCAN);
    for stray in 0..30_u8 {
        assert_eq!(petra.notice() == petra.text("pair-strays"), stray >= 20, "{stray}");
        live(&mut petra, format!("CSIGN:{}", "A".repeat(usize::from(stray) + 4)));
    }
    let mut omar = pairing("en", "Omar", SCAN);
    let own_of_omar = outgoing(&mut omar);
    live(&mut omar, own_of_omar);
    assert_eq!(omar.notice(), omar.text("pair-self-scan"), "once, a mirror is worth a word");
}

#[test]
fn a_person_who_says_apart_answers_nobody_who_says_together() {
    let (mut petra, mut omar) = (pairing("en", "Petra", WORDS), pairing("en", "Omar", APART));
    let offer = outgoing(&mut petra);
    paste(&mut omar, offer);
    assert_eq!(omar.notice(), omar.text("pair-not-remote"));
    assert_eq!(exchange(&mut omar).instruction, omar.text("pair-instruction-text-1"));
}

#[test]
fn each_trouble_with_the_camera_is_said_where_its_picture_would_be() {
    let mut petra = pairing("de", "Petra", SCAN);
    assert_eq!(exchange(&mut petra).camera_text, petra.text("pair-camera-starting"));
    let troubles = [
        (CameraError::Absent, "pair-camera-absent"),
        (CameraError::Busy, "pair-camera-busy"),
        (CameraError::Refused, "pair-camera-refused"),
        (CameraError::Unplugged, "pair-camera-unplugged"),
        (CameraError::Unsupported, "pair-camera-unsupported"),
    ];
    for (error, key) in troubles {
        petra.news(&News::Camera(Err(error)));
        let view = exchange(&mut petra);
        assert!(!view.camera);
        assert_eq!(view.camera_text, petra.text(key));
        // It is looked for again and again, and used when it is there.
        petra.news(&News::Camera(Ok(())));
        assert!(exchange(&mut petra).camera);
    }
    petra.news(&News::Camera(Err(CameraError::Unusable { reason: "-71".to_owned() })));
    assert!(exchange(&mut petra).camera_text.contains("-71"));
    petra.news(&News::Camera(Ok(())));
    assert_eq!(exchange(&mut petra).camera_text, petra.text("pair-camera-point"));
    petra.tick(15);
    assert_eq!(exchange(&mut petra).camera_text, petra.text("pair-camera-hint"));
}

#[test]
fn ending_a_pairing_asks_first_once_there_is_something_to_lose() {
    // Nothing has happened: back is back.
    let mut petra = pairing("en", "Petra", SCAN);
    petra.back();
    assert!(is_at(&mut petra, "pair-where-title"));

    let (mut petra, mut omar) = two("en", SCAN);
    let offer = outgoing(&mut petra);
    live(&mut omar, offer);
    let reply = outgoing(&mut omar);
    omar.back();
    assert!(is_at(&mut omar, "pair-leave-title"));
    omar.push("pair-leave-go-on");
    assert_eq!(outgoing(&mut omar), reply);
    omar.app.home();
    omar.settle();
    assert!(is_at(&mut omar, "pair-leave-title"), "the way home asks, too");
    omar.push("pair-leave-end");
    assert!(is_at(&mut omar, "home-title"));
    assert_eq!(camera(&omar), Some(false));

    let (mut petra, mut omar) = two("en", SCAN);
    agree(&mut petra, &mut omar, seen, live);
    petra.push("pair-no");
    assert!(is_at(&mut petra, "pair-leave-title"));
    petra.back();
    petra.push("pair-their-screen-yes");
    petra.back();
    assert!(is_at(&mut petra, "pair-leave-title"));
    petra.push("pair-leave-end");
    assert!(people(&mut petra).is_empty());
}

#[test]
fn nobody_is_paired_in_a_way_that_was_not_chosen() {
    let mut petra = Drive::open("en", "Petra");
    petra.gesture(Gesture::Pair);
    assert!(petra.form().choices.iter().all(|choice| !choice.chosen));
    assert!(!petra.view().frame.primary.unwrap().enabled);
    petra.gesture(Gesture::Primary);
    assert!(is_at(&mut petra, "pair-where-title"));
    // Each answer says what it is worth, in the words of the badge.
    for (place, badge) in ["trust-in-person", "trust-by-words", "trust-remote"].into_iter().enumerate() {
        let detail = petra.form().choices[place].detail.clone();
        assert!(detail.contains(&format!("“{}”", petra.text(badge))), "{detail}");
    }
    // What the device refuses is said here, and the answer stays.
    petra.device.lock();
    petra.gesture(Gesture::Choose(1));
    petra.push("pair-go-on");
    assert_eq!(petra.notice(), petra.text("refused-locked"));
    assert!(petra.form().choices[1].chosen);
    petra.device.unlock(&Key::Platform).unwrap();
    petra.push("pair-go-on");
    assert_eq!(exchange(&mut petra).step, "Message 1 of 3");
}

#[test]
fn the_camera_is_not_started_for_a_last_message_that_is_only_shown() {
    let (mut petra, mut omar) = two("en", SCAN);
    agree(&mut petra, &mut omar, seen, live);
    petra.push("pair-show-again");
    assert_eq!(camera(&petra), Some(false));
    assert!(exchange(&mut petra).code.is_some());
    assert_eq!(exchange(&mut petra).camera_text, petra.text("pair-camera-done"));
    assert_eq!(exchange(&mut petra).incoming_label, "");
}

#[test]
fn little_time_to_compare_words_is_said() {
    let (mut petra, mut omar) = two("en", WORDS);
    agree(&mut petra, &mut omar, outgoing, paste);
    petra.tick(200);
    assert!(!petra.paragraphs().contains("left"), "{}", petra.paragraphs());
    petra.tick(30);
    assert!(petra.paragraphs().contains("70 seconds left"), "{}", petra.paragraphs());
}

#[test]
fn a_message_that_was_changed_ends_a_pairing_by_words_and_warns() {
    let (mut petra, mut omar) = two("de", APART);
    let mut eve = pairing("de", "Eve", APART);
    let offer = outgoing(&mut petra);
    paste(&mut omar, offer.clone());
    paste(&mut eve, offer);
    let from_eve = outgoing(&mut eve);
    paste(&mut petra, from_eve);
    // Petra finished with Eve; her last message does not fit Omar's answer.
    let finish = outgoing(&mut petra);
    paste(&mut omar, finish);
    assert!(is_at(&mut omar, "pair-ended-title"));
    assert_eq!(omar.notice(), omar.text("pair-decrypt-failed"));
    let warning = omar.text("pair-ended-alarming");
    assert!(omar.paragraphs().contains(&warning));
    omar.back();
    assert!(is_at(&mut omar, "home-title"));
}

#[test]
fn a_text_without_end_is_refused_and_not_kept() {
    let mut petra = pairing("en", "Petra", WORDS);
    paste(&mut petra, "CSIGN:".to_owned() + &"A".repeat(1_000_000));
    assert_eq!(petra.notice(), petra.text("pair-bad-armor"));
    assert!(exchange(&mut petra).incoming.len() < 5_000);
}

#[test]
fn each_message_has_its_own_time() {
    let (mut petra, mut omar) = two("en", APART);
    let offer = outgoing(&mut petra);
    for drive in [&mut petra, &mut omar] {
        drive.clock.pass(1_800);
        drive.app.stir();
    }
    assert_eq!(exchange(&mut petra).left, "30 minutes left");
    paste(&mut omar, offer);
    assert_eq!(exchange(&mut omar).left, "60 minutes left");
    let reply = outgoing(&mut omar);
    paste(&mut petra, reply);
    assert_eq!(exchange(&mut petra).left, "60 minutes left");
}
