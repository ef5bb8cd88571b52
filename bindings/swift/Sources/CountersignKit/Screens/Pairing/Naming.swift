import CountersignCore
import Observation

/// What I call the person that I paired with: a name from another device is a claim, and mine is the one that will be shown
/// when the telephone rings.
@Observable
public final class NamingScreen: Screen {
  private let live: Live
  private let callsThemselves: String
  /// The words that the other person may still be comparing.
  private let shared: [String]
  private var name = ""
  private var error = ""
  private var warnings: [NameWarning] = []
  private var notice: Notice?
  private var isBusy = false
  private var isLeaving = false
  private var wasSuggested = false

  init(_ desk: Desk, _ live: Live, _ confirming: ConfirmingView) {
    self.live = live
    callsThemselves = confirming.callsThemselves
    shared = confirming.sharedWords?.spoken ?? []
    super.init(desk)
  }

  override public var frame: Frame {
    if isLeaving { return Leaving.frame(self, .pairLeaveNaming) }
    var paragraphs = [say(.pairCallsThemselves, ["name": .text(callsThemselves)])]
    if !shared.isEmpty { paragraphs.append(say(.pairPairedWords, ["words": .text(shared.joined(separator: " "))])) }
    let warned = warnings.map { $0.text(desk.texts) }.joined(separator: " ")
    return Frame(
      title: say(.pairNameTitle), paragraphs: paragraphs,
      notice: notice ?? (warned.isEmpty ? nil : Notice(tone: .warning, text: warned)), back: say(.pairLeaveEnd),
      primary: Step(say(.pairKeep), when: !name.allSatisfy(\.isWhitespace)), busy: isBusy ? say(.pairKeeping) : nil)
  }

  override public var content: Content {
    if isLeaving { return .form(Question()) }
    return .form(
      Question(fields: [Field(label: say(.pairNameLabel), value: name, help: say(.pairNameHelp), error: error)]))
  }

  override var behindLock: BehindLock { .goesOn }
  override func ended() { live.session.cancel() }

  override func opened() -> Next {
    read()
    return .stay
  }

  override func again() -> Next {
    // An answer that came while everything was locked was lost; whether the person is here is asked anew.
    (isBusy, notice) = (false, nil)
    read()
    return .stay
  }

