//! Every sentence a person reads, from Fluent files. It exists so that a second language is one more file and one line
//! here, and so that no sentence is written where only programmers look.

use countersign_texts::{Language, system_language};

pub(crate) use countersign_texts::{Texts, say};

/// The languages there are, each with its file.
const LANGUAGES: [Language; 1] =
    [("en", concat!(include_str!("../texts/en.ftl"), include_str!("../texts/en-pair.ftl")))];

/// Takes the language of the person's system, English where there is no file for it.
pub(crate) fn of_system() -> Texts {
    of(&system_language())
}

/// Takes a language by its BCP 47 tag.
pub(crate) fn of(tag: &str) -> Texts {
    Texts::of(&LANGUAGES, tag)
}

#[cfg(test)]
mod tests;
