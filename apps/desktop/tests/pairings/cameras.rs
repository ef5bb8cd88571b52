//! The camera of a pairing: what is wrong with it in words, what is left then, and how it comes back.

use countersign::contact::TrustLevel;
use countersign_desktop::generated as ui;
use countersign_qr::Symbol;
use countersign_qr::camera::CameraError;
use i_slint_backend_testing::AccessibleRole;

use super::support::{Eye, LANGUAGES, Seat, Side, no_camera, second, settle};
use super::{OMAR, PETRA, SCAN, assert_kept, begin, is_at_message, keep, newcomer, not_now};

/// Shows one window to the camera of another until that has gone on to a message.
fn show(shown: &Seat, eye: &Eye, seat: &Seat, number: &str) {
    eye.sees(shown.shown());
    seat.until("the message is read", |seat| is_at_message(seat, number));
}

/// Without a camera the rest is there: my code, copying and saving it, and their message as text or as a picture.
fn assert_other_ways(omar: &Seat, petra: &Seat) {
    for key in ["screen-copy-text", "screen-save-picture", "screen-paste-here", "screen-open-picture"] {
        let button = omar.one(&omar.text(key), AccessibleRole::Button);
        assert_eq!(button.accessible_enabled(), Some(true), "{key}");
    }
    let label = omar.say("pair-code-label", &[("number", "1")]);
    omar.one(&label, AccessibleRole::Image);
    let picture = Symbol::encode(&petra.outgoing()).unwrap().to_png(4).unwrap();
    omar.desktop.dropped(petra.side.write_beside("1.png", &picture));
    omar.until("her picture", |omar| is_at_message(omar, "2"));
}

#[test]
fn each_trouble_is_told_where_the_picture_would_be_and_leaves_the_other_ways() {
    let troubles = [
        (CameraError::Absent, "pair-camera-absent"),
        (CameraError::Busy, "pair-camera-busy"),
        (CameraError::Refused, "pair-camera-refused"),
        (CameraError::Unplugged, "pair-camera-unplugged"),
        (CameraError::Unsupported, "pair-camera-unsupported"),
        (CameraError::Unusable { reason: "-71".to_owned() }, "pair-camera-unusable"),
    ];
    for language in LANGUAGES {
        let petra = newcomer(PETRA, language, no_camera());
        begin(&petra, SCAN);
        for (error, key) in troubles.clone() {
            let omar = newcomer(OMAR, language, Eye::failing(error).open());
            begin(&omar, SCAN);
            let told = omar.say(key, &[("reason", "-71")]);
            omar.until(key, |omar| omar.has(&told));
            omar.one(&told, AccessibleRole::Image);
            assert_other_ways(&omar, &petra);
        }
    }
}

#[test]
fn a_camera_that_is_unplugged_midway_goes_on_when_it_is_back() {
    for language in LANGUAGES {
        let eye = Eye::default();
        let petra = newcomer(PETRA, language, no_camera());
        let mut omar = newcomer(OMAR, language, eye.open());
        begin(&petra, SCAN);
        begin(&omar, SCAN);
        show(&petra, &eye, &omar, "2");
        petra.paste(omar.outgoing());

        // Twice, since the second time must be told as the first one is.
        for _ in 0..2 {
            eye.fails(CameraError::Unplugged);
            let told = omar.text("pair-camera-unplugged");
            omar.until("unplugged", |omar| omar.has(&told));
            assert!(!omar.has(&omar.text("screen-camera-picture")), "no picture stays that is old");
            assert!(is_at_message(&omar, "2"), "what was read stays");
            eye.works();
            eye.sees_nothing();
            omar.until("back again", |omar| omar.has(&omar.text("screen-camera-picture")));
        }
        eye.sees(petra.shown());
        omar.until("her last message", |omar| omar.screen() == ui::Screen::Words);
        omar.push("pair-person-yes");
        keep(&omar, PETRA);
        not_now(&omar, PETRA);
        assert_kept(&mut omar, &[(PETRA, TrustLevel::InPersonQr)]);
    }
}

#[test]
fn a_window_that_locks_itself_rests_the_camera_and_goes_on_afterwards() {
    for language in LANGUAGES {
        let eye = Eye::default();
        let petra = newcomer(PETRA, language, no_camera());
        let omar = Side::set_up(OMAR);
        omar.prefer(language, 1);
        let mut omar = Seat::beside(omar, language, eye.open());
        begin(&petra, SCAN);
        begin(&omar, SCAN);
        show(&petra, &eye, &omar, "2");
        let answer = omar.outgoing();

        // A minute without a key, each tick of it short enough that nobody takes it for sleep.
        for _ in 0..14 {
            omar.side.clock.pass(4);
            second();
        }
        assert_eq!(omar.screen(), ui::Screen::Exchange);
        omar.side.clock.pass(4);
        second();
        omar.reads("unlock-title");
        assert!(!omar.has(&omar.say("pair-step", &[("number", "2")])), "nothing shows through");
        omar.until("the lamp goes out", |_| !eye.is_lit());
        omar.paste(petra.outgoing());
        omar.reads("unlock-title");

        omar.push("unlock-button");
        assert!(is_at_message(&omar, "2"));
        assert_eq!(omar.outgoing(), answer, "it is the same pairing");
        petra.paste(answer);
        eye.sees(petra.shown());
        omar.until("her last message", |omar| omar.screen() == ui::Screen::Words);

        // Behind the lock at the name, too, where the pairing is nowhere but in memory.
        omar.push("pair-person-yes");
        omar.part::<ui::App>().invoke_shortcut("lock".into());
        settle();
        omar.reads("unlock-title");
        omar.push("unlock-button");
        keep(&omar, PETRA);
        not_now(&omar, PETRA);
        assert_kept(&mut omar, &[(PETRA, TrustLevel::InPersonQr)]);
    }
}
