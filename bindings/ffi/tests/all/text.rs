//! What people type, over the vectors of every implementation.

use countersign_ffi::{
    CountersignError, MessageText, PairingFault, clean_name, clean_number, clean_own_name, is_code, qr_matrix, qr_png,
    read_message, read_qr_picture, read_words,
};
use data_encoding::HEXLOWER;
use serde::Deserialize;

use crate::common::vectors;

#[derive(Deserialize)]
struct TypedCodes {
    cases: Vec<TypedCode>,
}

#[derive(Deserialize)]
struct TypedCode {
    name: String,
    text: String,
    digits: Option<String>,
}

#[test]
fn typed_codes_are_told_from_other_texts() {
    for case in vectors::<TypedCodes>("typed_codes.json").cases {
        assert_eq!(is_code(case.text), case.digits.is_some(), "{}", case.name);
    }
}

#[derive(Deserialize)]
struct Armor {
    valid: Vec<Armored>,
    tolerant: Tolerant,
    malformed: Vec<Malformed>,
}

#[derive(Deserialize)]
struct Armored {
    message: String,
    text: String,
}

#[derive(Deserialize)]
struct Pairing {
    armor: [String; 3],
    #[serde(rename = "M1")]
    m1: String,
    #[serde(rename = "M2")]
    m2: String,
    #[serde(rename = "M3")]
    m3: String,
}

#[derive(Deserialize)]
struct Tolerant {
    message: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
}

#[derive(Deserialize)]
struct Malformed {
    name: String,
    text: String,
    error: String,
}

fn message(hex: &str) -> MessageText {
    MessageText::Message { bytes: HEXLOWER.decode(hex.as_bytes()).unwrap() }
}

#[test]
fn messages_are_found_in_texts() {
    let armor: Armor = vectors("armor.json");
    for case in armor.valid {
        assert_eq!(read_message(case.text), message(&case.message));
    }
    for number in 1..=4 {
        let pairing: Pairing = vectors(&format!("pairing-{number}.json"));
        for (text, bytes) in pairing.armor.into_iter().zip([pairing.m1, pairing.m2, pairing.m3]) {
            assert_eq!(read_message(text), message(&bytes));
        }
    }
    for case in armor.tolerant.cases {
        assert_eq!(read_message(case.text), message(&armor.tolerant.message), "{}", case.name);
    }
    for case in armor.malformed {
        let expected = match case.error.as_str() {
            "Ignored" => MessageText::NotAMessage,
            "BadArmor" => MessageText::Damaged { fault: PairingFault::BadArmor },
            "BadChecksum" => MessageText::Damaged { fault: PairingFault::BadChecksum },
            other => panic!("{other}"),
        };
        assert_eq!(read_message(case.text), expected, "{}", case.name);
    }
}

#[derive(Deserialize)]
struct Words {
    strings: Vec<Spoken>,
    typed: Typed,
}

#[derive(Deserialize)]
struct Typed {
    lines: Vec<TypedWords>,
}

#[derive(Deserialize)]
struct TypedWords {
    name: String,
    line: String,
    indices: Option<Vec<u16>>,
}

#[derive(Deserialize)]
struct Spoken {
    set_a: Vec<String>,
    set_b: Vec<String>,
    four_digits: Vec<String>,
}

#[test]
fn words_are_read_as_words_and_as_digits() {
    let words: Words = vectors("sas_words.json");
    for string in words.strings {
        let (digits_b, digits_a) = string.four_digits.split_at(3);
        for (words, digits) in [(string.set_b, digits_b), (string.set_a, digits_a)] {
            let read = read_words(words.join(" ")).unwrap();
            assert_eq!(read.iter().map(|word| &word.word).collect::<Vec<_>>(), words.iter().collect::<Vec<_>>());
            assert_eq!(read.iter().map(|word| &word.digits).collect::<Vec<_>>(), digits.iter().collect::<Vec<_>>());
            assert_eq!(read_words(digits.join("-")), Some(read));
        }
    }
    for line in words.typed.lines {
        let read = read_words(line.line).map(|words| words.into_iter().map(|word| word.digits).collect::<Vec<_>>());
        let indices = line.indices.map(|indices| indices.iter().map(|index| format!("{index:04}")).collect());
        assert_eq!(read, indices, "{}", line.name);
    }
}

#[derive(Deserialize)]
struct Names {
    own: Vec<Own>,
}

#[derive(Deserialize)]
struct Own {
    input: String,
    cleaned: Option<String>,
}

#[test]
fn names_and_numbers_are_cleaned_as_they_will_be_kept() {
    for case in vectors::<Names>("names.json").own {
        assert_eq!(clean_own_name(case.input.clone()).ok(), case.cleaned, "{:?}", case.input);
    }
    assert_eq!(clean_name(" Petra  K\u{f6}hler\u{200b} ".to_owned()).as_deref(), Ok("Petra K\u{f6}hler"));
    assert_eq!(clean_name(" \u{200b}".to_owned()), Err(CountersignError::NameEmpty));
    assert_eq!(clean_name("x".repeat(121)), Err(CountersignError::NameTooLong { most_bytes: 120 }));
    assert_eq!(clean_name("\u{378}".to_owned()), Err(CountersignError::NameUnassigned));
    assert_eq!(clean_name(format!("e{}", "\u{330}".repeat(6))), Err(CountersignError::NameMarks));
    assert_eq!(clean_number("+49 (30) 123-4567".to_owned()).as_deref(), Ok("+49301234567"));
    assert_eq!(clean_number("12".to_owned()), Err(CountersignError::NotANumber));
}

#[test]
fn a_picture_of_a_message_is_read_and_other_files_are_named() {
    let text = "CSIGN:PICTURE";
    let png = qr_png(text.to_owned(), 4).unwrap();
    assert_eq!(read_qr_picture(&png).unwrap(), [text]);
    assert_eq!(read_qr_picture(b"not a picture"), Err(CountersignError::NotAPicture));
    assert_eq!(read_qr_picture(&png[..png.len() / 2]), Err(CountersignError::PictureDamaged));
    assert_eq!(qr_png(text.to_owned(), 0), Err(CountersignError::ModuleSize));
    assert_eq!(qr_matrix(String::new()), Err(CountersignError::NothingToDraw));
    assert_eq!(qr_matrix("x".repeat(4000)), Err(CountersignError::TextTooLong));
}
