// Stands in for UIKit: signatures alone.
@_exported import CoreGraphics
@_exported import Foundation

open class CALayer: NSObject {}

@MainActor open class UIResponder: NSObject {
  nonisolated public override init() { super.init() }
}

@MainActor open class UIScene: UIResponder {
  nonisolated public static let willDeactivateNotification = NSNotification.Name("")
  nonisolated public static let didActivateNotification = NSNotification.Name("")
}

@MainActor open class UIWindowScene: UIScene {}

@MainActor open class UIView: UIResponder {
  open class var layerClass: AnyClass { fatalError() }
  open var layer: CALayer { fatalError() }
  open var isHidden: Bool {
    get { fatalError() }
    set { fatalError() }
  }
}

@MainActor open class UIViewController: UIResponder {}

@MainActor open class UIWindow: UIView {
  public struct Level: Hashable, RawRepresentable, Sendable {
    public let rawValue: CGFloat
    public init(rawValue: CGFloat) { self.rawValue = rawValue }
    public static let alert = UIWindow.Level(rawValue: 2000)
  }

  public init(windowScene: UIWindowScene) { fatalError() }
  open var windowLevel: UIWindow.Level {
    get { fatalError() }
    set { fatalError() }
  }
  open var rootViewController: UIViewController? {
    get { fatalError() }
    set { fatalError() }
  }
}

public struct UIBackgroundTaskIdentifier: Hashable, RawRepresentable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let invalid = UIBackgroundTaskIdentifier(rawValue: 0)
}

@MainActor open class UIApplication: UIResponder {
  public struct ExtensionPointIdentifier: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let keyboard = ExtensionPointIdentifier(rawValue: "")
  }

  open class var shared: UIApplication { fatalError() }
  open var connectedScenes: Set<UIScene> { fatalError() }
  open func beginBackgroundTask(
    withName taskName: String?, expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil
  ) -> UIBackgroundTaskIdentifier { fatalError() }
  open func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) { fatalError() }
  open var isIdleTimerDisabled: Bool {
    get { fatalError() }
    set { fatalError() }
  }
}

@MainActor public protocol UIApplicationDelegate: NSObjectProtocol {
  // Optional there.
  func application(
    _ application: UIApplication,
    shouldAllowExtensionPointIdentifier extensionPointIdentifier: UIApplication.ExtensionPointIdentifier
  ) -> Bool
}

open class UIPasteboard: NSObject {
  public struct OptionsKey: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let localOnly = OptionsKey(rawValue: "localOnly")
    public static let expirationDate = OptionsKey(rawValue: "expirationDate")
  }

  open class var general: UIPasteboard { fatalError() }
  open func setItems(_ items: [[String: Any]], options: [UIPasteboard.OptionsKey: Any] = [:]) { fatalError() }
}

open class UIActivity: NSObject {
  public struct ActivityType: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let copyToPasteboard = ActivityType(rawValue: "")
  }
}

@MainActor open class UIActivityViewController: UIViewController {
  public init(activityItems: [Any], applicationActivities: [UIActivity]?) { fatalError() }
  open var excludedActivityTypes: [UIActivity.ActivityType]? {
    get { fatalError() }
    set { fatalError() }
  }
}

public struct UITextContentType: Hashable, RawRepresentable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

public enum UIKeyboardType: Int, Sendable {
  case `default` = 0
  case numberPad = 4
}
