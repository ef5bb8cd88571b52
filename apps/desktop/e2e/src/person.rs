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
    kept::{difference, without_chance},
    picture::Picture,
    stage::{Running, Stage, find_window},
    tree::Node,
};

/// How long anything may take to appear; key derivation on a busy machine is the slowest of it.
const PATIENCE: Duration = Duration::from_secs(40);

/// How long a key may take to move the focus.
const KEY: Duration = Duration::from_millis(800);

/// How often the window is looked at while waiting.
const GLANCE: Duration = Duration::from_millis(40);

/// How many times Tab is pressed before a control counts as out of reach.
const TABS: usize = 60;

/// How long a tree may take to become the kept one.
const SETTLING: Duration = Duration::from_secs(10);

/// How many rows of a list are walked.
const ROWS: usize = 30;

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
    /// Why the tree could not be read the last time that it could not.
    unread: Option<String>,
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
        let program = Running::start(&mut at_home(stage, program, name, language)?)?;
        let mut person = Self { stage, keeping, name: name.to_owned(), program, window: 0, unread: None };
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

    /// Holds that a text which was announced is not announced again.
    pub(crate) fn expect_unrepeated(&self, text: &str) -> Result<(), StoryError> {
        if self.stage.announced(self.program.id(), text)? {
            return Err(StoryError::Wrong(format!("{}: {text:?} is announced twice", self.name)));
        }
        Ok(())
    }

    /// Waits until the window is dark, or light.
    pub(crate) fn expect_dark(&mut self, dark: bool) -> Result<(), StoryError> {
        self.wait_for(if dark { "a dark window" } else { "a light window" }, |person| {
            let picture = Picture::of_window(person.stage.display(), person.window)?;
            Ok((picture.is_dark() == dark).then_some(()))
        })
    }

    /// Goes to a control by Tab and presses it.
    pub(crate) fn press(&mut self, name: &str) -> Result<(), StoryError> {
        self.go_to(name)?;
        self.key("space")
    }

    /// Chooses one of several answers by the arrow keys, and by Tab where they lead nowhere.
    pub(crate) fn choose(&mut self, name: &str) -> Result<(), StoryError> {
        let checked = |tree: &Node| {
            let radio = |node: &&Node| node.role == Role::RadioButton && node.states.contains(State::Checked);
            tree.all().find(radio).map(|node| node.name.clone())
        };
        self.read(&format!("an answer {name:?}"), |node| {
            (node.role == Role::RadioButton && node.name == name).then_some(())
        })?;
        let mut passed = Vec::new();
        for key in ["Down", "Up", "Tab"].into_iter().cycle().take(TABS) {
            loop {
                let before = checked(&self.wait_for("a tree", Self::look)?);
                if before.as_deref() == Some(name) {
                    return Ok(());
                }
                self.key(key)?;
                let begun = Instant::now();
                let mut now = before.clone();
                while now == before && begun.elapsed() < KEY {
                    thread::sleep(GLANCE);
                    now = checked(&self.wait_for("a tree", Self::look)?);
                }
                passed.extend(now.clone());
                if now == before || key == "Tab" {
                    break;
                }
            }
        }
        Err(StoryError::Unreachable { who: self.name.clone(), name: name.to_owned(), passed, shown: self.shown() })
    }

    /// Goes to the row of a list that begins with a name, and presses it; a row says more than the name.
    pub(crate) fn press_row(&mut self, name: &str) -> Result<(), StoryError> {
        let row = self.read(&format!("a row for {name:?}"), |node| {
            (node.role == Role::ListItem && node.name.starts_with(name)).then(|| node.name.clone())
        })?;
        self.press(&row)
    }

    /// Tells whether a field is on the screen now.
    pub(crate) fn has_field(&mut self, name: &str) -> Result<bool, StoryError> {
        let tree = self.wait_for("a tree", Self::look)?;
        Ok(tree.all().any(|node| reachable(node, name)))
    }

    /// Goes to a field by Tab, and types into it in place of what was there.
    pub(crate) fn fill(&mut self, field: &str, text: &str) -> Result<(), StoryError> {
        self.go_to(field)?;
        self.key("ctrl+a")?;
        self.type_in(text)
    }

    /// Says which file the person will pick when the program asks for one.
    pub(crate) fn will_pick(&self, file: PathBuf) -> Result<(), StoryError> {
        self.stage.will_pick(file)
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

    /// The words of a numbered list, in its order: `1. abandon` and so on.
    pub(crate) fn words(&mut self, count: usize) -> Result<Vec<String>, StoryError> {
        self.wait_for(&format!("{count} numbered words"), |person| {
            let Some(tree) = person.look()? else { return Ok(None) };
            let mut found = Vec::new();
            for node in tree.all().filter(|node| node.role == Role::ListItem) {
                let place = found.len().saturating_add(1);
                if let Some(word) = node.name.strip_prefix(&format!("{place}. ")) {
                    found.push(word.to_owned());
                }
            }
            Ok((found.len() == count).then_some(found))
        })
    }

    /// The six digits that are shown, as a screen reader spells them: `4 1 8, 2 0 3`.
    pub(crate) fn code(&mut self) -> Result<String, StoryError> {
        self.read("six digits", |node| {
            let spelled = node.name.rsplit(": ").next()?;
            let digits: String = spelled.chars().filter(char::is_ascii_digit).collect();
            let is_spelled = spelled.chars().all(|character| character.is_ascii_digit() || " ,".contains(character));
            (is_spelled && digits.len() == 6).then_some(digits)
        })
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

    /// Compares the tree with the one that was kept, but for what differs from run to run.
    ///
    /// A tree that is another for a moment, as in the last seconds of a code, has a little time to become the kept one.
    pub(crate) fn keep_tree(&mut self, name: &str) -> Result<(), StoryError> {
        self.expect_reachable()?;
        let path = self.keeping.trees.join(format!("{name}.txt"));
        let begun = Instant::now();
        if self.keeping.bless {
            thread::sleep(KEY);
        }
        loop {
            let tree = self.wait_for("a tree", Self::look)?;
            let now = without_chance(&tree.written());
            if self.keeping.bless {
                return fs::write(&path, now).map_err(StoryError::file(&path));
            }
            let kept = fs::read_to_string(&path).map_err(StoryError::file(&path))?;
            if kept == now {
                return Ok(());
            }
            if begun.elapsed() > SETTLING {
                return Err(StoryError::Different { path, difference: difference(&kept, &now) });
            }
            thread::sleep(GLANCE);
        }
    }

    /// Holds that the keyboard speaks to something, and that whatever it can come to has a name that a screen reader says.
    pub(crate) fn expect_reachable(&mut self) -> Result<(), StoryError> {
        self.activate()?;
        self.wait_for("a focus", |person| Ok(person.focus()?.map(drop)))?;
        let tree = self.wait_for("a tree", Self::look)?;
        let nameless = |node: &&Node| reachable(node, &node.name) && node.name.trim().is_empty();
        match tree.all().find(nameless) {
            None => Ok(()),
            Some(node) => Err(StoryError::Wrong(format!("a {} without a name in:\n{}", node.role, tree.written()))),
        }
    }

    /// Moves the focus to a control: by Tab, and inside a list by the arrow keys.
    ///
    /// A control that is scrolled out of sight is in no tree until the focus comes to it, so it is not looked for beforehand.
    fn go_to(&mut self, name: &str) -> Result<(), StoryError> {
        let mut passed = Vec::new();
        for _ in 0..TABS {
            match self.focus()? {
                Some((found, _)) if found == name => return Ok(()),
                Some((_, role)) if self.is_beside(name, role)? && self.seek_by_arrows(name)? => return Ok(()),
                Some(_) | None => passed.push(self.step("Tab")?.map(|(found, _)| found).unwrap_or_default()),
            }
        }
        passed.dedup();
        Err(StoryError::Unreachable { who: self.name.clone(), name: name.to_owned(), passed, shown: self.shown() })
    }

    /// Tells whether a control is in a list whose members have this role.
    fn is_beside(&mut self, name: &str, role: Role) -> Result<bool, StoryError> {
        let tree = self.wait_for("a tree", Self::look)?;
        Ok(by_arrows(role) && tree.all().any(|node| node.role == role && node.name == name))
    }

    /// Walks a list down to its end and up again, and tells whether the name was met.
    fn seek_by_arrows(&mut self, name: &str) -> Result<bool, StoryError> {
        for key in ["Down", "Up"] {
            for _ in 0..ROWS {
                let before = self.focus()?;
                let now = self.step(key)?;
                if now.as_ref().is_some_and(|(found, _)| found == name) {
                    return Ok(true);
                }
                if now == before {
                    break;
                }
            }
        }
        Ok(false)
    }

    /// Presses a key that moves the focus, and answers with where it is then; the same place when the key does nothing there.
    fn step(&mut self, key: &str) -> Result<Option<(String, Role)>, StoryError> {
        let before = self.focus()?;
        self.key(key)?;
        let begun = Instant::now();
        loop {
            let now = self.focus()?;
            if now != before || begun.elapsed() > KEY {
                return Ok(now);
            }
            thread::sleep(GLANCE);
        }
    }

    /// The name and role of the control that has the focus; nothing when only the window has it.
    fn focus(&mut self) -> Result<Option<(String, Role)>, StoryError> {
        let tree = self.wait_for("a tree", Self::look)?;
        Ok(tree.focused().filter(|node| reachable(node, &node.name)).map(|node| (node.name.clone(), node.role)))
    }

    /// Reads the tree; nothing while it changes or is not there yet.
    fn look(&mut self) -> Result<Option<Node>, StoryError> {
        match self.stage.reader().program(self.program.id()) {
            Ok(tree) => Ok(tree),
            // An object that went away while its parent was read: the next glance sees the new tree.
            Err(StoryError::Bus(error)) => {
                self.unread = Some(error.to_string());
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// What the window says now, for an error.
    fn shown(&mut self) -> String {
        match self.look() {
            Ok(Some(tree)) => tree.written(),
            Ok(None) => format!("(no tree: {:?})", self.unread),
            Err(error) => format!("(no tree: {error})"),
        }
    }

    /// Waits until a question is answered; a program that has ended never answers.
    pub(crate) fn wait_for<Found>(
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

/// The program as someone starts it, in their home.
pub(crate) fn at_home(stage: &Stage, program: &Path, name: &str, language: &str) -> Result<Command, StoryError> {
    let home = stage.folder().join(name);
    fs::create_dir_all(&home).map_err(StoryError::file(&home))?;
    let said = home.join("said.txt");
    let said = fs::OpenOptions::new().create(true).append(true).open(&said).map_err(StoryError::file(&said))?;
    let mut command = stage.command(program);
    command
        .env("HOME", &home)
        .env("COUNTERSIGN_HOME", home.join("countersign"))
        .env("LANG", language)
        .current_dir(&home)
        .stdout(Stdio::null())
        .stderr(said);
    Ok(command)
}

/// Tells whether the members of a role are walked by arrow keys, Tab coming to only one of them.
fn by_arrows(role: Role) -> bool {
    matches!(role, Role::RadioButton | Role::ListItem)
}

/// Tells whether a node is a control of this name that the keyboard can come to.
fn reachable(node: &Node, name: &str) -> bool {
    node.name == name
        && node.states.contains(State::Focusable)
        && !matches!(node.role, Role::Frame | Role::Window | Role::Application)
}
