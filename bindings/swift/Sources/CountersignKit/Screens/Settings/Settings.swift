import CountersignCore
import CountersignTexts
import Observation

/// What can be set, each thing behind one line that says what is set now, so that nobody has to open it to find out.
@Observable
public final class SettingsScreen: Screen {
  /// What is set on the device, beside the preferences.
  private struct Known: Sendable {
    let ownName: String
    let slots: [SlotView]
    let doubt: VaultDoubt?
    let clock: ClockDoubt?
    let version: String

    func has(_ kind: SlotKind) -> Bool { slots.contains { $0.kind == kind } }
  }

  /// A line that does something.
  private enum Line {
    case doubt, clock
    case preference(PreferenceScreen.Which)
    case signals, myName, setPassphrase, removePassphrase, recovery, phone,
      removePhone, someoneKnows, doctor, about, erase
  }

  private var known: Known?
  private var notice: Notice?

  override public var frame: Frame { Frame(title: say(.settingsTitle), notice: notice, back: say(.backHome)) }
  override public var content: Content { .settings(lines.map(\.0)) }

  override func opened() -> Next {
    ask {
      try Self.read($0.people())
    } then: { [self] known in
      switch known {
      case .success(let known): (self.known, notice) = (known, nil)
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
    return .stay
  }

  override func again() -> Next { opened() }

  private nonisolated static func read(_ people: People) throws -> Known {
    var doubt: VaultDoubt?
    if case .doubted(let found) = try people.opened().rollback { doubt = found }
    return Known(
      ownName: try people.ownName(), slots: try people.slots(), doubt: doubt, clock: try people.clockDoubt(),
      version: libraryVersion)
  }

  /// The lines, with what each one does; headings do nothing.
  private var lines: [(Setting, Line?)] {
    var lines: [(Setting, Line?)] = []
    func heading(_ phrase: Phrase) { lines.append((.heading(say(phrase)), nil)) }
    func opens(_ line: Line, _ title: Phrase, _ detail: Phrase, _ value: String = "", always: Bool = false) {
      let isEnabled = always || known != nil
      lines.append((.opens(title: say(title), detail: say(detail), value: value, isEnabled: isEnabled), line))
    }
    if known?.doubt != nil || known?.clock != nil {
      heading(.settingsAttention)
      if known?.doubt != nil { opens(.doubt, .settingsDoubt, .settingsDoubtDetail) }
      if known?.clock != nil { opens(.clock, .settingsClock, .settingsClockDetail) }
    }
    heading(.settingsWindow)
    for which in [PreferenceScreen.Which.language, .theme] {
      opens(.preference(which), which.title, which.detail, which.value(desk), always: true)
    }
    let signals = Setting.toggle(
      title: say(.settingsSound), detail: say(.settingsSoundDetail), isOn: desk.preferences.signals)
    lines.append((signals, .signals))
    heading(.settingsMe)
    opens(.myName, .settingsName, .settingsNameDetail, known?.ownName ?? "")
    heading(.settingsUnlocking)
    let idle = PreferenceScreen.Which.idle
    opens(.preference(idle), idle.title, idle.detail, idle.value(desk), always: true)
    opens(.phone, .settingsKeyring, .settingsKeyringDetail, way(.platform))
    if known?.has(.platform) == true {
      opens(.removePhone, .settingsKeyringRemove, .settingsKeyringRemoveDetail)
    }
    opens(.setPassphrase, .settingsPassphrase, .settingsPassphraseDetail, way(.passphrase))
    if known?.has(.passphrase) == true {
      opens(.removePassphrase, .settingsPassphraseRemove, .settingsPassphraseRemoveDetail)
    }
    opens(.recovery, .settingsRecovery, .settingsRecoveryDetail, way(.recovery))
    if known?.has(.passphrase) == true || known?.has(.recovery) == true {
      opens(.someoneKnows, .settingsSomeoneKnows, .settingsSomeoneKnowsDetail)
    }
    heading(.settingsDevice)
    opens(.doctor, .settingsDoctor, .settingsDoctorDetail, always: true)
    opens(.about, .settingsAbout, .settingsAboutDetail, known?.version ?? "", always: true)
    opens(.erase, .settingsErase, .settingsEraseDetail, always: true)
    return lines
  }

  private func way(_ kind: SlotKind) -> String {
    guard let known else { return "" }
    let newest = known.slots.filter { $0.kind == kind }.max { $0.generation < $1.generation }
    guard let newest else { return say(.settingsWayNone) }
    return say(newest.confirmed ? .settingsWaySet : .settingsWayUnconfirmed)
  }

  /// A line, by its place.
  override func picked(_ place: Int) -> Next {
    let lines = lines
    guard lines.indices.contains(place), let line = lines[place].1 else { return .stay }
    if case .opens(_, _, _, isEnabled: false) = lines[place].0 { return .stay }
    return open(line)
  }

  private func open(_ line: Line) -> Next {
    let hasPassphrase = known?.has(.passphrase) == true
    switch line {
    case .doubt: return known?.doubt.map { .go(DoubtedScreen(desk, $0)) } ?? .stay
    case .clock: return .go(ConfirmClockScreen(desk))
    case .preference(let which): return .go(PreferenceScreen(desk, which))
    case .signals: desk.prefer { $0.signals.toggle() }
    case .myName: return .go(ChangeNameScreen(desk, known?.ownName ?? ""))
    case .setPassphrase:
      return owned(.ownerWhyWays) { NewPassphraseScreen($0, hasPassphrase ? .change : .first) }
    case .removePassphrase: return owned(.ownerWhyWays) { Self.removePassphrase($0) }
    case .recovery: return owned(.ownerWhyWays) { ShowWordsScreen($0, .replace) }
    case .phone:
      let isThere = known?.has(.platform) == true
      return owned(.ownerWhyWays) { Self.keepKey($0, isThere) }
    case .removePhone: return owned(.ownerWhyWays) { Self.removeKey($0) }
    case .someoneKnows:
      return owned(.ownerWhyRekey) {
        hasPassphrase ? NewPassphraseScreen($0, .known) : ShowWordsScreen($0, .rekey(nil))
      }
    case .doctor: return .go(DoctorScreen(desk))
    case .about: return .go(AboutScreen(desk))
    case .erase: return owned(.ownerWhyErase) { EraseScreen($0) }
    }
    return .stay
  }

  /// Asks for the owner first.
  private func owned(_ why: Phrase, _ then: @escaping @MainActor (Desk) -> Screen) -> Next {
    .go(ProveOwnerScreen(desk, why) { [desk] _ in .instead(then(desk)) })
  }

  private static func removePassphrase(_ desk: Desk) -> Screen {
    let words = SureScreen.Words(
      title: .passphraseRemoveTitle, means: .passphraseRemoveMeans, button: .passphraseRemoveButton, busy: .ownerBusy,
      done: .passphraseRemoved, doneMeans: .passphraseRemovedMeans)
    return SureScreen(desk, words, destroys: true) { try $0.removeWay(.passphrase) }
  }

  private static func removeKey(_ desk: Desk) -> Screen {
    let words = SureScreen.Words(
      title: .keyringRemoveTitle, means: .keyringRemoveMeans, button: .keyringRemoveButton, busy: .unlockBusyKeyring,
      done: .keyringRemoved, doneMeans: .keyringRemovedMeans)
    return SureScreen(desk, words, destroys: true) { try $0.removeWay(.platform) }
  }

  private static func keepKey(_ desk: Desk, _ isThere: Bool) -> Screen {
    let words =
      isThere
      ? SureScreen.Words(
        title: .keyringRenewTitle, means: .keyringRenewMeans, button: .keyringRenewButton, busy: .unlockBusyKeyring,
        done: .renewDone, doneMeans: .renewDoneMeans)
      : SureScreen.Words(
        title: .keyringAddTitle, means: .keyringAddMeans, button: .keyringAddButton, busy: .unlockBusyKeyring,
        done: .renewDone, doneMeans: .renewDoneMeans)
    return SureScreen(desk, words) { try $0.renewPlatformKey() }
  }
}

/// My name, as others see it when they pair with me.
@Observable
public final class ChangeNameScreen: Screen {
  private var typedText: String
  private var error = ""
  private var isBusy = false
  private var notice: Notice?

  init(_ desk: Desk, _ name: String) {
    typedText = name
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.myNameTitle), paragraphs: [say(.myNameChangeMeans)], notice: notice, back: say(.settingsTitle),
      primary: Step(say(.save)), busy: isBusy ? say(.myNameChangeBusy) : nil)
  }

