// swift-tools-version: 6.0
import PackageDescription

// `cargo xtask bind swift` makes everything in `Generated`, for just the library beside it. Nothing of it is committed.

#if os(Linux)
  // A module map of our own: the generated one names Apple's modules.
  let library = Target.systemLibrary(name: "CountersignFFI", path: "Linux/CountersignFFI")
#else
  let library = Target.binaryTarget(
    name: "CountersignFFI", path: "Generated/CountersignFFI.xcframework")
#endif

let package = Package(
  name: "CountersignKit",
  // What `@Observable` takes.
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [
    .library(name: "CountersignKit", targets: ["CountersignKit"]),
    .library(name: "CountersignContracts", targets: ["CountersignContracts"]),
  ],
  targets: [
    library,
    .target(
      name: "CountersignCore",
      dependencies: ["CountersignFFI"],
      path: "Generated/CountersignCore",
      // What UniFFI generates does not keep to Swift 6's rules of concurrency; it locks by itself.
      swiftSettings: [.swiftLanguageMode(.v5)]
    ),
    .target(name: "CountersignTexts", path: "Generated/CountersignTexts"),
    .target(name: "CountersignKit", dependencies: ["CountersignCore", "CountersignTexts"]),
    .target(name: "CountersignContracts", dependencies: ["CountersignKit"]),
    .testTarget(
      name: "CountersignKitTests",
      dependencies: ["CountersignKit", "CountersignContracts", "CountersignCore"]
    ),
    // One of two phones that meet, for a story with a program of another language.
    .executableTarget(
      name: "Meeting", dependencies: ["CountersignKit", "CountersignContracts", "CountersignCore"],
      path: "Tests/Meeting"),
    // What calls cost, for the bench.
    .executableTarget(name: "Cost", dependencies: ["CountersignCore"], path: "Tests/Cost"),
  ]
)
