import CountersignCore
import Observation

/// A recovery code on its way to paper, and what was typed back of it.
@MainActor
@Observable
final class Paper {
  private(set) var paper: RecoveryPaper?
  private(set) var words: [String] = []
  private(set) var asked: [Int64] = []
  var typed = ["", ""]
  var isWrong = [false, false]

  /// Draws a code where there is none yet; tells whether there is one now.
  func draw() -> Bool {
    if paper == nil, let drawn = try? RecoveryPaper.draw(), let words = try? drawn.words() {
      (paper, self.words, asked) = (drawn, words, drawn.asked())
    }
    return paper != nil
  }

  /// Holds what was typed back against the code.
  func compare() -> Bool {
    guard let back = try? paper?.typeBack(first: typed[0], second: typed[1]) else { return false }
    isWrong = [!back.first, !back.second]
    return back.first && back.second
  }

  func wipe() {
    (paper, words, typed) = (nil, [], ["", ""])
  }
}

/// What becomes of a code once it is on paper.
enum Goal {
  /// A device is set up with it.
  case firstRun(Draft)
  /// It takes the old one's place.
  case replace
  /// Everything is put under new keys, with this passphrase.
  case rekey(String?)
}

/// Shows the twelve words.
@Observable
public final class ShowWordsScreen: Screen {
  private let goal: Goal
  private let paper: Paper
  private var isReady = true

  init(_ desk: Desk, _ goal: Goal) {
    self.goal = goal
    if case .firstRun(let draft) = goal { paper = draft.paper } else { paper = Paper() }
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.recoveryTitle), paragraphs: [say(.recoveryWhat), say(.recoveryWrite)],
      notice: isReady ? nil : Notice(tone: .error, text: say(.refusedNoRandomness)), back: say(.back),
      primary: Step(say(.recoveryWritten), when: isReady))
  }

  override public var content: Content { .form(Question(words: paper.words)) }

  override func opened() -> Next {
    isReady = paper.draw()
    return .stay
  }

  override func pressed() -> Next { isReady ? .go(TypeBackScreen(desk, goal, paper)) : .stay }

  override func wipe() {
    // The first run keeps its paper: going back loses nothing.
    if case .firstRun = goal { return }
    paper.wipe()
  }
}

/// Asks for two of the words.
@Observable
public final class TypeBackScreen: Screen {
  private let goal: Goal
  private let paper: Paper
  private var isBusy = false
  private var notice: Notice?

  init(_ desk: Desk, _ goal: Goal, _ paper: Paper) {
    self.goal = goal
    self.paper = paper
    super.init(desk)
  }

  private var busyPhrase: Phrase {
    if case .rekey = goal { .rekeyBusy } else { .recoveryBusy }
  }

  override public var frame: Frame {
    Frame(
      title: say(.recoveryCheckTitle), paragraphs: [say(.recoveryCheckMeans)], notice: notice,
      back: say(.recoveryShowAgain), primary: Step(say(.continue)), busy: isBusy ? say(busyPhrase) : nil)
  }

  override public var content: Content {
    let fields = paper.asked.enumerated().map { place, number in
      Field(
        label: say(.recoveryWord, ["number": .number(number)]), value: paper.typed[place],
        error: paper.isWrong[place] ? say(.recoveryDiffers) : "")
    }
    return .form(Question(fields: fields))
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    guard !isBusy, paper.typed.indices.contains(field) else { return .stay }
    paper.typed[field] = text
    paper.isWrong = [false, false]
    return .stay
  }

  override func wentBack() -> Next { isBusy ? .stay : .back }

  override func pressed() -> Next {
    guard !isBusy, paper.compare(), let code = paper.paper else { return .stay }
    switch goal {
    case .firstRun(let draft): return .go(MyNameScreen(desk, draft))
    case .replace:
      set(.recoveryRenewed, .recoveryRenewedMeans) { bench in
        try bench.people().setRecovery(paper: code)
        return nil
      }
    case .rekey(let passphrase):
      set(.rekeyDone, .rekeyDoneMeans) { try Self.rekey($0, passphrase, code) }
    }
    return .stay
  }

  /// Does it; the job tells what went wrong with the platform's key alone.
  private func set(_ title: Phrase, _ means: Phrase, _ job: @escaping @Sendable (Bench) throws -> Refusal?) {
    (isBusy, notice) = (true, nil)
    ask(job) { [self] done in
      isBusy = false
      switch done {
      case .success(let beside):
        let beside = beside.map { refusal in
          let text = say(.rekeyKeyringLost, ["reason": .text(refusal.text(desk.texts))])
          return Notice(tone: .warning, text: text)
        }
        paper.wipe()
        return .homeThen(ToldScreen(desk, title, means, beside: beside, then: .settings))
      case .failure(let refusal):
        notice = refused(refusal)
        return .stay
      }
    }
  }

  /// Puts everything under new keys. The platform's key, where it was a way to unlock, is renewed and stays one.
  private nonisolated static func rekey(
    _ bench: Bench, _ passphrase: String?, _ code: RecoveryPaper
  ) throws -> Refusal? {
    let people = try bench.people()
    let byPhone = try people.slots().contains { $0.kind == .platform }
    try people.rekey(passphrase: passphrase, recovery: code, key: .init())
    guard byPhone else { return nil }
    do {
      try bench.renewPlatformKey()
      return nil
    } catch {
      return Refusal(error)
    }
  }
}
