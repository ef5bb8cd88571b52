import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

extension Phone {
  /// The lines of the settings.
  var settings: [Setting] {
    guard case .settings(let lines)? = app.top?.content else { return [] }
    return lines
  }

  /// Opens a line of the settings by its title.
  func openSetting(_ title: String, at location: SourceLocation = #_sourceLocation) async throws {
    let place = settings.firstIndex { line in
      switch line {
      case .heading: false
      case .toggle(let name, _, _), .opens(let name, _, _, _): name == title
      }
    }
    let found = try #require(place, "\(title) in \(settings)", sourceLocation: location)
    try await on(SettingsScreen.self, at: location) { $0.pick(found) }
  }

  /// What a line of the settings says is set.
  func setting(_ title: String) -> String? {
    for case .opens(title, _, let value, _) in settings { return value }
    return nil
  }
}

@MainActor
@Suite("Settings")
struct SettingsTests {
  private func opened(_ language: String = "en", passphrase: String? = nil) async throws -> Phone {
    let (phone, _) = try await Phone.setUp("Petra", language, passphrase: passphrase)
    try await phone.on(HomeScreen.self) { $0.settings() }
    return phone
  }

  @Test("says what is set, and opens nothing by a heading")
  func lines() async throws {
    let phone = try await opened()
    #expect(phone.setting("My name") == "Petra")
    #expect(phone.setting("This phone’s lock") == "Not yet tried")
    #expect(phone.setting("Passphrase") == "Not set")
    #expect(phone.setting("Recovery code") == "Set")
    #expect(phone.setting("About") == libraryVersionOfTests())
    try await phone.on(SettingsScreen.self) { $0.pick(0) }
    try await phone.on(SettingsScreen.self) { $0.pick(1000) }
    _ = try phone.top(SettingsScreen.self)
  }

  private func libraryVersionOfTests() -> String? {
    let place = VaultPlace(folder: FileManager.default.temporaryDirectory.path + "/none-\(UUID())", clock: nil)
    let people = try? place.create(ownName: "x", key: Data(repeating: 1, count: 32), passphrase: nil, recovery: nil)
    return try? people?.examine().version
  }

  @Test("language, colours, sound and idle lock are kept")
  func preferences() async throws {
    let phone = try await opened()
    try await phone.openSetting("Sound and vibration")
    #expect(!phone.preferences.kept.signals)
    try await phone.openSetting("Colours")
    try await phone.on(PreferenceScreen.self) { $0.choose(2) }
    try await phone.press(PreferenceScreen.self)
    #expect(phone.preferences.kept.theme == .dark && phone.setting("Colours") == "Dark")
    try await phone.openSetting("Lock by itself")
    try await phone.on(PreferenceScreen.self) { $0.choose(3) }
    #expect(phone.frame.notice?.tone == .warning)
    try await phone.on(PreferenceScreen.self) { $0.choose(9) }
    try await phone.press(PreferenceScreen.self)
    #expect(phone.setting("Lock by itself") == "Never")
    try await phone.openSetting("Language")
    try await phone.on(PreferenceScreen.self) { $0.choose(2) }
    #expect(phone.frame.title == "Welche Sprache?")
    #expect(phone.preferences.kept.language == "de")
    await phone.restart()
    #expect(phone.frame.title == Texts(tag: "de").say(.homeTitle))
  }

  @Test("my name is checked and changed")
  func name() async throws {
    let phone = try await opened()
    try await phone.openSetting("My name")
    try await phone.on(ChangeNameScreen.self) { $0.edit(0, " ") }
    try await phone.press(ChangeNameScreen.self)
    #expect(try phone.question(ChangeNameScreen.self).fields[0].error == "Type at least one letter.")
    try await phone.on(ChangeNameScreen.self) { $0.edit(0, "Petra Vogel") }
    try await phone.press(ChangeNameScreen.self)
    #expect(phone.setting("My name") == "Petra Vogel")
  }

