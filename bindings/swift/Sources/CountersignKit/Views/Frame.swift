// What a screen shows, in plain values. They exist so that a view has nothing left to decide and a test can read them.

/// What every screen has: title, way back, buttons, and what is under way.
public struct Frame: Equatable, Sendable {
  /// The one question or answer.
  public var title = ""
  /// Short sentences under it.
  public var paragraphs: [String] = []
  /// What went wrong or has to be known.
  public var notice: Notice?
  /// The way back, by the name of where it leads; none on the first screen.
  public var back: String?
  /// The one step forward.
  public var primary: Step?
  /// Other steps, in their order.
  public var others: [Step] = []
  /// What is under way; controls rest meanwhile.
  public var busy: String?
  /// How far that is, 0 to 1, where it is known.
  public var progress: Double?
  /// What a screen reader says now, without anyone looking for it.
  public var announce = ""
}

/// How serious a notice or a fact is.
public enum Tone: Equatable, Sendable {
  /// Neither good nor bad.
  case plain
  /// As it should be.
  case good
  /// Worth knowing.
  case info
  /// To be looked at.
  case warning
  /// Something failed.
  case error
}

/// A sentence that stands out.
public struct Notice: Equatable, Sendable {
  /// How serious it is.
  public let tone: Tone
  /// What happened, what is safe, what to do.
  public let text: String
}

/// A step that a person can take.
public struct Step: Equatable, Sendable {
  /// What it does, in a word or a few.
  public let label: String
  /// Whether it can be taken now.
  public var isEnabled = true
  /// Whether it destroys something.
  public var destroys = false

  init(_ label: String, when isEnabled: Bool = true, destroys: Bool = false) {
    self.label = label
    self.isEnabled = isEnabled
    self.destroys = destroys
  }
}

/// The part of a screen that is its own.
public enum Content: Equatable, Sendable {
  /// Nothing yet: the app starts.
  case opening
  /// A question with answers to choose or to type.
  case form(Question)
  /// The people, and the two big buttons.
  case home(HomeView)
  /// Whom this is about.
  case choose(Roll)
  /// A check: who, which number, my code, the field for theirs.
  case call(CallView)
  /// My code alone, once theirs has passed.
  case mine(CallView)
  /// What a code came to.
  case verdict(VerdictView)
  /// Showing and reading the messages of a pairing.
  case exchange(ExchangeView)
  /// The words of a pairing.
  case words(WordsView)
  /// One person.
  case person(PersonPage)
  /// What happened.
  case journal(JournalView)
  /// What can be set.
  case settings([Setting])
  /// What is known, in two columns.
  case facts([Fact])
}

/// A question with answers to choose or to type.
public struct Question: Equatable, Sendable {
  /// Answers of which one is chosen.
  public var choices: [Choice] = []
  /// Answers that are typed.
  public var fields: [Field] = []
  /// What is known.
  public var facts: [Fact] = []
  /// Words to be written down.
  public var words: [String] = []
  /// A date and time to be confirmed, in large type.
  public var large = ""
}

/// An answer that is typed.
public struct Field: Equatable, Sendable {
  /// What is asked for.
  public var label = ""
  /// What stands in it.
  public var value = ""
  /// An example, shown while it is empty.
  public var placeholder = ""
  /// A sentence under it.
  public var help = ""
  /// What is wrong with what stands in it.
  public var error = ""
  /// Whether its characters are covered.
  public var isSecret = false
  /// Lines of text.
  public var lines = 1

  /// Puts a field together; screens do, and views for what is typed beside a form.
  public init(
    label: String = "", value: String = "", placeholder: String = "", help: String = "", error: String = "",
    isSecret: Bool = false, lines: Int = 1
  ) {
    (self.label, self.value, self.placeholder, self.help) = (label, value, placeholder, help)
    (self.error, self.isSecret, self.lines) = (error, isSecret, lines)
  }
}

/// An answer that is chosen.
public struct Choice: Equatable, Sendable {
  /// The answer.
  public var title = ""
  /// What it means.
  public var detail = ""
  /// Whether it is the one chosen.
  public var isChosen = false
  /// Whether it can be chosen.
  public var isEnabled = true
}

/// A name and a value.
public struct Fact: Equatable, Sendable {
  /// The name.
  public let name: String
  /// The value.
  public let value: String
  /// How serious it is.
  public var tone = Tone.plain
}

/// A line of the settings.
public enum Setting: Equatable, Sendable {
  /// A heading over the lines that follow.
  case heading(String)
  /// Something that is on or off.
  case toggle(title: String, detail: String, isOn: Bool)
  /// Something that opens; `value` is what is set now.
  case opens(title: String, detail: String, value: String, isEnabled: Bool)
}
