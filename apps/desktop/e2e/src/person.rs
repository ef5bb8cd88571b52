//! Someone at a window: reads what a screen reader reads, and has a keyboard and nothing else.
//!
//! Every wait is for something on the screen, never for a time, so that a slow machine only takes longer.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use atspi_common::{Role, State};

use crate::{
    error::StoryError,
    picture::Picture,
    stage::{Running, Stage, find_window},
    tree::Node,
};

/// How long anything may take to appear; key derivation on a busy machine is the slowest of it.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a key may take to move the focus.
const KEY: Duration = Duration::from_millis(1500);

/// How often the window is looked at while waiting.
const GLANCE: Duration = Duration::from_millis(40);

/// How many times Tab is pressed before a control counts as out of reach.
const TABS: usize = 150;

/// Where results go, and whether kept trees are written anew.
#[derive(Debug, Clone)]
pub(crate) struct Keeping {
    /// Pictures go here.
    pub(crate) pictures: PathBuf,
    /// Kept trees lie here.
    pub(crate) trees: PathBuf,
    /// Write the trees in place of comparing them.
    pub(crate) bless: bool,
}

/// Someone at a window.
pub(crate) struct Person<'stage> {
    stage: &'stage Stage,
    keeping: &'stage Keeping,
    name: String,
    program: Running,
    window: u32,
}

impl<'stage> Person<'stage> {
    /// Starts the program for someone, in a home of their own that outlives a restart.
    pub(crate) fn sit_down(
        stage: &'stage Stage,
        keeping: &'stage Keeping,
        program: &Path,
        name: &str,
        language: &str,
    ) -> Result<Self, StoryError> {
        let home = stage.folder().join(name);
        fs::create_dir_all(&home).map_err(StoryError::file(&home))?;
        let said = home.join("said.txt");
        let said = fs::OpenOptions::new().create(true).append(true).open(&said).map_err(StoryError::file(&said))?;
        let program = Running::start(
            stage
                .command(program)
                .env("HOME", &home)
                .env("COUNTERSIGN_HOME", home.join("countersign"))
                .env("LANG", language)
                .current_dir(&home)
                .stdout(Stdio::null())
                .stderr(said),
        )?;
        let mut person = Self { stage, keeping, name: name.to_owned(), program, window: 0 };
        person.window = person.wait_for("a window", |person| {
            Ok(find_window(person.stage.display(), &["--pid", &person.program.id().to_string()]))
        })?;
        person.wait_for("a tree", |person| Ok(person.look()?.map(drop)))?;
        Ok(person)
    }

    /// Waits until a text is said somewhere on the screen.
    pub(crate) fn expect(&mut self, text: &str) -> Result<(), StoryError> {
        self.wait_for(&format!("{text:?}"), |person| Ok(person.look()?.filter(|tree| tree.says(text)).map(drop)))
    }

    /// Waits until a text is announced to screen readers by itself.
    pub(crate) fn expect_announced(&mut self, text: &str) -> Result<(), StoryError> {
        self.wait_for(&format!("the announcement of {text:?}"), |person| {
            Ok(person.stage.announced(person.program.id(), text)?.then_some(()))
        })
    }

    /// Goes to a control by Tab and presses it.
    pub(crate) fn press(&mut self, name: &str) -> Result<(), StoryError> {
        self.go_to(name)?;
        self.key("space")
    }

    /// Goes to a field by Tab, and types into it in place of what was there.
    pub(crate) fn fill(&mut self, field: &str, text: &str) -> Result<(), StoryError> {
        self.go_to(field)?;
        self.key("ctrl+a")?;
        self.type_in(text)
    }

    /// Presses one key, or several together: `Return`, `Escape`, `ctrl+l`.
    pub(crate) fn key(&mut self, key: &str) -> Result<(), StoryError> {
        self.activate()?;
        self.xdotool(&["key", "--clearmodifiers", key], "").map(drop)
    }

    /// Types a text where the focus is.
    pub(crate) fn type_in(&mut self, text: &str) -> Result<(), StoryError> {
        self.activate()?;
        self.xdotool(&["type", "--clearmodifiers", "--delay", "20", "--file", "-"], text).map(drop)
    }

    /// Makes the window as large as this; a window manager may have other wishes.
    pub(crate) fn resize(&mut self, width: u32, height: u32) -> Result<(), StoryError> {
        let (window, width, height) = (self.window.to_string(), width.to_string(), height.to_string());
        self.xdotool(&["windowsize", "--sync", &window, &width, &height], "").map(drop)
    }

    /// What the names of all objects of a role say, in reading order.
    pub(crate) fn names_of(&mut self, role: Role) -> Result<Vec<String>, StoryError> {
        let tree = self.wait_for("a tree", Self::look)?;
        Ok(tree.all().filter(|node| node.role == role).map(|node| node.name.clone()).collect())
    }

    /// Reads the first text on the screen that a question answers with something.
    pub(crate) fn read<Found>(
        &mut self,
        what: &str,
        question: impl Fn(&Node) -> Option<Found>,
    ) -> Result<Found, StoryError> {
        self.wait_for(what, |person| Ok(person.look()?.and_then(|tree| tree.all().find_map(&question))))
    }

    /// Keeps a picture of the window.
    pub(crate) fn keep_picture(&mut self, name: &str) -> Result<(), StoryError> {
        self.activate()?;
        // The frame after the tree's change: the picture is taken once two glances agree that something is drawn.
        self.wait_for("something drawn", |person| {
            Ok((Picture::of_window(person.stage.display(), person.window)?.colours() > 2).then_some(()))
        })?;
        let picture = Picture::of_window(self.stage.display(), self.window)?;
        picture.save(&self.keeping.pictures.join(format!("{name}.png")))
    }

