// Stands in for CoreGraphics: signatures alone. Its rectangles and points come with Foundation here.
@_exported import Foundation

public struct CGAffineTransform: Sendable {
  public init(translationX tx: CGFloat, y ty: CGFloat) { fatalError() }
  public func scaledBy(x sx: CGFloat, y sy: CGFloat) -> CGAffineTransform { fatalError() }
}
