import CountersignKit
import SwiftUI

/// A few words on a tinted ground.
struct BadgeView: View {
  let text: String
  var tone = Tone.plain
  /// On a verdict: its ink; the ground is only outlined then.
  var on: Color?
  @Environment(\.palette) private var palette

  var body: some View {
    Text(text)
      .font(Lettering.note.weight(.semibold))
      .foregroundStyle(on ?? palette.ink(tone))
      .padding(.horizontal, Space.small)
      .padding(.vertical, Space.tight)
      .background(on == nil ? palette.surface(tone) : .clear, in: Capsule())
      .overlay {
        if let border = on ?? (palette.isHighContrast ? palette.text : nil) {
          Capsule().strokeBorder(border, lineWidth: palette.stroke)
        }
      }
  }
}

extension Badge {
  /// How far such a pairing can be relied on.
  var tone: Tone {
    switch self {
    case .inPerson, .byWords: .good
    case .remote: .warning
    }
  }
}

/// A sentence that stands out: what happened, what is safe, what to do.
struct NoticeView: View {
  let notice: Notice
  @Environment(\.palette) private var palette

  var body: some View {
    HStack(alignment: .firstTextBaseline, spacing: Space.small) {
      Image(systemName: symbol).accessibilityHidden(true)
      Text(notice.text).frame(maxWidth: .infinity, alignment: .leading)
    }
    .font(Lettering.body)
    .foregroundStyle(palette.ink(notice.tone))
    .padding(Space.medium)
    .background(palette.surface(notice.tone), in: RoundedRectangle(cornerRadius: Space.corner))
    .overlay {
      if palette.isHighContrast {
        RoundedRectangle(cornerRadius: Space.corner).strokeBorder(palette.text, lineWidth: palette.stroke)
      }
    }
    .accessibilityElement(children: .combine)
  }

  private var symbol: String {
    switch notice.tone {
    case .plain, .info: "info.circle"
    case .good: "checkmark.circle"
    case .warning: "exclamationmark.triangle"
    case .error: "xmark.octagon"
    }
  }
}

/// What is under way, with how far it is where that is known.
struct BusyView: View {
  let text: String
  let progress: Double?
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: Space.small) {
      if let progress {
        ProgressView(value: progress)
      } else {
        ProgressView()
      }
      Text(text).font(Lettering.body).foregroundStyle(palette.secondary)
    }
    .accessibilityElement(children: .combine)
    .onChange(of: text, initial: true) { _, text in
      AccessibilityNotification.Announcement(text).post()
    }
  }
}

/// What is known, in two columns that become one where the type is large.
struct FactsView: View {
  let facts: [Fact]
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: Space.medium) {
      ForEach(facts.indices, id: \.self) { place in
        let fact = facts[place]
        ViewThatFits(in: .horizontal) {
          HStack(alignment: .firstTextBaseline, spacing: Space.large) {
            name(fact).fixedSize()
            Spacer(minLength: Space.large)
            value(fact).fixedSize()
          }
          VStack(alignment: .leading, spacing: Space.tight) {
            name(fact)
            value(fact)
          }
          .frame(maxWidth: .infinity, alignment: .leading)
        }
        .accessibilityElement(children: .combine)
      }
    }
  }

  private func name(_ fact: Fact) -> some View {
    Text(fact.name).font(Lettering.note).foregroundStyle(palette.secondary)
  }

  private func value(_ fact: Fact) -> some View {
    Text(fact.value).font(Lettering.body).foregroundStyle(palette.ink(fact.tone))
  }
}

/// Words that are written down or read aloud, each with its number where their order counts.
struct WordGrid: View {
  let words: [String]
  let isNumbered: Bool
  /// The digits that stand for each word in any language, where they do.
  var digits: [String] = []
  @Environment(\.palette) private var palette

  /// As many columns as there is room for words.
  private var column: GridItem { GridItem(.adaptive(minimum: isNumbered ? 140 : 200), alignment: .leading) }

  var body: some View {
    LazyVGrid(columns: [column], spacing: Space.medium) {
      ForEach(words.indices, id: \.self) { place in
        HStack(alignment: .firstTextBaseline, spacing: Space.small) {
          if isNumbered {
            Text(String(place + 1)).font(Lettering.note.monospacedDigit()).foregroundStyle(palette.secondary)
          }
          Text(words[place]).font(isNumbered ? Lettering.letters : Lettering.largeLetters).foregroundStyle(palette.text)
          if digits.indices.contains(place) {
            Text(digits[place])
              .font(Lettering.body.monospacedDigit())
              .foregroundStyle(palette.secondary)
              .accessibilityLabel(digits[place].map(String.init).joined(separator: " "))
          }
        }
        .accessibilityElement(children: .combine)
      }
    }
    .padding(Space.large)
    .background(palette.card, in: RoundedRectangle(cornerRadius: Space.corner))
    .overlay {
      RoundedRectangle(cornerRadius: Space.corner).strokeBorder(palette.hairline, lineWidth: palette.stroke)
    }
    .privacySensitive()
  }
}
