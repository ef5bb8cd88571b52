//! What a scanner does with good frames, bad decoders and too many of either.

#![allow(clippy::arithmetic_side_effects, reason = "small known numbers")]

use std::sync::mpsc::{Receiver, Sender, channel};

use super::*;
use crate::draw::Symbol;
use crate::read::Point;

/// Long enough for anything that ends at all.
const PATIENCE: Duration = Duration::from_mins(1);

fn grey(level: u8) -> Luma {
    Luma::new(vec![level; 64], 8, 8, 8).unwrap()
}

fn code(text: &str) -> Decoded {
    Decoded { text: text.to_owned(), corners: [Point { x: 0.0, y: 0.0 }; 4], rung: Rung::Full }
}

/// Waits for every code that the offered frames give.
fn drain(scanner: &mut Scanner) -> Vec<String> {
    let mut texts = Vec::new();
    while let Some(decoded) = scanner.wait(PATIENCE).unwrap() {
        texts.push(decoded.text);
    }
    texts
}

#[test]
fn reads_codes_as_they_come() {
    let mut scanner = Scanner::start().unwrap();
    for text in ["CSIGN:FIRST", "CSIGN:SECOND"] {
        let frame = Symbol::encode(text).unwrap().to_luma(4).unwrap();
        scanner.offer(frame).unwrap();
        assert_eq!(scanner.wait(PATIENCE).unwrap().unwrap().text, text);
    }
    assert_eq!(scanner.poll(), Ok(None));
}

#[test]
fn every_frame_gets_the_first_rung_and_the_others_take_turns() {
    let (told, asked) = channel();
    let decoder = move |_: &Luma, rung: Rung| {
        told.send(rung).unwrap();
        Vec::new()
    };
    let mut scanner = Scanner::start_with(Box::new(decoder), PATIENCE).unwrap();
    let further = &Rung::ALL[1..];
    for number in 0..further.len() * 2 {
        scanner.offer(grey(0)).unwrap();
        assert_eq!(scanner.wait(PATIENCE), Ok(None));
        assert_eq!(asked.recv_timeout(PATIENCE), Ok(Rung::Full));
        assert_eq!(asked.recv_timeout(PATIENCE), Ok(further[number % further.len()]));
        assert!(asked.try_recv().is_err(), "two rungs a frame and no more");
    }
}

#[test]
fn a_frame_that_was_read_gets_no_further_rung() {
    let (told, asked) = channel();
    let decoder = move |_: &Luma, rung: Rung| {
        told.send(rung).unwrap();
        vec![code("found")]
    };
    let mut scanner = Scanner::start_with(Box::new(decoder), PATIENCE).unwrap();
    scanner.offer(grey(0)).unwrap();
    assert_eq!(drain(&mut scanner), ["found"]);
    assert_eq!(asked.try_iter().collect::<Vec<_>>(), [Rung::Full]);
}

/// A decoder that says which frame it is in and goes on when it is let.
fn gated() -> (Box<Decoder>, Receiver<u8>, Sender<()>) {
    let (entered, entries) = channel();
    let (let_go, gate) = channel::<()>();
    let gate = Mutex::new(gate);
    let decoder = move |frame: &Luma, _: Rung| {
        let level = frame.pixels()[0];
        entered.send(level).unwrap();
        let _ = gate.lock().unwrap().recv();
        vec![code(&level.to_string())]
    };
    (Box::new(decoder), entries, let_go)
}

#[test]
fn the_newest_frame_wins_and_none_queue() {
    let (decoder, entries, let_go) = gated();
    let mut scanner = Scanner::start_with(decoder, PATIENCE).unwrap();
    scanner.offer(grey(1)).unwrap();
    assert_eq!(entries.recv_timeout(PATIENCE), Ok(1));
    for level in 2..=9 {
        scanner.offer(grey(level)).unwrap();
    }
    let_go.send(()).unwrap();
    let_go.send(()).unwrap();
    assert_eq!(drain(&mut scanner), ["1", "9"]);
}

