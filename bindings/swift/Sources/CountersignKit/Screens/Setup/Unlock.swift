import CountersignCore
import Observation

/// The lock screen, which becomes the recovery screen when the platform's key is lost: each way to unlock is offered where
/// it exists, and a way that fails leads to another one and never to anything weaker.
@Observable
public final class UnlockScreen: Screen {
  /// After so many failures beginning anew is offered: whoever lost every key has no other way.
  static let patience = 3

  private enum Other: Equatable {
    case way(SlotKind)
    case beginAnew
  }

  private var ways: [SlotKind]
  private let isLocking: Bool
  private var way = SlotKind.platform
  private var typedText = ""
  private var error = ""
  private var notice: Notice?
  private var busy: Phrase?
  private var failures = 0
  /// Whether the platform's key was tried and will not come back: this is the recovery screen then.
  public private(set) var isRecovery = false

  /// Begins when the app starts: a platform's key is tried at once.
  init(_ desk: Desk, ways: [SlotKind]) {
    (self.ways, isLocking) = (ways, false)
    super.init(desk)
  }

  /// Begins after everything was locked.
  init(_ desk: Desk, locking: Bool) {
    (ways, isLocking) = ([], locking)
    super.init(desk)
  }

  override public var frame: Frame {
    let means: Phrase =
      switch way {
      case .platform: .unlockByKeyring
      case .passphrase: .unlockByPassphrase
      case .recovery: .unlockByRecovery
      }
    var paragraphs = [say(means)]
    if isRecovery {
      paragraphs = ways == [.platform] ? [say(.recoverMeans), say(.recoverNoOther)] : [say(.recoverMeans), say(means)]
    }
    return Frame(
      title: say(isRecovery ? .recoverTitle : .unlockTitle), paragraphs: paragraphs, notice: notice,
      primary: Step(say(way == .platform && failures > 0 ? .tryAgain : .unlockButton)),
      others: others.map(step), busy: busy.map { say($0) }, announce: error)
  }

  private func step(_ other: Other) -> Step {
    switch other {
    case .way(.platform): Step(say(.unlockUseKeyring))
    case .way(.passphrase): Step(say(.unlockUsePassphrase))
    case .way(.recovery): Step(say(.unlockUseRecovery))
    case .beginAnew: Step(say(.beginAnew), destroys: true)
    }
  }

  override public var content: Content {
    let field: Field? =
      switch way {
      case .platform: nil
      case .passphrase: Field(label: say(.unlockPassphraseField), value: typedText, error: error, isSecret: true)
      case .recovery:
        Field(
          label: say(.unlockRecoveryField), value: typedText, help: say(.unlockRecoveryHelp), error: error, lines: 3)
      }
    return .form(Question(fields: field.map { [$0] } ?? []))
  }

  private var others: [Other] {
    let all: [SlotKind] = [.platform, .passphrase, .recovery]
    let ways = all.filter { $0 != way && self.ways.contains($0) }.map(Other.way)
    let isLost = (isRecovery && self.ways == [.platform]) || failures >= Self.patience
    return ways + (isLost ? [.beginAnew] : [])
  }

  override func opened() -> Next {
    if isLocking {
      lock()
    } else {
      chooseWay()
      if way == .platform { unlock() }
    }
    return .stay
  }

  private func lock() {
    busy = .unlockBusyLocking
    desk.run { [self] in
      await desk.device.lock()
      // Not before: the job that was under way may have written an export.
      desk.handedOn.empty()
      ask {
        try $0.place.waysToUnlock()
      } then: { [self] found in
        busy = nil
        guard case .success(let ways) = found, !ways.isEmpty else { return OpeningScreen.lead(found, desk) }
        self.ways = ways
        chooseWay()
        return .stay
      }
    }
  }

  /// Chooses what to ask for: what the phone's lock opens before what is typed, unless that is lost.
  private func chooseWay() {
    let order: [SlotKind] = isRecovery ? [.passphrase, .recovery, .platform] : [.platform, .passphrase, .recovery]
    way = order.first(where: ways.contains) ?? .passphrase
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    if busy == nil { (typedText, error) = (text, "") }
    return .stay
  }

