//! What the window costs: the time to its first frame, memory, idle processor time, and the time from the last digit to the
//! verdict. Each figure stands beside its goal; nothing fails by being slow.
//!
//! The program that is measured has no bus, and so no screen reader: that is what most people start.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use super::{Told, first_run::PASSPHRASE, pairing};
use crate::{
    error::StoryError,
    eye::Eye,
    person::{Person, at_home},
    picture::Picture,
    stage::Running,
};

/// How many times the program is started.
const STARTS: usize = 11;

/// How long the idle window is watched.
const IDLE: Duration = Duration::from_secs(30);

/// How long a window is left alone before it counts as idle.
const REST: Duration = Duration::from_secs(3);

/// The clock ticks of `/proc/PID/stat` in a second; the same on every Linux that we know.
const TICKS: f64 = 100.0;

const TITLE: &str = "Countersign";

/// The symbols of two keys, as X names them.
const RETURN: u32 = 0xff0d;
const TAB: u32 = 0xff09;
const LETTER_H: u32 = 0x68;

/// Tells it.
pub(crate) fn tell(told: &Told<'_>) -> Result<(), StoryError> {
    drop(pairing::paired_by_text(told, false)?);
    let eye = Eye::open(told.stage.display())?;
    starts(told, &eye)?;

    let program = start(told)?;
    let window = eye.wait_for_writing(TITLE)?;
    settle(&eye, window)?;
    say("processor, locked and idle", &format!("{:.2} %", busy(&program)?), "1 %");
    eye.type_in(PASSPHRASE)?;
    eye.strike(RETURN)?;
    settle(&eye, window)?;
    say("processor, the first screen", &format!("{:.2} %", busy(&program)?), "1 %");
    eye.strike(TAB)?;
    choose(&eye, "omar")?;
    settle(&eye, window)?;
    say("processor, a code counting down", &format!("{:.2} %", busy(&program)?), "1 %");
    say("memory then", &memory(&program)?, "40 MB");
    let told_all = to_verdict(told, &eye, window);
    if told_all.is_err() {
        // Whoever looks into a failure wants to see where the keys went.
        Picture::of_window(told.stage.display(), window)?.save(&told.keeping.pictures.join("failure-figures.png"))?;
    }
    told_all
}

/// Starts Petra's program again and again.
fn starts(told: &Told<'_>, eye: &Eye) -> Result<(), StoryError> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let begun = Instant::now();
        let program = start(told)?;
        eye.wait_for_writing(TITLE)?;
        times.push(begun.elapsed().as_millis());
        drop(program);
    }
    times.sort_unstable();
    let [least, middle, most] = [0, STARTS / 2, STARTS.saturating_sub(1)].map(|at| times.get(at).copied().unwrap_or(0));
    say("start to the first frame with writing", &format!("{middle} ms ({least} to {most})"), "150 ms");
    Ok(())
}

/// Omar calls and reads his code out: as it is, a second time, and a wrong one.
fn to_verdict(told: &Told<'_>, eye: &Eye, window: u32) -> Result<(), StoryError> {
    let mut omar = Person::sit_down(told.stage, told.keeping, told.program, "Omar", "en_GB.UTF-8")?;
    omar.fill("Passphrase", PASSPHRASE)?;
    omar.key("Return")?;
    omar.press("I am calling")?;
    omar.press_row("Petra Weiss")?;
    let code = omar.code()?;
    let wrong: String = code.chars().map(|digit| if digit == '9' { '0' } else { '9' }).collect();
    for (what, code) in [("verified", &code), ("already used", &code), ("not verified", &wrong)] {
        eye.turn_to(window)?;
        eye.strike_with_control(LETTER_H)?;
        settle(eye, window)?;
        choose(eye, "omar")?;
        settle(eye, window)?;
        let (front, last) = code.split_at_checked(5).unwrap_or((code, ""));
        eye.type_in(front)?;
        settle(eye, window)?;
        let before = eye.edge(window)?;
        let begun = Instant::now();
        eye.type_in(last)?;
        eye.wait_for_another_edge(window, before)?;
        let taken = begun.elapsed();
        say(&format!("last digit to the verdict ({what})"), &format!("{} ms", taken.as_millis()), "50 ms");
    }
    Ok(())
}

/// Presses the big button that has the focus, and finds someone.
fn choose(eye: &Eye, name: &str) -> Result<(), StoryError> {
    eye.strike(RETURN)?;
    thread::sleep(REST);
    eye.type_in(name)?;
    thread::sleep(REST);
    eye.strike(RETURN)
}

/// Gives the window the keyboard, and leaves it alone for a while.
fn settle(eye: &Eye, window: u32) -> Result<(), StoryError> {
    eye.turn_to(window)?;
    thread::sleep(REST);
    Ok(())
}

/// Starts Petra's program without a bus.
fn start(told: &Told<'_>) -> Result<Running, StoryError> {
    let mut command = at_home(told.stage, told.program, "Petra", "en_GB.UTF-8")?;
    Running::start(command.env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("DBUS_SYSTEM_BUS_ADDRESS"))
}

/// The share of one processor that a program takes while it is left alone, in per cent.
fn busy(program: &Running) -> Result<f64, StoryError> {
    let before = ticks(program)?;
    thread::sleep(IDLE);
    let spent = f64::from(ticks(program)?.saturating_sub(before)) / TICKS;
    Ok(spent / IDLE.as_secs_f64() * 100.0)
}

/// The ticks that a program has taken so far, its own and the system's for it: fields 14 and 15 of `/proc/PID/stat`.
fn ticks(program: &Running) -> Result<u32, StoryError> {
    let stat = read(program, "stat")?;
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields).unwrap_or_default();
    let numbers: Vec<u32> = fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
    Ok(numbers.iter().sum())
}

/// The memory of a program: its fair share, and all that it has mapped.
fn memory(program: &Running) -> Result<String, StoryError> {
    let rollup = read(program, "smaps_rollup")?;
    let of = |name: &str| {
        let line = rollup.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<u32>().ok().map(|kib| kib.div_ceil(1024))
    };
    let (Some(share), Some(resident)) = (of("Pss:"), of("Rss:")) else {
        return Err(StoryError::Wrong("the system does not tell how much memory there is in use".to_owned()));
    };
    Ok(format!("{share} MB ({resident} MB with what it shares)"))
}

fn read(program: &Running, file: &str) -> Result<String, StoryError> {
    let path = format!("/proc/{}/{file}", program.id());
    fs::read_to_string(&path).map_err(StoryError::file(path))
}

fn say(what: &str, figure: &str, goal: &str) {
    println!("{what:<42} {figure:<36} goal: {goal}");
}
