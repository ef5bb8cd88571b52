//! The first start: a window with something in it, for the eye and for a screen reader.
//!
//! The shortest story is also the one that an installed package is judged by.

use super::Told;
use crate::{error::StoryError, person::Person};

/// Tells it.
pub(crate) fn tell(told: &Told<'_>) -> Result<(), StoryError> {
    let mut petra = Person::sit_down(told.stage, told.keeping, told.program, "Petra", "en_GB.UTF-8")?;
    petra.expect("Know who is really on the phone")?;
    petra.keep_picture("start")?;
    petra.keep_tree("start")
}
