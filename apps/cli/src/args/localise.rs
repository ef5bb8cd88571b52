//! Puts the help texts of the reader's language into the command line. It exists because clap takes help from the source
//! code, where no translator looks.

use clap::{Arg, ArgAction, Command};

use crate::screen::{STRONG, pad, paint};
use crate::texts::Texts;

/// The verbs in the order and under the headings of the overview; a test holds that each stands here once.
pub(crate) const GROUPS: &[(&str, &[&str])] = &[
    ("group-call", &["prove", "check"]),
    ("group-people", &["pair", "people", "show", "rename", "number", "require", "suspend", "resume", "forget"]),
    ("group-record", &["journal", "audit"]),
    ("group-device", &["init", "lock", "passphrase", "recovery", "keyring", "clock", "accept-copy", "erase"]),
    ("group-help", &["tour", "doctor", "qr", "completions", "man", "help"]),
];

/// Puts the texts in, for the command and all below it.
pub(super) fn localise(command: Command, texts: &Texts) -> Command {
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version));
    let command = one(command, texts, "countersign");
    let overview = overview(&command, texts);
    let (usage, options) = (texts.get("heading-usage"), paint(STRONG, &format!("{}:", texts.get("heading-options"))));
    command
        .help_template(format!(
            "{{about-with-newline}}\n{usage} {{usage}}\n\n{overview}{options}\n{{options}}{{after-help}}"
        ))
        .after_long_help(texts.get("countersign-after"))
}

fn one(command: Command, texts: &Texts, key: &str) -> Command {
    let usage = texts.get("heading-usage");
    let about = texts.get(key);
    let long = match texts.attribute(key, "long") {
        Some(long) => format!("{about}\n\n{}", unbroken(&long)),
        None => about.clone(),
    };
    let mut after = Vec::new();
    if let Some(examples) = texts.attribute(key, "examples") {
        after.push(format!("{}\n{}", paint(STRONG, &texts.get("heading-examples")), indent(&examples)));
    }
    if let Some(json) = texts.attribute(key, "json") {
        after.push(format!("{}\n{}", paint(STRONG, &texts.get("heading-json")), indent(&json)));
    }
    let mut order: usize = 0;
    let command = command
        .about(about)
        .long_about(long)
        .after_long_help(after.join("\n\n"))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .max_term_width(80)
        .subcommand_help_heading(texts.get("heading-verbs"))
        .subcommand_value_name(texts.get("value-verb"))
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help))
        .mut_args(|arg| {
            // Under a heading of ours clap would sort them by their letters. What every verb has comes behind its own.
            order = order.saturating_add(1);
            let behind = if arg.is_global_set() { 100 } else { 0 };
            argument(arg, texts, key).display_order(order.saturating_add(behind))
        });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let prefix = if key == "countersign" { "verb" } else { key };
    names.into_iter().fold(command, |command, name| {
        let key = format!("{prefix}-{name}");
        command.mut_subcommand(name, |sub| one(sub.disable_help_subcommand(true), texts, &key))
    })
}

/// Takes an argument's help from the verb's message, or from the options that all verbs have.
fn argument(arg: Arg, texts: &Texts, key: &str) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let help = texts.attribute(key, &id).or_else(|| texts.attribute("options", &id)).unwrap_or_default();
    let heading = if arg.is_positional() { "heading-arguments" } else { "heading-options" };
    let arg = arg.help(help).long_help(clap::builder::Resettable::Reset).help_heading(texts.get(heading));
    if !arg.get_action().takes_values() {
        return arg;
    }
    let values: Vec<String> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| {
            texts.attribute("values", &name.to_lowercase().replace('_', "-")).unwrap_or_else(|| name.to_string())
        })
        .collect();
    let arg = if values.is_empty() { arg } else { arg.value_names(values) };
    arg.hide_possible_values(true).hide_default_value(true)
}

fn overview(command: &Command, texts: &Texts) -> String {
    let mut text = String::new();
    for (heading, names) in GROUPS {
        text.push_str(&paint(STRONG, &texts.get(heading)));
        text.push('\n');
        for name in *names {
            let about = command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
            let line = [&paint(STRONG, &pad(name, 13)), about.as_deref().unwrap_or_default()].join(" ");
            text.push_str("  ");
            text.push_str(&line);
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// Joins the lines of each paragraph: a translator breaks lines where it suits the file, the screen where it suits the
/// window.
fn unbroken(text: &str) -> String {
    text.split("\n\n").map(|paragraph| paragraph.lines().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n\n")
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
