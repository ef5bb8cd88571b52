//! Writes the seeds of the corpus: `cargo run --package countersign-fuzz --example corpus`.
//!
//! They come from the vectors in `fixtures/` and from records and pictures that the product itself makes, so that a
//! fuzzer starts inside each format instead of having to find its way in. What is there already stays.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use countersign::code::Context;
use countersign::contact::{CallbackNumber, Contact, ContactId, NumberSource, Requirement, Side, TrustLevel};
use countersign::identity::DeviceKey;
use countersign::journal::{CheckRecord, Entry, Event, Export, Record, RecordedVerdict};
use countersign::name::{ContactName, PeerName};
use countersign::pairing::armor;
use countersign::secret::Secret;
use countersign::time::{BootId, Reading, TimeStep, UnixTime};
use countersign::verify::{ClockRecord, Drift, Guard, Lock, OpenAttempt, Resync};
use countersign_qr::{Luma, Symbol};
use jpeg_encoder::{ColorType, Encoder};
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let corpus = Corpus { top: PathBuf::from(env!("CARGO_MANIFEST_DIR")) };
    texts(&corpus)?;
    messages(&corpus)?;
    scripts(&corpus)?;
    records(&corpus)?;
    export(&corpus)?;
    pictures(&corpus)
}

/// Where the seeds go and the vectors are.
struct Corpus {
    top: PathBuf,
}

impl Corpus {
    fn vectors(&self, name: &str) -> Result<Value, Box<dyn Error>> {
        let path = self.top.join("../fixtures/vectors").join(name).with_extension("json");
        Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
    }

    fn add(&self, target: &str, name: &str, bytes: &[u8]) -> Outcome {
        let folder = self.top.join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        let name: String =
            name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
        let file: &Path = &folder.join(name.to_ascii_lowercase());
        if !file.exists() {
            fs::write(file, bytes)?;
        }
        Ok(())
    }
}

/// The values of a list of objects under a key, with their place.
fn each<'a>(list: &'a Value, key: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    list.as_array()
        .into_iter()
        .flatten()
        .enumerate()
        .filter_map(move |(place, case)| Some((place, case.get(key)?.as_str()?)))
}

/// Armor, names, words, codes: what the vectors say about them, right and wrong.
fn texts(corpus: &Corpus) -> Outcome {
    let lists = [
        ("armor", "armor", "/valid", "text"),
        ("armor", "armor", "/tolerant/cases", "text"),
        ("armor", "armor", "/malformed", "text"),
        ("name", "names", "/own", "input"),
        ("name", "names", "/peer", "name"),
        ("name", "names", "/scripts", "name"),
        ("name", "names", "/alike", "name"),
        ("words", "sas_words", "/typed/lines", "line"),
        ("code", "typed_codes", "/cases", "text"),
    ];
    for (target, file, pointer, key) in lists {
        let vectors = corpus.vectors(file)?;
        let list = vectors.pointer(pointer).ok_or("the vectors have another shape")?;
        let kind = pointer.rsplit('/').next().unwrap_or_default();
        // A very long text teaches a fuzzer nothing that a long one does not.
        for (place, text) in each(list, key).filter(|(_, text)| text.len() <= 2048) {
            corpus.add(target, &format!("{kind}-{place:02}"), text.as_bytes())?;
        }
    }
    let recovery = "abandon ability able about above absent absorb abstract absurd abuse access accident";
    corpus.add("words", "recovery", recovery.as_bytes())?;
    let profiles = corpus.vectors("profile")?;
    for kind in ["valid", "malformed"] {
        for (place, hex) in each(&profiles[kind], "bytes") {
            corpus.add("profile", &format!("{kind}-{place:02}"), &unhex(hex)?)?;
        }
    }
    Ok(())
}

/// Whole messages, each in front of it the byte that says what is awaited.
fn messages(corpus: &Corpus) -> Outcome {
    let vectors = corpus.vectors("messages")?;
    for (place, text) in each(&vectors["cases"], "text") {
        let Ok(bytes) = armor::decode(text) else { continue };
        let remote = bytes.get(3).is_some_and(|flags| flags & 1 == 1);
        let awaited: u8 = if remote { 0b1_0101 } else { 0b0_1011 };
        corpus.add("message", &format!("case-{place:03}"), &[&[awaited], bytes.as_slice()].concat())?;
    }
    Ok(())
}

/// Pairings that end well, and some that are disturbed.
fn scripts(corpus: &Corpus) -> Outcome {
    let given = corpus.vectors("pairing-1")?;
    let foreign = given.pointer("/armor/1").and_then(Value::as_str).ok_or("pairing-1.json has no Reply")?;
    let scripts = [
        ("in-one-room", "room\nB<A\nA<B\nB<A\n".to_owned()),
        ("remote", "remote\nB<A\nA<B\n+3600\nB<A\n".to_owned()),
        ("both-offer", "both\nB<A\nA<B\nB<A\nA<B\n".to_owned()),
        ("too-late", "room\nB<A\n+900\n\nA<B\n".to_owned()),
        ("someone-elses-reply", format!("room\nA:{foreign}\nB<A\nA<B\nB<A\n")),
        ("a-stray-text", "room\nA:hello\nB:CSIGN:AEAQ\nB<A\n".to_owned()),
    ];
    for (name, script) in scripts {
        corpus.add("session", name, script.as_bytes())?;
    }
    Ok(())
}

