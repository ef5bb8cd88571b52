import CountersignCore
import Foundation
import Observation

/// What a screen has at hand: sentences, the time, preferences, and the ways to ask for something. It exists so that no
/// screen reaches for a file, a clock or the app itself.
@MainActor
@Observable
public final class Desk {
  /// The sentences.
  public private(set) var texts: Texts
  /// What the person set.
  public private(set) var preferences: Preferences
  /// The wall clock as of the last tick or gesture, in Unix seconds: what is shown hangs on it.
  public private(set) var now: Int64

  @ObservationIgnored let time: any Time
  @ObservationIgnored let device: Device
  /// Files on their way out of the app.
  @ObservationIgnored let handedOn: HandedOn
  @ObservationIgnored private let store: any PreferencesStore
  @ObservationIgnored private let systemLanguage: String
  @ObservationIgnored weak var shell: (any Shell)?
  @ObservationIgnored weak var app: AppModel?
  /// Milliseconds since boot at the last gesture.
  @ObservationIgnored private(set) var stirred: Int64
  /// Jobs that are under way.
  @ObservationIgnored private var jobs: [Int: Task<Void, Never>] = [:]
  @ObservationIgnored private var begun = 0

  init(device: Device, handedOn: HandedOn, time: any Time, store: any PreferencesStore, systemLanguage: String) {
    self.device = device
    self.handedOn = handedOn
    self.time = time
    self.store = store
    self.systemLanguage = systemLanguage
    let preferences = store.read()
    self.preferences = preferences
    texts = Texts(tag: preferences.language.isEmpty ? systemLanguage : preferences.language)
    let reading = time.read()
    now = reading.wallAt
    stirred = reading.boottimeMs
  }

  /// A time in the zone of this device.
  func moment(_ at: Int64) -> Moment { Moment(at, in: time.zone) }

  /// Notes that a person did something.
  func stir() {
    let reading = time.read()
    (now, stirred) = (reading.wallAt, reading.boottimeMs)
  }

  /// Reads the clock anew.
  func lookAtClock() {
    let reading = time.read()
    if reading.wallAt != now { now = reading.wallAt }
  }

  /// Seconds since a person did something.
  var idleSeconds: Int64 { (time.read().boottimeMs - stirred) / 1000 }

  /// Makes a sound and a feel, where the person wants them.
  func play(_ signal: Signal) {
    if preferences.signals { shell?.play(signal) }
  }

  /// Keeps changed preferences.
  func prefer(_ change: (inout Preferences) -> Void) {
    change(&preferences)
    store.keep(preferences)
    texts = Texts(tag: preferences.language.isEmpty ? systemLanguage : preferences.language)
  }

  /// Has the device do `job` for a screen, and takes up what came of it there, unless it is closed by then.
  func ask<T: Sendable>(
    for screen: Screen, _ job: @escaping @Sendable (Bench) throws -> T,
    then: @escaping @MainActor (Result<T, Refusal>) -> Next
  ) {
    run { [weak self, weak screen] in
      guard let result = await self?.device.run(job) else { return }
      guard let self, let screen, self.app?.holds(screen) == true else { return }
      self.follow(then(result), from: screen)
    }
  }

  /// Starts work that ``settled()`` waits for.
  func run(_ work: @escaping @MainActor () async -> Void) {
    begun += 1
    let number = begun
    jobs[number] = Task { [weak self] in
      await work()
      self?.jobs[number] = nil
    }
  }

  /// Waits until nothing is under way.
  func settled() async {
    while let task = jobs.values.first { await task.value }
  }

  func follow(_ next: Next, from screen: Screen) {
    app?.follow(next, from: screen)
  }
}
