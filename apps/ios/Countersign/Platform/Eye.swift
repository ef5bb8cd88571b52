import AVFoundation
import CountersignKit
import SwiftUI

/// The camera of a pairing: asks for leave, runs, and says how it does. What it sees goes to ``FrameSink``.
///
/// The session is set up, started and stopped on a queue of its own, since each of these may block; what changes here is
/// touched on that queue alone.
final class Eye: @unchecked Sendable {
  /// What is shown.
  let session = AVCaptureSession()
  private let queue = DispatchQueue(label: "org.countersign.camera", qos: .userInitiated)
  private let output = AVCaptureVideoDataOutput()
  /// How it does, and what it read. Called on any queue.
  private let tell: @Sendable (CameraState) -> Void
  private let saw: @Sendable (String) -> Void
  private var isWanted = false
  private var sink: FrameSink?

  init(tell: @escaping @Sendable (CameraState) -> Void, saw: @escaping @Sendable (String) -> Void) {
    (self.tell, self.saw) = (tell, saw)
    observe()
  }

  /// The camera beside the display: two phones that face each other show a code and read one at once. Another one where there
  /// is none in front.
  private static var device: AVCaptureDevice? {
    .default(.builtInWideAngleCamera, for: .video, position: .front) ?? .default(for: .video)
  }

  /// How the camera would do, without starting it and without asking for leave.
  static var present: CameraState {
    guard device != nil else { return .absent }
    return switch AVCaptureDevice.authorizationStatus(for: .video) {
    case .denied, .restricted: .refused
    case .authorized, .notDetermined: .working
    @unknown default: .broken
    }
  }

  /// Runs the camera, or rests it.
  func run(_ on: Bool) {
    queue.async { [self] in
      isWanted = on
      if on { begin() } else { end() }
    }
  }

  private func begin() {
    switch AVCaptureDevice.authorizationStatus(for: .video) {
    case .authorized: start()
    case .notDetermined:
      AVCaptureDevice.requestAccess(for: .video) { [self] isGranted in
        queue.async { [self] in
          // Whoever asked may have left while the person read the question.
          guard isWanted else { return }
          if isGranted { start() } else { tell(.refused) }
        }
      }
    case .denied, .restricted: tell(.refused)
    @unknown default: tell(.broken)
    }
  }

  private func start() {
    guard let device = Self.device else { return tell(.absent) }
    if session.inputs.isEmpty, !prepare(device) { return tell(.broken) }
    attach()
    if !session.isRunning { session.startRunning() }
  }

  private func end() {
    if session.isRunning { session.stopRunning() }
    output.setSampleBufferDelegate(nil, queue: nil)
    sink = nil
  }

  /// Sets the session up: the camera, frames with a plane of brightness, late ones dropped.
  private func prepare(_ device: AVCaptureDevice) -> Bool {
    guard let input = try? AVCaptureDeviceInput(device: device) else { return false }
    session.beginConfiguration()
    defer { session.commitConfiguration() }
    guard session.canAddInput(input), session.canAddOutput(output) else { return false }
    session.sessionPreset = .hd1280x720
    session.addInput(input)
    session.addOutput(output)
    output.alwaysDiscardsLateVideoFrames = true
    output.videoSettings = [
      kCVPixelBufferPixelFormatTypeKey as String: kCVPixelFormatType_420YpCbCr8BiPlanarFullRange
    ]
    if (try? device.lockForConfiguration()) != nil {
      if device.isFocusModeSupported(.continuousAutoFocus) { device.focusMode = .continuousAutoFocus }
      device.unlockForConfiguration()
    }
    return true
  }

  /// Gives the frames to a fresh reader on a queue of its own.
  private func attach() {
    let (tell, saw) = (tell, saw)
    let sink = FrameSink(first: { tell(.working) }, saw: saw)
    self.sink = sink
    output.setSampleBufferDelegate(sink, queue: DispatchQueue(label: "org.countersign.frames", qos: .userInitiated))
    watch(sink)
  }

  /// Leaves a reader behind that a frame has kept for more than two seconds, and goes on with another one.
  private func watch(_ watched: FrameSink) {
    queue.asyncAfter(deadline: .now() + 1) { [self] in
      guard sink === watched else { return }
      if watched.isStuck { attach() } else { watch(watched) }
    }
  }

  private func observe() {
    on(AVCaptureSession.wasInterruptedNotification) { note in
      let reason = note.userInfo?[AVCaptureSessionInterruptionReasonKey] as? Int
      let isTaken = reason == AVCaptureSession.InterruptionReason.videoDeviceInUseByAnotherClient.rawValue
      return isTaken ? .busy : .interrupted
    }
    on(AVCaptureSession.interruptionEndedNotification) { _ in .working }
    on(AVCaptureSession.runtimeErrorNotification) { _ in .broken }
  }

