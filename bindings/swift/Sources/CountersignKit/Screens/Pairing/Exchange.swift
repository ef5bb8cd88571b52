import CountersignCore
import Foundation
import Observation

/// Showing my message and reading theirs, by camera, picture or text. One screen for all ways, because two people may begin
/// with a camera and end with a picture, and only the core decides what that is worth.
@Observable
public final class ExchangeScreen: Screen {
  /// Seconds without a code after which a hint about holding the screen is due.
  static let patience = 15
  /// More than any message has.
  static let longest = 4096

  private enum Camera: Equatable {
    case resting
    case starting
    case running
    case failed(CameraState)
  }

  private let live: Live
  private var camera = Camera.resting
  private var incoming = ""
  private var notice: Notice?
  private var announce = ""
  private var idle = 0
  private var wasWarnedOfSelf = false
  private var isLeaving = false
  private var isReading = false
  /// Moves when the session does: what is shown is read from it.
  private var turn = 0

  /// The code that was drawn last: each second asks for it, and it seldom changes.
  @ObservationIgnored private var last: (message: String, code: QrCode?) = ("", nil)

  init(_ desk: Desk, _ live: Live) {
    self.live = live
    super.init(desk)
  }

  private func drawn(_ message: String) -> QrCode? {
    if last.message != message { last = (message, QrCode(message)) }
    return last.code
  }

  private var view: PairingView {
    _ = (turn, desk.now)
    return live.view
  }

  override public var frame: Frame {
    if isLeaving { return Leaving.frame(self, .pairLeaveExchange) }
    let view = view
    return Frame(
      title: say(view.way.byText ? .pairExchangeText : .pairExchangeScan), notice: notice, back: say(.pairLeaveEnd),
      primary: primary(view), others: [Step(say(.pairShare))], busy: isReading ? say(.opening) : nil, announce: announce
    )
  }

  private func primary(_ view: PairingView) -> Step? {
    if view.step == .finish { return Step(say(.pairTheyHaveIt)) }
    return view.way.byText ? Step(say(.pairReadMessage), when: !isBlank(incoming)) : nil
  }

  override public var content: Content {
    if isLeaving { return .form(Question()) }
    let view = view
    let awaits = view.step == .offer || view.step == .reply
    let outgoing = view.message ?? ""
    return .exchange(
      ExchangeView(
        code: drawn(outgoing), codeLabel: say(.pairCodeLabel, ["number": .number(view.number)]),
        showsCamera: camera == .running, cameraText: cameraText(view), step: stepText(view),
        instruction: instruction(view), left: desk.timeLeft(live.left), byText: view.way.byText, outgoing: outgoing,
        incoming: incoming, incomingLabel: awaits ? say(.pairIncoming) : "",
        incomingHint: say(.pairIncomingHint), copy: say(.screenCopyText), sharePicture: say(.pairSharePicture),
        paste: say(.pairPaste),
        openPicture: say(.pairPicture)))
  }

  private func stepText(_ view: PairingView) -> String { say(.pairStep, ["number": .number(view.number)]) }

  private func instruction(_ view: PairingView) -> String {
    let phrases: [Phrase] =
      view.way.byText
      ? [.pairInstructionText1, .pairInstructionText2, .pairInstructionText3]
      : [.pairInstructionScan1, .pairInstructionScan2, .pairInstructionScan3]
    return say(phrases[Int(view.number) - 1])
  }

  private func cameraText(_ view: PairingView) -> String {
    switch camera {
    case .resting: view.way == .scan ? say(.pairCameraDone) : ""
    case .starting: say(.pairCameraStarting)
    case .running: say(idle >= Self.patience ? .pairCameraHint : .pairCameraPoint)
    case .failed(.absent): say(.pairCameraAbsent)
    case .failed(.busy): say(.pairCameraBusy)
    case .failed(.refused): say(.pairCameraRefused)
    case .failed(.interrupted): say(.pairCameraUnplugged)
    case .failed(.broken), .failed(.working): say(.pairCameraBroken)
    }
  }

  override var behindLock: BehindLock { .goesOn }
  override func ended() { live.session.cancel() }

  // A pairing in person does not outlive half a minute away; the screen says so when it is seen again.
  override func cameBack(after seconds: Int64) {
    _ = live.session.comeBack(awaySeconds: seconds)
    turn += 1
  }

  override func opened() -> Next {
    look()
    return .stay
  }

  override func again() -> Next {
    // An answer that came while everything was locked was lost.
    isReading = false
    if let fault = live.view.fault { return end(fault) }
    look()
    return .stay
  }

  /// Starts the camera where it can still see something of use.
  private func look() {
    let view = live.view
    guard view.way == .scan, view.step == .offer || view.step == .reply else { return }
    (camera, idle) = (.starting, 0)
    desk.shell?.runCamera(true)
  }

  private func rest() {
    guard camera != .resting else { return }
    camera = .resting
    desk.shell?.runCamera(false)
  }

  override func cameraIs(_ state: CameraState) {
    guard camera != .resting else { return }
    camera = state == .working ? .running : .failed(state)
  }

  override func ticked() -> Next {
    if let fault = live.view.fault { return end(fault) }
    if camera == .running { idle += 1 }
    let wasHeld = live.isHandedOver
    guard let event = try? live.session.tick() else { return .stay }
    if case .show = event {
      live.renew()
      turn += 1
      if wasHeld { notice = Notice(tone: .warning, text: say(.pairRenewed)) }
      return .stay
    }
    return took(event, .text)
  }

