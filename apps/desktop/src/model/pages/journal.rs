//! What happened: a timeline, newest first, narrowed by person, verdict and time; each record in full; the check of the
//! whole chain. It exists so that "what was that on Tuesday" has an answer that nobody can have changed.

mod record;

use std::fs::File;
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use countersign::contact::ContactId;
use countersign::journal::{Record as Entry, RecordLine, RecordedVerdict};
use countersign::people::{PeopleError, Person as Known};
use countersign::time::UnixTime;
use countersign_texts::{Moment, say as sentence};
use countersign_vault::{Checkpoint, VaultError};

use self::record::{Record, sign, tone, words};
use crate::device::{Circle, Refusal};
use crate::model::say;
use crate::model::view::{Body, Button, Frame, JournalView, Notice, RecordRow, Tone, View};
use crate::model::{Desk, Effect, Gesture, News, Next, Page};

/// Records that are fetched at once.
const PAGE: usize = 200;
/// Records that one search goes through before it shows what it found.
const REACH: u64 = 5000;

/// What happened.
#[derive(Default)]
pub struct Journal {
    /// Newest first.
    records: Vec<Entry>,
    /// The next older record; 0 when there is none.
    older: u64,
    people: Vec<(ContactId, String)>,
    person: Option<ContactId>,
    kind: usize,
    span: usize,
    reading: bool,
    /// Counts the reads up: what an older one brings is no longer what the filters let through.
    read: u64,
    /// Counts the checks up, so that one which was ended says nothing of the one after it.
    check: u64,
    /// How much of the chain was checked, of how much.
    checking: Option<(u64, u64)>,
    notice: Option<Notice>,
}

/// What the second filter lets through, before each verdict by itself: those that a window's check can come to.
const KINDS: [&str; 4] = ["journal-kind-all", "journal-kind-checks", "journal-kind-failed", "journal-kind-changes"];
/// The verdicts that follow them there; a window always says who called, so that it never comes to the tenth.
const VERDICTS: [RecordedVerdict; 9] = [
    RecordedVerdict::Verified,
    RecordedVerdict::Wrong,
    RecordedVerdict::AlreadyUsed,
    RecordedVerdict::Reflected,
    RecordedVerdict::WrongRole,
    RecordedVerdict::ClockOff,
    RecordedVerdict::Locked,
    RecordedVerdict::ClockSuspect,
    RecordedVerdict::Suspended,
];
/// What the third filter lets through, in days; 0: all.
const SPANS: [(&str, u64); 4] =
    [("journal-span-all", 0), ("journal-span-today", 1), ("journal-span-week", 7), ("journal-span-month", 30)];
/// Seconds in a day.
const DAY: u64 = 86_400;

/// One fetched portion.
struct Portion {
    records: Vec<Entry>,
    older: u64,
    people: Vec<(ContactId, String)>,
}

impl Journal {
    /// Begins with what concerns one person.
    #[must_use]
    pub fn of(person: &Known) -> Self {
        Self { person: Some(person.id), ..Self::default() }
    }

    fn since(&self, desk: &Desk<'_>) -> u64 {
        let days = SPANS.get(self.span).map_or(0, |(_, days)| *days);
        if days == 0 { 0 } else { desk.now().wall.0.saturating_sub(days.saturating_mul(DAY)) }
    }

    /// Fetches what the filters let through, from the newest on or from where the last portion ended.
    fn read(&mut self, desk: &mut Desk<'_>, from_newest: bool) {
        if from_newest {
            self.records.clear();
            self.older = u64::MAX;
        }
        self.reading = true;
        self.read = self.read.wrapping_add(1);
        let read = self.read;
        let (older, person, kind, since) = (self.older, self.person, self.kind, self.since(desk));
        desk.ask(
            move |device| {
                let people = device.people()?;
                let names = people.list()?.into_iter();
                let names = names.map(|known| (known.id, known.contact.name.as_str().to_owned())).collect();
                let mut next = people.journal_len()?.min(older);
                let mut records = Vec::new();
                let mut looked: u64 = 0;
                while next > 0 && records.len() < PAGE && looked < REACH {
                    let count = u64::try_from(PAGE).unwrap_or(u64::MAX).min(next);
                    let first = next.saturating_sub(count).saturating_add(1);
                    let portion = people.journal(first, PAGE)?;
                    looked = looked.saturating_add(count);
                    next = first.saturating_sub(1);
                    let newest_first = portion.into_iter().filter(|record| record.seq < first.saturating_add(count));
                    let mut newest_first: Vec<_> = newest_first.collect();
                    newest_first.reverse();
                    // A clock that was set back leaves single records out of their order.
                    if newest_first.iter().all(|record| record.entry.at.0 < since) {
                        next = 0;
                    }
                    records.extend(newest_first.into_iter().filter(|record| lets_through(record, person, kind, since)));
                }
                Ok(Portion { records, older: next, people: names })
            },
            move |page: &mut Self, portion: Result<Portion, Refusal>, desk| {
                if page.read != read {
                    return Next::Stay;
                }
                page.reading = false;
                match portion {
                    Ok(portion) => page.take(portion),
                    Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
                }
                Next::Stay
            },
        );
    }