  override public var content: Content { .form(Question(fields: [desk.ownNameField(typedText, error)])) }

  override func edited(_ field: Int, _ text: String) -> Next {
    if !isBusy { (typedText, error) = (text, "") }
    return .stay
  }

  override func pressed() -> Next {
    guard !isBusy else { return .stay }
    if let error = desk.ownNameError(typedText) {
      self.error = error
      return .stay
    }
    (isBusy, notice) = (true, nil)
    let name = typedText
    ask {
      try $0.people().setOwnName(name: name)
    } then: { [self] kept in
      isBusy = false
      guard case .failure(let refusal) = kept else { return .back }
      notice = refused(refusal)
      return .stay
    }
    return .stay
  }
}

/// What is chosen of a few: language, colours, idle lock.
@Observable
public final class PreferenceScreen: Screen {
  enum Which {
    case language, theme, idle

    var title: Phrase {
      switch self {
      case .language: .settingsLanguage
      case .theme: .settingsTheme
      case .idle: .settingsIdle
      }
    }

    var detail: Phrase {
      switch self {
      case .language: .settingsLanguageDetail
      case .theme: .settingsThemeDetail
      case .idle: .settingsIdleDetail
      }
    }

    private static let languages = ["", "en", "de"]
    private static let minutes = [1, 5, 15, 0]

