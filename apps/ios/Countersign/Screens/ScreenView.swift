import CountersignKit
import SwiftUI

/// Shows whatever screen is on top, by the kind of what it shows.
struct ScreenView: View {
  let screen: Screen

  var body: some View {
    let frame = screen.frame
    Group {
      switch screen.content {
      case .opening: OpeningPane(title: frame.title)
      case .verdict(let verdict): VerdictPane(screen: screen, verdict: verdict)
      case .form(let question):
        Page(screen: screen) {
          FormPane(screen: screen, question: question)
          if screen is AboutScreen { LicencesView() }
        }
      case .home(let home): Page(screen: screen) { HomePane(screen: screen, home: home) }
      case .choose(let roll): Page(screen: screen) { RollView(roll: roll, screen: screen) }
      case .call(let call): Page(screen: screen) { CallPane(screen: screen, call: call) }
      case .mine(let call): Page(screen: screen) { MinePane(call: call) }
      case .exchange(let exchange): Page(screen: screen) { ExchangePane(screen: screen, exchange: exchange) }
      case .words(let words): Page(screen: screen) { WordsPane(screen: screen, words: words) }
      case .person(let person): Page(screen: screen) { PersonPane(screen: screen, person: person) }
      case .journal(let journal): Page(screen: screen) { JournalPane(screen: screen, journal: journal) }
      case .settings(let settings): Page(screen: screen) { SettingsPane(screen: screen, settings: settings) }
      case .facts(let facts): Page(screen: screen) { FactsView(facts: facts) }
      }
    }
    .onAppear { announce(screen.spoken) }
    .onChange(of: screen.spoken) { before, now in announce(now.filter { !before.contains($0) }) }
    // Two fingers drawn to and fro, with VoiceOver.
    .accessibilityAction(.escape) { screen.goBack() }
  }

  /// Says it before all else: a verdict must not wait until the buttons were read.
  private func announce(_ sentences: [String]) {
    guard !sentences.isEmpty else { return }
    var words = AttributedString(sentences.joined(separator: " "))
    words.accessibilitySpeechAnnouncementPriority = .high
    AccessibilityNotification.Announcement(words).post()
  }
}

/// What all screens but a verdict have: the way back, the title, sentences, their own part, and the steps at the bottom.
struct Page<Inside: View>: View {
  let screen: Screen
  @ViewBuilder let inside: Inside
  @Environment(\.palette) private var palette

  private var frame: CountersignKit.Frame { screen.frame }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Space.large) {
        Text(frame.title)
          .font(Lettering.title)
          .foregroundStyle(palette.text)
          .accessibilityAddTraits(.isHeader)
        ForEach(frame.paragraphs.indices, id: \.self) { place in
          Text(frame.paragraphs[place]).font(Lettering.body).foregroundStyle(palette.text)
        }
        if let notice = frame.notice { NoticeView(notice: notice) }
        inside
        if let busy = frame.busy { BusyView(text: busy, progress: frame.progress) }
      }
      .frame(maxWidth: Space.column, alignment: .leading)
      .frame(maxWidth: .infinity)
      .padding(.horizontal, Space.margin)
      .padding(.vertical, Space.large)
    }
    .scrollDismissesKeyboard(.interactively)
    .safeAreaInset(edge: .top, spacing: 0) { top }
    .safeAreaInset(edge: .bottom, spacing: 0) { bottom }
    .background(palette.paper.ignoresSafeArea())
    .simultaneousGesture(BackSwipe.gesture { if frame.back != nil { screen.goBack() } })
  }

  @ViewBuilder private var top: some View {
    if let back = frame.back {
      HStack {
        Button {
          screen.goBack()
        } label: {
          Label(back, systemImage: "chevron.backward")
            .font(Lettering.body)
            .frame(minHeight: Space.button)
            .contentShape(Rectangle())
        }
        .keyboardShortcut(.cancelAction)
        Spacer()
      }
      .padding(.horizontal, Space.margin)
      .background(palette.paper)
    }
  }

  @ViewBuilder private var bottom: some View {
    if frame.primary != nil || !frame.others.isEmpty {
      StepButtons(screen: screen, frame: frame)
        .frame(maxWidth: Space.column)
        .frame(maxWidth: .infinity)
        .padding(.horizontal, Space.margin)
        .padding(.vertical, Space.medium)
        .background(palette.paper)
        .overlay(alignment: .top) { palette.hairline.frame(height: palette.stroke) }
    }
  }
}

/// The swipe from the left edge that leads back on this system.
@MainActor
enum BackSwipe {
  /// How far from the edge it may begin.
  private static let edge: CGFloat = 24
  /// How far it has to go.
  private static let reach: CGFloat = 80

  static func gesture(_ back: @escaping () -> Void) -> some Gesture {
    DragGesture(minimumDistance: edge).onEnded { drag in
      let isBack = drag.startLocation.x < edge && drag.translation.width > reach
      if isBack, abs(drag.translation.height) < reach { back() }
    }
  }
}

/// The first moment.
struct OpeningPane: View {
  let title: String
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(spacing: Space.wide) {
      MarkView(side: 96)
      ProgressView()
      Text(title).font(Lettering.body).foregroundStyle(palette.secondary)
    }
    .frame(maxWidth: .infinity, maxHeight: .infinity)
    .accessibilityElement(children: .combine)
  }
}