    /// Compares the tree with the one that was kept, figures aside.
    pub(crate) fn keep_tree(&mut self, name: &str) -> Result<(), StoryError> {
        let tree = self.wait_for("a tree", Self::look)?;
        let now = without_figures(&tree.written());
        let path = self.keeping.trees.join(format!("{name}.txt"));
        if self.keeping.bless {
            return fs::write(&path, now).map_err(StoryError::file(&path));
        }
        let kept = fs::read_to_string(&path).map_err(StoryError::file(&path))?;
        if kept == now { Ok(()) } else { Err(StoryError::Different { path, difference: difference(&kept, &now) }) }
    }

    /// The process, for what is measured from outside.
    pub(crate) fn process(&self) -> u32 {
        self.program.id()
    }

    /// Moves the focus to a control by Tab alone.
    fn go_to(&mut self, name: &str) -> Result<(), StoryError> {
        self.wait_for(&format!("a control {name:?}"), |person| {
            Ok(person.look()?.filter(|tree| tree.all().any(|node| reachable(node, name))).map(drop))
        })?;
        let mut passed = Vec::new();
        for _ in 0..TABS {
            let before = self.focus()?;
            if before.as_ref().is_some_and(|(found, is_control)| *is_control && found == name) {
                return Ok(());
            }
            self.key("Tab")?;
            let begun = Instant::now();
            while begun.elapsed() < KEY && self.focus()? == before {
                thread::sleep(GLANCE);
            }
            passed.push(self.focus()?.map(|(found, _)| found).unwrap_or_default());
        }
        passed.dedup();
        Err(StoryError::Unreachable { who: self.name.clone(), name: name.to_owned(), passed, shown: self.shown() })
    }

    /// The name of what has the focus, and whether that is a control and not the window.
    fn focus(&mut self) -> Result<Option<(String, bool)>, StoryError> {
        let tree = self.wait_for("a tree", Self::look)?;
        Ok(tree.focused().map(|node| (node.name.clone(), reachable(node, &node.name))))
    }

    /// Reads the tree; nothing while it changes or is not there yet.
    fn look(&mut self) -> Result<Option<Node>, StoryError> {
        match self.stage.reader().program(self.program.id()) {
            Ok(tree) => Ok(tree),
            // An object that went away while its parent was read: the next glance sees the new tree.
            Err(StoryError::Bus(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What the window says now, for an error.
    fn shown(&mut self) -> String {
        self.look().ok().flatten().map(|tree| tree.written()).unwrap_or_default()
    }

    /// Waits until a question is answered; a program that has ended never answers.
    fn wait_for<Found>(
        &mut self,
        what: &str,
        mut question: impl FnMut(&mut Self) -> Result<Option<Found>, StoryError>,
    ) -> Result<Found, StoryError> {
        let begun = Instant::now();
        loop {
            if let Some(found) = question(self)? {
                return Ok(found);
            }
            if self.program.ended() {
                let said = self.stage.folder().join(&self.name).join("said.txt");
                let said = fs::read_to_string(&said).unwrap_or_default();
                return Err(StoryError::Wrong(format!("{}: the program ended, saying:\n{said}", self.name)));
            }
            if begun.elapsed() > PATIENCE {
                let _ = self.keep_picture_of_failure();
                return Err(StoryError::Unseen { who: self.name.clone(), what: what.to_owned(), shown: self.shown() });
            }
            thread::sleep(GLANCE);
        }
    }

    fn keep_picture_of_failure(&self) -> Result<(), StoryError> {
        let name = format!("failure-{}.png", self.name);
        Picture::of_window(self.stage.display(), self.window)?.save(&self.keeping.pictures.join(name))
    }

    /// Brings the window to the front and gives it the keyboard.
    fn activate(&mut self) -> Result<(), StoryError> {
        let window = self.window.to_string();
        self.wait_for("the keyboard", |person| {
            let active = person.xdotool(&["getactivewindow"], "").unwrap_or_default();
            if active.trim() == window {
                return Ok(Some(()));
            }
            // The window manager may be busy; it is asked again at the next glance.
            let _ = person.xdotool(&["windowactivate", &window], "");
            Ok(None)
        })
    }

    fn xdotool(&self, words: &[&str], input: &str) -> Result<String, StoryError> {
        let failed = |source| StoryError::Program { program: format!("xdotool {}", words.join(" ")), source };
        let mut child = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", self.stage.display())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        if let Some(mut pipe) = child.stdin.take() {
            pipe.write_all(input.as_bytes()).map_err(failed)?;
        }
        let output = child.wait_with_output().map_err(failed)?;
        if !output.status.success() {
            return Err(failed(std::io::Error::other(output.status.to_string())));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Tells whether a node is a control of this name that the keyboard can come to.
fn reachable(node: &Node, name: &str) -> bool {
    node.name == name
        && node.states.contains(State::Focusable)
        && !matches!(node.role, Role::Frame | Role::Window | Role::Application)
}

/// Puts `#` in the place of every run of digits: times, codes and counts differ from run to run.
fn without_figures(text: &str) -> String {
    let mut masked = String::new();
    for character in text.chars() {
        if !character.is_ascii_digit() {
            masked.push(character);
        } else if !masked.ends_with('#') {
            masked.push('#');
        }
    }
    masked
}

/// The lines that one text has and the other has not.
fn difference(kept: &str, now: &str) -> String {
    let only = |mark: &str, these: &str, those: &str| -> String {
        these
            .lines()
            .filter(|line| those.lines().all(|other| other != *line))
            .map(|line| format!("{mark} {line}\n"))
            .collect()
    };
    only("-", kept, now) + &only("+", now, kept)
}
