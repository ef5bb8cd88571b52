//! A look at a window whose inside no screen reader of ours can read: a program for Windows under Wine.
//!
//! All that is judged is that something was drawn; the picture is for people.

use std::{process::Stdio, thread, time::Duration};

use super::Told;
use crate::{
    error::StoryError,
    picture::Picture,
    stage::{Running, find_window},
};

/// How often the display is looked at, and how many times: Wine begins a registry and a desktop first.
const GLANCE: Duration = Duration::from_millis(500);
const GLANCES: usize = 240;

/// How many colours a window with writing on it has at the least.
const DRAWN: usize = 16;

/// Tells it.
pub(crate) fn tell(told: &Told<'_>) -> Result<(), StoryError> {
    let mut program = Running::start(
        told.stage.command(told.program).env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").stdout(Stdio::null()),
    )?;
    for _ in 0..GLANCES {
        if program.ended() {
            return Err(StoryError::Wrong("the program ended by itself".to_owned()));
        }
        if let Some(window) = find_window(told.stage.display(), &["--name", "^Countersign$"]) {
            // The window is there before what is in it, and going again when the program fails.
            if let Ok(picture) = Picture::of_window(told.stage.display(), window)
                && picture.colours() >= DRAWN
            {
                return picture.save(&told.keeping.pictures.join("windows.png"));
            }
        }
        thread::sleep(GLANCE);
    }
    Err(StoryError::Wrong("no window with anything in it appeared".to_owned()))
}
