//! The profile inside a Reply or a Finish, which the other device wrote: its name must be one that can be shown.

#![no_main]

use countersign::name::ContactName;
use countersign::pairing::{PROFILE_LEN, Peer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|profile: [u8; PROFILE_LEN]| {
    if let Ok(peer) = Peer::from_profile(&profile) {
        assert!(!peer.name.as_str().chars().any(char::is_control));
        let known = peer.name.suggestion().or_else(|| ContactName::new("Petra").ok());
        let warnings = peer.name.warnings(known.as_ref());
        assert!(warnings.len() <= 3, "each warning is given once");
    }
});
