import CountersignKit
import Foundation

/// Preferences in the app's defaults. They say nothing about anyone.
@MainActor
final class StoredPreferences: PreferencesStore {
  private let key = "preferences"

  func read() -> Preferences {
    guard let kept = UserDefaults.standard.data(forKey: key) else { return Preferences() }
    return (try? JSONDecoder().decode(Preferences.self, from: kept)) ?? Preferences()
  }

  func keep(_ preferences: Preferences) {
    guard let data = try? JSONEncoder().encode(preferences) else { return }
    UserDefaults.standard.set(data, forKey: key)
  }
}
