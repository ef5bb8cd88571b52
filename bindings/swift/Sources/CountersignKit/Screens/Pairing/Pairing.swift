import CountersignCore
import Observation

extension PairingWay {
  /// Every way, the surest first.
  static let all: [PairingWay] = [.scan, .words, .apart]

  var title: Phrase {
    switch self {
    case .scan: .pairWayScan
    case .words: .pairWayWords
    case .apart: .pairWayApart
    }
  }

  var worth: Phrase {
    switch self {
    case .scan: .pairWayScanWorth
    case .words: .pairWayWordsWorth
    case .apart: .pairWayApartWorth
    }
  }

  /// Whether the messages go as text unless someone has pictures.
  var byText: Bool { self != .scan }
}

/// Where both are: it decides how the messages go and what the pairing is worth.
///
/// ```text
/// Pairing ─▶ Exchange ◀─▶ Confirm ─▶ Naming ◀─▶ Taken ─▶ CallBack ─▶ FirstCodes ─▶ Drill ─▶ Paired
///                │           │
///                └─▶ Ended ◀─┘
/// ```
@Observable
public final class PairingScreen: Screen {
  /// Nothing is chosen beforehand: an answer that nobody gave would make a pairing look surer than it is.
  private var way: PairingWay?
  private var isBusy = false
  private var notice: Notice?

  override public var frame: Frame {
    Frame(
      title: say(.pairWhereTitle), paragraphs: [say(.pairWhereHint)], notice: notice, back: say(.backHome),
      primary: Step(say(.pairGoOn), when: way != nil), busy: isBusy ? say(.pairPreparing) : nil)
  }

  override public var content: Content {
    let choices = PairingWay.all.map { Choice(title: say($0.title), detail: say($0.worth), isChosen: $0 == way) }
    return .form(Question(choices: choices))
  }

  override func again() -> Next {
    isBusy = false
    return .stay
  }

  override func chose(_ place: Int) -> Next {
    if !isBusy, PairingWay.all.indices.contains(place) { way = PairingWay.all[place] }
    return .stay
  }

  override func pressed() -> Next {
    guard !isBusy, let way else { return .stay }
    (isBusy, notice) = (true, nil)
    ask {
      try $0.people().beginPairing(way: way)
    } then: { [self] begun in
      isBusy = false
      switch begun {
      case .success(let session): return .go(ExchangeScreen(desk, Live(session)))
      case .failure(let refusal):
        notice = refused(refusal)
        return .stay
      }
    }
    return .stay
  }
}

/// A pairing under way, as its screens hand it to each other.
@MainActor
final class Live {
  let session: PairingSession
  /// Whether the present message was handed on: someone may hold it who would not know that it was renewed.
  private(set) var isHandedOver = false
  /// Whether anything happened that would be lost.
  private(set) var isEngaged = false

  init(_ session: PairingSession) {
    self.session = session
  }

  var view: PairingView { session.view() }

  func handOver() { (isHandedOver, isEngaged) = (true, true) }

  /// Takes note of what happened.
  func note(_ event: PairingEvent) {
    switch event {
    case .show: (isHandedOver, isEngaged) = (false, true)
    case .confirm: isEngaged = true
    case .ignored, .refused, .ended: break
    }
  }

  /// Takes note of a message that was renewed by itself.
  func renew() { isHandedOver = false }

  /// Seconds until the pairing ends by itself; none for a message that is renewed instead and that nobody holds.
  var left: Int64? {
    let view = view
    return view.renews && !isHandedOver ? nil : view.leftSeconds
  }
}

extension PairingView {
  /// Numbers the message that is shown.
  var number: Int64 {
    switch step {
    case .listening, .offer: 1
    case .reply: 2
    case .finish, .agreed, .confirmed, .ended: 3
    }
  }

  /// Why it is over, if it is.
  var fault: PairingFault? {
    if case .ended(let fault) = step { fault } else { nil }
  }
}

extension Desk {
  /// Below so many seconds the time left is counted in seconds, and said where it is not shown all the time.
  static let shortTime: Int64 = 90

  /// Says how long a message is good for; nothing where that does not end.
  func timeLeft(_ seconds: Int64?) -> String {
    guard let seconds else { return "" }
    if seconds < Self.shortTime { return texts.say(.pairLeftSeconds, ["count": .number(seconds)]) }
    return texts.say(.pairLeftMinutes, ["count": .number((seconds + 59) / 60)])
  }
}

/// The question before a pairing is ended: what two people have done so far would be lost, and a touch by mistake is no
/// decision.
@MainActor
enum Leaving {
  static func frame(_ screen: Screen, _ what: Phrase) -> Frame {
    Frame(
      title: screen.say(.pairLeaveTitle), paragraphs: [screen.say(what)], back: screen.say(.pairLeaveGoOn),
      primary: Step(screen.say(.pairLeaveGoOn)), others: [Step(screen.say(.pairLeaveEnd), destroys: true)])
  }
}