    fn take(&mut self, portion: Portion) {
        let chosen = self.people.iter().find(|(id, _)| Some(*id) == self.person).cloned();
        self.older = portion.older;
        self.people = portion.people;
        self.records.extend(portion.records);
        // Someone who was forgotten can still be asked about, by the last name they had.
        let contacts = self.records.iter().filter_map(|record| record.entry.contact.as_ref());
        for (id, name) in contacts.map(|(id, name)| (*id, name.as_str().to_owned())).chain(chosen) {
            if self.people.iter().all(|(known, _)| *known != id) {
                self.people.push((id, name));
            }
        }
    }

    fn check(&mut self, desk: &mut Desk<'_>, from: Option<Checkpoint>) {
        self.notice = None;
        self.checking.get_or_insert((0, 0));
        let check = self.check;
        desk.ask(
            move |device| {
                let mut at = None;
                let mut total = 0;
                let done = device.vault()?.check_journal(from, |checkpoint, of| {
                    total = of;
                    at = Some(checkpoint);
                    // A portion at a time, so that the window can tell how far it is.
                    ControlFlow::Break(())
                });
                let done = done.map_err(Refusal::from)?;
                Ok((at.map_or(done, |at| at), total))
            },
            move |page: &mut Self, checked: Result<(Checkpoint, u64), Refusal>, desk| {
                if page.check != check {
                    return Next::Stay;
                }
                match checked {
                    Ok((at, total)) if at.seq() < total => {
                        page.checking = Some((at.seq(), total));
                        page.check(desk, Some(at));
                    }
                    Ok((at, _)) => {
                        page.checking = None;
                        let text = sentence!(desk.texts, "journal-whole", count = at.seq());
                        page.notice = Some(Notice { tone: Tone::Good, text });
                    }
                    Err(Refusal::Rules(PeopleError::Store(VaultError::LogBroken { seq }))) => {
                        page.checking = None;
                        let text = sentence!(desk.texts, "journal-broken", seq = seq);
                        page.notice = Some(Notice { tone: Tone::Error, text });
                    }
                    Err(refusal) => {
                        page.checking = None;
                        page.notice = Some(say::refused(desk.texts, &refusal));
                    }
                }
                Next::Stay
            },
        );
    }

    /// Asks where to, and exports when that is known.
    fn export(desk: &mut Desk<'_>) {
        let name = format!("countersign-{}.jsonl", Moment::of(desk.now().wall).day());
        desk.effect(Effect::ChooseFile { name });
    }

    fn export_to(desk: &mut Desk<'_>, path: PathBuf) {
        let written = path.clone();
        desk.ask(
            move |device| {
                let people = device.people()?;
                write_export(people, &path)
            },
            move |page: &mut Self, done: Result<(), Refusal>, desk| {
                page.notice = Some(match done {
                    Ok(()) => {
                        let path = written.to_string_lossy().into_owned();
                        Notice { tone: Tone::Good, text: sentence!(desk.texts, "journal-exported", path = path) }
                    }
                    Err(refusal) => say::refused(desk.texts, &refusal),
                });
                page.read(desk, true);
                Next::Stay
            },
        );
    }

    fn rows(&self, desk: &Desk<'_>) -> Vec<RecordRow> {
        let mut day = String::new();
        let row = |record: &Entry| {
            let line = RecordLine::new(record);
            let moment = Moment::of(UnixTime(line.at));
            let date = moment.date(desk.texts);
            let heading = if date == day { String::new() } else { date.clone() };
            day = date;
            RecordRow {
                day: heading,
                time: moment.clock(),
                name: line.name.clone().unwrap_or_default(),
                what: words(desk.texts, &line),
                sign: sign(&line),
                tone: tone(&line),
                number: line.seq.to_string(),
            }
        };
        self.records.iter().map(row).collect()
    }

