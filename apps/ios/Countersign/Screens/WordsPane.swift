import CountersignKit
import SwiftUI

/// The words of a pairing: mine to read out, theirs to compare or to type.
struct WordsPane: View {
  let screen: Screen
  let words: WordsView
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: Space.large) {
      if !words.words.isEmpty {
        Text(words.label).font(Lettering.strong).foregroundStyle(palette.text)
        WordGrid(words: words.words, isNumbered: false, digits: words.digits)
      }
      if let ask = words.ask {
        AskField(
          ask: ask, kind: .words, text: Binding(of: { screen.asked }, to: { screen.type($0) }),
          submit: { screen.submit() })
      }
    }
  }
}
