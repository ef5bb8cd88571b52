//! Verdicts before anything was compared, and the way on from each.

use countersign::people::OwnerPresent;
use countersign::time::UnixTime;
use countersign::verify::CallRole;
use countersign_texts::Moment;

use super::{Said, asks_anew, call_back, everywhere, hangs_up, shows};
use crate::model::tests::couple::Couple;
use crate::model::tests::{NOON, PASSPHRASE};
use crate::model::view::{Body, Sign};
use crate::model::{Gesture, Sound};

/// Too many wrong codes, and what follows from that.
fn locked(couple: &mut Couple, why: String, step: &'static str, hang_up: bool) -> Said {
    Said {
        sign: Sign::Padlock,
        words: couple.omar.text("verdict-locked"),
        why: Some(why),
        next: call_back(couple),
        step,
        hang_up,
        recorded: "locked",
    }
}

#[test]
fn five_wrong_codes_lock_until_a_time_that_is_told() {
    everywhere(|couple, role| {
        let id = couple.petra_at_omar;
        for _ in 0..5 {
            let code = couple.nobodys(role);
            couple.omar.device.people().unwrap().check(id, role, &code, None).unwrap();
        }
        couple.pass(7);
        let code = couple.hers(role);
        couple.call_and_type(role, &code);
        let time = Moment::of(UnixTime(NOON + 60)).clock_with_seconds();
        let why = couple.say("verdict-locked-until", ("time", &time));
        let said = locked(couple, why, "verdict-hung-up", false);
        shows(couple, &said);
        let until = Moment::of(UnixTime(NOON + 60)).clock();
        assert_eq!(couple.verdict().person.state, couple.say("row-locked-until", ("time", &until)));
        couple.omar.primary();
        assert!(couple.is_at("home-title"));
        couple.pass(53);
        let code = couple.hers(role);
        couple.call_and_type(role, &code);
        assert_eq!(couple.verdict().sign, Sign::Verified, "the pause is over");
    });
}

/// Comes to where the owner is asked for before each try, and types this code.
fn needs_owner(couple: &mut Couple, role: CallRole) -> String {
    couple.fail(role, 30);
    let code = couple.hers(role);
    couple.call_and_type(role, &code);
    let why = couple.omar.text("verdict-locked-owner");
    let said = locked(couple, why, "verdict-prove-owner", true);
    shows(couple, &said);
    code
}

#[test]
fn after_thirty_the_owner_is_asked_for_and_the_same_code_checked() {
    everywhere(|couple, role| {
        needs_owner(couple, role);
        assert_eq!(couple.verdict().person.state, couple.omar.text("row-locked"));
        let before = couple.records().len();
        couple.omar.primary();
        assert!(couple.is_at("owner-title"));
        assert_eq!(couple.omar.paragraphs(), couple.omar.text("owner-why-check"));
        couple.omar.fill(0, "not the passphrase");
        couple.omar.primary();
        assert!(couple.is_at("owner-title"), "this was not the owner");
        assert_eq!(couple.records().len(), before, "and nothing was checked");
        couple.omar.effects.clear();
        couple.omar.fill(0, PASSPHRASE);
        couple.omar.primary();
        assert_eq!(couple.verdict().sign, Sign::Verified, "her code did not have to be typed again");
        assert_eq!((couple.records().len(), couple.sounds()), (before + 1, vec![Sound::Verified]));
    });
}

#[test]
fn the_owner_s_word_is_good_for_one_code() {
    everywhere(|couple, role| {
        couple.fail(role, 30);
        let wrong = couple.nobodys(role);
        couple.call_and_type(role, &wrong);
        couple.omar.primary();
        couple.omar.fill(0, PASSPHRASE);
        couple.omar.primary();
        assert_eq!(couple.verdict().sign, Sign::Wrong);
        couple.omar.back();
        asks_anew(couple);
        couple.pass(3_601);
        let code = couple.hers(role);
        couple.types(&code);
        assert_eq!(couple.verdict().why, couple.omar.text("verdict-locked-owner"));
    });
}

#[test]
fn who_does_not_prove_that_they_are_the_owner_types_anew_or_hangs_up() {
    everywhere(|couple, role| {
        let code = needs_owner(couple, role);
        couple.omar.primary();
        let before = couple.records().len();
        couple.omar.back();
        asks_anew(couple);
        assert_eq!(couple.records().len(), before);
        couple.types(&code);
        hangs_up(couple);
    });
}

#[test]
fn after_fifty_nothing_is_compared_any_more() {
    everywhere(|couple, role| {
        couple.fail(role, 50);
        let code = couple.hers(role);
        couple.call_and_type(role, &code);
        let why = couple.omar.text("verdict-frozen");
        let said = locked(couple, why, "verdict-hung-up", false);
        shows(couple, &said);
        couple.omar.primary();
        assert!(couple.is_at("home-title"));
        let Body::Home(home) = couple.omar.view().body else { panic!("not home") };
        assert_eq!(home.rows[0].state, couple.omar.text("row-locked"));
    });
}

