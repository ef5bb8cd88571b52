import CountersignCore
import Observation

/// One person, with what can be done.
@Observable
public final class PersonScreen: Screen {
  private enum Action { case theyCalled, iCalled, rename, number, journal, suspend, resume, forget }

  private let id: PersonID
  private var known: PersonView?
  private var notice: Notice?
  private var isSuspending = false

  init(_ desk: Desk, _ id: PersonID) {
    self.id = id
    super.init(desk)
  }

  private var isSuspended: Bool { known?.suspendedAt != nil }

  private var actions: [Action] {
    [.theyCalled, .iCalled, .rename, .number, .journal, isSuspended ? .resume : .suspend, .forget]
  }

  override public var frame: Frame {
    guard let known else { return Frame(notice: notice, back: say(.backHome)) }
    guard isSuspending else { return Frame(title: known.name, notice: notice, back: say(.backHome)) }
    return Frame(
      title: say(.suspendTitle, ["name": .text(known.name)]), paragraphs: [say(.suspendMeans)], notice: notice,
      back: say(.back), primary: Step(say(.personSuspend), destroys: true), others: [Step(say(.cancel))])
  }

  override public var content: Content {
    if isSuspending { return .form(Question()) }
    guard let known else { return .person(PersonPage()) }
    return .person(PersonPage(row: desk.row(known), facts: facts(known), actions: actions.map(step)))
  }

  private func step(_ action: Action) -> Step {
    switch action {
    case .theyCalled: Step(say(.personTheyCalled), when: !isSuspended)
    case .iCalled: Step(say(.personICalled), when: !isSuspended)
    case .rename: Step(say(.personRename))
    case .number: Step(say(.personNumber))
    case .journal: Step(say(.personJournal))
    case .suspend: Step(say(.personSuspend))
    case .resume: Step(say(.personResume))
    case .forget: Step(say(.personForget), destroys: true)
    }
  }

  private func facts(_ known: PersonView) -> [Fact] {
    let number = known.number.map { "\($0.number) (\(desk.origin($0)))" } ?? say(.factNoNumber)
    var facts = [
      Fact(name: say(.factTrust), value: desk.meaning(known.trust)),
      Fact(name: say(.factPaired), value: desk.dateTime(known.pairedAt)),
      Fact(name: say(.factCallsThemselves), value: known.callsThemselves),
      Fact(name: say(.factNumber), value: number),
      Fact(name: say(.factChecked), value: desk.row(known).checked),
    ]
    if known.driftSeconds != 0 {
      let value = say(.factDriftSeconds, ["seconds": .number(known.driftSeconds)])
      facts.append(Fact(name: say(.factDrift), value: value))
    }
    if known.allowsQuick { facts.append(Fact(name: say(.factQuick), value: say(.factQuickAllowed), tone: .warning)) }
    if let at = known.suspendedAt {
      facts.append(Fact(name: say(.factSuspended), value: desk.dateTime(at), tone: .warning))
    }
    return facts
  }

  override func opened() -> Next {
    let id = id.core
    change { try $0.person(id: id) }
    return .stay
  }

  override func again() -> Next { opened() }

  /// Does something to the person, and shows them as they stand afterwards.
  private func change(_ work: @escaping @Sendable (People) throws -> PersonView) {
    ask {
      try work($0.people())
    } then: { [self] known in
      switch known {
      case .success(let known): (self.known, notice) = (known, nil)
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
  }

  override func pressed() -> Next {
    guard isSuspending else { return .stay }
    isSuspending = false
    let id = id.core
    change { try $0.suspend(id: id) }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    isSuspending = false
    return .stay
  }

  override func wentBack() -> Next {
    guard isSuspending else { return .back }
    isSuspending = false
    return .stay
  }

  /// An action, by its place.
  override func picked(_ place: Int) -> Next {
    guard let known, !isSuspending, actions.indices.contains(place), step(actions[place]).isEnabled else {
      return .stay
    }
    switch actions[place] {
    case .theyCalled: return .go(CallScreen(desk, known, .theyCalled))
    case .iCalled: return .go(CallScreen(desk, known, .iCalled))
    case .rename: return .go(RenameScreen(desk, known))
    case .number: return .go(NumberScreen(desk, known))
    case .journal: return .go(JournalScreen(desk, of: id))
    case .suspend: isSuspending = true
    case .resume:
      let id = id.core
      change { try $0.resume(id: id) }
    case .forget: return .go(ForgetScreen(desk, known))
    }
    return .stay
  }
}

/// Another name for a person.
@Observable
public final class RenameScreen: Screen {
  private let person: PersonView
  private var typedText: String
  private var error = ""
  private var notice: Notice?

  init(_ desk: Desk, _ person: PersonView) {
    (self.person, typedText) = (person, person.name)
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.renameTitle, ["name": .text(person.name)]), notice: notice, back: say(.back),
      primary: Step(say(.save), when: !typedText.allSatisfy(\.isWhitespace)))
  }

