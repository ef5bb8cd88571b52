//! What surrounds each verdict that the window can come to, for who called and who was called, with and without a number
//! that was saved: the sign, the words, why, what to do now, where each step leads, what is heard.

mod refused;

use countersign::people::Person;
use countersign::verify::CallRole;
use countersign_texts::Moment;

use super::couple::{Couple, LANGUAGES, ROLES};
use crate::model::view::{Body, Button, Sign};
use crate::model::{Gesture, Sound};

/// What a verdict's screen is to say.
struct Said {
    sign: Sign,
    words: String,
    /// Why; nothing where that is not asked here.
    why: Option<String>,
    next: String,
    /// The key of the one step.
    step: &'static str,
    /// Whether "I have hung up" stands beside it.
    hang_up: bool,
    /// The journal's word for it.
    recorded: &'static str,
}

/// Tells the story in every language, in both roles, with a saved number and without.
fn everywhere(story: impl Fn(&mut Couple, CallRole)) {
    for (language, role) in LANGUAGES.into_iter().flat_map(|language| ROLES.map(|role| (language, role))) {
        for with_number in [true, false] {
            let mut couple = Couple::new(language);
            if with_number {
                couple.save_number();
            }
            story(&mut couple, role);
        }
    }
}

/// Which number to call back on: the saved one with where it came from, or that there is none.
fn call_back(couple: &mut Couple) -> String {
    let Person { contact, .. } = couple.person();
    let Some(number) = contact.number else { return couple.omar.text("verdict-no-number") };
    let date = Moment::of(number.saved_at()).date(couple.omar.texts());
    let origin = couple.say("origin-card", ("date", &date));
    let values = [("number", number.as_str().into()), ("origin", origin.into())];
    couple.omar.texts().with("verdict-call-back", None, &values)
}

/// How much so many seconds are, by the key of the sentence and the number in it.
fn amount(couple: &Couple, key: &str, count: u64) -> String {
    couple.omar.texts().with(key, None, &[("count", count.into())])
}

/// Holds everything that the screen shows against what it is to say.
fn shows(couple: &mut Couple, said: &Said) {
    let (frame, view) = (couple.omar.view().frame, couple.verdict());
    assert_eq!((view.sign, &view.words, &frame.title), (said.sign, &said.words, &said.words));
    if let Some(why) = &said.why {
        assert_eq!(&view.why, why, "{}", said.words);
    }
    assert_eq!(view.next, said.next, "{}", said.words);
    assert_eq!(view.person.name, "Petra");
    assert_eq!(frame.primary, Some(Button::new(couple.omar.text(said.step))), "{}", said.words);
    let hang_up = Button::new(couple.omar.text("verdict-hung-up"));
    let others = if said.hang_up { vec![hang_up] } else { Vec::new() };
    assert_eq!(frame.others, others, "{}", said.words);
    assert_eq!(frame.back, Some(couple.omar.text("back")));

    let newest = couple.newest();
    assert_eq!(newest.verdict.as_deref(), Some(said.recorded));
    let time = Moment::of(countersign::time::UnixTime(newest.at)).clock_with_seconds();
    let small = [("time", time.into()), ("seq", newest.seq.into())];
    assert_eq!(view.small, couple.omar.texts().with("verdict-small", None, &small));

    let means = if said.sign == Sign::Verified { "verdict-means-passed" } else { "verdict-means-failed" };
    assert_eq!((&view.explain, view.explained), (&couple.omar.text("verdict-explain"), false));
    assert_eq!(view.explanation, couple.omar.text(means));
    for explained in [true, false] {
        couple.omar.gesture(Gesture::Explain);
        assert_eq!(couple.verdict().explained, explained);
    }
}

/// Holds that the check is there again, without what was typed.
fn asks_anew(couple: &mut Couple) {
    assert!(matches!(couple.omar.view().body, Body::Call(_)), "{:?}", couple.omar.title());
    assert_eq!(couple.check_view().ask.unwrap().typed, "");
}

