import CountersignContracts
import Foundation
import Testing

@testable import CountersignKit

/// The fake in the place of a platform's keystore.
private struct FakeHarness: PlatformKeyHarness {
  func fresh() -> any PlatformKey { FakePlatformKey() }
  func reopened(_ keystore: any PlatformKey) -> any PlatformKey { keystore }

  func invalidate(_ keystore: any PlatformKey) -> Bool {
    (keystore as? FakePlatformKey)?.invalidate()
    return keystore is FakePlatformKey
  }

  func dismissNext(_ keystore: any PlatformKey) -> Bool {
    (keystore as? FakePlatformKey)?.failOnce(with: .cancelled)
    return keystore is FakePlatformKey
  }

  func refuseNext(_ keystore: any PlatformKey) -> Bool {
    (keystore as? FakePlatformKey)?.failOnce(with: .failed)
    return keystore is FakePlatformKey
  }

  func removeDeviceLock(_ keystore: any PlatformKey) -> Bool {
    (keystore as? FakePlatformKey)?.fail(with: .unavailable)
    return keystore is FakePlatformKey
  }
}

/// A keystore with one defect.
private final class Defective: PlatformKey, @unchecked Sendable {
  enum Defect: CaseIterable {
    case forgets, invents, takesAnchorAlong, keepsAnchor, refusesTwice, removesFirst, losesByDismissal, needsNoLock
  }

  private let defect: Defect
  fileprivate let inner = FakePlatformKey()

  init(_ defect: Defect) { self.defect = defect }

  func obstacle() -> PlatformKeyFault? { inner.obstacle() }

  func keep(_ key: VaultKey) throws(PlatformKeyFault) {
    if defect == .takesAnchorAlong { try inner.remove() }
    if defect == .removesFirst { inner.invalidate() }
    if defect == .needsNoLock { inner.fail(with: nil) }
    if defect != .forgets { try inner.keep(key) }
  }

  func key(for reason: PromptReason, prompt: String) throws(PlatformKeyFault) -> VaultKey {
    if defect == .invents { return VaultKey() }
    do {
      return try inner.key(for: reason, prompt: prompt)
    } catch {
      if defect == .losesByDismissal, error == .cancelled { inner.invalidate() }
      throw error
    }
  }

  func keepAnchor(_ anchor: Data) throws(PlatformKeyFault) {
    if defect == .keepsAnchor, try inner.anchor() != nil { return }
    try inner.keepAnchor(anchor)
  }

  func anchor() throws(PlatformKeyFault) -> Data? { try inner.anchor() }

  func remove() throws(PlatformKeyFault) {
    if defect == .refusesTwice { throw .missing }
    try inner.remove()
  }
}

private struct DefectiveHarness: PlatformKeyHarness {
  let defect: Defective.Defect
  func fresh() -> any PlatformKey { Defective(defect) }
  func reopened(_ keystore: any PlatformKey) -> any PlatformKey { keystore }
  func invalidate(_ keystore: any PlatformKey) -> Bool { false }
  func dismissNext(_ keystore: any PlatformKey) -> Bool { FakeHarness().dismissNext(inner(keystore)) }
  func refuseNext(_ keystore: any PlatformKey) -> Bool { FakeHarness().refuseNext(inner(keystore)) }
  func removeDeviceLock(_ keystore: any PlatformKey) -> Bool { FakeHarness().removeDeviceLock(inner(keystore)) }
  private func inner(_ keystore: any PlatformKey) -> any PlatformKey { (keystore as? Defective)?.inner ?? keystore }
}

@Suite("The platform's key")
struct PlatformKeyTests {
  @Test("the fake keeps to the contract", arguments: PlatformKeyContract.allCases)
  func contract(_ one: PlatformKeyContract) throws {
    #expect(try one.run(over: FakeHarness()))
  }

  @Test("the contract notices each defect")
  func defects() {
    for defect in Defective.Defect.allCases {
      let broken = PlatformKeyContract.allCases.filter { (try? $0.run(over: DefectiveHarness(defect: defect))) == nil }
      #expect(!broken.isEmpty, "\(defect)")
    }
  }

  @Test("what cannot be done here is said and not counted as kept")
  func notHere() throws {
    let harness = DefectiveHarness(defect: .keepsAnchor)
    #expect(try PlatformKeyContract.saysThatAKeyWasInvalidated.run(over: harness) == false)
    #expect("\(ContractBroken.self)" == "ContractBroken")
  }

  @Test("keys are drawn anew each time, have 32 bytes and are lent without a copy")
  func keys() throws {
    let (one, other) = (VaultKey(), VaultKey())
    #expect(!one.matches(other) && one.matches(one))
    #expect(VaultKey(copying: [1, 2, 3]) == nil)
    let copy = try #require(one.lend { VaultKey(copying: $0) })
    #expect(copy.matches(one) && one.lend(\.count) == VaultKey.length)
    #expect(!"\(one)".contains("bytes:"))
  }

  @Test("the device's own clock goes on, and names its boot")
  func deviceTime() async throws {
    let time = DeviceTime()
    let first = time.read()
    #expect(first.wallAt > start - 40_000_000 && first.boottimeMs > 0 && !first.boot.isEmpty)
    try await time.sleep(seconds: 0)
    let second = time.read()
    #expect(second.boottimeMs >= first.boottimeMs && second.boot == first.boot)
    #expect(time.zone.secondsFromGMT() >= -50_400)
  }
}
