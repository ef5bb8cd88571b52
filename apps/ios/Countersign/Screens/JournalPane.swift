import CountersignKit
import SwiftUI

/// What happened, newest first; narrowed by person, result and time.
struct JournalPane: View {
  let screen: Screen
  let journal: JournalView
  @Environment(\.palette) private var palette

  private var model: JournalScreen? { screen as? JournalScreen }

  var body: some View {
    VStack(alignment: .leading, spacing: Space.large) {
      ForEach(journal.filters.indices, id: \.self) { place in
        FilterPicker(filter: journal.filters[place]) { model?.filter(place, to: $0) }
      }
      if !journal.empty.isEmpty { Text(journal.empty).font(Lettering.body).foregroundStyle(palette.secondary) }
      LazyVStack(alignment: .leading, spacing: Space.small) {
        ForEach(journal.rows.indices, id: \.self) { place in
          let record = journal.rows[place]
          if !record.day.isEmpty {
            Text(record.day)
              .font(Lettering.note.weight(.semibold))
              .foregroundStyle(palette.secondary)
              .accessibilityAddTraits(.isHeader)
          }
          Button {
            screen.pick(place)
          } label: {
            CardLabel { RecordLine(record: record) }
          }
          .buttonStyle(.plain)
        }
      }
      if journal.hasMore {
        Button(journal.more) { model?.more() }.buttonStyle(ActionStyle(weight: .secondary))
      }
    }
  }
}

/// One record: its time, its sign, whom it is about and what happened.
struct RecordLine: View {
  let record: RecordRow
  @Environment(\.palette) private var palette
  @ScaledMetric(relativeTo: .callout) private var side: CGFloat = 24

  var body: some View {
    HStack(alignment: .firstTextBaseline, spacing: Space.medium) {
      Text(record.time).font(Lettering.note.monospacedDigit()).foregroundStyle(palette.secondary)
      if let sign = record.sign {
        SignView(sign: sign, side: side, colour: palette.ink(record.tone))
          .alignmentGuide(.firstTextBaseline) { $0[.bottom] - side * 0.2 }
      }
      VStack(alignment: .leading, spacing: Space.tight) {
        if !record.name.isEmpty {
          Text(record.name).font(Lettering.strong).foregroundStyle(palette.text).lineLimit(2)
        }
        Text(record.what).font(Lettering.body).foregroundStyle(palette.ink(record.tone))
      }
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .multilineTextAlignment(.leading)
    .accessibilityElement(children: .combine)
  }
}

/// One filter, as the system lets choose of several.
struct FilterPicker: View {
  let filter: Filter
  let choose: @MainActor @Sendable (Int) -> Void
  @Environment(\.palette) private var palette

  var body: some View {
    HStack {
      Text(filter.label).font(Lettering.body).foregroundStyle(palette.text)
      Spacer()
      Picker(filter.label, selection: Binding(of: { filter.chosen }, to: choose)) {
        ForEach(filter.answers.indices, id: \.self) { place in
          Text(filter.answers[place]).tag(place)
        }
      }
      .pickerStyle(.menu)
    }
    .frame(minHeight: Space.button)
  }
}
