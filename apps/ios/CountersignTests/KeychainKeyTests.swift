import CountersignKit
import Foundation
import Testing

@testable import Countersign

/// The Keychain under the contract that every keystore has to keep. It asks for a face, a finger or the phone's code several
/// times, so a person sits by; a simulator has no lock and cannot run it.
struct KeychainHarness: PlatformKeyHarness {
  let service = "org.countersign.contract.\(UUID().uuidString)"

  func fresh() throws -> any PlatformKey {
    let keystore = KeychainKey(service: service)
    try keystore.remove()
    return keystore
  }

  func reopened(_ keystore: any PlatformKey) throws -> any PlatformKey {
    KeychainKey(service: service)
  }

  // Removing the phone's code or adding a face takes a person in the settings; the checklist has it.
  func invalidate(_ keystore: any PlatformKey) throws -> Bool { false }
  func removeDeviceLock(_ keystore: any PlatformKey) throws -> Bool { false }
  // Nothing here makes the Keychain refuse.
  func refuseNext(_ keystore: any PlatformKey) throws -> Bool { false }
  // The prompt itself says that it is to be dismissed.
  func dismissNext(_ keystore: any PlatformKey) throws -> Bool { true }
}

@Suite("The Keychain keeps the contract", .serialized)
struct KeychainKeyTests {
  @Test(arguments: PlatformKeyContract.allCases)
  func keeps(_ rule: PlatformKeyContract) async throws {
    let harness = KeychainHarness()
    defer { try? KeychainKey(service: harness.service).remove() }
    let wasRun = try await offMain { try rule.run(over: harness) }
    let apart: [PlatformKeyContract] = [
      .saysThatAKeyWasInvalidated, .takesANewKeyAfterInvalidation, .takesNoKeyWithoutADeviceLock,
      .keepsTheOldKeyUntilTheNewOneIsKept,
    ]
    #expect(wasRun != apart.contains(rule))
  }

  @Test("a second prompt is asked for each time")
  func noReuse() async throws {
    let harness = KeychainHarness()
    defer { try? KeychainKey(service: harness.service).remove() }
    let (same, silently) = try await offMain {
      _ = try harness.fresh()
      let (keystore, key) = (KeychainKey(service: harness.service), VaultKey())
      try keystore.keep(key)
      let first = try keystore.key(for: .unlock, prompt: "First of two")
      // Right after an answer a second one is still wanted: where nobody may be asked, nothing is given out.
      let silent = KeychainKey.context("Not shown")
      silent.interactionNotAllowed = true
      let silently = (try? keystore.key(in: silent)) != nil
      let second = try keystore.key(for: .owner, prompt: "Second of two")
      return (key.matches(first) && key.matches(second), silently)
    }
    #expect(same && !silently)
  }

  /// Runs what blocks for as long as a prompt is open on a thread of its own.
  private func offMain<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { done in
      DispatchQueue.global().async { done.resume(with: Result { try work() }) }
    }
  }
}
