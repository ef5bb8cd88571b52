import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

extension Phone {
  /// Opens a pairing of one way.
  func beginPairing(_ way: Int) async throws {
    try await on(HomeScreen.self) { $0.pair() }
    #expect(frame.primary?.isEnabled == false)
    try await on(PairingScreen.self) { $0.choose(way) }
    try await press(PairingScreen.self)
  }

  /// What the exchange shows.
  func exchange(at location: SourceLocation = #_sourceLocation) throws -> ExchangeView {
    guard case .exchange(let view) = try top(ExchangeScreen.self, at: location).content else {
      throw Unexpected(what: "no exchange")
    }
    return view
  }

  /// What the comparison of words shows.
  func words() throws -> WordsView {
    guard case .words(let view) = try top(ConfirmScreen.self).content else { throw Unexpected(what: "no words") }
    return view
  }

  /// Reads the other phone's message.
  func read(_ other: Phone, live: Bool) async throws {
    let message = try other.exchange().outgoing
    try await on(ExchangeScreen.self) { live ? $0.saw(message, live: true) : $0.type(message) }
  }
}

/// Two phones whose clocks go together.
@MainActor
struct Pair {
  let petra: Phone
  let omar: Phone

  init(_ languages: (String, String) = ("en", "en")) async throws {
    petra = try await Phone.setUp("Petra", languages.0).phone
    omar = try await Phone.setUp("Omar", languages.1).phone
  }

  /// Brings both to the question for the person: Omar answers Petra's Offer.
  func exchange(way: Int, live: Bool) async throws {
    try await petra.beginPairing(way)
    try await omar.beginPairing(way)
    try await omar.read(petra, live: live)
    try await petra.read(omar, live: live)
    // Petra shows the last message until Omar has it.
    try await omar.read(petra, live: live)
    try await petra.press(ExchangeScreen.self)
    _ = (try petra.top(ConfirmScreen.self), try omar.top(ConfirmScreen.self))
  }

  /// Each types the words that the other reads aloud.
  func compareWords() async throws {
    let (petras, omars) = (try petra.words().words, try omar.words().words)
    try await petra.on(ConfirmScreen.self) { $0.type(omars.joined(separator: " ")) }
    try await omar.on(ConfirmScreen.self) { $0.type(petras.joined(separator: " ")) }
    try await petra.press(ConfirmScreen.self)
    try await omar.press(ConfirmScreen.self)
  }

  /// Both keep the name that was suggested and no number.
  func keep() async throws {
    for phone in [petra, omar] {
      try await phone.press(NamingScreen.self)
      try await phone.on(CallBackScreen.self) { $0.press(other: 0) }
      _ = try phone.top(FirstCodesScreen.self)
    }
  }

  /// Two phones that were paired by text and stand on their first screens.
  static func paired(way: Int = 1, _ languages: (String, String) = ("en", "en")) async throws -> Pair {
    let pair = try await Pair(languages)
    try await pair.exchange(way: way, live: way == 0)
    if way == 0 {
      for phone in [pair.petra, pair.omar] { try await phone.press(ConfirmScreen.self) }
    } else {
      try await pair.compareWords()
    }
    try await pair.keep()
    for phone in [pair.petra, pair.omar] {
      try await phone.on(FirstCodesScreen.self) { $0.press(other: 0) }
      try await phone.press(PairedScreen.self)
    }
    return pair
  }
}

