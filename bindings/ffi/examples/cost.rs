//! What calls cost within Rust: the same work as the programs of this name in Swift, Kotlin and Python do over the
//! boundary, with the same allocator. `cargo xtask bench bindings` runs all of them and sets them side by side.
//!
//! Arguments: a folder on a disk and one in memory. The answer is one line of JSON: for each piece of work the median and
//! the 95th percentile of one call in nanoseconds, of this thread's processor time and of the wall clock.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a measurement ends where something is not as it should be, and prints what it found"
)]

use std::hint::black_box;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use countersign_ffi::{
    Admission, Admitted, CallRole, Clock, ClockReading, CountersignError, PairingSession, PairingWay, People, PersonId,
    QrMatrix, QrScanner, ReadBy, VaultPlace, Verdict, is_code, qr_matrix,
};
use cpu_time::ThreadTime;
use serde_json::{Map, Value, json};

/// A camera's frame.
const WIDTH: u32 = 1920;
const HEIGHT: u32 = 1080;
/// Ways in which a frame without a code is read, one a frame.
const TURNS: u32 = 9;

/// A clock that is set.
struct SetClock(Mutex<ClockReading>);

impl SetClock {
    fn pass(&self, seconds: i64) {
        let mut reading = self.0.lock().unwrap();
        reading.wall_at += seconds;
        reading.boottime_ms += seconds * 1000;
    }
}

impl Clock for SetClock {
    fn read(&self) -> ClockReading {
        self.0.lock().unwrap().clone()
    }
}

/// One of two people who have met.
struct Side {
    people: Arc<People>,
    other: PersonId,
}

/// What single calls took, in nanoseconds.
#[derive(Default)]
struct Times {
    cpu: Vec<f64>,
    wall: Vec<f64>,
}

impl Times {
    /// Does the work `calls` times and notes what one of them took.
    fn take<T>(&mut self, calls: u32, mut work: impl FnMut() -> T) {
        let (cpu, wall) = (ThreadTime::now(), Instant::now());
        for _ in 0..calls {
            black_box(work());
        }
        let (cpu, wall) = (cpu.elapsed(), wall.elapsed());
        let each = |spent: Duration| spent.as_secs_f64() * 1e9 / f64::from(calls);
        self.cpu.push(each(cpu));
        self.wall.push(each(wall));
    }

    /// Forgets the first half, in which caches fill and clocks rise, and sums the other up.
    fn summary(&self) -> Value {
        let percentiles = |times: &[f64]| {
            let mut late = times[times.len() / 2..].to_vec();
            late.sort_by(f64::total_cmp);
            let last = late.len() - 1;
            [50, 95].map(|percent| late[last * percent / 100].round())
        };
        json!({ "cpu": percentiles(&self.cpu), "wall": percentiles(&self.wall) })
    }
}

/// Takes samples of some calls each.
fn measured<T>(calls: u32, samples: usize, mut work: impl FnMut() -> T) -> Value {
    let mut times = Times::default();
    for _ in 0..samples {
        times.take(calls, &mut work);
    }
    times.summary()
}

fn message(session: &PairingSession) -> String {
    session.view().message.unwrap()
}

/// Makes two vaults and lets their people meet.
fn met(folder: &Path, clock: &Arc<SetClock>) -> [Side; 2] {
    let [omar, petra] = ["Omar", "Petra"].map(|name| {
        let vault = folder.join(name).to_str().unwrap().to_owned();
        VaultPlace::new(vault, Some(clock.clone())).create(name.to_owned(), &[5; 32], None, None).unwrap()
    });
    let began = omar.begin_pairing(PairingWay::Scan).unwrap();
    let answered = petra.answer_pairing(PairingWay::Scan).unwrap();
    answered.feed(message(&began), ReadBy::Camera).unwrap();
    began.feed(message(&answered), ReadBy::Camera).unwrap();
    answered.feed(message(&began), ReadBy::Camera).unwrap();
    [(omar, began, "Petra"), (petra, answered, "Omar")].map(|(people, session, name)| {
        session.confirm_yes().unwrap();
        let Admitted::Here { person } = people.admit(&session, Admission::New { name: name.to_owned() }).unwrap()
        else {
            panic!("the name is taken")
        };
        Side { people, other: person.id }
    })
}

/// Proves and checks so often, each time 90 seconds later.
fn calls(folder: &Path, samples: usize) -> [Value; 2] {
    let reading = ClockReading { wall_at: 1_800_000_000, boot: "first".to_owned(), boottime_ms: 5_000_000 };
    let clock = Arc::new(SetClock(Mutex::new(reading)));
    let [omar, petra] = met(folder, &clock);
    let (mut proofs, mut checks) = (Times::default(), Times::default());
    for _ in 0..samples {
        clock.pass(90);
        let mut code = String::new();
        proofs.take(1, || code = omar.people.prove(omar.other, CallRole::ICalled).unwrap().digits);
        checks.take(1, || {
            let typed = std::mem::take(&mut code);
            let checked = petra.people.check(petra.other, CallRole::TheyCalled, typed, None).unwrap();
            assert_eq!(checked.verdict, Verdict::Verified { drift_seconds: 0 });
        });
    }
    [proofs.summary(), checks.summary()]
}

/// Draws a code into a grey frame.
fn drawn(matrix: &QrMatrix) -> Vec<u8> {
    const PIXELS: usize = 12;
    let [width, height, side] = [WIDTH.into(), HEIGHT.into(), matrix.side].map(|n: i64| usize::try_from(n).unwrap());
    let mut frame = vec![200; width * height];
    for (at, _) in matrix.modules.iter().enumerate().filter(|(_, module)| **module == 1) {
        for line in 0..PIXELS {
            let begin = (200 + at / side * PIXELS + line) * width + 300 + at % side * PIXELS;
            frame[begin..begin + PIXELS].fill(20);
        }
    }
    frame
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [disk, memory] = arguments.as_slice() else { panic!("name a folder on a disk and one in memory") };
    let mut results = Map::new();
    let mut note = |name: &str, result: Value| results.insert(name.to_owned(), result);

    note("is_code", measured(100, 400, || assert!(is_code("418 203".to_owned()))));
    let text = "A text of fifty letters, of which codes are made. ".repeat(2);
    note("qr_matrix", measured(5, 100, || qr_matrix(text.clone()).unwrap()));

    let drawn = drawn(&qr_matrix(text.clone()).unwrap());
    let blank = vec![200; drawn.len()];
    let scanner = QrScanner::new();
    let refused = || {
        let answer = scanner.feed(&blank, WIDTH, HEIGHT, WIDTH - 1);
        assert_eq!(answer, Err(CountersignError::FrameShortStride));
    };
    note("frame_refused", measured(100, 400, refused));
    note("frame_copied", measured(10, 100, || blank.clone()));
    note("frame_code", measured(1, 60, || assert_eq!(scanner.feed(&drawn, WIDTH, HEIGHT, WIDTH).unwrap(), [&*text])));
    note(
        "frame_blank",
        measured(TURNS, 10, || assert!(scanner.feed(&blank, WIDTH, HEIGHT, WIDTH).unwrap().is_empty())),
    );

    for (folder, samples, names) in
        [(memory, 1000, ["prove_memory", "check_memory"]), (disk, 400, ["prove_disk", "check_disk"])]
    {
        for (name, result) in names.into_iter().zip(calls(Path::new(folder), samples)) {
            note(name, result);
        }
    }
    println!("{}", Value::Object(results));
}
