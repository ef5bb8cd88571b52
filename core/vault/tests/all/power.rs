//! A power cut, modelled: the writer's system calls are recorded, and disk states are built in which only what was
//! flushed is sure. Of the rest each sector, each new length and each name survives by chance.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::common::Place;
use crate::common::worker::{WORKER, make, open};
use countersign::code::Context;
use countersign::contact::ContactId;
use countersign::ports::{Entropy, Store, Transaction};
use countersign::testing::SeededEntropy;
use countersign_vault::VaultError;

const SECTOR: usize = 512;

/// What the traced process did, in order.
#[derive(Debug)]
enum Call {
    Created(String),
    Wrote { file: String, at: usize, bytes: Vec<u8> },
    Cut { file: String, len: usize },
    Flushed(String),
    FlushedFolder,
    Renamed { from: String, to: String },
    Removed(String),
    Said(String),
}

/// A file on the modelled disk: what is sure, and what may or may not have reached it.
#[derive(Clone, Default)]
struct Disk {
    sure: Vec<u8>,
    pending: Vec<Change>,
}

#[derive(Clone)]
enum Change {
    Bytes(usize, Vec<u8>),
    Len(usize),
}

struct Chance(SeededEntropy);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes).unwrap();
        usize::try_from(u64::from_be_bytes(bytes) % u64::try_from(bound).unwrap()).unwrap()
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }
}

fn write_at(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[at..end].copy_from_slice(bytes);
}

impl Disk {
    fn flush(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            match change {
                Change::Bytes(at, bytes) => write_at(&mut self.sure, at, &bytes),
                Change::Len(len) => self.sure.resize(len, 0),
            }
        }
    }

    /// What is found after the cut.
    fn found(&self, chance: &mut Chance) -> Vec<u8> {
        let mut content = self.sure.clone();
        for change in &self.pending {
            match change {
                Change::Bytes(at, bytes) => {
                    for (nth, sector) in bytes.chunks(SECTOR).enumerate() {
                        if chance.coin() {
                            write_at(&mut content, at + nth * SECTOR, sector);
                        }
                    }
                }
                Change::Len(len) => {
                    if chance.coin() {
                        content.resize(*len, 0);
                    }
                }
            }
        }
        content
    }
}

/// Names that are sure, and those that changed since the folder was flushed.
struct Model {
    files: Vec<Disk>,
    now: BTreeMap<String, usize>,
    sure: BTreeMap<String, usize>,
    said: Vec<String>,
}

impl Model {
    fn new(start: &BTreeMap<String, Vec<u8>>) -> Self {
        let files = start.values().map(|sure| Disk { sure: sure.clone(), pending: Vec::new() }).collect();
        let names: BTreeMap<String, usize> = start.keys().cloned().zip(0..).collect();
        Self { files, now: names.clone(), sure: names, said: Vec::new() }
    }

    fn file(&mut self, name: &str) -> &mut Disk {
        let index = *self.now.get(name).unwrap_or_else(|| panic!("{name} was not opened before"));
        &mut self.files[index]
    }

    fn apply(&mut self, call: &Call, honest: bool) {
        match call {
            Call::Created(name) => {
                if !self.now.contains_key(name) {
                    self.now.insert(name.clone(), self.files.len());
                    self.files.push(Disk::default());
                }
            }
            Call::Wrote { file, at, bytes } => self.file(file).pending.push(Change::Bytes(*at, bytes.clone())),
            Call::Cut { file, len } => self.file(file).pending.push(Change::Len(*len)),
            Call::Flushed(file) if honest => self.file(file).flush(),
            Call::FlushedFolder if honest => self.sure = self.now.clone(),
            Call::Flushed(_) | Call::FlushedFolder => {}
            Call::Renamed { from, to } => {
                let index = self.now.remove(from).unwrap();
                self.now.insert(to.clone(), index);
            }
            Call::Removed(name) => {
                self.now.remove(name);
            }
            Call::Said(line) => self.said.push(line.clone()),
        }
    }

