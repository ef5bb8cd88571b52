import CountersignKit
import SwiftUI

/// A check under way: who, which number to dial, my code where its turn has come, and the field for theirs.
struct CallPane: View {
  let screen: Screen
  let call: CallView

  var body: some View {
    VStack(alignment: .leading, spacing: Space.wide) {
      PersonLine(person: call.person)
      if let number = call.number { DialCard(dial: number) }
      if let code = call.code { RingView(code: code) }
      if let ask = call.ask {
        AskField(
          // With the telephone at the ear the next thing is to type, unless my own code is to be read out first.
          ask: ask, kind: .digits, isFirst: call.code == nil,
          text: Binding(of: { screen.asked }, to: { screen.type($0) }),
          submit: { screen.submit() })
      }
    }
  }
}

extension Screen {
  /// What stands in the field for their code, their words or their message now.
  var asked: String {
    switch content {
    case .call(let call): call.ask?.typed ?? ""
    case .words(let words): words.ask?.typed ?? ""
    case .exchange(let exchange): exchange.incoming
    default: ""
    }
  }
}

/// My code alone, once theirs has passed.
struct MinePane: View {
  let call: CallView

  var body: some View {
    VStack(alignment: .leading, spacing: Space.wide) {
      PersonLine(person: call.person)
      if let code = call.code { RingView(code: code) }
    }
  }
}

/// The saved number. It is dialled by a tap, so that nobody types one that a stranger said.
struct DialCard: View {
  let dial: DialView
  @Environment(\.palette) private var palette
  @Environment(\.openURL) private var open

  var body: some View {
    VStack(alignment: .leading, spacing: Space.small) {
      Text(dial.label).font(Lettering.body).foregroundStyle(palette.text)
      Button {
        if let telephone = dial.telephone { open(telephone) }
      } label: {
        Label(dial.number, systemImage: "phone").font(Lettering.heading.monospacedDigit())
      }
      .buttonStyle(ActionStyle(weight: .secondary))
      .disabled(dial.telephone == nil)
      Text(dial.origin).font(Lettering.note).foregroundStyle(palette.secondary)
    }
  }
}

extension DialView {
  /// The number as the telephone takes it.
  var telephone: URL? {
    let digits = number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
    return digits.isEmpty ? nil : URL(string: "tel:\(digits)")
  }
}
