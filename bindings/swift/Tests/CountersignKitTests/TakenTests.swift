import CountersignCore
import Testing

@testable import CountersignKit

@MainActor
@Suite("A name that somebody has")
struct TakenTests {
  /// Petra and Omar are paired and pair once more; Petra stands before the question whose device it is.
  private func again() async throws -> Pair {
    let pair = try await Pair.paired()
    try await pair.exchange(way: 2, live: false)
    try await pair.compareWords()
    try await pair.petra.press(NamingScreen.self)
    #expect(pair.petra.frame.title == "You know a Omar already. Whose device is this?")
    #expect(pair.petra.frame.primary?.isEnabled == false)
    return pair
  }

  private func names(_ phone: Phone) throws -> [String] {
    try #require(phone.app.desk.device.people).list().map(\.name)
  }

  @Test("is their new device: the old one's codes stop counting, and a weaker pairing is pointed out")
  func replacing() async throws {
    let pair = try await again()
    try await pair.petra.on(TakenScreen.self) { $0.choose(0) }
    #expect(pair.petra.frame.notice?.text.hasPrefix("Careful: Omar was paired more surely") == true)
    #expect(pair.petra.frame.primary == Step("Replace the old device", destroys: true))
    try await pair.petra.press(TakenScreen.self)
    _ = try pair.petra.top(CallBackScreen.self)
    #expect(try names(pair.petra) == ["Omar"])
  }

  @Test("is a second device, under a name of its own")
  func second() async throws {
    let pair = try await again()
    try await pair.petra.on(TakenScreen.self) { $0.choose(1) }
    #expect(try pair.petra.question(TakenScreen.self).fields[0].value == "Omar (2)")
    try await pair.petra.press(TakenScreen.self)
    #expect(try names(pair.petra) == ["Omar", "Omar (2)"])
  }

  @Test("is someone else, whose name has to tell the two apart")
  func other() async throws {
    let pair = try await again()
    try await pair.petra.on(TakenScreen.self) { $0.choose(2) }
    try await pair.petra.press(TakenScreen.self)
    #expect(try pair.petra.question(TakenScreen.self).fields[0].error == "Type a name.")
    try await pair.petra.on(TakenScreen.self) { $0.edit(0, "omar") }
    try await pair.petra.press(TakenScreen.self)
    #expect(try pair.petra.question(TakenScreen.self).fields[0].error.hasPrefix("You know a Omar already") == true)
    try await pair.petra.on(TakenScreen.self) { $0.edit(0, "Omar Haddad") }
    try await pair.petra.press(TakenScreen.self)
    #expect(try names(pair.petra) == ["Omar", "Omar Haddad"])
  }

  @Test("can be given back, and another name typed")
  func back() async throws {
    let pair = try await again()
    try await pair.petra.on(TakenScreen.self) { $0.goBack() }
    try await pair.petra.on(NamingScreen.self) { $0.edit(0, "") }
    #expect(pair.petra.frame.primary?.isEnabled == false)
    try await pair.petra.on(NamingScreen.self) { $0.edit(0, String(repeating: "x", count: 200)) }
    try await pair.petra.press(NamingScreen.self)
    #expect(try pair.petra.question(NamingScreen.self).fields[0].error == "This name is too long.")
    try await pair.petra.on(NamingScreen.self) { $0.goBack() }
    #expect(pair.petra.frame.title == "End this pairing?")
    try await pair.petra.press(NamingScreen.self)
    try await pair.petra.on(NamingScreen.self) { $0.goBack() }
    try await pair.petra.on(NamingScreen.self) { $0.press(other: 0) }
    #expect(try names(pair.petra) == ["Omar"])
  }
}
