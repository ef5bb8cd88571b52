import Foundation

/// Where the vault lies: in the app's own container, unreadable while the phone is locked, and in no backup. A backup would
/// be a copy that another phone could not open, and that this one would take for an old one.
enum VaultFolder {
  /// Makes the folder where there is none, and answers with its place.
  static func ready() throws -> URL {
    let files = FileManager.default
    let support = try files.url(
      for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
    var folder = support.appendingPathComponent("vault", isDirectory: true)
    let guarded: [FileAttributeKey: Any] = [.posixPermissions: 0o700, .protectionKey: FileProtectionType.complete]
    if files.fileExists(atPath: folder.path) {
      try files.setAttributes(guarded, ofItemAtPath: folder.path)
    } else {
      try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: guarded)
    }
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try folder.setResourceValues(values)
    return folder
  }
}
