import CountersignKit
import Foundation

/// A rule of the contract that was broken.
public struct ContractBroken: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// A keystore under test. What a test cannot do to a real one, a person does between two cases.
public protocol PlatformKeyHarness: Sendable {
  /// A keystore that holds nothing.
  func fresh() throws -> any PlatformKey
  /// The same keystore as a later run of the app finds it.
  func reopened(_ keystore: any PlatformKey) throws -> any PlatformKey
  /// Does what makes the platform give its key up, such as adding a fingerprint; `false` where that cannot be done here.
  func invalidate(_ keystore: any PlatformKey) throws -> Bool
  /// Has the next prompt dismissed, by whoever sits by if need be; `false` where that cannot be done here.
  func dismissNext(_ keystore: any PlatformKey) throws -> Bool
  /// Has the platform refuse to keep the next key, and take those after it; `false` where that cannot be done here.
  func refuseNext(_ keystore: any PlatformKey) throws -> Bool
  /// Takes the device's lock away before a key is kept; `false` where that cannot be done here.
  func removeDeviceLock(_ keystore: any PlatformKey) throws -> Bool
}

/// What every keystore has to do, whatever platform it stands on: the fake runs through it in the tests, the Keychain on a
/// device.
public enum PlatformKeyContract: String, CaseIterable, Sendable {
  case holdsNothingAtFirst
  case givesOutWhatItKept
  case keepsOverARestart
  case replacesTheKey
  case keepsTheOldKeyUntilTheNewOneIsKept
  case losesNothingByADismissedPrompt
  case takesNoKeyWithoutADeviceLock
  case keepsTheAnchorBesideTheKey
  case replacesTheAnchor
  case removesBoth
  case removesTwice
  case saysThatAKeyWasInvalidated
  case takesANewKeyAfterInvalidation

  /// Runs the case; throws ``ContractBroken`` where the rule is broken. `false` says that it could not be run here.
  @discardableResult
  public func run(over harness: some PlatformKeyHarness) throws -> Bool {
    let keystore = try harness.fresh()
    switch self {
    case .holdsNothingAtFirst:
      try expect(.missing, from: keystore)
      try demand(try keystore.anchor() == nil, "an anchor out of nothing")
      try demand(keystore.obstacle() == nil, "an obstacle where keys can be kept")
    case .givesOutWhatItKept:
      let key = VaultKey()
      try keystore.keep(key)
      try demand(key.matches(try ask(keystore)), "another key than the one kept")
    case .keepsOverARestart:
      let (key, anchor) = (VaultKey(), Data(repeating: 7, count: 104))
      try keystore.keep(key)
      try keystore.keepAnchor(anchor)
      let later = try harness.reopened(keystore)
      try demand(key.matches(try ask(later)), "another key after a restart")
      try demand(try later.anchor() == anchor, "another anchor after a restart")
    case .replacesTheKey:
      let (old, new) = (VaultKey(), VaultKey())
      try keystore.keep(old)
      try keystore.keep(new)
      try demand(new.matches(try ask(keystore)), "the old key")
    case .keepsTheOldKeyUntilTheNewOneIsKept:
      let old = VaultKey()
      try keystore.keep(old)
      guard try harness.refuseNext(keystore) else { return false }
      try demand((try? keystore.keep(VaultKey())) == nil, "a refused key was taken")
      try demand(old.matches(try ask(keystore)), "the old key went although the new one was not kept")
    case .losesNothingByADismissedPrompt:
      let key = VaultKey()
      try keystore.keep(key)
      guard try harness.dismissNext(keystore) else { return false }
      try expect(.cancelled, from: keystore, prompt: "Dismiss this one, and answer the next.")
      try demand(key.matches(try ask(keystore)), "a dismissed prompt took the key along")
    case .takesNoKeyWithoutADeviceLock:
      guard try harness.removeDeviceLock(keystore) else { return false }
      try demand(keystore.obstacle() == .unavailable, "no obstacle where no key can be kept")
      try demand((try? keystore.keep(VaultKey())) == nil, "a key that nothing guards")
    case .keepsTheAnchorBesideTheKey:
      let (key, anchor) = (VaultKey(), Data(repeating: 1, count: 104))
      try keystore.keep(key)
      try keystore.keepAnchor(anchor)
      try keystore.keep(VaultKey())
      try demand(try keystore.anchor() == anchor, "a new key took the anchor along")
    case .replacesTheAnchor:
      try keystore.keepAnchor(Data(repeating: 1, count: 104))
      try keystore.keepAnchor(Data(repeating: 2, count: 104))
      try demand(try keystore.anchor() == Data(repeating: 2, count: 104), "the old anchor")
    case .removesBoth:
      try keystore.keep(VaultKey())
      try keystore.keepAnchor(Data(repeating: 1, count: 104))
      try keystore.remove()
      try expect(.missing, from: keystore)
      try demand(try keystore.anchor() == nil, "an anchor that was removed")
    case .removesTwice:
      try keystore.remove()
      try keystore.remove()
      try expect(.missing, from: keystore)
    case .saysThatAKeyWasInvalidated:
      return try whenInvalidated(keystore, harness) { _ in }
    case .takesANewKeyAfterInvalidation:
      return try whenInvalidated(keystore, harness) { keystore in
        let key = VaultKey()
        try keystore.keep(key)
        try demand(key.matches(try ask(keystore)), "another key than the one kept after invalidation")
      }
    }
    return true
  }

  private func whenInvalidated(
    _ keystore: any PlatformKey, _ harness: some PlatformKeyHarness, then: (any PlatformKey) throws -> Void
  ) throws -> Bool {
    try keystore.keep(VaultKey())
    let anchor = Data(repeating: 3, count: 104)
    try keystore.keepAnchor(anchor)
    guard try harness.invalidate(keystore) else { return false }
    // Some platforms remove an invalidated key without a trace; both words open the recovery screen.
    do {
      _ = try ask(keystore)
      throw ContractBroken("\(rawValue): a key that was invalidated")
    } catch let fault as PlatformKeyFault {
      try demand(fault == .invalidated || fault == .missing, "\(fault) in place of invalidated")
    }
    try demand(try keystore.anchor() == anchor, "the anchor went with the key")
    try then(keystore)
    return true
  }

  private func ask(_ keystore: any PlatformKey) throws -> VaultKey {
    try keystore.key(for: .unlock, prompt: "Contract: \(rawValue)")
  }

  private func expect(_ fault: PlatformKeyFault, from keystore: any PlatformKey, prompt: String? = nil) throws {
    do {
      _ = try prompt.map { try keystore.key(for: .unlock, prompt: $0) } ?? ask(keystore)
    } catch let found as PlatformKeyFault {
      return try demand(found == fault, "\(found) in place of \(fault)")
    }
    throw ContractBroken("\(rawValue): a key in place of \(fault)")
  }

  private func demand(_ holds: Bool, _ otherwise: String) throws {
    guard holds else { throw ContractBroken("\(rawValue): \(otherwise)") }
  }
}
