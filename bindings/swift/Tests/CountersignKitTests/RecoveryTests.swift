import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

@MainActor
@Suite("Locking, unlocking and recovery")
struct RecoveryTests {
  @Test("an invalidated key opens the recovery screen, and nothing is lost")
  func invalidated() async throws {
    let pair = try await Pair.paired()
    let phone = pair.petra
    try await phone.on(HomeScreen.self) { $0.settings() }
    let words = try await recoverable(phone)
    phone.keystore.invalidate()
    await phone.restart()
    let screen = try phone.top(UnlockScreen.self)
    #expect(screen.isRecovery)
    #expect(phone.frame.title == "This phone’s key does not open it any more")
    #expect(phone.frame.paragraphs.first?.contains("Nothing is lost") == true)
    #expect(phone.frame.notice?.text.contains("gave its key up") == true)
    #expect(try phone.question(UnlockScreen.self).fields.map(\.label) == ["Recovery code"])
    try await phone.on(UnlockScreen.self) { $0.edit(0, words.joined(separator: " ")) }
    try await phone.press(UnlockScreen.self)
    // Everyone is here, and a new key is offered.
    #expect(try #require(phone.app.desk.device.people).list().map(\.name) == ["Omar"])
    try await phone.press(RenewKeyScreen.self)
    #expect(phone.frame.title == "This phone has a new key")
    try await phone.press(ToldScreen.self)
    _ = try phone.top(HomeScreen.self)
    await phone.restart()
    _ = try phone.top(HomeScreen.self)
  }

  /// Gives a phone a new recovery code by its settings.
  private func recoverable(_ phone: Phone) async throws -> [String] {
    try await phone.openSetting("Recovery code")
    try await phone.press(ProveOwnerScreen.self)
    let words = try phone.question(ShowWordsScreen.self).words
    try await phone.press(ShowWordsScreen.self)
    try await phone.typeBack(words)
    try await phone.press(ToldScreen.self)
    try await phone.on(SettingsScreen.self) { $0.goBack() }
    return words
  }

  @Test(
    "says each thing that a keystore refuses, and goes on when it works again", arguments: PlatformKeyFault.allCases)
  func faults(_ fault: PlatformKeyFault) async throws {
    let (phone, words) = try await Phone.setUp("Petra")
    phone.keystore.fail(with: fault)
    await phone.restart()
    let screen = try phone.top(UnlockScreen.self)
    #expect(screen.isRecovery == (fault == .missing || fault == .invalidated))
    #expect(phone.frame.notice?.text == Texts(tag: "en").say(fault.phrase))
    #expect(phone.frame.others.count == 1)
    phone.keystore.fail(with: nil)
    if screen.isRecovery {
      try await phone.on(UnlockScreen.self) { $0.press(other: 0) }
    } else {
      #expect(phone.frame.primary?.label == "Try again")
      try await phone.press(UnlockScreen.self)
    }
    #expect(!phone.app.isLocked && words.count == 12)
  }

  @Test("a key of another device is no key of this one")
  func mismatch() async throws {
    let (phone, words) = try await Phone.setUp("Petra")
    try phone.keystore.keep(VaultKey())
    await phone.restart()
    #expect(try phone.top(UnlockScreen.self).isRecovery)
    #expect(phone.frame.notice?.text.hasPrefix("The key in this phone is not the one") == true)
    try await phone.on(UnlockScreen.self) { $0.edit(0, words.joined(separator: "  ").uppercased()) }
    try await phone.press(UnlockScreen.self)
    try await phone.on(RenewKeyScreen.self) { $0.press(other: 0) }
    _ = try phone.top(HomeScreen.self)
  }