    /// Writes what is found after the cut into a folder.
    fn cut(&self, dir: &Path, chance: &mut Chance) {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        std::fs::DirBuilder::new().mode(0o700).create(dir).unwrap();
        let names: std::collections::BTreeSet<&String> = self.now.keys().chain(self.sure.keys()).collect();
        for name in names {
            let index = match (self.sure.get(name), self.now.get(name)) {
                (Some(old), Some(new)) if old == new => Some(old),
                (old, new) => {
                    if chance.coin() {
                        old
                    } else {
                        new
                    }
                }
            };
            // What maps memory is made anew by whoever opens the vault first.
            let Some(index) = index.filter(|_| !name.ends_with("-shm")) else { continue };
            let mut options = std::fs::OpenOptions::new();
            let mut file = options.write(true).create_new(true).mode(0o600).open(dir.join(name)).unwrap();
            std::io::Write::write_all(&mut file, &self.files[*index].found(chance)).unwrap();
        }
    }
}

/// Runs the worker under strace and reads what it did to the files of a folder.
fn trace(place: &Place, arguments: &[&str]) -> Vec<Call> {
    let log = place.dir().with_file_name("trace");
    let calls = "trace=openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat";
    let outcome = Command::new("strace")
        .args(["-f", "-y", "-xx", "-s", "10000000", "-e", calls, "-e", "signal=none", "-o"])
        .arg(&log)
        .arg(WORKER)
        .args(arguments)
        .output()
        .expect("the power-cut test needs strace: apt-get install strace");
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    let dir = std::fs::canonicalize(place.dir()).unwrap();
    let text = std::fs::read_to_string(&log).unwrap();
    joined(&text).iter().filter_map(|line| parse(line, dir.to_str().unwrap())).collect()
}

/// Puts together calls that another thread interrupted.
fn joined(text: &str) -> Vec<String> {
    let mut open: BTreeMap<&str, &str> = BTreeMap::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        let (process, call) = line.split_once(' ').unwrap();
        let call = call.trim_start();
        if let Some(begun) = call.strip_suffix("<unfinished ...>") {
            open.insert(process, begun);
        } else if let Some((_, rest)) = call.split_once("resumed>").filter(|_| call.starts_with("<...")) {
            lines.push(format!("{}{rest}", open.remove(process).unwrap()));
        } else {
            lines.push(call.to_owned());
        }
    }
    lines
}

fn bytes(quoted: &str) -> Vec<u8> {
    let hex: Vec<&str> = quoted.split("\\x").skip(1).collect();
    hex.iter().map(|pair| u8::from_str_radix(&pair[..2], 16).unwrap()).collect()
}

fn text(quoted: &str) -> String {
    String::from_utf8(bytes(quoted)).unwrap()
}

/// Reads one line of strace; `None` for a call that failed or has nothing to do with the folder.
fn parse(line: &str, dir: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    if result.starts_with('-') || result.starts_with('?') {
        return None;
    }
    let parts: Vec<&str> = arguments.split(", ").collect();
    let within = |path: String| path.strip_prefix(dir).map(|name| name.trim_start_matches('/').to_owned());
    // Descriptors are shown as 5<path>; with -xx the path is in hex too.
    let described = || {
        let path = parts.first()?.split_once('<')?.1.strip_suffix('>')?;
        within(if path.contains("\\x") { text(path) } else { path.to_owned() })
    };
    let quoted: Vec<&&str> = parts.iter().filter(|part| part.starts_with('"')).collect();
    let number = |part: &str| part.parse::<usize>().unwrap();
    Some(match name {
        "openat" | "open" | "creat" => {
            if !arguments.contains("O_CREAT") {
                return None;
            }
            Call::Created(within(text(quoted[0]))?)
        }
        "write" if parts[0].starts_with("1<") || parts[0] == "1" => Call::Said(text(quoted[0]).trim_end().to_owned()),
        "pwrite64" => Call::Wrote { file: described()?, at: number(parts[3]), bytes: bytes(parts[1]) },
        "write" => {
            let file = described()?;
            panic!("{file} is written without a position, which this model does not follow: {line}")
        }
        "writev" | "pwritev" | "pwritev2" => {
            let file = described()?;
            panic!("{file} is written in a way that this model does not follow: {name}")
        }
        // Room that is set aside holds zeros until it is written.
        "fallocate" => return None,
        "ftruncate" => Call::Cut { file: described()?, len: number(parts[1]) },
        "fsync" | "fdatasync" => match described()? {
            folder if folder.is_empty() => Call::FlushedFolder,
            file => Call::Flushed(file),
        },
        "rename" | "renameat" | "renameat2" => {
            Call::Renamed { from: within(text(quoted[0]))?, to: within(text(quoted[1]))? }
        }
        "unlink" | "unlinkat" => Call::Removed(within(text(quoted[0]))?),
        other => panic!("{other} is not modelled"),
    })
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap())).collect()
}

