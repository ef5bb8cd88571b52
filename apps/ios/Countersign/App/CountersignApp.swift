import CountersignKit
import SwiftUI

/// The app: one window, one pile of screens.
@main
struct CountersignApp: App {
  @UIApplicationDelegateAdaptor(Delegate.self) private var delegate
  @State private var phone = Phone.started()

  var body: some Scene {
    WindowGroup {
      switch phone {
      case .success(let phone): RootView(phone: phone)
      case .failure(let trouble): NoFolderView(trouble: trouble)
      }
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

  /// Makes the folder and starts; the only thing that can go wrong is the folder.
  static func started() -> Result<Phone, any Error> {
    Result {
      let shell = PhoneShell()
      let language = Bundle.main.preferredLocalizations.first ?? "en"
      let app = AppModel(
        folder: try VaultFolder.ready().path, keystore: KeychainKey(), preferences: StoredPreferences(),
        language: language, shell: shell)
      shell.app = app
      return Phone(app: app, shell: shell)
    }
  }
}
