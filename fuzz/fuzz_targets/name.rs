//! Names that people type and names that come from other devices. A cleaned name is clean: cleaning it again changes
//! nothing, and the vault takes it back.

#![no_main]

use countersign::name::{ContactName, OwnName, PeerName};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let contact = ContactName::new(text).ok();
    if let Some(name) = &contact {
        let again = ContactName::new(name.as_str()).expect("a clean name is accepted");
        assert_eq!(again.as_str(), name.as_str());
        assert!(ContactName::from_stored(name.as_str()).is_some());
    }
    if let Ok(name) = OwnName::new(text) {
        let again = OwnName::new(name.as_str()).expect("a clean name is accepted");
        assert_eq!(again.as_str(), name.as_str());
        assert!(PeerName::new(name.as_str()).is_some(), "what we call ourselves is what others accept");
    }
    if let Some(name) = PeerName::new(text) {
        let warnings = name.warnings(contact.as_ref());
        assert!(warnings.len() <= 3, "each warning is given once");
        assert!(name.suggestion().is_none_or(|name| !name.as_str().is_empty()));
    }
});