/// Presses "I have hung up".
fn hangs_up(couple: &mut Couple) {
    couple.omar.push("verdict-hung-up");
    assert!(couple.is_at("home-title"));
}

#[test]
fn a_right_code_leads_on_to_mine_or_to_the_end() {
    everywhere(|couple, role| {
        let called = role == CallRole::TheyCalled;
        let said = Said {
            sign: Sign::Verified,
            words: couple.say("verdict-verified", ("name", "Petra")),
            why: None,
            next: couple.omar.text(if called { "verdict-verified-they-called" } else { "verdict-verified-i-called" }),
            step: if called { "verdict-prove-myself" } else { "verdict-done" },
            hang_up: false,
            recorded: "verified",
        };
        let code = couple.hers(role);
        couple.call_and_type(role, &code);
        shows(couple, &said);
        assert_eq!(couple.sounds(), [Sound::Verified]);
        couple.omar.back();
        assert!(couple.is_at("home-title"), "there is nothing to type again");

        couple.pass(30);
        let code = couple.hers(role);
        couple.call_and_type(role, &code);
        shows(couple, &said);
        couple.omar.primary();
        assert_eq!(matches!(couple.omar.view().body, Body::Mine(_)), called);
        assert_eq!(couple.is_at("home-title"), !called);
    });
}

#[test]
fn a_wrong_code_counts_the_tries_down_to_the_last() {
    everywhere(|couple, role| {
        let call_back = call_back(couple);
        let wrong = |couple: &Couple, why, next, step, hang_up| Said {
            sign: Sign::Wrong,
            words: couple.omar.text("verdict-wrong"),
            why: Some(why),
            next,
            step,
            hang_up,
            recorded: "wrong",
        };
        couple.call(role);
        for left in (1..=4).rev() {
            let code = couple.nobodys(role);
            couple.types(&code);
            let why = couple.omar.texts().with("verdict-wrong-left", None, &[("left", left.into())]);
            let next = format!("{} {call_back}", couple.omar.text("verdict-wrong-next"));
            shows(couple, &wrong(couple, why, next, "verdict-again", true));
            assert_eq!(couple.sounds(), [Sound::Wrong]);
            match left {
                1 => {
                    hangs_up(couple);
                    couple.call(role);
                }
                2 => couple.omar.back(),
                _ => couple.omar.primary(),
            }
            asks_anew(couple);
        }
        let code = couple.nobodys(role);
        couple.types(&code);
        let why = couple.omar.text("verdict-wrong-last");
        shows(couple, &wrong(couple, why, call_back, "verdict-hung-up", false));
        assert_eq!(couple.sounds(), [Sound::Wrong]);
        couple.omar.primary();
        assert!(couple.is_at("home-title"));
    });
}

#[test]
fn a_used_code_asks_for_the_next_one() {
    everywhere(|couple, role| {
        let code = couple.hers(role);
        couple.call_and_type(role, &code);
        couple.call_and_type(role, &code);
        let said = Said {
            sign: Sign::Again,
            words: couple.omar.text("verdict-already-used"),
            why: Some(couple.omar.text("verdict-already-used-why")),
            next: couple.omar.text("verdict-already-used-next"),
            step: "verdict-again",
            hang_up: true,
            recorded: "already-used",
        };
        shows(couple, &said);
        assert_eq!(couple.sounds(), [Sound::Doubt]);
        couple.omar.primary();
        asks_anew(couple);
        couple.types(&code);
        hangs_up(couple);
    });
}

/// A code that only someone in the middle reads out: the call is over, and the saved number is there.
fn ends_the_call(couple: &mut Couple, role: CallRole, code: &str, said: &Said) {
    couple.call_and_type(role, code);
    shows(couple, said);
    assert_eq!(couple.sounds(), [Sound::Wrong]);
    couple.omar.back();
    asks_anew(couple);
    couple.types(code);
    couple.omar.primary();
    assert!(couple.is_at("home-title"));
}

