// Stands in for UniformTypeIdentifiers: signatures alone.
@_exported import Foundation

public struct UTType: Hashable, Sendable {
  public var identifier: String { fatalError() }
  public static var utf8PlainText: UTType { fatalError() }
}
