import TestSupport
import Testing
import Text

@testable import Bitext

@Suite struct LinkSamplerTests {
  /// Segments of random words, of all lengths, empty ones included.
  private func randomBitext(seed: UInt64) -> WordBitext {
    var chance = Chance(seed: seed)
    var bitext = WordBitext()
    for _ in 0..<60 {
      let lengths = (Int(chance.fraction() * 23), Int(chance.fraction() * 23))
      bitext.append(
        (0..<lengths.0).map { _ in Int32(chance.fraction() * 50) },
        (0..<lengths.1).map { _ in Int32(chance.fraction() * 50) })
    }
    return bitext
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func probabilitiesAreProbabilities(seed: UInt64) {
    let bitext = randomBitext(seed: seed)
    var sampler = LinkSampler(
      bitext, priors: [WordPrior(source: 1, target: 1, strength: 1)], seed: seed)
    for pass in 0..<6 { sampler.pass(ordered: pass > 2, sweeps: 2) }
    for segment in 0..<bitext.count where bitext.isAlignable(segment) {
      let height = bitext.sourceRange(segment).count
      let width = bitext.targetRange(segment).count
      var posteriors = LinkPosteriors(height: height, width: width)
      sampler.addPosteriors(of: segment, sweeps: 4, weight: 1, to: &posteriors)
      for i in 0..<height {
        let sum = (0..<width).reduce(Float(0)) { $0 + posteriors.backward[i * width + $1] }
        #expect(sum <= 1.001)
      }
      for j in 0..<width {
        let sum = (0..<height).reduce(Float(0)) { $0 + posteriors.forward[$1 * width + j] }
        #expect(sum <= 1.001)
      }
      #expect(posteriors.forward.allSatisfy { $0 >= 0 })
      #expect(posteriors.backward.allSatisfy { $0 >= 0 })
    }
  }

  @Test func countsOfPairsComeAndGo() {
    var pairs = PairCounts(capacity: 4)
    for number in 0..<5_000 as Range<Int32> {
      pairs.reserve(1)
      pairs[pairs.insert(number, number % 7)].forward += 1
    }
    for number in 0..<5_000 as Range<Int32> where number % 2 == 0 {
      pairs[pairs.index(number, number % 7)].forward -= 1
    }
    // What counts nothing is dropped when room is made, the rest is found where it is then.
    pairs.reserve(40_000)
    for number in 0..<5_000 as Range<Int32> {
      let index = pairs.index(number, number % 7)
      #expect((index >= 0) == (number % 2 == 1))
      #expect(index < 0 || pairs[index].forward == 1)
    }
    #expect(pairs.index(1, 2) < 0)
  }

  @Test func chanceIsTheSameEverywhere() {
    var chance = Chance(seed: 1)
    let drawn = (0..<1_000).map { _ in chance.fraction() }
    #expect(drawn.allSatisfy { (0..<1).contains($0) })
    #expect(abs(drawn.reduce(0, +) / 1_000 - 0.5) < 0.05)
    // The first number of SplitMix64 from the seed 1.
    #expect(drawn[0] == Float(0x910A_2DEC_8902_5CC1 as UInt64 >> 40) * 0x1p-24)
  }

  @Test func likenessOfWords() throws {
    func letters(_ word: String) throws -> WordLikeness {
      try #require(WordLikeness(Array(word.utf8)[...]))
    }
    #expect(try letters("comité").likeness(to: letters("comite")) == 1)
    #expect(try letters("mechanism").likeness(to: letters("mécanisme")) > 0.7)
    #expect(try letters("garden").likeness(to: letters("maison")) < 0.5)
    #expect(WordLikeness(Array("the".utf8)[...]) == nil)
  }

  @Test func probesAgreeWithTheTableOfLetters() {
    var chance = Chance(seed: 7)
    let words = (0..<60).compactMap { _ in
      WordLikeness(
        (0..<Int(4 + chance.fraction() * 24)).map { _ in
          UInt8(0x61 + Int(chance.fraction() * 5))
        }[...])
    }
    #expect(words.count > 50)
    for word in words {
      let probe = LikenessProbe(word)
      for other in words {
        let likeness = word.likeness(to: other)
        #expect(probe.likeness(to: other, least: 0) == likeness)
        #expect(probe.likeness(to: other, least: 0.6) == (likeness >= 0.6 ? likeness : 0))
      }
    }
  }
}

@Suite struct WordResourceTests {
  @Test func functionWordsAreWellFormed() {
    for row in ResourceTable(PackageResources.function_words_tsv).rows {
      #expect(row.count == 4, "\(row.map { String(decoding: $0, as: UTF8.self) })")
      let weight = row.last.flatMap { Float(String(decoding: $0, as: UTF8.self)) } ?? -1
      #expect((0...1).contains(weight))
    }
    let pairs = FunctionWords(from: .english, to: .french).pairs
    #expect(
      pairs.contains { $0.source.elementsEqual("of".utf8) && $0.target.elementsEqual("du".utf8) })
    #expect(FunctionWords(from: .english, to: .english).pairs.isEmpty)
  }

  @Test func everyFeatureHasAWeight() {
    let names = ResourceTable(PackageResources.word_link_weights_tsv).rows.map {
      String(decoding: $0[0], as: UTF8.self)
    }
    #expect(names == LinkFeature.allCases.map(\.rawValue))
  }
}
