import CountersignContracts
import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// When the tests begin, in Unix seconds: 15 January 2027, 08:00:00 UTC, the beginning of a time step.
let start: Int64 = 1_800_000_000

/// A clock that is set, and a wait that ends when a test says so.
final class SetTime: Time, @unchecked Sendable {
  private let lock = NSLock()
  private var reading = ClockReading(wallAt: start, boot: "first", boottimeMs: 5_000_000)
  private var waits = 0
  private var granted: Int

  /// Lets so many waits end at once; later ones throw, as when a task is cancelled.
  init(waits granted: Int = 0) { self.granted = granted }

  let zone = TimeZone(identifier: "UTC") ?? .current

  func read() -> ClockReading { lock.withLock { reading } }

  func set(wall: Int64, boot: String, boottimeMs: Int64) {
    lock.withLock { reading = ClockReading(wallAt: wall, boot: boot, boottimeMs: boottimeMs) }
  }

  /// Lets both clocks go on.
  func pass(_ seconds: Int64) {
    let now = read()
    set(wall: now.wallAt + seconds, boot: now.boot, boottimeMs: now.boottimeMs + seconds * 1000)
  }

  /// Moves the wall clock alone.
  func jump(_ seconds: Int64) {
    let now = read()
    set(wall: now.wallAt + seconds, boot: now.boot, boottimeMs: now.boottimeMs)
  }

  func sleep(seconds: Int) async throws {
    let isGranted = lock.withLock {
      waits += 1
      return waits <= granted
    }
    guard isGranted else { throw CancellationError() }
    pass(Int64(seconds))
  }

  var waited: Int { lock.withLock { waits } }
}

/// Notes what screens ask of the app around them.
@MainActor
final class FakeShell: Shell {
  var cameraRuns = false
  var camera = CameraState.working
  var copied: [String] = []
  var texts: [String] = []
  var files: [URL] = []
  var signals: [Signal] = []

  func runCamera(_ on: Bool) { cameraRuns = on }
  func copy(text: String) { copied.append(text) }
  func share(text: String) { texts.append(text) }
  func share(file: URL) { files.append(file) }
  func play(_ signal: Signal) { signals.append(signal) }
}

/// Preferences in memory.
@MainActor
final class FakePreferences: PreferencesStore {
  var kept = Preferences()
  func read() -> Preferences { kept }
  func keep(_ preferences: Preferences) { kept = preferences }
}

/// A phone with its folder, keystore and clock; the folder goes when nobody holds the phone any more.
@MainActor
final class Phone {
  nonisolated let folder: URL
  let keystore = FakePlatformKey()
  let time: SetTime
  let shell = FakeShell()
  let preferences = FakePreferences()
  let language: String
  private(set) var app: AppModel
  /// The kinds of screens that were looked at.
  private(set) var seen: Set<String> = []