/// Tells how many changes a folder holds; `None` when its vault does not open or is not whole.
fn kept(dir: &Path) -> Option<u64> {
    let mut vault = countersign_vault::Vault::open(
        dir,
        countersign_vault::Unlock::Handed { key: &crate::common::worker::KEY, anchor: None },
        &crate::common::clock(),
    )
    .ok()?;
    vault.check_file().ok()?;
    vault.check_journal(None, |_, _| core::ops::ControlFlow::Continue(())).ok()?;
    let mark: Result<_, VaultError> = vault.read(|transaction| transaction.mark(ContactId(1), Context::Caller));
    mark.ok().map(|step| step.map_or(0, |step| step.0))
}

/// Cuts the power at random calls and tells in how many states something acknowledged was lost.
fn cuts(start: &BTreeMap<String, Vec<u8>>, calls: &[Call], honest: bool, states: usize) -> usize {
    let mut chance = Chance(SeededEntropy::new(20_261_121));
    let root = tempfile::tempdir().unwrap();
    let mut lost = 0;
    for state in 0..states {
        let at = 1 + chance.below(calls.len());
        let mut model = Model::new(start);
        calls[..at].iter().for_each(|call| model.apply(call, honest));
        let acknowledged = model.said.iter().rev().find_map(|line| line.parse().ok()).unwrap_or(0_u64);
        let dir = root.path().join(state.to_string());
        model.cut(&dir, &mut chance);
        if kept(&dir).is_none_or(|kept| kept < acknowledged) {
            lost += 1;
        }
        std::fs::remove_dir_all(&dir).unwrap();
    }
    lost
}

#[test]
fn no_acknowledged_change_is_lost_in_a_power_cut() {
    let place = Place::new();
    make(&place.dir());
    let start = files(&place.dir());
    let calls = trace(&place, &["write", place.dir().to_str().unwrap(), "caller", "1", "40"]);
    assert_eq!(calls.iter().filter(|call| matches!(call, Call::Said(_))).count(), 40);
    assert_eq!(cuts(&start, &calls, true, 150), 0, "something that was acknowledged was lost");
    let control = cuts(&start, &calls, false, 50);
    assert!(control > 10, "a disk that ignores flushes must lose changes, or this test sees nothing ({control} of 50)");
}

#[test]
fn a_power_cut_during_creation_leaves_no_vault_or_a_whole_one() {
    let place = Place::new();
    let calls = trace(&place, &["create", place.dir().to_str().unwrap()]);
    let mut chance = Chance(SeededEntropy::new(7));
    let root = tempfile::tempdir().unwrap();
    for (nth, at) in (0..=calls.len()).flat_map(|at| [at; 3]).enumerate() {
        let mut model = Model::new(&BTreeMap::new());
        calls[..at].iter().for_each(|call| model.apply(call, true));
        let dir = root.path().join(nth.to_string());
        model.cut(&dir, &mut chance);
        if dir.join("vault.db").exists() {
            drop(open(&dir));
        } else {
            assert!(model.said.is_empty(), "a vault that was announced is there");
            make(&dir);
        }
    }
}
