import CountersignKit
import SwiftUI

/// The screen on top, in the colours that were chosen.
struct RootView: View {
  let phone: Phone
  @Environment(\.scenePhase) private var phase
  @Environment(\.colorScheme) private var scheme
  @Environment(\.colorSchemeContrast) private var contrast

  private var theme: Theme { phone.app.desk.preferences.theme }

  private var palette: Palette {
    Palette.of(scheme, highContrast: theme == .highContrast || contrast == .increased)
  }

  var body: some View {
    @Bindable var shell = phone.shell
    ZStack {
      palette.paper.ignoresSafeArea()
      if let screen = phone.app.top {
        ScreenView(screen: screen)
          .id(ObjectIdentifier(screen))
      }
    }
    .environment(\.palette, palette)
    .environment(\.texts, phone.app.desk.texts)
    .environment(\.camera, phone.shell.eye)
    .environment(\.locale, Locale(identifier: phone.app.desk.texts.language))
    .preferredColorScheme(theme.scheme)
    .tint(palette.primary)
    .simultaneousGesture(TapGesture().onEnded { phone.app.stir() })
    .simultaneousGesture(DragGesture().onEnded { _ in phone.app.stir() })
    .sheet(item: $shell.sharing) { sharing in
      ShareSheet(sharing: sharing)
    }
    .onChange(of: phase, initial: true) { _, now in
      switch now {
      case .background: phone.leave()
      case .active: phone.app.comeBack()
      // Also while the system asks for a face: that is no leaving.
      case .inactive: break
      @unknown default: phone.leave()
      }
    }
    .onChange(of: phone.app.isLocked) { _, isLocked in
      if isLocked { phone.shell.sharing = nil }
    }
    .onChange(of: palette, initial: true) { _, palette in phone.cover.palette = palette }
    .onChange(of: showsCode, initial: true) { _, shows in
      UIApplication.shared.isIdleTimerDisabled = shows
    }
    .task(id: phase == .active) {
      if phase == .active { await phone.app.run() }
    }
  }

  /// Whether something is shown that a person reads, types or writes off, for which the display has to stay on.
  private var showsCode: Bool {
    switch phone.app.top?.content {
    case .call(let call), .mine(let call): call.code != nil
    case .exchange, .words: true
    // Twelve words take longer to write down than a display stays on.
    case .form(let question): !question.words.isEmpty
    case .opening, .home, .choose, .verdict, .person, .journal, .settings, .facts, nil: false
    }
  }
}

extension Theme {
  /// The system's word for it; none where the system decides.
  fileprivate var scheme: ColorScheme? {
    switch self {
    case .light: .light
    case .dark: .dark
    case .system, .highContrast: nil
    }
  }
}

/// What is shown where the system gives the app no folder; without one no screen can begin.
struct NoFolderView: View {
  let trouble: any Error
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(spacing: Space.wide) {
      MarkView(side: 64)
      Text(trouble.localizedDescription)
        .font(Lettering.body)
        .foregroundStyle(palette.text)
        .multilineTextAlignment(.center)
    }
    .padding(Space.margin)
  }
}

/// The mark of the app.
struct MarkView: View {
  let side: CGFloat
  @Environment(\.palette) private var palette

  var body: some View {
    Image("Mark")
      .resizable()
      .scaledToFit()
      .frame(width: side, height: side)
      .foregroundStyle(palette.primary)
      .accessibilityHidden(true)
  }
}
