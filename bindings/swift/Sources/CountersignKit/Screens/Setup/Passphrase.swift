import CountersignCore
import Observation

/// Two fields that have to hold the same passphrase.
struct Twice {
  /// A passphrase shorter than this is pointed out, and taken all the same.
  static let short = 10
  /// The most bytes that a passphrase may have.
  static let longest = 1024

  private var typed = ["", ""]
  private var errors: [Phrase?] = [nil, nil]

  func fields(_ texts: Texts) -> [Field] {
    let isShort = !typed[0].isEmpty && typed[0].count < Self.short
    let errors = errors.map { $0.map { texts.say($0) } ?? "" }
    return [
      Field(
        label: texts.say(.passphraseNew), value: typed[0],
        help: texts.say(isShort ? .passphraseShort : .passphraseHelp),
        error: errors[0], isSecret: true),
      Field(label: texts.say(.passphraseAgain), value: typed[1], error: errors[1], isSecret: true),
    ]
  }

  mutating func edit(_ field: Int, _ text: String) {
    if typed.indices.contains(field) { typed[field] = text }
    errors = [nil, nil]
  }

  /// Gives the passphrase when it is fit and typed twice; otherwise the fields say why not.
  mutating func passphrase() -> String? {
    if typed[0].isEmpty {
      errors = [.passphraseEmpty, nil]
    } else if typed[0].utf8.count > Self.longest {
      errors = [.passphraseLong, nil]
    } else if typed[0] != typed[1] {
      errors = [nil, .passphraseDiffers]
    } else {
      return typed[0]
    }
    return nil
  }
}

/// Asks for a new passphrase and sets it.
@Observable
public final class NewPassphraseScreen: Screen {
  enum Reason {
    /// There was none.
    case first
    /// In place of the one there is.
    case change
    /// The old one was forgotten, and the recovery code opened.
    case forgotten
    /// Someone may know the old one: everything is put under new keys.
    case known
  }

  private let reason: Reason
  private var twice = Twice()
  private var isBusy = false
  private var notice: Notice?

  init(_ desk: Desk, _ reason: Reason) {
    self.reason = reason
    super.init(desk)
  }

  override public var frame: Frame {
    let (title, means, label): (Phrase, Phrase, Phrase) =
      switch reason {
      case .first: (.passphraseFirstTitle, .passphraseFirstMeans, .passphraseSetButton)
      case .change: (.passphraseChangeTitle, .passphraseChangeMeans, .passphraseChangeButton)
      case .forgotten: (.passphraseForgottenTitle, .passphraseForgottenMeans, .passphraseSetButton)
      case .known: (.passphraseKnownTitle, .passphraseKnownMeans, .continue)
      }
    let isOffered = reason == .forgotten
    return Frame(
      title: say(title), paragraphs: [say(means)], notice: notice, back: isOffered ? nil : say(.back),
      primary: Step(say(label)), others: isOffered ? [Step(say(.notNow))] : [],
      busy: isBusy ? say(.passphraseBusy) : nil)
  }

  override public var content: Content { .form(Question(fields: twice.fields(desk.texts))) }

  override func edited(_ field: Int, _ text: String) -> Next {
    if !isBusy { twice.edit(field, text) }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next { reason == .forgotten && !isBusy ? .back : .stay }
  override func wentBack() -> Next { isBusy ? .stay : .back }
  override func wipe() { twice = Twice() }

  override func pressed() -> Next {
    guard !isBusy, let passphrase = twice.passphrase() else { return .stay }
    if reason == .known { return .go(ShowWordsScreen(desk, .rekey(passphrase))) }
    (isBusy, notice) = (true, nil)
    ask {
      try $0.people().setPassphrase(passphrase: passphrase)
    } then: { [self] set in
      isBusy = false
      switch set {
      case .success:
        let title: Phrase = reason == .first ? .passphraseSet : .passphraseChanged
        return .instead(ToldScreen(desk, title, .passphraseSetMeans))
      case .failure(let refusal):
        notice = refused(refusal)
        return .stay
      }
    }
    return .stay
  }
}
