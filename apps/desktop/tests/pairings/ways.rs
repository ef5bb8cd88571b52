//! Each way from the first screen to the person on it.

use countersign::contact::TrustLevel;
use countersign_desktop::generated as ui;
use countersign_qr::synthetic::Photo;
use countersign_qr::{Luma, Symbol};
use i_slint_backend_testing::AccessibleRole;

use super::support::{Eye, LANGUAGES, Seat};
use super::{
    APART, OMAR, PETRA, SCAN, WORDS, agree_by_text, assert_kept, begin, compare_words, is_at_message, keep, newcomer,
    not_now, reads_fact, reads_row, two,
};

/// What a camera makes of a screen: askew, a little blurred, with the screen's own pixels in it.
fn photographed(text: &str) -> Luma {
    let photo = Photo {
        rotation: 5.0,
        skew: 0.015,
        barrel: 0.03,
        noise: 4.0,
        light: 0.8,
        screen: 2.0,
        jpeg: 80,
        ..Photo::of(text, 520.0, 21)
    };
    photo.take().unwrap()
}

/// Goes to the exchange with keys alone.
fn begin_with_keys(seat: &Seat) {
    seat.enter();
    seat.reads("pair-where-title");
    // The first answer has the focus, and is not taken before somebody takes it.
    let first = seat.one(&seat.text(SCAN), AccessibleRole::RadioButton);
    assert_eq!(first.accessible_checked(), Some(false));
    seat.press(' ');
    assert_eq!(first.accessible_checked(), Some(true));
    seat.tab(1);
    seat.enter();
    assert_eq!(seat.screen(), ui::Screen::Exchange);
}

#[test]
fn two_cameras_pair_by_a_glance_and_a_first_code() {
    for language in LANGUAGES {
        let (hers, his) = (Eye::default(), Eye::default());
        let mut petra = newcomer(PETRA, language, hers.open());
        let mut omar = newcomer(OMAR, language, his.open());
        begin_with_keys(&petra);
        begin(&omar, SCAN);
        for (seat, eye) in [(&petra, &hers), (&omar, &his)] {
            seat.reads("pair-camera-starting");
            eye.sees_nothing();
            seat.until("the camera's picture", |seat| seat.has(&seat.text("screen-camera-picture")));
            seat.reads("pair-instruction-scan-1");
        }

        // Hers is shown first and he listens; what he shows is seen as a camera sees a screen.
        his.sees(petra.shown());
        omar.until("her first message", |omar| is_at_message(omar, "2"));
        omar.reads("pair-instruction-scan-2");
        hers.sees(photographed(&omar.outgoing()));
        petra.until("his answer", |petra| is_at_message(petra, "3"));
        petra.reads("pair-instruction-scan-3");
        petra.reads("pair-camera-done");
        his.sees(petra.shown());
        omar.until("her last message", |omar| omar.screen() == ui::Screen::Words);
        for (seat, eye) in [(&petra, &hers), (&omar, &his)] {
            seat.until("the lamp goes out", |_| !eye.is_lit());
        }

        // Two buttons for what comes in, and then the step forward.
        petra.tab(2);
        petra.enter();
        petra.reads("pair-their-screen");
        omar.reads_of("pair-person", PETRA);
        let label = petra.text("pair-words-glance");
        assert_eq!(petra.numbered(&label).len(), 3);
        assert_eq!(petra.numbered(&label), omar.numbered(&label), "one glance compares both screens");
        petra.enter();
        omar.push("pair-person-yes");
        assert!(petra.side.kept().is_empty() && omar.side.kept().is_empty(), "nobody is kept without a name");

        petra.reads("pair-name-title");
        assert_eq!(petra.field("pair-name-label"), OMAR);
        petra.enter();
        petra.reads_of("number-title", OMAR);
        petra.tab(1);
        petra.enter();
        keep(&omar, PETRA);

        petra.reads("pair-try-title");
        petra.enter();
        omar.push("pair-try-now");
        petra.reads_of("pair-drill-caller", OMAR);
        omar.reads_of("pair-drill-called", PETRA);
        omar.keys(&petra.digits("pair-drill-my-code"));
        omar.reads_of("pair-drill-verified", PETRA);
        petra.keys(&omar.digits("pair-drill-my-code"));
        omar.push("pair-drill-typed");
        for (seat, name) in [(&petra, OMAR), (&omar, PETRA)] {
            seat.reads_of("pair-paired-title", name);
            reads_fact(seat, "fact-trust", "trust-in-person");
            reads_fact(seat, "pair-fact-tried", "pair-tried");
        }
        petra.enter();
        omar.push("pair-done");
        for (seat, name) in [(&mut petra, OMAR), (&mut omar, PETRA)] {
            assert_eq!(seat.screen(), ui::Screen::Home);
            assert_kept(seat, &[(name, TrustLevel::InPersonQr)]);
            assert!(seat.side.only().verified_at.is_some());
        }
    }
}

