//! What works on this device and what does not: the first answer to "it does not work".

use countersign::ports::Clock as _;
use countersign::verify::RELEASED_AT;

use super::People;
use super::slots::{OpenedView, SlotView};
use crate::error::{ClockDoubt, CountersignError, VaultPart};
use crate::number::signed;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct DoctorView {
    /// This library's version.
    pub version: String,
    /// What this device's clock shows, in Unix seconds.
    pub clock_at: i64,
    /// Whether that is before this version was released, which no honest clock shows.
    pub clock_before_release: bool,
    /// Why the clock is in doubt, if it is.
    pub clock_doubt: Option<ClockDoubt>,
    /// How the vault was unlocked, and what is known about its age.
    pub opened: OpenedView,
    /// The ways to unlock. With a platform key alone, everything hangs on the platform.
    pub slots: Vec<SlotView>,
    /// Whether the file is whole.
    pub file: FileHealth,
}

/// Whether the vault's file is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum FileHealth {
    /// Every page and every record of every person is.
    Whole,
    /// It is damaged.
    Damaged {
        /// Which part.
        part: VaultPart,
    },
    /// It could not be read through.
    Unreadable,
}

#[uniffi::export]
impl People {
    /// Looks at clock, ways to unlock and file. It reads the whole file: seconds with a long journal.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault where not even its state can be read.
    pub fn examine(&self) -> Result<DoctorView, CountersignError> {
        let wall = self.place.clock.read().wall;
        let clock_doubt = self.clock_doubt()?;
        let (opened, slots) = (self.opened()?, self.slots()?);
        let file = match self.with_vault(countersign_vault::Vault::check_file) {
            Ok(()) => FileHealth::Whole,
            Err(CountersignError::Corrupt { part }) => FileHealth::Damaged { part },
            Err(CountersignError::Locked) => return Err(CountersignError::Locked),
            Err(_) => FileHealth::Unreadable,
        };
        Ok(DoctorView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            clock_at: signed(wall.0),
            clock_before_release: wall < RELEASED_AT,
            clock_doubt,
            opened,
            slots,
            file,
        })
    }
}
