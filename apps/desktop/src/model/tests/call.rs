//! A check under way: which number to dial, when my own code is shown and for how long, and the field for theirs.

use countersign::verify::{CallRole, Verdict};
use countersign_texts::Moment;

use super::couple::{Couple, LANGUAGES, NUMBER, ROLES};
use super::{NOON, PASSPHRASE};
use crate::model::view::{Body, CodeView, Notice, Sign, Tone};
use crate::model::{Gesture, News};

use CallRole::{ICalled, TheyCalled};

fn in_both_languages(story: impl Fn(&mut Couple)) {
    for language in LANGUAGES {
        story(&mut Couple::new(language));
    }
}

fn in_both_roles(story: impl Fn(&mut Couple, CallRole)) {
    for role in ROLES {
        in_both_languages(|couple| story(couple, role));
    }
}

fn code(couple: &mut Couple) -> CodeView {
    couple.check_view().code.expect("my code has its place")
}

/// My code as it is read out; empty while there is none.
fn digits(couple: &mut Couple) -> String {
    let code = code(couple);
    assert_eq!(code.front.len(), code.back.len());
    format!("{}{}", code.front, code.back)
}

/// What stands under the field.
fn error(couple: &mut Couple) -> String {
    couple.check_view().ask.unwrap().error
}

/// They called, their code has passed, and mine is shown.
fn after_hers(couple: &mut Couple) {
    let hers = couple.hers(TheyCalled);
    couple.call_and_type(TheyCalled, &hers);
    couple.omar.push("verdict-prove-myself");
    assert!(matches!(couple.omar.view().body, Body::Mine(_)));
}

#[test]
fn who_calls_dials_the_saved_number_above_their_code() {
    in_both_languages(|couple| {
        couple.save_number();
        couple.call(ICalled);
        assert_eq!(couple.omar.title(), couple.say("call-i-called", ("name", "Petra")));
        let view = couple.check_view();
        let number = view.number.unwrap();
        let date = Moment::of(countersign::time::UnixTime(NOON)).date(couple.omar.texts());
        assert_eq!((number.label, number.number.as_str()), (couple.omar.text("call-dial-only"), NUMBER));
        assert_eq!(number.origin, couple.say("origin-card", ("date", &date)));
        assert_eq!(view.code.unwrap().label, couple.omar.text("call-my-code"));
        assert_eq!(view.ask.unwrap().label, couple.say("call-their-code", ("name", "Petra")));
        assert_eq!(couple.omar.paragraphs(), "");
    });
}

#[test]
fn who_calls_without_a_number_is_told_where_to_take_none_from() {
    in_both_languages(|couple| {
        couple.call(ICalled);
        assert_eq!(couple.check_view().number, None);
        assert_eq!(couple.omar.paragraphs(), couple.omar.text("call-no-number"));
        assert_eq!(digits(couple).len(), 6);
    });
}

#[test]
fn who_was_called_sees_neither_a_number_nor_their_own_code() {
    in_both_languages(|couple| {
        couple.save_number();
        couple.call(TheyCalled);
        assert_eq!(couple.omar.title(), couple.say("call-they-called", ("name", "Petra")));
        let view = couple.check_view();
        assert_eq!((view.number, view.code), (None, None));
        assert_eq!(couple.omar.paragraphs(), "");
        assert_eq!(couple.omar.notice(), "", "nor is it asked for");
        couple.omar.tick(60);
        assert_eq!(couple.check_view().code, None);
        let wrong = couple.nobodys(TheyCalled);
        couple.types(&wrong);
        couple.omar.primary();
        assert_eq!(couple.check_view().code, None, "a wrong code does not bring it");
    });
}

#[test]
fn my_code_comes_after_theirs_has_passed() {
    in_both_languages(|couple| {
        after_hers(couple);
        let frame = couple.omar.view().frame;
        assert_eq!(frame.title, couple.say("mine-title", ("name", "Petra")));
        assert_eq!(frame.paragraphs, [couple.omar.text("mine-how")]);
        let (shown, omar) = (digits(couple), couple.omar_at_petra);
        let checked = couple.petra.device.people().unwrap().check(omar, ICalled, &shown, None).unwrap();
        assert!(matches!(checked.verdict, Verdict::Verified { .. }), "{:?}", checked.verdict);
        couple.omar.tick(30);
        assert_ne!(digits(couple), shown, "a new one for a new time step");
        couple.omar.push("mine-done");
        assert!(couple.is_at("home-title"));
    });
}

