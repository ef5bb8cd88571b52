import CountersignKit
import SwiftUI

/// The colours of a screen. Light, dark and high contrast differ here and nowhere else; the figures are those of the window.
struct Palette: Equatable {
  let paper: Color
  let card: Color
  let text: Color
  let secondary: Color
  let primary: Color
  let onPrimary: Color
  let line: Color
  let hairline: Color
  let danger: Color
  let onDanger: Color
  /// The ring's colour when it is better to wait.
  let amber: Color
  /// The ring's ground.
  let ground: Color
  /// Strokes of controls.
  let stroke: CGFloat
  let isDark: Bool
  let isHighContrast: Bool

  /// Gives the colours for a scheme.
  static func of(_ scheme: ColorScheme, highContrast: Bool) -> Palette {
    switch (scheme, highContrast) {
    case (.dark, false): dark
    case (.dark, true): blackAndWhite(ink: .white, paper: .black, isDark: true)
    case (_, false): light
    case (_, true): blackAndWhite(ink: .black, paper: .white, isDark: false)
    }
  }

  static let light = Palette(
    paper: Color(rgb: 0xFAFAF7), card: .white, text: Color(rgb: 0x14212B), secondary: Color(rgb: 0x4A5963),
    primary: Color(rgb: 0x0B5B63), onPrimary: .white, line: Color(rgb: 0x7C8A93), hairline: Color(rgb: 0xDFE3E2),
    danger: Color(rgb: 0x8E1116), onDanger: .white, amber: Color(rgb: 0x8A5A00), ground: Color(rgb: 0xE4E9E8),
    stroke: 1, isDark: false, isHighContrast: false)

  static let dark = Palette(
    paper: Color(rgb: 0x0F171D), card: Color(rgb: 0x18232B), text: Color(rgb: 0xEEF2F4),
    secondary: Color(rgb: 0xA9B6BE), primary: Color(rgb: 0x7FD6D9), onPrimary: Color(rgb: 0x14212B),
    line: Color(rgb: 0x6C7A84), hairline: Color(rgb: 0x2B3943), danger: Color(rgb: 0xFFA8A3),
    onDanger: Color(rgb: 0x14212B), amber: Color(rgb: 0xFFC94A), ground: Color(rgb: 0x22303A), stroke: 1,
    isDark: true, isHighContrast: false)

  private static func blackAndWhite(ink: Color, paper: Color, isDark: Bool) -> Palette {
    Palette(
      paper: paper, card: paper, text: ink, secondary: ink, primary: ink, onPrimary: paper, line: ink, hairline: ink,
      danger: ink, onDanger: paper, amber: ink, ground: paper, stroke: 2, isDark: isDark, isHighContrast: true)
  }

  /// Words of this weight.
  func ink(_ tone: Tone) -> Color {
    if isHighContrast { return text }
    return switch tone {
    case .plain, .info: text
    case .good: Color(rgb: isDark ? 0x9FE3BF : 0x0A5C36)
    case .warning: Color(rgb: isDark ? 0xFFD978 : 0x5C4300)
    case .error: Color(rgb: isDark ? 0xFFB9B4 : 0x8E1116)
    }
  }

  /// The ground under such words.
  func surface(_ tone: Tone) -> Color {
    if isHighContrast { return paper }
    return switch tone {
    case .plain: Color(rgb: isDark ? 0x202D36 : 0xF0F2F0)
    case .good: Color(rgb: isDark ? 0x12352A : 0xE3F3EA)
    case .warning: Color(rgb: isDark ? 0x3A2F12 : 0xFFF1CC)
    case .error: Color(rgb: isDark ? 0x431C1F : 0xFBE6E5)
    case .info: Color(rgb: isDark ? 0x183038 : 0xE4F0F1)
    }
  }
}

/// The surface of a verdict and what is written on it, at seven to one or more, the same in light and dark.
struct VerdictColours: Equatable {
  let surface: Color
  let ink: Color

  init(_ sign: Sign) {
    switch sign {
    case .verified: (surface, ink) = (Color(rgb: 0x0A5C36), .white)
    case .wrong, .reflected, .wrongRole: (surface, ink) = (Color(rgb: 0x8E1116), .white)
    case .again, .clock, .calendar: (surface, ink) = (Color(rgb: 0xFFC94A), Color(rgb: 0x14212B))
    case .padlock, .pause: (surface, ink) = (Color(rgb: 0x33434E), .white)
    }
  }
}

extension Color {
  /// Takes the three bytes that a colour is written as.
  init(rgb: UInt32) {
    func part(_ shift: UInt32) -> Double { Double((rgb >> shift) & 0xFF) / 255 }
    self.init(.sRGB, red: part(16), green: part(8), blue: part(0), opacity: 1)
  }
}

private struct TextsKey: EnvironmentKey {
  static let defaultValue = Texts(tag: "en")
}

private struct PaletteKey: EnvironmentKey {
  static let defaultValue = Palette.light
}

extension EnvironmentValues {
  /// The words that a view says by itself.
  var texts: Texts {
    get { self[TextsKey.self] }
    set { self[TextsKey.self] = newValue }
  }

  /// The colours of what is drawn.
  var palette: Palette {
    get { self[PaletteKey.self] }
    set { self[PaletteKey.self] = newValue }
  }
}
