import CountersignKit
import Foundation
import LocalAuthentication
import Security

/// One item of this app's Keychain, by its account. It exists so that the key and the anchor say only what differs.
struct KeychainItem {
  let service: String
  let account: String

  private var query: [String: Any] {
    [
      kSecClass as String: kSecClassGenericPassword,
      kSecAttrService as String: service,
      kSecAttrAccount as String: account,
      // Not the file-based keychain that Macs have beside this one.
      kSecUseDataProtectionKeychain as String: true,
    ]
  }

  /// Adds the item, with what guards it.
  func add(_ data: Data, _ guarded: [String: Any]) throws(PlatformKeyFault) {
    let item = query.merging(guarded) { $1 }.merging([kSecValueData as String: data]) { $1 }
    try Self.expect(SecItemAdd(item as CFDictionary, nil))
  }

  /// Puts other bytes into the item; `false` where there is none.
  func replace(_ data: Data) throws(PlatformKeyFault) -> Bool {
    let status = SecItemUpdate(query as CFDictionary, [kSecValueData as String: data] as CFDictionary)
    if status == errSecItemNotFound { return false }
    try Self.expect(status)
    return true
  }

  /// Reads the item; none where there is none. `asking` says how the person is asked, where the item is guarded.
  func read(_ asking: [String: Any] = [:]) throws(PlatformKeyFault) -> Data? {
    let wanted: [String: Any] = [kSecReturnData as String: true, kSecMatchLimit as String: kSecMatchLimitOne]
    var found: CFTypeRef?
    let status = SecItemCopyMatching(
      query.merging(asking) { $1 }.merging(wanted) { $1 } as CFDictionary, &found)
    if status == errSecItemNotFound { return nil }
    try Self.expect(status)
    guard let data = found as? Data else { throw .failed }
    return data
  }

  /// Whether the item is there; nobody is asked for that.
  func exists() throws(PlatformKeyFault) -> Bool {
    let silent = LAContext()
    silent.interactionNotAllowed = true
    let wanted: [String: Any] = [
      kSecReturnAttributes as String: true, kSecMatchLimit as String: kSecMatchLimitOne,
      kSecUseAuthenticationContext as String: silent,
    ]
    var found: CFTypeRef?
    let status = SecItemCopyMatching(query.merging(wanted) { $1 } as CFDictionary, &found)
    if status == errSecItemNotFound { return false }
    // Someone would have to be asked for it, so it is there.
    if status == errSecInteractionNotAllowed { return true }
    try Self.expect(status)
    return true
  }

  /// Removes the item, if it is there.
  func remove() throws(PlatformKeyFault) {
    let status = SecItemDelete(query as CFDictionary)
    if status != errSecItemNotFound { try Self.expect(status) }
  }

  private static func expect(_ status: OSStatus) throws(PlatformKeyFault) {
    switch status {
    case errSecSuccess: return
    case errSecItemNotFound: throw .missing
    case errSecUserCanceled: throw .cancelled
    // The person was asked, and no face, no finger and no code was right.
    case errSecAuthFailed: throw .lockedOut
    default: throw .failed
    }
  }
}
