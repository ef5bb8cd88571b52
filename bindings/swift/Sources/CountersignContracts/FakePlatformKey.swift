import CountersignKit
import Foundation

/// A keystore in memory, for tests and previews. It can do what a platform does to its keys.
public final class FakePlatformKey: PlatformKey, @unchecked Sendable {
  private let lock = NSLock()
  private var kept: VaultKey?
  private var keptAnchor: Data?
  private var fault: PlatformKeyFault?
  private var faultOnce: PlatformKeyFault?
  private var wasInvalidated = false
  private var asked: [(reason: PromptReason, prompt: String)] = []

  /// Begins empty.
  public init() {}

  /// Makes each later call that touches the key throw this; none makes it work again.
  public func fail(with fault: PlatformKeyFault?) {
    lock.withLock { self.fault = fault }
  }

  /// Makes the next call that touches the key throw this, as when the person dismisses its prompt.
  public func failOnce(with fault: PlatformKeyFault) {
    lock.withLock { faultOnce = fault }
  }

  /// What stands in the way of this call.
  private func obstruction() -> PlatformKeyFault? {
    defer { faultOnce = nil }
    return fault ?? faultOnce
  }

  /// Gives the key up, as a platform does when a fingerprint is added; the anchor stays.
  public func invalidate() {
    lock.withLock { (kept, wasInvalidated) = (nil, kept != nil || wasInvalidated) }
  }

  /// Loses the anchor.
  public func loseAnchor() {
    lock.withLock { keptAnchor = nil }
  }

  /// What the person was asked so far.
  public var prompts: [String] { lock.withLock { asked.map(\.prompt) } }

  public func obstacle() -> PlatformKeyFault? {
    lock.withLock { fault == .unavailable ? fault : nil }
  }

  public func keep(_ key: VaultKey) throws(PlatformKeyFault) {
    let copy = key.lend { VaultKey(copying: $0) }
    let fault: PlatformKeyFault? = lock.withLock {
      let fault = obstruction()
      if fault == nil { (kept, wasInvalidated) = (copy, false) }
      return fault
    }
    if let fault { throw fault }
  }

  public func key(for reason: PromptReason, prompt: String) throws(PlatformKeyFault) -> VaultKey {
    let found: Result<VaultKey, PlatformKeyFault> = lock.withLock {
      asked.append((reason, prompt))
      if let fault = obstruction() { return .failure(fault) }
      guard let copy = kept?.lend({ VaultKey(copying: $0) }) else {
        return .failure(wasInvalidated ? .invalidated : .missing)
      }
      return .success(copy)
    }
    return try found.get()
  }

  public func keepAnchor(_ anchor: Data) throws(PlatformKeyFault) {
    lock.withLock { keptAnchor = anchor }
  }

  public func anchor() throws(PlatformKeyFault) -> Data? {
    lock.withLock { keptAnchor }
  }

  public func remove() throws(PlatformKeyFault) {
    lock.withLock { (kept, keptAnchor, wasInvalidated) = (nil, nil, false) }
  }
}
