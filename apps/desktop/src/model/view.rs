//! What a screen shows, in plain values. It exists so that the model can be read and tested without a window, and so that a
//! screen has nothing left to decide.

/// Everything the window shows now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// What every screen has.
    pub frame: Frame,
    /// What this one shows.
    pub body: Body,
}

/// What every screen has: title, way back, buttons, and what is under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The one question or answer.
    pub title: String,
    /// Short sentences under it.
    pub paragraphs: Vec<String>,
    /// What went wrong or has to be known.
    pub notice: Option<Notice>,
    /// The way back, by the name of where it leads; none on the first screen.
    pub back: Option<String>,
    /// The one step forward.
    pub primary: Option<Button>,
    /// Other steps, in their order.
    pub others: Vec<Button>,
    /// What is under way; controls rest meanwhile.
    pub busy: Option<String>,
    /// How far that is, 0 to 1, where it is known.
    pub progress: Option<f32>,
    /// What a screen reader says now, without anyone looking for it.
    pub announce: String,
}

/// How serious a notice or a fact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    None,
    /// As it should be.
    Good,
    /// Worth knowing.
    Info,
    /// To be looked at.
    Warning,
    /// Something failed.
    Error,
}

/// A sentence that stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How serious it is.
    pub tone: Tone,
    /// What happened, what is safe, what to do.
    pub text: String,
}

/// A step that a person can take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Button {
    /// What it does, in a word or a few.
    pub label: String,
    /// Whether it can be taken now.
    pub enabled: bool,
    /// Whether it destroys something.
    pub danger: bool,
    /// The shortcut or a word more, for the tooltip.
    pub hint: String,
}

impl Button {
    /// Makes a step that can be taken.
    #[must_use]
    pub fn new(label: String) -> Self {
        Self { label, enabled: true, ..Self::default() }
    }

    /// Makes it rest unless `condition` holds.
    #[must_use]
    pub fn when(self, condition: bool) -> Self {
        Self { enabled: condition, ..self }
    }

    /// Says that it destroys something.
    #[must_use]
    pub fn destroys(self) -> Self {
        Self { danger: true, ..self }
    }
}

/// The part of a screen that is its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Body {
    /// Nothing yet: the program starts.
    #[default]
    Opening,
    /// A question with answers to choose or to type.
    Form(FormView),
    /// The people, and the two big buttons.
    Home(PeopleView),
    /// Whom this is about.
    Choose(PeopleView),
    /// A check: who, which number, my code, the field for theirs.
    Call(CallView),
    /// My code alone, once theirs has passed.
    Mine(CallView),
    /// What a code came to.
    Verdict(VerdictView),
    /// Showing and reading the messages of a pairing.
    Exchange(ExchangeView),
    /// The words of a pairing.
    Words(WordsView),
    /// One person.
    Person(PersonView),
    /// What happened.
    Journal(JournalView),
    /// One record of it.
    Record(Vec<Fact>),
    /// What can be set.
    Settings(Vec<Setting>),
    /// What the program found out about this device.
    Doctor(Vec<Fact>),
    /// The program, its version and licences.
    About,
}

/// A question with answers to choose or to type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormView {
    /// Answers of which one is chosen.
    pub choices: Vec<Choice>,
    /// Answers that are typed.
    pub fields: Vec<Field>,
    /// What is known, in two columns.
    pub facts: Vec<Fact>,
    /// Words to be written down.
    pub words: Vec<String>,
    /// A date and time to be confirmed, in large type.
    pub large: String,
}

/// An answer that is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What is asked for.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// An example, shown while it is empty.
    pub placeholder: String,
    /// A sentence under it.
    pub help: String,
    /// What is wrong with what stands in it.
    pub error: String,
    /// Whether its characters are covered.
    pub secret: bool,
    /// Lines of text; 0 and 1 are one line.
    pub lines: u8,
}

/// An answer that is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The answer.
    pub title: String,
    /// What it means.
    pub detail: String,
    /// Whether it is the one chosen.
    pub chosen: bool,
    /// Whether it can be chosen.
    pub enabled: bool,
}

/// A name and a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
    /// How serious it is.
    pub tone: Tone,
}

/// A pairing's worth, as a badge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// No badge.
    #[default]
    None,
    /// Codes shown from screen to screen.
    InPerson,
    /// Words read aloud in one room.
    ByWords,
    /// Words read over another channel.
    Remote,
}

/// A person as a list shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// The name that I gave.
    pub name: String,
    /// The badge.
    pub trust: Trust,
    /// The badge's words.
    pub trust_text: String,
    /// When a code of theirs last passed, in words.
    pub checked: String,
    /// What is out of the ordinary, in words: suspended, locked.
    pub state: String,
    /// One or two letters in place of a picture.
    pub initials: String,
}

/// People, narrowed by a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleView {
    /// Those found.
    pub rows: Vec<PersonRow>,
    /// What is searched for.
    pub search: String,
    /// What to say in place of an empty list.
    pub empty: String,
    /// Whether anyone can be paired with now.
    pub can_pair: bool,
}

