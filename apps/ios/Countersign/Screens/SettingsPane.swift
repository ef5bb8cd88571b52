import CountersignKit
import SwiftUI

/// What can be set, each thing behind one line that says what is set now.
struct SettingsPane: View {
  let screen: Screen
  let settings: [Setting]
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: Space.small) {
      ForEach(settings.indices, id: \.self) { place in
        switch settings[place] {
        case .heading(let title):
          Text(title)
            .font(Lettering.heading)
            .foregroundStyle(palette.text)
            .padding(.top, Space.large)
            .accessibilityAddTraits(.isHeader)
        case .toggle(let title, let detail, let isOn):
          Toggle(isOn: Binding(of: { isOn }, to: { _ in screen.pick(place) })) {
            SettingWords(title: title, detail: detail, value: "")
          }
          .padding(Space.medium)
          .background(palette.card, in: RoundedRectangle(cornerRadius: Space.corner))
        case .opens(let title, let detail, let value, let isEnabled):
          Button {
            screen.pick(place)
          } label: {
            CardLabel { SettingWords(title: title, detail: detail, value: value) }
          }
          .buttonStyle(.plain)
          .disabled(!isEnabled)
        }
      }
    }
  }
}

/// The words of one line.
struct SettingWords: View {
  let title: String
  let detail: String
  let value: String
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: Space.tight) {
      Text(title).font(Lettering.strong).foregroundStyle(palette.text)
      Text(detail).font(Lettering.note).foregroundStyle(palette.secondary)
      if !value.isEmpty { Text(value).font(Lettering.body).foregroundStyle(palette.primary) }
    }
    .multilineTextAlignment(.leading)
    .frame(maxWidth: .infinity, alignment: .leading)
    .accessibilityElement(children: .combine)
  }
}
