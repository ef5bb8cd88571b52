import CountersignCore
import Testing

@testable import CountersignKit

@MainActor
@Suite("The first run")
struct FirstRunTests {
  @Test("leads over the paper to the first screen, with the phone's lock")
  func byPhone() async throws {
    let (phone, words) = try await Phone.setUp("Petra")
    #expect(words.count == 12)
    #expect(!phone.app.isLocked)
    #expect(phone.frame.title == "Who is really on the phone?")
    #expect(try phone.keystore.anchor() != nil)
    await phone.restart()
    _ = try phone.top(HomeScreen.self)
    #expect(phone.keystore.prompts == ["Open Countersign"])
  }

  @Test("goes on only when the two words are right")
  func wrongWords() async throws {
    let phone = try Phone()
    await phone.app.settled()
    try await phone.press(WelcomeScreen.self)
    try await phone.press(HowLockedScreen.self)
    try await phone.press(ShowWordsScreen.self)
    try await phone.on(TypeBackScreen.self) { $0.edit(0, "nonsense") }
    try await phone.press(TypeBackScreen.self)
    let fields = try phone.question(TypeBackScreen.self).fields
    #expect(fields.map(\.error) == Array(repeating: fields[0].error, count: 2) && !fields[0].error.isEmpty)
    try await phone.on(TypeBackScreen.self) { $0.goBack() }
    #expect(try phone.question(ShowWordsScreen.self).words.count == 12)
  }

  @Test("keeps the same words when someone goes back and forth")
  func sameWords() async throws {
    let phone = try Phone()
    await phone.app.settled()
    try await phone.press(WelcomeScreen.self)
    try await phone.press(HowLockedScreen.self)
    let words = try phone.question(ShowWordsScreen.self).words
    try await phone.on(ShowWordsScreen.self) { $0.goBack() }
    try await phone.press(HowLockedScreen.self)
    #expect(try phone.question(ShowWordsScreen.self).words == words)
  }

  @Test("takes a passphrase that was typed twice, and says what is wrong with any other")
  func byPassphrase() async throws {
    let phone = try Phone()
    await phone.app.settled()
    try await phone.press(WelcomeScreen.self)
    try await phone.on(HowLockedScreen.self) { $0.choose(1) }
    func errors() throws -> [String] { try phone.question(HowLockedScreen.self).fields.map(\.error) }
    try await phone.press(HowLockedScreen.self)
    #expect(try errors() == ["Type a passphrase.", ""])
    try await phone.on(HowLockedScreen.self) { screen in
      screen.edit(0, "short")
      screen.edit(1, "other")
    }
    #expect(try phone.question(HowLockedScreen.self).fields[0].help.hasPrefix("That is short."))
    try await phone.press(HowLockedScreen.self)
    #expect(try errors() == ["", "The two differ."])
    try await phone.on(HowLockedScreen.self) { $0.edit(0, String(repeating: "x", count: 1025)) }
    try await phone.press(HowLockedScreen.self)
    #expect(try errors()[0].hasPrefix("This passphrase is too long"))
  }

  @Test("needs no keystore where there is none, and says so")
  func withoutKeystore() async throws {
    let phone = try Phone()
    phone.keystore.fail(with: .unavailable)
    await phone.app.settled()
    try await phone.press(WelcomeScreen.self)
    let choices = try phone.question(HowLockedScreen.self).choices
    #expect(!choices[0].isEnabled && choices[1].isChosen)
    #expect(choices[0].detail.hasPrefix("This phone has no lock"))
    phone.keystore.fail(with: nil)
    try await phone.on(HowLockedScreen.self) { $0.press(other: 0) }
    #expect(try phone.question(HowLockedScreen.self).choices[0].isEnabled)
  }

  @Test("opens by the passphrase afterwards")
  func passphraseOpens() async throws {
    let (phone, _) = try await Phone.setUp("Petra", passphrase: "correct horse battery staple")
    #expect(phone.keystore.prompts.isEmpty)
    await phone.restart()
    try await phone.on(UnlockScreen.self) { screen in
      screen.edit(0, "correct horse battery staple")
      screen.press()
    }
    _ = try phone.top(HomeScreen.self)
  }

  @Test("says what is wrong with a name, and how a long one is cut")
  func names() async throws {
    let phone = try await Phone.atMyName()
    try await phone.press(MyNameScreen.self)
    #expect(try phone.question(MyNameScreen.self).fields[0].error == "Type at least one letter.")
    try await phone.on(MyNameScreen.self) { $0.edit(0, String(repeating: "Petra ", count: 10)) }
    #expect(try phone.question(MyNameScreen.self).fields[0].help.contains("Others will see: Petra"))
  }

  @Test("says why nothing could be made, and needs nothing to be typed again")
  func refusedKeystore() async throws {
    let phone = try await Phone.atMyName()
    phone.keystore.fail(with: .failed)
    try await phone.on(MyNameScreen.self) { $0.edit(0, "Petra") }
    try await phone.press(MyNameScreen.self)
    #expect(phone.frame.notice?.text.hasPrefix("This phone’s keystore failed") == true)
    #expect(phone.frame.others.map(\.label) == ["Choose another way to unlock"])
    phone.keystore.fail(with: nil)
    try await phone.press(MyNameScreen.self)
    _ = try phone.top(HomeScreen.self)
  }
}
