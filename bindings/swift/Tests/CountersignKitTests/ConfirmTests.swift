import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

@MainActor
@Suite("Confirming a pairing")
struct ConfirmTests {
  @Test("who began can read words out, show the last message again, and say no")
  func others() async throws {
    let pair = try await Pair()
    try await pair.exchange(way: 0, live: true)
    #expect(pair.petra.frame.title == "Does their screen say “Paired” and show these words?")
    let labels = ["They have to type words", "Show my last message again", "No"]
    #expect(pair.petra.frame.others.map(\.label) == labels)
    let shared = try pair.petra.words().words
    try await pair.petra.on(ConfirmScreen.self) { $0.press(other: 0) }
    #expect(try pair.petra.words().words != shared)
    #expect(pair.petra.frame.others[0].label == "Show the words on both screens")
    try await pair.petra.on(ConfirmScreen.self) { $0.press(other: 1) }
    #expect(try pair.petra.exchange().step == "Message 3 of 3")
    #expect(pair.petra.frame.primary?.label == "They have it")
    try await pair.petra.press(ExchangeScreen.self)
    try await pair.petra.on(ConfirmScreen.self) { $0.press(other: 2) }
    #expect(pair.petra.frame.title == "End this pairing?")
    try await pair.petra.press(ConfirmScreen.self)
    try await pair.petra.on(ConfirmScreen.self) { $0.press(other: 9) }
    #expect(pair.petra.frame.title == "Does their screen say “Paired” and show these words?")
    try await pair.petra.on(ConfirmScreen.self) { $0.goBack() }
    try await pair.petra.on(ConfirmScreen.self) { $0.press(other: 0) }
    _ = try pair.petra.top(HomeScreen.self)
  }

  @Test("who answered is asked about the person, by the name that their device gives them")
  func person() async throws {
    let pair = try await Pair(("en", "de"))
    try await pair.exchange(way: 0, live: true)
    #expect(pair.omar.frame.title.contains("Petra"))
    #expect(pair.omar.frame.others.count == 1)
    try await pair.omar.press(ConfirmScreen.self)
    #expect(pair.omar.frame.paragraphs.count == 2)
  }

  @Test("a camera on one side and text on the other make words necessary")
  func mixed() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(0)
    try await pair.omar.beginPairing(0)
    try await pair.omar.read(pair.petra, live: true)
    let reply = try pair.omar.exchange().outgoing
    try await pair.petra.on(ExchangeScreen.self) { $0.saw(reply, live: false) }
    try await pair.petra.press(ExchangeScreen.self)
    #expect(try pair.petra.words().ask != nil)
    #expect(pair.petra.frame.others.map(\.label) == ["Show my last message again"])
    try await pair.petra.press(ConfirmScreen.self)
    #expect(pair.petra.frame.primary?.isEnabled == false)
  }

  @Test("time that runs out is said, and then over")
  func time() async throws {
    let pair = try await Pair()
    try await pair.exchange(way: 0, live: true)
    pair.petra.app.desk.prefer { $0.idleMinutes = 0 }
    var seconds = 0
    while pair.petra.frame.paragraphs.count < 2, seconds < 1200 {
      await pair.petra.pass(1)
      seconds += 1
    }
    #expect(pair.petra.frame.paragraphs.last?.hasSuffix("seconds left") == true)
    await pair.petra.pass(90)
    #expect(pair.petra.frame.title == "The time is over")
  }

  @Test("a pairing in person does not outlive half a minute in the background, one from afar does", arguments: [0, 2])
  func background(_ way: Int) async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(way)
    for (away, isThere) in [(20, true), (31, way == 2)] {
      pair.petra.app.leave()
      pair.petra.app.leave()
      await pair.petra.app.settled()
      pair.petra.time.pass(Int64(away))
      pair.petra.app.comeBack()
      pair.petra.app.comeBack()
      try await pair.petra.press(UnlockScreen.self)
      #expect((pair.petra.app.top is ExchangeScreen) == isThere)
    }
    if way == 0 { #expect(pair.petra.frame.notice?.text.hasPrefix("The pairing was ended") == true) }
  }

  @Test("a name that looks like a known one, or mixes scripts, is warned of before it is taken over")
  func names() async throws {
    let pair = try await Pair.paired()
    let people = try #require(pair.omar.app.desk.device.people)
    // The first letter is a Cyrillic one.
    _ = try people.setOwnName(name: "\u{041E}mar")
    try await pair.exchange(way: 1, live: false)
    try await pair.compareWords()
    let notice = try #require(pair.petra.frame.notice)
    #expect(notice.tone == .warning && notice.text.contains("looks like “Omar”, whom you know, and is another one"))
  }

  @Test("clocks that are far apart can be set, and the pairing begun again")
  func clocksAgain() async throws {
    let pair = try await Pair()
    pair.omar.time.set(wall: start - 7200, boot: "second", boottimeMs: 1000)
    try await pair.exchange(way: 2, live: false)
    #expect(pair.petra.frame.paragraphs[0].hasPrefix("Their clock is behind yours by about 2 hours"))
    try await pair.petra.press(ConfirmScreen.self)
    _ = try pair.petra.top(PairingScreen.self)
    try await pair.omar.on(ConfirmScreen.self) { $0.press(other: 0) }
    try await pair.omar.on(ConfirmScreen.self) { $0.goBack() }
    #expect(pair.omar.frame.title == "End this pairing?")
  }
}

