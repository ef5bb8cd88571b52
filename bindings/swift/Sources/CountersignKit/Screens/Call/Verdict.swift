import CountersignCore
import Observation

/// What a code came to, over the whole screen: the sign, at most six words, and the one next step. The words of every
/// verdict stand here, in one place.
@Observable
public final class VerdictScreen: Screen {
  /// The step that the one button takes.
  enum Onward: Equatable {
    /// Show my code: theirs has passed.
    case proveMyself
    /// Type another code.
    case again
    /// The call is over, or all is done.
    case end
    /// Confirm the date and time.
    case clock
    /// Prove that the owner is here, and check the same code.
    case owner
    /// Open the person's page.
    case person
  }

  /// A verdict in words.
  private struct Told {
    let sign: Sign
    let words: String
    let why: String
    let next: String
    let onward: Onward
  }

  private let checked: CheckView
  private let role: CallRole
  private var isExplained = false

  init(_ desk: Desk, _ checked: CheckView, _ role: CallRole) {
    (self.checked, self.role) = (checked, role)
    super.init(desk)
  }

  var verdict: Verdict { checked.verdict }

  /// Whether the code is believed.
  public var isVerified: Bool {
    if case .verified = checked.verdict { true } else { false }
  }

  private var person: PersonView { checked.person }

  override public var frame: Frame {
    let told = told
    let label: Phrase =
      switch told.onward {
      case .proveMyself: .verdictProveMyself
      case .again: .verdictAgain
      case .end: isVerified ? .verdictDone : .verdictHungUp
      case .clock: .callConfirmClock
      case .owner: .verdictProveOwner
      case .person: .verdictOpenPerson
      }
    let canHangUp = [.again, .clock, .owner, .person].contains(told.onward)
    return Frame(
      title: told.words, back: say(.back), primary: Step(say(label)),
      others: canHangUp ? [Step(say(.verdictHungUp))] : [], announce: "\(told.words) \(told.next)")
  }

  override public var content: Content {
    let told = told
    let time = desk.moment(checked.at).clockWithSeconds
    let small = checked.seq.map { say(.verdictSmall, ["time": .text(time), "seq": .number($0)]) } ?? time
    let explanation = isExplained ? say(isVerified ? .verdictMeansPassed : .verdictMeansFailed) : nil
    return .verdict(
      VerdictView(
        sign: told.sign, words: told.words, person: desk.row(person), why: told.why, next: told.next,
        dial: dial(told), explain: say(.verdictExplain), explanation: explanation, small: small))
  }

  /// Where the next step is to call the saved number, it is dialled by a tap.
  private func dial(_ told: Told) -> DialView? {
    guard let number = person.number, told.next.contains(callBack) else { return nil }
    return DialView(label: say(.callDial), number: number.number, origin: desk.origin(number))
  }

  override func pressed() -> Next {
    switch told.onward {
    case .proveMyself: .instead(MineScreen(desk, person))
    case .again: .back
    case .end: .home
    case .clock: .instead(ConfirmClockScreen(desk))
    case .owner: .instead(ProveOwnerScreen(desk, .ownerWhyCheck))
    case .person: .homeThen(PersonScreen(desk, PersonID(person.id)))
    }
  }

  override func pressedOther(_ place: Int) -> Next { frame.others.indices.contains(place) ? .home : .stay }

  // After a code has passed there is nothing to type again.
  override func wentBack() -> Next { isVerified ? .home : .back }

  /// Shows or hides what a verdict means.
  public func explain() {
    desk.stir()
    isExplained.toggle()
  }

