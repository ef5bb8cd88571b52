import CountersignKit
import SwiftUI

/// A person as a row: initials, name, trust, when they were last checked, and what holds them back.
struct PersonLine: View {
  let person: PersonRow
  @Environment(\.palette) private var palette
  @ScaledMetric(relativeTo: .callout) private var side: CGFloat = 44

  var body: some View {
    HStack(spacing: Space.medium) {
      Text(person.initials)
        .font(Lettering.strong)
        .foregroundStyle(palette.primary)
        .frame(width: side, height: side)
        .background(palette.surface(.info), in: Circle())
        .overlay { Circle().strokeBorder(palette.hairline, lineWidth: palette.stroke) }
        .accessibilityHidden(true)
      VStack(alignment: .leading, spacing: Space.tight) {
        Text(person.name).font(Lettering.strong).foregroundStyle(palette.text).lineLimit(2)
        Text(person.checked).font(Lettering.note).foregroundStyle(palette.secondary)
        ViewThatFits(in: .horizontal) {
          HStack(spacing: Space.small) { badges }
          VStack(alignment: .leading, spacing: Space.tight) { badges }
        }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .multilineTextAlignment(.leading)
    .accessibilityElement(children: .combine)
  }

  @ViewBuilder private var badges: some View {
    BadgeView(text: person.trust, tone: person.badge.tone)
    if !person.state.isEmpty { BadgeView(text: person.state, tone: .warning) }
  }
}

/// People to choose from, with the field that narrows them.
struct RollView: View {
  let roll: Roll
  let screen: Screen
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: Space.medium) {
      Text(roll.title).font(Lettering.heading).foregroundStyle(palette.text).accessibilityAddTraits(.isHeader)
      if !roll.rows.isEmpty || !roll.search.isEmpty { search }
      if !roll.empty.isEmpty { Text(roll.empty).font(Lettering.body).foregroundStyle(palette.secondary) }
      LazyVStack(spacing: Space.small) {
        ForEach(roll.rows.indices, id: \.self) { place in
          Button {
            screen.pick(place)
          } label: {
            CardLabel { PersonLine(person: roll.rows[place]) }
          }
          .buttonStyle(.plain)
        }
      }
    }
  }

  private var search: some View {
    HStack(spacing: Space.small) {
      Image(systemName: "magnifyingglass").foregroundStyle(palette.secondary).accessibilityHidden(true)
      TextField(roll.searchLabel, text: Binding(of: { screen.searched }, to: { screen.search($0) }))
        .font(Lettering.body)
        .autocorrectionDisabled()
        .textInputAutocapitalization(.never)
        .submitLabel(.search)
    }
    .frame(minHeight: Space.button)
    .padding(.horizontal, Space.medium)
    .background(palette.card, in: RoundedRectangle(cornerRadius: Space.corner))
    .overlay {
      RoundedRectangle(cornerRadius: Space.corner).strokeBorder(palette.line, lineWidth: palette.stroke)
    }
  }
}

extension Screen {
  /// What the field of the list that is shown looks for.
  fileprivate var searched: String {
    switch content {
    case .home(let home): home.roll.search
    case .choose(let roll): roll.search
    default: ""
    }
  }
}

/// The ground of a row that opens something.
struct CardLabel<Inside: View>: View {
  @ViewBuilder let inside: Inside
  @Environment(\.palette) private var palette

  var body: some View {
    HStack(spacing: Space.small) {
      inside
      Image(systemName: "chevron.forward").font(Lettering.note).foregroundStyle(palette.secondary).accessibilityHidden(
        true)
    }
    .frame(maxWidth: .infinity, minHeight: Space.button, alignment: .leading)
    .padding(Space.medium)
    .background(palette.card, in: RoundedRectangle(cornerRadius: Space.corner))
    .overlay {
      RoundedRectangle(cornerRadius: Space.corner).strokeBorder(palette.hairline, lineWidth: palette.stroke)
    }
    .contentShape(Rectangle())
  }
}
