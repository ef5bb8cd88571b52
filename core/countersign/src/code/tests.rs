//! Codes against the RFCs and against an implementation by others.

use super::hotp::truncate_bytes;
use super::{Code, Theirs};
use crate::time::{TimeStep, UnixTime};

/// RFC 4226 Appendix D: secret `12345678901234567890`, counts 0 to 9.
#[test]
fn agrees_with_rfc_4226_appendix_d() {
    let expected = [755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871, 520_489];
    for (count, code) in (0..).zip(expected) {
        assert_eq!(truncate_bytes(b"12345678901234567890", TimeStep(count)) % 1_000_000, code);
    }
}

/// RFC 6238 Appendix B, SHA-1 column: the same secret, eight digits.
#[test]
fn agrees_with_rfc_6238_appendix_b() {
    let rows = [
        (59, 94_287_082),
        (1_111_111_109, 7_081_804),
        (1_111_111_111, 14_050_471),
        (1_234_567_890, 89_005_924),
        (2_000_000_000, 69_279_037),
        (20_000_000_000, 65_353_130),
    ];
    for (time, code) in rows {
        let step = UnixTime(time).step();
        assert_eq!(truncate_bytes(b"12345678901234567890", step) % 100_000_000, code, "at {time}");
    }
}

#[test]
fn reads_a_code_as_people_write_it() {
    for text in ["418203", "418 203", " 4 1 8-2 0 3 ", "４１８２０３", "418\u{a0}203", "418\u{2013}203"] {
        assert_eq!(Code::<Theirs>::parse(text).map(|code| code.value()), Ok(418_203), "{text:?}");
    }
    assert_eq!(Code::<Theirs>::parse("000001").map(|code| code.value()), Ok(1));
}

#[test]
fn refuses_what_is_not_six_digits() {
    for text in
        ["", "41820", "4182033", "41820a", "+418203", "41820\u{200b}3x", "٤١٨٢٠٣", &"4".repeat(65), &" ".repeat(65)]
    {
        assert!(Code::<Theirs>::parse(text).is_err(), "{text:?}");
    }
}
