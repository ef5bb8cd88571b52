// Stands in for AVFoundation, with what it shows of CoreMedia and CoreVideo: signatures alone.
@_exported import Foundation
import UIKit

public typealias OSType = UInt32
public typealias CVReturn = Int32
public var kCVReturnSuccess: CVReturn { 0 }
public let kCVPixelBufferPixelFormatTypeKey = ""
public var kCVPixelFormatType_420YpCbCr8BiPlanarFullRange: OSType { 0 }

public final class CVBuffer {}
public typealias CVImageBuffer = CVBuffer
public typealias CVPixelBuffer = CVImageBuffer

public struct CVPixelBufferLockFlags: OptionSet, Sendable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }
  public static var readOnly: CVPixelBufferLockFlags { fatalError() }
}

public func CVPixelBufferLockBaseAddress(
  _ pixelBuffer: CVPixelBuffer, _ lockFlags: CVPixelBufferLockFlags
) -> CVReturn { fatalError() }
@discardableResult
public func CVPixelBufferUnlockBaseAddress(
  _ pixelBuffer: CVPixelBuffer, _ unlockFlags: CVPixelBufferLockFlags
) -> CVReturn { fatalError() }
public func CVPixelBufferGetBaseAddressOfPlane(
  _ pixelBuffer: CVPixelBuffer, _ planeIndex: Int
) -> UnsafeMutableRawPointer? { fatalError() }
public func CVPixelBufferGetWidthOfPlane(_ pixelBuffer: CVPixelBuffer, _ planeIndex: Int) -> Int { fatalError() }
public func CVPixelBufferGetHeightOfPlane(_ pixelBuffer: CVPixelBuffer, _ planeIndex: Int) -> Int { fatalError() }
public func CVPixelBufferGetBytesPerRowOfPlane(_ pixelBuffer: CVPixelBuffer, _ planeIndex: Int) -> Int {
  fatalError()
}

public final class CMSampleBuffer {}
public func CMSampleBufferGetImageBuffer(_ sbuf: CMSampleBuffer) -> CVImageBuffer? { fatalError() }

// Foundation's own there: properties that Objective-C observes, which there are none of here.
public struct NSKeyValueObservingOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let new = NSKeyValueObservingOptions(rawValue: 1)
}

public struct NSKeyValueObservedChange<Value> {
  public let newValue: Value?
}

open class NSKeyValueObservation: NSObject {}

public protocol _KeyValueCodingAndObserving {}

extension _KeyValueCodingAndObserving {
  public func observe<Value>(
    _ keyPath: KeyPath<Self, Value>, options: NSKeyValueObservingOptions = [],
    changeHandler: @escaping @Sendable (Self, NSKeyValueObservedChange<Value>) -> Void
  ) -> NSKeyValueObservation { fatalError() }
}

extension AVCaptureDevice.RotationCoordinator: _KeyValueCodingAndObserving {}

public struct AVMediaType: Hashable, RawRepresentable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let video = AVMediaType(rawValue: "")
}

// The system may add a status, so a `switch` over it has to say what then.
public enum AVAuthorizationStatus: Int, Sendable {
  case notDetermined = 0
  case restricted = 1
  case denied = 2
  case authorized = 3
}

open class AVCaptureDevice: NSObject {
  public struct DeviceType: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let builtInWideAngleCamera = AVCaptureDevice.DeviceType(rawValue: "")
  }

  public enum Position: Int, Sendable {
    case front = 2
  }

  open class RotationCoordinator: NSObject {
    public init(device: AVCaptureDevice, previewLayer: CALayer?) { fatalError() }
    open var videoRotationAngleForHorizonLevelPreview: CGFloat { fatalError() }
  }

  public enum FocusMode: Int, Sendable {
    case continuousAutoFocus = 2
  }

  open class func `default`(for mediaType: AVMediaType) -> AVCaptureDevice? { fatalError() }
  open class func `default`(
    _ deviceType: AVCaptureDevice.DeviceType, for mediaType: AVMediaType?, position: AVCaptureDevice.Position
  ) -> AVCaptureDevice? { fatalError() }
  open class func authorizationStatus(for mediaType: AVMediaType) -> AVAuthorizationStatus { fatalError() }
  open class func requestAccess(
    for mediaType: AVMediaType, completionHandler handler: @escaping @Sendable (Bool) -> Void
  ) { fatalError() }
  open func lockForConfiguration() throws { fatalError() }
  open func unlockForConfiguration() { fatalError() }
  open func isFocusModeSupported(_ focusMode: AVCaptureDevice.FocusMode) -> Bool { fatalError() }
  open var focusMode: AVCaptureDevice.FocusMode {
    get { fatalError() }
    set { fatalError() }
  }
}

