//! The stories, and how they are chosen.
//!
//! Each is told on a desktop of its own, so that nothing of one is left for the next.

mod call;
mod figures;
mod first_run;
mod look;
mod pairing;
mod rooms;
mod start;

use std::{fs, path::PathBuf, time::Instant};

use crate::{error::StoryError, person::Keeping, stage::Stage};

/// What a story is given: where it plays, the program, and where results go.
pub(crate) struct Told<'a> {
    /// The desktop.
    pub(crate) stage: &'a Stage,
    /// The program under test.
    pub(crate) program: &'a std::path::Path,
    /// Where pictures and trees go.
    pub(crate) keeping: &'a Keeping,
}

/// A story by its name.
struct Story {
    name: &'static str,
    /// Whether it is one of `all`.
    usual: bool,
    tell: fn(&Told<'_>) -> Result<(), StoryError>,
}

/// Every story there is.
const STORIES: &[Story] = &[
    Story { name: "start", usual: true, tell: start::tell },
    Story { name: "rooms", usual: true, tell: rooms::tell },
    Story { name: "text", usual: true, tell: pairing::by_text },
    Story { name: "pictures", usual: true, tell: pairing::by_pictures },
    Story { name: "figures", usual: false, tell: figures::tell },
    Story { name: "look", usual: false, tell: look::tell },
];

/// Reads the command line and tells what it names.
pub(crate) fn run(words: impl Iterator<Item = String>) -> Result<(), StoryError> {
    let (name, program, keeping) = read(words)?;
    for folder in [&keeping.pictures, &keeping.trees] {
        fs::create_dir_all(folder).map_err(StoryError::file(folder))?;
    }
    let chosen: Vec<_> =
        STORIES.iter().filter(|story| if name == "all" { story.usual } else { story.name == name }).collect();
    if chosen.is_empty() {
        let known: Vec<_> = STORIES.iter().map(|story| story.name).collect();
        return Err(StoryError::Wrong(format!("there is no story {name:?}; there are all, {}", known.join(", "))));
    }
    for story in chosen {
        let begun = Instant::now();
        let stage = Stage::build()?;
        (story.tell)(&Told { stage: &stage, program: &program, keeping: &keeping })?;
        println!("{}: told in {:.1} s", story.name, begun.elapsed().as_secs_f64());
    }
    Ok(())
}

/// Reads the command line: a story, a program, and where results go.
fn read(mut words: impl Iterator<Item = String>) -> Result<(String, PathBuf, Keeping), StoryError> {
    let usage = || {
        StoryError::Wrong(
            "usage: countersign-desktop-e2e STORY PROGRAM --pictures FOLDER --trees FOLDER [--bless]".to_owned(),
        )
    };
    let (mut plain, mut pictures, mut trees, mut bless) = (Vec::new(), None, None, false);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--pictures" => pictures = words.next(),
            "--trees" => trees = words.next(),
            "--bless" => bless = true,
            _ => plain.push(word),
        }
    }
    let [story, program] = <[String; 2]>::try_from(plain).map_err(|_| usage())?;
    let folder = |given: Option<String>| given.map(PathBuf::from).ok_or_else(usage);
    Ok((story, PathBuf::from(program), Keeping { pictures: folder(pictures)?, trees: folder(trees)?, bless }))
}
