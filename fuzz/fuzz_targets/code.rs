//! A code that someone read out, as it was typed or pasted.

#![no_main]

use countersign::code::{Code, Theirs};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if Code::<Theirs>::parse(text).is_ok() {
        // Bytes, not characters: compatibility forms such as U+2472 stand for two digits at once.
        assert!(text.len() >= 6, "six digits come from six bytes or more");
    }
});