    fn filters(&self, desk: &Desk<'_>) -> [(Vec<String>, usize); 3] {
        let all = desk.text("journal-everyone");
        let names = core::iter::once(all).chain(self.people.iter().map(|(_, name)| name.clone())).collect();
        let place = self.people.iter().position(|(id, _)| Some(*id) == self.person);
        let person = place.map_or(0, |place| place.saturating_add(1));
        let verdicts = VERDICTS.iter().map(|verdict| desk.text(&format!("event-checked-{}", verdict.word())));
        let kinds = KINDS.iter().map(|key| desk.text(key)).chain(verdicts).collect();
        let spans = SPANS.iter().map(|(key, _)| desk.text(key)).collect();
        [(names, person), (kinds, self.kind), (spans, self.span)]
    }
}

/// Exports into a file beside the place first: what is there already goes only for a whole one.
fn write_export(people: &mut Circle, path: &Path) -> Result<(), Refusal> {
    let written = PeopleError::Written;
    if path.exists() && !path.is_file() {
        // A device, or something else that nothing can take the place of.
        let mut file = BufWriter::new(File::create(path).map_err(written)?);
        people.export(1, &mut file, &mut |_, _| {})?;
        return Ok(());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = BufWriter::new(tempfile::NamedTempFile::new_in(folder).map_err(written)?);
    people.export(1, &mut file, &mut |_, _| {})?;
    let file = file.into_inner().map_err(|error| written(error.into_error()))?;
    file.as_file().sync_all().map_err(written)?;
    file.persist(path).map_err(|error| written(error.error))?;
    Ok(())
}

fn lets_through(record: &Entry, person: Option<ContactId>, kind: usize, since: u64) -> bool {
    let about = record.entry.contact.as_ref().map(|(id, _)| *id);
    if person.is_some() && about != person || record.entry.at.0 < since {
        return false;
    }
    let line = RecordLine::new(record);
    // A check that was cut off counts as a failed one.
    let is_check = line.is_check() || line.event == "interrupted";
    match kind {
        1 => is_check,
        2 => is_check && !line.is_verified(),
        3 => !is_check,
        _ => kind
            .checked_sub(KINDS.len())
            .and_then(|place| VERDICTS.get(place))
            .is_none_or(|verdict| line.verdict.as_deref() == Some(verdict.word())),
    }
}

impl Page for Journal {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.read(desk, true);
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let rows = self.rows(desk);
        let narrowed = self.person.is_some() || self.kind != 0 || self.span != 0;
        let empty = if !rows.is_empty() || self.reading || self.notice.is_some() {
            String::new()
        } else if self.older > 0 {
            desk.text("journal-none-yet")
        } else {
            desk.text(if narrowed { "journal-none" } else { "journal-empty" })
        };
        let frame = Frame {
            title: desk.text("journal-title"),
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            others: vec![Button::new(desk.text("journal-check")), Button::new(desk.text("journal-export"))],
            busy: match self.checking {
                Some(_) => Some(desk.text("journal-checking")),
                None => self.reading.then(|| desk.text("journal-reading")),
            },
            progress: self.checking.filter(|(_, total)| *total > 0).map(|(done, total)| {
                let hundredths = u8::try_from(done.saturating_mul(100).checked_div(total).unwrap_or(0)).unwrap_or(100);
                f32::from(hundredths) / 100.0
            }),
            ..Frame::default()
        };
        let body = JournalView { rows, empty, filters: self.filters(desk), more: self.older > 0 && !self.reading };
        View { frame, body: Body::Journal(body) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Filter([person, kind, span]) => {
                let place = person.checked_sub(1);
                self.person = place.and_then(|place| self.people.get(place)).map(|(id, _)| *id);
                (self.kind, self.span) = (kind, span);
                self.read(desk, true);
            }
            Gesture::More if self.older > 0 && !self.reading => self.read(desk, false),
            Gesture::Pick(row) => {
                return self.records.get(row).map_or(Next::Stay, |record| Next::go(Record::new(record)));
            }
            Gesture::Other(0) if self.checking.is_none() => self.check(desk, None),
            Gesture::Other(1) => Self::export(desk),
            _ => {}
        }
        Next::Stay
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        // The first step back ends a check that is under way.
        self.check = self.check.wrapping_add(1);
        if self.checking.take().is_some() { Next::Stay } else { Next::Back }
    }

    fn news(&mut self, news: News, desk: &mut Desk<'_>) -> Next {
        match news {
            News::Chosen(path) => Self::export_to(desk, path),
            News::Unread(text) => self.notice = Some(Notice { tone: Tone::Error, text }),
            News::Tick | News::PastedText(_) | News::Read { .. } | News::Camera(_) | News::Saved(_) => {}
        }
        Next::Stay
    }
}