  private var told: Told {
    switch checked.verdict {
    case .verified(let drift): verified(drift)
    case .wrong(let left): wrong(left)
    case .alreadyUsed:
      Told(
        sign: .again, words: say(.verdictAlreadyUsed), why: say(.verdictAlreadyUsedWhy),
        next: say(.verdictAlreadyUsedNext), onward: .again)
    case .reflected:
      Told(
        sign: .reflected, words: say(.verdictReflected), why: say(.verdictReflectedWhy), next: callBack, onward: .end)
    case .wrongRole:
      Told(
        sign: .wrongRole, words: say(.verdictWrongRole), why: say(.verdictWrongRoleWhy), next: callBack, onward: .end)
    case .clockOff(let seconds, let remedy): clockOff(seconds, remedy)
    case .locked(let lockout): locked(lockout)
    case .clockSuspect:
      Told(
        sign: .calendar, words: question, why: say(.verdictClockSuspectWhy), next: say(.verdictClockSuspectNext),
        onward: .clock)
    case .malformed:
      Told(sign: .again, words: say(.callSixDigits), why: "", next: say(.verdictWrongNext), onward: .again)
    case .suspended:
      Told(
        sign: .pause, words: say(.verdictSuspended, ["name": .text(person.name)]), why: say(.verdictSuspendedWhy),
        next: callBack, onward: .person)
    case .quickNotAllowed:
      Told(sign: .padlock, words: say(.verdictQuick), why: say(.verdictQuickWhy), next: callBack, onward: .end)
    }
  }

  private var question: String {
    let moment = desk.moment(checked.at)
    return say(.verdictClockSuspect, ["time": .text(moment.clock), "date": .text(moment.date(desk.texts))])
  }

  private func verified(_ drift: Int64) -> Told {
    let paired = say(.verdictPaired, ["date": .text(desk.moment(person.pairedAt).date(desk.texts))])
    let known = drift == 0 ? [] : [say(.verdictDrift, ["amount": .text(amount(drift))])]
    let why = ([desk.meaning(person.trust), paired] + known).joined(separator: " ")
    let (next, onward): (Phrase, Onward) =
      role == .theyCalled ? (.verdictVerifiedTheyCalled, .proveMyself) : (.verdictVerifiedICalled, .end)
    let words = say(.verdictVerified, ["name": .text(person.name)])
    return Told(sign: .verified, words: words, why: why, next: say(next), onward: onward)
  }

  private func wrong(_ left: Int64) -> Told {
    guard left > 0 else {
      return Told(
        sign: .wrong, words: say(.verdictWrong), why: say(.verdictWrongLast), next: callBack, onward: .end)
    }
    return Told(
      sign: .wrong, words: say(.verdictWrong), why: say(.verdictWrongLeft, ["left": .number(left)]),
      next: "\(say(.verdictWrongNext)) \(callBack)", onward: .again)
  }

  private func clockOff(_ seconds: Int64, _ remedy: Remedy) -> Told {
    let amount: [String: TextValue] = ["amount": .text(amount(seconds))]
    let (words, why) =
      seconds > 0
      ? (say(.verdictClockAhead), say(.verdictClockAheadWhy, amount))
      : (say(.verdictClockBehind), say(.verdictClockBehindWhy, amount))
    return Told(sign: .clock, words: words, why: why, next: say(remedy.phrase), onward: .again)
  }

  private func locked(_ lockout: Lockout) -> Told {
    let (why, onward): (String, Onward) =
      switch lockout {
      case .until(let endsAt):
        (say(.verdictLockedUntil, ["time": .text(desk.moment(endsAt).clockWithSeconds)]), .end)
      case .needsOwner: (say(.verdictLockedOwner), .owner)
      case .frozen: (say(.verdictFrozen), .end)
      }
    return Told(sign: .padlock, words: say(.verdictLocked), why: why, next: callBack, onward: onward)
  }

  /// Says which number to call back on: the saved one and no other.
  private var callBack: String {
    guard let number = person.number else { return say(.verdictNoNumber) }
    return say(.verdictCallBack, ["number": .text(number.number), "origin": .text(desk.origin(number))])
  }

  /// Says how long a distance is: seconds below two minutes, else minutes.
  private func amount(_ distance: Int64) -> String {
    let seconds = abs(distance)
    if seconds < 120 { return say(.amountSeconds, ["count": .number(seconds)]) }
    return say(.amountMinutes, ["count": .number((seconds + 30) / 60)])
  }
}

extension Remedy {
  /// Names the sentence that says what helps.
  var phrase: Phrase {
    switch self {
    case .askForNext: .verdictClockAsk
    case .corrected: .verdictClockCorrected
    case .setClock: .verdictClockSet
    }
  }
}
