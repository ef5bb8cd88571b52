//! Each way from the first question to a code in each direction.

use std::path::PathBuf;

use countersign::contact::TrustLevel;
use countersign_qr::{decode_image, read};

use super::{
    APART, SCAN, WORDS, agree, agreed, begin, camera, compare, drill, exchange, is_at, keep, live, only, outgoing,
    paste, people, seen, still, two, unlock, words,
};
use crate::model::tests::Drive;
use crate::model::view::Body;
use crate::model::{Effect, Gesture, News};

#[test]
fn two_cameras_pair_in_person_to_a_code_both_ways() {
    for language in ["en", "de"] {
        let (mut petra, mut omar) = two(language, SCAN);
        assert_eq!(camera(&petra), Some(true));
        petra.news(&News::Camera(Ok(())));
        assert!(exchange(&mut petra).camera);
        agree(&mut petra, &mut omar, seen, live);
        assert_eq!((camera(&petra), camera(&omar)), (Some(false), Some(false)));

        let shown = words(&mut petra).mine;
        assert_eq!(shown.len(), 3);
        assert_eq!(words(&mut omar).mine, shown, "one glance compares the words on both screens");
        let paired = if language == "de" { "Gekoppelt" } else { "Paired" };
        assert!(omar.title().starts_with(paired) && petra.title().contains(paired));
        petra.push("pair-their-screen-yes");
        omar.push("pair-person-yes");
        assert!(omar.paragraphs().contains(&shown.join(" ")), "petra may still be looking at them");
        assert!(people(&mut petra).is_empty(), "nothing is kept before there is a name");
        keep(&mut petra);
        keep(&mut omar);
        assert_eq!(only(&mut petra).contact.name.as_str(), "Omar Haddad");
        assert_eq!(only(&mut omar).contact.name.as_str(), "Petra Weiß");
        for drive in [&mut petra, &mut omar] {
            assert_eq!(only(drive).contact.level, TrustLevel::InPersonQr);
        }
        drill(&mut petra, &mut omar);
    }
}

#[test]
fn two_who_answer_at_the_same_time_pair() {
    let (mut petra, mut omar) = two("en", SCAN);
    let (from_petra, from_omar) = (seen(&mut petra), seen(&mut omar));
    live(&mut petra, from_omar);
    live(&mut omar, from_petra);
    for _ in 0..3 {
        if let Body::Exchange(view) = petra.view().body {
            live(&mut omar, view.outgoing);
        }
        if let Body::Exchange(view) = omar.view().body {
            live(&mut petra, view.outgoing);
        }
    }
    let [begun, answered] =
        if matches!(petra.view().body, Body::Words(_)) { [&mut omar, &mut petra] } else { [&mut petra, &mut omar] };
    begun.push("pair-they-have-it");
    begun.push("pair-their-screen-yes");
    answered.push("pair-person-yes");
    keep(begun);
    keep(answered);
    drill(begun, answered);
}

#[test]
fn pictures_of_the_codes_pair_by_words() {
    let (mut petra, mut omar) = two("en", SCAN);
    agree(&mut petra, &mut omar, seen, still);
    compare(&mut petra, &mut omar);
    keep(&mut petra);
    keep(&mut omar);
    assert_eq!(only(&mut petra).contact.level, TrustLevel::InPersonWords);
    assert_eq!(only(&mut omar).contact.level, TrustLevel::InPersonWords);
    drill(&mut petra, &mut omar);
}

