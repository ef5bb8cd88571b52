import CountersignKit
import SwiftUI

/// A question with answers to choose or to type.
struct FormPane: View {
  let screen: Screen
  let question: Question
  @Environment(\.palette) private var palette
  /// The field that is typed in, by its place.
  @FocusState private var focused: Int?

  var body: some View {
    VStack(alignment: .leading, spacing: Space.large) {
      if !question.large.isEmpty {
        Text(question.large)
          .font(Lettering.title.monospacedDigit())
          .foregroundStyle(palette.text)
          .frame(maxWidth: .infinity)
          .multilineTextAlignment(.center)
          .padding(.vertical, Space.large)
      }
      if !question.words.isEmpty { WordGrid(words: question.words, isNumbered: true) }
      ForEach(question.choices.indices, id: \.self) { place in
        ChoiceCard(choice: question.choices[place]) { screen.choose(place) }
      }
      if !question.facts.isEmpty { FactsView(facts: question.facts) }
      ForEach(question.fields.indices, id: \.self) { place in
        FieldView(
          field: question.fields[place], place: place, focus: $focused,
          text: Binding(of: { screen.value(of: place) }, to: { screen.edit(place, $0) }),
          submit: { goOn(from: place) })
      }
    }
  }

  /// Return leads to the next field, and from the last one to the next step.
  private func goOn(from place: Int) {
    if question.fields.indices.contains(place + 1) { focused = place + 1 } else { screen.submit() }
  }
}

extension Screen {
  /// What stands in a field now.
  fileprivate func value(of field: Int) -> String {
    guard case .form(let question) = content, question.fields.indices.contains(field) else { return "" }
    return question.fields[field].value
  }
}

/// An answer of several, as a card.
struct ChoiceCard: View {
  let choice: Choice
  let choose: @MainActor () -> Void
  @Environment(\.palette) private var palette

  private var border: Color { choice.isChosen ? palette.primary : palette.line }

  var body: some View {
    Button(action: choose) {
      HStack(alignment: .firstTextBaseline, spacing: Space.medium) {
        Image(systemName: choice.isChosen ? "largecircle.fill.circle" : "circle")
          .foregroundStyle(choice.isEnabled ? palette.primary : palette.secondary)
          .accessibilityHidden(true)
        VStack(alignment: .leading, spacing: Space.tight) {
          Text(choice.title).font(Lettering.strong).foregroundStyle(choice.isEnabled ? palette.text : palette.secondary)
          if !choice.detail.isEmpty {
            Text(choice.detail).font(Lettering.body).foregroundStyle(palette.secondary)
          }
        }
        .frame(maxWidth: .infinity, alignment: .leading)
      }
      .multilineTextAlignment(.leading)
      .frame(minHeight: Space.button)
      .padding(Space.medium)
      .background(palette.card, in: RoundedRectangle(cornerRadius: Space.corner))
      .overlay {
        RoundedRectangle(cornerRadius: Space.corner)
          .strokeBorder(border, lineWidth: choice.isChosen ? 2 : palette.stroke)
      }
      .contentShape(Rectangle())
    }
    .buttonStyle(.plain)
    .disabled(!choice.isEnabled)
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(choice.isChosen ? [.isButton, .isSelected] : .isButton)
  }
}
