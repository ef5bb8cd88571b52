//! A journal export that someone hands to an auditor: line by line, and believed only as a whole.

#![no_main]

use countersign::journal::Auditor;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut auditor = Auditor::default();
    for line in text.split_inclusive('\n') {
        if auditor.line(line).is_err() {
            return;
        }
    }
    if let Ok(audit) = auditor.finish() {
        assert!(audit.verified <= audit.checks && audit.checks <= audit.records);
    }
});
