import CountersignCore
import Observation

// The first run: what this is, how this device is locked, the recovery code, my name. Screens over one draft, so that going
// back loses nothing and nothing is made before the last step.

/// What was entered so far.
@MainActor
@Observable
final class Draft {
  enum Lock { case phone, passphrase }

  var lock: Lock?
  var twice = Twice()
  /// The passphrase as it was found fit.
  var passphrase: String?
  let paper = Paper()
  var name = ""

  /// Lets go of what is secret.
  func wipe() {
    (twice, passphrase) = (Twice(), nil)
    paper.wipe()
  }
}

/// Says what this is.
@Observable
public final class WelcomeScreen: Screen {
  private let draft = Draft()

  override public var frame: Frame {
    Frame(
      title: say(.welcomeTitle), paragraphs: [say(.welcomeWhat), say(.welcomeHow), say(.welcomeMeans)],
      primary: Step(say(.welcomeBegin)))
  }

  // Whatever was begun in a vault that was here before ended with it.
  override func opened() -> Next {
    desk.app?.endWaiting()
    return .stay
  }

  override func pressed() -> Next { .go(HowLockedScreen(desk, draft)) }
  // What was here before was erased.
  override func wentBack() -> Next { .stay }
  override func wipe() { draft.wipe() }
}

/// Asks how this device is to be locked.
@Observable
public final class HowLockedScreen: Screen {
  private let draft: Draft
  private var trouble: PlatformKeyFault?
  private var isBusy = false

  init(_ desk: Desk, _ draft: Draft) {
    self.draft = draft
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.howLockedTitle), paragraphs: [say(.howLockedMeans)], back: say(.back),
      primary: Step(say(.continue), when: draft.lock != nil && !isBusy),
      others: trouble == nil ? [] : [Step(say(.howLockedTryKeyring))], busy: isBusy ? say(.howLockedBusy) : nil)
  }

  override public var content: Content {
    let phone = Choice(
      title: say(.howLockedKeyring), detail: say(trouble?.phrase ?? .howLockedKeyringMeans),
      isChosen: draft.lock == .phone, isEnabled: trouble == nil && !isBusy)
    let passphrase = Choice(
      title: say(.howLockedPassphrase), detail: say(.howLockedPassphraseMeans), isChosen: draft.lock == .passphrase)
    let fields = draft.lock == .passphrase ? draft.twice.fields(desk.texts) : []
    return .form(Question(choices: [phone, passphrase], fields: fields))
  }

  override func opened() -> Next {
    isBusy = true
    ask {
      $0.keystore.obstacle()
    } then: { [self] tried in
      isBusy = false
      trouble = try? tried.get()
      if trouble != nil { draft.lock = .passphrase } else if draft.lock == nil { draft.lock = .phone }
      return .stay
    }
    return .stay
  }

  override func chose(_ place: Int) -> Next {
    switch place {
    case 0 where trouble == nil && !isBusy: draft.lock = .phone
    case 1: draft.lock = .passphrase
    default: break
    }
    return .stay
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    draft.twice.edit(field, text)
    return .stay
  }

  override func left() { draft.twice = Twice() }

  override func pressedOther(_ place: Int) -> Next { trouble == nil ? .stay : opened() }

  override func pressed() -> Next {
    switch draft.lock {
    case nil: return .stay
    case .phone: draft.passphrase = nil
    case .passphrase:
      draft.passphrase = draft.twice.passphrase()
      if draft.passphrase == nil { return .stay }
    }
    return .go(ShowWordsScreen(desk, .firstRun(draft)))
  }
}

/// Asks for my name, and makes everything.
@Observable
public final class MyNameScreen: Screen {
  private let draft: Draft
  private var error = ""
  private var isBusy = false
  private var notice: Notice?

  init(_ desk: Desk, _ draft: Draft) {
    self.draft = draft
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.myNameTitle), paragraphs: [say(.myNameMeans)], notice: notice, back: say(.back),
      primary: Step(say(.myNameFinish)), others: notice == nil ? [] : [Step(say(.myNameOtherLock))],
      busy: isBusy ? say(.myNameBusy) : nil)
  }

  override public var content: Content { .form(Question(fields: [desk.ownNameField(draft.name, error)])) }

  override func edited(_ field: Int, _ text: String) -> Next {
    if !isBusy { (draft.name, error) = (text, "") }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next { notice == nil ? .stay : .go(HowLockedScreen(desk, draft)) }
  override func wentBack() -> Next { isBusy ? .stay : .back }

  override func pressed() -> Next {
    guard !isBusy, let paper = draft.paper.paper else { return .stay }
    if let error = desk.ownNameError(draft.name) {
      self.error = error
      return .stay
    }
    (isBusy, notice) = (true, nil)
    let (name, passphrase, byPhone) = (draft.name, draft.passphrase, draft.lock == .phone)
    ask { bench in
      try Self.create(bench, name, byPhone, passphrase, paper)
    } then: { [self] created in
      isBusy = false
      switch created {
      case .success(let people):
        desk.device.hold(people)
        draft.wipe()
        return .home
      case .failure(.core(.VaultExists)): return .instead(BlockedScreen(desk, .core(.VaultExists)))
      case .failure(let refusal):
        // All of it is as it was, so that another try, or another lock, needs nothing to be typed again.
        notice = refused(refusal)
        return .stay
      }
    }
    return .stay
  }

  /// Has the platform keep a key first: a vault whose key nobody keeps would open by the paper alone.
  private nonisolated static func create(
    _ bench: Bench, _ name: String, _ byPhone: Bool, _ passphrase: String?, _ paper: RecoveryPaper
  ) throws -> People {
    guard byPhone else {
      return try bench.place.create(ownName: name, key: .init(), passphrase: passphrase, recovery: paper)
    }
    // The keystore holds one key: that of a device that is set up already must stay.
    guard try bench.place.waysToUnlock().isEmpty else { throw CountersignError.VaultExists }
    let key = VaultKey()
    try bench.keystore.keep(key)
    do {
      let people = try key.lend {
        try bench.place.create(ownName: name, key: $0, passphrase: passphrase, recovery: paper)
      }
      bench.keepAnchor(of: people, known: true)
      return people
    } catch {
      try? bench.keystore.remove()
      throw error
    }
  }
}