#[test]
fn my_own_code_ends_the_call() {
    everywhere(|couple, role| {
        let said = Said {
            sign: Sign::Reflected,
            words: couple.omar.text("verdict-reflected"),
            why: Some(couple.omar.text("verdict-reflected-why")),
            next: call_back(couple),
            step: "verdict-hung-up",
            hang_up: false,
            recorded: "reflected",
        };
        let mine = couple.mine();
        ends_the_call(couple, role, &mine, &said);
    });
}

#[test]
fn a_code_for_the_other_side_ends_the_call() {
    everywhere(|couple, role| {
        let said = Said {
            sign: Sign::WrongRole,
            words: couple.omar.text("verdict-wrong-role"),
            why: Some(couple.omar.text("verdict-wrong-role-why")),
            next: call_back(couple),
            step: "verdict-hung-up",
            hang_up: false,
            recorded: "wrong-role",
        };
        let other = if role == CallRole::ICalled { CallRole::TheyCalled } else { CallRole::ICalled };
        let hers = couple.hers(other);
        ends_the_call(couple, role, &hers, &said);
    });
}

/// A code of another time: by how much, and what helps.
fn of_another_time(couple: &Couple, way: &str, amount: &str, next: &str) -> Said {
    Said {
        sign: Sign::Clock,
        words: couple.omar.text(&format!("verdict-clock-{way}")),
        why: Some(couple.say(&format!("verdict-clock-{way}-why"), ("amount", amount))),
        next: couple.omar.text(next),
        step: "verdict-again",
        hang_up: true,
        recorded: "clock-off",
    }
}

#[test]
fn a_clock_a_little_ahead_is_noted_after_two_codes() {
    everywhere(|couple, role| {
        couple.hers(role);
        couple.petra.clock.pass(90);
        couple.call(role);
        for next in ["verdict-clock-ask", "verdict-clock-corrected"] {
            couple.pass(30);
            let code = couple.hers(role);
            couple.types(&code);
            let said = of_another_time(couple, "ahead", &amount(couple, "amount-seconds", 90), next);
            shows(couple, &said);
            assert_eq!(couple.sounds(), [Sound::Doubt]);
            couple.omar.primary();
            asks_anew(couple);
        }
        couple.pass(30);
        let code = couple.hers(role);
        couple.types(&code);
        assert_eq!(couple.verdict().sign, Sign::Verified, "the difference is allowed for");
    });
}

#[test]
fn a_clock_far_ahead_has_to_be_set() {
    everywhere(|couple, role| {
        couple.hers(role);
        couple.petra.clock.pass(150);
        for _ in 0..2 {
            let code = couple.hers(role);
            couple.call_and_type(role, &code);
            let said = of_another_time(couple, "ahead", &amount(couple, "amount-minutes", 3), "verdict-clock-set");
            shows(couple, &said);
            assert_eq!(couple.sounds(), [Sound::Doubt]);
            hangs_up(couple);
            couple.pass(30);
        }
    });
}

#[test]
fn an_older_code_says_how_old_it_is() {
    let cases = [
        (90, ("amount-seconds", 90), "verdict-clock-ask"),
        (120, ("amount-minutes", 2), "verdict-clock-ask"),
        (150, ("amount-minutes", 3), "verdict-clock-set"),
        (600, ("amount-minutes", 10), "verdict-clock-set"),
    ];
    for (age, (key, count), next) in cases {
        everywhere(|couple, role| {
            let code = couple.hers(role);
            couple.pass(age);
            couple.call_and_type(role, &code);
            let said = of_another_time(couple, "behind", &amount(couple, key, count), next);
            shows(couple, &said);
            assert_eq!(couple.sounds(), [Sound::Doubt]);
            couple.omar.primary();
            asks_anew(couple);
        });
    }
}
