import CountersignCore
import Observation

/// The part of a screen that asks for the owner. It exists because a few steps, such as believing a clock, must not be open
/// to whoever finds the device unlocked.
@MainActor
@Observable
final class Owner {
  private let desk: Desk
  private var ways: [SlotKind] = []
  private(set) var way = SlotKind.platform
  private var typed = ""
  private var error = ""
  /// What is asked at present.
  private(set) var isBusy = false
  /// What went wrong beside the field.
  private(set) var notice: Notice?

  init(_ desk: Desk) {
    self.desk = desk
  }

  /// Finds out which ways there are; the phone's lock first.
  func look(for screen: Screen) {
    isBusy = true
    screen.ask {
      try $0.place.waysToUnlock()
    } then: { [self] found in
      isBusy = false
      switch found {
      case .success(let ways):
        self.ways = [SlotKind.platform, .passphrase, .recovery].filter(ways.contains)
        way = self.ways.first ?? .passphrase
      case .failure(let refusal): notice = screen.refused(refusal)
      }
      return .stay
    }
  }

  /// What is asked for: a field, or the phone by itself.
  var field: Field? {
    let texts = desk.texts
    return switch way {
    case .platform: nil
    case .passphrase: Field(label: texts.say(.ownerPassphrase), value: typed, error: error, isSecret: true)
    case .recovery:
      Field(
        label: texts.say(.unlockRecoveryField), value: typed, help: texts.say(.unlockRecoveryHelp), error: error,
        lines: 3)
    }
  }

  /// Says how the phone proves it, where it does.
  var means: [String] { way == .platform ? [desk.texts.say(.ownerByPhone)] : [] }

  /// The other ways.
  var others: [Step] { otherWays.map { Step(desk.texts.say($0.use)) } }

  private var otherWays: [SlotKind] { ways.filter { $0 != way } }

  func switchTo(_ place: Int) {
    guard !isBusy, otherWays.indices.contains(place) else { return }
    way = otherWays[place]
    wipe()
  }

  func edit(_ text: String) {
    if !isBusy { (typed, error) = (text, "") }
  }

  func wipe() { (typed, error) = ("", "") }

  /// Says something beside the field.
  func tell(_ notice: Notice) { self.notice = notice }

  /// Makes sure of the owner and then does `work` with the proof; nothing is asked when nothing was typed.
  func prove<T: Sendable>(
    for screen: Screen, _ work: @escaping @Sendable (Bench, OwnerProof) throws -> T,
    then: @escaping @MainActor (T) -> Next
  ) {
    guard !isBusy else { return }
    if way != .platform, typed.isEmpty {
      error = way == .passphrase ? desk.texts.say(.ownerEmpty) : desk.texts.say(.recoveryCount, ["count": .number(0)])
      return
    }
    (isBusy, notice) = (true, nil)
    let (way, typed, prompt) = (way, typed, desk.texts.say(.ownerPrompt))
    screen.ask {
      try work($0, Self.proof($0, way, typed, prompt))
    } then: { [self] result in
      isBusy = false
      switch result {
      case .success(let value):
        wipe()
        return then(value)
      case .failure(let refusal):
        refuse(refusal, screen)
        return .stay
      }
    }
  }

  private nonisolated static func proof(
    _ bench: Bench, _ way: SlotKind, _ typed: String, _ prompt: String
  ) throws -> OwnerProof {
    let people = try bench.people()
    switch way {
    case .passphrase: return try people.proveOwnerWithPassphrase(passphrase: typed)
    case .recovery: return try people.proveOwnerWithRecoveryCode(words: typed)
    case .platform:
      let key = try bench.keystore.key(for: .owner, prompt: prompt)
      return try key.lend { try people.proveOwnerWithKey(key: $0) }
    }
  }

  /// Takes a refusal: of what was typed into the field, of anything else beside it.
  private func refuse(_ refusal: Refusal, _ screen: Screen) {
    switch refusal {
    case .core(.WrongPassphrase):
      wipe()
      error = refusal.text(desk.texts)
    case .core(.WrongRecoveryCode), .core(.RecoveryWordCount), .core(.RecoveryWordUnknown):
      error = refusal.text(desk.texts)
    case .key: notice = Notice(tone: .warning, text: refusal.text(desk.texts))
    default: notice = screen.refused(refusal)
    }
  }
}

extension SlotKind {
  /// Names the sentence that offers the way.
  var use: Phrase {
    switch self {
    case .platform: .unlockUseKeyring
    case .passphrase: .unlockUsePassphrase
    case .recovery: .unlockUseRecovery
    }
  }
}

/// Asks for the owner, and then goes on.
@Observable
public final class ProveOwnerScreen: Screen {
  private let why: Phrase
  private let owner: Owner
  private let onward: @MainActor (OwnerProof) -> Next

  /// `onward` should lead to a screen in place of this one, or back with the proof.
  init(_ desk: Desk, _ why: Phrase, then onward: @escaping @MainActor (OwnerProof) -> Next = { .proved($0) }) {
    (self.why, self.onward, owner) = (why, onward, Owner(desk))
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.ownerTitle), paragraphs: [say(why)] + owner.means, notice: owner.notice, back: say(.back),
      primary: Step(say(.continue)), others: owner.others, busy: owner.isBusy ? say(.ownerBusy) : nil)
  }

  override public var content: Content { .form(Question(fields: owner.field.map { [$0] } ?? [])) }

  override func opened() -> Next {
    owner.look(for: self)
    return .stay
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    owner.edit(text)
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    owner.switchTo(place)
    return .stay
  }

  override func wipe() { owner.wipe() }

  override func pressed() -> Next {
    owner.prove(for: self, { $1 }, then: onward)
    return .stay
  }
}
