//! The window without a display: a code is typed, key by key, and the verdict is read as a screen reader reads it; every
//! verdict, in English and German.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a test ends where something is not as it should be"
)]

mod support;

use countersign::contact::ContactId;
use countersign::verify::CallRole;
use countersign_desktop::generated as ui;
use slint::Model as _;
use slint::platform::Key;

use support::{LANGUAGES, NOON, Seat, Side, no_camera, pair, settle};

/// Omar at his window, and Petra's device beside it.
struct Call {
    omar: Seat,
    petra: Side,
    petra_at_omar: ContactId,
    omar_at_petra: ContactId,
}

impl Call {
    fn begin(language: &'static str) -> Self {
        let (mut omar, mut petra) = (Side::set_up("Omar"), Side::set_up("Petra"));
        let (petra_at_omar, omar_at_petra) = pair(&mut omar, &mut petra);
        Self { omar: Seat::at(omar, language, no_camera()), petra, petra_at_omar, omar_at_petra }
    }

    /// They called: choose the first person, and type what they read out.
    fn they_called_and_read(&self, code: &str) {
        self.omar.part::<ui::App>().invoke_shortcut("home".into());
        self.omar.part::<ui::People>().invoke_they_called();
        self.omar.part::<ui::People>().invoke_pick(0);
        assert_eq!(self.omar.screen(), ui::Screen::Call);
        settle();
        self.omar.keys(code);
        assert_eq!(self.omar.screen(), ui::Screen::Verdict, "{code} was typed whole");
    }

    fn reads(&self, key: &str) {
        self.omar.reads_of(key, "Petra");
    }

    fn petra_calls(&mut self) -> String {
        let omar = self.omar_at_petra;
        self.petra.people().prove(omar, CallRole::ICalled).unwrap().code.digits()
    }
}