  init(_ language: String = "en", time: SetTime = SetTime(), vault: String? = nil) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("phone-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    (self.folder, self.language, self.time) = (folder, language, time)
    if let vault { try Self.copy(vault, to: folder.appendingPathComponent("vault")) }
    app = Self.start(folder, keystore, time, preferences, language, shell)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A phone with the vault of `fixtures/vaults`, whose key its keystore has.
  static func known(_ language: String = "en") throws -> Phone {
    let phone = try Phone(language, vault: "omar")
    let key = try #require(VaultKey(copying: [UInt8](repeating: 5, count: 32)))
    try phone.keystore.keep(key)
    return phone
  }

  /// A phone that was set up by its own screens, with the phone's lock and a recovery code, whose words come with it.
  static func setUp(_ name: String, _ language: String = "en", passphrase: String? = nil) async throws -> (
    phone: Phone, words: [String]
  ) {
    let phone = try Phone(language)
    let words = try await phone.firstRun(name, passphrase: passphrase)
    return (phone, words)
  }

  /// A phone on the last screen of its first run, which asks for the owner's name.
  static func atMyName() async throws -> Phone {
    let phone = try Phone()
    await phone.app.settled()
    try await phone.press(WelcomeScreen.self)
    try await phone.press(HowLockedScreen.self)
    let words = try phone.question(ShowWordsScreen.self).words
    try await phone.press(ShowWordsScreen.self)
    try await phone.typeBack(words)
    return phone
  }

  private static func copy(_ vault: String, to folder: URL) throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let file = folder.appendingPathComponent("vault.db")
    try FileManager.default.copyItem(at: fixture("vaults/\(vault)/vault.db"), to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }

  private static func start(
    _ folder: URL, _ keystore: FakePlatformKey, _ time: SetTime, _ preferences: FakePreferences, _ language: String,
    _ shell: FakeShell
  ) -> AppModel {
    AppModel(
      folder: folder.appendingPathComponent("vault").path, handedOn: folder.appendingPathComponent("handed-on"),
      keystore: keystore, time: time, preferences: preferences, language: language, shell: shell)
  }

  /// The files on their way out of the app.
  var handedOn: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("handed-on").path)) ?? []
  }

  /// Ends the app and starts it anew.
  func restart() async {
    app.lock()
    await app.settled()
    app = Self.start(folder, keystore, time, preferences, language, shell)
    await app.settled()
  }

  /// Starts the app anew after it was ended without a word.
  func startAnew() {
    app = Self.start(folder, keystore, time, preferences, language, shell)
  }

  /// Locks the phone with the vault's file as it was before some changes to it.
  func putBack(_ changes: () async throws -> Void) async throws {
    let file = folder.appendingPathComponent("vault/vault.db")
    let copy = folder.appendingPathComponent("copy")
    app.lock()
    await app.settled()
    try FileManager.default.copyItem(at: file, to: copy)
    try await press(UnlockScreen.self)
    try await changes()
    app.lock()
    await app.settled()
    try FileManager.default.removeItem(at: file)
    try FileManager.default.moveItem(at: copy, to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }

  /// The screen that is shown, which has to be of this kind.
  func top<S: Screen>(_ kind: S.Type = S.self, at location: SourceLocation = #_sourceLocation) throws -> S {
    try #require(app.top as? S, "\(String(describing: app.top)) in place of \(kind)", sourceLocation: location)
  }

  /// Does something to the screen that is shown and waits for what comes of it.
  func on<S: Screen>(
    _ kind: S.Type, at location: SourceLocation = #_sourceLocation, _ gesture: (S) throws -> Void
  ) async throws {
    look(at: location)
    try gesture(top(kind, at: location))
    await app.settled()
    look(at: location)
  }

  /// Looks at all that is shown: no sentence may be missing or lack a value, and a button has a word.
  func look(at location: SourceLocation = #_sourceLocation) {
    guard let top = app.top else { return }
    seen.insert(String(describing: type(of: top)))
    let frame = top.frame
    for text in texts(of: frame) + texts(of: top.content) {
      // In place of a sentence that is not there stands its name.
      // Drawn words may be `cancel` or `save`; the names of sentences that matter have more than one word.
      #expect(!text.contains("-") || Phrase(rawValue: text) == nil, "\(text)", sourceLocation: location)
      #expect(!text.contains("{$") && !text.contains("}"), "\(text)", sourceLocation: location)
    }
    for step in [frame.primary].compactMap({ $0 }) + frame.others {
      #expect(!step.label.isEmpty, "\(frame)", sourceLocation: location)
    }
  }

  /// Every text in a value, however deep.
  private func texts(of value: Any) -> [String] {
    if let text = value as? String { return [text] }
    return Mirror(reflecting: value).children.flatMap { texts(of: $0.value) }
  }

  /// Presses the one step forward of a screen.
  func press<S: Screen>(_ kind: S.Type, at location: SourceLocation = #_sourceLocation) async throws {
    try await on(kind, at: location) { $0.press() }
  }

  /// Lets seconds pass, one tick each.
  func pass(_ seconds: Int) async {
    for _ in 0..<seconds {
      time.pass(1)
      app.tick()
      await app.settled()
    }
  }

  /// Goes through the first run and gives the recovery code's words.
  func firstRun(_ name: String, passphrase: String? = nil) async throws -> [String] {
    look()
    await app.settled()
    try await press(WelcomeScreen.self)
    if let passphrase {
      try await on(HowLockedScreen.self) { screen in
        screen.choose(1)
        screen.edit(0, passphrase)
        screen.edit(1, passphrase)
      }
    }
    try await press(HowLockedScreen.self)
    let words = try question(ShowWordsScreen.self).words
    try await press(ShowWordsScreen.self)
    try await typeBack(words)
    try await on(MyNameScreen.self) { $0.edit(0, name) }
    try await press(MyNameScreen.self)
    _ = try top(HomeScreen.self)
    return words
  }

  /// Types the two words back that are asked for.
  func typeBack(_ words: [String]) async throws {
    let labels = try question(TypeBackScreen.self).fields.map(\.label)
    try await on(TypeBackScreen.self) { screen in
      for (field, label) in labels.enumerated() {
        let number = try #require(Int(label.filter(\.isNumber)))
        screen.edit(field, words[number - 1])
      }
    }
    try await press(TypeBackScreen.self)
  }

  /// The question of the screen that is shown.
  func question<S: Screen>(_ kind: S.Type, at location: SourceLocation = #_sourceLocation) throws -> Question {
    let content = try top(kind, at: location).content
    guard case .form(let question) = content else {
      Issue.record("\(content) is no question", sourceLocation: location)
      return Question()
    }
    return question
  }

  /// The frame of the screen that is shown.
  var frame: CountersignKit.Frame { app.top?.frame ?? Frame() }
}

/// A file of the fixtures that all languages share.
func fixture(_ name: String) -> URL {
  let folder = ProcessInfo.processInfo.environment["COUNTERSIGN_FIXTURES"] ?? "fixtures"
  return URL(fileURLWithPath: folder).appendingPathComponent(name)
}

/// Reads a file of vectors.
func vectors<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return try decoder.decode(T.self, from: Data(contentsOf: fixture("vectors/\(name)")))
}