#[test]
fn three_texts_and_three_words_pair_in_one_room() {
    for language in LANGUAGES {
        let (mut petra, mut omar) = two(language);
        begin(&petra, WORDS);
        begin(&omar, WORDS);
        let label = petra.say("pair-code-label", &[("number", "1")]);
        let mine = petra.one(&label, AccessibleRole::TextInput);
        assert_eq!(mine.accessible_value().unwrap(), petra.outgoing(), "the message can be read and copied");
        assert_eq!(mine.accessible_read_only(), Some(true));
        assert_eq!(petra.field("pair-incoming"), "");
        agree_by_text(&petra, &omar);
        for (seat, name) in [(&petra, OMAR), (&omar, PETRA)] {
            seat.reads_of("pair-words-title", name);
        }
        compare_words(&petra, &omar, "pair-words-here");
        for (seat, name) in [(&mut petra, OMAR), (&mut omar, PETRA)] {
            keep(seat, name);
            not_now(seat, name);
            reads_row(seat, name, "trust-by-words");
            assert_kept(seat, &[(name, TrustLevel::InPersonWords)]);
        }
    }
}

#[test]
fn three_texts_and_a_call_pair_from_afar() {
    for language in LANGUAGES {
        let (mut petra, mut omar) = two(language);
        begin(&petra, APART);
        begin(&omar, APART);
        agree_by_text(&omar, &petra);
        compare_words(&petra, &omar, "pair-words-remote");
        for (seat, name) in [(&mut petra, OMAR), (&mut omar, PETRA)] {
            keep(seat, name);
            not_now(seat, name);
            reads_row(seat, name, "trust-remote");
            assert_kept(seat, &[(name, TrustLevel::RemoteSas)]);
        }
    }
}

/// Saves a message as a picture and drops it on the other window.
fn hand_over(from: &Seat, to: &Seat, name: &str) {
    let picture = Symbol::encode(&from.outgoing()).unwrap().to_png(10).unwrap();
    to.desktop.dropped(from.side.write_beside(name, &picture));
}

#[test]
fn pictures_that_are_dropped_on_the_window_pair_by_words() {
    for language in LANGUAGES {
        let (mut petra, mut omar) = two(language);
        begin(&petra, WORDS);
        begin(&omar, WORDS);

        // What is no picture, holds no code or is not there is said, and nothing is lost.
        let text = omar.side.write_beside("letter.png", b"Dear Omar,");
        omar.desktop.dropped(text);
        omar.until("no picture", |omar| omar.has(&omar.text("picture-unreadable")));
        let empty = omar.side.write_beside("empty.png", &blank());
        omar.desktop.dropped(empty);
        omar.until("no code", |omar| omar.has(&omar.text("picture-no-code")));
        let gone = omar.side.beside("gone.png");
        let told = omar.say("picture-gone", &[("path", &gone.to_string_lossy())]);
        omar.desktop.dropped(gone);
        omar.until("no file", |omar| omar.has(&told));
        assert!(is_at_message(&omar, "1"));

        hand_over(&petra, &omar, "1.png");
        omar.until("her first message", |omar| is_at_message(omar, "2"));
        assert!(!omar.has(&told), "what went wrong before is over");
        hand_over(&omar, &petra, "2.png");
        petra.until("his answer", |petra| is_at_message(petra, "3"));
        hand_over(&petra, &omar, "3.png");
        omar.until("her last message", |omar| omar.screen() == ui::Screen::Words);
        petra.push("pair-they-have-it");
        compare_words(&petra, &omar, "pair-words-here");
        for (seat, name) in [(&mut petra, OMAR), (&mut omar, PETRA)] {
            keep(seat, name);
            not_now(seat, name);
            assert_kept(seat, &[(name, TrustLevel::InPersonWords)]);
        }
    }
}

/// A white PNG file.
fn blank() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 64, 64);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[255; 64 * 64]).unwrap();
    file
}
