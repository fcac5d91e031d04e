// swift-tools-version: 6.1
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: a Swift target under `Sources` with the settings all rooms share.
func room(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil,
  exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: swiftSettings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

let package = Package(
  name: "pipeline",
  products: [
    .executable(name: "pipeline", targets: ["PipelineCommand"]),
    .library(name: "Pipeline", targets: ["Pipeline"]),
    .library(
      name: "PipelineRooms",
      targets: [
        "Text", "Bitext", "Embeddings", "Terminology", "Quotations", "Summaries", "Editions",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CICU", dependencies: ["CICUSystem"]),
    .target(name: "CCURL"),
    room("ICU", ["CICU"]),
    room(
      "Text", ["ICU", "CMD4C", "CGumbo", "CSnowball", "CXML", "CYAML"],
      resources: [.embedInCode("Resources")]),
    room("Bitext", ["Text", "CZlib"], resources: [.embedInCode("Resources")]),
    room("Embeddings", ["Text", "Bitext", "CCURL"]),
    room("Terminology", ["Text", "Bitext"], resources: [.embedInCode("Resources")]),
    room("Quotations", ["Text", "Bitext"], resources: [.embedInCode("Resources")]),
    room(
      "Summaries", ["Text", "Bitext", "Terminology"], resources: [.embedInCode("Resources")]),
    room(
      "Editions",
      ["Text", "Bitext", "Terminology", "Quotations", "Summaries", "ICU", "CXML"],
      resources: [.embedInCode("Resources")], exclude: ["Schemas"]),
    room(
      "Pipeline",
      [
        "Text", "ICU", "Bitext", "Embeddings", "Terminology", "Quotations", "Summaries", "Editions",
      ]),
    .executableTarget(
      name: "PipelineCommand",
      dependencies: [
        "Pipeline", "Bitext", "Editions", "Embeddings", "Quotations", "Summaries", "Terminology",
        "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "AlignerTraining",
      dependencies: [
        "Bitext", "Pipeline", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "SplitterTraining",
      dependencies: [
        "Pipeline", "Text", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .target(name: "Regression", swiftSettings: swiftSettings),
    .executableTarget(
      name: "TermTraining",
      dependencies: [
        "Bitext", "Pipeline", "Regression", "Terminology", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "OriginalTraining",
      dependencies: [
        "Bitext", "Pipeline", "Quotations", "Regression",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "SummaryTraining",
      dependencies: [
        "Pipeline", "Quotations", "Regression", "Summaries", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "LexiconTraining",
      dependencies: [
        "Bitext", "Editions", "Pipeline", "Regression", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "TestSupport", dependencies: ["Text"], path: "Tests/TestSupport",
      swiftSettings: swiftSettings),
    tests("TextTests", ["Text", "ICU", "TestSupport"]),
    tests("BitextTests", ["Bitext", "Text", "TestSupport"]),
    tests("EmbeddingsTests", ["Embeddings", "Bitext", "Text", "TestSupport"]),
    tests("TerminologyTests", ["Terminology", "Bitext", "Text", "TestSupport"]),
    tests("QuotationsTests", ["Quotations", "Bitext", "Text", "TestSupport"]),
    tests("SummariesTests", ["Summaries", "Terminology", "Bitext", "Text", "TestSupport"]),
    tests(
      "EditionsTests",
      ["Editions", "Summaries", "Quotations", "Terminology", "Bitext", "Text", "TestSupport"]),
    tests(
      "PipelineTests",
      ["Pipeline", "Editions", "Bitext", "Quotations", "Terminology", "Text", "TestSupport"],
      exclude: [
        "Quotations/en.quotes", "Quotations/fr-held.quotes", "Quotations/fr.quotes",
        "Quotations/it-held.quotes", "Quotations/it.quotes",
      ]),
    tests("CommandTests", ["PipelineCommand", "TestSupport"], exclude: ["Cases"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
