import Testing
import Text

@testable import Summaries

@Suite struct ResourceTests {
  static let lists: KeyValuePairs<String, [UInt8]> = [
    "openers.fr": PackageResources.openers_fr_txt,
    "openers.it": PackageResources.openers_it_txt,
    "openers.en": PackageResources.openers_en_txt,
    "function-words.fr": PackageResources.function_words_fr_txt,
    "function-words.it": PackageResources.function_words_it_txt,
    "function-words.en": PackageResources.function_words_en_txt,
    "person.fr": PackageResources.person_fr_txt,
    "person.it": PackageResources.person_it_txt,
    "person.en": PackageResources.person_en_txt,
    "weights": PackageResources.weights_tsv,
    "pair-weights": PackageResources.pair_weights_tsv,
  ]

  private static func bytes(of name: String) -> [UInt8] {
    lists.first { $0.key == name }?.value ?? []
  }

  @Test(arguments: lists.map(\.key))
  func sortedWithoutDuplicates(_ name: String) {
    let bytes = Self.bytes(of: name)
    let lines = ResourceTable(bytes).map { Array($0) }
    #expect(lines.count > 10, "\(name)")
    for (line, next) in zip(lines, lines.dropFirst()) {
      #expect(
        line.lexicographicallyPrecedes(next),
        "\(name): \(String(decoding: next, as: UTF8.self))")
    }
  }

  /// Lines are folded as texts are, else they never match.
  @Test(arguments: lists.map(\.key))
  func folded(_ name: String) {
    let bytes = Self.bytes(of: name)
    for line in ResourceTable(bytes) where !name.hasSuffix("weights") {
      #expect(Folder().folded(Array(line)).bytes == Array(line))
    }
  }

  /// An opener of several words, longer than what is looked at, would never match.
  @Test(arguments: lists.map(\.key))
  func openersAreShortEnough(_ name: String) {
    let bytes = Self.bytes(of: name)
    for line in ResourceTable(bytes) where name.hasPrefix("openers") {
      #expect(line.split(separator: 0x20).count <= SentenceLexicon.longestOpener)
      #expect(!line.contains(UInt8(ascii: "-")))
    }
  }

  @Test func everyFeatureHasItsWeight() {
    let names = ResourceTable(PackageResources.weights_tsv).compactMap { line in
      line.split(separator: 0x09).first.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(names == Feature.allCases.map(\.name).sorted())
    #expect(FeatureWeights.standard.values.contains { $0 != 0 })
  }

  @Test func everyPairFeatureHasItsWeight() {
    let names = ResourceTable(PackageResources.pair_weights_tsv).rows.compactMap { fields in
      fields.first.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(names == PairFeature.allCases.map(\.name).sorted())
    #expect(PairWeights.standard.values.contains { $0 != 0 })
    #expect(PairFeature.allCases.map(\.index) == Array(0..<PairFeature.count))
    for feature in PairFeature.allCases { #expect(PairFeature(name: feature.name) == feature) }
  }

  @Test func featuresAreNumberedInOrder() {
    #expect(Feature.allCases.map(\.index) == Array(0..<Feature.count))
    for feature in Feature.allCases { #expect(Feature(name: feature.name) == feature) }
  }
}
