import CountersignKit
import SwiftUI

/// The cover while the app is not in front, in a window of its own: one that is drawn into the app's window lies below every
/// sheet. The system keeps a picture of what is shown then for its list of apps.
@MainActor
final class Cover {
  /// The colours of the screen below.
  var palette = Palette.light
  private var window: UIWindow?

  /// Comes and goes with the scene, and at once: a view that waits for its next update may come too late for the picture.
  init() {
    on(UIScene.willDeactivateNotification) { [weak self] in self?.raise() }
    on(UIScene.didActivateNotification) { [weak self] in self?.lower() }
  }

  private func on(_ name: Notification.Name, _ work: @escaping @MainActor () -> Void) {
    // Without a queue it is called where the system posts it, on the main thread.
    _ = NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { _ in
      MainActor.assumeIsolated { work() }
    }
  }

  private func raise() {
    // There is one scene; `Info.plist` allows no more.
    let scenes = UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }
    guard window == nil, let scene = scenes.first else { return }
    let window = UIWindow(windowScene: scene)
    window.windowLevel = UIWindow.Level(rawValue: UIWindow.Level.alert.rawValue + 1)
    window.rootViewController = UIHostingController(rootView: CoverView().environment(\.palette, palette))
    // Shown without becoming the key window, so that what is typed in stays it.
    window.isHidden = false
    self.window = window
  }

  private func lower() {
    window?.isHidden = true
    window = nil
  }
}

/// What stands over everything while the app is not in front: nothing but the mark.
struct CoverView: View {
  @Environment(\.palette) private var palette

  var body: some View {
    ZStack {
      palette.paper.ignoresSafeArea()
      MarkView(side: 96)
    }
  }
}
