//! Codes against the RFCs, against Terence Eden's suite, and against the second implementation.

use data_encoding::HEXLOWER;
use serde_json::Value;

use super::hotp::truncate_bytes;
use super::{Code, CodeKey, Context, Direction, Theirs, hotp};
use crate::secret::Secret;
use crate::time::{TimeStep, UnixTime};

fn vectors(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn cases(value: &Value) -> &[Value] {
    let cases = value["cases"].as_array().unwrap();
    assert!(!cases.is_empty());
    cases
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn hex(value: &Value) -> Vec<u8> {
    HEXLOWER.decode(value.as_str().unwrap().as_bytes()).unwrap()
}

#[test]
fn agrees_with_rfc_4226_appendix_d() {
    let rfc = vectors(include_str!("../../../../fixtures/vectors/rfc4226.json"));
    let key = hex(&rfc["key"]);
    for case in cases(&rfc) {
        let truncated = truncate_bytes(&key, TimeStep(number(&case["counter"])));
        assert_eq!(u64::from(truncated), number(&case["truncated"]));
        assert_eq!(format!("{:06}", truncated % 1_000_000), case["code"].as_str().unwrap());
    }
}

/// Only the SHA-1 rows are ours; they are printed with eight digits.
#[test]
fn agrees_with_rfc_6238_appendix_b() {
    let rfc = vectors(include_str!("../../../../fixtures/vectors/rfc6238.json"));
    let key = hex(&rfc["keys"]["SHA1"]);
    let ours: Vec<&Value> = cases(&rfc).iter().filter(|case| case["algorithm"] == "SHA1").collect();
    assert_eq!(ours.len(), 6);
    for case in ours {
        let step = UnixTime(number(&case["unix"])).step();
        assert_eq!(step.0, number(&case["step"]));
        let truncated = truncate_bytes(&key, step);
        assert_eq!(format!("{:08}", truncated % 100_000_000), case["eight_digits"].as_str().unwrap());
        assert_eq!(format!("{:06}", truncated % 1_000_000), case["six_digits"].as_str().unwrap());
    }
}

#[test]
fn agrees_with_terence_edens_suite() {
    let suite = vectors(include_str!("../../../../fixtures/vectors/edent_totp.json"));
    let step = UnixTime(number(&suite["unix"])).step();
    let code = truncate_bytes(&hex(&suite["key"]), step) % 1_000_000;
    assert_eq!(format!("{code:06}"), suite["code"].as_str().unwrap());
}

/// Keys and codes for both directions and the three contexts, from the first second of 1970 to beyond 2^33.
#[test]
fn agrees_with_the_second_implementation() {
    let second = vectors(include_str!("../../../../fixtures/vectors/codes.json"));
    let mut compared = 0;
    for root in second["roots"].as_array().unwrap() {
        let mut bytes: [u8; 32] = hex(&root["root"]).try_into().unwrap();
        let secret = Secret::from_sealed(&mut bytes);
        for case in cases(root) {
            let Some(context) = u8::try_from(number(&case["context"])).ok().and_then(Context::from_byte) else {
                continue;
            };
            let direction = if case["direction"] == 1 { Direction::AToB } else { Direction::BToA };
            let key = CodeKey::derive(&secret, direction, context);
            assert_eq!(HEXLOWER.encode(key.expose()), case["key"].as_str().unwrap());
            let step = UnixTime(number(&case["unix"])).step();
            assert_eq!(format!("{:06}", hotp(&key, step)), case["code"].as_str().unwrap());
            compared += 1;
        }
    }
    assert!(compared >= 30, "{compared}");
}

#[test]
fn reads_a_code_as_people_write_it_and_nothing_else() {
    let typed = vectors(include_str!("../../../../fixtures/vectors/typed_codes.json"));
    for case in cases(&typed) {
        let read = Code::<Theirs>::parse(case["text"].as_str().unwrap()).map(|code| format!("{:06}", code.value()));
        assert_eq!(read.ok().as_deref(), case["digits"].as_str(), "{case}");
    }
}

#[test]
fn a_code_prints_itself_only_when_asked() {
    let code = Code::<super::Mine>::new(1_203);
    assert_eq!(format!("{code:?}"), "Code(..)");
    assert_eq!((code.digits().as_str(), code.grouped().as_str()), ("001203", "001 203"));
}
