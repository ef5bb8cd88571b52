import CountersignCore

/// A QR code to draw: dark on light, in dark mode too, with its quiet zone, at whole pixels a module.
public struct QrCode: Equatable, Sendable {
  /// A run of dark modules in one row.
  public struct Bar: Equatable, Sendable {
    public let x: Int
    public let y: Int
    public let length: Int
  }

  /// Modules on a side, quiet zone included.
  public let side: Int
  /// All dark modules, row by row, as few rectangles as rows allow: a path of these is drawn in one go.
  public let bars: [Bar]

  /// Lays a text out; none when it is empty or does not fit.
  public init?(_ text: String) {
    guard let matrix = try? qrMatrix(text: text) else { return nil }
    self.init(matrix)
  }

  init(_ matrix: QrMatrix) {
    let (inner, zone) = (Int(matrix.side), Int(matrix.quietZone))
    side = inner + 2 * zone
    var bars: [Bar] = []
    for y in 0..<inner {
      var x = 0
      while x < inner {
        let start = x
        while x < inner, matrix.modules[matrix.modules.startIndex + y * inner + x] == 1 { x += 1 }
        if x > start { bars.append(Bar(x: start + zone, y: y + zone, length: x - start)) }
        x += 1
      }
    }
    self.bars = bars
  }

  /// The path in SVG's words, a unit a module.
  public var path: String {
    bars.map { "M\($0.x) \($0.y)h\($0.length)v1h-\($0.length)z" }.joined()
  }

  /// How many pixels a module has on a surface of so many: whole ones, since a blurred edge is read badly.
  public func pixelsPerModule(within pixels: Int) -> Int { max(1, pixels / side) }
}
