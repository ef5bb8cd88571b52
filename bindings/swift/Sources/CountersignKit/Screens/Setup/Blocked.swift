import CountersignCore
import Observation

/// What is kept here cannot be opened, and no passphrase would help: says which it is, what is safe, and the way on.
@Observable
public final class BlockedScreen: Screen {
  private let refusal: Refusal
  private var isBusy = false
  private var notice: Notice?

  init(_ desk: Desk, _ refusal: Refusal) {
    self.refusal = refusal
    super.init(desk)
  }

  private var title: Phrase {
    guard case .core(let error) = refusal else { return .blockedOther }
    return switch error {
    case .VaultInUse, .Busy: .blockedInUse
    case .VaultTooNew: .blockedTooNew
    case .Corrupt, .OutOfRange: .blockedDamaged
    case .LogBroken: .blockedJournal
    case .InsecurePermissions: .blockedPermissions
    case .SymbolicLink: .blockedLink
    case .UnsupportedFilesystem: .blockedFilesystem
    case .DiskFull: .blockedDiskFull
    case .ReadOnlyDisk: .blockedReadOnly
    case .KdfParamsRejected: .blockedTooCostly
    case .Deleting: .blockedErasing
    case .Deleted: .blockedErased
    default: .blockedOther
    }
  }

  /// Whether erasing is a way on: where nothing else will ever open it.
  private var isLost: Bool {
    switch refusal {
    case .core(.Corrupt), .core(.OutOfRange), .core(.KdfParamsRejected): true
    default: false
    }
  }

  override public var frame: Frame {
    let label: Phrase =
      switch refusal {
      case .core(.Deleting): .blockedFinishErasing
      case .core(.Deleted): .blockedSetUp
      default: .tryAgain
      }
    return Frame(
      title: say(title), paragraphs: [refusal.text(desk.texts)], notice: notice, primary: Step(say(label)),
      others: isLost ? [Step(say(.beginAnew), destroys: true)] : [], busy: isBusy ? say(.eraseBusy) : nil)
  }

  override func pressed() -> Next {
    guard !isBusy else { return .stay }
    guard refusal == .core(.Deleting) else { return .instead(OpeningScreen(desk)) }
    isBusy = true
    ask(eraseLocked) { [self] erased in
      isBusy = false
      return afterErasing(erased, desk) { notice = $0 }
    }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next { isLost && !isBusy ? .go(BeginAnewScreen(desk)) : .stay }
  override func wentBack() -> Next { .stay }
}

/// Erases what cannot be opened any more, after a person typed the word for it.
@Observable
public final class BeginAnewScreen: Screen {
  private var typedText = ""
  private var isBusy = false
  private var notice: Notice?

  private var isSaid: Bool {
    typedText.split(whereSeparator: \.isWhitespace).joined().lowercased() == say(.eraseWord)
  }

  override public var frame: Frame {
    Frame(
      title: say(.beginAnewTitle), paragraphs: [say(.beginAnewMeans), say(.beginAnewCopy)], notice: notice,
      back: say(.back), primary: Step(say(.eraseButton), when: isSaid, destroys: true),
      busy: isBusy ? say(.eraseBusy) : nil)
  }

  override public var content: Content {
    let label = say(.eraseTypeWord, ["word": .text(say(.eraseWord))])
    return .form(Question(fields: [Field(label: label, value: typedText)]))
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    if !isBusy { typedText = text }
    return .stay
  }

  override func wentBack() -> Next { isBusy ? .stay : .back }

  override func pressed() -> Next {
    guard !isBusy, isSaid else { return .stay }
    isBusy = true
    ask(eraseLocked) { [self] erased in
      isBusy = false
      return afterErasing(erased, desk) { notice = $0 }
    }
    return .stay
  }
}

/// Erases what is locked, and what the keystore has of it.
private func eraseLocked(_ bench: Bench) throws {
  do {
    try bench.place.eraseLocked()
  } catch CountersignError.NoVault {
    // Nothing is left; the keystore's part goes as well.
  }
  try bench.keystore.remove()
}

@MainActor
private func afterErasing(_ erased: Result<Void, Refusal>, _ desk: Desk, _ tell: (Notice) -> Void) -> Next {
  switch erased {
  case .success: return .instead(OpeningScreen(desk))
  case .failure(let refusal):
    tell(Notice(tone: .error, text: refusal.text(desk.texts)))
    return .stay
  }
}
