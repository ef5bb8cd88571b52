//! Every sentence that the window says, from Fluent files in English and German.

use countersign_texts::{Language, Texts, system_language};

/// The languages there are, each with its files.
pub const LANGUAGES: [Language; 2] = [
    (
        "en",
        concat!(
            include_str!("../texts/en/model.ftl"),
            include_str!("../texts/en/setup.ftl"),
            include_str!("../texts/en/pairing.ftl"),
            include_str!("../texts/en/screens.ftl")
        ),
    ),
    (
        "de",
        concat!(
            include_str!("../texts/de/model.ftl"),
            include_str!("../texts/de/setup.ftl"),
            include_str!("../texts/de/pairing.ftl"),
            include_str!("../texts/de/screens.ftl")
        ),
    ),
];

/// Takes a language by its tag; the system's when it is empty, English where there is no file for it.
#[must_use]
pub fn of(tag: &str) -> Texts {
    if tag.is_empty() { Texts::of(&LANGUAGES, &system_language()) } else { Texts::of(&LANGUAGES, tag) }
}
