import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

@MainActor
@Suite("A tour")
struct TourTests {
  /// The kinds of screens that there are, by the sources.
  private func kinds() throws -> Set<String> {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = here.appendingPathComponent("../../Sources/CountersignKit/Screens").standardizedFileURL
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var kinds: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard let name = line.split(separator: "class ").last, name.hasSuffix("Screen: Screen {") else { continue }
        kinds.insert(String(name.prefix { $0 != ":" }))
      }
    }
    return kinds
  }

  @Test("of every kind of screen finds no sentence missing and no value left out", arguments: ["en", "de"])
  func everywhere(_ language: String) async throws {
    let kinds = try kinds()
    #expect(kinds.count > 40)
    let pair = try await Pair.paired((language, language))
    try await call(pair)
    try await drill(pair)
    try await end(pair)
    let phone = try Phone.known(language)
    await phone.app.settled()
    try await rooms(phone)
    try await olderCopy(phone)
    try await lostKey(phone)
    try await damage(phone)
    let seen = pair.petra.seen.union(pair.omar.seen).union(phone.seen)
    #expect(kinds.subtracting(seen) == [])
  }

  /// Petra calls Omar, who checks her code and shows his.
  private func call(_ pair: Pair) async throws {
    try await pair.petra.on(HomeScreen.self) { $0.iAmCalling() }
    try await pair.petra.on(ChooseScreen.self) { $0.pick(0) }
    guard case .call(let call) = try pair.petra.top(CallScreen.self).content else { throw Unexpected(what: "call") }
    let code = try #require(call.code)
    try await pair.omar.on(HomeScreen.self) { $0.theyCalled() }
    try await pair.omar.on(ChooseScreen.self) { $0.pick(0) }
    try await pair.omar.on(CallScreen.self) { $0.type(code.front + code.back) }
    try await pair.omar.on(VerdictScreen.self) { $0.explain() }
    try await pair.omar.press(VerdictScreen.self)
    try await pair.omar.press(MineScreen.self)
    try await pair.petra.on(CallScreen.self) { $0.goBack() }
    try await pair.petra.on(ChooseScreen.self) { $0.goBack() }
  }

  /// Both pair once more, under a name that is taken, and Petra begins the first codes.
  private func drill(_ pair: Pair) async throws {
    try await pair.exchange(way: 1, live: false)
    try await pair.compareWords()
    try await pair.petra.press(NamingScreen.self)
    try await pair.petra.on(TakenScreen.self) { $0.choose(1) }
    try await pair.petra.press(TakenScreen.self)
    try await pair.petra.on(CallBackScreen.self) { $0.press(other: 0) }
    try await pair.petra.press(FirstCodesScreen.self)
    try await pair.petra.on(DrillScreen.self) { $0.press(other: 0) }
    try await pair.petra.press(PairedScreen.self)
    try await pair.omar.on(NamingScreen.self) { $0.goBack() }
    try await pair.omar.on(NamingScreen.self) { $0.press(other: 0) }
  }

  /// A pairing that fails, since twice other words were typed than those that were read out.
  private func end(_ pair: Pair) async throws {
    try await pair.exchange(way: 2, live: false)
    let omars = try pair.omar.words().words
    for words in [[omars[2], omars[1], omars[0]], [omars[1], omars[2], omars[0]]] {
      try await pair.petra.on(ConfirmScreen.self) { $0.type(words.joined(separator: " ")) }
      try await pair.petra.press(ConfirmScreen.self)
    }
    try await pair.petra.press(EndedScreen.self)
  }

  /// A person, the journal and the settings with all that they open, while date and time are in doubt.
  private func rooms(_ phone: Phone) async throws {
    let people = try #require(phone.app.desk.device.people)
    _ = try people.check(id: PersonId(value: 1), role: .theyCalled, typed: "000000", owner: nil)
    try await phone.on(HomeScreen.self) { $0.pick(0) }
    for place in try phone.page().actions.indices {
      try await phone.on(PersonScreen.self) { $0.pick(place) }
      try await phone.back(to: PersonScreen.self)
      // Suspending asks on the page itself.
      try await phone.on(PersonScreen.self) { $0.press(other: 0) }
    }
    try await phone.back(to: HomeScreen.self)
    try await phone.on(HomeScreen.self) { $0.journal() }
    try await phone.on(JournalScreen.self) { $0.pick(0) }
    try await phone.back(to: HomeScreen.self)
    phone.time.jump(90 * 60)
    try await phone.on(HomeScreen.self) { $0.settings() }
    for place in phone.settings.indices {
      try await phone.on(SettingsScreen.self) { $0.pick(place) }
      if phone.app.top is ProveOwnerScreen { try await phone.press(ProveOwnerScreen.self) }
      if phone.app.top is ShowWordsScreen { try await phone.press(ShowWordsScreen.self) }
      try await phone.back(to: SettingsScreen.self)
    }
    try await phone.back(to: HomeScreen.self)
    phone.time.jump(-90 * 60)
  }

  /// An older copy of the file takes the place of the newest one.
  private func olderCopy(_ phone: Phone) async throws {
    try await phone.putBack {
      for number in 0..<2 {
        try #require(phone.app.desk.device.people).setPassphrase(passphrase: "a known passphrase \(number)")
        await phone.restart()
      }
    }
    try await phone.press(UnlockScreen.self)
    try await phone.press(DoubtedScreen.self)
    phone.look()
  }

  /// The phone gives its key up.
  private func lostKey(_ phone: Phone) async throws {
    phone.keystore.invalidate()
    await phone.restart()
    try await phone.on(UnlockScreen.self) { $0.edit(0, "a known passphrase") }
    try await phone.press(UnlockScreen.self)
    try await phone.press(RenewKeyScreen.self)
    try await phone.press(ToldScreen.self)
  }

  /// The file is damaged, and everything has to begin anew.
  private func damage(_ phone: Phone) async throws {
    let file = phone.folder.appendingPathComponent("vault/vault.db")
    phone.app.lock()
    await phone.app.settled()
    try Data(repeating: 0x41, count: 8192).write(to: file)
    await phone.restart()
    try await phone.on(BlockedScreen.self) { $0.press(other: 0) }
  }
}

extension Phone {
  /// Goes back until a screen of this kind is shown.
  fileprivate func back<S: Screen>(to kind: S.Type) async throws {
    for _ in 0..<5 where !(app.top is S) {
      look()
      app.top?.goBack()
      await app.settled()
    }
    _ = try top(kind)
  }
}
