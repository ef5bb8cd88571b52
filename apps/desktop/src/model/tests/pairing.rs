//! Two people, two devices, each behind a window of its own: every way to pair, and what may go wrong on it.
#![allow(clippy::arithmetic_side_effects, clippy::wildcard_enum_match_arm, reason = "a test that goes wrong panics")]

mod keeping;
mod trouble;
mod ways;

use countersign::people::Person;
use countersign_qr::{Luma, read};

use super::Drive;
use crate::model::view::{Body, CallView, ExchangeView, Modules, Tone, WordsView};
use crate::model::{Effect, Gesture, News};

const SCAN: &str = "pair-way-scan";
const WORDS: &str = "pair-way-words";
const APART: &str = "pair-way-apart";

/// Opens the exchange on a new device.
fn pairing(language: &str, own_name: &str, way: &str) -> Drive {
    let mut drive = Drive::open(language, own_name);
    begin(&mut drive, way);
    drive
}

fn begin(drive: &mut Drive, way: &str) {
    drive.gesture(Gesture::Pair);
    let answer = drive.text(way);
    drive.choose(&answer);
    drive.push("pair-go-on");
}

fn two(language: &str, way: &str) -> (Drive, Drive) {
    (pairing(language, "Petra Weiß", way), pairing(language, "Omar Haddad", way))
}

fn exchange(drive: &mut Drive) -> ExchangeView {
    match drive.view().body {
        Body::Exchange(view) => view,
        other => panic!("no exchange: {other:?}"),
    }
}

fn words(drive: &mut Drive) -> WordsView {
    match drive.view().body {
        Body::Words(view) => view,
        other => panic!("no words: {other:?}"),
    }
}

fn call(drive: &mut Drive) -> CallView {
    match drive.view().body {
        Body::Call(view) | Body::Mine(view) => view,
        other => panic!("no code: {other:?}"),
    }
}

/// The message as text.
fn outgoing(drive: &mut Drive) -> String {
    exchange(drive).outgoing
}

/// The message as another device's camera or program reads it from the modules on the screen.
fn seen(drive: &mut Drive) -> String {
    let modules = exchange(drive).code.expect("a code is shown");
    read(&luma(&modules)).expect("the code is readable").text
}

fn luma(modules: &Modules) -> Luma {
    const PX: usize = 6;
    let side = modules.width * PX;
    let grey = |place: usize| {
        let (row, column) = (place / side / PX, place % side / PX);
        if modules.dark[row * modules.width + column] { 0 } else { 255 }
    };
    Luma::new((0..side * side).map(grey).collect(), side, side, side).unwrap()
}

fn live(to: &mut Drive, text: String) {
    to.news(&News::Read { text, live: true });
}

fn still(to: &mut Drive, text: String) {
    to.news(&News::Read { text, live: false });
}

fn paste(to: &mut Drive, text: String) {
    to.gesture(Gesture::Typed(text));
}

/// Sends all three messages; the first one begins. Then both are asked to confirm.
fn agree(first: &mut Drive, second: &mut Drive, out: fn(&mut Drive) -> String, into: fn(&mut Drive, String)) {
    into(second, out(first));
    assert_eq!(exchange(second).step, second.texts().with("pair-step", None, &[("number", 2.into())]));
    into(first, out(second));
    assert_eq!(exchange(first).step, first.texts().with("pair-step", None, &[("number", 3.into())]));
    into(second, out(first));
    first.push("pair-they-have-it");
}

/// Each reads three words to the other.
fn compare(one: &mut Drive, other: &mut Drive) {
    let (of_one, of_other) = (words(one).mine.join(" "), words(other).mine.join(" "));
    one.gesture(Gesture::Typed(of_other));
    one.push("pair-words-done");
    other.gesture(Gesture::Typed(of_one));
    other.push("pair-words-done");
}

/// Both agree by words, as text, and stand before the name.
fn agreed(language: &str, way: &str) -> (Drive, Drive) {
    let (mut petra, mut omar) = two(language, way);
    agree(&mut petra, &mut omar, outgoing, paste);
    compare(&mut petra, &mut omar);
    (petra, omar)
}

fn people(drive: &mut Drive) -> Vec<Person> {
    drive.device.people().unwrap().list().unwrap()
}

fn only(drive: &mut Drive) -> Person {
    let mut people = people(drive);
    assert_eq!(people.len(), 1);
    people.remove(0)
}

fn is_at(drive: &mut Drive, key: &str) -> bool {
    drive.title() == drive.text(key)
}

fn camera(drive: &Drive) -> Option<bool> {
    drive.effects.iter().rev().find_map(|effect| match effect {
        Effect::Camera(on) => Some(*on),
        _ => None,
    })
}

fn digits(drive: &mut Drive) -> String {
    let code = call(drive).code.expect("a code is shown");
    assert_eq!((code.front.len(), code.back.len()), (3, 3));
    format!("{}{}", code.front, code.back)
}

/// Keeps the name that is suggested and saves no number.
fn keep(drive: &mut Drive) {
    drive.push("pair-keep");
    drive.push("pair-number-skip");
}

/// One code in each direction, until both say that they are paired.
fn drill(caller: &mut Drive, other: &mut Drive) {
    caller.push("pair-try-now");
    other.push("pair-try-now");
    assert!(call(other).code.is_none(), "my code comes after theirs");
    assert_eq!(other.notice(), "", "nor is it asked for before");
    let code = digits(caller);
    other.gesture(Gesture::Typed(code));
    assert_eq!(other.view().frame.notice.map(|notice| notice.tone), Some(Tone::Good));
    assert!(call(other).ask.is_none());
    let code = digits(other);
    caller.gesture(Gesture::Typed(code));
    other.push("pair-drill-typed");
    for drive in [caller, other] {
        let passed = drive.text("pair-tried");
        assert!(drive.form().facts.iter().any(|fact| fact.value == passed), "{:?}", drive.form().facts);
        drive.push("pair-done");
        assert!(is_at(drive, "home-title"));
        let Body::Home(home) = drive.view().body else { panic!("not home") };
        assert_eq!(home.rows.len(), 1);
        assert_ne!(home.rows[0].checked, drive.text("row-never-checked"));
    }
}

/// Unlocks with the passphrase or the key in the keystore, whichever the screen asks for.
fn unlock(drive: &mut Drive) {
    assert!(!drive.app.is_open());
    drive.effects.clear();
    if drive.form().fields.is_empty() {
        drive.primary();
    } else {
        drive.fill(0, super::PASSPHRASE);
        drive.primary();
    }
    assert!(drive.app.is_open(), "still locked: {:?}", drive.title());
}
