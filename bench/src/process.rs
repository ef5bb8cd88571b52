//! One code as a whole process: what a person waits for on the command line. It exists beside `oathtool`, which does the
//! same arithmetic on a key that lies open, so that the price of keeping it closed is seen part by part.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use countersign::name::OwnName;
use countersign::ports::{Clock, Store, Transaction};
use countersign::secret::Secret;
use countersign_vault::platform::{KeyringKeys, Patience};
use countersign_vault::{KdfCost, PlatformSlot, Setup, SystemClock, SystemEntropy, Unlock, Vault, VaultError};

use super::BenchError;
use super::timing::duration;
use super::vault::contact;

/// How often each command is started; they take turns.
const STARTS: usize = 15;
const PASSPHRASE: &str = "correct horse battery staple";

/// A command that is timed, and what it reads.
struct Run<'a> {
    name: &'a str,
    program: &'a Path,
    arguments: &'a [&'a str],
    home: &'a Path,
    input: &'a str,
}

pub(crate) fn run() -> Result<(), BenchError> {
    let ours = beside("countersign")?;
    let folder = tempfile::tempdir().map_err(BenchError::boxed)?;
    let home = folder.path().join("passphrase");
    make(&home, PlatformSlot::None, Some((PASSPHRASE, KdfCost::DESKTOP)))?;
    println!("One code as a whole process, wall time, p50 of {STARTS}");
    side_by_side(&[
        Run {
            name: "oathtool --totp, its key on standard input",
            program: Path::new("oathtool"),
            arguments: &["--totp", "-"],
            home: &home,
            input: "3132333435363738393031323334353637383930\n",
        },
        Run {
            name: "countersign --version: the start alone",
            program: &ours,
            arguments: &["--version"],
            home: &home,
            input: "",
        },
        Run {
            name: "countersign prove, opened by passphrase",
            program: &ours,
            arguments: &["prove", "person", "--i-called", "--once", "--json", "--passphrase-fd", "0"],
            home: &home,
            input: PASSPHRASE,
        },
    ])?;
    let mut times = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let began = Instant::now();
        Vault::open(&home, Unlock::Passphrase(PASSPHRASE), &SystemClock).map_err(BenchError::boxed)?;
        times.push(began.elapsed().as_secs_f64() * 1e9);
    }
    line("  of that, Argon2id (256 MiB, 3 passes) and opening", &mut times);
    under_keyring(folder.path())
}

/// Gives a program that was built beside this one.
fn beside(name: &str) -> Result<PathBuf, BenchError> {
    let mut path = std::env::current_exe().map_err(BenchError::boxed)?;
    path.set_file_name(name);
    if path.exists() {
        Ok(path)
    } else {
        Err(BenchError::Unexpected("the command line was not built beside the bench"))
    }
}

/// Makes a vault with one contact.
fn make(home: &Path, platform: PlatformSlot<'_>, passphrase: Option<(&str, KdfCost)>) -> Result<(), BenchError> {
    let own_name = OwnName::from_stored("Omar").ok_or(BenchError::Unexpected("a name was refused"))?;
    let at = SystemClock.read().wall;
    let setup = Setup { own_name: &own_name, at, platform, passphrase, recovery: None };
    let mut vault = Vault::create(home, setup).map_err(BenchError::boxed)?;
    let person = contact(1).ok_or(BenchError::Unexpected("a name was refused"))?;
    let added = vault.write(|tx| {
        let root = Secret::random(&mut SystemEntropy)?;
        tx.add_contact(&person, &root).map(|_| ())
    });
    added.map_err(|error: VaultError| BenchError::boxed(error))?;
    vault.lock().map_err(BenchError::boxed)
}

fn side_by_side(runs: &[Run<'_>]) -> Result<(), BenchError> {
    let mut times = vec![Vec::with_capacity(STARTS); runs.len()];
    // The first round warms the caches and is not counted.
    for round in 0..=STARTS {
        for (run, times) in runs.iter().zip(&mut times) {
            let spent = start(run)?;
            if round > 0 {
                times.push(spent);
            }
        }
    }
    for (run, times) in runs.iter().zip(&mut times) {
        line(run.name, times);
    }
    Ok(())
}

fn line(name: &str, times: &mut [f64]) {
    times.sort_by(f64::total_cmp);
    let middle = times.get(times.len() / 2).copied().unwrap_or(f64::NAN);
    println!("  {name:<58} {:>10}", duration(middle));
}

/// Starts a command, waits for its end and gives nanoseconds.
fn start(run: &Run<'_>) -> Result<f64, BenchError> {
    let began = Instant::now();
    let mut child = Command::new(run.program)
        .args(run.arguments)
        .env("COUNTERSIGN_HOME", run.home)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(BenchError::boxed)?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that reads nothing may be gone already.
        let _ = stdin.write_all(run.input.as_bytes());
    }
    let status = child.wait().map_err(BenchError::boxed)?;
    if status.success() {
        Ok(began.elapsed().as_secs_f64() * 1e9)
    } else {
        Err(BenchError::Unexpected("a command that is timed has failed"))
    }
}

/// Measures again under a session bus and an unlocked gnome-keyring of its own, where those are installed.
fn under_keyring(folder: &Path) -> Result<(), BenchError> {
    let script = "printf bench | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && exec \"$@\"";
    let status = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", script, "sh"])
        .arg(std::env::current_exe().map_err(BenchError::boxed)?)
        .arg("prove-once")
        .arg(folder)
        .env("HOME", folder)
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .env("XDG_RUNTIME_DIR", folder)
        .stderr(Stdio::null())
        .status();
    if !status.is_ok_and(|status| status.success()) {
        println!("  (by the keyring: not measured; it takes the packages dbus-daemon and gnome-keyring)");
    }
    Ok(())
}

/// The part that runs under the keyring.
pub(crate) fn prove_once(folder: &Path) -> Result<(), BenchError> {
    let home = folder.join("keyring");
    make(&home, PlatformSlot::Keystore(Box::new(KeyringKeys::new(Patience::Silent))), None)?;
    let mut times = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let began = Instant::now();
        let unlock = Unlock::Platform(Box::new(KeyringKeys::new(Patience::Silent)));
        Vault::open(&home, unlock, &SystemClock).map_err(BenchError::boxed)?;
        times.push(began.elapsed().as_secs_f64() * 1e9);
    }
    side_by_side(&[Run {
        name: "countersign prove, opened by the keyring (gnome-keyring)",
        program: &beside("countersign")?,
        arguments: &["prove", "person", "--i-called", "--once", "--json"],
        home: &home,
        input: "",
    }])?;
    line("  of that, asking the keyring for key and anchor, and opening", &mut times);
    Ok(())
}
