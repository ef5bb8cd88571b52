//! `docs/screens.md` against the sources: each screen of each kind of device stands in its table once, and the table names
//! none that is not there. The three are one product only as long as this holds.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use countersign_tests::project;

/// What Kotlin's screens are made from; the ones that only others are made from are no screens themselves.
const KOTLIN_BASES: [&str; 4] = ["Screen<", "FormScreen(", "ChangeScreen(", "OwnerScreen("];

/// The table's rows: desktop, iOS, Android.
fn table() -> Vec<[String; 3]> {
    let text = fs::read_to_string(project().join("docs/screens.md")).unwrap();
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| ") && line.contains('`')) {
        let named: Vec<String> = line.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        rows.push(named.try_into().unwrap());
    }
    rows
}

/// Every file of a kind below a folder.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|other| other == extension) {
            found.push(path);
        }
    }
    found
}

/// The classes in these files whose head, up to the brace, says one of `bases` behind the colon.
fn classes(folder: &str, extension: &str, bases: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files(&project().join(folder), extension) {
        let text = fs::read_to_string(file).unwrap();
        let pieces: Vec<&str> = text.split("class ").collect();
        for (before, after) in pieces.iter().zip(pieces.iter().skip(1)) {
            let line = before.rsplit('\n').next().unwrap_or_default();
            if line.trim_start().starts_with(['/', '*']) || line.contains("abstract") || line.contains("sealed") {
                continue;
            }
            let head = after.split('{').next().unwrap_or_default().split("fun ").next().unwrap_or_default();
            let name: String = head.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            // Behind the colon of the class itself, not behind that of a value it takes.
            let is_made_from = |base: &&str| {
                head.split_inclusive(':').zip(head.split(':').skip(1)).any(|(before, after)| {
                    let before = before.trim_end_matches(':').trim_end();
                    after.trim_start().starts_with(*base) && (before.ends_with(')') || before == name)
                })
            };
            if bases.iter().any(is_made_from) {
                found.insert(name);
            }
        }
    }
    found
}

fn column(place: usize) -> BTreeSet<String> {
    let rows = table();
    let names: BTreeSet<String> = rows.iter().map(|row| row.get(place).unwrap().clone()).collect();
    assert_eq!(names.len(), rows.len(), "a screen stands in two rows");
    names
}

#[test]
fn the_table_has_every_screen_of_the_iphone() {
    assert_eq!(column(1), classes("bindings/swift/Sources/CountersignKit/Screens", "swift", &["Screen"]));
}

#[test]
fn the_table_has_every_screen_of_android() {
    assert_eq!(column(2), classes("bindings/kotlin/model/src/main", "kt", &KOTLIN_BASES));
}

#[test]
fn the_table_names_files_of_the_desktop_and_forgets_none_with_a_page() {
    let pages = project().join("apps/desktop/src/model/pages");
    let named: BTreeSet<PathBuf> = table().iter().map(|row| pages.join(row.first().unwrap())).collect();
    let with_a_page: BTreeSet<PathBuf> = files(&pages, "rs")
        .into_iter()
        .filter(|file| fs::read_to_string(file).unwrap().contains("impl Page for "))
        .collect();
    assert!(with_a_page.len() > 20);
    assert_eq!(named, with_a_page);
}
