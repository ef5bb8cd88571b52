//! What a vault reads from its file, from a keystore and from a person before it is unlocked. What is accepted has one
//! form, and nothing opens without its key. The first byte chooses the parser.

#![no_main]

use countersign_vault::outside;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let text = || core::str::from_utf8(rest).unwrap_or_default();
    match choice {
        b'k' => outside::kdf(rest),
        b'a' => outside::anchor(rest),
        b'c' => outside::cell(rest),
        b'i' => outside::item(text()),
        _ => outside::recovery(text()),
    }
});
