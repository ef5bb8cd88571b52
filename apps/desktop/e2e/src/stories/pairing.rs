//! Two people pair on one machine and check each other: once with text over the clipboard, once with saved pictures.

use super::{Told, call, first_run};
use crate::{error::StoryError, person::Person};

/// Both in one room, without cameras: three messages as text, three words read aloud by each.
pub(crate) fn by_text(told: &Told<'_>) -> Result<(), StoryError> {
    let (mut petra, mut omar) = paired_by_text(told, true)?;
    call::both_ways(&mut petra, "Petra Weiss", &mut omar, "Omar Haddad")?;
    look_up(&mut omar, "Petra Weiss")
}

/// Pairs them over the clipboard.
pub(crate) fn paired_by_text<'a>(told: &Told<'a>, keep: bool) -> Result<(Person<'a>, Person<'a>), StoryError> {
    let (mut petra, mut omar) = two(told, keep)?;
    for person in [&mut petra, &mut omar] {
        begin(person, "In the same room, without cameras")?;
    }
    petra.expect("Message 1 of 3")?;
    petra.keep_picture("docs-pairing-text")?;
    petra.keep_tree("pairing-text")?;
    hand_over(&mut petra, &mut omar)?;
    omar.expect("Message 2 of 3")?;
    hand_over(&mut omar, &mut petra)?;
    petra.expect("Message 3 of 3")?;
    hand_over(&mut petra, &mut omar)?;
    petra.press("They have it")?;
    compare(&mut petra, &mut omar)?;
    finish(&mut petra, &mut omar)?;
    Ok((petra, omar))
}

/// Afterwards: what is known of the other, and what has happened.
fn look_up(omar: &mut Person<'_>, petras_name: &str) -> Result<(), StoryError> {
    omar.key("ctrl+f")?;
    omar.type_in(petras_name)?;
    omar.press_row(petras_name)?;
    omar.expect("How you paired")?;
    omar.keep_picture("docs-person")?;
    omar.keep_tree("person")?;
    omar.key("ctrl+j")?;
    omar.expect("Check that nothing was changed")?;
    omar.keep_picture("docs-journal")?;
    omar.keep_tree("journal")?;
    // Only what failed: one down from "Checks", in the open list.
    omar.press("Result: Everything")?;
    omar.key("Down")?;
    omar.key("Down")?;
    omar.key("Return")?;
    omar.expect("Result: Failed checks")?;
    omar.press("Check that nothing was changed")?;
    omar.expect("whole and in their places")
}

/// The way of cameras, where the other's code is a picture that was saved and sent.
pub(crate) fn by_pictures(told: &Told<'_>) -> Result<(), StoryError> {
    let (mut petra, mut omar) = two(told, false)?;
    for person in [&mut petra, &mut omar] {
        begin(person, "In the same room")?;
    }
    petra.expect("Message 1 of 3")?;
    petra.keep_picture("docs-pairing")?;
    petra.keep_tree("pairing")?;
    let send = |from: &mut Person<'_>, to: &mut Person<'_>, number: u8| {
        let file = told.stage.folder().join(format!("message-{number}.png"));
        from.will_pick(file.clone())?;
        from.press("Save as picture")?;
        from.expect("Your code is saved")?;
        to.will_pick(file)?;
        to.press("Open a picture")
    };
    send(&mut petra, &mut omar, 1)?;
    omar.expect("Message 2 of 3")?;
    send(&mut omar, &mut petra, 2)?;
    petra.expect("Message 3 of 3")?;
    send(&mut petra, &mut omar, 3)?;
    petra.press("They have it")?;
    compare(&mut petra, &mut omar)?;
    finish(&mut petra, &mut omar)?;
    call::both_ways(&mut petra, "Petra Weiss", &mut omar, "Omar Haddad")
}

/// Two people at two windows, each with a device that is set up.
fn two<'a>(told: &Told<'a>, keep: bool) -> Result<(Person<'a>, Person<'a>), StoryError> {
    let mut petra = Person::sit_down(told.stage, told.keeping, told.program, "Petra", "en_GB.UTF-8")?;
    first_run::set_up(&mut petra, "Petra Weiss", keep)?;
    let mut omar = Person::sit_down(told.stage, told.keeping, told.program, "Omar", "en_GB.UTF-8")?;
    first_run::set_up(&mut omar, "Omar Haddad", false)?;
    Ok((petra, omar))
}

fn begin(person: &mut Person<'_>, way: &str) -> Result<(), StoryError> {
    person.press("Pair with someone")?;
    person.expect("Where are the two of you?")?;
    person.choose(way)?;
    person.press("Go on")
}

/// One copies their message, the other pastes it.
fn hand_over(from: &mut Person<'_>, to: &mut Person<'_>) -> Result<(), StoryError> {
    from.press("Copy as text")?;
    from.expect("Your message is in the clipboard")?;
    to.press("Paste")
}

/// Each reads three words aloud and types the other's.
fn compare<'a>(petra: &mut Person<'a>, omar: &mut Person<'a>) -> Result<(), StoryError> {
    let field = "The three words that they read to you";
    let (of_petra, of_omar) = (petra.words(3)?, omar.words(3)?);
    petra.keep_picture("docs-words")?;
    petra.keep_tree("words")?;
    for (person, words) in [(petra, of_omar), (omar, of_petra)] {
        person.fill(field, &words.join(" "))?;
        person.press("These are their words")?;
    }
    Ok(())
}

/// Both keep the name; one saves a number; the first code is left for the call.
fn finish<'a>(petra: &mut Person<'a>, omar: &mut Person<'a>) -> Result<(), StoryError> {
    petra.expect("What do you call them?")?;
    petra.keep_tree("naming")?;
    petra.press("Keep")?;
    petra.expect("Where do you reach")?;
    petra.choose("From their card")?;
    petra.fill("Number", "+49 30 1234567")?;
    petra.press("Save number")?;
    omar.expect("What do you call them?")?;
    omar.press("Keep")?;
    omar.press("Without a number")?;
    for person in [petra, omar] {
        person.expect("Try one code now?")?;
        person.press("Not now")?;
        person.expect("are paired")?;
        person.press("Done")?;
        person.expect("Who is really on the phone?")?;
    }
    Ok(())
}
