//! People with devices of their own, and conversations with running programs.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use countersign::name::OwnName;
use countersign::ports::Clock as _;
use countersign_tests::{countersign, project, python};
use countersign_vault::{KdfCost, PlatformSlot, Setup, SystemClock, Vault};
use serde_json::Value;
use tempfile::TempDir;

/// Long enough for anything that ends at all on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// A person with a device: a folder, unlocked by a passphrase.
pub(crate) struct Person {
    home: TempDir,
}

/// What a program that has ended left.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// The one JSON object that it answered.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.err))
    }
}

const PASSPHRASE: &str = "correct horse battery staple";

impl Person {
    /// Sets a device up. The passphrase costs as little as is accepted, since these stories open it hundreds of times.
    pub(crate) fn new(name: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let own_name = OwnName::new(name).unwrap();
        let cost = KdfCost::new(19 * 1024, 1, 1).unwrap();
        let setup = Setup {
            own_name: &own_name,
            at: SystemClock.read().wall,
            platform: PlatformSlot::None,
            passphrase: Some((PASSPHRASE, cost)),
            recovery: None,
        };
        drop(Vault::create(&home.path().join("device"), setup).unwrap());
        Self { home }
    }

    /// A folder for pictures and the like.
    pub(crate) fn folder(&self) -> &Path {
        self.home.path()
    }

    fn command<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(countersign().unwrap());
        command.args(args).args(["--passphrase-fd", "0"]);
        command.env("COUNTERSIGN_HOME", self.home.path().join("device")).env("LC_ALL", "C.UTF-8");
        command.env_remove("DBUS_SESSION_BUS_ADDRESS").current_dir(self.home.path());
        command
    }

    /// Starts a verb and hands the passphrase over.
    pub(crate) fn start<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Talk {
        let mut talk = Talk::start(&mut self.command(args));
        talk.say(PASSPHRASE);
        talk
    }

    /// Runs a verb to its end.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        self.start(args).end()
    }

    /// Runs a verb with `--json` and gives exit code and answer.
    pub(crate) fn ask(&self, args: &[&str]) -> (Option<i32>, Value) {
        let ended = self.start(args.iter().chain(&["--json"])).end();
        (ended.code, ended.json())
    }

    /// Runs a verb with `--json` while the wall clock, and only that, is off by so much: `+2h`, `-90`.
    pub(crate) fn ask_at(&self, offset: &str, args: &[&str]) -> (Option<i32>, Value) {
        let right = self.command(args.iter().chain(&["--json"]));
        let mut moved = Command::new("faketime");
        moved.args(["-f", offset]).arg(right.get_program()).args(right.get_args());
        for (name, value) in right.get_envs() {
            match value {
                Some(value) => moved.env(name, value),
                None => moved.env_remove(name),
            };
        }
        let mut talk = Talk::start(moved.current_dir(self.home.path()));
        talk.say(PASSPHRASE);
        let ended = talk.end();
        (ended.code, ended.json())
    }

    /// My code for someone.
    pub(crate) fn prove(&self, name: &str, role: &str) -> String {
        let (code, answer) = self.ask(&["prove", name, role]);
        assert_eq!(code, Some(0), "{answer}");
        answer["code"].as_str().unwrap().to_owned()
    }

    /// The verdict on a code, with the exit code.
    pub(crate) fn check(&self, name: &str, code: &str, role: &str) -> (Option<i32>, String) {
        let (exit, answer) = self.ask(&["check", name, code, role]);
        (exit, answer["verdict"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned())
    }

    /// The names of everyone here.
    pub(crate) fn people(&self) -> Vec<String> {
        let (code, answer) = self.ask(&["people"]);
        assert_eq!(code, Some(0), "{answer}");
        let people = answer["people"].as_array().unwrap_or_else(|| panic!("{answer}"));
        people.iter().map(|person| person["name"].as_str().unwrap().to_owned()).collect()
    }
}

/// Starts the second implementation, as one side of a pairing over text.
pub(crate) fn reference(args: &[&str]) -> Talk {
    let mut command = Command::new(python().unwrap());
    command.args(["-m", "reference", "pair"]).args(args).current_dir(project().join("fixtures"));
    Talk::start(&mut command)
}

