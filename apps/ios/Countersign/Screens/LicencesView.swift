import CountersignKit
import SwiftUI

/// The licences of what the app is built from, whose texts have to go with it. `cargo xtask package apple` writes them down.
struct LicencesView: View {
  /// A text for each, since all of them in one would be drawn at once.
  @State private var parts: [String] = []
  @Environment(\.palette) private var palette
  @Environment(\.texts) private var texts

  var body: some View {
    DisclosureGroup(texts.say(.aboutOthers)) {
      LazyVStack(alignment: .leading, spacing: Space.medium) {
        ForEach(parts.indices, id: \.self) { place in
          Text(parts[place]).font(Lettering.note).foregroundStyle(palette.secondary)
        }
      }
    }
    .font(Lettering.body)
    .onAppear {
      let file = Bundle.main.url(forResource: "licences", withExtension: "txt")
      let text = file.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
      parts = text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
    }
  }
}
