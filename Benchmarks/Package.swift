// swift-tools-version: 6.1
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The shared libraries that `pipeline` links. `run` compares them with those of the real program.
let pipelineLibraries = [
  "icui18n", "icuuc", "md4c", "gumbo", "xml2", "stemmer", "yaml", "stdc++", "m",
]

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "pipeline", path: "..")],
  targets: [
    // What the stages are compared with: ICU, called from C++ without anything around it.
    .target(name: "CReference", linkerSettings: [.linkedLibrary("icuuc")]),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "CReference",
        .product(name: "Pipeline", package: "pipeline"),
        .product(name: "PipelineRooms", package: "pipeline"),
      ],
      swiftSettings: swiftSettings),
    // A Swift program that does nothing, with the libraries of `pipeline`.
    .executableTarget(
      name: "empty", swiftSettings: swiftSettings,
      linkerSettings: pipelineLibraries.map { .linkedLibrary($0) }),
    // Runs a program once and tells its time and memory. In C, so that it is small itself: the
    // peak memory of a process counts what its parent had before `exec`.
    .executableTarget(name: "launch"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
