import CountersignKit
import SwiftUI

/// What a code came to, over the whole screen: to be known from across a desk, in grey, or by ear.
struct VerdictPane: View {
  let screen: Screen
  let verdict: VerdictView
  @Environment(\.openURL) private var open
  @ScaledMetric(relativeTo: .largeTitle) private var size: CGFloat = 40
  @ScaledMetric(relativeTo: .largeTitle) private var side: CGFloat = 128

  private var colours: VerdictColours { VerdictColours(verdict.sign) }

  var body: some View {
    ScrollView {
      VStack(spacing: Space.large) {
        SignView(sign: verdict.sign, side: min(side, 200), colour: colours.ink)
        Text(verdict.words)
          .font(.system(size: size, weight: .semibold))
          .accessibilityAddTraits(.isHeader)
        Text(verdict.person.name).font(Lettering.heading).lineLimit(2)
        BadgeView(text: verdict.person.trust, on: colours.ink)
        if !verdict.why.isEmpty { Text(verdict.why).font(Lettering.body) }
        Text(verdict.next).font(Lettering.strong)
        if let explanation = verdict.explanation {
          Text(explanation)
            .font(Lettering.body)
            .padding(Space.large)
            .overlay { RoundedRectangle(cornerRadius: Space.corner).strokeBorder(colours.ink, lineWidth: 1) }
        }
      }
      .foregroundStyle(colours.ink)
      .multilineTextAlignment(.center)
      .frame(maxWidth: 560)
      .frame(maxWidth: .infinity)
      .padding(.horizontal, Space.wide)
      .padding(.vertical, Space.wide)
    }
    .safeAreaInset(edge: .bottom, spacing: 0) { steps }
    .background(colours.surface.ignoresSafeArea())
  }

  private var steps: some View {
    let frame = screen.frame
    return VStack(spacing: Space.small) {
      if let dial = verdict.dial, let telephone = dial.telephone {
        Button {
          open(telephone)
        } label: {
          Label("\(dial.label) \(dial.number)", systemImage: "phone")
        }
        .buttonStyle(ActionStyle(weight: .secondary, on: colours))
      }
      StepButtons(screen: screen, frame: frame, on: colours)
      Button(verdict.explain) { (screen as? VerdictScreen)?.explain() }
        .buttonStyle(ActionStyle(weight: .quiet, on: colours))
      if let back = frame.back {
        Button(back) { screen.goBack() }
          .buttonStyle(ActionStyle(weight: .quiet, on: colours))
      }
      Text(verdict.small).font(Lettering.note.monospacedDigit()).foregroundStyle(colours.ink)
    }
    .frame(maxWidth: 560)
    .frame(maxWidth: .infinity)
    .padding(.horizontal, Space.wide)
    .padding(.vertical, Space.medium)
    .background(colours.surface)
  }
}
