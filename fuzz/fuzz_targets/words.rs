//! Spoken words, typed by the one who heard them: three to compare, twelve of a recovery code.

#![no_main]

use countersign::words::Word;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    three_or_twelve::<3>(text);
    three_or_twelve::<12>(text);
});

/// Reads a line of `N` words; what was understood must be understood again from its words and from its digits.
fn three_or_twelve<const N: usize>(text: &str) {
    if let Some(words) = Word::parse_line::<N>(text) {
        assert_eq!(Word::parse_line::<N>(&words.map(Word::as_str).join(" ")), Some(words));
        assert_eq!(Word::parse_line::<N>(&words.map(Word::digits).join(" ")), Some(words));
    }
}