/// What the vault keeps, once with everything and once with nothing in it.
fn records(corpus: &Corpus) -> Outcome {
    let at = UnixTime(1_763_700_000);
    let boot = BootId([3; 16]);
    let number = CallbackNumber::new("+49 30 1234567", NumberSource::Card, at)?;
    let full = Contact {
        name: ContactName::new("Petra Lindqvist")?,
        calls_themselves: PeerName::new("Petra").ok_or("a plain name")?,
        level: TrustLevel::RemoteSas,
        side: Side::Initiator,
        capabilities: 7,
        device_key: [1; 32],
        revocation: [0; 16],
        pair_id: [2; 16],
        paired_at: at,
        epoch: 0,
        number: Some(number.clone()),
        suspended_at: Some(at),
        requirement: Requirement::Roles,
    };
    let bare = Contact { number: None, suspended_at: None, level: TrustLevel::InPersonQr, ..full.clone() };
    let guard = Guard {
        failures: vec![at, at.plus(30)],
        consecutive: 2,
        lock: Some(Lock { until: at.plus(60), boot, until_boottime_ms: 60_000 }),
        drift: Drift::new(2).ok_or("a drift in bounds")?,
        resync: Some(Resync {
            offset: Drift::new(-3).ok_or("a drift in bounds")?,
            step: TimeStep(58_790_000),
            at,
            context: Context::Quick,
        }),
        caller_ok_at: Some(at),
        open: Some(OpenAttempt { at, context: Context::Quick }),
        verified_at: Some(at),
    };
    let clock = ClockRecord { last: Reading { wall: at, boot, boottime_ms: 1 }, max_wall: at.plus(1) };
    let mut seeds = vec![
        ("contact-full", 0, full.to_bytes()),
        ("contact-bare", 0, bare.to_bytes()),
        ("guard-full", 2, guard.to_bytes()),
        ("guard-bare", 2, Guard::default().to_bytes()),
        ("clock", 3, clock.to_bytes()),
    ];
    let entries = entries(&full.name, &number);
    let names: Vec<String> = (0..entries.len()).map(|place| format!("entry-{place:02}")).collect();
    seeds.extend(names.iter().zip(&entries).map(|(name, entry)| (name.as_str(), 1, entry.to_bytes())));
    for (name, kind, bytes) in seeds {
        corpus.add("record", name, &[&[kind], bytes.as_slice()].concat())?;
    }
    Ok(())
}

/// One journal entry of each kind that carries something.
fn entries(name: &ContactName, number: &CallbackNumber) -> Vec<Entry> {
    let checked = |verdict| {
        Event::Checked(CheckRecord {
            context: Context::Quick,
            level: TrustLevel::InPersonQr,
            number: Some(number.clone()),
            verdict,
            step: Some(TimeStep(58_790_000)),
            drift: -1,
        })
    };
    let events = [
        Event::VaultCreated,
        Event::Paired(TrustLevel::InPersonQr),
        checked(RecordedVerdict::Verified),
        checked(RecordedVerdict::WrongRole),
        Event::Interrupted(Context::Quick),
        Event::DriftCorrected(-4),
        Event::Renamed(name.clone()),
        Event::NumberSet(Some(number.clone())),
        Event::QuickAllowed(true),
        Event::MarksRaised(TimeStep(58_790_005)),
        Event::Exported(12),
    ];
    let contact = Some((ContactId(1), name.clone()));
    events.into_iter().map(|event| Entry { at: UnixTime(1_763_700_000), contact: contact.clone(), event }).collect()
}

/// A signed export of one record of each kind.
fn export(corpus: &Corpus) -> Outcome {
    let key = DeviceKey::from_seed(Secret::from_sealed(&mut [9; 32]));
    let (mut export, mut text) = Export::begin(&key.public(), UnixTime(1_763_700_100), 1)?;
    let number = CallbackNumber::new("+49 30 1234567", NumberSource::Met, UnixTime(1_763_600_000))?;
    for (seq, entry) in (1..).zip(entries(&ContactName::new("Petra Lindqvist")?, &number)) {
        text.push_str(&export.record(&Record { seq, entry })?);
    }
    text.push_str(&export.finish(&key)?);
    corpus.add("export", "whole", text.as_bytes())?;
    let cut = text.lines().take(3).collect::<Vec<_>>().join("\n");
    corpus.add("export", "cut-off", cut.as_bytes())
}

/// Pictures of one code: a bare frame of few pixels, and each file format.
fn pictures(corpus: &Corpus) -> Outcome {
    let small = Symbol::encode("CSIGN:AEAQ")?;
    let drawn = small.to_luma(2)?;
    corpus.add("frame", "drawn", &frame(&drawn)?)?;
    corpus.add("image", "drawn-png", &small.to_png(1)?)?;
    corpus.add("image", "drawn-pgm", &pgm(&drawn))?;
    let mut jpeg = Vec::new();
    let (width, height) = (u16::try_from(drawn.width())?, u16::try_from(drawn.height())?);
    Encoder::new(&mut jpeg, 60).encode(drawn.pixels(), width, height, ColorType::Luma)?;
    corpus.add("image", "drawn-jpeg", &jpeg)
}

/// A picture as the `frame` target takes it.
fn frame(picture: &Luma) -> Result<Vec<u8>, Box<dyn Error>> {
    let head = [u8::try_from(picture.width())?, u8::try_from(picture.height())?, 0];
    Ok([&head, picture.pixels()].concat())
}

/// A picture as a binary PGM file.
fn pgm(picture: &Luma) -> Vec<u8> {
    let head = format!("P5\n{} {}\n255\n", picture.width(), picture.height());
    [head.as_bytes(), picture.pixels()].concat()
}

/// Reads hexadecimal digits.
fn unhex(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()).ok_or("no hex"))
        .collect::<Result<_, _>>()?;
    Ok(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}
