//! The text form of a message. What is accepted must be accepted again, as the same message, when it is written anew.

#![no_main]

use countersign::pairing::armor;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(message) = armor::decode(text) {
        assert_eq!(armor::decode(&armor::encode(&message)).as_ref(), Ok(&message));
    }
});
