import Foundation

/// The key that opens what is kept here, on its way between the platform's keystore and the core. It exists as an object
/// so that there is one copy, which is wiped when nobody holds it any more.
public final class VaultKey: @unchecked Sendable {
  /// How many bytes it has.
  public static let length = 32

  private let bytes: UnsafeMutableRawBufferPointer

  /// Draws a fresh key.
  public init() {
    bytes = .allocate(byteCount: Self.length, alignment: 16)
    var generator = SystemRandomNumberGenerator()
    for place in bytes.indices { bytes[place] = UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Takes over what a keystore gave out; none when it has not the length of a key.
  public init?(copying data: some Collection<UInt8>) {
    guard data.count == Self.length else { return nil }
    bytes = .allocate(byteCount: Self.length, alignment: 16)
    bytes.copyBytes(from: data)
  }

  deinit {
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    bytes.deallocate()
  }

  /// Lends the bytes, without a copy, for one call.
  public func lend<T, E: Error>(_ work: (Data) throws(E) -> T) throws(E) -> T {
    guard let start = bytes.baseAddress else { return try work(Data()) }
    return try work(Data(bytesNoCopy: start, count: bytes.count, deallocator: .none))
  }

  /// Whether both are the same, in a time that does not tell where they differ.
  public func matches(_ other: VaultKey) -> Bool {
    zip(bytes, other.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// How a platform's keystore refuses.
public enum PlatformKeyFault: Error, CaseIterable, Sendable {
  /// The device has no lock that could guard a key.
  case unavailable
  /// There is no key here.
  case missing
  /// There was a key and the platform gave it up: a fingerprint was added, the device's code was removed.
  case invalidated
  /// The person dismissed the prompt.
  case cancelled
  /// Too many tries; the platform asks for the device's own code first.
  case lockedOut
  /// Something else.
  case failed

  /// Whether the key will not come back by itself.
  var isLost: Bool {
    switch self {
    case .missing, .invalidated: true
    case .unavailable, .cancelled, .lockedOut, .failed: false
    }
  }
}

/// Why the platform asks the person.
public enum PromptReason: Sendable {
  /// To open what is kept here.
  case unlock
  /// To prove that the owner is here.
  case owner
}

/// The platform's keystore: one key behind the device's lock, and the anchor beside it without a lock of its own.
///
/// Every call may block, `key` for as long as its prompt is open: none is made on the main thread.
public protocol PlatformKey: Sendable {
  /// Tells what stands in the way of keeping a key; none when nothing does.
  func obstacle() -> PlatformKeyFault?
  /// Keeps a key in place of the one there was. When it throws, the one there was is still there.
  func keep(_ key: VaultKey) throws(PlatformKeyFault)
  /// Gives the key out, after the person showed that they are the owner. `prompt` is what the platform says.
  func key(for reason: PromptReason, prompt: String) throws(PlatformKeyFault) -> VaultKey
  /// Keeps the anchor in place of the one there was.
  func keepAnchor(_ anchor: Data) throws(PlatformKeyFault)
  /// Gives the anchor; none when none was kept.
  func anchor() throws(PlatformKeyFault) -> Data?
  /// Removes key and anchor. Doing it twice changes nothing.
  func remove() throws(PlatformKeyFault)
}
