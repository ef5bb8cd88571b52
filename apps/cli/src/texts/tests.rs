//! Tests that every sentence is there, in every language, and that none is left over.

use std::collections::BTreeSet;
use std::path::Path;

use countersign_texts::fluent_bundle::FluentResource;

use super::*;

/// Families whose keys are put together from a word; dates are said by `countersign-texts`.
const FAMILIES: &[&str] = &["date", "month-", "verb-", "countersign", "event-"];

fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            all.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Keys that the sources name: in `say!`, `failure!`, `get` and friends every key is a whole string literal.
fn named() -> BTreeSet<String> {
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut named = BTreeSet::new();
    for literal in all.split('"') {
        if !literal.is_empty() && literal.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            named.insert(literal.to_owned());
            named.insert(format!("error-{literal}"));
        }
    }
    named
}

fn messages(file: &str) -> BTreeSet<String> {
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    file.lines().filter(starts).filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn every_file_follows_the_format_and_has_the_same_messages() {
    for (language, file) in LANGUAGES {
        let resource = FluentResource::try_new(file.to_owned());
        assert!(resource.is_ok(), "{language}: {:?}", resource.err().map(|(_, errors)| errors));
        assert_eq!(messages(file), messages(LANGUAGES[0].1), "{language}");
    }
}

#[test]
fn no_message_is_left_over() {
    let named = named();
    for key in messages(LANGUAGES[0].1) {
        let dynamic = FAMILIES.iter().any(|family| key.starts_with(family));
        assert!(dynamic || named.contains(&key), "{key} is used nowhere");
    }
}

#[test]
fn every_sentence_that_the_sources_ask_for_is_there() {
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let there = messages(LANGUAGES[0].1);
    let mut asked = 0;
    // The macros' own definitions name no key.
    let all = all.replace("say!(texts, \"key\"", "").replace("failure!(texts, \"word\"", "");
    for (call, prefix) in [("say!(", ""), ("failure!(", "error-"), ("texts.get(", "")] {
        for rest in all.split(call).skip(1) {
            // The key is the first literal after the call; `failure!` and `say!` name the texts before it.
            let head: String = rest.chars().take(120).collect();
            let Some((before, after)) = head.split_once('"') else { continue };
            if before.contains([';', '{', '(', '$'])
                && !before.contains("&shell.texts")
                && !before.contains("&self.texts")
            {
                continue;
            }
            let Some((key, _)) = after.split_once('"') else { continue };
            if call == "texts.get(" && !before.is_empty() {
                continue;
            }
            if key.is_empty() || !key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                continue;
            }
            asked += 1;
            assert!(there.contains(&format!("{prefix}{key}")), "{prefix}{key} has no text");
        }
    }
    assert!(asked > 20, "the search found {asked} calls only");
}

#[test]
fn words_that_nobody_should_read_stand_nowhere() {
    for (language, file) in LANGUAGES {
        // The keys in front of the texts are for programmers alone.
        let texts = file.lines().filter(|line| !line.starts_with('#'));
        let spoken =
            texts.map(|line| line.split_once(" = ").map_or(line, |(_, text)| text)).collect::<Vec<_>>().join("\n");
        for word in spoken.to_lowercase().split(|c: char| !c.is_alphabetic()) {
            assert!(!["vault", "token", "secret", "totp", "sas", "handshake"].contains(&word), "{language}: {word}");
        }
        assert!(!spoken.contains('!'), "{language}: an exclamation mark");
    }
}

#[test]
fn a_language_without_a_file_is_answered_in_english() {
    assert_eq!(crate::texts::of("xx-YY").get("month-3"), "March");
    assert_eq!(say!(crate::texts::of("en-GB"), "ask-number", last = 3), "Number, 1 to 3:");
}
