import CountersignKit
import SwiftUI

/// One person: what is known, and what can be done.
struct PersonPane: View {
  let screen: Screen
  let person: PersonPage

  var body: some View {
    VStack(alignment: .leading, spacing: Space.wide) {
      if let row = person.row { PersonLine(person: row) }
      FactsView(facts: person.facts)
      VStack(spacing: Space.small) {
        ForEach(person.actions.indices, id: \.self) { place in
          let action = person.actions[place]
          Button(action.label, role: action.destroys ? .destructive : nil) { screen.pick(place) }
            .buttonStyle(ActionStyle(weight: .secondary, destroys: action.destroys))
            .disabled(!action.isEnabled)
        }
      }
    }
  }
}
