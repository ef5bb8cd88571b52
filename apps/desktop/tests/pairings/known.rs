//! Pairing with somebody whose name is taken: whose device is it?

use countersign::contact::TrustLevel;
use countersign::people::Person;
use i_slint_backend_testing::AccessibleRole;

use super::support::{LANGUAGES, Seat, Side, no_camera, pair};
use super::{WORDS, agree_by_text, assert_kept, begin, compare_words, newcomer, not_now, reads_row};

/// Omar, who paired with Petra face to face before, now agrees by words with another device that says "Petra", and is
/// asked whose it is. Gives Petra as he knew her.
fn asked(language: &'static str) -> (Seat, Person) {
    let (mut omar, mut petra) = (Side::set_up("Omar"), Side::set_up("Petra"));
    pair(&mut omar, &mut petra);
    let known = omar.only();
    let omar = Seat::at(omar, language, no_camera());
    reads_row(&omar, "Petra", "trust-in-person");
    let phone = newcomer("Petra", language, no_camera());
    begin(&omar, WORDS);
    begin(&phone, WORDS);
    agree_by_text(&omar, &phone);
    compare_words(&omar, &phone, "pair-words-here");
    omar.push("pair-keep");
    omar.reads_of("pair-taken-title", "Petra");
    let keep = omar.one(&omar.text("pair-keep"), AccessibleRole::Button);
    assert_eq!(keep.accessible_enabled(), Some(false), "nothing is chosen for him");
    (omar, known)
}

#[test]
fn a_new_device_takes_the_place_of_the_old_one() {
    for language in LANGUAGES {
        let (mut omar, known) = asked(language);
        omar.choose(&omar.say("pair-taken-replacing", &[("name", "Petra")]));
        omar.reads_of("pair-taken-weaker", "Petra");
        omar.push("pair-taken-replace");
        omar.reads_of("number-title", "Petra");
        omar.push("pair-number-skip");
        not_now(&omar, "Petra");
        reads_row(&omar, "Petra", "trust-by-words");
        assert_kept(&mut omar, &[("Petra", TrustLevel::InPersonWords)]);
        let renewed = omar.side.only();
        assert_eq!(renewed.id, known.id, "she is still the same person");
        assert_ne!(renewed.contact.pair_id, known.contact.pair_id, "by another device");
    }
}

#[test]
fn a_second_device_is_kept_beside_the_first_under_a_name_of_its_own() {
    for language in LANGUAGES {
        let (mut omar, _) = asked(language);
        omar.choose(&omar.say("pair-taken-second", &[("name", "Petra")]));
        assert_eq!(omar.field("pair-name-label"), "Petra (2)");
        omar.push("pair-keep");
        omar.push("pair-number-skip");
        not_now(&omar, "Petra (2)");
        reads_row(&omar, "Petra", "trust-in-person");
        reads_row(&omar, "Petra (2)", "trust-by-words");
        assert_kept(&mut omar, &[("Petra", TrustLevel::InPersonQr), ("Petra (2)", TrustLevel::InPersonWords)]);
    }
}

#[test]
fn someone_else_of_that_name_gets_another_one() {
    for language in LANGUAGES {
        let (mut omar, _) = asked(language);
        omar.choose(&omar.text("pair-taken-other"));
        // The field has the focus; a name that is taken is not taken twice.
        omar.keys("Petra");
        omar.enter();
        omar.reads_of("pair-taken-again", "Petra");
        assert_eq!(omar.field("pair-name-label"), "Petra");
        omar.keys(" from the bank");
        omar.enter();
        omar.push("pair-number-skip");
        not_now(&omar, "Petra from the bank");
        assert_kept(
            &mut omar,
            &[("Petra", TrustLevel::InPersonQr), ("Petra from the bank", TrustLevel::InPersonWords)],
        );
    }
}
