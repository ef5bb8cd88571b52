//! `journal`: what happened, as a timeline; whether nobody changed it; and an export that others can verify. It exists
//! because a check that leaves no trace proves nothing later.

mod export;
mod timeline;

use core::ops::ControlFlow;
use std::path::PathBuf;

use countersign::journal::{Record, RecordLine};
use countersign::time::UnixTime;
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::screen::Sign;
use crate::session::{self, Session};
use crate::shell::Shell;
use crate::texts::say;
use countersign_texts::parse_time;

/// What `journal` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct JournalArgs {
    /// Whose records.
    name: Option<String>,
    /// Records from this time on.
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Checks that ended like this.
    #[arg(long)]
    verdict: Option<String>,
    /// How many records, the newest ones.
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    limit: usize,
    /// Whether the chain is checked from its beginning.
    #[arg(long, conflicts_with_all = ["name", "since", "verdict", "limit", "export"])]
    verify: bool,
    /// Where an export is written; `-` is standard output.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "since", "verdict", "limit"])]
    export: Option<PathBuf>,
}

#[derive(Serialize)]
struct Answer {
    records: Vec<RecordLine>,
}

#[derive(Serialize)]
struct Verified {
    whole: bool,
    records: u64,
}

/// How many records are read at once.
const PAGE: u64 = 1000;

/// Which records are wanted.
struct Wanted {
    contact: Option<u64>,
    since: Option<UnixTime>,
    verdict: Option<String>,
    limit: usize,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &JournalArgs) -> Outcome {
    let since = match &args.since {
        Some(text) => {
            Some(parse_time(text).ok_or_else(|| failure!(&shell.texts, "no-date", Exit::Usage, typed = text.clone()))?)
        }
        None => None,
    };
    if let Some(verdict) = &args.verdict {
        let known = countersign::journal::RecordedVerdict::ALL.map(countersign::journal::RecordedVerdict::word);
        if !known.contains(&verdict.as_str()) {
            let valid = known.join(", ");
            return Err(failure!(&shell.texts, "no-verdict", Exit::Usage, typed = verdict.clone(), valid = valid));
        }
    }
    session::with(shell, |shell, session| {
        if args.verify {
            return verify(shell, session);
        }
        if let Some(file) = &args.export {
            return export::run(shell, session, file);
        }
        let contact = match &args.name {
            Some(name) => Some(session.find(shell, name)?.id.0),
            None => None,
        };
        let wanted = Wanted { contact, since, verdict: args.verdict.clone(), limit: args.limit };
        let records = read(shell, session, &wanted)?;
        let answer = Answer { records: records.iter().map(RecordLine::new).collect() };
        shell.answer(&answer, |shell| timeline::draw(shell, &answer.records));
        Ok(Exit::Done)
    })
}

/// Reads the newest records that are wanted, and gives them oldest first.
fn read(shell: &Shell, session: &mut Session, wanted: &Wanted) -> Outcome<Vec<Record>> {
    let refused = |error| Failure::of(&shell.texts, error);
    let mut found = Vec::new();
    let mut end = session.people.journal_len().map_err(refused)?;
    'pages: while end > 0 {
        let from = end.saturating_sub(PAGE.saturating_sub(1)).max(1);
        let count = usize::try_from(end.saturating_sub(from).saturating_add(1)).unwrap_or(usize::MAX);
        let page = session.people.journal(from, count).map_err(refused)?;
        for record in page.into_iter().rev() {
            if found.len() >= wanted.limit {
                break 'pages;
            }
            if wanted.takes(&record) {
                found.push(record);
            }
        }
        end = from.saturating_sub(1);
    }
    found.reverse();
    Ok(found)
}

impl Wanted {
    fn takes(&self, record: &Record) -> bool {
        let line = RecordLine::new(record);
        // The clock may have been set back between records, so every one is looked at.
        self.since.is_none_or(|since| record.entry.at >= since)
            && self.contact.is_none_or(|contact| line.contact == Some(contact))
            && self.verdict.as_ref().is_none_or(|verdict| line.verdict.as_ref() == Some(verdict))
    }
}

fn verify(shell: &mut Shell, session: &mut Session) -> Outcome {
    let checked = session.people.store().check_journal(None, |so_far, all| {
        shell.progress(&say!(&shell.texts, "journal-verifying", done = so_far.seq(), all = all));
        ControlFlow::Continue(())
    });
    shell.progress("");
    let checkpoint = checked.map_err(|error| Failure::of_vault(&shell.texts, error))?;
    let answer = Verified { whole: true, records: checkpoint.seq() };
    shell.answer(&answer, |shell| {
        let text = say!(&shell.texts, "journal-whole", records = checkpoint.seq());
        shell.screen.banner(Sign::Tick, &text);
    });
    Ok(Exit::Done)
}
