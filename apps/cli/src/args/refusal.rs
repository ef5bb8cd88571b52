//! Mistakes on the command line, in words. It exists because clap's own sentences are in English alone, and a script that
//! asked for JSON wants its answer in JSON.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::exit::Exit;
use crate::failure::{Failure, failure};
use crate::texts::{Texts, say};

/// Why there is nothing to run.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Help or the version was asked for; the text goes to standard output.
    Asked(String),
    /// A mistake, with whether the answer is wanted as JSON.
    Mistake(Box<Failure>, bool),
}

impl Refusal {
    /// Puts clap's error into words.
    pub(super) fn new(texts: &Texts, error: &clap::Error, json: bool) -> Self {
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            return Self::Asked(error.render().ansi().to_string());
        }
        let mut failure = mistake(texts, error);
        if let Some(suggestion) = suggestion(error) {
            failure.next = Some(say!(texts, "usage-suggestion", suggestion = suggestion));
        } else {
            failure.next = Some(say!(texts, "usage-help", verb = verb(error)));
        }
        Self::Mistake(Box::new(failure), json)
    }
}

fn mistake(texts: &Texts, error: &clap::Error) -> Failure {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    #[allow(clippy::wildcard_enum_match_arm, reason = "the enum is open, and any other kind is a mistake in usage too")]
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let verb = context(error, ContextKind::InvalidSubcommand);
            failure!(texts, "usage-unknown-verb", Exit::Usage, verb = verb)
        }
        ErrorKind::UnknownArgument => failure!(texts, "usage-unknown-argument", Exit::Usage, argument = argument),
        ErrorKind::MissingRequiredArgument => failure!(texts, "usage-missing", Exit::Usage, argument = argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            failure!(texts, "usage-no-verb", Exit::Usage)
        }
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg);
            failure!(texts, "usage-conflict", Exit::Usage, argument = argument, other = other)
        }
        ErrorKind::InvalidUtf8 => failure!(texts, "usage-not-text", Exit::Usage),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::InvalidValue if value.is_empty() => {
            failure!(texts, "usage-missing-value", Exit::Usage, argument = argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = context(error, ContextKind::ValidValue);
            if valid.is_empty() {
                failure!(texts, "usage-bad-value", Exit::Usage, argument = argument, value = value)
            } else {
                failure!(texts, "usage-bad-choice", Exit::Usage, argument = argument, value = value, valid = valid)
            }
        }
        _ => failure!(texts, "usage", Exit::Usage),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(_) | None => String::new(),
    }
}

fn suggestion(error: &clap::Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| context(error, kind))
        .find(|text| !text.is_empty())
}

/// Gives the verb in whose usage the mistake lies, with a space in front; empty for the command itself.
fn verb(error: &clap::Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        Some(_) | None => String::new(),
    };
    let words = usage.split_whitespace().skip_while(|word| *word != "countersign").skip(1);
    words
        .take_while(|word| {
            word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-') && !word.starts_with('-')
        })
        .fold(String::new(), |verb, word| format!("{verb} {word}"))
}
