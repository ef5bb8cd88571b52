import CountersignKit
import SwiftUI

/// The screen on top, in the colours that were chosen, and the cover over it whenever the app is not in front.
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
      // The system keeps a picture of what is shown now for its list of apps.
      if phase != .active { CoverView() }
    }
    .environment(\.palette, palette)
    .environment(\.texts, phone.app.desk.texts)
    .environment(\.camera, phone.shell.eye)
    .environment(\.locale, Locale(identifier: phone.app.desk.texts.language))
    .preferredColorScheme(theme.scheme)
    .tint(palette.primary)
    .simultaneousGesture(TapGesture().onEnded { phone.app.stir() })
    .sheet(item: $shell.sharing) { sharing in
      ShareSheet(sharing: sharing)
    }
    .onChange(of: phase, initial: true) { _, now in
      switch now {
      case .background: phone.app.leave()
      case .active: phone.app.comeBack()
      // Also while the system asks for a face: that is no leaving.
      case .inactive: break
      @unknown default: phone.app.leave()
      }
    }
    .onChange(of: showsCode, initial: true) { _, shows in
      UIApplication.shared.isIdleTimerDisabled = shows
    }
    .task(id: phase == .active) {
      if phase == .active { await phone.app.run() }
    }
  }

  /// Whether something is shown that another person reads or types off, for which the display has to stay on.
  private var showsCode: Bool {
    switch phone.app.top?.content {
    case .call(let call), .mine(let call): call.code != nil
    case .exchange, .words: true
    case .opening, .form, .home, .choose, .verdict, .person, .journal, .settings, .facts, nil: false
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

/// What stands over everything while the app is not in front: nothing but the mark.
struct CoverView: View {
  @Environment(\.palette) private var palette

  var body: some View {
    ZStack {
      palette.paper.ignoresSafeArea()
      MarkView(side: 96)
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
