//! Tests that the command line is whole and that everything in it is explained.

use clap::Command;

use super::*;

fn each(command: &Command, path: &str, work: &mut dyn FnMut(&Command, &str)) {
    work(command, path);
    for sub in command.get_subcommands() {
        each(sub, &format!("{path} {}", sub.get_name()), work);
    }
}

#[test]
fn clap_finds_no_fault() {
    command(&crate::texts::of("en")).debug_assert();
}

#[test]
fn every_verb_and_every_argument_is_explained() {
    let mut command = command(&crate::texts::of("en"));
    command.build();
    each(&command, "countersign", &mut |command, path| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(about.contains(' '), "{path}: no text");
        assert!(about.chars().count() <= 75, "{path}: too long for one line");
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{path}: {} is not explained", argument.get_id());
        }
    });
}

#[test]
fn every_verb_says_what_its_json_holds() {
    let texts = crate::texts::of("en");
    for verb in command(&texts).get_subcommands() {
        if !verb.has_subcommands() {
            let key = format!("verb-{}", verb.get_name());
            assert!(texts.attribute(&key, "json").is_some(), "{key}");
        }
    }
}

#[test]
fn the_overview_lists_each_verb_once() {
    let mut listed: Vec<&str> = localise::GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let command = command(&crate::texts::of("en"));
    let mut there: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    listed.sort_unstable();
    there.sort_unstable();
    assert_eq!(listed, there);
}

#[test]
fn no_help_is_wider_than_eighty_columns() {
    let mut command = command(&crate::texts::of("en"));
    command.build();
    each(&command.clone(), "countersign", &mut |sub, path| {
        let help = sub.clone().render_long_help().to_string();
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "{path}: {line}");
        }
    });
}
