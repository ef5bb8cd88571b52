extension View {
  // Layout.
  public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View {
    EmptyView()
  }
  public func frame(
    minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil,
    idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center
  ) -> some View { EmptyView() }
  public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { EmptyView() }
  public func padding(_ length: CGFloat) -> some View { EmptyView() }
  public func containerRelativeFrame(
    _ axes: Axis.Set, alignment: Alignment = .center, _ length: @escaping (CGFloat, Axis) -> CGFloat
  ) -> some View { EmptyView() }
  public func aspectRatio(_ aspectRatio: CGFloat? = nil, contentMode: ContentMode) -> some View { EmptyView() }
  public func scaledToFit() -> some View { EmptyView() }
  public func fixedSize() -> some View { EmptyView() }
  public func fixedSize(horizontal: Bool, vertical: Bool) -> some View { EmptyView() }
  public func alignmentGuide(
    _ g: VerticalAlignment, computeValue: @escaping (ViewDimensions) -> CGFloat
  ) -> some View { EmptyView() }
  public func ignoresSafeArea() -> some View { EmptyView() }
  public func safeAreaInset<V: View>(
    edge: VerticalEdge, alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> V
  ) -> some View { EmptyView() }
  public func id<ID: Hashable>(_ id: ID) -> some View { EmptyView() }
  public func tag<V: Hashable>(_ tag: V) -> some View { EmptyView() }

  // Looks.
  public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { EmptyView() }
  public func background<Background: View>(
    _ background: Background, alignment: Alignment = .center
  ) -> some View { EmptyView() }
  public func background<S: ShapeStyle, T: InsettableShape>(
    _ style: S, in shape: T, fillStyle: FillStyle = FillStyle()
  ) -> some View { EmptyView() }
  public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View {
    EmptyView()
  }
  public func clipShape<S: Shape>(_ shape: S, style: FillStyle = FillStyle()) -> some View { EmptyView() }
  public func contentShape<S: Shape>(_ shape: S, eoFill: Bool = false) -> some View { EmptyView() }
  public func opacity(_ opacity: Double) -> some View { EmptyView() }
  public func rotationEffect(_ angle: Angle) -> some View { EmptyView() }
  public func tint<S: ShapeStyle>(_ tint: S?) -> some View { EmptyView() }
  public func preferredColorScheme(_ colorScheme: ColorScheme?) -> some View { EmptyView() }
  public func animation<V: Equatable>(_ animation: Animation?, value: V) -> some View { EmptyView() }

  // Words.
  public func font(_ font: Font?) -> some View { EmptyView() }
  public func lineLimit(_ number: Int?) -> some View { EmptyView() }
  public func lineLimit(_ limit: PartialRangeFrom<Int>) -> some View { EmptyView() }
  public func minimumScaleFactor(_ factor: CGFloat) -> some View { EmptyView() }
  public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { EmptyView() }
  public func privacySensitive(_ sensitive: Bool = true) -> some View { EmptyView() }

  // Typing.
  public func keyboardType(_ type: UIKeyboardType) -> some View { EmptyView() }
  public func textContentType(_ textContentType: UITextContentType?) -> some View { EmptyView() }
  public func textInputAutocapitalization(_ autocapitalization: TextInputAutocapitalization?) -> some View {
    EmptyView()
  }
  public func autocorrectionDisabled(_ disable: Bool = true) -> some View { EmptyView() }
  public func submitLabel(_ submitLabel: SubmitLabel) -> some View { EmptyView() }
  public func onSubmit(_ action: @escaping () -> Void) -> some View { EmptyView() }
  public func focused(_ condition: FocusState<Bool>.Binding) -> some View { EmptyView() }
  public func focused<Value: Hashable>(_ binding: FocusState<Value>.Binding, equals value: Value) -> some View {
    EmptyView()
  }
  public func scrollDismissesKeyboard(_ mode: ScrollDismissesKeyboardMode) -> some View { EmptyView() }

  // Controls.
  public func disabled(_ disabled: Bool) -> some View { EmptyView() }
  public func buttonStyle<S: ButtonStyle>(_ style: S) -> some View { EmptyView() }
  public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { EmptyView() }
  public func buttonBorderShape(_ shape: ButtonBorderShape) -> some View { EmptyView() }
  public func pickerStyle<S: PickerStyle>(_ style: S) -> some View { EmptyView() }
  public func keyboardShortcut(_ shortcut: KeyboardShortcut) -> some View { EmptyView() }
  public func simultaneousGesture<T: Gesture>(_ gesture: T) -> some View { EmptyView() }
  public func sheet<Item: Identifiable, Content: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> Content
  ) -> some View { EmptyView() }

  // Life.
  public func environment<V>(_ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View {
    EmptyView()
  }
  public func onChange<V: Equatable>(
    of value: V, initial: Bool = false, _ action: @escaping (_ oldValue: V, _ newValue: V) -> Void
  ) -> some View { EmptyView() }
  public func onAppear(perform action: (() -> Void)? = nil) -> some View { EmptyView() }
  public func task<T: Equatable>(
    id value: T, priority: TaskPriority = .userInitiated,
    @_inheritActorContext _ action: @escaping @Sendable () async -> Void
  ) -> some View { EmptyView() }

  // Who reads with ears.
  public func accessibilityHidden(_ hidden: Bool) -> some View { EmptyView() }
  public func accessibilityLabel<S: StringProtocol>(_ label: S) -> some View { EmptyView() }
  public func accessibilityValue<S: StringProtocol>(_ valueDescription: S) -> some View { EmptyView() }
  public func accessibilityHint<S: StringProtocol>(_ hint: S) -> some View { EmptyView() }
  public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { EmptyView() }
  public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { EmptyView() }
  public func accessibilityAction(
    _ actionKind: AccessibilityActionKind = .default, _ handler: @escaping () -> Void
  ) -> some View { EmptyView() }
}

