//! A verdict in words: the sign, what it is in a few words, the next step, and what helps beside it. It exists apart so
//! that the words of every verdict can be read, and tested, in one place.

use countersign::contact::Contact;
use countersign::people::Checked;
use countersign::ports::Clock as _;
use countersign::verify::{CallRole, Locked, Remedy, Verdict};
use countersign_vault::SystemClock;

use crate::screen::Sign;
use crate::texts::{Texts, say};
use crate::verb::view;
use countersign_texts::Moment;

/// What a person is told.
pub(in crate::verb) struct Told {
    /// The sign before the verdict.
    pub(in crate::verb) sign: Sign,
    /// The verdict.
    pub(in crate::verb) verdict: String,
    /// The next step.
    pub(in crate::verb) next: String,
    /// Why, and the number to call back on.
    pub(in crate::verb) more: Vec<String>,
    /// Time, trust level and number of the record.
    pub(in crate::verb) small: String,
}

/// Puts a verdict into words.
pub(in crate::verb) fn tell(texts: &Texts, checked: &Checked, role: CallRole) -> Told {
    let name = checked.contact.name.as_str();
    let mut more = Vec::new();
    let (sign, verdict, next) = match &checked.verdict {
        Verdict::Verified { drift, .. } => {
            if drift.steps() != 0 {
                more.push(say!(texts, "told-drift", amount = amount(texts, drift.steps())));
            }
            let next = if role == CallRole::TheyCalled {
                say!(texts, "told-prove-yourself", name = view::as_typed(name))
            } else {
                texts.get("told-go-on")
            };
            (Sign::Tick, say!(texts, "told-verified", name = name.to_owned()), next)
        }
        Verdict::Wrong { left } => {
            let next =
                if *left > 0 { say!(texts, "told-wrong-next", left = *left) } else { texts.get("told-wrong-last") };
            call_back(texts, &checked.contact, *left > 0, &mut more);
            (Sign::Cross, texts.get("told-wrong"), next)
        }
        Verdict::AlreadyUsed => (Sign::Circle, texts.get("told-already-used"), texts.get("told-already-used-next")),
        Verdict::Reflected { .. } => {
            call_back(texts, &checked.contact, false, &mut more);
            (Sign::Arrows, texts.get("told-reflected"), texts.get("told-reflected-next"))
        }
        Verdict::WrongRole { .. } => {
            more.push(texts.get("told-wrong-role-why"));
            call_back(texts, &checked.contact, false, &mut more);
            (Sign::Arrows, texts.get("told-wrong-role"), texts.get("told-wrong-role-next"))
        }
        Verdict::ClockOff { steps, remedy } => clock_off(texts, *steps, *remedy, &mut more),
        Verdict::Locked(locked) => {
            call_back(texts, &checked.contact, false, &mut more);
            let next = match locked {
                Locked::Until(at) => say!(texts, "told-locked-until", time = Moment::of(*at).clock_with_seconds()),
                Locked::NeedsAuthentication => texts.get("told-locked-owner"),
                Locked::Frozen => texts.get("told-frozen"),
            };
            (Sign::Lock, texts.get("told-locked"), next)
        }
        Verdict::ClockSuspect(_) => {
            let now = Moment::of(SystemClock.read().wall);
            let verdict = say!(texts, "told-clock-suspect", time = now.clock(), date = now.date(texts));
            (Sign::Clock, verdict, texts.get("told-clock-suspect-next"))
        }
        Verdict::Malformed => (Sign::Circle, texts.get("told-malformed"), texts.get("told-malformed-next")),
        Verdict::Suspended => {
            call_back(texts, &checked.contact, false, &mut more);
            let next = say!(texts, "told-suspended-next", name = view::as_typed(name));
            (Sign::Lock, say!(texts, "told-suspended", name = name.to_owned()), next)
        }
        Verdict::QuickNotAllowed => {
            (Sign::Lock, texts.get("told-quick-not-allowed"), texts.get("told-quick-not-allowed-next"))
        }
    };
    Told { sign, verdict, next, more, small: small(texts, checked) }
}

fn clock_off(texts: &Texts, steps: i64, remedy: Remedy, more: &mut Vec<String>) -> (Sign, String, String) {
    let amount = amount(texts, steps);
    let next = match remedy {
        Remedy::AskForNext => texts.get("told-ask-for-next"),
        Remedy::Corrected => texts.get("told-corrected"),
        Remedy::SetClock => texts.get("told-set-clock"),
    };
    let verdict = if steps > 0 {
        say!(texts, "told-clock-ahead", amount = amount)
    } else {
        more.push(say!(texts, "told-clock-behind-why", amount = amount));
        texts.get("told-clock-behind")
    };
    (Sign::Clock, verdict, next)
}

/// Says how much a number of steps is: seconds below two minutes, else minutes.
fn amount(texts: &Texts, steps: i64) -> String {
    let seconds = steps.unsigned_abs().saturating_mul(countersign::time::TimeStep::SECONDS);
    if seconds < 120 {
        say!(texts, "amount-seconds", count = seconds)
    } else {
        say!(texts, "amount-minutes", count = seconds.saturating_add(30) / 60)
    }
}

/// Says which number to call back on, with when it was saved and where it came from.
fn call_back(texts: &Texts, contact: &Contact, if_again: bool, more: &mut Vec<String>) {
    let Some(number) = &contact.number else {
        more.push(texts.get("told-no-number"));
        return;
    };
    let origin = view::origin(texts, number);
    more.push(if if_again {
        say!(texts, "told-call-if-again", number = number.as_str().to_owned(), origin = origin)
    } else {
        say!(texts, "told-call", number = number.as_str().to_owned(), origin = origin)
    });
}

fn small(texts: &Texts, checked: &Checked) -> String {
    let time = Moment::of(SystemClock.read().wall).clock_with_seconds();
    let level = view::level(texts, checked.contact.level);
    match checked.seq {
        Some(seq) => say!(texts, "told-small", level = level, time = time, seq = seq),
        None => texts.get("told-small-none"),
    }
}
