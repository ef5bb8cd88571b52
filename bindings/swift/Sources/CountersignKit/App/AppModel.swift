import Foundation
import Observation

/// The pile of screens. It exists so that opening, going back, locking and coming back from the lock are decided once.
@MainActor
@Observable
public final class AppModel {
  /// Seconds behind the lock after which a call under way is over: long enough to dial, and to unlock again.
  static let callLasts: Int64 = 600

  /// What every screen has at hand: words, preferences.
  public let desk: Desk
  /// The screens from the first to the one that is shown.
  public private(set) var pile: [Screen] = []
  /// Whether everything is locked.
  public private(set) var isLocked = true
  /// Screens that wait behind the lock.
  private var waiting: [Screen] = []
  /// What a person has to know after unlocking, and had left before it could be shown.
  private var untold: Screen?
  /// Milliseconds since boot when everything was locked.
  private var locked: Int64?
  /// Milliseconds since boot when the app left the foreground.
  private var left: Int64?

  /// Starts with the screen that finds out what is kept in `folder`. Files on their way to others lie in `handedOn`, which
  /// is the app's alone. `language` is the system's tag.
  public init(
    folder: String,
    handedOn: URL = FileManager.default.temporaryDirectory.appendingPathComponent("handed-on", isDirectory: true),
    keystore: any PlatformKey, time: any Time = DeviceTime(), preferences: any PreferencesStore, language: String,
    shell: any Shell
  ) {
    let device = Device(folder: folder, keystore: keystore, time: time)
    desk = Desk(
      device: device, handedOn: HandedOn(folder: handedOn), time: time, store: preferences, systemLanguage: language)
    desk.shell = shell
    desk.app = self
    push(OpeningScreen(desk))
  }

  /// The screen that is shown.
  public var top: Screen? { pile.last }

  /// Ticks each second for as long as the task that calls it runs.
  public func run() async {
    while !Task.isCancelled {
      tick()
      try? await desk.time.sleep(seconds: 1)
    }
  }

  /// Lets time be seen to pass: codes change, pairings expire, everything is locked after a while without a gesture.
  public func tick() {
    desk.lookAtClock()
    let minutes = Int64(desk.preferences.idleMinutes)
    if !isLocked, minutes > 0, desk.idleSeconds >= minutes * 60 { lock() }
    for screen in waiting where screen.behindLock == .goesOn { follow(screen.ticked(), from: screen) }
    if let top { follow(top.ticked(), from: top) }
  }

  /// Notes that a person touched something that is no gesture of a screen, such as a list that is scrolled.
  public func stir() { desk.stir() }

  /// The app leaves the foreground: everything is locked, and what is half typed is let go of where it was locked before.
  public func leave() {
    if left == nil { left = desk.time.read().boottimeMs }
    for screen in pile { screen.left() }
    lock()
  }

  /// The app is in front again. What may not outlive such an absence ends now.
  public func comeBack() {
    guard let left else { return }
    self.left = nil
    let away = (desk.time.read().boottimeMs - left) / 1000
    for screen in pile + waiting { screen.cameBack(after: away) }
    tick()
  }

  /// Locks everything now.
  public func lock() {
    guard !isLocked else { return }
    isLocked = true
    if locked == nil { locked = desk.time.read().boottimeMs }
    waiting = pile.filter { $0.behindLock != .ends }
    for screen in pile { screen.wipe() }
    // Nobody looks through the camera of a locked app; the screen that wants it asks again.
    desk.shell?.runCamera(false)
    pile = []
    push(UnlockScreen(desk, locking: true))
  }

  /// Waits until nothing is under way.
  public func settled() async { await desk.settled() }

  /// Ends what waits behind the lock: another vault begins, and it may not come to hold what the one before began.
  func endWaiting() {
    for screen in waiting { screen.ended() }
    (waiting, untold) = ([], nil)
  }

  /// Whether a screen is open: answers to others are of no use any more.
  func holds(_ screen: Screen) -> Bool { pile.contains { $0 === screen } }

  /// Goes where a screen leads, when it is the one that is shown.
  func follow(_ next: Next, from screen: Screen) {
    guard top === screen else { return }
    switch next {
    case .stay: break
    case .go(let further): push(further)
    case .instead(let other):
      close()
      push(other)
    case .back:
      guard pile.count > 1 else { return }
      close()
      showAgain { $0.again() }
    case .proved(let proof):
      close()
      showAgain { $0.proved(proof) }
    case .home:
      goHome()
      if !isLocked { tell(untold) }
    case .homeThen(let further):
      goHome()
      if isLocked { untold = further } else { tell(further) }
    case .lock: lock()
    }
  }

  private func tell(_ screen: Screen?) {
    untold = nil
    if let screen { push(screen) }
  }

  private func push(_ screen: Screen) {
    pile.append(screen)
    follow(screen.opened(), from: screen)
  }

  private func close() {
    pile.popLast()?.wipe()
  }

  private func showAgain(_ come: (Screen) -> Next) {
    guard let top else { return }
    follow(come(top), from: top)
  }

  /// Leads to the first screen, and after unlocking to what waited behind the lock.
  private func goHome() {
    if isLocked {
      isLocked = false
      for screen in pile { screen.wipe() }
      pile = [HomeScreen(desk)]
      takeBack()
      // Unlocking ended after the person had left: nothing stays open that nobody looks at.
      guard left == nil else { return lock() }
      locked = nil
    } else {
      while pile.count > 1 { close() }
    }
    showAgain { $0.again() }
  }

  /// Takes back what waited behind the lock, a call only for as long as it may still be the same one.
  private func takeBack() {
    let seconds = locked.map { (desk.time.read().boottimeMs - $0) / 1000 } ?? 0
    pile += waiting.filter { $0.behindLock == .goesOn || seconds <= Self.callLasts }
    waiting = []
  }
}
