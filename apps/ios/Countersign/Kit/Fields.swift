import CountersignKit
import SwiftUI

/// A field of a form, with its label over it and what is wrong under it.
struct FieldView: View {
  let field: Field
  let place: Int
  let focus: FocusState<Int?>.Binding
  let text: Binding<String>
  let submit: @MainActor () -> Void
  @State private var isShown = false
  @Environment(\.scenePhase) private var phase
  @Environment(\.texts) private var texts
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: Space.small) {
      Text(field.label).font(Lettering.strong).foregroundStyle(palette.text).accessibilityHidden(true)
      HStack(spacing: Space.small) {
        input
          .font(field.isSecret || field.lines > 1 ? Lettering.letters : Lettering.body)
          .foregroundStyle(palette.text)
          .textInputAutocapitalization(.never)
          .autocorrectionDisabled()
          // No content type: nothing typed here is to be offered or kept by the system.
          .textContentType(nil)
          .submitLabel(.done)
          .onSubmit { submit() }
          .focused(focus, equals: place)
          .privacySensitive(field.isSecret)
          .accessibilityLabel(field.label)
          .accessibilityHint(field.error.isEmpty ? field.help : field.error)
        if field.isSecret { eye }
      }
      .frame(minHeight: Space.button)
      .padding(.horizontal, Space.medium)
      .background(palette.card, in: RoundedRectangle(cornerRadius: Space.corner))
      .overlay {
        RoundedRectangle(cornerRadius: Space.corner)
          .strokeBorder(field.error.isEmpty ? palette.line : palette.danger, lineWidth: palette.stroke)
      }
      if !field.help.isEmpty {
        Text(field.help).font(Lettering.note).foregroundStyle(palette.secondary).accessibilityHidden(true)
      }
      if !field.error.isEmpty { ErrorText(text: field.error) }
    }
    // Whoever takes the phone up again may be somebody else.
    .onChange(of: phase) { _, now in
      if now != .active { isShown = false }
    }
  }

  @ViewBuilder private var input: some View {
    if field.isSecret, !isShown {
      SecureField(field.placeholder, text: text)
    } else if field.lines > 1 {
      TextField(field.placeholder, text: text.onReturn(submit), axis: .vertical).lineLimit(field.lines...)
    } else {
      TextField(field.placeholder, text: text)
    }
  }

  private var eye: some View {
    Button {
      isShown.toggle()
    } label: {
      Image(systemName: isShown ? "eye.slash" : "eye").frame(minWidth: 44, minHeight: 44)
    }
    .accessibilityLabel(texts.say(isShown ? .screenHide : .screenShow))
  }
}

/// The field for six digits or three words.
struct AskField: View {
  /// What is asked for, which decides the keyboard.
  enum Kind { case digits, words }

  let ask: AskView
  let kind: Kind
  /// Whether typing is the first thing to do here.
  var isFirst = false
  let text: Binding<String>
  let submit: @MainActor () -> Void
  @Environment(\.palette) private var palette
  @FocusState private var isFocused: Bool

  var body: some View {
    VStack(alignment: .leading, spacing: Space.small) {
      Text(ask.label).font(Lettering.strong).foregroundStyle(palette.text).accessibilityHidden(true)
      TextField("", text: text.onReturn(submit), axis: kind == .digits ? .horizontal : .vertical)
        .font(kind == .digits ? Lettering.title.monospacedDigit() : Lettering.letters)
        .foregroundStyle(palette.text)
        .keyboardType(kind == .digits ? .numberPad : .default)
        .textInputAutocapitalization(.never)
        .autocorrectionDisabled()
        // Not `.oneTimeCode`: the system would offer whatever code came by message, and theirs comes by voice.
        .textContentType(nil)
        .submitLabel(.done)
        .onSubmit { submit() }
        .focused($isFocused)
        .privacySensitive()
        .accessibilityLabel(ask.label)
        .accessibilityHint(ask.error)
        .frame(minHeight: Space.button)
        .padding(.horizontal, Space.medium)
        .background(palette.card, in: RoundedRectangle(cornerRadius: Space.corner))
        .overlay {
          RoundedRectangle(cornerRadius: Space.corner)
            .strokeBorder(ask.error.isEmpty ? palette.line : palette.danger, lineWidth: palette.stroke)
        }
      if !ask.error.isEmpty { ErrorText(text: ask.error) }
    }
    .onAppear { isFocused = isFirst }
  }
}

/// What is wrong with what stands in a field.
struct ErrorText: View {
  let text: String
  @Environment(\.palette) private var palette

  var body: some View {
    Label(text, systemImage: "xmark.octagon")
      .font(Lettering.note)
      .foregroundStyle(palette.ink(.error))
  }
}
