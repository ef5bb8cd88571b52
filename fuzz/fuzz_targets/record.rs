//! What stands inside the vault's sealed cells. The first byte says which; what is accepted must be written as it was
//! read, so that each record has one form only.

#![no_main]

use countersign::contact::Contact;
use countersign::journal::Entry;
use countersign::verify::{ClockRecord, Guard};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((choice, bytes)) = input.split_first() else { return };
    let written = match choice {
        0 => Contact::from_bytes(bytes).map(|contact| contact.to_bytes()),
        1 => Entry::from_bytes(bytes).map(|entry| entry.to_bytes()),
        2 => Guard::from_bytes(bytes).map(|guard| guard.to_bytes()),
        _ => ClockRecord::from_bytes(bytes).map(|record| record.to_bytes()),
    };
    if let Ok(written) = written {
        assert_eq!(written, bytes);
    }
});
