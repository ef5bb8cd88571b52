// swift-tools-version: 6.0
import PackageDescription

// Types the app's sources against stand-ins for Apple's modules, where those are not: signatures as Apple documents them, and
// nothing behind them. `cargo xtask test ios` lays this out beside the app's sources and `bindings/swift`; no app is built
// with it. Each module holds just what the app uses.

let stubs = [
  "AVFoundation", "CoreGraphics", "CoreHaptics", "LocalAuthentication", "PhotosUI", "Security", "SwiftUI", "UIKit",
  "UniformTypeIdentifiers",
]
let needs: [String: [Target.Dependency]] = [
  "AVFoundation": ["CoreGraphics", "UIKit"], "PhotosUI": ["SwiftUI", "UniformTypeIdentifiers"],
  "SwiftUI": ["CoreGraphics", "UIKit", "UniformTypeIdentifiers"], "UIKit": ["CoreGraphics"],
]

let package = Package(
  name: "CountersignTyped",
  dependencies: [.package(name: "CountersignKit", path: "../package")],
  targets: stubs.map { .target(name: $0, dependencies: needs[$0] ?? []) } + [
    .target(
      name: "Countersign",
      dependencies: [.product(name: "CountersignKit", package: "CountersignKit")]
        + stubs.map { .init(stringLiteral: $0) },
      path: "Countersign",
      exclude: ["Resources", "Info.plist", "Countersign.entitlements"]),
    // No test target: that would be linked, and there is nothing to link with.
    .target(
      name: "CountersignTests",
      dependencies: ["Countersign", .product(name: "CountersignKit", package: "CountersignKit")],
      path: "CountersignTests"),
  ]
)
