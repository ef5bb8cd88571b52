import Foundation

/// Files that are made to be handed on: all in one folder, so that one that nobody took leaves nothing readable behind. The
/// shell removes each once its sheet is closed; what is left is removed when everything is locked and when the app starts.
struct HandedOn: Sendable {
  private let folder: URL

  /// Begins with an empty folder: the app may have been ended with a sheet open.
  init(folder: URL) {
    self.folder = folder
    empty()
  }

  /// A place in the folder, which is there afterwards.
  func place(for name: String) throws -> URL {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return folder.appendingPathComponent(name)
  }

  /// Removes all of it.
  func empty() {
    try? FileManager.default.removeItem(at: folder)
  }
}