  /// Reads what is known, and goes on where the person is here already.
  private func read() {
    let session = live.session
    ask {
      try $0.people().newcomer(session: session)
    } then: { [self] known in
      switch known {
      case .success(let known):
        if let person = known.admitted { return Self.onward(desk, person) }
        warnings = known.warnings
        if !wasSuggested { (name, wasSuggested) = (known.suggestion ?? "", true) }
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    if !isBusy, !isLeaving { (name, error, wasSuggested) = (text, "", true) }
    return .stay
  }

  override func pressed() -> Next {
    guard !isBusy else { return .stay }
    if isLeaving {
      isLeaving = false
      return .stay
    }
    (isBusy, notice) = (true, nil)
    let (session, name) = (live.session, name)
    ask {
      try $0.people().admit(session: session, admission: .new(name: name))
    } then: { [self] admitted in
      isBusy = false
      switch admitted {
      case .success(.here(let person)): return Self.onward(desk, person)
      case .success(.nameTaken(let known, let free)): return .go(TakenScreen(desk, live, known, free))
      case .failure(let refusal):
        if let unfit = desk.nameError(refusal) { error = unfit } else { notice = refused(refusal) }
        return .stay
      }
    }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    guard isLeaving else { return .stay }
    live.session.cancel()
    return .home
  }

  override func wentBack() -> Next {
    // While it is being written there is nothing to end.
    isLeaving = !isLeaving && !isBusy
    return .stay
  }

  /// Goes on with a person who is kept: back leads to the first screen from here.
  static func onward(_ desk: Desk, _ person: PersonView) -> Next { .homeThen(CallBackScreen(desk, person)) }
}

/// Whose device this is when the name is taken: a known person's new one, a second one of theirs, or someone else's. Only
/// the first takes the old device's place, and nobody but the person knows which it is.
@Observable
public final class TakenScreen: Screen {
  private enum Whose: CaseIterable { case replacing, second, other }

  private let live: Live
  private let known: PersonView
  /// What the new pairing is worth; read when this opens.
  private var trust: TrustLevel?
  private var whose: Whose?
  private var second: String
  private var other = ""
  private var error = ""
  private var notice: Notice?
  private var isBusy = false

  init(_ desk: Desk, _ live: Live, _ known: PersonView, _ free: String) {
    (self.live, self.known, second) = (live, known, free)
    super.init(desk)
  }

  private var name: [String: TextValue] { ["name": .text(known.name)] }

  private var isWeaker: Bool {
    guard whose == .replacing, let trust else { return false }
    return known.trust.rank > trust.rank
  }

  override public var frame: Frame {
    let weaker = isWeaker ? Notice(tone: .warning, text: say(.pairTakenWeaker, name)) : nil
    let primary =
      whose == .replacing
      ? Step(say(.pairTakenReplace), destroys: true) : Step(say(.pairKeep), when: whose != nil)
    return Frame(
      title: say(.pairTakenTitle, name), notice: notice ?? weaker, back: say(.back), primary: primary,
      busy: isBusy ? say(.pairKeeping) : nil)
  }

  override public var content: Content {
    let choices = Whose.allCases.map { answer in
      let (title, detail) =
        switch answer {
        case .replacing: (say(.pairTakenReplacing, name), say(.pairTakenReplacingMeans))
        case .second: (say(.pairTakenSecond, name), say(.pairTakenSecondMeans))
        case .other: (say(.pairTakenOther), say(.pairTakenOtherMeans))
        }
      return Choice(title: title, detail: detail, isChosen: whose == answer)
    }
    let fields = typedName.map {
      [Field(label: say(.pairNameLabel), value: $0, help: say(.pairNameHelp), error: error)]
    }
    return .form(Question(choices: choices, fields: fields ?? []))
  }

  private var typedName: String? {
    switch whose {
    case nil, .replacing: nil
    case .second: second
    case .other: other
    }
  }

  override var behindLock: BehindLock { .goesOn }
  override func ended() { live.session.cancel() }

  override func opened() -> Next {
    let session = live.session
    ask {
      try $0.people().newcomer(session: session)
    } then: { [self] found in
      guard case .success(let newcomer) = found else { return .stay }
      trust = newcomer.trust
      // As with the name: an answer may have been lost behind the lock.
      return newcomer.admitted.map { NamingScreen.onward(desk, $0) } ?? .stay
    }
    return .stay
  }

  override func again() -> Next {
    isBusy = false
    return opened()
  }

  override func chose(_ place: Int) -> Next {
    if !isBusy, Whose.allCases.indices.contains(place) { (whose, error) = (Whose.allCases[place], "") }
    return .stay
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    guard !isBusy else { return .stay }
    if whose == .second { second = text } else if whose == .other { other = text }
    error = ""
    return .stay
  }

  override func wentBack() -> Next { isBusy ? .stay : .back }

  override func pressed() -> Next {
    guard !isBusy, whose != nil else { return .stay }
    let admission: Admission = typedName.map { .new(name: $0) } ?? .replacing(person: known.id)
    (isBusy, notice) = (true, nil)
    let session = live.session
    ask {
      try $0.people().admit(session: session, admission: admission)
    } then: { [self] admitted in
      isBusy = false
      switch admitted {
      case .success(.here(let person)): return NamingScreen.onward(desk, person)
      case .success(.nameTaken(let known, _)): error = say(.pairTakenAgain, ["name": .text(known.name)])
      case .failure(let refusal):
        if let unfit = desk.nameError(refusal) { error = unfit } else { notice = refused(refusal) }
      }
      return .stay
    }
    return .stay
  }
}

extension TrustLevel {
  /// Orders the levels, the surest highest.
  var rank: Int {
    switch self {
    case .remote: 2
    case .inPersonWords: 3
    case .inPerson: 4
    }
  }
}
