// Stands in for LocalAuthentication: signatures alone.
@_exported import Foundation

public enum LAPolicy: Int, Sendable {
  case deviceOwnerAuthenticationWithBiometrics = 1
  case deviceOwnerAuthentication = 2
}

public struct LAError: Error {
  public enum Code: Int, Sendable {
    case biometryNotAvailable = -6
    case biometryNotEnrolled = -7
  }
}

open class LAContext: NSObject {
  public override init() { super.init() }
  // An `NSErrorPointer` there.
  open func canEvaluatePolicy(_ policy: LAPolicy, error: UnsafeMutablePointer<NSError?>?) -> Bool { fatalError() }
  open var interactionNotAllowed: Bool {
    get { fatalError() }
    set { fatalError() }
  }
  open var localizedReason: String {
    get { fatalError() }
    set { fatalError() }
  }
  open var touchIDAuthenticationAllowableReuseDuration: TimeInterval {
    get { fatalError() }
    set { fatalError() }
  }
}
