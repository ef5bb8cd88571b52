// The contents of the screens that are more than a form.

/// A pairing's worth, as a badge.
public enum Badge: Equatable, Sendable {
  /// Codes shown from screen to screen.
  case inPerson
  /// Words read aloud in one room.
  case byWords
  /// Words read over another channel.
  case remote
}

/// A person as a list shows them.
public struct PersonRow: Equatable, Sendable, Identifiable {
  /// Whom it names.
  public let id: PersonID
  /// The name that I gave.
  public let name: String
  /// The badge.
  public let badge: Badge
  /// The badge's words.
  public let trust: String
  /// When a code of theirs last passed, in words.
  public let checked: String
  /// What is out of the ordinary, in words: suspended, locked.
  public let state: String
  /// One or two letters in place of a picture.
  public let initials: String
}

/// The first screen: two big buttons, the people, and what else there is.
public struct HomeView: Equatable, Sendable {
  /// A big button.
  public struct Door: Equatable, Sendable {
    /// What it is for.
    public let title: String
    /// In a sentence.
    public let detail: String
  }

  /// "They called me".
  public let theyCalled: Door
  /// "I am calling".
  public let iAmCalling: Door
  /// Pair with someone.
  public let pair: String
  /// Open the journal.
  public let journal: String
  /// Open the settings.
  public let settings: String
  /// Lock everything.
  public let lock: String
  /// The people.
  public let roll: Roll
}

/// People, narrowed by a search.
public struct Roll: Equatable, Sendable {
  /// What stands over them.
  public var title = ""
  /// What the field for searching is called.
  public var searchLabel = ""
  /// Those found.
  public var rows: [PersonRow] = []
  /// What is searched for.
  public var search = ""
  /// What to say in place of an empty list.
  public var empty = ""
}

/// A check under way.
public struct CallView: Equatable, Sendable {
  /// With whom.
  public let person: PersonRow
  /// The number to dial, where one is.
  public let number: DialView?
  /// My code, where its turn has come.
  public let code: CodeView?
  /// The field for theirs, where it is asked for.
  public let ask: AskView?
}

/// A saved number.
public struct DialView: Equatable, Sendable {
  /// What to do with it.
  public let label: String
  /// The digits.
  public let number: String
  /// When it was saved and where it came from.
  public let origin: String
}

/// My code with its thirty seconds.
public struct CodeView: Equatable, Sendable {
  /// What it is for.
  public let label: String
  /// The first three digits; empty while it is not there.
  public let front: String
  /// The last three digits; empty while it is not there.
  public let back: String
  /// What is left of its time: 1 at the beginning, 0 at the end.
  public let ring: Double
  /// The same in words.
  public let left: String
  /// Whether it is better to wait for the next one.
  public let isEnding: Bool

  /// The digits one by one, as a screen reader says them.
  public var spoken: String { (front + back).map(String.init).joined(separator: " ") }
}

/// The field for six digits or three words.
public struct AskView: Equatable, Sendable {
  /// What to type.
  public let label: String
  /// What stands in it.
  public let typed: String
  /// What is wrong with that.
  public let error: String
}

/// The sign of a verdict: its surface and its shape, never its colour alone.
public enum Sign: Equatable, Sendable {
  /// A tick in a circle.
  case verified
  /// A cross in an octagon.
  case wrong
  /// Two arrows that meet.
  case reflected
  /// Two arrows that cross.
  case wrongRole
  /// A circular arrow.
  case again
  /// A clock.
  case clock
  /// A calendar.
  case calendar
  /// A padlock.
  case padlock
  /// Pause bars.
  case pause
}

/// What a code came to, over the whole screen.
public struct VerdictView: Equatable, Sendable {
  /// Surface and shape.
  public let sign: Sign
  /// The verdict in at most six words.
  public let words: String
  /// Of whom.
  public let person: PersonRow
  /// One sentence why.
  public let why: String
  /// What to do now.
  public let next: String
  /// The saved number, where it is the next thing to do to call it.
  public let dial: DialView?
  /// "What does this mean?"
  public let explain: String
  /// The answer, where it was asked for.
  public let explanation: String?
  /// Time and number of the record.
  public let small: String
}

/// Showing and reading the messages of a pairing.
public struct ExchangeView: Equatable, Sendable {
  /// The code to show, if there is one.
  public let code: QrCode?
  /// What it is.
  public let codeLabel: String
  /// Whether the camera's picture is to be shown.
  public let showsCamera: Bool
  /// Why there is no picture, or what to point it at.
  public let cameraText: String
  /// Which of the messages is next.
  public let step: String
  /// What to do now.
  public let instruction: String
  /// How much time is left, where it is short.
  public let left: String
  /// Whether the messages go as text.
  public let byText: Bool
  /// My message as text.
  public let outgoing: String
  /// What was pasted or typed of theirs.
  public let incoming: String
  /// What to paste; empty when nothing more is awaited.
  public let incomingLabel: String
  /// An example in place of theirs.
  public let incomingHint: String
  /// Put my message into the clipboard.
  public let copy: String
  /// Hand my message on as a picture.
  public let sharePicture: String
  /// Take theirs from the clipboard.
  public let paste: String
  /// Take theirs from a picture.
  public let openPicture: String
}

/// The words of a pairing.
public struct WordsView: Equatable, Sendable {
  /// Mine, to be read out, or the ones on both screens.
  public let words: [String]
  /// The four digits of each, for people who read another language.
  public let digits: [String]
  /// What to do with them.
  public let label: String
  /// Theirs: the field to type them in, where that is asked for.
  public let ask: AskView?
}

/// One person, with what can be done.
public struct PersonPage: Equatable, Sendable {
  /// Name and badge; none until they were read.
  public var row: PersonRow?
  /// What is known.
  public var facts: [Fact] = []
  /// What can be done.
  public var actions: [Step] = []
}

/// A record of the journal.
public struct RecordRow: Equatable, Sendable, Identifiable {
  /// Its number.
  public let id: RecordNumber
  /// The day, over the first record of each.
  public let day: String
  /// The time of day.
  public let time: String
  /// Whom it is about; empty where it is about this device.
  public let name: String
  /// What happened.
  public let what: String
  /// The sign of a check's verdict, and of what is as serious.
  public let sign: Sign?
  /// How serious it is.
  public let tone: Tone
}

/// What happened, newest first.
public struct JournalView: Equatable, Sendable {
  /// The records.
  public var rows: [RecordRow] = []
  /// What to say in place of an empty list.
  public var empty = ""
  /// Filters: by person, by result, by time.
  public var filters: [Filter] = []
  /// Whether older records can be fetched.
  public var hasMore = false
  /// What fetches them.
  public var more = ""
}

/// One filter.
public struct Filter: Equatable, Sendable {
  /// What it narrows.
  public let label: String
  /// What it lets through.
  public let answers: [String]
  /// The place of the chosen one.
  public let chosen: Int
}
