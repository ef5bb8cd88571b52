//! What a person at a terminal is asked, through a pseudo-terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod common;

use common::{Device, PASSPHRASE, pair};
use rexpect::session::{PtySession, spawn_command};

/// Longest wait for a line, which a busy machine may need.
const WAIT: u64 = 120_000;

fn at_terminal(device: &Device, args: &[&str]) -> PtySession {
    let mut command = device.command(args);
    command.env("TERM", "dumb");
    spawn_command(command, Some(WAIT)).unwrap()
}

#[test]
fn setting_up_asks_shows_the_code_once_and_has_two_words_typed_back() {
    let device = Device::bare();
    let mut terminal = at_terminal(&device, &["init", "--no-keyring"]);
    terminal.exp_string("Your name").unwrap();
    terminal.send_line("Petra").unwrap();
    terminal.exp_string("New passphrase:").unwrap();
    terminal.send_line(PASSPHRASE).unwrap();
    terminal.exp_string("Once more:").unwrap();
    terminal.send_line("something else").unwrap();
    terminal.exp_string("The two differ.").unwrap();
    terminal.exp_string("New passphrase:").unwrap();
    terminal.send_line(PASSPHRASE).unwrap();
    terminal.exp_string("Once more:").unwrap();
    terminal.send_line(PASSPHRASE).unwrap();
    terminal.exp_string("Show it now?").unwrap();
    terminal.send_line("yes").unwrap();
    terminal.exp_string("in this order:").unwrap();
    let shown = terminal.exp_string("Word").unwrap();
    assert!(!shown.contains(PASSPHRASE), "what was typed hidden is not shown");
    let words: Vec<String> = shown
        .split_whitespace()
        .map(|word| word.chars().filter(char::is_ascii_lowercase).collect::<String>())
        .filter(|word: &String| word.len() >= 3)
        .collect();
    assert_eq!(words.len(), 12, "{shown:?}");
    for more in [true, false] {
        let (_, number) = terminal.exp_regex(" [0-9]+:").unwrap();
        let place: usize = number.trim_matches([' ', ':']).parse().unwrap();
        terminal.send_line(&words[place - 1]).unwrap();
        if more {
            terminal.exp_string("Word").unwrap();
        }
    }
    terminal.exp_string("This device is set up for Petra.").unwrap();
    terminal.exp_eof().unwrap();
    let opened = device.feed(&["people", "--unlock-recovery-fd", "0"], &format!("{}\n", words.join(" ")));
    assert_eq!(opened.code, 0, "{opened:?}");
}

#[test]
fn a_check_asks_for_passphrase_role_and_code_and_offers_my_own() {
    let (petra, omar) = pair();
    let mut terminal = at_terminal(&petra, &["check", "omar"]);
    terminal.exp_string("Passphrase").unwrap();
    terminal.send_line("wrong").unwrap();
    terminal.exp_string("Wrong passphrase.").unwrap();
    terminal.send_line(PASSPHRASE).unwrap();
    terminal.exp_string("Who placed this call").unwrap();
    terminal.send_line("7").unwrap();
    terminal.exp_string("Number, 1 to 2:").unwrap();
    terminal.send_line("1").unwrap();
    terminal.exp_string("Code from Omar:").unwrap();
    terminal.send_line("000000").unwrap();
    terminal.exp_string("Not verified.").unwrap();
    terminal.exp_string("Code from Omar:").unwrap();
    terminal.send_line(&omar.code("petra", "--i-called")).unwrap();
    terminal.exp_string("Verified. This is Omar's device.").unwrap();
    terminal.exp_string("Show my code now?").unwrap();
    terminal.send_line("yes").unwrap();
    terminal.exp_string("Their code has passed.").unwrap();
    terminal.exp_eof().unwrap();
}

#[test]
fn to_forget_someone_their_name_is_typed() {
    let (petra, _) = pair();
    let mut terminal = at_terminal(&petra, &["forget", "om"]);
    terminal.exp_string("Passphrase").unwrap();
    terminal.send_line(PASSPHRASE).unwrap();
    terminal.exp_string("Type their name").unwrap();
    terminal.send_line("om").unwrap();
    terminal.exp_string("That is not their name").unwrap();
    terminal.exp_eof().unwrap();
    assert_eq!(petra.json(&["show", "omar"]).0, 0, "they are still here");
}