public struct TextInputAutocapitalization: Sendable {
  public static var never: TextInputAutocapitalization { fatalError() }
}

public struct SubmitLabel: Sendable {
  public static var done: SubmitLabel { fatalError() }
  public static var search: SubmitLabel { fatalError() }
}

public struct ScrollDismissesKeyboardMode: Sendable {
  public static var interactively: ScrollDismissesKeyboardMode { fatalError() }
}

public struct KeyboardShortcut: Sendable {
  public static let defaultAction = KeyboardShortcut()
  public static let cancelAction = KeyboardShortcut()
}

public struct AccessibilityTraits: SetAlgebra, Sendable {
  public static let isHeader = AccessibilityTraits()
  public static let isButton = AccessibilityTraits()
  public static let isSelected = AccessibilityTraits()
  public static let isImage = AccessibilityTraits()
  public static let updatesFrequently = AccessibilityTraits()

  public typealias Element = AccessibilityTraits
  public init() {}
  public func contains(_ member: AccessibilityTraits) -> Bool { fatalError() }
  public func union(_ other: AccessibilityTraits) -> AccessibilityTraits { fatalError() }
  public func intersection(_ other: AccessibilityTraits) -> AccessibilityTraits { fatalError() }
  public func symmetricDifference(_ other: AccessibilityTraits) -> AccessibilityTraits { fatalError() }
  public mutating func insert(
    _ newMember: AccessibilityTraits
  ) -> (inserted: Bool, memberAfterInsert: AccessibilityTraits) { fatalError() }
  public mutating func remove(_ member: AccessibilityTraits) -> AccessibilityTraits? { fatalError() }
  public mutating func update(with newMember: AccessibilityTraits) -> AccessibilityTraits? { fatalError() }
  public mutating func formUnion(_ other: AccessibilityTraits) { fatalError() }
  public mutating func formIntersection(_ other: AccessibilityTraits) { fatalError() }
  public mutating func formSymmetricDifference(_ other: AccessibilityTraits) { fatalError() }
}

public struct AccessibilityChildBehavior: Hashable, Sendable {
  public static let ignore = AccessibilityChildBehavior()
  public static let combine = AccessibilityChildBehavior()
}

public struct AccessibilityActionKind: Equatable, Sendable {
  public static let `default` = AccessibilityActionKind()
  public static let escape = AccessibilityActionKind()
}

public enum AccessibilityNotification {
  public struct Announcement {
    public init(_ announcement: AttributedString) { fatalError() }
    public init(_ announcement: String) { fatalError() }
    public func post() { fatalError() }
  }
}

extension AttributeScopes {
  public struct AccessibilityAttributes: AttributeScope {
    public let accessibilitySpeechAnnouncementPriority: AnnouncementPriorityAttribute

    public enum AnnouncementPriorityAttribute: CodableAttributedStringKey {
      public enum AnnouncementPriority: String, Codable, Hashable, Sendable {
        case low, `default`, high
      }

      public typealias Value = AnnouncementPriority
      public static let name = ""
    }
  }

  public var accessibility: AccessibilityAttributes.Type { AccessibilityAttributes.self }
}

extension AttributeDynamicLookup {
  public subscript<T: AttributedStringKey>(
    dynamicMember keyPath: KeyPath<AttributeScopes.AccessibilityAttributes, T>
  ) -> T { fatalError() }
}