/// The clock jumps while the check is open, and a code is typed.
fn jumps(couple: &mut Couple, role: CallRole, to: u64) {
    let code = couple.hers(role);
    couple.mine();
    couple.call(role);
    couple.omar.clock.set_wall(to);
    couple.types(&code);
}

#[test]
fn a_clock_that_jumped_is_confirmed_and_the_check_goes_on() {
    everywhere(|couple, role| {
        jumps(couple, role, NOON + 7_200);
        let now = Moment::of(UnixTime(NOON + 7_200));
        let values = [("time", now.clock().into()), ("date", now.date(couple.omar.texts()).into())];
        let said = Said {
            sign: Sign::Calendar,
            words: couple.omar.texts().with("verdict-clock-suspect", None, &values),
            why: Some(couple.omar.text("verdict-clock-suspect-why")),
            next: couple.omar.text("verdict-clock-suspect-next"),
            step: "call-confirm-clock",
            hang_up: true,
            recorded: "clock-suspect",
        };
        shows(couple, &said);
        assert_eq!(couple.sounds(), [Sound::Doubt]);
        couple.omar.primary();
        assert_eq!(couple.omar.title(), couple.omar.texts().with("clock-question", None, &values));
        couple.omar.push("clock-wrong");
        assert_eq!(couple.omar.notice(), couple.omar.text("clock-set-it"));
        couple.omar.fill(0, PASSPHRASE);
        couple.omar.push("clock-right");
        asks_anew(couple);
        assert_eq!(couple.newest().event, "clock-accepted");
        couple.petra.clock.pass(7_200);
        let code = couple.hers(role);
        couple.types(&code);
        assert_eq!(couple.verdict().sign, Sign::Verified);
    });
}

#[test]
fn a_clock_that_nobody_confirms_is_asked_about_again() {
    everywhere(|couple, role| {
        jumps(couple, role, NOON - 7_200);
        couple.omar.primary();
        couple.omar.back();
        assert!(matches!(couple.omar.view().body, Body::Call(_)));
        couple.types("123456");
        assert_eq!(couple.verdict().sign, Sign::Calendar);
        hangs_up(couple);
    });
}

#[test]
fn who_is_suspended_is_not_compared_and_their_page_is_offered() {
    everywhere(|couple, role| {
        let code = couple.hers(role);
        let id = couple.petra_at_omar;
        couple.omar.device.people().unwrap().suspend(id).unwrap();
        let said = Said {
            sign: Sign::Pause,
            words: couple.say("verdict-suspended", ("name", "Petra")),
            why: Some(couple.omar.text("verdict-suspended-why")),
            next: call_back(couple),
            step: "verdict-open-person",
            hang_up: true,
            recorded: "suspended",
        };
        couple.call_and_type(role, &code);
        shows(couple, &said);
        couple.omar.primary();
        assert!(matches!(couple.omar.view().body, Body::Person(_)));
        couple.omar.push("person-resume");
        couple.omar.back();
        assert!(couple.is_at("home-title"), "the check is over");
        couple.call_and_type(role, &code);
        assert_eq!(couple.verdict().sign, Sign::Verified, "it was not used up");
        couple.omar.device.people().unwrap().suspend(id).unwrap();
        couple.call_and_type(role, &code);
        hangs_up(couple);
    });
}

#[test]
fn nothing_sounds_where_sounds_are_not_wanted() {
    everywhere(|couple, role| {
        couple.omar.gesture(Gesture::Settings);
        let sound = couple.omar.text("settings-sound");
        couple.omar.pick(&sound);
        assert!(!couple.omar.app.preferences().sound);
        let (wrong, mine, right) = (couple.nobodys(role), couple.mine(), couple.hers(role));
        for code in [wrong, mine, right.clone(), right] {
            couple.call_and_type(role, &code);
            assert_eq!(couple.sounds(), []);
        }
        assert_eq!(couple.verdict().sign, Sign::Again);
    });
}

#[test]
fn an_attempt_of_mine_to_be_the_owner_is_no_way_around_a_pause() {
    everywhere(|couple, role| {
        couple.fail(role, 29);
        let id = couple.petra_at_omar;
        let wrong = couple.nobodys(role);
        let people = couple.omar.device.people().unwrap();
        people.check(id, role, &wrong, Some(OwnerPresent::attested())).unwrap();
        let code = couple.hers(role);
        couple.call_and_type(role, &code);
        assert_eq!(couple.omar.view().frame.primary.unwrap().label, couple.omar.text("verdict-hung-up"));
        assert_eq!(couple.verdict().next, call_back(couple));
    });
}
