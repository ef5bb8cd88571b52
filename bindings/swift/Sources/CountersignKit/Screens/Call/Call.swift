import CountersignCore
import Observation

extension Verdict {
  /// Its sound and feel. Where nothing was judged, there are none.
  var signal: Signal? {
    switch self {
    case .verified: .verified
    case .wrong, .reflected, .wrongRole: .wrong
    case .alreadyUsed, .clockOff, .clockSuspect: .doubt
    case .locked, .malformed, .suspended, .quickNotAllowed: nil
    }
  }
}

/// A check under way, in either role: who, which number to dial, my code where its turn has come, and the field for theirs.
/// One screen with one job, since a person reads it with the telephone at their ear.
@Observable
public final class CallScreen: Screen {
  /// More than anyone types for six digits.
  static let longest = 64

  private var person: PersonView
  private let role: CallRole
  private let mine: MyCode
  private var typedText = ""
  private var error = ""
  private var notice: Notice?
  private var isChecking = false

  init(_ desk: Desk, _ person: PersonView, _ role: CallRole) {
    (self.person, self.role, mine) = (person, role, MyCode(role))
    super.init(desk)
  }

  private var iCalled: Bool { role == .iCalled }

  override public var frame: Frame {
    let name: TextValue = .text(person.name)
    let title = iCalled ? say(.callICalled, ["name": name]) : say(.callTheyCalled, ["name": name])
    let primary =
      mine.needsClock
      ? Step(say(.callConfirmClock)) : Step(say(.callCheck), when: isCode(typed: typedText) && !isChecking)
    return Frame(
      title: title, paragraphs: iCalled && person.number == nil ? [say(.callNoNumber)] : [],
      notice: notice ?? mine.notice(self), back: say(.back), primary: primary,
      busy: isChecking ? say(.callChecking) : nil, announce: error)
  }

  override public var content: Content {
    let number = iCalled ? person.number : nil
    let dial = number.map { DialView(label: say(.callDialOnly), number: $0.number, origin: desk.origin($0)) }
    let ask = AskView(label: say(.callTheirCode, ["name": .text(person.name)]), typed: typedText, error: error)
    return .call(
      CallView(
        person: desk.row(person), number: dial, code: iCalled ? mine.view(desk, say(.callMyCode)) : nil,
        ask: mine.needsClock ? nil : ask))
  }

  override func opened() -> Next {
    if iCalled { mine.renew(for: self, person) }
    return .stay
  }

  // Dialling leaves the app and locks it; the person comes back to the same call.
  override var behindLock: BehindLock { .waits }

  override func again() -> Next {
    wipe()
    mine.forgetTrouble()
    return opened()
  }

  /// Checks the same code again, as the owner.
  override func proved(_ proof: OwnerProof) -> Next {
    if typedText.isEmpty { return again() }
    check(proof)
    return .stay
  }

  override func ticked() -> Next { opened() }

  override func typed(_ text: String) -> Next {
    guard !isChecking, text.count <= Self.longest, text != typedText else { return .stay }
    (typedText, error) = (text, "")
    // Six digits are the whole of it: nobody has to press anything more.
    if isCode(typed: text) { check(nil) }
    return .stay
  }

  override func pressed() -> Next {
    if mine.needsClock { return .go(ConfirmClockScreen(desk)) }
    check(nil)
    return .stay
  }

  override func wipe() {
    (typedText, error, notice, isChecking) = ("", "", nil, false)
    mine.wipe()
  }

  private func check(_ owner: OwnerProof?) {
    guard !isChecking else { return }
    (isChecking, notice) = (true, nil)
    let (id, role, typed) = (person.id, role, typedText)
    ask {
      try $0.people().check(id: id, role: role, typed: typed, owner: owner)
    } then: { [self] checked in
      isChecking = false
      switch checked {
      case .failure(let refusal):
        notice = refused(refusal)
        return .stay
      case .success(let checked):
        person = checked.person
        if checked.verdict == .malformed {
          error = say(.callSixDigits)
          return .stay
        }
        if let signal = checked.verdict.signal { desk.play(signal) }
        return .go(VerdictScreen(desk, checked, role))
      }
    }
  }
}

/// My code for someone who called me, after theirs has passed.
@Observable
public final class MineScreen: Screen {
  private let person: PersonView
  private let mine = MyCode(.theyCalled)

  init(_ desk: Desk, _ person: PersonView) {
    self.person = person
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.mineTitle, ["name": .text(person.name)]), paragraphs: [say(.mineHow)], notice: mine.notice(self),
      back: say(.back), primary: Step(say(mine.needsClock ? .callConfirmClock : .mineDone)))
  }

  override public var content: Content {
    .mine(CallView(person: desk.row(person), number: nil, code: mine.view(desk, say(.callMyCode)), ask: nil))
  }

  override func opened() -> Next {
    mine.renew(for: self, person)
    return .stay
  }

  override func again() -> Next {
    mine.forgetTrouble()
    return opened()
  }

  override func ticked() -> Next { opened() }
  override func pressed() -> Next { mine.needsClock ? .go(ConfirmClockScreen(desk)) : .home }
  override func wipe() { mine.wipe() }
}
