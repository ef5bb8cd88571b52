import CountersignKit
import PhotosUI
import SwiftUI

/// My message and their reading: a code and the camera below it, or the same messages as text; then ways to hand it on.
struct ExchangePane: View {
  let screen: Screen
  let exchange: ExchangeView
  @Environment(\.palette) private var palette
  @Environment(\.scenePhase) private var phase
  @State private var isPicking = false
  @State private var picked: PhotosPickerItem?
  @FocusState private var focused: Int?

  private var model: ExchangeScreen? { screen as? ExchangeScreen }

  var body: some View {
    VStack(alignment: .leading, spacing: Space.wide) {
      VStack(alignment: .leading, spacing: Space.small) {
        ViewThatFits(in: .horizontal) {
          HStack(spacing: Space.small) { badges }
          VStack(alignment: .leading, spacing: Space.small) { badges }
        }
        Text(exchange.instruction).font(Lettering.heading).foregroundStyle(palette.text)
      }
      if exchange.byText { texting } else { facing }
      VStack(spacing: Space.small) {
        sending
        reading
      }
    }
    .photosPicker(
      isPresented: $isPicking, selection: $picked, matching: .images, preferredItemEncoding: .compatible
    )
    .onChange(of: phase) { _, now in
      if now == .background { isPicking = false }
    }
    .onChange(of: picked) { _, item in
      guard let item else { return }
      picked = nil
      Task {
        // What cannot be fetched is no picture, and the screen says so.
        let picture = try? await item.loadTransferable(type: Data.self)
        model?.read(picture: picture ?? Data())
      }
    }
  }

  @ViewBuilder private var badges: some View {
    BadgeView(text: exchange.step, tone: .info)
    if !exchange.left.isEmpty { BadgeView(text: exchange.left) }
  }

  /// My code and the camera's picture, in view together: two phones that face each other need not be turned about. The code
  /// has the larger part, as the other phone reads it.
  @ViewBuilder private var facing: some View {
    VStack(alignment: .leading, spacing: Space.medium) {
      Text(exchange.codeLabel).font(Lettering.strong).foregroundStyle(palette.text)
      if let code = exchange.code {
        QrView(code: code, label: exchange.codeLabel)
          .containerRelativeFrame(.vertical) { height, _ in min(height * 0.5, 400) }
          .frame(maxWidth: .infinity)
      }
      CameraPane(isLive: exchange.showsCamera, words: exchange.cameraText)
    }
  }

  @ViewBuilder private var texting: some View {
    VStack(alignment: .leading, spacing: Space.medium) {
      Text(exchange.codeLabel).font(Lettering.strong).foregroundStyle(palette.text)
      Text(exchange.outgoing)
        .font(Lettering.letters)
        .foregroundStyle(palette.text)
        .frame(maxWidth: .infinity, alignment: .leading)
        .padding(Space.medium)
        .background(palette.card, in: RoundedRectangle(cornerRadius: Space.corner))
        .privacySensitive()
      if !exchange.incomingLabel.isEmpty { incoming }
    }
  }

  @ViewBuilder private var sending: some View {
    Button(exchange.copy) { model?.copy() }
      .buttonStyle(ActionStyle(weight: .secondary))
      .disabled(exchange.outgoing.isEmpty)
    Button(exchange.sharePicture) { model?.sharePicture() }
      .buttonStyle(ActionStyle(weight: .secondary))
      .disabled(exchange.outgoing.isEmpty)
  }

  @ViewBuilder private var reading: some View {
    PasteButton(payloadType: String.self) { texts in
      Task { @MainActor in
        if let text = texts.first { screen.type(text) }
      }
    }
    .buttonBorderShape(.roundedRectangle(radius: Space.corner))
    .accessibilityLabel(exchange.paste)
    Button(exchange.openPicture) { isPicking = true }
      .buttonStyle(ActionStyle(weight: .secondary))
  }

  private var incoming: some View {
    FieldView(
      field: Field(
        label: exchange.incomingLabel, value: exchange.incoming, placeholder: exchange.incomingHint, lines: 4),
      place: 0, focus: $focused, text: Binding(of: { screen.asked }, to: { screen.type($0) }),
      submit: { screen.submit() })
  }
}

/// The camera's picture with four corners to hold a code between, or why there is none.
struct CameraPane: View {
  let isLive: Bool
  let words: String
  @Environment(\.palette) private var palette
  @Environment(\.camera) private var camera
  @Environment(\.texts) private var texts

  var body: some View {
    VStack(alignment: .leading, spacing: Space.small) {
      if isLive, let camera {
        CameraPicture(camera: camera)
          .containerRelativeFrame(.vertical) { height, _ in min(height * 0.35, 400) }
          .clipShape(RoundedRectangle(cornerRadius: Space.corner))
          .overlay {
            CornersShape()
              .stroke(.white, style: StrokeStyle(lineWidth: 4, lineCap: .round, lineJoin: .round))
              .padding(Space.wide)
              .accessibilityHidden(true)
          }
          .accessibilityElement(children: .ignore)
          .accessibilityLabel(texts.say(.screenCameraPicture))
          .accessibilityAddTraits(.isImage)
        Text(words).font(Lettering.body).foregroundStyle(palette.secondary)
      } else if !words.isEmpty {
        Label(words, systemImage: "camera")
          .font(Lettering.body)
          .foregroundStyle(palette.text)
          .frame(maxWidth: .infinity, minHeight: Space.door, alignment: .leading)
          .padding(Space.large)
          .background(palette.surface(.plain), in: RoundedRectangle(cornerRadius: Space.corner))
      }
    }
    .frame(maxWidth: 400)
  }
}

/// Where to hold the other's code.
struct CornersShape: Shape {
  nonisolated func path(in rect: CGRect) -> Path {
    let arm = min(rect.width, rect.height) / 5
    var path = Path()
    for (x, inward) in [(rect.minX, arm), (rect.maxX, -arm)] {
      for (y, down) in [(rect.minY, arm), (rect.maxY, -arm)] {
        path.addLines([CGPoint(x: x, y: y + down), CGPoint(x: x, y: y), CGPoint(x: x + inward, y: y)])
      }
    }
    return path
  }
}
