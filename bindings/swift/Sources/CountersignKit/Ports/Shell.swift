import Foundation

/// A sound and a feel.
public enum Signal: Sendable, Equatable {
  /// Two rising notes, one long buzz.
  case verified
  /// One low note, three short buzzes.
  case wrong
  /// One middle note, two short buzzes.
  case doubt
}

/// How a camera does.
public enum CameraState: Sendable, Equatable, CaseIterable {
  /// It can be used, or its pictures come.
  case working
  /// There is none.
  case absent
  /// Another app has it.
  case busy
  /// The person did not allow it.
  case refused
  /// The system took it away for a while.
  case interrupted
  /// It gives nothing that can be used.
  case broken
}

/// What a screen asks of the app around it. Each call comes on the main thread and returns at once; what comes of it is
/// told to the screen by a gesture of its own.
@MainActor
public protocol Shell: AnyObject {
  /// Runs the camera for the pairing on top, or rests it; frames go through a `QrScanner` to ``Screen/saw(_:live:)``.
  func runCamera(_ on: Bool)
  /// How the camera does, for the doctor.
  var camera: CameraState { get }
  /// Puts a text into this device's clipboard, and into no other device's.
  func copy(text: String)
  /// Opens the system's way to send a text.
  func share(text: String)
  /// Opens the system's way to hand on a file of the app's own, and removes it afterwards.
  func share(file: URL)
  /// Makes a sound and a feel.
  func play(_ signal: Signal)
}

/// Which colours.
public enum Theme: String, Codable, CaseIterable, Sendable {
  case system, light, dark, highContrast
}

/// What a person set about the app. It is needed before anything is unlocked and tells nothing about anyone.
public struct Preferences: Codable, Equatable, Sendable {
  /// The language's tag; empty: the system's.
  public var language = ""
  /// The colours.
  public var theme = Theme.system
  /// Whether verdicts sound and buzz.
  public var signals = true
  /// Minutes without a touch until everything is locked; 0: never.
  public var idleMinutes = 5

  /// As at the first start.
  public init() {}
}

/// Keeps preferences.
@MainActor
public protocol PreferencesStore: AnyObject {
  /// Reads them; as at the first start where there are none.
  func read() -> Preferences
  /// Keeps them.
  func keep(_ preferences: Preferences)
}
