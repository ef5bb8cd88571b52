import CountersignCore
import Dispatch
import Foundation

/// What a job has at hand: the place, what is open, the keystore. It exists so that a job says what it needs and nothing of
/// the screens goes along to its thread.
struct Bench: Sendable {
  let place: VaultPlace
  let keystore: any PlatformKey
  let open: People?

  /// What is open; refuses when everything is locked.
  func people() throws -> People {
    guard let open else { throw CountersignError.Locked }
    return open
  }

  /// Keeps the newest anchor beside the platform's key. A lost write does no harm, so nobody is told of one.
  ///
  /// Only what the anchor was held against may take its place: after a passphrase nothing was compared, and an older copy
  /// of the file would pass unseen from then on.
  func keepAnchor(of people: People, known isKnown: Bool = false) {
    guard let anchor = try? people.newAnchor(), let opened = try? people.opened() else { return }
    if case .doubted = opened.rollback { return }
    guard isKnown || opened.by == .platform, (try? keystore.keepAnchor(anchor)) != nil else { return }
    try? people.anchorKept(anchor: anchor)
  }

  /// Draws a fresh key, puts it in front of what is kept here, and has the platform keep it. In this order, since the old
  /// key opens until the new one has: whatever breaks off between the two leaves a key that serves.
  func renewPlatformKey() throws {
    let people = try people()
    let hadOne = try people.slots().contains { $0.kind == .platform }
    let key = VaultKey()
    let anchor = try keystore.anchor()
    try key.lend { try people.setPlatformKey(key: $0, anchor: anchor) }
    do {
      try keystore.keep(key)
    } catch {
      if !hadOne { try? people.removeSlot(kind: .platform) }
      throw error
    }
    keepAnchor(of: people, known: true)
  }

  /// Removes a way to unlock, and with the platform's way what the keystore has of it.
  func removeWay(_ kind: SlotKind) throws {
    try people().removeSlot(kind: kind)
    if kind == .platform { try keystore.remove() }
  }
}

/// The core and the keystore on a thread of their own, one job after the other. It exists because some calls take long and
/// the main thread draws.
@MainActor
final class Device {
  private let place: VaultPlace
  private let keystore: any PlatformKey
  private let queue = DispatchQueue(label: "org.countersign.core", qos: .userInitiated)
  /// What is open.
  private(set) var people: People?

  init(folder: String, keystore: any PlatformKey, time: any Time) {
    place = VaultPlace(folder: folder, clock: time)
    self.keystore = keystore
  }

  /// Does a job and gives what came of it. When something is open afterwards its newest anchor is kept.
  func run<T: Sendable>(_ job: @escaping @Sendable (Bench) throws -> T) async -> Result<T, Refusal> {
    let bench = Bench(place: place, keystore: keystore, open: people)
    return await withCheckedContinuation { done in
      queue.async {
        let result = Result { try job(bench) }.mapError(Refusal.init)
        if let open = bench.open { bench.keepAnchor(of: open) }
        done.resume(returning: result)
      }
    }
  }

  /// Holds what was unlocked.
  func hold(_ people: People) {
    self.people = people
  }

  /// Locks, after the job that is under way.
  func lock() async {
    guard let open = people else { return }
    people = nil
    await withCheckedContinuation { done in
      queue.async {
        open.lock()
        done.resume()
      }
    }
  }
}
