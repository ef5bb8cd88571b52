//! The list against its published digest, and words as people type them.

use sha2::{Digest, Sha256};

use super::{COUNT, LIST, PUBLISHED, Word};

fn indices<const N: usize>(text: &str) -> Option<[u16; N]> {
    Word::parse_line::<N>(text).map(|words| words.map(Word::index))
}

#[test]
fn is_the_published_list() {
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(PUBLISHED));
    assert_eq!(digest, "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
    assert_eq!(LIST.len(), usize::from(COUNT));
}

#[test]
fn every_word_is_found_whole_by_four_letters_and_by_index() {
    for index in 0..COUNT {
        let word = Word::from_index(index).unwrap();
        assert_eq!(Word::parse(word.as_str()).map(Word::index), Some(index));
        assert_eq!(Word::parse(&word.digits()).map(Word::index), Some(index));
        if let Some(front) = word.as_str().get(..4) {
            assert_eq!(Word::parse(front).map(Word::index), Some(index), "{front}");
        }
    }
    assert_eq!(Word::from_index(COUNT), None);
}

#[test]
fn a_short_word_is_not_mistaken_for_the_front_of_another() {
    assert_eq!(Word::parse("add").unwrap().as_str(), "add");
    assert_eq!(Word::parse("addr").unwrap().as_str(), "address");
    for text in ["", "ad", "addre", "addresses", "adds", "zzzz", "2048", "9999", "191", "00191", "+191", "ábou"] {
        assert_eq!(Word::parse(text), None, "{text:?}");
    }
}

#[test]
fn reads_a_line_as_people_type_it() {
    for text in [
        "error poem label",
        "  Error, POEM. label ",
        "erro-poem-labe",
        "0614 1336 0993",
        "０６１４ poem\tlabel\n",
        "error\u{3000}poem\u{a0}label",
    ] {
        assert_eq!(indices::<3>(text), Some([614, 1336, 993]), "{text:?}");
    }
}

#[test]
fn refuses_another_number_of_words_and_what_is_not_on_the_list() {
    for text in ["", "error poem", "error poem label label", "error poem labels", "error poem 2048", "error;poem;label"]
    {
        assert_eq!(indices::<3>(text), None, "{text:?}");
    }
    let long = format!("error poem label{}", " ".repeat(300));
    assert_eq!(indices::<3>(&long), None);
}

#[test]
fn debug_does_not_name_the_word() {
    assert_eq!(format!("{:?}", Word::from_index(0).unwrap()), "Word(..)");
}
