import CountersignKit
import Observation
import SwiftUI
import UniformTypeIdentifiers

/// What the screens ask of this phone: camera, clipboard, sharing, sound and feel.
@MainActor
@Observable
final class PhoneShell: Shell {
  /// Seconds until the system empties the clipboard of what was put there: longer than a pairing waits for its answer.
  private static let clipboardSeconds: TimeInterval = 600

  /// What is being handed on; it ends when the system's sheet is closed or something else takes its place.
  var sharing: Sharing? {
    didSet {
      if oldValue?.id != sharing?.id { oldValue?.end() }
    }
  }
  @ObservationIgnored weak var app: AppModel?
  @ObservationIgnored private(set) var eye: Eye?
  @ObservationIgnored private let signals = Signals()

  init() {
    eye = Eye(
      tell: { [weak self] state in Task { @MainActor [weak self] in self?.app?.top?.camera(state) } },
      saw: { [weak self] text in Task { @MainActor [weak self] in self?.app?.top?.saw(text, live: true) } })
  }

  func runCamera(_ on: Bool) { eye?.run(on) }

  var camera: CameraState { Eye.present }

  func copy(text: String) {
    // On this phone alone: what is in the clipboard goes to a person's other devices otherwise.
    UIPasteboard.general.setItems(
      [[UTType.utf8PlainText.identifier: text]],
      options: [.localOnly: true, .expirationDate: Date().addingTimeInterval(Self.clipboardSeconds)])
  }

  func share(text: String) { sharing = Sharing(.text(text)) }

  func share(file: URL) { sharing = Sharing(.file(file)) }

  func play(_ signal: Signal) { signals.play(signal) }
}

/// Something that is handed on by the system's own sheet.
struct Sharing: Identifiable {
  enum What {
    case text(String)
    /// A file of the app's own, which is removed afterwards.
    case file(URL)
  }

  let id = UUID()
  let what: What

  init(_ what: What) { self.what = what }

  /// What the sheet takes.
  var items: [Any] {
    switch what {
    case .text(let text): [text]
    case .file(let file): [file]
    }
  }

  /// Removes what was made for it.
  func end() {
    if case .file(let file) = what { try? FileManager.default.removeItem(at: file) }
  }
}

/// The system's sheet for handing something on.
struct ShareSheet: UIViewControllerRepresentable {
  let sharing: Sharing

  func makeUIViewController(context: Context) -> UIActivityViewController {
    let sheet = UIActivityViewController(activityItems: sharing.items, applicationActivities: nil)
    // Copying is a step of the screen's own, which keeps the text on this phone.
    sheet.excludedActivityTypes = [.copyToPasteboard]
    return sheet
  }

  func updateUIViewController(_ sheet: UIActivityViewController, context: Context) {}
}