open class AVCaptureInput: NSObject {}
open class AVCaptureDeviceInput: AVCaptureInput {
  public init(device: AVCaptureDevice) throws { fatalError() }
  open var device: AVCaptureDevice { fatalError() }
}
open class AVCaptureConnection: NSObject {
  open func isVideoRotationAngleSupported(_ videoRotationAngle: CGFloat) -> Bool { fatalError() }
  open var videoRotationAngle: CGFloat {
    get { fatalError() }
    set { fatalError() }
  }
}
open class AVCaptureOutput: NSObject {}

public protocol AVCaptureVideoDataOutputSampleBufferDelegate: NSObjectProtocol {
  // Optional there.
  func captureOutput(
    _ output: AVCaptureOutput, didOutput sampleBuffer: CMSampleBuffer, from connection: AVCaptureConnection)
}

open class AVCaptureVideoDataOutput: AVCaptureOutput {
  public override init() { super.init() }
  open func setSampleBufferDelegate(
    _ sampleBufferDelegate: (any AVCaptureVideoDataOutputSampleBufferDelegate)?,
    queue sampleBufferCallbackQueue: DispatchQueue?
  ) { fatalError() }
  open var videoSettings: [String: Any]! {
    get { fatalError() }
    set { fatalError() }
  }
  open var alwaysDiscardsLateVideoFrames: Bool {
    get { fatalError() }
    set { fatalError() }
  }
}

public let AVCaptureSessionInterruptionReasonKey = ""

open class AVCaptureSession: NSObject {
  public struct Preset: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let hd1280x720 = Preset(rawValue: "")
  }

  public enum InterruptionReason: Int, Sendable {
    case videoDeviceInUseByAnotherClient = 3
  }

  public static let wasInterruptedNotification = NSNotification.Name("")
  public static let interruptionEndedNotification = NSNotification.Name("")
  public static let runtimeErrorNotification = NSNotification.Name("")

  public override init() { super.init() }
  open var sessionPreset: AVCaptureSession.Preset {
    get { fatalError() }
    set { fatalError() }
  }
  open var inputs: [AVCaptureInput] { fatalError() }
  open var isRunning: Bool { fatalError() }
  open func canAddInput(_ input: AVCaptureInput) -> Bool { fatalError() }
  open func addInput(_ input: AVCaptureInput) { fatalError() }
  open func canAddOutput(_ output: AVCaptureOutput) -> Bool { fatalError() }
  open func addOutput(_ output: AVCaptureOutput) { fatalError() }
  open func beginConfiguration() { fatalError() }
  open func commitConfiguration() { fatalError() }
  open func startRunning() { fatalError() }
  open func stopRunning() { fatalError() }
}

public struct AVLayerVideoGravity: Hashable, RawRepresentable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let resizeAspectFill = AVLayerVideoGravity(rawValue: "")
}

open class AVCaptureVideoPreviewLayer: CALayer {
  public override init() { super.init() }
  open var session: AVCaptureSession? {
    get { fatalError() }
    set { fatalError() }
  }
  open var connection: AVCaptureConnection? { fatalError() }
  open var videoGravity: AVLayerVideoGravity {
    get { fatalError() }
    set { fatalError() }
  }
}

open class AVAudioSession: NSObject {
  public struct Category: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let ambient = Category(rawValue: "")
  }

  open class func sharedInstance() -> AVAudioSession { fatalError() }
  open func setCategory(_ category: AVAudioSession.Category) throws { fatalError() }
}

open class AVAudioPlayer: NSObject {
  public init(data: Data) throws { fatalError() }
  @discardableResult open func play() -> Bool { fatalError() }
}
