//! A new recovery code on its way to paper. It exists as an object with a short life, because these twelve words are the
//! one secret that a person has to see: they are shown while the paper lives, and nothing keeps them afterwards.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use countersign::ports::Entropy as _;
use countersign_vault::{RecoveryCode, SystemEntropy};
use zeroize::Zeroizing;

use crate::error::CountersignError;
use crate::number::count;

/// Twelve words that a person writes down, before anything is made with them.
///
/// Show [`RecoveryPaper::words`], ask for the two words at [`RecoveryPaper::asked`], hand them to
/// [`RecoveryPaper::type_back`], and give the paper to [`crate::VaultPlace::create`], [`crate::People::set_recovery`] or
/// [`crate::People::rekey`], which take it only then and spend it. The words leave this library as strings, which the
/// language on the other side cannot wipe: drop them as soon as the screen is left.
#[derive(uniffi::Object)]
pub struct RecoveryPaper(Mutex<Paper>);

struct Paper {
    /// `None` once it was spent.
    code: Option<RecoveryCode>,
    /// Places of the words that are asked for, counted from 0.
    places: [usize; 2],
    confirmed: bool,
}

/// Which of the two words that were typed back are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TypedBack {
    /// The first one is.
    pub first: bool,
    /// The second one is.
    pub second: bool,
}

#[uniffi::export]
impl RecoveryPaper {
    /// Draws a new code.
    ///
    /// # Errors
    /// [`CountersignError::NoRandomness`].
    #[uniffi::constructor]
    pub fn draw() -> Result<Arc<Self>, CountersignError> {
        let mut bytes = [0_u8; 2];
        SystemEntropy.fill(&mut bytes)?;
        // One of the first six and one of the last six; which ones need not be evenly drawn.
        let [first, second] = bytes.map(|byte| usize::from(byte % 6));
        let code = Some(RecoveryCode::generate(&mut SystemEntropy)?);
        Ok(Arc::new(Self(Mutex::new(Paper { code, places: [first, second.saturating_add(6)], confirmed: false }))))
    }

    /// Gives the twelve words to write down.
    ///
    /// # Errors
    /// [`CountersignError::PaperSpent`].
    pub fn words(&self) -> Result<Vec<String>, CountersignError> {
        let paper = self.paper();
        let code = paper.code.as_ref().ok_or(CountersignError::PaperSpent)?;
        Ok(code.words().map(str::to_owned).into())
    }

    /// Tells which two words are asked for, counted from 1.
    #[must_use]
    pub fn asked(&self) -> Vec<i64> {
        self.paper().places.map(|place| count(place.saturating_add(1))).into()
    }

    /// Holds the two words that the person typed back against the code, in the order of [`RecoveryPaper::asked`]: whole or
    /// as their first four letters, in any case. When both are right, the paper can be used.
    ///
    /// # Errors
    /// [`CountersignError::PaperSpent`].
    pub fn type_back(&self, first: String, second: String) -> Result<TypedBack, CountersignError> {
        let typed = [Zeroizing::new(first), Zeroizing::new(second)];
        let mut paper = self.paper();
        let words = paper.code.as_ref().ok_or(CountersignError::PaperSpent)?.words();
        let mut right = paper.places.iter().zip(&typed).map(|(place, typed)| {
            let word = words.get(*place).copied().unwrap_or_default();
            let typed = Zeroizing::new(typed.trim().to_lowercase());
            // The first four letters tell any two words of the list apart.
            let front = word.get(..4).unwrap_or(word);
            !word.is_empty() && (*typed == word || *typed == front)
        });
        let back = TypedBack { first: right.next().unwrap_or_default(), second: right.next().unwrap_or_default() };
        paper.confirmed = back.first && back.second;
        Ok(back)
    }
}

impl RecoveryPaper {
    /// Lends the code to `work` and spends it when that succeeds; a refusal leaves the paper as it is.
    pub(crate) fn spend<T>(
        &self,
        work: impl FnOnce(&RecoveryCode) -> Result<T, CountersignError>,
    ) -> Result<T, CountersignError> {
        let mut paper = self.paper();
        let code = paper.code.as_ref().ok_or(CountersignError::PaperSpent)?;
        if !paper.confirmed {
            return Err(CountersignError::PaperNotConfirmed);
        }
        let done = work(code)?;
        paper.code = None;
        Ok(done)
    }

    fn paper(&self) -> MutexGuard<'_, Paper> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
