import CountersignKit
import Foundation
import LocalAuthentication
import Security

/// The vault's key in this phone's Keychain, behind face, finger or the phone's own code, and the anchor beside it without
/// a lock of its own.
///
/// The key is kept only while the phone has a code, never leaves the phone, and opens by the faces and fingers that were
/// there when it was kept, or by the code. A key is put into the place that is free and then the other one is removed, so
/// that whatever breaks off in between leaves one that serves.
final class KeychainKey: PlatformKey {
  private let places: [KeychainItem]
  /// Which of the two places holds the newer key: the one that is named here, where both are taken.
  private let newest: KeychainItem
  private let kept: KeychainItem

  /// `service` keeps tests apart from the app.
  init(service: String = "org.countersign.vault") {
    places = ["key-a", "key-b"].map { KeychainItem(service: service, account: $0) }
    newest = KeychainItem(service: service, account: "newest")
    kept = KeychainItem(service: service, account: "anchor")
  }

  /// What is no secret is there whenever the phone is unlocked, and on this phone alone.
  private static var plain: [String: Any] {
    [kSecAttrAccessible as String: kSecAttrAccessibleWhenUnlockedThisDeviceOnly]
  }

  func obstacle() -> PlatformKeyFault? {
    LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: nil) ? nil : .unavailable
  }

  func keep(_ key: VaultKey) throws(PlatformKeyFault) {
    if let obstacle = obstacle() { throw obstacle }
    let place = try present() == 0 ? 1 : 0
    // What an interruption left behind there is the older one.
    try places[place].remove()
    // Lent and not copied; what the system's own Keychain keeps of it on its way is out of reach.
    let guarded = try Self.guarded()
    try key.lend { (bytes) throws(PlatformKeyFault) in try places[place].add(bytes, guarded) }
    try note(place)
    // Where this fails the older key stays behind and counts no more; the next change removes it.
    try? places[1 - place].remove()
  }

  func key(for reason: PromptReason, prompt: String) throws(PlatformKeyFault) -> VaultKey {
    try key(in: Self.context(prompt))
  }

  /// How the person is asked.
  static func context(_ prompt: String) -> LAContext {
    let context = LAContext()
    context.localizedReason = prompt
    // Each time anew: a finger that unlocked the phone a moment ago proves nothing about now.
    context.touchIDAuthenticationAllowableReuseDuration = 0
    return context
  }

  /// Gives the key out to whoever answers in this context.
  func key(in context: LAContext) throws(PlatformKeyFault) -> VaultKey {
    guard let place = try present() else { throw try wasKept() ? .invalidated : .missing }
    guard let bytes = try places[place].read([kSecUseAuthenticationContext as String: context]) else {
      throw .invalidated
    }
    defer { Self.clear(bytes) }
    guard let key = VaultKey(copying: bytes) else { throw .failed }
    return key
  }

  /// Clears bytes where the system put them, as nobody else holds them. `resetBytes` would make a copy of what came from
  /// the Keychain and clear that.
  private static func clear(_ data: Data) {
    data.withUnsafeBytes { bytes in
      _ = UnsafeMutableRawBufferPointer(mutating: bytes).initializeMemory(as: UInt8.self, repeating: 0)
    }
  }

  func keepAnchor(_ anchor: Data) throws(PlatformKeyFault) {
    if try !kept.replace(anchor) { try kept.add(anchor, Self.plain) }
  }

  func anchor() throws(PlatformKeyFault) -> Data? {
    try kept.read()
  }

  func remove() throws(PlatformKeyFault) {
    for item in places + [newest, kept] { try item.remove() }
  }

  /// The place of the newest key; none where there is no key.
  private func present() throws(PlatformKeyFault) -> Int? {
    let (first, second) = (try places[0].exists(), try places[1].exists())
    switch (first, second) {
    case (false, false): return nil
    case (true, false): return 0
    case (false, true): return 1
    // Broken off between two keys. The note is written once the newer one is kept; before that the older one counts.
    case (true, true): return try newest.read() == Data([1]) ? 1 : 0
    }
  }

  /// Whether there ever was a key: the system removes one without a trace when the phone's code is removed.
  private func wasKept() throws(PlatformKeyFault) -> Bool {
    try newest.exists()
  }

  private func note(_ place: Int) throws(PlatformKeyFault) {
    let mark = Data([UInt8(place)])
    if try !newest.replace(mark) { try newest.add(mark, Self.plain) }
  }

  /// Whether this phone knows a face or a finger of its owner, also while it refuses them after too many tries.
  private static var hasBiometry: Bool {
    var reason: NSError?
    if LAContext().canEvaluatePolicy(.deviceOwnerAuthenticationWithBiometrics, error: &reason) { return true }
    let code = reason.flatMap { LAError.Code(rawValue: $0.code) }
    return code != .biometryNotEnrolled && code != .biometryNotAvailable
  }

  /// What guards a key. A phone without faces and fingers refuses to tie a key to those it has, so there the code alone
  /// opens.
  private static func guarded() throws(PlatformKeyFault) -> [String: Any] {
    let flags: SecAccessControlCreateFlags =
      hasBiometry ? [.biometryCurrentSet, .or, .devicePasscode] : .devicePasscode
    let control = SecAccessControlCreateWithFlags(nil, kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly, flags, nil)
    guard let control else { throw .unavailable }
    return [kSecAttrAccessControl as String: control]
  }
}
