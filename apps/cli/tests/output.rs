//! What is written where: help, colours, signs, pipes, and arguments that are no text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod common;

use std::process::Stdio;

use common::{Device, PASSPHRASE, pair};

/// Gives the verbs that the overview lists.
fn verbs(device: &Device) -> Vec<String> {
    let overview = device.feed(&["--help"], "");
    assert_eq!(overview.code, 0);
    let listed = overview.out.lines().filter(|line| line.starts_with("  ") && line.len() > 16);
    let names = listed.filter_map(|line| line.split_whitespace().next().map(str::to_owned));
    names.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !name.starts_with('-')).collect()
}

#[test]
fn every_verb_explains_itself_in_eighty_columns() {
    let device = Device::bare();
    let verbs = verbs(&device);
    assert!(verbs.iter().any(|verb| verb == "check") && verbs.len() > 20, "{verbs:?}");
    for verb in verbs {
        let help = device.feed(&[&verb, "--help"], "");
        assert_eq!(help.code, 0, "{verb}: {help:?}");
        assert!(help.out.contains(&format!("countersign {verb}")), "{verb}: {help:?}");
        assert!(help.out.lines().all(|line| line.chars().count() <= 80), "{verb}: {}", help.out);
        assert!(!help.out.contains('\x1b'), "{verb}: no colours into a pipe");
    }
}

#[test]
fn mistakes_exit_with_two_and_say_what_helps() {
    let device = Device::bare();
    let unknown = device.feed(&["chekc"], "");
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("Did you mean check?"), "{unknown:?}");
    let json = device.feed(&["prove", "--json"], "");
    assert_eq!(json.code, 2);
    assert!(json.out.contains("\"error\":\"usage-missing\""), "{json:?}");
    assert_eq!(device.feed(&["prove", "x", "--i-called", "--they-called"], "").code, 2);
    assert_eq!(device.feed(&[], "").code, 2);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_a_mistake_and_no_crash() {
    use std::os::unix::ffi::OsStrExt as _;
    let output = Device::bare().command(&["show"]).arg(std::ffi::OsStr::from_bytes(b"\xff\xfe")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not valid text"));
}

#[test]
fn colours_obey_the_environment() {
    let (petra, _) = pair();
    let wrong = |name: &str| {
        let mut command = petra.command(&["check", "omar", "000000", "--they-called", "--passphrase-fd", "0"]);
        command.env("CLICOLOR_FORCE", "1").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        if !name.is_empty() {
            command.env(name, "1");
        }
        let mut child = command.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), format!("{PASSPHRASE}\n").as_bytes()).unwrap();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
    };
    let coloured = wrong("");
    assert!(coloured.contains("\x1b[48;5;88m") || coloured.contains("48;5;88"), "the red surface: {coloured:?}");
    assert!(!wrong("NO_COLOR").contains('\x1b'));
}

#[cfg(unix)]
#[test]
fn signs_are_ascii_where_the_locale_is_not_utf8() {
    let (petra, _) = pair();
    let mut command = petra.command(&["check", "omar", "000000", "--they-called", "--passphrase-fd", "0"]);
    command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), format!("{PASSPHRASE}\n").as_bytes()).unwrap();
    let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert!(out.trim_start().starts_with("[x] Not verified."), "{out}");
    assert!(out.is_ascii(), "{out}");
}

#[test]
fn a_reader_that_goes_away_changes_neither_exit_code_nor_calm() {
    let device = Device::bare();
    let mut child =
        device.command(&["man"]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn manual_pages_and_completions_are_made_for_every_verb() {
    let device = Device::bare();
    let folder = device.path().join("man");
    std::fs::create_dir(&folder).unwrap();
    let made = device.feed(&["man", "--folder", folder.to_str().unwrap(), "--json"], "");
    assert_eq!(made.code, 0, "{made:?}");
    for verb in verbs(&device) {
        assert!(folder.join(format!("countersign-{verb}.1")).exists(), "{verb}");
    }
    let overview = std::fs::read_to_string(folder.join("countersign.1")).unwrap();
    assert!(overview.contains("EXIT STATUS") && overview.contains("already\\-used"), "{overview}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = device.feed(&["completions", shell], "");
        assert!(script.code == 0 && script.out.contains("they-called"), "{shell}");
    }
}

#[test]
fn a_name_that_no_shell_may_read_is_quoted_in_what_to_type() {
    let petra = Device::new("Petra");
    petra.meet("Omar; rm -rf", countersign::contact::Side::Initiator, 3);
    let refused = petra.run(&["prove", "omar", "--they-called"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("countersign check 'Omar; rm -rf' CODE"), "{refused:?}");
}
