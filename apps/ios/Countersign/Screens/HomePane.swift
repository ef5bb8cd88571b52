import CountersignKit
import SwiftUI

/// The first screen: who placed this call? Below, the people, and pairing with one more.
struct HomePane: View {
  let screen: Screen
  let home: HomeView
  @Environment(\.palette) private var palette

  private var model: HomeScreen? { screen as? HomeScreen }
  /// Nobody is paired yet: then that is the one thing to do.
  private var isAlone: Bool { home.roll.rows.isEmpty && home.roll.search.isEmpty && !home.roll.empty.isEmpty }

  var body: some View {
    VStack(alignment: .leading, spacing: Space.wide) {
      VStack(spacing: Space.medium) {
        DoorButton(door: home.theyCalled, symbol: "arrow.down.left", isSubdued: isAlone) { model?.theyCalled() }
        DoorButton(door: home.iAmCalling, symbol: "arrow.up.right", isSubdued: isAlone) { model?.iAmCalling() }
      }
      RollView(roll: home.roll, screen: screen)
      Button(home.pair) { model?.pair() }
        .buttonStyle(ActionStyle(weight: isAlone ? .primary : .secondary))
      ViewThatFits(in: .horizontal) {
        HStack(spacing: Space.small) { rest.fixedSize(horizontal: true, vertical: false) }
        VStack(spacing: Space.small) { rest }
      }
      .frame(maxWidth: .infinity)
    }
  }

  @ViewBuilder private var rest: some View {
    Group {
      Button {
        model?.journal()
      } label: {
        Label(home.journal, systemImage: "list.bullet")
      }
      Button {
        model?.settings()
      } label: {
        Label(home.settings, systemImage: "gearshape")
      }
      Button {
        model?.lock()
      } label: {
        Label(home.lock, systemImage: "lock")
      }
    }
    .buttonStyle(ActionStyle(weight: .quiet))
  }
}

/// One of the two big buttons.
struct DoorButton: View {
  let door: HomeView.Door
  let symbol: String
  let isSubdued: Bool
  let open: @MainActor () -> Void
  @Environment(\.palette) private var palette

  var body: some View {
    Button(action: open) {
      HStack(spacing: Space.large) {
        Image(systemName: symbol).font(Lettering.title).accessibilityHidden(true)
        VStack(alignment: .leading, spacing: Space.tight) {
          Text(door.title).font(Lettering.heading)
          Text(door.detail).font(Lettering.body)
        }
        .frame(maxWidth: .infinity, alignment: .leading)
      }
      .multilineTextAlignment(.leading)
      .foregroundStyle(isSubdued ? palette.primary : palette.onPrimary)
      .padding(Space.large)
      .frame(maxWidth: .infinity, minHeight: Space.door)
      .background(isSubdued ? palette.card : palette.primary, in: RoundedRectangle(cornerRadius: Space.corner))
      .overlay {
        RoundedRectangle(cornerRadius: Space.corner).strokeBorder(palette.primary, lineWidth: palette.stroke)
      }
      .contentShape(Rectangle())
    }
    .buttonStyle(.plain)
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(.isButton)
  }
}