#[test]
fn saved_pictures_hold_the_message_that_is_shown() {
    let (mut petra, mut omar) = two("en", SCAN);
    let saved = |drive: &mut Drive, number: u8| {
        drive.gesture(Gesture::Save);
        let Some(Effect::Save { name, bytes }) = drive.effects.pop() else { panic!("nothing is saved") };
        assert_eq!(name, format!("countersign-{number}.png"));
        let text = read(&decode_image(&bytes).unwrap()).unwrap().text;
        assert_eq!(text, outgoing(drive));
        text
    };
    let offer = saved(&mut petra, 1);
    still(&mut omar, offer);
    let reply = saved(&mut omar, 2);
    still(&mut petra, reply);
    let finish = saved(&mut petra, 3);
    still(&mut omar, finish);
    assert_eq!(words(&mut omar).mine.len(), 3);
    petra.gesture(Gesture::Open);
    assert!(matches!(petra.effects.pop(), Some(Effect::OpenPicture)));
    petra.gesture(Gesture::Paste);
    assert!(matches!(petra.effects.pop(), Some(Effect::Paste)));
    petra.gesture(Gesture::Dropped(PathBuf::from("their.png")));
    assert!(matches!(petra.effects.pop(), Some(Effect::ReadPicture(path)) if path == *"their.png"));
}

#[test]
fn a_picture_that_was_named_at_the_start_is_read_once_a_pairing_is_open() {
    let is_read = |effect: &Effect| matches!(effect, Effect::ReadPicture(path) if path == "their.png");
    let mut petra = Drive::open("en", "Petra Weiß");
    petra.gesture(Gesture::Dropped(PathBuf::from("their.png")));
    assert!(!petra.effects.iter().any(is_read), "nothing is read where no pairing is open");
    begin(&mut petra, SCAN);
    assert_eq!(petra.effects.iter().filter(|effect| is_read(effect)).count(), 1);

    // What somebody named is not kept for whoever unlocks.
    let mut omar = Drive::open("en", "Omar Haddad");
    omar.gesture(Gesture::Dropped(PathBuf::from("their.png")));
    omar.app.lock();
    omar.settle();
    unlock(&mut omar);
    begin(&mut omar, SCAN);
    assert!(!omar.effects.iter().any(is_read));
}

#[test]
fn text_pairs_in_one_room_and_from_afar() {
    for (language, way, level) in [("en", WORDS, TrustLevel::InPersonWords), ("de", APART, TrustLevel::RemoteSas)] {
        let (mut petra, mut omar) = agreed(language, way);
        assert_eq!(camera(&petra), None, "nobody wanted the camera");
        keep(&mut petra);
        keep(&mut omar);
        assert_eq!(only(&mut petra).contact.level, level);
        assert_eq!(only(&mut omar).contact.level, level);
        drill(&mut petra, &mut omar);
    }
}

#[test]
fn who_reads_by_camera_and_who_reads_text_each_get_their_level() {
    let (mut petra, mut omar) = two("en", SCAN);
    let offer = outgoing(&mut petra);
    paste(&mut omar, offer);
    let reply = seen(&mut omar);
    live(&mut petra, reply);
    let finish = outgoing(&mut petra);
    paste(&mut omar, finish);
    petra.push("pair-they-have-it");
    let shared = words(&mut petra).mine;
    assert_eq!(words(&mut omar).mine, shared, "what omar reads out is what petra looks for");
    petra.push("pair-read-out");
    let read_out = words(&mut petra).mine;
    assert_ne!(read_out, shared);
    omar.gesture(Gesture::Typed(read_out.join(" ")));
    omar.push("pair-words-done");
    petra.push("pair-their-screen-yes");
    keep(&mut petra);
    keep(&mut omar);
    assert_eq!(only(&mut petra).contact.level, TrustLevel::InPersonQr);
    assert_eq!(only(&mut omar).contact.level, TrustLevel::InPersonWords);
}

#[test]
fn the_last_message_can_be_shown_again() {
    let (mut petra, mut omar) = two("en", APART);
    let offer = outgoing(&mut petra);
    paste(&mut omar, offer);
    let reply = outgoing(&mut omar);
    paste(&mut petra, reply);
    let finish = outgoing(&mut petra);
    petra.push("pair-they-have-it");
    petra.push("pair-show-again");
    assert_eq!(outgoing(&mut petra), finish);
    paste(&mut omar, finish);
    petra.push("pair-they-have-it");
    compare(&mut petra, &mut omar);
    assert!(is_at(&mut petra, "pair-name-title") && is_at(&mut omar, "pair-name-title"));
}
