//! What is kept of a tree, and in what two trees differ.
//!
//! A kept tree is compared with many later ones, so whatever differs from run to run is taken out of both.

/// The months as a date names them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Takes out what differs from run to run: digits become `#`, the month of a date `Month`, words and messages of a pairing
/// `…`.
pub(crate) fn without_chance(text: &str) -> String {
    let mut masked = String::new();
    for line in text.lines() {
        let mut words = line.split_inclusive(' ');
        let message = |word: &str| word.contains("CSIGN:");
        if let Some((front, rest)) = line.split_once("list item \"").filter(|(_, rest)| numbered(rest)) {
            let tail = rest.rsplit_once('"').map(|(_, tail)| tail).unwrap_or_default();
            masked.extend([front, "list item \"#. …\"", tail]);
        } else if line.contains("CSIGN:") {
            words.by_ref().for_each(|word| masked.push_str(if message(word) { "\"CSIGN:…\" " } else { word }));
        } else {
            line.chars().for_each(|character| {
                if !character.is_ascii_digit() {
                    masked.push(character);
                } else if !masked.ends_with('#') {
                    masked.push('#');
                }
            });
        }
        masked.push('\n');
    }
    MONTHS.iter().fold(masked, |text, month| text.replace(&format!("# {month} #"), "# Month #"))
}

/// Tells whether a name is a number with a word, as in `1. abandon`.
fn numbered(name: &str) -> bool {
    name.split_once(". ").is_some_and(|(number, _)| number.chars().all(|character| character.is_ascii_digit()))
}

/// The lines that one text has and the other has not.
pub(crate) fn difference(kept: &str, now: &str) -> String {
    let mut text = String::new();
    for (mark, these, those) in [("- ", kept, now), ("+ ", now, kept)] {
        for line in these.lines().filter(|line| those.lines().all(|other| other != *line)) {
            text.extend([mark, line, "\n"]);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::without_chance;

    #[test]
    fn no_date_stands_in_a_kept_tree() {
        let text = "label \"Last verified 21 November 2026, 14:32\"";
        assert_eq!(without_chance(text), "label \"Last verified # Month #, #:#\"\n");
        assert_eq!(without_chance(&without_chance(text)), without_chance(text), "what is kept stays as it is");
    }
}
