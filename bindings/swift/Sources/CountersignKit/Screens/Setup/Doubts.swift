import CountersignCore
import Observation

/// Asks whether the date and time are right, and for the owner: a clock that jumped would show tomorrow's codes or believe
/// yesterday's, and only a person can tell.
@Observable
public final class ConfirmClockScreen: Screen {
  private let owner: Owner
  private var doubt: ClockDoubt?

  override init(_ desk: Desk) {
    owner = Owner(desk)
    super.init(desk)
  }

  override public var frame: Frame {
    let doubt = doubt.map { [$0.text(desk.texts)] } ?? []
    return Frame(
      title: desk.clockQuestion, paragraphs: doubt + [say(.clockCompare), say(.clockOwner)] + owner.means,
      notice: owner.notice, back: say(.back), primary: Step(say(.clockRight)),
      others: [Step(say(.clockWrong))] + owner.others, busy: owner.isBusy ? say(.ownerBusy) : nil)
  }

  override public var content: Content {
    .form(Question(fields: owner.field.map { [$0] } ?? [], large: desk.clockLarge))
  }

  override func opened() -> Next {
    ask {
      try $0.people().clockDoubt()
    } then: { [self] found in
      if case .success(let doubt) = found { self.doubt = doubt }
      return .stay
    }
    owner.look(for: self)
    return .stay
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    owner.edit(text)
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    if place == 0 {
      owner.tell(Notice(tone: .warning, text: say(.clockSetIt)))
    } else {
      owner.switchTo(place - 1)
    }
    return .stay
  }

  override func wipe() { owner.wipe() }

  override func pressed() -> Next {
    owner.prove(for: self, { try $0.people().acceptClock(owner: $1) }, then: { .back })
    return .stay
  }
}

/// What is kept here may be an old copy: only a person knows whether they restored a backup or somebody put an old file in
/// its place, and until they say so nothing is written.
@Observable
public final class DoubtedScreen: Screen {
  private let doubt: VaultDoubt
  private let owner: Owner

  init(_ desk: Desk, _ doubt: VaultDoubt) {
    (self.doubt, owner) = (doubt, Owner(desk))
    super.init(desk)
  }

  private var known: String {
    switch doubt {
    case .rollbackSuspected(let kept, let remembered):
      say(.doubtOlder, ["kept": .number(kept), "remembered": .number(remembered)])
    case .forkDetected(let seq): say(.doubtOther, ["number": .number(seq)])
    case .anchorMissing: say(.doubtMemoryGone)
    }
  }

  override public var frame: Frame {
    let confirm = say(.doubtConfirm, ["question": .text(desk.clockQuestion)])
    return Frame(
      title: say(.doubtTitle), paragraphs: [known, say(.doubtMeans), confirm] + owner.means, notice: owner.notice,
      back: say(.doubtRead), primary: Step(say(.doubtAccept)), others: [Step(say(.doubtLock))] + owner.others,
      busy: owner.isBusy ? say(.ownerBusy) : nil)
  }

  override public var content: Content {
    .form(Question(fields: owner.field.map { [$0] } ?? [], large: desk.clockLarge))
  }

  override func opened() -> Next {
    owner.look(for: self)
    return .stay
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    owner.edit(text)
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    if place == 0 { return .lock }
    owner.switchTo(place - 1)
    return .stay
  }

  override func wipe() { owner.wipe() }

  override func pressed() -> Next {
    // The person confirmed date and time on this very screen, so the marks are raised by them.
    owner.prove(for: self) { bench, _ in
      try bench.people().acceptVault(clockConfirmed: true)
    } then: { [desk] in
      .instead(ToldScreen(desk, .copyAccepted, .copyAcceptedMeans))
    }
    return .stay
  }
}

/// The platform's key did not serve and something else did: it is mended at once, while the person knows that it is lost.
@Observable
public final class RenewKeyScreen: Screen {
  private let forgotten: Bool
  private var isBusy = false
  private var notice: Notice?

  /// Afterwards whoever forgot their passphrase is offered a new one.
  init(_ desk: Desk, forgotten: Bool) {
    self.forgotten = forgotten
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.renewTitle), paragraphs: [say(.renewMeans)], notice: notice, primary: Step(say(.renewButton)),
      others: [Step(say(.notNow))], busy: isBusy ? say(.unlockBusyKeyring) : nil)
  }

  private var onward: Next { forgotten ? .instead(NewPassphraseScreen(desk, .forgotten)) : .back }

  override func pressedOther(_ place: Int) -> Next { isBusy ? .stay : onward }
  override func wentBack() -> Next { isBusy ? .stay : onward }

  override func pressed() -> Next {
    guard !isBusy else { return .stay }
    (isBusy, notice) = (true, nil)
    ask {
      try $0.renewPlatformKey()
    } then: { [self] renewed in
      isBusy = false
      switch renewed {
      case .success: return forgotten ? onward : .instead(ToldScreen(desk, .renewDone, .renewDoneMeans))
      // The keystore knows of a newer state than is kept here.
      case .failure(.core(.InDoubt(let doubt))): return .instead(DoubtedScreen(desk, doubt))
      case .failure(let refusal):
        notice = refused(refusal)
        return .stay
      }
    }
    return .stay
  }
}