#[test]
fn codes_that_nobody_fetches_do_not_pile_up() {
    let decoder = |_: &Luma, _: Rung| (0..20).map(|number| code(&number.to_string())).collect();
    let mut scanner = Scanner::start_with(Box::new(decoder), PATIENCE).unwrap();
    scanner.offer(grey(0)).unwrap();
    let texts = drain(&mut scanner);
    assert_eq!(texts.len(), MAX_WAITING_CODES);
    assert_eq!(texts.first().map(String::as_str), Some("4"), "the oldest went");
}

#[test]
fn two_stuck_decoders_are_left_behind_and_the_third_is_the_end() {
    let (entered, entries) = channel();
    // A sender that stays: nobody who waits for it ever comes back.
    let (never, gate) = channel::<()>();
    let gate = Mutex::new(gate);
    let decoder = move |frame: &Luma, _: Rung| {
        let level = frame.pixels()[0];
        entered.send(level).unwrap();
        if level >= 100 {
            let _ = gate.lock().unwrap_or_else(PoisonError::into_inner).recv();
        }
        vec![code(&level.to_string())]
    };
    let mut scanner = Scanner::start_with(Box::new(decoder), Duration::from_millis(20)).unwrap();
    for hanging in [100, 101] {
        scanner.offer(grey(hanging)).unwrap();
        assert_eq!(entries.recv_timeout(PATIENCE), Ok(hanging));
        // The next frame is read although the one before never ends.
        loop {
            scanner.offer(grey(7)).unwrap();
            if let Some(decoded) = scanner.wait(PATIENCE).unwrap() {
                assert_eq!(decoded.text, "7");
                break;
            }
        }
        while entries.try_recv().is_ok() {}
        while scanner.wait(PATIENCE).unwrap().is_some() {}
    }
    assert_eq!(scanner.stuck.iter().filter(|thread| !thread.is_finished()).count(), 2);
    scanner.offer(grey(102)).unwrap();
    assert_eq!(scanner.wait(PATIENCE), Err(ScannerError::Stuck));
    assert_eq!(scanner.offer(grey(7)), Err(ScannerError::Stuck), "it stays failed");
    assert_eq!(scanner.poll(), Err(ScannerError::Stuck));
    drop(scanner);
    drop(never);
}

#[test]
fn a_decoder_that_comes_back_late_has_not_read_in_vain() {
    let (decoder, entries, let_go) = gated();
    let mut scanner = Scanner::start_with(decoder, Duration::from_millis(20)).unwrap();
    for level in 1..=6 {
        scanner.offer(grey(level)).unwrap();
        assert_eq!(entries.recv_timeout(PATIENCE), Ok(level));
        // Past the limit: the worker is replaced, so it does not count as busy.
        assert_eq!(scanner.wait(PATIENCE), Ok(None));
        let_go.send(()).unwrap();
        // More than two over time are no failure: only those that are stuck at once count.
        loop {
            if let Some(decoded) = scanner.poll().unwrap() {
                assert_eq!(decoded.text, level.to_string());
                break;
            }
            std::thread::yield_now();
        }
        while scanner.stuck.iter().any(|thread| !thread.is_finished()) {
            std::thread::yield_now();
        }
    }
}

#[test]
fn a_panic_in_a_decoder_is_a_frame_without_a_code() {
    let decoder = |frame: &Luma, _: Rung| {
        let read = || {
            assert!(frame.pixels()[0] != 13, "of this test");
            vec![code("read")]
        };
        crate::fence::guard(read).unwrap_or_default()
    };
    let mut scanner = Scanner::start_with(Box::new(decoder), PATIENCE).unwrap();
    scanner.offer(grey(13)).unwrap();
    assert_eq!(scanner.wait(PATIENCE), Ok(None));
    scanner.offer(grey(14)).unwrap();
    assert_eq!(drain(&mut scanner), ["read"]);
}
