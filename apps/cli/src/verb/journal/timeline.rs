//! The journal as a timeline: a day as heading, then a line for each record. It exists because that is how people look for
//! "what was that on Tuesday".

use countersign::journal::RecordLine;
use countersign::time::UnixTime;

use crate::screen::{COLUMNS, FAINT, Sign, clip, pad, paint};
use crate::shell::Shell;
use crate::texts::{Texts, say};
use countersign_texts::Moment;

/// Columns for the name.
const NAME: usize = 22;

/// Draws records, oldest first.
pub(super) fn draw(shell: &mut Shell, records: &[RecordLine]) {
    if records.is_empty() {
        let text = shell.texts.get("journal-none");
        shell.screen.say(&text);
        return;
    }
    let mut day = String::new();
    for record in records {
        let at = Moment::of(UnixTime(record.at));
        let date = at.date(&shell.texts);
        if date != day {
            if !day.is_empty() {
                shell.screen.gap();
            }
            shell.heading(&date);
            day = date;
        }
        line(shell, record, &at.clock());
    }
}

fn line(shell: &mut Shell, record: &RecordLine, time: &str) {
    let blank = if shell.screen.unicode() { "·" } else { "-" };
    let sign = pad(sign(record).map_or(blank, |sign| shell.screen.sign(sign)), 4);
    let name = pad(&clip(record.name.as_deref().unwrap_or_default(), NAME), NAME);
    let number = format!("{}", record.seq);
    let room = COLUMNS.saturating_sub(NAME.saturating_add(16).saturating_add(number.len()));
    let words = pad(&clip(&words(&shell.texts, record), room), room);
    shell.screen.raw(&format!("  {time} {sign} {name} {words} {}\n", paint(FAINT, &number)));
}

fn sign(record: &RecordLine) -> Option<Sign> {
    let verdict = match record.event.as_str() {
        "checked" => record.verdict.as_deref().unwrap_or_default(),
        "interrupted" => return Some(Sign::Cross),
        "suspended" => return Some(Sign::Lock),
        _ => return None,
    };
    Some(match verdict {
        "verified" => Sign::Tick,
        "reflected" | "wrong-role" => Sign::Arrows,
        "already-used" => Sign::Circle,
        "clock-off" | "clock-suspect" => Sign::Clock,
        "locked" | "suspended" | "quick-not-allowed" => Sign::Lock,
        _ => Sign::Cross,
    })
}

/// Says what a record is about in a few words; the keys are `event-…`, `event-checked-…` and `event-role-…`.
fn words(texts: &Texts, record: &RecordLine) -> String {
    if let Some(verdict) = &record.verdict {
        let verdict = texts.get(&format!("event-checked-{verdict}"));
        let role = texts.get(&format!("event-role-{}", record.role.as_deref().unwrap_or("quick")));
        return format!("{verdict}, {role}");
    }
    match (record.event.as_str(), &record.from, &record.number) {
        ("renamed", Some(from), _) => say!(texts, "event-renamed", from = from.clone()),
        ("number-set", _, None) => texts.get("event-number-removed"),
        ("number-set", _, Some(number)) => say!(texts, "event-number-set", number = number.clone()),
        ("quick-allowed", ..) if record.allowed == Some(false) => texts.get("event-quick-refused"),
        (event, ..) => texts.get(&format!("event-{event}")),
    }
}
