import CountersignContracts
import CountersignCore
import CountersignKit
import Foundation

// One of two phones that meet, the other being a program of another language. What people send, read aloud and say to each
// other are lines between the two; both clocks are set alike, so that no second of real time passes.

/// Something is on the screen that should not be there, or the other said nothing more.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
}

/// A clock that is set.
final class SetTime: Time, @unchecked Sendable {
  private let lock = NSLock()
  private var seconds: Int64 = 0

  let zone = TimeZone(identifier: "UTC") ?? .current

  func read() -> ClockReading {
    lock.withLock {
      ClockReading(wallAt: 1_800_000_000 + seconds, boot: "first", boottimeMs: 5_000_000 + seconds * 1000)
    }
  }

  func pass(_ more: Int64) { lock.withLock { seconds += more } }
  func sleep(seconds: Int) async throws { throw CancellationError() }
}

/// A phone without camera, sound and a way to share.
@MainActor
final class Silence: Shell, PreferencesStore {
  let camera = CameraState.absent
  func runCamera(_ on: Bool) {}
  func copy(text: String) {}
  func share(text: String) {}
  func share(file: URL) {}
  func play(_ signal: Signal) {}
  func read() -> Preferences { Preferences() }
  func keep(_ preferences: Preferences) {}
}

/// What is said from one person to the other.
func tell(_ line: String) throws {
  try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
}

/// What the other says next.
func hear() throws -> String {
  guard let line = readLine() else { throw Unexpected(description: "the other said nothing more") }
  return line
}

@MainActor
struct Person {
  let name: String
  let app: AppModel
  let time = SetTime()
  let shell = Silence()

  init(_ name: String, folder: URL) {
    self.name = name
    app = AppModel(
      folder: folder.appendingPathComponent("vault").path, keystore: FakePlatformKey(), time: time, preferences: shell,
      language: "en", shell: shell)
  }

  /// Does something on the screen that is shown, which has to be of this kind.
  func on<S: Screen>(_ kind: S.Type, _ gesture: (S) throws -> Void = { $0.press() }) async throws {
    guard let screen = app.top as? S else {
      throw Unexpected(description: "\(name) sees \(app.top.map { $0.frame.title } ?? "nothing"), not \(kind)")
    }
    try gesture(screen)
    await app.settled()
  }

  func setUp() async throws {
    await app.settled()
    try await on(WelcomeScreen.self)
    try await on(HowLockedScreen.self)
    var words: [String] = []
    try await on(ShowWordsScreen.self) { screen in
      if case .form(let question) = screen.content { words = question.words }
      screen.press()
    }
    try await on(TypeBackScreen.self) { screen in
      guard case .form(let question) = screen.content else { return }
      for (field, ask) in question.fields.enumerated() {
        guard let number = Int(ask.label.filter(\.isNumber)) else { continue }
        screen.edit(field, words[number - 1])
      }
      screen.press()
    }
    try await on(MyNameScreen.self) { $0.edit(0, name) }
    try await on(MyNameScreen.self)
  }

  /// My message of the pairing, as it would be sent.
  func message() throws -> String {
    guard case .exchange(let view) = app.top?.content else { throw Unexpected(description: "no exchange") }
    return view.outgoing
  }

  /// My code, as it would be read aloud.
  func code() throws -> String {
    let shown: CodeView? =
      switch app.top?.content {
      case .call(let call), .mine(let call): call.code
      default: nil
      }
    guard let shown, !shown.front.isEmpty else { throw Unexpected(description: "\(name) sees no code") }
    return "\(shown.front) \(shown.back)"
  }

  /// Pairs with the other by text and words in one room.
  func pair(first: Bool) async throws {
    try await on(HomeScreen.self) { $0.pair() }
    try await on(PairingScreen.self) { $0.choose(1) }
    try await on(PairingScreen.self)
    if first {
      try tell(message())
      try await read()
      try tell(message())
      try await on(ExchangeScreen.self)
    } else {
      try await read()
      try tell(message())
      try await read()
    }
    guard case .words(let mine) = app.top?.content else { throw Unexpected(description: "no words") }
    try tell(mine.words.joined(separator: " "))
    let theirs = try hear()
    try await on(ConfirmScreen.self) { $0.type(theirs) }
    try await on(ConfirmScreen.self)
    try await on(NamingScreen.self)
    try await on(CallBackScreen.self) { $0.press(other: 0) }
    try await on(FirstCodesScreen.self)
    if first {
      try tell(code())
      try await type(DrillScreen.self)
    } else {
      try await type(DrillScreen.self)
      try tell(code())
      try await on(DrillScreen.self)
    }
    try await on(PairedScreen.self)
  }

  private func read() async throws {
    let text = try hear()
    try await on(ExchangeScreen.self) { $0.type(text) }
  }

  private func type<S: Screen>(_ kind: S.Type) async throws {
    let code = try hear()
    try await on(kind) { $0.type(code) }
  }

  private func expect(_ sign: Sign) throws {
    guard case .verdict(let view) = app.top?.content, view.sign == sign else {
      throw Unexpected(description: "\(name) sees \(app.top?.frame.title ?? "nothing"), not \(sign)")
    }
  }

  /// I call: my code first, then theirs. Mine is said a second time, as someone would who listened in.
  func call() async throws {
    time.pass(90)
    try await on(HomeScreen.self) { $0.iAmCalling() }
    try await on(ChooseScreen.self) { $0.pick(0) }
    let mine = try code()
    try tell(mine)
    try await type(CallScreen.self)
    try expect(.verified)
    try await on(VerdictScreen.self)
    try tell(mine)
    _ = try hear()
  }

  /// They call: their code first, then mine. The same code a second time counts no more.
  func answer() async throws {
    time.pass(90)
    try await on(HomeScreen.self) { $0.theyCalled() }
    try await on(ChooseScreen.self) { $0.pick(0) }
    try await type(CallScreen.self)
    try expect(.verified)
    try await on(VerdictScreen.self)
    try tell(code())
    try await on(MineScreen.self)
    try await on(HomeScreen.self) { $0.theyCalled() }
    try await on(ChooseScreen.self) { $0.pick(0) }
    try await type(CallScreen.self)
    try expect(.again)
    try await on(VerdictScreen.self) { $0.press(other: 0) }
    try tell("They hung up.")
  }
}

@main
@MainActor
struct Meeting {
  static func main() async throws {
    guard let part = CommandLine.arguments.dropFirst().first, ["first", "second"].contains(part) else {
      throw Unexpected(description: "say whether this is the first or the second phone")
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("meeting-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let isFirst = part == "first"
    let person = Person(isFirst ? "Petra" : "Omar", folder: folder)
    try await person.setUp()
    try await person.pair(first: isFirst)
    if isFirst {
      try await person.call()
      try await person.answer()
    } else {
      try await person.answer()
      try await person.call()
    }
  }
}
