//! A desktop of the stories' own: an X server without a screen, a window manager, a session bus, the accessibility bus and
//! the portal through which programs ask for files.
//!
//! Nothing of the machine's own session is touched, no port is opened, and all of it ends with the story.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use zbus::{
    blocking::{Connection, MessageIterator, connection::Builder},
    zvariant::OwnedValue,
};

use crate::{error::StoryError, logind::Logind, portal, tree::Reader};

/// A session bus that starts nothing by itself: no keyring, no portal of the machine's.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=FOLDER</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// How long what was asked to end may take, and how often it is looked at.
const LEAVING: Duration = Duration::from_secs(2);
const LOOK: Duration = Duration::from_millis(10);

/// Where distributions put the program that starts the accessibility bus.
const LAUNCHERS: &[&str] = &["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"];

/// A program that ends when nobody holds it any more.
pub(crate) struct Running(Child);

impl Running {
    /// Starts it.
    pub(crate) fn start(command: &mut Command) -> Result<Self, StoryError> {
        let program = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).spawn().map(Self).map_err(|source| StoryError::Program { program, source })
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// Tells whether it has ended by itself.
    pub(crate) fn ended(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }

    /// The first line it writes.
    fn first_line(&mut self) -> Result<String, StoryError> {
        let output = self.0.stdout.as_mut().ok_or_else(|| StoryError::Wrong("no output to read".to_owned()))?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).map_err(StoryError::file("standard output"))?;
        Ok(line.trim().to_owned())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended already cannot be ended, which is as well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What starts the bus of the trees, and ends it when it is asked to end.
struct Launcher(Running);

impl Drop for Launcher {
    fn drop(&mut self) {
        let Some(process) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) else { return };
        // One that is gone needs no asking; one that does not listen is killed by what is in it.
        if kill_process(process, Signal::TERM).is_ok() {
            let begun = Instant::now();
            while !self.0.ended() && begun.elapsed() < LEAVING {
                thread::sleep(LOOK);
            }
        }
    }
}

/// Something that a program said to screen readers without being asked.
struct Announcement {
    sender: String,
    text: String,
}

/// The desktop. Its parts end in the order of its fields.
pub(crate) struct Stage {
    _window_manager: Running,
    _accessibility: Launcher,
    reader: Reader,
    announcements: Arc<Mutex<Vec<Announcement>>>,
    listener: Connection,
    portal: Connection,
    picked: portal::Picked,
    logind: Logind,
    _bus: Running,
    _server: Running,
    display: String,
    address: String,
    folder: TempDir,
}