@MainActor
@Suite("The first codes")
struct DrillTests {
  /// Two phones that stand before their first codes: Petra's is the one that is read first.
  private func begun() async throws -> Pair {
    let pair = try await Pair()
    try await pair.exchange(way: 1, live: false)
    try await pair.compareWords()
    try await pair.keep()
    for phone in [pair.petra, pair.omar] { try await phone.press(FirstCodesScreen.self) }
    return pair
  }

  private func code(_ phone: Phone) throws -> CodeView? {
    switch try phone.top(DrillScreen.self).content {
    case .call(let call), .mine(let call): call.code
    default: nil
    }
  }

  @Test("say what went wrong and go on, until a code has passed")
  func slips() async throws {
    let pair = try await begun()
    let petras = try #require(try code(pair.petra))
    #expect(petras.spoken.count == 11)
    #expect(try code(pair.omar) == nil)
    try await pair.omar.on(DrillScreen.self) { $0.type("12345") }
    try await pair.omar.press(DrillScreen.self)
    try await pair.omar.on(DrillScreen.self) { $0.type("000000") }
    #expect(pair.omar.frame.notice?.text.hasPrefix("Not verified.") == true)
    try await pair.petra.on(DrillScreen.self) { $0.type(petras.front + petras.back) }
    #expect(pair.petra.frame.notice?.text.hasPrefix("That is your own code") == true)
    #expect(pair.petra.shell.signals == [.wrong])
    try await pair.omar.on(DrillScreen.self) { $0.type(petras.front + petras.back) }
    #expect(pair.omar.frame.title == "Now read your code to Petra")
    let before = try #require(try code(pair.omar))
    await pair.omar.pass(30)
    #expect(try code(pair.omar) != before)
    try await pair.omar.press(DrillScreen.self)
    _ = try pair.omar.top(PairedScreen.self)
  }

  @Test("can wait for later")
  func later() async throws {
    let pair = try await begun()
    try await pair.petra.on(DrillScreen.self) { $0.press(other: 0) }
    #expect(try pair.petra.question(PairedScreen.self).facts.map(\.value).last == "Not tried yet")
    try await pair.petra.on(PairedScreen.self) { $0.goBack() }
    _ = try pair.petra.top(HomeScreen.self)
  }

  @Test("wait while the clock is in doubt")
  func clock() async throws {
    let pair = try await begun()
    try await pair.omar.on(DrillScreen.self) { $0.type("000000") }
    pair.omar.time.jump(3600)
    try await pair.omar.on(DrillScreen.self) { $0.type("000001") }
    #expect(pair.omar.frame.primary?.label == "Confirm date and time")
    try await pair.omar.press(DrillScreen.self)
    try await pair.omar.press(ConfirmClockScreen.self)
    #expect(pair.omar.frame.primary?.label == "Check")
  }
}
