import SwiftUI

extension Binding where Value: Sendable {
  /// Shows what a screen holds, and tells it what was typed or chosen. Both happen on the main thread, where screens live.
  @MainActor
  init(of get: @escaping @MainActor @Sendable () -> Value, to set: @escaping @MainActor @Sendable (Value) -> Void) {
    self.init(get: get, set: set)
  }
}
