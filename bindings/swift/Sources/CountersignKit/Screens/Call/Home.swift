import CountersignCore
import Observation

/// The people, and those of them that a search finds.
@MainActor
@Observable
final class Directory {
  private var people: [PersonView] = []
  private var search = ""
  private var wasRead = false

  var isEmpty: Bool { people.isEmpty }

  /// Those found, in their order.
  private var found: [PersonView] {
    let wanted = Self.folded(search)
    if wanted.isEmpty { return people }
    return people.filter { Self.folded($0.name).contains(wanted) || Self.folded($0.callsThemselves).contains(wanted) }
  }

  func set(_ people: [PersonView]) { (self.people, wasRead) = (people, true) }
  func search(_ text: String) { search = text }
  func person(at place: Int) -> PersonView? { found.indices.contains(place) ? found[place] : nil }

  func roll(_ desk: Desk) -> Roll {
    let rows = found.map(desk.row)
    var empty = ""
    if wasRead, rows.isEmpty { empty = desk.texts.say(people.isEmpty ? .peopleNone : .peopleNoneFound) }
    return Roll(
      title: desk.texts.say(.screenPeople), searchLabel: desk.texts.say(.screenSearch), rows: rows, search: search,
      empty: empty)
  }

  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}

/// The first screen: the two big buttons, the people, pairing. It is to be understood while the telephone rings.
@Observable
public final class HomeScreen: Screen {
  private let directory = Directory()
  private var notice: Notice?

  override public var frame: Frame { Frame(title: say(.homeTitle), notice: notice) }
  override public var content: Content {
    .home(
      HomeView(
        theyCalled: HomeView.Door(title: say(.screenTheyCalled), detail: say(.screenTheyCalledDetail)),
        iAmCalling: HomeView.Door(title: say(.screenICalled), detail: say(.screenICalledDetail)),
        pair: say(directory.isEmpty ? .screenPairFirst : .screenPair), journal: say(.screenJournal),
        settings: say(.screenSettings), lock: say(.screenLock), roll: directory.roll(desk)))
  }

  override func opened() -> Next {
    ask {
      try $0.people().list()
    } then: { [self] people in
      switch people {
      case .success(let people):
        directory.set(people)
        notice = nil
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
    return .stay
  }

  override func again() -> Next {
    directory.search("")
    return opened()
  }

  override func searched(_ text: String) -> Next {
    directory.search(text)
    return .stay
  }

  override func picked(_ place: Int) -> Next {
    directory.person(at: place).map { .go(PersonScreen(desk, PersonID($0.id))) } ?? .stay
  }

  override func wentBack() -> Next { .stay }

  /// The big button "They called me".
  public func theyCalled() { go(ChooseScreen(desk, .theyCalled)) }
  /// The big button "I am calling".
  public func iAmCalling() { go(ChooseScreen(desk, .iCalled)) }
  /// Pair with someone.
  public func pair() { go(PairingScreen(desk)) }
  /// Open the journal.
  public func journal() { go(JournalScreen(desk)) }
  /// Open the settings.
  public func settings() { go(SettingsScreen(desk)) }
  /// Lock everything.
  public func lock() {
    desk.stir()
    follow(.lock)
  }

  private func go(_ screen: Screen) {
    desk.stir()
    follow(.go(screen))
  }
}

/// Whom this call is with: a code is checked against one person, the one they say they are.
@Observable
public final class ChooseScreen: Screen {
  private let role: CallRole
  private let directory = Directory()
  private var notice: Notice?
  private var wasRead = false

  init(_ desk: Desk, _ role: CallRole) {
    self.role = role
    super.init(desk)
  }

  override public var frame: Frame {
    let (title, hint): (Phrase, Phrase) =
      role == .iCalled ? (.chooseICalled, .chooseICalledHint) : (.chooseTheyCalled, .chooseTheyCalledHint)
    return Frame(
      title: say(title), paragraphs: [say(hint)], notice: notice, back: say(.backHome),
      primary: isNobody ? Step(say(.peoplePairFirst)) : nil)
  }

  override public var content: Content { .choose(directory.roll(desk)) }
  private var isNobody: Bool { wasRead && directory.isEmpty }

  override func opened() -> Next {
    ask {
      try $0.people().list()
    } then: { [self] people in
      switch people {
      case .success(let people):
        directory.set(people)
        wasRead = true
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
    return .stay
  }

  override func again() -> Next { opened() }

  override func searched(_ text: String) -> Next {
    directory.search(text)
    return .stay
  }

  override func picked(_ place: Int) -> Next {
    directory.person(at: place).map { .go(CallScreen(desk, $0, role)) } ?? .stay
  }

  override func pressed() -> Next { isNobody ? .instead(PairingScreen(desk)) : .stay }
}
