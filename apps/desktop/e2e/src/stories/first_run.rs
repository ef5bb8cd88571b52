//! The first run: from a device on which nothing is set up to the first screen, by passphrase and without looking anything up.

use crate::{error::StoryError, person::Person};

/// What unlocks the devices of the stories.
pub(crate) const PASSPHRASE: &str = "correct horse battery staple";

/// Sets up someone's device.
pub(crate) fn set_up(person: &mut Person<'_>, name: &str, keep: bool) -> Result<(), StoryError> {
    person.expect("Know who is really on the phone")?;
    if keep {
        person.keep_picture("docs-welcome")?;
        person.keep_tree("welcome")?;
    }
    person.press("Set up this device")?;
    person.expect("How do you want to unlock this device?")?;
    if keep {
        person.keep_tree("how-locked")?;
    }
    // The stories' desktop has no keyring, so the passphrase is chosen already and asked for on the same screen.
    person.fill("New passphrase", PASSPHRASE)?;
    person.fill("The same once more", PASSPHRASE)?;
    person.press("Continue")?;
    person.expect("Write down your recovery code")?;
    let words = person.words(12)?;
    person.press("I have written them down")?;
    person.expect("Is it on paper?")?;
    for (place, word) in words.iter().enumerate() {
        let field = format!("Word {}", place.saturating_add(1));
        if person.has_field(&field)? {
            person.fill(&field, word)?;
        }
    }
    person.press("Continue")?;
    person.fill("Your name", name)?;
    person.press("Finish")?;
    person.expect("Who is really on the phone?")?;
    if keep {
        person.keep_picture("first-home")?;
        person.keep_tree("first-home")?;
    }
    Ok(())
}