  override public var content: Content {
    .form(Question(fields: [Field(label: say(.renameLabel), value: typedText, help: say(.renameHelp), error: error)]))
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    (typedText, error) = (text, "")
    return .stay
  }

  override func pressed() -> Next {
    let (id, name) = (person.id, typedText)
    ask {
      try $0.people().rename(id: id, name: name)
    } then: { [self] done in
      guard case .failure(let refusal) = done else { return .back }
      if let unfit = desk.nameError(refusal) { error = unfit } else { notice = refused(refusal) }
      return .stay
    }
    return .stay
  }
}

/// The number to call a person back on, and where it came from: a number from an e-mail is worth nothing here.
@Observable
public final class NumberScreen: Screen {
  static let sources: [(NumberSource, Phrase)] = [
    (.card, .sourceCard), (.contract, .sourceContract), (.met, .sourceMet),
  ]

  private let person: PersonView
  private var typedText: String
  private var source: NumberSource?
  private var error = ""
  private var notice: Notice?

  init(_ desk: Desk, _ person: PersonView) {
    (self.person, typedText, source) = (person, person.number?.number ?? "", person.number?.source)
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.numberTitle, ["name": .text(person.name)]), paragraphs: [say(.numberWhy)], notice: notice,
      back: say(.back), primary: Step(say(.save), when: source != nil && !typedText.allSatisfy(\.isWhitespace)),
      others: person.number == nil ? [] : [Step(say(.numberRemove), destroys: true)])
  }

  override public var content: Content {
    let field = Field(
      label: say(.numberLabel), value: typedText, placeholder: "+49 89 123456", help: say(.numberHelp), error: error)
    let choices = Self.sources.map { Choice(title: say($0.1), isChosen: source == $0.0) }
    return .form(Question(choices: choices, fields: [field]))
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    (typedText, error) = (text, "")
    return .stay
  }

  override func chose(_ place: Int) -> Next {
    if Self.sources.indices.contains(place) { source = Self.sources[place].0 }
    return .stay
  }

  override func pressed() -> Next {
    guard let source else { return .stay }
    let (id, number) = (person.id, typedText)
    keep { try $0.setNumber(id: id, number: number, source: source) }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    let id = person.id
    if person.number != nil { keep { try $0.removeNumber(id: id) } }
    return .stay
  }

  private func keep(_ work: @escaping @Sendable (People) throws -> PersonView) {
    ask {
      try work($0.people())
    } then: { [self] done in
      switch done {
      case .success: return .back
      case .failure(.core(.NotANumber)): error = say(.numberMalformed)
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
  }
}

/// Forgetting a person: it cannot be undone, so it says what goes and has their name typed.
@Observable
public final class ForgetScreen: Screen {
  private let person: PersonView
  private var typedText = ""
  private var notice: Notice?

  init(_ desk: Desk, _ person: PersonView) {
    self.person = person
    super.init(desk)
  }

  private var name: [String: TextValue] { ["name": .text(person.name)] }

  private var isTyped: Bool {
    typedText.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased() == person.name.lowercased()
  }

  override public var frame: Frame {
    Frame(
      title: say(.forgetTitle, name), paragraphs: [say(.forgetMeans), say(.forgetInstead)], notice: notice,
      back: say(.back), primary: Step(say(.forgetDo, name), when: isTyped, destroys: true))
  }

  override public var content: Content {
    .form(Question(fields: [Field(label: say(.forgetType, name), value: typedText)]))
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    typedText = text
    return .stay
  }

  override func pressed() -> Next {
    guard isTyped else { return .stay }
    let (id, typed) = (person.id, typedText)
    ask {
      try $0.people().forget(id: id, typedName: typed)
    } then: { [self] done in
      guard case .failure(let refusal) = done else { return .home }
      notice = refused(refusal)
      return .stay
    }
    return .stay
  }
}
