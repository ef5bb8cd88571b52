import SwiftUI

extension Binding where Value: Sendable {
  /// Shows what a screen holds, and tells it what was typed or chosen. Both happen on the main thread, where screens live.
  @MainActor
  init(of get: @escaping @MainActor @Sendable () -> Value, to set: @escaping @MainActor @Sendable (Value) -> Void) {
    self.init(get: get, set: set)
  }
}

extension Binding where Value == String {
  /// Takes Return for what its key says. In a field of several lines the system puts a line break in instead.
  @MainActor
  func onReturn(_ submit: @escaping @MainActor () -> Void) -> Binding<String> {
    Binding(
      of: { wrappedValue },
      to: { typed in
        if typed == wrappedValue + "\n" { submit() } else { wrappedValue = typed }
      })
  }
}
