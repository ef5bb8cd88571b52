//! The QR ladder beside zxing-cpp and zbarimg.
//!
//! Every reader gets the same grey pixels: photos from a folder, the same turned three ways, and a
//! synthetic set that anyone can make again. A code counts when its exact text comes out.

mod photos;
mod reader;

use countersign_qr::synthetic::{Hardship, bare_frames, series};
use countersign_qr::{Luma, Rung, read, read_by};
use cpu_time::ThreadTime;
use thiserror::Error;

use crate::Arguments;
use reader::Reader;

/// Photographs in each series of the synthetic set.
const FRAMES_PER_SERIES: u16 = 20;
/// Frames without a code.
const BARE_FRAMES: u16 = 60;

/// Says what keeps the benchmark from running.
#[derive(Debug, Error)]
pub(crate) enum QrBenchError {
    /// A photo, its text or the folder cannot be read.
    #[error("{path}: {reason}")]
    Photo { path: String, reason: String },
    /// A synthetic photograph cannot be drawn.
    #[error("a synthetic photograph cannot be drawn: {0}")]
    Drawing(#[from] countersign_qr::DrawError),
    /// A reader that was there has failed.
    #[error("{reader}: {reason}")]
    Reader { reader: &'static str, reason: String },
}

/// Holds one frame and the text that it shows.
pub(crate) struct Exam {
    name: String,
    text: String,
    frame: Luma,
}

/// Runs the benchmark and prints its table.
pub(crate) fn run(arguments: &Arguments) -> Result<(), QrBenchError> {
    let mut readers = reader::present(arguments.python.as_deref());
    println!();
    print!("{:<28}{:>8}", "set", "frames");
    for reader in &readers {
        print!("{:>14}", reader.name());
    }
    println!();
    let mut tallies = vec![Tally::default(); readers.len()];
    if let Some(folder) = &arguments.photos {
        let upright = photos::load(folder)?;
        for quarter_turns in 0..4 {
            let set: Vec<Exam> = upright.iter().map(|exam| photos::turn(exam, quarter_turns)).collect();
            let name = match quarter_turns {
                0 => "photos, upright".to_owned(),
                turns => format!("photos, turned {}°", u16::from(turns).saturating_mul(90)),
            };
            sit(&name, &set, &mut readers, arguments.differences)?;
        }
    } else {
        println!("(photos: not measured; name a folder with --photos)");
    }
    let mut totals = vec![0; readers.len()];
    let mut frames = 0;
    for hardship in Hardship::ALL {
        let set = series(hardship, FRAMES_PER_SERIES)
            .into_iter()
            .enumerate()
            .map(|(number, photo)| {
                Ok(Exam { name: format!("{} {number}", hardship.name()), frame: photo.take()?, text: photo.text })
            })
            .collect::<Result<Vec<Exam>, QrBenchError>>()?;
        let results = sit(hardship.name(), &set, &mut readers, arguments.differences)?;
        frames = set.len().saturating_add(frames);
        for ((total, tally), result) in totals.iter_mut().zip(&mut tallies).zip(results) {
            *total = result.read.saturating_add(*total);
            tally.hits.extend(result.hits);
            tally.misses.extend(result.misses);
        }
    }
    row("synthetic, together", frames, totals.iter().map(usize::to_string));
    let bare = bare_frames(BARE_FRAMES, 1280, 720);
    let mut false_reads = vec![0usize; readers.len()];
    for frame in &bare {
        for ((count, tally), reader) in false_reads.iter_mut().zip(&mut tallies).zip(&mut readers) {
            let answer = reader.read(frame)?;
            *count = answer.texts.len().saturating_add(*count);
            tally.misses.push(answer.ms);
        }
    }
    row("no code: false reads", bare.len(), false_reads.iter().map(usize::to_string));
    println!("\nCPU milliseconds per frame of 1280 × 720 pixels");
    row("a code read, median", frames, tallies.iter().map(|tally| in_ms(percentile(&tally.hits, 50))));
    row("a code read, 95 %", frames, tallies.iter().map(|tally| in_ms(percentile(&tally.hits, 95))));
    row("nothing read, median", frames, tallies.iter().map(|tally| in_ms(percentile(&tally.misses, 50))));
    row("nothing read, 95 %", frames, tallies.iter().map(|tally| in_ms(percentile(&tally.misses, 95))));
    for reader in &readers {
        println!("{}: {}", reader.name(), reader.note());
    }
    rungs(&bare);
    Ok(())
}

/// Shows what each rung of our own ladder costs where there is nothing to read.
fn rungs(bare: &[Luma]) {
    println!("\nCountersign's ladder on frames without a code, CPU milliseconds, median and 95 %");
    for rung in Rung::ALL {
        let times: Vec<f64> = bare.iter().map(|frame| timed(|| read_by(frame, rung)).1).collect();
        println!("{:<28}{:>8}{:>8}", format!("{rung:?}"), in_ms(percentile(&times, 50)), in_ms(percentile(&times, 95)));
    }
    let times: Vec<f64> = bare.iter().map(|frame| timed(|| read(frame)).1).collect();
    println!("{:<28}{:>8}{:>8}", "the whole ladder", in_ms(percentile(&times, 50)), in_ms(percentile(&times, 95)));
}

/// Runs `work` and returns the CPU milliseconds that this thread spent on it.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = ThreadTime::now();
    let outcome = work();
    (outcome, start.elapsed().as_secs_f64() * 1000.0)
}

/// Holds how a reader did on some frames.
#[derive(Clone, Default)]
struct Tally {
    read: usize,
    wrong: usize,
    /// CPU milliseconds of each frame whose code was read.
    hits: Vec<f64>,
    /// CPU milliseconds of each frame that gave nothing.
    misses: Vec<f64>,
}

/// Shows every frame to every reader and prints how many codes each has read.
fn sit(
    name: &str,
    set: &[Exam],
    readers: &mut [Box<dyn Reader>],
    differences: bool,
) -> Result<Vec<Tally>, QrBenchError> {
    let mut tallies = vec![Tally::default(); readers.len()];
    for exam in set {
        let mut passed = Vec::new();
        for (reader, tally) in readers.iter_mut().zip(&mut tallies) {
            let answer = reader.read(&exam.frame)?;
            let hit = answer.texts.iter().any(|text| normal(text) == normal(&exam.text));
            if hit {
                tally.read = tally.read.saturating_add(1);
                tally.hits.push(answer.ms);
            } else {
                tally.wrong = tally.wrong.saturating_add(answer.texts.len());
                tally.misses.push(answer.ms);
            }
            passed.push(hit);
        }
        if differences && passed.iter().any(|hit| *hit != passed.first().copied().unwrap_or_default()) {
            let who: Vec<&str> =
                readers.iter().zip(&passed).filter(|(_, hit)| **hit).map(|(reader, _)| reader.name()).collect();
            println!("    {}: read by {}", exam.name, who.join(", "));
        }
    }
    row(
        name,
        set.len(),
        tallies.iter().map(|tally| match tally.wrong {
            0 => tally.read.to_string(),
            wrong => format!("{} ({wrong} wrong)", tally.read),
        }),
    );
    Ok(tallies)
}

/// Makes texts comparable that differ in how lines end and in white space around them only.
fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

fn row(name: &str, frames: usize, cells: impl Iterator<Item = String>) {
    print!("{name:<28}{frames:>8}");
    for cell in cells {
        print!("{cell:>14}");
    }
    println!();
}

fn in_ms(time: Option<f64>) -> String {
    time.map_or_else(|| "–".to_owned(), |ms| format!("{ms:.1}"))
}

/// Returns the value below which this many per cent of the values lie; `None` of nothing.
fn percentile(values: &[f64], percent: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    sorted.get(last.saturating_mul(percent).div_euclid(100)).copied()
}
