import CountersignCore
import Observation

/// The first code in each direction, while both are still together. Here nothing is at stake: a wrong code is a slip, and
/// the next step is to look again, not to hang up.
@Observable
public final class DrillScreen: Screen {
  private var person: PersonView
  /// The one whose message came first plays the caller, so that the two agree on who that is.
  private let role: CallRole
  private let mine: MyCode
  private var typedText = ""
  private var error = ""
  private var notice: Notice?
  private var isClockSuspect = false
  /// Whether their code has passed; mine is shown to who calls only then.
  private var hasPassed = false
  private var isChecking = false

  init(_ desk: Desk, _ person: PersonView) {
    (self.person, role, mine) = (person, person.drillRole, MyCode(person.drillRole))
    super.init(desk)
  }

  private var iCalled: Bool { role == .iCalled }
  private var showsMine: Bool { iCalled || hasPassed }
  private var hasAnswered: Bool { hasPassed && !iCalled }
  private var needsClock: Bool { isClockSuspect || mine.needsClock }

  override public var frame: Frame {
    let name: [String: TextValue] = ["name": .text(person.name)]
    let (title, how): (Phrase, Phrase) =
      switch (iCalled, hasPassed) {
      case (true, _): (.pairDrillCaller, .pairDrillCallerHow)
      case (false, false): (.pairDrillCalled, .pairDrillCalledHow)
      case (false, true): (.pairDrillMine, .pairDrillMineHow)
      }
    let primary: Step =
      if needsClock {
        Step(say(.callConfirmClock))
      } else if hasAnswered {
        Step(say(.pairDrillTyped))
      } else {
        Step(say(.callCheck), when: isCode(typed: typedText) && !isChecking)
      }
    let notice = notice ?? mine.notice(self)
    return Frame(
      title: say(title, name), paragraphs: [say(how, name)], notice: notice, back: say(.backHome), primary: primary,
      others: hasAnswered ? [] : [Step(say(.pairTryLater))], busy: isChecking ? say(.callChecking) : nil,
      announce: notice?.text ?? "")
  }

  override public var content: Content {
    let code = showsMine ? mine.view(desk, say(.pairDrillMyCode)) : nil
    let ask = AskView(label: say(.callTheirCode, ["name": .text(person.name)]), typed: typedText, error: error)
    let view = CallView(
      person: desk.row(person), number: nil, code: code, ask: hasAnswered || needsClock ? nil : ask)
    return hasAnswered ? .mine(view) : .call(view)
  }

  override func opened() -> Next {
    if showsMine { mine.renew(for: self, person) }
    return .stay
  }

  override func again() -> Next {
    (isChecking, isClockSuspect, notice) = (false, false, nil)
    mine.forgetTrouble()
    return opened()
  }

  override func ticked() -> Next { opened() }

  override func typed(_ text: String) -> Next {
    guard !isChecking, !hasPassed, text.count <= CallScreen.longest, text != typedText else { return .stay }
    (typedText, error) = (text, "")
    // Six digits are the whole of it: nobody has to press anything more.
    if isCode(typed: text) { check() }
    return .stay
  }

  override func pressed() -> Next {
    if isChecking { return .stay }
    if needsClock { return .go(ConfirmClockScreen(desk)) }
    if hasPassed { return finish }
    check()
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next { isChecking || hasPassed ? .stay : finish }

  override func wipe() {
    typedText = ""
    mine.wipe()
  }

  private var finish: Next { .instead(PairedScreen(desk, person, wasTried: hasPassed)) }

  private func check() {
    (isChecking, notice) = (true, nil)
    let (id, role, typed) = (person.id, role, typedText)
    ask {
      try $0.people().check(id: id, role: role, typed: typed, owner: nil)
    } then: { [self] checked in
      isChecking = false
      switch checked {
      case .success(let checked): return took(checked)
      case .failure(let refusal):
        notice = refused(refusal)
        return .stay
      }
    }
  }

  private func took(_ checked: CheckView) -> Next {
    person = checked.person
    if checked.verdict == .malformed {
      error = say(.callSixDigits)
      return .stay
    }
    if let signal = checked.verdict.signal { desk.play(signal) }
    if case .clockSuspect = checked.verdict { isClockSuspect = true }
    if case .verified = checked.verdict { hasPassed = true }
    if hasPassed, iCalled { return finish }
    notice = told(checked.verdict)
    // The next code is typed from the beginning.
    typedText = ""
    return opened()
  }

  /// Puts a verdict into words for two people who sit together.
  func told(_ verdict: Verdict) -> Notice {
    let (tone, text): (Tone, String) =
      switch verdict {
      case .verified: (.good, say(.pairDrillVerified, ["name": .text(person.name)]))
      case .wrong(let left): (.error, say(left > 0 ? .pairDrillWrong : .pairDrillLocked))
      case .alreadyUsed: (.warning, say(.pairDrillUsed))
      case .reflected: (.error, say(.pairDrillReflected))
      case .wrongRole: (.error, say(.pairDrillWrongRole))
      case .clockOff(let seconds, let remedy):
        (.warning, "\(say(seconds > 0 ? .pairDrillClockAhead : .pairDrillClockBehind)) \(say(remedy.phrase))")
      case .locked(.until(let endsAt)):
        (.error, say(.pairDrillLockedUntil, ["time": .text(desk.moment(endsAt).clockWithSeconds)]))
      case .locked(.needsOwner), .locked(.frozen): (.error, say(.pairDrillLocked))
      case .clockSuspect: (.warning, say(.refusedClockSuspect))
      case .malformed: (.warning, say(.callSixDigits))
      case .suspended: (.warning, say(.verdictSuspendedWhy))
      case .quickNotAllowed: (.warning, say(.verdictQuickWhy))
      }
    return Notice(tone: tone, text: text)
  }
}