/// A check under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallView {
    /// With whom.
    pub person: PersonRow,
    /// The number to dial, where one is.
    pub number: Option<NumberView>,
    /// My code, where its turn has come.
    pub code: Option<CodeView>,
    /// The field for theirs, where it is asked for.
    pub ask: Option<AskView>,
}

/// A saved number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberView {
    /// What to do with it.
    pub label: String,
    /// The digits.
    pub number: String,
    /// When it was saved and where it came from.
    pub origin: String,
}

/// My code with its thirty seconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeView {
    /// What it is for.
    pub label: String,
    /// The first three digits; empty while it is hidden.
    pub front: String,
    /// The last three digits; empty while it is hidden.
    pub back: String,
    /// Whether a button shows it.
    pub hidden: bool,
    /// What is left of its time: 1 at the beginning, 0 at the end.
    pub ring: f32,
    /// The same in words.
    pub ring_text: String,
    /// Whether it is better to wait for the next one.
    pub ending: bool,
}

/// The field for six digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskView {
    /// What to type.
    pub label: String,
    /// What stands in it.
    pub typed: String,
    /// What is wrong with that.
    pub error: String,
}

/// The sign of a verdict: its surface and its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A tick in a circle.
    Verified,
    /// A cross in an octagon.
    Wrong,
    /// Two arrows that meet.
    Reflected,
    /// Two arrows that cross.
    WrongRole,
    /// A circular arrow.
    Again,
    /// A clock.
    Clock,
    /// A calendar.
    Calendar,
    /// A padlock.
    Padlock,
    /// Pause bars.
    Pause,
}

/// What a code came to, over the whole window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictView {
    /// Surface and shape.
    pub sign: Sign,
    /// The verdict in at most six words.
    pub words: String,
    /// Of whom.
    pub person: PersonRow,
    /// One sentence why.
    pub why: String,
    /// What to do now.
    pub next: String,
    /// "What does this mean?"
    pub explain: String,
    /// Whether the answer is shown.
    pub explained: bool,
    /// The answer.
    pub explanation: String,
    /// Time and number of the record.
    pub small: String,
}

/// A QR code's modules, row by row; dark ones are true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modules {
    /// Modules in a row, quiet zone included.
    pub width: usize,
    /// All of them.
    pub dark: Vec<bool>,
}

/// Showing and reading the messages of a pairing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExchangeView {
    /// The code to show, if there is one.
    pub code: Option<Modules>,
    /// What it is.
    pub code_label: String,
    /// Whether the camera's picture is to be shown.
    pub camera: bool,
    /// Why there is no picture, or what to point it at.
    pub camera_text: String,
    /// Which of the messages is next.
    pub step: String,
    /// What to do now.
    pub instruction: String,
    /// How much time is left, where it is short.
    pub left: String,
    /// Whether the messages go as text.
    pub by_text: bool,
    /// My message as text.
    pub outgoing: String,
    /// What was pasted or typed of theirs.
    pub incoming: String,
    /// What to paste.
    pub incoming_label: String,
}

/// The words of a pairing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsView {
    /// Mine, to be read out.
    pub mine: Vec<String>,
    /// What to do with them.
    pub mine_label: String,
    /// Theirs: the field to type them in, where that is asked for.
    pub ask: Option<AskView>,
}

/// One person, with what can be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonView {
    /// Name and badge.
    pub row: PersonRow,
    /// What is known.
    pub facts: Vec<Fact>,
    /// What can be done.
    pub actions: Vec<Button>,
}

/// A record of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordRow {
    /// The day, over the first record of each.
    pub day: String,
    /// The time of day.
    pub time: String,
    /// Whom it is about; empty where it is about this device.
    pub name: String,
    /// What happened.
    pub what: String,
    /// The sign of a check's verdict, and of what is as serious.
    pub sign: Option<Sign>,
    /// How serious it is.
    pub tone: Tone,
    /// The record's number.
    pub number: String,
}

/// What happened, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalView {
    /// The records.
    pub rows: Vec<RecordRow>,
    /// What to say in place of an empty list.
    pub empty: String,
    /// Filters: by person, by verdict, by time; each with the place of the chosen one.
    pub filters: [(Vec<String>, usize); 3],
    /// Whether older records can be fetched.
    pub more: bool,
}

/// A line of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A heading over the lines that follow.
    Heading(String),
    /// Something that is on or off.
    Switch {
        /// What.
        title: String,
        /// What it means.
        detail: String,
        /// Whether it is on.
        on: bool,
        /// Whether it can be changed.
        enabled: bool,
    },
    /// Something that opens.
    Opens {
        /// What.
        title: String,
        /// What it means.
        detail: String,
        /// What is set now.
        value: String,
        /// Whether it can be opened.
        enabled: bool,
    },
}