  /// Tells of what the system says about the session, for as long as the app runs.
  private func on(_ name: Notification.Name, _ means: @escaping @Sendable (Notification) -> CameraState) {
    _ = NotificationCenter.default.addObserver(forName: name, object: session, queue: nil) { [tell] note in
      tell(means(note))
    }
  }
}

/// Reads the frames of one use of the camera where they lie, on the queue that brings them.
final class FrameSink: NSObject, AVCaptureVideoDataOutputSampleBufferDelegate, @unchecked Sendable {
  /// How long a frame may take.
  private static let patience = Duration.seconds(2)

  private let reader = FrameReader()
  private let first: @Sendable () -> Void
  private let saw: @Sendable (String) -> Void
  private let lock = NSLock()
  private var begun: SuspendingClock.Instant?
  private var isFirst = true

  init(first: @escaping @Sendable () -> Void, saw: @escaping @Sendable (String) -> Void) {
    (self.first, self.saw) = (first, saw)
  }

  /// Whether a frame is being read for too long.
  var isStuck: Bool {
    lock.withLock { begun.map { SuspendingClock.now - $0 > Self.patience } ?? false }
  }

  func captureOutput(
    _ output: AVCaptureOutput, didOutput sampleBuffer: CMSampleBuffer, from connection: AVCaptureConnection
  ) {
    guard let frame = CMSampleBufferGetImageBuffer(sampleBuffer) else { return }
    let isFirst = lock.withLock {
      defer { (begun, self.isFirst) = (SuspendingClock.now, false) }
      return self.isFirst
    }
    if isFirst { first() }
    for text in read(frame) { saw(text) }
    lock.withLock { begun = nil }
  }

  /// Lends the plane of brightness, with its stride, for one call.
  private func read(_ frame: CVPixelBuffer) -> [String] {
    guard CVPixelBufferLockBaseAddress(frame, .readOnly) == kCVReturnSuccess else { return [] }
    defer { CVPixelBufferUnlockBaseAddress(frame, .readOnly) }
    guard let plane = CVPixelBufferGetBaseAddressOfPlane(frame, 0) else { return [] }
    let (width, height) = (CVPixelBufferGetWidthOfPlane(frame, 0), CVPixelBufferGetHeightOfPlane(frame, 0))
    let stride = CVPixelBufferGetBytesPerRowOfPlane(frame, 0)
    let luma = UnsafeRawBufferPointer(start: plane, count: stride * height)
    return reader.read(luma: luma, width: width, height: height, rowStride: stride)
  }
}

/// The camera's picture.
struct CameraPicture: UIViewRepresentable {
  let camera: Eye

  func makeUIView(context: Context) -> PictureView {
    let view = PictureView()
    view.picture.session = camera.session
    view.picture.videoGravity = .resizeAspectFill
    let input = camera.session.inputs.first as? AVCaptureDeviceInput
    if let device = input?.device { view.keepLevel(device) }
    return view
  }

  func updateUIView(_ view: PictureView, context: Context) {}

  /// A view that is nothing but the camera's layer.
  final class PictureView: UIView {
    override class var layerClass: AnyClass { AVCaptureVideoPreviewLayer.self }

    var picture: AVCaptureVideoPreviewLayer {
      guard let layer = layer as? AVCaptureVideoPreviewLayer else { return AVCaptureVideoPreviewLayer() }
      return layer
    }

    private var coordinator: AVCaptureDevice.RotationCoordinator?
    private var observation: NSKeyValueObservation?

    /// Turns the picture with the phone.
    func keepLevel(_ device: AVCaptureDevice) {
      let coordinator = AVCaptureDevice.RotationCoordinator(device: device, previewLayer: picture)
      self.coordinator = coordinator
      turn(to: coordinator.videoRotationAngleForHorizonLevelPreview)
      observation = coordinator.observe(\.videoRotationAngleForHorizonLevelPreview, options: .new) {
        [weak self] _, change in
        guard let angle = change.newValue else { return }
        Task { @MainActor [weak self] in self?.turn(to: angle) }
      }
    }

    private func turn(to angle: CGFloat) {
      guard let connection = picture.connection, connection.isVideoRotationAngleSupported(angle) else { return }
      connection.videoRotationAngle = angle
    }
  }
}

private struct CameraKey: EnvironmentKey {
  static let defaultValue: Eye? = nil
}

extension EnvironmentValues {
  /// The camera whose picture is shown.
  var camera: Eye? {
    get { self[CameraKey.self] }
    set { self[CameraKey.self] = newValue }
  }
}
