//! Finding a person by what was typed of their name. It exists because during a call nobody types a whole name, and a
//! wrong guess must not pick someone else: more than one match is for the person to decide.

use unicode_normalization::UnicodeNormalization;

use super::{Outcome, People, Person};
use crate::ports::{Clock, Entropy, Store};

/// Whom a text may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matches {
    /// Nobody.
    None,
    /// Exactly one.
    One(Box<Person>),
    /// Several, by name.
    Several(Vec<Person>),
}

impl<S: Store, C: Clock, R: Entropy> People<S, C, R> {
    /// Finds people whose name, or a word of it, begins with `text`; case does not count. A name typed whole is that
    /// person, even when another name begins with it.
    ///
    /// # Errors
    /// [`super::PeopleError::Store`].
    pub fn find(&mut self, text: &str) -> Outcome<Matches, S> {
        let wanted = search_form(text);
        let mut found = Vec::new();
        for person in self.list()? {
            let name = search_form(person.contact.name.as_str());
            if name == wanted {
                return Ok(Matches::One(Box::new(person)));
            }
            let words = name.char_indices().filter(|(_, character)| character.is_whitespace());
            let begins = words.map(|(at, space)| at.saturating_add(space.len_utf8())).chain([0]);
            if begins.into_iter().any(|at| name.get(at..).is_some_and(|rest| rest.starts_with(&wanted))) {
                found.push(person);
            }
        }
        Ok(match <[Person; 1]>::try_from(found) {
            Ok([one]) => Matches::One(Box::new(one)),
            Err(none) if none.is_empty() => Matches::None,
            Err(several) => Matches::Several(several),
        })
    }
}

/// Folds a name for comparison: compatibility forms, case and outer space do not count.
pub(super) fn search_form(text: &str) -> String {
    text.trim().nfkc().flat_map(char::to_lowercase).collect()
}
