import CountersignCore
import Observation

/// Says what was done.
@Observable
public final class ToldScreen: Screen {
  enum Then { case back, settings }

  private let title: Phrase
  private let text: Phrase
  private let beside: Notice?
  private let then: Then

  init(_ desk: Desk, _ title: Phrase, _ text: Phrase, beside: Notice? = nil, then: Then = .back) {
    (self.title, self.text, self.beside, self.then) = (title, text, beside, then)
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(title), paragraphs: [say(text)], notice: beside, primary: Step(say(.continue)), announce: say(title))
  }

  override func pressed() -> Next { wentBack() }
  override func wentBack() -> Next { then == .back ? .back : .homeThen(SettingsScreen(desk)) }
}

/// Asks once more before something is done, does it, and says so.
@Observable
public final class SureScreen: Screen {
  /// What the screen says.
  struct Words {
    let title: Phrase
    let means: Phrase
    let button: Phrase
    let busy: Phrase
    let done: Phrase
    let doneMeans: Phrase
  }

  private let words: Words
  private let destroys: Bool
  private let work: @Sendable (Bench) throws -> Void
  private var isBusy = false
  private var notice: Notice?

  init(_ desk: Desk, _ words: Words, destroys: Bool = false, _ work: @escaping @Sendable (Bench) throws -> Void) {
    (self.words, self.destroys, self.work) = (words, destroys, work)
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(words.title), paragraphs: [say(words.means)], notice: notice, back: say(.back),
      primary: Step(say(words.button), destroys: destroys), busy: isBusy ? say(words.busy) : nil)
  }

  override func wentBack() -> Next { isBusy ? .stay : .back }

  override func pressed() -> Next {
    guard !isBusy else { return .stay }
    (isBusy, notice) = (true, nil)
    ask(work) { [self] done in
      isBusy = false
      switch done {
      case .success: return .instead(ToldScreen(desk, words.done, words.doneMeans))
      case .failure(let refusal):
        notice = refused(refusal)
        return .stay
      }
    }
    return .stay
  }
}
