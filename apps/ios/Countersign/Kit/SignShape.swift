import CountersignKit
import SwiftUI

/// The outline of a verdict's sign, on a grid of 24, as the window draws it: told apart by its shape, without any colour.
struct SignShape: Shape {
  let sign: Sign

  nonisolated func path(in rect: CGRect) -> Path {
    var path = Path()
    switch sign {
    case .verified:
      path.ring()
      path.line([(7.2, 12.6), (10.6, 16), (16.8, 8.8)])
    case .wrong:
      path.octagon()
      path.line([(8.6, 8.6), (15.4, 15.4)])
      path.line([(15.4, 8.6), (8.6, 15.4)])
    case .reflected:
      path.line([(1.5, 12), (10.2, 12)])
      path.line([(5.9, 7.2), (10.4, 12), (5.9, 16.8)])
      path.line([(22.5, 12), (13.8, 12)])
      path.line([(18.1, 7.2), (13.6, 12), (18.1, 16.8)])
    case .wrongRole:
      path.line([(3.5, 4), (20, 19.5)])
      path.line([(14.6, 19.7), (20.2, 19.7), (20.2, 14.1)])
      path.line([(3.5, 20), (20, 4.5)])
      path.line([(14.6, 4.3), (20.2, 4.3), (20.2, 9.9)])
    case .again:
      path.addArc(
        center: CGPoint(x: 12, y: 12), radius: 9, startAngle: .degrees(0), endAngle: .degrees(315), clockwise: false)
      path.line([(18.4, 5.6), (21, 8.2)])
      path.line([(21, 2.8), (21, 8.2), (15.6, 8.2)])
    case .clock:
      path.ring()
      path.line([(12, 6.5), (12, 12.2), (15.8, 14.6)])
    case .calendar:
      path.addRect(CGRect(x: 3, y: 4.5, width: 18, height: 16.5))
      path.line([(3, 10), (21, 10)])
      path.line([(8, 2), (8, 6.5)])
      path.line([(16, 2), (16, 6.5)])
      for (x, y) in [(8.0, 14.0), (12, 14), (16, 14), (8, 17.5), (12, 17.5)] { path.line([(x, y), (x + 1, y)]) }
    case .padlock:
      path.addRect(CGRect(x: 5, y: 11, width: 14, height: 10))
      path.line([(8, 11), (8, 7)])
      path.addArc(
        center: CGPoint(x: 12, y: 7), radius: 4, startAngle: .degrees(180), endAngle: .degrees(360), clockwise: false)
      path.line([(16, 7), (16, 11)])
    case .pause:
      path.line([(8.5, 4), (8.5, 20)])
      path.line([(15.5, 4), (15.5, 20)])
    }
    let unit = min(rect.width, rect.height) / 24
    return path.applying(CGAffineTransform(translationX: rect.minX, y: rect.minY).scaledBy(x: unit, y: unit))
  }
}

extension Path {
  /// A line over points, a part of its own.
  fileprivate mutating func line(_ points: [(x: Double, y: Double)]) {
    addLines(points.map { CGPoint(x: $0.x, y: $0.y) })
  }

  /// The octagon around a sign.
  fileprivate mutating func octagon() {
    line([(8.1, 2.5), (15.9, 2.5), (21.5, 8.1), (21.5, 15.9), (15.9, 21.5), (8.1, 21.5)])
    addLine(to: CGPoint(x: 2.5, y: 15.9))
    addLine(to: CGPoint(x: 2.5, y: 8.1))
    closeSubpath()
  }

  /// The ring around a sign.
  fileprivate mutating func ring() {
    addEllipse(in: CGRect(x: 2.5, y: 2.5, width: 19, height: 19))
  }
}

/// A sign, drawn in one colour. Decoration: whoever uses it says in words what it means.
struct SignView: View {
  let sign: Sign
  let side: CGFloat
  let colour: Color

  var body: some View {
    SignShape(sign: sign)
      .stroke(colour, style: StrokeStyle(lineWidth: side * 0.075, lineCap: .round, lineJoin: .round))
      .frame(width: side, height: side)
      .accessibilityHidden(true)
  }
}