/// A code that is nobody's: one more than each of these.
fn other_than(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

fn in_both_languages(story: impl Fn(Call)) {
    for language in LANGUAGES {
        story(Call::begin(language));
    }
}

#[test]
fn a_right_code_is_hers_and_a_second_time_it_was_used() {
    in_both_languages(|mut call| {
        let code = call.petra_calls();
        call.they_called_and_read(&code);
        call.reads("verdict-verified");
        let why = call.omar.part::<ui::Verdict>().get_why();
        assert!(why.starts_with(&call.omar.text("trust-in-person-means")), "how we paired: {why}");
        assert!(why.contains("November 2026"), "and when: {why}");
        call.reads("verdict-prove-myself");
        call.omar.push("verdict-prove-myself");
        assert_eq!(call.omar.screen(), ui::Screen::Mine, "my own code comes after theirs");
        let shown = call.omar.part::<ui::Call>();
        assert_eq!(shown.get_code_front().len() + shown.get_code_back().len(), 6);
        call.they_called_and_read(&code);
        call.reads("verdict-already-used");
    });
}

#[test]
fn wrong_codes_are_said_to_be_wrong_and_then_lock() {
    in_both_languages(|mut call| {
        let wrong = other_than(&call.petra_calls());
        call.they_called_and_read(&wrong);
        call.reads("verdict-wrong");
        for _ in 0..4 {
            call.they_called_and_read(&wrong);
        }
        call.they_called_and_read(&wrong);
        call.reads("verdict-locked");
    });
}

#[test]
fn my_own_code_read_back_is_named() {
    in_both_languages(|mut call| {
        let petra = call.petra_at_omar;
        let mine = call.omar.side.people().prove(petra, CallRole::ICalled).unwrap().code.digits();
        call.they_called_and_read(&mine);
        call.reads("verdict-reflected");
    });
}

#[test]
fn a_code_for_the_other_side_is_named() {
    in_both_languages(|mut call| {
        let (petra, omar) = (call.petra_at_omar, call.omar_at_petra);
        let mine = call.omar.side.people().prove(petra, CallRole::ICalled).unwrap().code.digits();
        call.petra.people().check(omar, CallRole::TheyCalled, &mine, None).unwrap();
        let hers = call.petra.people().prove(omar, CallRole::TheyCalled).unwrap().code.digits();
        call.they_called_and_read(&hers);
        call.reads("verdict-wrong-role");
    });
}

#[test]
fn a_code_of_another_time_says_whose_clock_is_off() {
    in_both_languages(|mut call| {
        call.petra.clock.set_wall(NOON + 150);
        let ahead = call.petra_calls();
        call.they_called_and_read(&ahead);
        call.reads("verdict-clock-ahead");
    });
    in_both_languages(|mut call| {
        let old = call.petra_calls();
        call.omar.side.clock.pass(150);
        call.they_called_and_read(&old);
        call.reads("verdict-clock-behind");
    });
}

#[test]
fn a_clock_that_leapt_is_asked_about() {
    in_both_languages(|mut call| {
        let code = call.petra_calls();
        call.they_called_and_read(&code);
        call.omar.side.clock.set_wall(NOON - 86_400);
        call.they_called_and_read(&code);
        call.reads("call-confirm-clock");
    });
}

#[test]
fn a_suspended_person_is_not_compared() {
    in_both_languages(|mut call| {
        let petra = call.petra_at_omar;
        call.omar.side.people().suspend(petra).unwrap();
        let code = call.petra_calls();
        call.they_called_and_read(&code);
        call.reads("verdict-suspended");
        call.reads("verdict-open-person");
    });
}

#[test]
fn nothing_that_was_shown_or_typed_stays_in_the_window_behind_the_lock() {
    let call = Call::begin("en");
    call.omar.part::<ui::People>().invoke_i_called();
    call.omar.part::<ui::People>().invoke_pick(0);
    settle();
    call.omar.keys("41820");
    let shown = call.omar.part::<ui::Call>();
    assert_eq!((shown.get_code_front().len(), shown.get_typed().as_str()), (3, "41820"));
    call.omar.part::<ui::App>().invoke_shortcut("lock".into());
    for left in [shown.get_code_front(), shown.get_code_back(), shown.get_typed(), shown.get_person().name] {
        assert_eq!(left, "");
    }
    assert_eq!(call.omar.part::<ui::People>().get_rows().row_count(), 0, "nor whom I know");
}

#[test]
fn the_journal_is_narrowed_to_a_verdict_a_person_or_a_time() {
    in_both_languages(|mut call| {
        let code = call.petra_calls();
        let verdicts = ["event-checked-wrong", "event-checked-verified", "event-checked-already-used"];
        for code in [&other_than(&code), &code, &code] {
            call.they_called_and_read(code);
        }
        call.omar.part::<ui::App>().invoke_shortcut("journal".into());
        let journal = call.omar.part::<ui::Journal>();
        let rows = |filters: [i32; 3]| {
            let [person, verdict, span] = filters;
            journal.invoke_filter(person, verdict, span);
            journal.get_rows().iter().map(|row| row.what.to_string()).collect::<Vec<_>>()
        };
        let all = rows([0, 0, 0]).len();
        for key in verdicts {
            let wanted = call.omar.text(key);
            let place = journal.get_verdicts().iter().position(|verdict| verdict.as_str() == wanted).unwrap();
            let found = rows([0, i32::try_from(place).unwrap(), 0]);
            assert!(found.len() == 1 && found[0].starts_with(&wanted), "{wanted}: {found:?}");
        }
        assert_eq!(rows([0, 1, 0]).len(), verdicts.len(), "checks");
        assert_eq!(rows([0, 2, 0]).len(), verdicts.len() - 1, "those that failed");
        // Setting the device up concerns nobody; everything else here concerns Petra.
        assert_eq!(rows([1, 0, 0]).len(), all - 1);
        assert_eq!(rows([0, 0, 1]).len(), all, "the last day");
        call.omar.side.clock.pass(2 * 86_400);
        assert_eq!(rows([0, 0, 1]), Vec::<String>::new(), "nothing in the last day");
        assert_eq!(rows([0, 0, 2]).len(), all, "but in the last week");
    });
}

#[test]
fn keys_alone_lead_from_the_first_screen_to_the_verdict_and_on() {
    in_both_languages(|mut call| {
        let code = call.petra_calls();
        // The first control of each screen has the focus, however one came to it.
        call.omar.enter();
        assert_eq!(call.omar.screen(), ui::Screen::Choose);
        call.omar.keys("pet");
        call.omar.enter();
        assert_eq!(call.omar.screen(), ui::Screen::Call);
        call.omar.keys(&code);
        assert_eq!(call.omar.screen(), ui::Screen::Verdict);
        call.omar.enter();
        assert_eq!(call.omar.screen(), ui::Screen::Mine);
        call.omar.press(Key::Escape);
        assert_eq!(call.omar.screen(), ui::Screen::Call, "the way back is there, too");
    });
}
