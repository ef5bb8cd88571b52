//! One record of the journal, in full and in a few words.

use countersign::journal::{Record as Entry, RecordLine};
use countersign::time::UnixTime;
use countersign_texts::{Moment, Texts, say as sentence};

use crate::model::view::{Body, Fact, Frame, Sign, Tone, View};
use crate::model::{Desk, Gesture, Next, Page};

/// One record in full.
pub(super) struct Record(RecordLine);

impl Record {
    pub(super) fn new(record: &Entry) -> Self {
        Self(RecordLine::new(record))
    }
}

/// Says how serious a record is.
pub(super) fn tone(line: &RecordLine) -> Tone {
    match (line.event.as_str(), line.verdict.as_deref()) {
        ("checked", Some("verified")) => Tone::Good,
        ("checked", Some("wrong" | "reflected" | "wrong-role")) | ("interrupted" | "rollback-accepted", _) => {
            Tone::Error
        }
        ("checked" | "suspended" | "forgotten" | "marks-raised", _) => Tone::Warning,
        _ => Tone::None,
    }
}

/// Gives the sign of a record that has one: the verdict's.
pub(super) fn sign(line: &RecordLine) -> Option<Sign> {
    let verdict = match line.event.as_str() {
        "checked" => line.verdict.as_deref().unwrap_or_default(),
        "interrupted" => return Some(Sign::Wrong),
        "suspended" => return Some(Sign::Pause),
        _ => return None,
    };
    Some(match verdict {
        "verified" => Sign::Verified,
        "reflected" => Sign::Reflected,
        "wrong-role" => Sign::WrongRole,
        "already-used" => Sign::Again,
        "clock-off" => Sign::Clock,
        "clock-suspect" => Sign::Calendar,
        "locked" | "quick-not-allowed" => Sign::Padlock,
        "suspended" => Sign::Pause,
        _ => Sign::Wrong,
    })
}

/// Says what a record is about in a few words; the keys are `event-…`, `event-checked-…` and `event-role-…`.
pub(super) fn words(texts: &Texts, line: &RecordLine) -> String {
    if let Some(verdict) = &line.verdict {
        let verdict = texts.get(&format!("event-checked-{verdict}"));
        return format!("{verdict}, {}", role(texts, line));
    }
    match (line.event.as_str(), &line.from, &line.number) {
        ("renamed", Some(from), _) => sentence!(texts, "event-renamed", from = from.clone()),
        ("number-set", _, None) => texts.get("event-number-removed"),
        ("number-set", _, Some(number)) => sentence!(texts, "event-number-set", number = number.clone()),
        ("quick-allowed", ..) if line.allowed == Some(false) => texts.get("event-quick-refused"),
        (event, ..) => texts.get(&format!("event-{event}")),
    }
}

fn role(texts: &Texts, line: &RecordLine) -> String {
    texts.get(&format!("event-role-{}", line.role.as_deref().unwrap_or("quick")))
}

impl Page for Record {
    fn view(&self, desk: &Desk<'_>) -> View {
        let line = &self.0;
        let moment = Moment::of(UnixTime(line.at));
        let mut facts = Vec::new();
        let mut fact = |key: &str, value: String, tone: Tone| facts.push(Fact { name: desk.text(key), value, tone });
        fact("record-number", line.seq.to_string(), Tone::None);
        let time = format!("{}, {}", moment.date(desk.texts), moment.clock_with_seconds());
        fact("record-time", time, Tone::None);
        if let Some(name) = &line.name {
            fact("record-person", name.clone(), Tone::None);
        }
        fact("record-what", words(desk.texts, line), tone(line));
        if let Some(level) = line.level {
            fact("record-level", desk.text(&format!("trust-level-{level}")), Tone::None);
        }
        if let Some(number) = &line.number {
            let source = line.number_source.as_deref().unwrap_or("met");
            let saved = Moment::of(UnixTime(line.number_saved_at.unwrap_or_default())).date(desk.texts);
            let origin = match source {
                "card" => sentence!(desk.texts, "origin-card", date = saved),
                "contract" => sentence!(desk.texts, "origin-contract", date = saved),
                _ => sentence!(desk.texts, "origin-met", date = saved),
            };
            fact("record-call-back", format!("{number} ({origin})"), Tone::None);
        }
        if let Some(drift) = line.drift.filter(|drift| *drift != 0) {
            let seconds = i64::from(drift).saturating_mul(30);
            fact("fact-drift", sentence!(desk.texts, "fact-drift-seconds", seconds = seconds), Tone::None);
        }
        if let Some(step) = line.step {
            fact("record-step", step.to_string(), Tone::None);
        }
        if let Some(up_to) = line.up_to {
            fact("record-up-to", up_to.to_string(), Tone::None);
        }
        let frame = Frame {
            title: sentence!(desk.texts, "record-title", seq = line.seq),
            back: Some(desk.text("back")),
            ..Frame::default()
        };
        View { frame, body: Body::Record(facts) }
    }

    fn on(&mut self, _gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        Next::Stay
    }
}
