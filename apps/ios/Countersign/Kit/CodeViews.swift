import CountersignKit
import SwiftUI

/// My six digits in the ring that counts their thirty seconds down.
struct RingView: View {
  let code: CodeView
  @Environment(\.palette) private var palette
  @Environment(\.accessibilityReduceMotion) private var isStill
  @ScaledMetric(relativeTo: .largeTitle) private var size: CGFloat = 64
  /// Thick enough to be seen from the corner of an eye.
  private let thickness: CGFloat = 10

  var body: some View {
    VStack(spacing: Space.medium) {
      Text(code.label).font(Lettering.strong).foregroundStyle(palette.text)
      ZStack {
        Circle().strokeBorder(palette.ground, lineWidth: thickness)
        Circle()
          .inset(by: thickness / 2)
          .trim(from: 0, to: code.ring)
          .stroke(tint, style: StrokeStyle(lineWidth: thickness, lineCap: .round))
          .rotationEffect(.degrees(-90))
          .animation(isStill ? nil : .linear(duration: 0.2), value: code.ring)
        digits.padding(Space.wide + thickness)
      }
      .aspectRatio(1, contentMode: .fit)
      .frame(maxWidth: 340)
      Text(code.left)
        .font(Lettering.body.monospacedDigit())
        .foregroundStyle(code.isEnding ? palette.amber : palette.secondary)
    }
    .frame(maxWidth: .infinity)
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(code.label)
    .accessibilityValue("\(code.spoken). \(code.left)")
    .accessibilityAddTraits(.updatesFrequently)
    .privacySensitive()
  }

  private var tint: Color { code.isEnding ? palette.amber : palette.primary }

  /// Three and three on one line; where the type is too large for that, smaller rather than broken.
  private var digits: some View {
    HStack(spacing: size * 0.24) {
      Text(code.front)
      Text(code.back)
    }
    .font(.system(size: size, weight: .semibold).monospacedDigit())
    .foregroundStyle(palette.text)
    .lineLimit(1)
    .minimumScaleFactor(0.3)
  }
}

/// A QR code, dark on light whatever the colours are, each module of whole pixels.
struct QrView: View {
  let code: QrCode
  let label: String
  @Environment(\.displayScale) private var scale

  var body: some View {
    GeometryReader { room in
      let pixels = Int((min(room.size.width, room.size.height) * scale).rounded(.down))
      let module = CGFloat(code.pixelsPerModule(within: pixels)) / scale
      let side = module * CGFloat(code.side)
      QrShape(code: code)
        .fill(.black, style: FillStyle(antialiased: false))
        .frame(width: side, height: side)
        .frame(width: room.size.width, height: room.size.height)
    }
    .aspectRatio(1, contentMode: .fit)
    .background(.white, in: RoundedRectangle(cornerRadius: Space.corner))
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(label)
    .accessibilityAddTraits(.isImage)
    .privacySensitive()
  }
}

/// The dark modules as one path.
struct QrShape: Shape {
  let code: QrCode

  nonisolated func path(in rect: CGRect) -> Path {
    let unit = min(rect.width, rect.height) / CGFloat(code.side)
    var path = Path()
    for bar in code.bars {
      path.addRect(
        CGRect(
          x: rect.minX + CGFloat(bar.x) * unit, y: rect.minY + CGFloat(bar.y) * unit,
          width: CGFloat(bar.length) * unit, height: unit))
    }
    return path
  }
}