  @Test("counts what is wrong with a recovery code, and offers to begin anew after three failures")
  func wrongCodes() async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    phone.keystore.fail(with: .missing)
    await phone.restart()
    func error(_ typed: String) async throws -> String {
      try await phone.on(UnlockScreen.self) { $0.edit(0, typed) }
      try await phone.press(UnlockScreen.self)
      return try phone.question(UnlockScreen.self).fields[0].error
    }
    #expect(try await error("") == "A recovery code has twelve words. These are 0.")
    // Said once, although the screen announces what is wrong with the field.
    #expect(phone.app.top?.spoken.filter { $0.hasPrefix("A recovery code has") }.count == 1)
    #expect(phone.app.top?.spoken.contains { $0.hasPrefix("This phone has no key") } == true)
    #expect(try await error("abandon") == "A recovery code has twelve words. This is one.")
    let unknown = Array(repeating: "abandon", count: 11) + ["countersign"]
    #expect(
      try await error(unknown.joined(separator: " "))
        == "Word 12 is not one that a recovery code has. Check its spelling.")
    let wrong = Array(repeating: "abandon", count: 12).joined(separator: " ")
    #expect(try await error(wrong).hasPrefix("Wrong recovery code") == true)
    #expect(phone.frame.others.map(\.label) == ["Use this phone’s lock", "Erase and begin anew"])
    try await phone.on(UnlockScreen.self) { $0.press(other: 1) }
    #expect(phone.frame.primary?.isEnabled == false)
    try await phone.press(BeginAnewScreen.self)
    try await phone.on(BeginAnewScreen.self) { $0.edit(0, " Erase ") }
    phone.keystore.fail(with: nil)
    try await phone.press(BeginAnewScreen.self)
    _ = try phone.top(WelcomeScreen.self)
    #expect(throws: PlatformKeyFault.missing) { try phone.keystore.key(for: .unlock, prompt: "") }
  }

  @Test("a passphrase that was forgotten is set anew after the recovery code")
  func forgotten() async throws {
    let (phone, words) = try await Phone.setUp("Petra", passphrase: "something that slips one's mind")
    await phone.restart()
    try await phone.press(UnlockScreen.self)
    #expect(try phone.question(UnlockScreen.self).fields[0].error == "Type the passphrase.")
    try await phone.on(UnlockScreen.self) { $0.edit(0, "a guess") }
    try await phone.press(UnlockScreen.self)
    let field = try phone.question(UnlockScreen.self).fields[0]
    #expect(field.error.hasPrefix("Wrong passphrase") && field.value.isEmpty && field.isSecret)
    try await phone.on(UnlockScreen.self) { $0.press(other: 0) }
    try await phone.on(UnlockScreen.self) { $0.edit(0, words.joined(separator: " ")) }
    try await phone.press(UnlockScreen.self)
    try await phone.on(NewPassphraseScreen.self) { screen in
      screen.edit(0, "one that is easy to keep")
      screen.edit(1, "one that is easy to keep")
    }
    try await phone.press(NewPassphraseScreen.self)
    #expect(phone.frame.title == "The passphrase is changed")
    await phone.restart()
    try await phone.on(UnlockScreen.self) { $0.edit(0, "one that is easy to keep") }
    try await phone.press(UnlockScreen.self)
    _ = try phone.top(HomeScreen.self)
  }

  @Test("an older copy of the file is noticed, and written to only once the owner took it as it is")
  func olderCopy() async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    try await phone.putBack {
      for _ in 0..<2 {
        try await phone.on(HomeScreen.self) { $0.settings() }
        _ = try await recoverable(phone)
      }
    }
    try await phone.press(UnlockScreen.self)
    #expect(phone.frame.title == "Is this the newest copy?")
    #expect(phone.frame.paragraphs.first?.hasPrefix("This looks like an older copy") == true)
    try await phone.on(DoubtedScreen.self) { $0.goBack() }
    try await phone.on(HomeScreen.self) { $0.settings() }
    try await phone.openSetting("My name")
    try await phone.on(ChangeNameScreen.self) { $0.edit(0, "Someone else") }
    try await phone.press(ChangeNameScreen.self)
    #expect(phone.frame.notice?.text.hasPrefix("This may be an older copy") == true)
    try await phone.on(ChangeNameScreen.self) { $0.goBack() }
    try await phone.openSetting("This may be an older copy")
    try await phone.press(DoubtedScreen.self)
    #expect(phone.frame.title == "This copy counts from now on")
    await phone.restart()
    _ = try phone.top(HomeScreen.self)
  }

  @Test("a lost memory of the newest copy is written anew, and said")
  func lostAnchor() async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    await phone.restart()
    phone.keystore.loseAnchor()
    await phone.restart()
    #expect(phone.frame.title == "A reminder was written anew")
    try await phone.press(ToldScreen.self)
    _ = try phone.top(HomeScreen.self)
    #expect(try phone.keystore.anchor() != nil)
  }

  @Test("locks after a while without a gesture, never when told so, and shows nothing behind the lock")
  func idle() async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    await phone.pass(1)
    phone.time.pass(298)
    await phone.pass(1)
    _ = try phone.top(UnlockScreen.self)
    #expect(phone.app.pile.count == 1 && phone.app.desk.device.people == nil)
    try await phone.on(UnlockScreen.self) { $0.goBack() }
    try await phone.press(UnlockScreen.self)
    phone.app.desk.prefer { $0.idleMinutes = 0 }
    phone.time.pass(100_000)
    await phone.pass(1)
    _ = try phone.top(HomeScreen.self)
    phone.app.desk.prefer { $0.idleMinutes = 1 }
    phone.app.stir()
    phone.time.pass(58)
    await phone.pass(1)
    _ = try phone.top(HomeScreen.self)
    try await phone.on(HomeScreen.self) { $0.search("x") }
    phone.time.pass(58)
    await phone.pass(1)
    _ = try phone.top(HomeScreen.self)
    await phone.pass(1)
    _ = try phone.top(UnlockScreen.self)
  }

  @Test("ticks once a second for as long as it runs")
  func runs() async throws {
    let time = SetTime(waits: 3)
    let phone = try Phone(time: time)
    let task = Task { await phone.app.run() }
    while time.waited < 5 { await Task.yield() }
    task.cancel()
    await task.value
    #expect(phone.app.desk.now >= start + 3)
  }

  @Test("an answer that comes when its screen is closed is dropped")
  func lateAnswer() async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    try phone.top(HomeScreen.self).journal()
    phone.app.lock()
    await phone.app.settled()
    _ = try phone.top(UnlockScreen.self)
    #expect(phone.app.isLocked)
  }

  @Test("a folder that others can use is said by its name")
  func blocked() async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    let vault = phone.folder.appendingPathComponent("vault")
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: vault.path)
    await phone.restart()
    _ = try phone.top(BlockedScreen.self)
    #expect(phone.frame.title == "Others could read what you keep here")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: vault.path)
    try await phone.press(BlockedScreen.self)
    _ = try phone.top(HomeScreen.self)
  }

  @Test("what is damaged can only be erased", arguments: ["en", "de"])
  func damaged(_ language: String) async throws {
    let phone = try Phone.known(language)
    let file = phone.folder.appendingPathComponent("vault/vault.db")
    try Data(repeating: 0x41, count: 8192).write(to: file)
    await phone.restart()
    _ = try phone.top(BlockedScreen.self)
    #expect(phone.frame.others.count == 1)
    try await phone.on(BlockedScreen.self) { $0.press(other: 0) }
    let word = Texts(tag: language).say(.eraseWord)
    try await phone.on(BeginAnewScreen.self) { $0.edit(0, word) }
    try await phone.press(BeginAnewScreen.self)
    _ = try phone.top(WelcomeScreen.self)
  }
}