    /// The answers, and which one is chosen.
    @MainActor
    func answers(_ desk: Desk) -> [(title: String, isChosen: Bool)] {
      let (set, texts) = (desk.preferences, desk.texts)
      switch self {
      case .language:
        // Each language is named in itself, for those who cannot read the other one.
        let names = [texts.say(.languageSystem), "English", "Deutsch"]
        return zip(names, Self.languages).map { ($0, set.language == $1) }
      case .theme:
        let names: [Phrase] = [.themeSystem, .themeLight, .themeDark, .themeHighContrast]
        return zip(names, Theme.allCases).map { (texts.say($0), set.theme == $1) }
      case .idle:
        return Self.minutes.map { minutes in
          let title =
            minutes == 0 ? texts.say(.idleNever) : texts.say(.idleMinutes, ["count": .number(Int64(minutes))])
          return (title, set.idleMinutes == minutes)
        }
      }
    }

    /// What is set, in words.
    @MainActor
    func value(_ desk: Desk) -> String { answers(desk).first(where: \.isChosen)?.title ?? "" }

    func choose(_ place: Int, _ set: inout Preferences) {
      switch self {
      case .language: if Self.languages.indices.contains(place) { set.language = Self.languages[place] }
      case .theme: if Theme.allCases.indices.contains(place) { set.theme = Theme.allCases[place] }
      case .idle: if Self.minutes.indices.contains(place) { set.idleMinutes = Self.minutes[place] }
      }
    }
  }

  private let which: Which

  init(_ desk: Desk, _ which: Which) {
    self.which = which
    super.init(desk)
  }

  override public var frame: Frame {
    let title: Phrase =
      switch which {
      case .language: .settingsLanguageTitle
      case .theme: .settingsThemeTitle
      case .idle: .settingsIdleTitle
      }
    let isNever = which == .idle && desk.preferences.idleMinutes == 0
    return Frame(
      title: say(title), notice: isNever ? Notice(tone: .warning, text: say(.idleNeverMeans)) : nil,
      back: say(.settingsTitle), primary: Step(say(.done)))
  }

  override public var content: Content {
    .form(Question(choices: which.answers(desk).map { Choice(title: $0.title, isChosen: $0.isChosen) }))
  }

  override func chose(_ place: Int) -> Next {
    desk.prefer { which.choose(place, &$0) }
    return .stay
  }

  override func pressed() -> Next { .back }
}
