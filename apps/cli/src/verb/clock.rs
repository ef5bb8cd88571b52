//! `clock`: whether this device's date and time are believed, and the person's word that they are right. It exists because
//! a clock that jumped would show tomorrow's codes or believe yesterday's.

use countersign::ports::Clock as _;
use countersign::verify::ClockDoubt;
use countersign_vault::SystemClock;
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::screen::{STRONG, Sign, paint};
use crate::session::{self, Session};
use crate::shell::Shell;
use crate::texts::say;
use countersign_texts::{self, Moment};

/// What `clock` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct ClockArgs {
    /// What to do.
    #[command(subcommand)]
    step: Step,
}

/// What there is to do.
#[derive(Debug, clap::Subcommand)]
enum Step {
    /// Tells whether the clock is believed.
    Show(NoArgs),
    /// Takes date and time as right.
    Accept(AcceptArgs),
}

/// Nothing.
#[derive(Debug, clap::Args)]
struct NoArgs {}

/// What `clock accept` takes.
#[derive(Debug, clap::Args)]
struct AcceptArgs {
    /// The date and time that the person saw and confirmed.
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    now: u64,
    believed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_by_seconds: Option<i64>,
}

/// How far a time typed beforehand may lie from the clock, in seconds.
const TYPED_WITHIN: u64 = 120;

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &ClockArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let doubt = session.people.clock_doubt().map_err(|error| Failure::of(&shell.texts, error))?;
        match (&args.step, doubt) {
            (Step::Accept(accept), Some(doubt)) => {
                match &accept.at {
                    Some(at) => confirm_typed(shell, session, at)?,
                    None => confirm(shell, session, doubt)?,
                }
                Ok(show(shell, None))
            }
            (Step::Show(_) | Step::Accept(_), doubt) => Ok(show(shell, doubt)),
        }
    })
}

fn show(shell: &mut Shell, doubt: Option<ClockDoubt>) -> Exit {
    let wall = SystemClock.read().wall;
    let now = Moment::of(wall);
    let answer = Answer { now: wall.0, believed: doubt.is_none(), moved_by_seconds: doubt.map(moved_by) };
    let (time, date) = (now.clock(), now.date(&shell.texts));
    shell.answer(&answer, |shell| {
        if let Some(doubt) = doubt {
            let question = say!(&shell.texts, "told-clock-suspect", time = time, date = date);
            shell.screen.banner(Sign::Clock, &question);
            let (why, next) = (why(shell, doubt), shell.texts.get("told-clock-suspect-next"));
            shell.screen.say(&next);
            shell.screen.say(&why);
        } else {
            let text = say!(&shell.texts, "clock-believed", time = time, date = date);
            shell.done(&text);
        }
    });
    if doubt.is_none() { Exit::Done } else { Exit::NotVerified }
}

/// Shows date and time in large type, asks whether they are right, makes sure of the owner, and takes them.
pub(crate) fn confirm(shell: &mut Shell, session: &mut Session, doubt: ClockDoubt) -> Outcome<()> {
    ask(shell, doubt)?;
    accept(shell, session)
}

/// Shows date and time in large type and asks whether they are right.
pub(crate) fn ask(shell: &mut Shell, doubt: ClockDoubt) -> Outcome<()> {
    if !shell.person_is_there() {
        return Err(Failure::of_clock(&shell.texts, doubt));
    }
    let now = Moment::of(SystemClock.read().wall);
    let (time, date) = (now.clock(), now.date(&shell.texts));
    let why = why(shell, doubt);
    shell.screen.note(&why);
    // A terminal has no larger type than a line of its own, spaced out.
    let large = format!("\n      {}\n\n", paint(STRONG, &spaced(&format!("{time}   {date}"))));
    shell.screen.note_raw(&large);
    let question = say!(&shell.texts, "clock-ask", time = time, date = date);
    if !shell.ask_yes(&question)? {
        return Err(failure!(&shell.texts, "clock-wrong", Exit::NotVerified));
    }
    Ok(())
}

/// Takes a time that was typed beforehand, when it is the one that the clock shows.
fn confirm_typed(shell: &mut Shell, session: &mut Session, at: &str) -> Outcome<()> {
    let typed = countersign_texts::parse_time(at)
        .ok_or_else(|| failure!(&shell.texts, "no-date", Exit::Usage, typed = at.to_owned()))?;
    let now = SystemClock.read().wall;
    if typed.since(now).max(now.since(typed)) > TYPED_WITHIN {
        return Err(failure!(&shell.texts, "time-differs", Exit::Usage));
    }
    accept(shell, session)
}

fn accept(shell: &mut Shell, session: &mut Session) -> Outcome<()> {
    let owner = session.authenticate(shell)?;
    session.people.accept_clock(owner).map_err(|error| Failure::of(&shell.texts, error))
}

fn why(shell: &Shell, doubt: ClockDoubt) -> String {
    let amount = moved_by(doubt).unsigned_abs().div_ceil(60);
    match doubt {
        ClockDoubt::Jumped { seconds } if seconds > 0 => say!(&shell.texts, "clock-jumped-ahead", minutes = amount),
        ClockDoubt::Jumped { .. } => say!(&shell.texts, "clock-jumped-back", minutes = amount),
        ClockDoubt::WentBack { .. } => say!(&shell.texts, "clock-went-back", minutes = amount),
    }
}

fn moved_by(doubt: ClockDoubt) -> i64 {
    match doubt {
        ClockDoubt::Jumped { seconds } => seconds,
        ClockDoubt::WentBack { seconds } => i64::try_from(seconds).unwrap_or(i64::MAX).saturating_neg(),
    }
}

fn spaced(text: &str) -> String {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    letters.join(" ")
}
