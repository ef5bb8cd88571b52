//! Two people at their windows, without a display: each way to pair, from the first screen to the person on it, read as a
//! screen reader reads it, in English and German.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test ends where something is not as it should be"
)]

#[path = "../support/mod.rs"]
mod support;

mod cameras;
mod known;
mod ways;

use countersign::contact::TrustLevel;
use countersign_desktop::generated as ui;
use countersign_desktop::window::OpenCamera;
use i_slint_backend_testing::AccessibleRole;

use support::{Seat, Side, no_camera};

const SCAN: &str = "pair-way-scan";
const WORDS: &str = "pair-way-words";
const APART: &str = "pair-way-apart";

const PETRA: &str = "Petra Weiß";
const OMAR: &str = "Omar Haddad";

/// Two people on the first screen of devices that know nobody, without cameras.
fn two(language: &'static str) -> (Seat, Seat) {
    (newcomer(PETRA, language, no_camera()), newcomer(OMAR, language, no_camera()))
}

fn newcomer(own_name: &str, language: &'static str, camera: OpenCamera) -> Seat {
    Seat::at(Side::set_up(own_name), language, camera)
}

/// Goes from the first screen to the exchange of messages, as a screen reader does.
fn begin(seat: &Seat, way: &str) {
    let first = seat.has(&seat.text("screen-pair-first"));
    seat.push(if first { "screen-pair-first" } else { "screen-pair" });
    seat.reads("pair-where-title");
    seat.choose(&seat.text(way));
    seat.push("pair-go-on");
    assert_eq!(seat.screen(), ui::Screen::Exchange);
    assert!(is_at_message(seat, "1"));
}

fn is_at_message(seat: &Seat, number: &str) -> bool {
    seat.has(&seat.say("pair-step", &[("number", number)]))
}

/// Sends the three messages as text; the first one begins. Then both are asked for words.
fn agree_by_text(first: &Seat, second: &Seat) {
    second.paste(first.outgoing());
    assert!(is_at_message(second, "2"));
    second.reads("pair-instruction-text-2");
    first.paste(second.outgoing());
    assert!(is_at_message(first, "3"));
    first.reads("pair-instruction-text-3");
    second.paste(first.outgoing());
    first.push("pair-they-have-it");
}

/// Each reads their three words, under this label, to the other, who types them on the keyboard.
fn compare_words(one: &Seat, other: &Seat, label: &str) {
    let mine = |seat: &Seat| {
        let words = seat.numbered(&seat.text(label));
        assert_eq!(words.len(), 3);
        words.join(" ")
    };
    let (of_one, of_other) = (mine(one), mine(other));
    assert_ne!(of_one, of_other, "whoever looks at the wrong screen is found out");
    for (seat, heard) in [(one, of_other), (other, of_one)] {
        seat.keys(&heard);
        assert_eq!(seat.field("pair-type-words"), heard);
        seat.enter();
        seat.reads("pair-name-title");
    }
}

/// Keeps the name that is suggested, without a number.
fn keep(seat: &Seat, name: &str) {
    seat.reads("pair-name-title");
    assert_eq!(seat.field("pair-name-label"), name);
    seat.push("pair-keep");
    seat.reads_of("number-title", name);
    seat.push("pair-number-skip");
    seat.reads("pair-try-title");
}

/// Leaves the first code for later and comes home.
fn not_now(seat: &Seat, name: &str) {
    seat.push("pair-try-later");
    seat.reads_of("pair-paired-title", name);
    reads_fact(seat, "pair-fact-tried", "pair-not-tried");
    seat.push("pair-done");
    assert_eq!(seat.screen(), ui::Screen::Home);
}

fn reads_fact(seat: &Seat, name: &str, value: &str) {
    seat.one(&format!("{}: {}", seat.text(name), seat.text(value)), AccessibleRole::ListItem);
}

/// Reads a person's row on the first screen: name, trust, never checked.
fn reads_row(seat: &Seat, name: &str, trust: &str) {
    assert_eq!(seat.screen(), ui::Screen::Home);
    let spoken = format!("{name}. {}. {}", seat.text(trust), seat.text("row-never-checked"));
    seat.one(&spoken, AccessibleRole::ListItem);
}

/// Holds who is kept: names, as they are listed, and how surely.
fn assert_kept(seat: &mut Seat, people: &[(&str, TrustLevel)]) {
    let kept = seat.side.kept();
    let kept: Vec<_> = kept.iter().map(|one| (one.contact.name.as_str(), one.contact.level)).collect();
    assert_eq!(kept, people);
}