/// A program that runs, spoken to in lines.
pub(crate) struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    errors: JoinHandle<()>,
    /// What was written to standard error so far.
    told: Arc<Mutex<Vec<u8>>>,
}

impl Talk {
    fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let (sender, lines) = channel();
        let out = child.stdout.take().unwrap();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let mut err = child.stderr.take().unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let telling = Arc::clone(&told);
        let errors = std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(length @ 1..) = err.read(&mut chunk) {
                telling.lock().unwrap().extend_from_slice(&chunk[..length]);
            }
        });
        Self { input: child.stdin.take(), child, lines, errors, told }
    }

    /// Writes a line; whether anyone still reads is not asked.
    pub(crate) fn say(&mut self, line: &str) {
        self.say_bytes(format!("{line}\n").as_bytes());
    }

    /// Writes bytes as they are.
    pub(crate) fn say_bytes(&mut self, bytes: &[u8]) {
        if let Some(input) = &mut self.input {
            let _ = input.write_all(bytes).and_then(|()| input.flush());
        }
    }

    /// Waits for the next line; `None` at the end of the output.
    pub(crate) fn next(&mut self) -> Option<String> {
        match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => Some(line),
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => None,
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("nothing was said for two minutes"),
        }
    }

    /// Waits for a line, which has to come.
    pub(crate) fn line(&mut self) -> String {
        match self.next() {
            Some(line) => line,
            None => panic!("the output ended"),
        }
    }

    /// Waits until a person was told something.
    pub(crate) fn until_told(&self, text: &str) {
        let begun = Instant::now();
        // Wherever the line was broken.
        while !String::from_utf8_lossy(&self.told.lock().unwrap()).replace('\n', " ").contains(text) {
            assert!(begun.elapsed() < PATIENCE, "{text}: not told in two minutes");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for a step in JSON.
    pub(crate) fn step(&mut self, step: &str) -> Value {
        let line = self.line();
        let value: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(value["step"], step, "{line}");
        value
    }

    /// Waits for the step "message" and gives what is to be carried.
    pub(crate) fn message(&mut self) -> String {
        self.step("message")["send"].as_str().unwrap().to_owned()
    }

    /// Waits for the step "words" and gives them as they are read aloud.
    pub(crate) fn words(&mut self) -> String {
        let step = self.step("words");
        let words: Vec<&str> = step["mine"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
        words.join(" ")
    }

    /// Stops the program at once, as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends it what Ctrl-C sends.
    #[cfg(unix)]
    pub(crate) fn interrupt(&self) {
        let sent = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Ends the input and waits for the program to end.
    pub(crate) fn end(mut self) -> Ended {
        self.input = None;
        self.wait()
    }

    /// Waits for the program to end by itself.
    pub(crate) fn wait(mut self) -> Ended {
        let mut out = String::new();
        while let Some(line) = self.next() {
            out.push_str(&line);
            out.push('\n');
        }
        let code = self.child.wait().unwrap().code();
        self.errors.join().unwrap();
        let err = String::from_utf8_lossy(&self.told.lock().unwrap()).into_owned();
        Ended { code, out, err }
    }
}

/// Pairs two programs that speak JSON over text, `first` as the initiator, with each other's words; gives their last steps.
pub(crate) fn pair(mut first: Talk, mut second: Talk) -> (Value, Value) {
    second.say(&first.message());
    first.say(&second.message());
    second.say(&first.message());
    let (firsts, seconds) = (first.words(), second.words());
    second.say(&firsts);
    first.say(&seconds);
    let ends = (first.step("paired"), second.step("paired"));
    for talk in [first, second] {
        let ended = talk.end();
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert_eq!(ended.out, "", "nothing comes after the last step");
    }
    ends
}

/// Two people who paired remotely over text: Petra began.
pub(crate) fn petra_and_omar() -> (Person, Person) {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let (first, second) =
        pair(petra.start(["pair", "--text", "--json"]), omar.start(["pair", "--text", "--answer", "--json"]));
    assert_eq!((first["name"].as_str(), first["level"].as_u64()), (Some("Omar"), Some(2)));
    assert_eq!((second["name"].as_str(), second["level"].as_u64()), (Some("Petra"), Some(2)));
    (petra, omar)
}