#[test]
fn ten_minutes_after_theirs_my_code_goes() {
    in_both_languages(|couple| {
        after_hers(couple);
        couple.pass(599);
        couple.omar.app.stir();
        couple.omar.tick(1);
        assert_eq!(digits(couple).len(), 6);
        couple.omar.tick(30);
        assert_eq!(couple.check_view().code, None);
        let text = couple.omar.text("refused-peer-not-verified");
        assert_eq!(couple.omar.view().frame.notice, Some(Notice { tone: Tone::Error, text }));
    });
}

#[test]
fn my_code_is_the_one_of_this_time_step_and_an_old_one_goes_first() {
    in_both_languages(|couple| {
        couple.call(ICalled);
        let first = digits(couple);
        assert_eq!(first, couple.mine());
        couple.omar.tick(29);
        assert_eq!(digits(couple), first);
        couple.omar.clock.pass(1);
        couple.omar.app.news(&News::Tick);
        assert_eq!(digits(couple), "", "it goes before the next one is there");
        couple.omar.settle();
        let second = digits(couple);
        assert_eq!(second, couple.mine());
        assert_ne!(second, first);
        // Another screen above it, and back: the code is that of its time again.
        let wrong = couple.nobodys(ICalled);
        couple.types(&wrong);
        couple.pass(30);
        couple.omar.back();
        let third = digits(couple);
        assert!(third == couple.mine() && third != second);
    });
}

#[test]
fn the_last_seconds_of_a_code_say_to_wait() {
    for role in ROLES {
        in_both_languages(|couple| {
            if role == ICalled {
                couple.call(ICalled);
            } else {
                after_hers(couple);
            }
            let left = |couple: &Couple, seconds: u64| {
                couple.omar.texts().with("ring-left", None, &[("seconds", seconds.into())])
            };
            let whole = code(couple);
            assert!(whole.ring > 0.99 && !whole.ending);
            assert_eq!(whole.ring_text, left(couple, 30));
            couple.omar.tick(15);
            let half = code(couple);
            assert!((0.49..0.51).contains(&half.ring));
            couple.omar.tick(9);
            let last = code(couple);
            assert!(!last.ending);
            assert_eq!(last.ring_text, left(couple, 6));
            couple.omar.tick(1);
            let ending = code(couple);
            assert!(ending.ending && ending.ring < last.ring);
            assert_eq!(ending.ring_text, couple.omar.text("ring-wait"));
            assert_eq!(format!("{}{}", ending.front, ending.back).len(), 6, "it still counts");
            couple.omar.tick(5);
            assert!(!code(couple).ending);
        });
    }
}

#[test]
fn six_digits_are_checked_at_once_however_they_are_written() {
    in_both_roles(|couple, role| {
        couple.call(role);
        let code = couple.hers(role);
        for typed in 1..6 {
            couple.omar.gesture(Gesture::Typed(code[..typed].to_owned()));
            assert!(!couple.omar.view().frame.primary.unwrap().enabled, "{typed} digits");
            assert_eq!(couple.check_view().ask.unwrap().typed, &code[..typed]);
        }
        let before = couple.records().len();
        couple.omar.gesture(Gesture::Typed(code.clone()));
        assert_eq!(couple.verdict().sign, Sign::Verified);
        assert_eq!(couple.records().len(), before + 1);
        let wide: String = code.chars().map(|digit| char::from_u32(u32::from(digit) + 0xFEE0).unwrap()).collect();
        let (front, back) = code.split_at(3);
        for written in [format!("{front} {back}"), format!(" {front}-{back} "), format!("{front}–{back}"), wide] {
            couple.call_and_type(role, &written);
            assert_eq!(couple.verdict().sign, Sign::Again, "{written}");
        }
        couple.call(role);
        couple.omar.news(&News::PastedText(format!("\n {code}\t")));
        assert_eq!(couple.verdict().sign, Sign::Again, "pasted");
    });
}

