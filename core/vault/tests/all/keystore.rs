//! The session's keystore: GNOME Keyring on a bus of its own, in every state that a person's keyring can be in.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::worker::{WORKER, Worker};
use countersign_vault::platform::{MemoryKeys, contract};

/// A home of its own, so that no keyring of the person who runs the tests is touched.
struct Session {
    home: tempfile::TempDir,
}

impl Session {
    fn new() -> Self {
        for (program, package) in [("dbus-run-session", "dbus"), ("gnome-keyring-daemon", "gnome-keyring")] {
            assert!(
                Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok(),
                "the keystore tests need {program}: apt-get install {package}"
            );
        }
        let session = Self { home: tempfile::tempdir().unwrap() };
        std::fs::create_dir_all(session.home.path().join("data/dbus-1/services")).unwrap();
        session
    }

    fn environment(&self, command: &mut Command) {
        let home = self.home.path();
        command
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            // No services of the machine's own: the bus may start no keystore by itself.
            .env("XDG_DATA_DIRS", home.join("none"))
            .env("XDG_RUNTIME_DIR", home)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("GNOME_KEYRING_CONTROL");
    }

    /// Runs a shell script on a fresh bus; `$WORKER` is the worker.
    fn script(&self, script: &str) -> Command {
        let config = self.home.path().join("bus.conf");
        let home = self.home.path().display();
        let bus = format!(
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir={home}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"#
        );
        std::fs::write(&config, bus).unwrap();
        let mut command = Command::new("dbus-run-session");
        command.arg("--config-file").arg(&config).args(["--", "bash", "-c", script]).env("WORKER", WORKER);
        self.environment(&mut command);
        command
    }

    fn lines(&self, script: &str) -> Vec<String> {
        let output = self.script(script).stderr(Stdio::null()).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    }
}

/// Starts the keyring unlocked and waits until it owns its name on the bus.
const UNLOCKED: &str = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; \
    for i in $(seq 100); do \"$WORKER\" keystore reopen 2>/dev/null | grep -q open && break; sleep 0.05; done; \
    keyring=$(dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | awk '/uint32/ {print $2}');";

#[test]
fn keys_in_memory_keep_the_contract() {
    let keys = MemoryKeys::new();
    contract::keystore(|| keys.clone());
}

#[test]
fn an_unlocked_keyring_keeps_the_contract() {
    let session = Session::new();
    assert_eq!(session.lines(&format!("{UNLOCKED} \"$WORKER\" keystore contract")), ["contract kept"]);
    let steps = "\"$WORKER\" keystore get set get post anchor items; \"$WORKER\" keystore get delete get anchor";
    assert_eq!(
        session.lines(&format!("{UNLOCKED} {steps}")),
        ["none", "kept", "same", "posted", "Some(104)", "2", "same", "deleted", "none", "None"]
    );
}

#[test]
fn a_locked_keyring_is_named() {
    let session = Session::new();
    let script = format!(
        "{UNLOCKED} \"$WORKER\" keystore set; kill $keyring; sleep 0.3; \
         gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; sleep 0.5; \"$WORKER\" keystore get set"
    );
    assert_eq!(session.lines(&script), ["kept", "Locked", "Locked"]);
}

#[test]
fn a_bus_without_a_keystore_is_named() {
    let session = Session::new();
    assert_eq!(session.lines("\"$WORKER\" keystore get set"), ["NoProvider", "NoProvider"]);
}

#[test]
fn a_session_without_a_bus_is_named() {
    let session = Session::new();
    let mut command = Command::new(WORKER);
    command.args(["keystore", "get", "set"]);
    session.environment(&mut command);
    let output = command.output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "NoBus\nNoBus\n");
}

#[test]
fn a_keyring_without_a_collection_is_named_and_reads_as_empty() {
    let session = Session::new();
    let script = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; sleep 0.7; \
        \"$WORKER\" keystore get set";
    assert_eq!(session.lines(script), ["none", "NoDefaultCollection"]);
}

#[test]
fn a_keyring_that_dies_is_opened_anew_and_nothing_acknowledged_is_lost() {
    let session = Session::new();
    let script = format!(
        "{UNLOCKED} echo $keyring > \"$HOME/pid\"; mkfifo \"$HOME/go\"; \
         \"$WORKER\" keystore set wait get set < \"$HOME/go\""
    );
    let mut worker = Worker::of(session.script(&script).stderr(Stdio::null()));
    let mut go = open_fifo(&session.home.path().join("go"));
    assert_eq!(worker.line().as_deref(), Some("kept"));
    assert_eq!(worker.line().as_deref(), Some("waiting"));
    signal("KILL", session.home.path());
    std::io::Write::write_all(&mut go, b"x").unwrap();
    let after: Vec<String> = std::iter::from_fn(|| worker.line()).collect();
    assert_eq!(after, ["NoProvider", "NoProvider"], "opened anew once; the keystore is gone and nothing else is tried");
    worker.child.wait().unwrap();
    assert_eq!(session.lines(&format!("{UNLOCKED} \"$WORKER\" keystore get")), ["same"]);
}

#[test]
fn a_frozen_keyring_is_given_up_on_in_time() {
    let session = Session::new();
    let script = format!(
        "{UNLOCKED} echo $keyring > \"$HOME/pid\"; mkfifo \"$HOME/go\"; \
         \"$WORKER\" keystore set wait get get < \"$HOME/go\""
    );
    let mut worker = Worker::of(session.script(&script).stderr(Stdio::null()));
    let mut go = open_fifo(&session.home.path().join("go"));
    assert_eq!(worker.line().as_deref(), Some("kept"));
    assert_eq!(worker.line().as_deref(), Some("waiting"));
    signal("STOP", session.home.path());
    let begun = Instant::now();
    std::io::Write::write_all(&mut go, b"x").unwrap();
    assert_eq!(worker.line().as_deref(), Some("TimedOut"));
    assert_eq!(worker.line().as_deref(), Some("TimedOut"), "the next call fails at once");
    // Two deadlines would be ten seconds; without any the worker would never have answered.
    assert!(begun.elapsed() < Duration::from_secs(9), "the second call did not wait for a deadline of its own");
    signal("CONT", session.home.path());
    worker.child.wait().unwrap();
    assert_eq!(session.lines(&format!("{UNLOCKED} \"$WORKER\" keystore get")), ["same"]);
}

/// Opens the worker's input once the script has made it.
fn open_fifo(path: &Path) -> std::fs::File {
    let waited = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        path.exists()
    });
    assert!(waited, "the keyring did not start");
    std::fs::OpenOptions::new().write(true).open(path).unwrap()
}

/// Sends a signal to the session's keyring.
fn signal(name: &str, home: &Path) {
    let process = std::fs::read_to_string(home.join("pid")).unwrap();
    let sent = Command::new("kill").args([&format!("-{name}"), process.trim()]).status().unwrap();
    assert!(sent.success());
}