impl Stage {
    /// Builds the desktop.
    pub(crate) fn build() -> Result<Self, StoryError> {
        let folder = TempDir::with_prefix("countersign-e2e-").map_err(StoryError::file("temporary folder"))?;
        let mut server = Running::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let display = format!(":{}", server.first_line()?);

        let configuration = folder.path().join("bus.conf");
        let text = BUS.replace("FOLDER", &folder.path().to_string_lossy());
        std::fs::write(&configuration, text).map_err(StoryError::file(&configuration))?;
        let mut bus = Running::start(
            Command::new("dbus-daemon")
                .arg(format!("--config-file={}", configuration.display()))
                .args(["--nofork", "--print-address=1"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let address = bus.first_line()?;
        let picked = portal::Picked::default();
        let portal = portal::serve(&address, &picked)?;
        let logind = Logind::serve(&address)?;

        let stage_command = |program: &str| {
            let mut command = Command::new(program);
            command
                .env("DISPLAY", &display)
                .env("DBUS_SESSION_BUS_ADDRESS", &address)
                .env("XDG_RUNTIME_DIR", folder.path())
                .env("HOME", folder.path())
                // Without a settings service on this bus, what is set is remembered only in memory.
                .env("GSETTINGS_BACKEND", "memory")
                .env_remove("WAYLAND_DISPLAY")
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            command
        };
        let launcher = LAUNCHERS
            .iter()
            .find(|path| Path::new(path).is_file())
            .ok_or_else(|| StoryError::Wrong("at-spi-bus-launcher is not installed (at-spi2-core)".to_owned()))?;
        let accessibility = Launcher(Running::start(stage_command(launcher).arg("--launch-immediately"))?);
        let window_manager = manage_windows(stage_command("openbox"), &folder.path().join("managed"))?;
        let session = Builder::address(address.as_str())?.build()?;
        let place = accessibility_address(&session)?;
        let bus_of_trees = Builder::address(place.as_str())?.build()?;
        let announcements = Arc::new(Mutex::new(Vec::new()));
        listen(&bus_of_trees, &announcements)?;
        Ok(Self {
            _window_manager: window_manager,
            _accessibility: accessibility,
            reader: Reader::new(bus_of_trees.clone()),
            announcements,
            listener: bus_of_trees,
            portal,
            picked,
            logind,
            _bus: bus,
            _server: server,
            display,
            address,
            folder,
        })
    }

    /// Where windows are shown.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// Who reads the trees.
    pub(crate) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// A folder that goes with the desktop.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Turns the desktop dark, or light again.
    pub(crate) fn turn(&self, dark: bool) -> Result<(), StoryError> {
        portal::turn(&self.portal, dark)
    }

    /// Who says when the machine sleeps.
    pub(crate) fn logind(&self) -> &Logind {
        &self.logind
    }

    /// Chooses what the person answers when next a program asks for a file.
    pub(crate) fn will_pick(&self, file: PathBuf) -> Result<(), StoryError> {
        self.picked.choose(file)
    }

    /// Tells whether the program of a process has announced a text since the last call that found it.
    pub(crate) fn announced(&self, process: u32, text: &str) -> Result<bool, StoryError> {
        let bus = zbus::blocking::fdo::DBusProxy::new(&self.listener)?;
        let mut said = self.announcements.lock().map_err(|_| StoryError::Wrong("the listener has died".to_owned()))?;
        for place in 0..said.len() {
            let Some(announcement) = said.get(place) else { break };
            let name = announcement.sender.as_str().try_into().map_err(zbus::Error::from)?;
            if announcement.text.contains(text)
                && bus.get_connection_unix_process_id(name).is_ok_and(|found| found == process)
            {
                said.drain(..=place);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A command whose windows appear on this desktop and which knows nothing of the machine's own session.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            // One bus is both: whoever asks for logind finds the stage's.
            .env("DBUS_SYSTEM_BUS_ADDRESS", &self.address)
            .env("XDG_RUNTIME_DIR", self.folder.path());
        command
    }
}

/// Starts the window manager and waits until it manages. A window that asks to be shown in the midst of its start is
/// forgotten and never seen.
fn manage_windows(mut command: Command, ready: &Path) -> Result<Running, StoryError> {
    let tell = format!("touch {}", ready.display());
    let mut manager = Running::start(command.args(["--sm-disable", "--startup", &tell]))?;
    let begun = Instant::now();
    while !ready.exists() {
        if manager.ended() || begun.elapsed() > Duration::from_secs(40) {
            return Err(StoryError::Wrong("openbox does not manage the stories' windows".to_owned()));
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(manager)
}

/// Waits for the accessibility bus, says that a screen reader is there, and answers with its address.
fn accessibility_address(session: &Connection) -> Result<String, StoryError> {
    let begun = Instant::now();
    let answer = loop {
        let answer =
            session.call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some("org.a11y.Bus"), "GetAddress", &());
        match answer {
            Ok(answer) => break answer,
            Err(error) if begun.elapsed() > Duration::from_secs(20) => return Err(error.into()),
            Err(_) => thread::sleep(Duration::from_millis(50)),
        }
    };
    let enabled = zbus::zvariant::Value::from(true);
    session.call_method(
        Some("org.a11y.Bus"),
        "/org/a11y/bus",
        Some("org.freedesktop.DBus.Properties"),
        "Set",
        &("org.a11y.Status", "IsEnabled", enabled),
    )?;
    Ok(answer.body().deserialize()?)
}

/// The body of an event: its kind, two numbers, what it is about, and properties that nobody sends.
type Event = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);

/// Writes down what programs announce, in a thread that ends with the bus.
fn listen(bus: &Connection, heard: &Arc<Mutex<Vec<Announcement>>>) -> Result<(), StoryError> {
    let rule = "type='signal',interface='org.a11y.atspi.Event.Object',member='Announcement'";
    let messages = MessageIterator::for_match_rule(rule, bus, None)?;
    let heard = Arc::clone(heard);
    thread::spawn(move || {
        for message in messages.flatten() {
            let header = message.header();
            let body = message.body();
            let Some(sender) = header.sender() else { continue };
            let Ok((_, _, _, text, _)) = body.deserialize::<Event>() else {
                continue;
            };
            let Ok(text) = String::try_from(text) else { continue };
            let Ok(mut heard) = heard.lock() else { return };
            heard.push(Announcement { sender: sender.to_string(), text });
        }
    });
    Ok(())
}

/// Finds a visible window on a display; the newest when there are several.
pub(crate) fn find_window(display: &str, words: &[&str]) -> Option<u32> {
    let output = Command::new("xdotool")
        .args(["search", "--onlyvisible"])
        .args(words)
        .env("DISPLAY", display)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    // No window yet is an exit code, too.
    String::from_utf8_lossy(&output.stdout).lines().last()?.parse().ok()
}