#[test]
fn what_is_no_code_costs_no_try_and_leaves_no_trace() {
    in_both_roles(|couple, role| {
        couple.call(role);
        let before = couple.records().len();
        for typed in ["", "12345", "1234567", "12345a", "code"] {
            couple.types(typed);
            assert!(!couple.omar.view().frame.primary.unwrap().enabled, "{typed:?}");
            assert_eq!(error(couple), "", "nothing is said while it is typed");
            couple.omar.gesture(Gesture::Primary);
            assert_eq!(error(couple), couple.omar.text("call-six-digits"), "{typed:?}");
            assert_eq!(couple.check_view().ask.unwrap().typed, typed);
            assert_eq!(couple.sounds(), []);
        }
        couple.types("co");
        assert_eq!(error(couple), "", "the reason goes as soon as something is typed");
        couple.types(&"1".repeat(65));
        assert_eq!(couple.check_view().ask.unwrap().typed, "co", "more than anyone types is not taken");
        couple.omar.news(&News::PastedText("see you".to_owned()));
        assert_eq!(couple.check_view().ask.unwrap().typed, "see you");
        let text = couple.omar.text("clipboard-empty");
        couple.omar.news(&News::Unread(text.clone()));
        assert_eq!(couple.omar.view().frame.notice, Some(Notice { tone: Tone::Info, text }));
        assert_eq!(couple.records().len(), before);
        let wrong = couple.nobodys(role);
        couple.types(&wrong);
        let four_left = couple.omar.texts().with("verdict-wrong-left", None, &[("left", 4.into())]);
        assert_eq!(couple.verdict().why, four_left);
    });
}

#[test]
fn while_a_code_is_checked_nothing_else_is_typed() {
    in_both_roles(|couple, role| {
        couple.call(role);
        let (code, wrong) = (couple.hers(role), couple.nobodys(role));
        let before = couple.records().len();
        couple.omar.app.gesture(Gesture::Typed(code.clone()));
        let frame = couple.omar.view().frame;
        assert_eq!(frame.busy, Some(couple.omar.text("call-checking")));
        assert!(!frame.primary.unwrap().enabled);
        couple.omar.app.gesture(Gesture::Typed(wrong));
        couple.omar.app.gesture(Gesture::Primary);
        assert_eq!(couple.check_view().ask.unwrap().typed, code);
        couple.omar.settle();
        assert_eq!(couple.verdict().sign, Sign::Verified);
        assert_eq!(couple.records().len(), before + 1, "one code, one check");
    });
}

/// Confirms the date and time as the owner, from the screen that asks for it.
fn confirms_clock(couple: &mut Couple) {
    couple.omar.push("call-confirm-clock");
    couple.omar.fill(0, PASSPHRASE);
    couple.omar.push("clock-right");
}

#[test]
fn who_calls_with_a_clock_in_doubt_confirms_it_and_goes_on() {
    in_both_languages(|couple| {
        couple.mine();
        couple.omar.clock.set_wall(NOON + 7_200);
        couple.call(ICalled);
        let view = couple.check_view();
        assert_eq!((view.code, view.ask), (None, None), "nothing is shown or compared by this clock");
        assert_eq!(couple.omar.notice(), couple.omar.text("refused-clock-suspect"));
        couple.omar.push("call-confirm-clock");
        couple.omar.back();
        assert_eq!(couple.check_view().code, None, "nobody confirmed it");
        confirms_clock(couple);
        assert_eq!(couple.omar.notice(), "");
        assert_eq!(digits(couple), couple.mine());
        couple.petra.clock.pass(7_200);
        let code = couple.hers(ICalled);
        couple.types(&code);
        assert_eq!(couple.verdict().sign, Sign::Verified);
    });
}

#[test]
fn who_was_called_confirms_a_clock_in_doubt_before_their_own_code() {
    in_both_languages(|couple| {
        let hers = couple.hers(TheyCalled);
        couple.call_and_type(TheyCalled, &hers);
        couple.omar.clock.set_wall(NOON + 120);
        couple.omar.push("verdict-prove-myself");
        assert_eq!(couple.check_view().code, None);
        assert_eq!(couple.omar.notice(), couple.omar.text("refused-clock-suspect"));
        confirms_clock(couple);
        assert!(matches!(couple.omar.view().body, Body::Mine(_)));
        assert_eq!(digits(couple).len(), 6);
        assert_eq!(couple.omar.notice(), "");
    });
}

#[test]
fn nothing_is_shown_to_who_is_suspended() {
    in_both_languages(|couple| {
        let id = couple.petra_at_omar;
        couple.omar.device.people().unwrap().suspend(id).unwrap();
        couple.call(ICalled);
        assert_eq!(couple.check_view().code, None);
        assert_eq!(couple.omar.notice(), couple.omar.text("refused-suspended"));
    });
}