  @Test("a passphrase is set, changed and removed, each after the owner")
  func passphrase() async throws {
    let phone = try await opened()
    func set(_ text: String) async throws {
      try await phone.openSetting("Passphrase")
      if phone.app.top is ProveOwnerScreen { try await phone.press(ProveOwnerScreen.self) }
      try await phone.on(NewPassphraseScreen.self) { screen in
        screen.edit(0, text)
        screen.edit(1, text)
      }
      try await phone.press(NewPassphraseScreen.self)
    }
    try await set("four words of mine")
    #expect(phone.frame.title == "The passphrase is set")
    try await phone.press(ToldScreen.self)
    try await set("four other words")
    #expect(phone.frame.title == "The passphrase is changed")
    try await phone.press(ToldScreen.self)
    try await phone.openSetting("Remove the passphrase")
    try await phone.press(ProveOwnerScreen.self)
    #expect(phone.frame.primary == Step("Remove passphrase", destroys: true))
    try await phone.press(SureScreen.self)
    #expect(phone.frame.title == "The passphrase is removed")
    try await phone.press(ToldScreen.self)
    #expect(phone.setting("Passphrase") == "Not set")
    // One for the first way, one each for the owner.
    #expect(phone.keystore.prompts.count == 3)
  }

  @Test("the owner is asked by each way there is; a wrong answer opens nothing")
  func owner() async throws {
    let phone = try await opened(passphrase: "four words of mine")
    try await phone.openSetting("This phone’s lock")
    #expect(phone.frame.others.map(\.label) == ["Use the recovery code"])
    try await phone.press(ProveOwnerScreen.self)
    #expect(try phone.question(ProveOwnerScreen.self).fields[0].error == "Type the passphrase.")
    try await phone.on(ProveOwnerScreen.self) { $0.edit(0, "four words of yours") }
    try await phone.press(ProveOwnerScreen.self)
    #expect(try phone.question(ProveOwnerScreen.self).fields[0].error.hasPrefix("Wrong passphrase") == true)
    try await phone.on(ProveOwnerScreen.self) { $0.press(other: 0) }
    try await phone.press(ProveOwnerScreen.self)
    try await phone.on(ProveOwnerScreen.self) { $0.edit(0, "abandon ability") }
    try await phone.press(ProveOwnerScreen.self)
    #expect(
      try phone.question(ProveOwnerScreen.self).fields[0].error == "A recovery code has twelve words. These are 2.")
    try await phone.on(ProveOwnerScreen.self) { $0.press(other: 0) }
    try await phone.on(ProveOwnerScreen.self) { $0.edit(0, "four words of mine") }
    try await phone.press(ProveOwnerScreen.self)
    // The phone's lock becomes a way.
    try await phone.press(SureScreen.self)
    #expect(phone.frame.title == "This phone has a new key")
    try await phone.press(ToldScreen.self)
    #expect(phone.setting("This phone’s lock") == "Not yet tried")
    try await phone.openSetting("Remove the key from this phone")
    // Now the phone's lock is the first way that is offered.
    #expect(phone.frame.paragraphs.last == "Your face, your finger or the phone’s own code proves it.")
    phone.keystore.fail(with: .cancelled)
    try await phone.press(ProveOwnerScreen.self)
    #expect(phone.frame.notice?.text.hasPrefix("Not unlocked") == true)
    phone.keystore.fail(with: nil)
    try await phone.press(ProveOwnerScreen.self)
    try await phone.press(SureScreen.self)
    #expect(phone.frame.title == "The key is removed from this phone")
    try await phone.press(ToldScreen.self)
    #expect(phone.setting("This phone’s lock") == "Not set")
    #expect(try phone.keystore.anchor() == nil)
  }

  @Test("the last way that is sure stays")
  func lastWay() async throws {
    let phone = try await opened()
    let people = try #require(phone.app.desk.device.people)
    try people.setPassphrase(passphrase: "four words of mine")
    try people.removeSlot(kind: .recovery)
    try await phone.on(SettingsScreen.self) { $0.goBack() }
    try await phone.on(HomeScreen.self) { $0.settings() }
    // The phone's key has not opened a later run yet.
    try await phone.openSetting("Remove the passphrase")
    try await phone.press(ProveOwnerScreen.self)
    try await phone.press(SureScreen.self)
    #expect(phone.frame.notice?.text.hasPrefix("This is the last way") == true)
    try await phone.on(SureScreen.self) { $0.goBack() }
    _ = try phone.top(SettingsScreen.self)
  }

  @Test("everything is put under new keys when someone may know the passphrase")
  func rekey() async throws {
    let phone = try Phone.known()
    await phone.app.settled()
    try await phone.on(HomeScreen.self) { $0.settings() }
    try await phone.openSetting("Someone may know it")
    try await phone.press(ProveOwnerScreen.self)
    try await phone.on(NewPassphraseScreen.self) { screen in
      screen.edit(0, "a passphrase nobody knows")
      screen.edit(1, "a passphrase nobody knows")
    }
    try await phone.press(NewPassphraseScreen.self)
    let words = try phone.question(ShowWordsScreen.self).words
    try await phone.press(ShowWordsScreen.self)
    try await phone.typeBack(words)
    #expect(phone.frame.title == "Everything is under new keys" && phone.frame.notice == nil)
    try await phone.on(ToldScreen.self) { $0.goBack() }
    _ = try phone.top(SettingsScreen.self)
    await phone.restart()
    guard case .home(let home) = try phone.top(HomeScreen.self).content else { throw Unexpected(what: "home") }
    #expect(home.roll.rows.map(\.name) == ["Jana", "Petra"])
    phone.keystore.fail(with: .missing)
    await phone.restart()
    try await phone.on(UnlockScreen.self) { $0.edit(0, "a known passphrase") }
    try await phone.press(UnlockScreen.self)
    #expect(try phone.question(UnlockScreen.self).fields[0].error.hasPrefix("Wrong passphrase") == true)
  }

  @Test("new keys without the phone's, where its keystore fails, say what was lost")
  func rekeyWithoutPhone() async throws {
    let phone = try await opened()
    try await phone.openSetting("Someone may know it")
    try await phone.press(ProveOwnerScreen.self)
    let words = try phone.question(ShowWordsScreen.self).words
    try await phone.press(ShowWordsScreen.self)
    phone.keystore.fail(with: .failed)
    try await phone.typeBack(words)
    #expect(phone.frame.notice?.text.hasPrefix("This phone’s lock does not open Countersign any more") == true)
    try await phone.press(ToldScreen.self)
    #expect(phone.setting("This phone’s lock") == "Not set")
  }

  /// A phone on which a code was checked, so that its clock can be held against something.
  private func clocked() async throws -> Phone {
    let phone = try Phone.known()
    await phone.app.settled()
    let people = try #require(phone.app.desk.device.people)
    _ = try people.check(id: PersonId(value: 1), role: .theyCalled, typed: "000000", owner: nil)
    return phone
  }

  @Test("a renewal that the keystore refuses leaves the old key serving, and a first one leaves nothing")
  func refusedRenewal() async throws {
    let phone = try await opened()
    try await phone.openSetting("This phone’s lock")
    try await phone.press(ProveOwnerScreen.self)
    phone.keystore.fail(with: .failed)
    try await phone.press(SureScreen.self)
    #expect(phone.frame.notice?.text.hasPrefix("This phone’s keystore failed") == true)
    phone.keystore.fail(with: nil)
    await phone.restart()
    _ = try phone.top(HomeScreen.self)
    let other = try await opened(passphrase: "four words of mine")
    try await other.openSetting("This phone’s lock")
    try await other.on(ProveOwnerScreen.self) { $0.edit(0, "four words of mine") }
    try await other.press(ProveOwnerScreen.self)
    other.keystore.fail(with: .unavailable)
    try await other.press(SureScreen.self)
    try await other.on(SureScreen.self) { $0.goBack() }
    #expect(other.setting("This phone’s lock") == "Not set")
  }

  @Test("the doctor says what works and what is missing", arguments: CameraState.allCases)
  func doctor(_ camera: CameraState) async throws {
    let phone = try await clocked()
    phone.shell.camera = camera
    try await phone.on(HomeScreen.self) { $0.settings() }
    try await phone.openSetting("Check this device")
    guard case .facts(let facts) = try phone.top(DoctorScreen.self).content else { throw Unexpected(what: "facts") }
    #expect(facts.map(\.tone) == [.good, .good, .good, .good, camera == .working ? .good : .info, .plain])
    #expect(phone.frame.paragraphs == ["Everything that is needed works."])
    phone.keystore.fail(with: .unavailable)
    phone.time.jump(100_000)
    try await phone.press(DoctorScreen.self)
    #expect(phone.frame.paragraphs == ["Something needs to be looked at."])
    guard case .facts(let later) = try phone.top(DoctorScreen.self).content else { throw Unexpected(what: "facts") }
    #expect(later[0].value.contains("jumped ahead by about 28 hours") && later[1].tone == .warning)
    phone.time.set(wall: 1_000_000_000, boot: "first", boottimeMs: 5_100_000)
    try await phone.press(DoctorScreen.self)
    guard case .facts(let early) = try phone.top(DoctorScreen.self).content else { throw Unexpected(what: "facts") }
    #expect(early[0].tone == .error)
  }

  @Test("one way alone is pointed out")
  func oneWay() async throws {
    let phone = try Phone.known()
    await phone.app.settled()
    let people = try #require(phone.app.desk.device.people)
    try people.removeSlot(kind: .recovery)
    try people.removeSlot(kind: .passphrase)
    try await phone.on(HomeScreen.self) { $0.settings() }
    try await phone.openSetting("Check this device")
    guard case .facts(let facts) = try phone.top(DoctorScreen.self).content else { throw Unexpected(what: "facts") }
    #expect(facts[2].tone == .warning && facts[2].value.contains("There is no second way"))
  }

  @Test("date and time are confirmed by the owner")
  func clock() async throws {
    let phone = try await clocked()
    phone.time.jump(90 * 60)
    try await phone.on(HomeScreen.self) { $0.settings() }
    try await phone.openSetting("Date and time are in doubt")
    #expect(phone.frame.title == "Is it really 09:30 on 15 January 2027?")
    #expect(phone.frame.paragraphs.first?.contains("2 hours") == true)
    try await phone.on(ConfirmClockScreen.self) { $0.press(other: 0) }
    #expect(phone.frame.notice?.text.hasPrefix("Set the date and time") == true)
    try await phone.on(ConfirmClockScreen.self) { $0.press(other: 1) }
    #expect(try phone.question(ConfirmClockScreen.self).fields.count == 1)
    try await phone.on(ConfirmClockScreen.self) { $0.edit(0, "abandon") }
    try await phone.on(ConfirmClockScreen.self) { $0.press(other: 1) }
    try await phone.press(ConfirmClockScreen.self)
    _ = try phone.top(SettingsScreen.self)
    #expect(phone.setting("Date and time are in doubt") == nil)
  }

  @Test("what this app is")
  func about() async throws {
    let phone = try await opened()
    try await phone.openSetting("About")
    #expect(phone.frame.paragraphs.count == 4)
    try await phone.on(AboutScreen.self) { $0.goBack() }
    _ = try phone.top(SettingsScreen.self)
  }

  @Test("erasing takes everything along, the keystore's key too", arguments: ["erase", "Petra"])
  func erase(_ word: String) async throws {
    let phone = try await opened()
    try await phone.openSetting("Erase everything")
    try await phone.press(ProveOwnerScreen.self)
    try await phone.on(EraseScreen.self) { $0.edit(0, "no") }
    #expect(phone.frame.primary?.isEnabled == false)
    try await phone.press(EraseScreen.self)
    try await phone.on(EraseScreen.self) { $0.edit(0, word) }
    try await phone.press(EraseScreen.self)
    _ = try phone.top(WelcomeScreen.self)
    #expect(throws: PlatformKeyFault.missing) { try phone.keystore.key(for: .unlock, prompt: "") }
  }
}
