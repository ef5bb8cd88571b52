import CountersignCore
import Observation

/// The person's part of a pairing: a glance at the other's screen, a yes, or three words that were read aloud. Here a
/// person, not a device, decides.
@Observable
public final class ConfirmScreen: Screen {
  /// More than anyone types for three words.
  static let longest = 256

  private enum Other: Equatable {
    /// Show my own words, or the ones on both screens.
    case readOut
    /// Show my last message again.
    case show
    /// It is not as it should be.
    case no
  }

  private let live: Live
  private var typedText = ""
  private var error = ""
  /// Words that were not theirs: pressing the button twice must not use up the second try.
  private var refusedWords: String?
  private var isReadingOut = false
  private var isLeaving = false
  private var turn = 0

  init(_ desk: Desk, _ live: Live) {
    self.live = live
    super.init(desk)
  }

  private var view: PairingView {
    _ = (turn, desk.now)
    return live.view
  }

  override public var frame: Frame {
    if isLeaving { return Leaving.frame(self, .pairLeaveExchange) }
    guard let confirming = view.confirming else { return Frame() }
    if confirming.waitsForClocks, let clock = confirming.clock { return clockFrame(clock) }
    let name: [String: TextValue] = ["name": .text(confirming.callsThemselves)]
    let (title, hint, yes): (String, String, Phrase) =
      switch confirming.ask {
      case .theirScreen: (say(.pairTheirScreen), say(.pairTheirScreenHint), .pairTheirScreenYes)
      case .person: (say(.pairPerson, name), say(.pairPersonHint, name), .pairPersonYes)
      case .words: (say(.pairWordsTitle, name), say(.pairWordsHint), .pairWordsDone)
      }
    var paragraphs = [hint]
    if let left = live.left, left < Desk.shortTime { paragraphs.append(desk.timeLeft(left)) }
    let notice = confirming.clock.map { Notice(tone: .warning, text: $0.text(desk.texts)) }
    return Frame(
      title: title, paragraphs: paragraphs, notice: notice, back: say(.pairLeaveEnd),
      primary: Step(say(yes), when: isReady(confirming)), others: others(view).map(step),
      announce: error.isEmpty ? title : error)
  }

  private func clockFrame(_ clock: ClockDistance) -> Frame {
    Frame(
      title: say(.pairClockTitle), paragraphs: [clock.text(desk.texts), say(.pairClockWhy), say(.pairClockLook)],
      back: say(.pairLeaveEnd), primary: Step(say(.pairClockAgain)), others: [Step(say(.pairClockOverrule))])
  }

  private func step(_ other: Other) -> Step {
    switch other {
    case .show: Step(say(.pairShowAgain))
    case .readOut: Step(say(isReadingOut ? .pairShowShared : .pairReadOut))
    case .no: Step(say(.pairNo), destroys: true)
    }
  }

  private func others(_ view: PairingView) -> [Other] {
    let ask = view.confirming?.ask
    var others: [Other] = ask == .theirScreen ? [.readOut] : []
    if view.step == .finish { others.append(.show) }
    if ask != .words { others.append(.no) }
    return others
  }

  private var line: String { typedText.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  private func isReady(_ confirming: ConfirmingView) -> Bool {
    confirming.ask != .words || !(line.isEmpty || line == refusedWords)
  }

  override public var content: Content {
    guard !isLeaving, let confirming = view.confirming else { return .form(Question()) }
    if confirming.waitsForClocks { return .form(Question(large: desk.dateTime(desk.now))) }
    let shared = confirming.sharedWords ?? []
    let (words, label): ([WordView], Phrase) =
      switch confirming.ask {
      case .words where confirming.trust == .remote: (confirming.myWords, .pairWordsRemote)
      case .words: (confirming.myWords, .pairWordsHere)
      case .theirScreen where isReadingOut: (confirming.myWords, .pairWordsHere)
      case .theirScreen, .person: (shared, .pairWordsGlance)
      }
    let ask = confirming.ask == .words ? AskView(label: say(.pairTypeWords), typed: typedText, error: error) : nil
    return .words(WordsView(words: words.spoken, digits: words.map(\.digits), label: say(label), ask: ask))
  }

  override var behindLock: BehindLock { .goesOn }
  override func ended() { live.session.cancel() }

  // A pairing in person does not outlive half a minute away; the screen says so when it is seen again.
  override func cameBack(after seconds: Int64) {
    _ = live.session.comeBack(awaySeconds: seconds)
    turn += 1
  }
  override func again() -> Next { ticked() }

  override func ticked() -> Next {
    if let fault = live.view.fault { return .instead(EndedScreen(desk, fault)) }
    guard case .ended(let fault)? = try? live.session.tick() else { return .stay }
    return .instead(EndedScreen(desk, fault))
  }

  override func typed(_ text: String) -> Next {
    (typedText, error) = (String(text.prefix(Self.longest)), "")
    return .stay
  }

  override func pressed() -> Next {
    if isLeaving {
      isLeaving = false
      return .stay
    }
    guard let confirming = live.view.confirming else { return .stay }
    if confirming.waitsForClocks {
      live.session.cancel()
      return .homeThen(PairingScreen(desk))
    }
    return isReady(confirming) ? answer(confirming) : .stay
  }

  private func answer(_ confirming: ConfirmingView) -> Next {
    let line = line
    do {
      if confirming.ask == .words {
        try live.session.confirmWords(typed: line)
      } else {
        try live.session.confirmYes()
      }
      return .instead(NamingScreen(desk, live, confirming))
    } catch CountersignError.OtherWords {
      (error, refusedWords) = (say(.pairOtherWords), line)
    } catch CountersignError.Pairing(let fault) {
      return .instead(EndedScreen(desk, fault))
    } catch CountersignError.ClocksApart {
      // This screen then asks about them.
      turn += 1
    } catch {
      self.error = Refusal(error).text(desk.texts)
    }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    if isLeaving {
      live.session.cancel()
      return .home
    }
    if live.view.confirming?.waitsForClocks == true {
      live.session.acceptClocks()
      turn += 1
      return .stay
    }
    let others = others(live.view)
    guard others.indices.contains(place) else { return .stay }
    switch others[place] {
    case .show: return .instead(ExchangeScreen(desk, live))
    case .readOut: isReadingOut.toggle()
    case .no: isLeaving = true
    }
    return .stay
  }

  override func wentBack() -> Next {
    isLeaving.toggle()
    return .stay
  }
}

/// The end of a pairing that came to nothing: what happened, that nothing was kept, and how to begin again.
@Observable
public final class EndedScreen: Screen {
  private let fault: PairingFault

  init(_ desk: Desk, _ fault: PairingFault) {
    self.fault = fault
    super.init(desk)
  }

  override public var frame: Frame {
    let title: Phrase =
      switch fault {
      case .expired: .pairEndedExpired
      case .sasMismatch: .pairEndedWords
      default: .pairEndedTitle
      }
    let reason = say(fault.phrase)
    return Frame(
      title: say(title),
      paragraphs: (fault.isAlarming ? [say(.pairEndedAlarming)] : []) + [say(.pairEndedNothingKept)],
      notice: Notice(tone: fault.isAlarming ? .error : .warning, text: reason), back: say(.backHome),
      primary: Step(say(.pairBeginAgain)), announce: reason)
  }

  override func pressed() -> Next { .homeThen(PairingScreen(desk)) }
  override func wentBack() -> Next { .home }
}
