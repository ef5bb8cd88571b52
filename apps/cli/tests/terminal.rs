//! What a person at a terminal is asked, through a pseudo-terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod common;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

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

/// Lets Petra, who has Omar since they met in person, pair by text in one room with another device whose owner says that
/// he is Omar. Asked for his name, she gives `answers`, each beside what comes next. Gives her people with their levels.
fn petra_pairs_with_another_omar(answers: &[(&str, &str)]) -> Vec<(String, String)> {
    let (petra, _) = pair();
    let omar = Device::new("Omar");
    let theirs = ["pair", "--text", "--answer", "--same-room", "--passphrase-fd", "0"];
    let mut theirs =
        omar.command(&theirs).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut to_omar = theirs.stdin.take().unwrap();
    let mut from_omar = BufReader::new(theirs.stdout.take().unwrap()).lines().map(Result::unwrap);
    writeln!(to_omar, "{PASSPHRASE}").unwrap();

    let mut terminal = at_terminal(&petra, &["pair", "--text", "--same-room"]);
    terminal.exp_string("Passphrase").unwrap();
    terminal.send_line(PASSPHRASE).unwrap();
    let (_, offer) = terminal.exp_regex("CSIGN:[A-Z2-7]{116}").unwrap();
    writeln!(to_omar, "{offer}").unwrap();
    terminal.send_line(&from_omar.next().unwrap()).unwrap();
    terminal.exp_string("Send them this last line:").unwrap();
    let (_, finish) = terminal.exp_regex("CSIGN:[A-Z2-7]{237}").unwrap();
    writeln!(to_omar, "{finish}").unwrap();

    terminal.exp_string("What do you call them? [Omar]").unwrap();
    for (answer, next) in answers {
        terminal.send_line(answer).unwrap();
        terminal.exp_string(next).unwrap();
    }
    let (_, words) = terminal.exp_regex("[a-z]+ [a-z]+ [a-z]+\r\n").unwrap();
    terminal.exp_string("Type the three words").unwrap();
    terminal.send_line(&from_omar.next().unwrap()).unwrap();
    terminal.exp_string("Paired with").unwrap();
    terminal.exp_string("back on?").unwrap();
    terminal.send_line("").unwrap();
    terminal.exp_string("Try it now").unwrap();
    terminal.send_line("no").unwrap();
    terminal.exp_eof().unwrap();
    writeln!(to_omar, "{}", words.trim()).unwrap();
    assert!(theirs.wait().unwrap().success());

    let (_, people) = petra.json(&["people"]);
    let people = people["people"].as_array().unwrap();
    let text = |of: &serde_json::Value| of.as_str().unwrap().to_owned();
    people.iter().map(|person| (text(&person["name"]), text(&person["level"]))).collect()
}

fn named(name: &str, level: &str) -> (String, String) {
    (name.to_owned(), level.to_owned())
}

#[test]
fn a_new_device_takes_the_place_of_the_old_one_after_a_warning() {
    let people = petra_pairs_with_another_omar(&[
        ("", "You know a Omar already. Who is this?"),
        ("9", "Number, 1 to 3:"),
        ("1", "was paired more surely before than now."),
        // Without a yes nothing is replaced, and the name is asked for again.
        ("no", "What do you call them? [Omar]"),
        ("omar", "Number, 1 to 3:"),
        ("1", "Replace the old device all the same?"),
        ("yes", "from this screen:"),
    ]);
    assert_eq!(people, [named("Omar", "in-person-words")]);
}

#[test]
fn a_second_device_gets_the_name_with_a_number() {
    let people = petra_pairs_with_another_omar(&[("", "Number, 1 to 3:"), ("2", "from this screen:")]);
    assert_eq!(people, [named("Omar", "in-person"), named("Omar 2", "in-person-words")]);
}

#[test]
fn someone_else_gets_another_name() {
    let people = petra_pairs_with_another_omar(&[
        ("", "Number, 1 to 3:"),
        ("3", "What do you call them? [Omar]"),
        ("Omar from work", "from this screen:"),
    ]);
    assert_eq!(people, [named("Omar", "in-person"), named("Omar from work", "in-person-words")]);
}

/// Sets the size of the window that a session's program sees.
fn resize(terminal: &PtySession, columns: u16, rows: u16) {
    let window = terminal.process().get_file_handle().unwrap();
    let size = ["rows", &rows.to_string(), "cols", &columns.to_string()].map(str::to_owned);
    assert!(Command::new("stty").args(size).stdin(window).status().unwrap().success());
}

/// In a window that is too small, how much is missing is said, for each size anew; in a large one the code itself comes.
#[test]
fn a_code_is_drawn_anew_when_the_window_changes() {
    let device = Device::new("Petra");
    let folder = device.path().join("pictures");
    std::fs::create_dir(&folder).unwrap();
    let mut terminal = at_terminal(&device, &["pair", "--watch", folder.to_str().unwrap(), "--same-room"]);
    terminal.exp_string("Passphrase").unwrap();
    resize(&terminal, 30, 20);
    terminal.send_line(PASSPHRASE).unwrap();
    terminal.exp_string("The code does not fit: make the window").unwrap();
    let (_, stand_in) = terminal.exp_regex("/[^ ]*\\.png").unwrap();
    assert!(Path::new(&stand_in).is_file(), "{stand_in}");
    resize(&terminal, 120, 20);
    terminal.exp_regex("make the window [0-9]+ rows higher").unwrap();
    resize(&terminal, 120, 60);
    // An Offer's code is 45 modules wide with its border; the session gives each byte as a character.
    let border: String = "█".repeat(45).bytes().map(char::from).collect();
    let before = terminal.exp_string(&border).unwrap();
    assert!(!before.contains("does not fit"), "{before:?}");
    terminal.send_control('c').unwrap();
    terminal.exp_eof().unwrap();
    assert!(!Path::new(&stand_in).exists(), "it goes with the pairing");
}
