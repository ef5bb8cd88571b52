import SwiftUI

/// Spaces, in steps of eight.
enum Space {
  static let tight: CGFloat = 4
  static let small: CGFloat = 8
  static let medium: CGFloat = 12
  static let large: CGFloat = 16
  static let wide: CGFloat = 24
  /// Beside everything.
  static let margin: CGFloat = 16
  /// The corners of what can be pressed.
  static let corner: CGFloat = 10
  /// The least height of a button.
  static let button: CGFloat = 48
  /// The least height of the two big ones.
  static let door: CGFloat = 96
  /// The widest column of words.
  static let column: CGFloat = 640
}

/// The system's own styles, whose sizes at the usual setting are those of the window, and which grow with the person's.
enum Lettering {
  /// Notes, 13 points.
  static let note = Font.footnote
  /// Sentences, 16 points.
  static let body = Font.callout
  /// Buttons and what stands out in a sentence.
  static let strong = Font.callout.weight(.semibold)
  /// Headings, 20 points.
  static let heading = Font.title3.weight(.semibold)
  /// The title of a screen, 28 points.
  static let title = Font.title.weight(.semibold)
  /// Words that are read letter by letter: zero and O, one and l differ.
  static let letters = Font.system(.callout, design: .monospaced)
  /// Such words in large.
  static let largeLetters = Font.system(.title, design: .monospaced).weight(.semibold)
}
