// Stands in for CoreHaptics: signatures alone.
@_exported import Foundation

public let CHHapticTimeImmediate: TimeInterval = 0

public protocol CHHapticDeviceCapability {
  var supportsHaptics: Bool { get }
}

public protocol CHHapticPatternPlayer: AnyObject {
  func start(atTime time: TimeInterval) throws
}

open class CHHapticEventParameter: NSObject {}
open class CHHapticDynamicParameter: NSObject {}

open class CHHapticEvent: NSObject {
  public struct EventType: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let hapticContinuous = EventType(rawValue: "")
  }

  public init(
    eventType type: CHHapticEvent.EventType, parameters eventParams: [CHHapticEventParameter],
    relativeTime time: TimeInterval, duration: TimeInterval
  ) { fatalError() }
}

open class CHHapticPattern: NSObject {
  public init(events: [CHHapticEvent], parameters: [CHHapticDynamicParameter]) throws { fatalError() }
}

// An `NSObject` there, whose `init` cannot throw here.
open class CHHapticEngine {
  public init() throws { fatalError() }
  open class func capabilitiesForHardware() -> any CHHapticDeviceCapability { fatalError() }
  open func start() throws { fatalError() }
  open func makePlayer(with pattern: CHHapticPattern) throws -> any CHHapticPatternPlayer { fatalError() }
}