@MainActor
@Suite("Pairing")
struct PairingTests {
  @Test("in person by QR: three looks, a glance, a name, a number, a code")
  func byQr() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(0)
    #expect(pair.petra.shell.cameraRuns)
    #expect(try pair.petra.exchange().code != nil)
    try await pair.petra.on(ExchangeScreen.self) { $0.goBack() }
    try await pair.petra.on(PairingScreen.self) { $0.goBack() }
    try await pair.exchange(way: 0, live: true)
    #expect(!pair.petra.shell.cameraRuns && !pair.omar.shell.cameraRuns)
    // Both see the same words; who began is asked about the other's screen, who answered about the person.
    #expect(try pair.petra.words().words == pair.omar.words().words)
    let shown = try pair.petra.words()
    // In any language the digits stand for the words.
    #expect(readWords(typed: shown.digits.joined(separator: " "))?.map(\.word) == shown.words)
    #expect(pair.petra.frame.title != pair.omar.frame.title)
    for phone in [pair.petra, pair.omar] { try await phone.press(ConfirmScreen.self) }
    #expect(try pair.petra.question(NamingScreen.self).fields[0].value == "Omar")
    try await pair.petra.press(NamingScreen.self)
    try await pair.petra.on(CallBackScreen.self) { screen in
      screen.choose(1)
      screen.edit(0, "no number")
    }
    try await pair.petra.press(CallBackScreen.self)
    #expect(try pair.petra.question(CallBackScreen.self).fields[0].error.hasPrefix("This is no telephone number"))
    try await pair.petra.on(CallBackScreen.self) { $0.edit(0, "+49 89 123456") }
    try await pair.petra.press(CallBackScreen.self)
    try await pair.omar.press(NamingScreen.self)
    try await pair.omar.on(CallBackScreen.self) { $0.press(other: 0) }
    try await drill(pair)
  }

  /// The first codes: Petra's first, then Omar's.
  private func drill(_ pair: Pair) async throws {
    for phone in [pair.petra, pair.omar] { try await phone.press(FirstCodesScreen.self) }
    guard case .call(let caller) = try pair.petra.top(DrillScreen.self).content else { throw Unexpected(what: "drill") }
    let code = try #require(caller.code)
    try await pair.omar.on(DrillScreen.self) { $0.type("\(code.front) \(code.back)") }
    #expect(pair.omar.frame.notice?.text == "This is Petra’s device.")
    guard case .mine(let answer) = try pair.omar.top(DrillScreen.self).content else { throw Unexpected(what: "mine") }
    let back = try #require(answer.code)
    try await pair.petra.on(DrillScreen.self) { $0.type(back.front + back.back) }
    let facts = try pair.petra.question(PairedScreen.self).facts
    #expect(facts.map(\.value) == ["In person", "+4989123456", "Passed"])
    try await pair.omar.press(DrillScreen.self)
    #expect(try pair.omar.question(PairedScreen.self).facts.map(\.value) == ["In person", "No number saved", "Passed"])
    #expect(pair.petra.shell.signals == [.verified])
    for phone in [pair.petra, pair.omar] {
      try await phone.press(PairedScreen.self)
      guard case .home(let home) = try phone.top(HomeScreen.self).content else { throw Unexpected(what: "home") }
      #expect(home.roll.rows.map(\.badge) == [.inPerson])
    }
  }

  @Test("by text and words, in one room or apart", arguments: [(1, Badge.byWords), (2, Badge.remote)])
  func byText(_ way: Int, _ badge: Badge) async throws {
    let pair = try await Pair.paired(way: way)
    for phone in [pair.petra, pair.omar] {
      guard case .home(let home) = try phone.top(HomeScreen.self).content else { throw Unexpected(what: "home") }
      #expect(home.roll.rows.map(\.badge) == [badge])
    }
  }

  @Test("says what came that was no message, a damaged one, one's own, one too late")
  func refusals() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(1)
    func told(_ text: String) async throws -> String? {
      try await pair.petra.on(ExchangeScreen.self) { screen in
        screen.type("")
        screen.type(text)
      }
      return pair.petra.frame.notice?.text
    }
    let own = try pair.petra.exchange().outgoing
    #expect(try await told("Hello, how are you?")?.hasPrefix("There is no message") == true)
    #expect(try await told(own)?.hasPrefix("That is your own code") == true)
    let cut = try await told(String(own.dropLast(5)))
    #expect(cut?.hasSuffix("Copy all of it and try again.") == true, "\(cut ?? "nothing")")
    try await pair.omar.beginPairing(1)
    let offer = try pair.omar.exchange().outgoing
    try await pair.petra.on(ExchangeScreen.self) { $0.type(offer) }
    #expect(try pair.petra.exchange().step == "Message 2 of 3")
    #expect(try await told(offer)?.hasPrefix("This message was read already") == true)
  }

  @Test("reads a typed message as soon as it is whole, and finds no fault before")
  func typing() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(1)
    try await pair.omar.beginPairing(1)
    let offer = try pair.omar.exchange().outgoing
    try await pair.petra.on(ExchangeScreen.self) { screen in
      for end in offer.indices.dropFirst() { screen.type(String(offer[..<end])) }
      #expect(screen.frame.notice == nil)
      screen.type(offer)
    }
    #expect(try pair.petra.exchange().step == "Message 2 of 3")
  }

  @Test("counts three words that are none, and other words twice")
  func wrongWords() async throws {
    let pair = try await Pair()
    try await pair.exchange(way: 1, live: false)
    let omars = try pair.omar.words().words
    try await pair.petra.on(ConfirmScreen.self) { $0.type("not three words") }
    try await pair.petra.press(ConfirmScreen.self)
    #expect(try pair.petra.words().ask?.error.hasSuffix("This did not count.") == true)
    // Their words in another order are words of the list and not theirs.
    let turned = omars.reversed().joined(separator: " ")
    try await pair.petra.on(ConfirmScreen.self) { $0.type(turned) }
    try await pair.petra.press(ConfirmScreen.self)
    #expect(try pair.petra.words().ask?.error.hasSuffix("one more try is left.") == true)
    // The same words once more are not sent: pressing twice must not use up the second try.
    #expect(pair.petra.frame.primary?.isEnabled == false)
    try await pair.petra.press(ConfirmScreen.self)
    _ = try pair.petra.top(ConfirmScreen.self)
    try await pair.petra.on(ConfirmScreen.self) { $0.type([omars[1], omars[2], omars[0]].joined(separator: " ")) }
    try await pair.petra.press(ConfirmScreen.self)
    _ = try pair.petra.top(EndedScreen.self)
    #expect(pair.petra.frame.title == "The words do not match")
    #expect(pair.petra.frame.notice?.tone == .error)
    #expect(pair.petra.frame.paragraphs.first?.hasPrefix("Someone may be between you") == true)
    try await pair.petra.press(EndedScreen.self)
    _ = try pair.petra.top(PairingScreen.self)
  }

  @Test("asks before it ends, and cancels when told so")
  func leaving() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(1)
    try await pair.petra.on(ExchangeScreen.self) { $0.press(other: 0) }
    #expect(pair.petra.shell.texts.count == 1)
    try await pair.petra.on(ExchangeScreen.self) { $0.goBack() }
    #expect(pair.petra.frame.title == "End this pairing?")
    try await pair.petra.press(ExchangeScreen.self)
    #expect(pair.petra.frame.title == "Exchange three messages")
    try await pair.petra.on(ExchangeScreen.self) { $0.goBack() }
    try await pair.petra.on(ExchangeScreen.self) { $0.press(other: 0) }
    _ = try pair.petra.top(HomeScreen.self)
  }

  @Test("puts the message that is shown into the clipboard, and says so")
  func copy() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(1)
    try await pair.petra.on(ExchangeScreen.self) { $0.copy() }
    let view = try pair.petra.exchange()
    #expect(pair.petra.shell.copied == [view.outgoing] && !view.outgoing.isEmpty)
    #expect(pair.petra.frame.notice?.tone == .good)
  }

  @Test("hands a message on as a picture that holds it")
  func picture() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(1)
    try await pair.petra.on(ExchangeScreen.self) { $0.sharePicture() }
    let picture = try Data(contentsOf: try #require(pair.petra.shell.files.first))
    #expect(try readQrPicture(file: picture) == [pair.petra.exchange().outgoing])
    try await pair.omar.beginPairing(1)
    try await pair.omar.on(ExchangeScreen.self) { $0.read(picture: picture) }
    #expect(try pair.omar.exchange().step == "Message 2 of 3")
    try await pair.petra.on(ExchangeScreen.self) { $0.read(picture: Data([1, 2, 3])) }
    #expect(pair.petra.frame.notice?.text.hasPrefix("This picture cannot be read") == true)
    let other = try qrPng(text: "https://countersign.example", modulePixels: 4)
    try await pair.petra.on(ExchangeScreen.self) { $0.read(picture: other) }
    #expect(pair.petra.frame.notice?.text.hasPrefix("There is no message") == true)
  }

  @Test("says that a picture could not be written")
  func pictureUnwritten() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(1)
    // A file where the folder has to be.
    try Data().write(to: pair.petra.folder.appendingPathComponent("handed-on"))
    try await pair.petra.on(ExchangeScreen.self) { $0.sharePicture() }
    #expect(pair.petra.frame.notice?.text.hasPrefix("The file could not be written") == true)
    #expect(pair.petra.shell.files.isEmpty)
  }

  @Test("renews a message that nobody answered, and says so when it was handed on")
  func renewal() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(1)
    let first = try pair.petra.exchange().outgoing
    #expect(try pair.petra.exchange().left == "")
    try await pair.petra.on(ExchangeScreen.self) { $0.press(other: 0) }
    #expect(try pair.petra.exchange().left == "5 minutes left")
    pair.petra.app.desk.prefer { $0.idleMinutes = 15 }
    pair.petra.time.pass(240)
    await pair.petra.pass(1)
    #expect(try pair.petra.exchange().left == "59 seconds left")
    await pair.petra.pass(60)
    #expect(try pair.petra.exchange().outgoing != first)
    #expect(pair.petra.frame.notice?.text.hasPrefix("Five minutes have passed") == true)
  }

  @Test("ends when its time is over, also behind the lock")
  func expiry() async throws {
    let pair = try await Pair()
    try await pair.exchange(way: 1, live: false)
    pair.petra.app.lock()
    await pair.petra.app.settled()
    pair.petra.time.pass(3600)
    await pair.petra.pass(1)
    try await pair.petra.press(UnlockScreen.self)
    _ = try pair.petra.top(EndedScreen.self)
    #expect(pair.petra.frame.title == "The time is over")
    try await pair.petra.on(EndedScreen.self) { $0.goBack() }
    _ = try pair.petra.top(HomeScreen.self)
  }

  @Test("outlives the lock: what two people have done so far is there afterwards")
  func outlivesLock() async throws {
    let pair = try await Pair()
    try await pair.exchange(way: 1, live: false)
    try await pair.compareWords()
    pair.petra.app.lock()
    await pair.petra.app.settled()
    try await pair.petra.press(UnlockScreen.self)
    _ = try pair.petra.top(NamingScreen.self)
    try await pair.petra.press(NamingScreen.self)
    _ = try pair.petra.top(CallBackScreen.self)
  }

  @Test("says how the camera does")
  func camera() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(0)
    let screen = try pair.petra.top(ExchangeScreen.self)
    var said: Set<String> = [try pair.petra.exchange().cameraText]
    for state in CameraState.allCases {
      screen.camera(state)
      said.insert(try pair.petra.exchange().cameraText)
      #expect(try pair.petra.exchange().showsCamera == (state == .working))
    }
    #expect(said.count == CameraState.allCases.count + 1)
    screen.camera(.working)
    await pair.petra.pass(16)
    #expect(try pair.petra.exchange().cameraText.hasPrefix("No code seen yet") == true)
    // A camera sees its own screen in a mirror once, and half codes all the time.
    let own = try pair.petra.exchange().outgoing
    screen.saw(own, live: true)
    #expect(pair.petra.frame.notice?.text.hasPrefix("That is your own code") == true)
  }

  @Test("tells of clocks that are far apart, and pairs all the same when told so")
  func clocks() async throws {
    let pair = try await Pair()
    pair.omar.time.jump(7200)
    // A clock that jumps is in doubt on its own device; this one was off from the beginning.
    pair.omar.time.set(wall: start + 7200, boot: "second", boottimeMs: 1000)
    try await pair.exchange(way: 1, live: false)
    #expect(pair.petra.frame.title == "Your clocks are far apart")
    #expect(pair.petra.frame.paragraphs.first?.contains("2 hours") == true)
    guard case .form(let question) = try pair.petra.top(ConfirmScreen.self).content else { throw Unexpected(what: "") }
    #expect(question.large.contains("2027"))
    try await pair.petra.on(ConfirmScreen.self) { $0.press(other: 0) }
    #expect(pair.petra.frame.title == "Compare words with “Omar”")
    try await pair.omar.press(ConfirmScreen.self)
    _ = try pair.omar.top(PairingScreen.self)
  }
}
