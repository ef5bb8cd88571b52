import CountersignKit
import SwiftUI

/// How much a button weighs.
enum Weight {
  case primary
  case secondary
  case quiet
}

/// A button as the product draws it: as high as a finger, in words, and wider than high.
struct ActionStyle: ButtonStyle {
  let weight: Weight
  var destroys = false
  /// On a verdict: its ink and its surface, in place of the palette.
  var on: VerdictColours?

  func makeBody(configuration: Configuration) -> some View {
    ActionLabel(style: self, configuration: configuration)
  }
}

private struct ActionLabel: View {
  let style: ActionStyle
  let configuration: ButtonStyleConfiguration
  @Environment(\.palette) private var palette
  @Environment(\.isEnabled) private var isEnabled

  var body: some View {
    configuration.label
      .font(Lettering.strong)
      .multilineTextAlignment(.center)
      .frame(maxWidth: .infinity, minHeight: Space.button)
      .padding(.horizontal, Space.large)
      .padding(.vertical, Space.tight)
      .foregroundStyle(ink)
      .background(ground, in: RoundedRectangle(cornerRadius: Space.corner))
      .overlay {
        if let border {
          RoundedRectangle(cornerRadius: Space.corner).strokeBorder(border, lineWidth: palette.stroke)
        }
      }
      .opacity(configuration.isPressed ? 0.75 : 1)
      .contentShape(Rectangle())
  }

  private var accent: Color { style.on?.ink ?? (style.destroys ? palette.danger : palette.primary) }

  private var ink: Color {
    if !isEnabled { return palette.secondary }
    return switch style.weight {
    case .primary: style.on?.surface ?? (style.destroys ? palette.onDanger : palette.onPrimary)
    case .secondary, .quiet: accent
    }
  }

  private var ground: Color {
    switch style.weight {
    case .primary: isEnabled ? accent : palette.surface(.plain)
    case .secondary, .quiet: .clear
    }
  }

  private var border: Color? {
    switch style.weight {
    case .primary: isEnabled ? nil : palette.line
    case .secondary: isEnabled ? (style.on?.ink ?? palette.line) : palette.line
    case .quiet: nil
    }
  }
}

/// The steps of a screen: the one forward, and under it the others.
struct StepButtons: View {
  let screen: Screen
  let frame: CountersignKit.Frame
  var on: VerdictColours?

  var body: some View {
    VStack(spacing: Space.small) {
      if let primary = frame.primary {
        Button(primary.label, role: primary.destroys ? .destructive : nil) { screen.press() }
          .buttonStyle(ActionStyle(weight: .primary, destroys: primary.destroys, on: on))
          .disabled(!primary.isEnabled || frame.busy != nil)
          .keyboardShortcut(.defaultAction)
      }
      ForEach(frame.others.indices, id: \.self) { place in
        let step = frame.others[place]
        Button(step.label, role: step.destroys ? .destructive : nil) { screen.press(other: place) }
          .buttonStyle(ActionStyle(weight: .secondary, destroys: step.destroys, on: on))
          .disabled(!step.isEnabled || frame.busy != nil)
      }
    }
  }
}
