import CountersignKit
import SwiftUI

/// The app: one window, one pile of screens.
@main
struct CountersignApp: App {
  @UIApplicationDelegateAdaptor(Delegate.self) private var delegate

  var body: some Scene {
    WindowGroup { EntryView() }
  }
}

/// Starts the pile of screens once the app is in front for the first time: the lock screen asks for the owner by itself, and
/// the system shows no prompt for an app that is not in front.
struct EntryView: View {
  @State private var phone: Result<Phone, any Error>?
  @Environment(\.scenePhase) private var phase
  @Environment(\.colorScheme) private var scheme
  @Environment(\.colorSchemeContrast) private var contrast

  var body: some View {
    Group {
      switch phone {
      case nil: CoverView()
      case .success(let phone): RootView(phone: phone)
      case .failure(let trouble): NoFolderView(trouble: trouble)
      }
    }
    .environment(\.palette, Palette.of(scheme, highContrast: contrast == .increased))
    .onChange(of: phase, initial: true) { _, now in
      if now == .active, phone == nil { phone = Phone.started() }
    }
  }
}

/// What only UIKit asks.
final class Delegate: NSObject, UIApplicationDelegate {
  // A keyboard of someone else's would read along what is typed.
  func application(
    _ application: UIApplication,
    shouldAllowExtensionPointIdentifier extensionPointIdentifier: UIApplication.ExtensionPointIdentifier
  ) -> Bool {
    extensionPointIdentifier != .keyboard
  }
}

/// The pile of screens, and what this phone lends to it.
@MainActor
struct Phone {
  let app: AppModel
  let shell: PhoneShell
  let cover: Cover

  /// Makes the folder and starts; the only thing that can go wrong is the folder.
  static func started() -> Result<Phone, any Error> {
    Result {
      let shell = PhoneShell()
      let language = Bundle.main.preferredLocalizations.first ?? "en"
      let app = AppModel(
        folder: try VaultFolder.ready().path, keystore: KeychainKey(), preferences: StoredPreferences(),
        language: language, shell: shell)
      shell.app = app
      return Phone(app: app, shell: shell, cover: Cover())
    }
  }

  /// Leaves the foreground: what the system shows over the app is closed, and everything is locked.
  func leave() {
    shell.sharing = nil
    let grace = Grace()
    app.leave()
    Task {
      await app.settled()
      grace.end()
    }
  }
}

/// Time that the system grants in the background. Without it the app may be halted before its last job is done and the key
/// is wiped.
@MainActor
final class Grace {
  private var task = UIBackgroundTaskIdentifier.invalid

  init() {
    task = UIApplication.shared.beginBackgroundTask(withName: "lock") { [weak self] in self?.end() }
  }

  /// Gives the rest back. Where it ran out, the system ends the app otherwise.
  func end() {
    guard task != .invalid else { return }
    UIApplication.shared.endBackgroundTask(task)
    task = .invalid
  }
}
