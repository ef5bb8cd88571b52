//! What lies beside calling and pairing: settings, the look at the device, about, and the lock with its ways in.

use super::{
    Told,
    first_run::{PASSPHRASE, set_up},
};
use crate::{error::StoryError, person::Person};

/// Tells it.
pub(crate) fn tell(told: &Told<'_>) -> Result<(), StoryError> {
    let mut petra = Person::sit_down(told.stage, told.keeping, told.program, "Petra", "en_GB.UTF-8")?;
    set_up(&mut petra, "Petra Weiss", false)?;
    evening(told, &mut petra)?;
    settings(&mut petra)?;
    lock(&mut petra)?;
    told.stage.logind().sleep()?;
    petra.expect("Unlock Countersign")?;
    // Once awake, the program holds the next sleep up again.
    petra.wait_for("another hold on sleep", |_| Ok(told.stage.logind().is_held().then_some(())))?;
    unlock(&mut petra)?;
    erase(&mut petra)
}

/// The desktop turns dark while the window is open, and light again.
fn evening(told: &Told<'_>, petra: &mut Person<'_>) -> Result<(), StoryError> {
    petra.expect_dark(false)?;
    told.stage.turn(true)?;
    petra.expect_dark(true)?;
    petra.keep_picture("home-dark")?;
    told.stage.turn(false)?;
    petra.expect_dark(false)
}

/// Walks through the settings; German for a while.
fn settings(petra: &mut Person<'_>) -> Result<(), StoryError> {
    petra.press("Settings")?;
    petra.expect("Lock by itself")?;
    petra.keep_picture("settings")?;
    petra.keep_tree("settings")?;

    petra.press("Check this device")?;
    petra.expect("Date and time")?;
    petra.expect_reachable()?;
    petra.keep_picture("doctor")?;
    petra.key("Escape")?;

    petra.press(concat!("About: ", env!("CARGO_PKG_VERSION")))?;
    petra.expect("About Countersign")?;
    petra.expect("under its own licence")?;
    petra.keep_tree("about")?;
    petra.key("Escape")?;

    petra.press("Language: As this system has it")?;
    petra.expect("Which language?")?;
    petra.choose("Deutsch")?;
    petra.press("Fertig")?;
    petra.expect("Einstellungen")?;
    petra.keep_picture("settings-de")?;
    petra.press("Sprache: Deutsch")?;
    petra.choose("English")?;
    petra.press("Done")?;
    petra.expect("Settings")?;
    petra.key("Escape")?;
    petra.expect("Who is really on the phone?")
}

/// Locks, meets a wrong passphrase, and comes in again.
fn lock(petra: &mut Person<'_>) -> Result<(), StoryError> {
    petra.key("ctrl+l")?;
    petra.expect("Unlock Countersign")?;
    petra.keep_tree("locked")?;
    petra.fill("Passphrase", "not this one at all")?;
    petra.key("Return")?;
    petra.expect("Wrong passphrase")?;
    petra.keep_picture("wrong-passphrase")?;
    petra.keep_tree("wrong-passphrase")?;
    unlock(petra)
}

fn unlock(petra: &mut Person<'_>) -> Result<(), StoryError> {
    petra.fill("Passphrase", PASSPHRASE)?;
    petra.key("Return")?;
    petra.expect("Who is really on the phone?")
}

/// Erases everything, and is where everyone begins.
fn erase(petra: &mut Person<'_>) -> Result<(), StoryError> {
    petra.press("Settings")?;
    petra.press("Erase everything")?;
    petra.expect("Are you the owner of this device?")?;
    petra.keep_tree("owner")?;
    petra.fill("Passphrase", PASSPHRASE)?;
    petra.press("Continue")?;
    petra.expect("Erase everything on this device?")?;
    petra.keep_picture("erase")?;
    petra.keep_tree("erase")?;
    petra.fill("Type “erase” or your name, Petra Weiss", "Petra Weiss")?;
    petra.press("Erase everything")?;
    petra.expect("Know who is really on the phone")
}
