//! R8's table of what is public in Android and since when.
//!
//! A file of one version: a head, the number of texts, an index of the texts, an index of the parts by hash, and what the
//! indices point at. Nothing in it is trusted: a number that leads outside makes the whole table unknown.

use std::collections::BTreeMap;

/// How the file begins.
const MARK: &[u8] = b"r8-apidatabase";
/// The only version that is known.
const VERSION: usize = 1;
/// How many lists of texts there are by hash, which we have no use for.
const TEXT_LISTS: usize = 1 << 17;
/// How many lists of parts there are by hash.
const PART_LISTS: usize = 1 << 18;
/// How large an entry of each index is: an offset and a length.
const ENTRY: usize = 6;

/// A class, field or method.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Class(String),
    Field(String, String),
    /// With its types, as a class file writes them.
    Method(String, String, String),
}

/// What is public, and since which level.
pub(super) struct Table {
    parts: BTreeMap<Part, u8>,
}

impl Table {
    /// Reads the table; none when it has another form.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let after = bytes.strip_prefix(MARK)?;
        if number(after, 2, 2)? != VERSION {
            return None;
        }
        let count = number(after, 4, 4)?;
        let indices = after.get(8..)?;
        let (own_texts, rest) = indices.split_at_checked(count.checked_mul(ENTRY)?)?;
        let (_, rest) = rest.split_at_checked(TEXT_LISTS.checked_mul(ENTRY)?)?;
        let (lists, payload) = rest.split_at_checked(PART_LISTS.checked_mul(ENTRY)?)?;
        let mut texts = Vec::with_capacity(count);
        for entry in own_texts.chunks_exact(ENTRY) {
            // The last byte of a text is no part of it.
            let (_, text) = pointed(payload, entry)?.split_last()?;
            texts.push(std::str::from_utf8(text).ok()?);
        }
        let mut parts = BTreeMap::new();
        for entry in lists.chunks_exact(ENTRY) {
            let mut list = pointed(payload, entry)?;
            while !list.is_empty() {
                let length = number(list, 0, 2)?;
                let (one, rest) = list.get(2..)?.split_at_checked(length.checked_add(1)?)?;
                let (part, level) = part(one, &texts)?;
                parts.insert(part, level);
                list = rest;
            }
        }
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// How much it knows.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// Since which level a class, or a field or method that is named by name and type, is public.
    pub(super) fn level(&self, class: &str, member: Option<(&str, &str)>) -> Option<u8> {
        let class = format!("L{class};");
        let part = match member {
            None => Part::Class(class),
            Some((name, kind)) if kind.starts_with('(') => Part::Method(class, name.to_owned(), kind.to_owned()),
            Some((name, _)) => Part::Field(class, name.to_owned()),
        };
        self.parts.get(&part).copied()
    }
}

/// Reads what one part is: its kind, the numbers of its texts, and its level, which is written doubled.
fn part(one: &[u8], texts: &[&str]) -> Option<(Part, u8)> {
    let (kind, rest) = one.split_first()?;
    let (level, numbers) = rest.split_last()?;
    let mut words = Vec::new();
    for pair in numbers.chunks_exact(2) {
        words.push(*texts.get(number(pair, 0, 2)?)?);
    }
    let part = match (kind, words.as_slice()) {
        (0, [class]) => Part::Class((*class).to_owned()),
        (1, [class, name, ..]) => Part::Field((*class).to_owned(), (*name).to_owned()),
        (2, [class, name, types @ .., result]) => {
            Part::Method((*class).to_owned(), (*name).to_owned(), format!("({}){result}", types.concat()))
        }
        _ => return None,
    };
    Some((part, level / 2))
}

/// The bytes that an entry of an index points at.
fn pointed<'a>(payload: &'a [u8], entry: &[u8]) -> Option<&'a [u8]> {
    let start = number(entry, 0, 4)?;
    payload.get(start..start.checked_add(number(entry, 4, 2)?)?)
}

/// A number, its greatest byte first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    digits.iter().try_fold(0_usize, |sum, digit| sum.checked_mul(256)?.checked_add(usize::from(*digit)))
}