  override func pressed() -> Next {
    if busy == nil { unlock() }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    guard busy == nil, others.indices.contains(place) else { return .stay }
    switch others[place] {
    case .way(let other):
      (way, typedText, error) = (other, "", "")
      if other == .platform { unlock() }
    case .beginAnew: return .go(BeginAnewScreen(desk))
    }
    return .stay
  }

  // Nothing lies behind the lock screen that may be seen.
  override func wentBack() -> Next { .stay }
  override func wipe() { typedText = "" }
  override func left() { wipe() }

  private func unlock() {
    if way != .platform, typedText.isEmpty {
      error = way == .passphrase ? say(.ownerEmpty) : say(.recoveryCount, ["count": .number(0)])
      return
    }
    (error, notice) = ("", nil)
    busy =
      switch way {
      case .platform: .unlockBusyKeyring
      case .passphrase: .unlockBusyPassphrase
      case .recovery: .unlockBusyRecovery
      }
    let (way, typed, prompt) = (way, typedText, say(.unlockPrompt))
    ask {
      try Self.unlock($0, way, typed, prompt)
    } then: { [self] result in
      busy = nil
      switch result {
      case .success((let people, let opened)):
        desk.device.hold(people)
        return After.unlocking(opened, forgot: ways.contains(.passphrase), keyGone: isRecovery, desk)
      case .failure(let refusal): return refuse(refusal)
      }
    }
  }

  private nonisolated static func unlock(
    _ bench: Bench, _ way: SlotKind, _ typed: String, _ prompt: String
  ) throws -> (People, OpenedView) {
    let people: People
    switch way {
    case .passphrase: people = try bench.place.unlockWithPassphrase(passphrase: typed)
    case .recovery: people = try bench.place.unlockWithRecoveryCode(words: typed)
    case .platform:
      let anchor = try bench.keystore.anchor()
      let key = try bench.keystore.key(for: .unlock, prompt: prompt)
      people = try key.lend { try bench.place.unlockWithKey(key: $0, anchor: anchor) }
      bench.keepAnchor(of: people)
    }
    return (people, try people.opened())
  }

  private func refuse(_ refusal: Refusal) -> Next {
    failures += 1
    switch refusal {
    case .core(.WrongPassphrase):
      typedText = ""
      error = refusal.text(desk.texts)
    case .core(.WrongRecoveryCode), .core(.RecoveryWordCount), .core(.RecoveryWordUnknown), .core(.UnfitPassphrase):
      error = refusal.text(desk.texts)
    case .key(let fault):
      notice = Notice(tone: .warning, text: refusal.text(desk.texts))
      if fault.isLost { loseKey() }
    case .core(.KeyMismatch), .core(.KeyMissing), .core(.NoSuchSlot), .core(.UnfitKey):
      notice = Notice(tone: .warning, text: refusal.text(desk.texts))
      loseKey()
    default: return .instead(BlockedScreen(desk, refusal))
    }
    return .stay
  }

  private func loseKey() {
    isRecovery = true
    typedText = ""
    chooseWay()
  }
}

/// Where to go once everything is open: to the first screen, and before that to what a person has to know or may mend.
enum After {
  @MainActor
  static func unlocking(_ opened: OpenedView, forgot hasPassphrase: Bool, keyGone: Bool, _ desk: Desk) -> Next {
    let forgotten = opened.by == .recovery && hasPassphrase
    return switch opened.rollback {
    case .doubted(let doubt): .homeThen(DoubtedScreen(desk, doubt))
    case .anchorRenewed: .homeThen(ToldScreen(desk, .memoryRenewed, .memoryRenewedMeans))
    case .passed where keyGone, .notChecked where keyGone: .homeThen(RenewKeyScreen(desk, forgotten: forgotten))
    case .passed, .notChecked:
      forgotten ? .homeThen(NewPassphraseScreen(desk, .forgotten)) : .home
    }
  }
}