  override func seen(_ text: String, live isLive: Bool) -> Next {
    guard !isLeaving else { return .stay }
    return isLive ? feed(text, .camera, asked: false) : feed(text, .image, asked: true)
  }

  /// Takes what stands in the field. What came in one piece was pasted, and is answered; what is being typed is read as
  /// soon as it is whole, and not found fault with before.
  override func typed(_ text: String) -> Next {
    let wasPasted = text.count > incoming.count + 1
    incoming = String(text.prefix(Self.longest))
    guard !isLeaving, !isBlank(incoming) else { return .stay }
    if case .message = readMessage(text: incoming) {} else if !wasPasted { return .stay }
    return readField()
  }

  private func readField() -> Next { feed(incoming, .text, asked: true) }

  /// Takes what was read. `asked`: someone pasted or chose it and waits for an answer, whatever it is.
  private func feed(_ text: String, _ by: ReadBy, asked: Bool) -> Next {
    let event: PairingEvent
    do {
      event = try live.session.feed(text: text, by: by)
    } catch {
      notice = refused(Refusal(error))
      return .stay
    }
    if asked, event == .ignored {
      if case .message = readMessage(text: text) {
        notice = Notice(tone: .warning, text: say(.pairNotNow))
      } else {
        notice = Notice(tone: .warning, text: say(.pairNotAMessage))
      }
      return .stay
    }
    return took(event, by)
  }

  private func took(_ event: PairingEvent, _ by: ReadBy) -> Next {
    live.note(event)
    switch event {
    case .ignored: break
    case .refused(let fault, let hint): refuse(fault, hint, by)
    case .show: moved()
    case .confirm:
      moved()
      rest()
      // Who answered has nothing more to show; who began shows the last message until the other has it.
      if live.view.step == .agreed { return .instead(ConfirmScreen(desk, live)) }
    case .ended(let fault): return end(fault)
    }
    return .stay
  }

  private func moved() {
    (notice, incoming, idle) = (nil, "", 0)
    turn += 1
    announce = "\(stepText(live.view)) \(instruction(live.view))"
  }

  private func refuse(_ fault: PairingFault, _ hint: Bool, _ by: ReadBy) {
    if hint {
      notice = Notice(tone: .warning, text: say(.pairStrays))
    } else if isTold(fault, by) {
      notice = Notice(tone: .warning, text: say(fault.phrase))
    }
  }

  /// A camera sees half a code many times before it sees the whole; only what stays wrong is worth a word.
  private func isTold(_ fault: PairingFault, _ by: ReadBy) -> Bool {
    guard by == .camera else { return true }
    switch fault {
    case .selfScan:
      defer { wasWarnedOfSelf = true }
      return !wasWarnedOfSelf
    case .notRemote, .unsupportedVersion, .unsupportedSuite: return true
    default: return false
    }
  }

  private func end(_ fault: PairingFault) -> Next {
    rest()
    return .instead(EndedScreen(desk, fault))
  }

  override func pressed() -> Next {
    if isLeaving {
      isLeaving = false
      return .stay
    }
    if live.view.step == .finish {
      rest()
      return .instead(ConfirmScreen(desk, live))
    }
    return isBlank(incoming) ? .stay : readField()
  }

  override func pressedOther(_ place: Int) -> Next {
    if isLeaving {
      live.session.cancel()
      rest()
      return .home
    }
    share()
    return .stay
  }

  /// Hands my message on as text, by what the system has for that.
  private func share() {
    guard let message = live.view.message else { return }
    live.handOver()
    desk.shell?.share(text: message)
    notice = Notice(tone: .good, text: say(.pairShared))
  }

  /// Puts my message into the clipboard.
  public func copy() {
    desk.stir()
    guard let message = live.view.message else { return }
    live.handOver()
    desk.shell?.copy(text: message)
    notice = Notice(tone: .good, text: say(.pairCopied))
  }

  /// Hands my message on as a picture.
  public func sharePicture() {
    desk.stir()
    guard let message = live.view.message, let picture = try? qrPng(text: message, modulePixels: 8) else { return }
    guard let file = try? desk.handedOn.place(for: "countersign-\(live.view.number).png"),
      (try? picture.write(to: file, options: .atomic)) != nil
    else {
      notice = refused(.unwritten)
      return
    }
    live.handOver()
    desk.shell?.share(file: file)
    notice = Notice(tone: .good, text: say(.pairShared))
  }

  /// Reads a picture file that was chosen or pasted, which may take a second or two.
  public func read(picture: Data) {
    desk.stir()
    isReading = true
    ask {
      _ in
      try readQrPicture(file: picture)
    } then: { [self] read in
      isReading = false
      switch read {
      case .success([]): notice = Notice(tone: .warning, text: say(.pictureNoCode))
      case .success(let texts):
        // A photograph may show more than one code; the first that is of use is taken.
        for text in texts {
          let next = seen(text, live: false)
          if case .stay = next { continue }
          return next
        }
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
  }

  override func wentBack() -> Next {
    if isLeaving {
      isLeaving = false
      return .stay
    }
    if live.isEngaged {
      isLeaving = true
      return .stay
    }
    rest()
    live.session.cancel()
    return .back
  }

  private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
