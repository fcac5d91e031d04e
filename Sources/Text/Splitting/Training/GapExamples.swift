/// The gaps of texts whose sentences are known, as the training of the model reads them.
package struct GapExamples {
  /// A gap: what is seen at it, and whether a sentence ends there.
  package struct Example: Sendable {
    /// Numbers of combinations; see `names`.
    package let combinations: [Int32]
    package let endsSentence: Bool
    package let weight: Double
  }

  /// Which gaps of a text are taken.
  package enum Selection: Sendable {
    case all
    /// Those without a mark: of edited prose, whose paragraphs hold no headlines, it is known that
    /// they end nothing.
    case unmarked
  }

  /// Where a gap lies in the text: behind its mark, and where the text goes on. A gold standard that
  /// ends a sentence between the two, before a closing mark say, means this gap.
  package struct Place: Sendable {
    package let markEnd: Int
    package let nextStart: Int
  }

  package private(set) var examples: [Example] = []
  /// A combination by its number: the number of its template, and its values as they stand in the
  /// table of weights.
  package private(set) var names: [(template: Int, values: String)] = []
  package private(set) var keys: [UInt64] = []
  private var numbers: [UInt64: Int32] = [:]

  package init() {}

  /// Adds the gaps of a text.
  ///
  /// - Parameters:
  ///   - isEnd: Whether a sentence ends at a gap.
  package mutating func add(
    _ text: [UInt8], blocks: [ByteRange], language: Language, profile: SplittingProfile,
    weight: Double, selection: Selection = .all, isEnd: (Place) -> Bool
  ) {
    let lexicon = SplittingLexicon.lexicon(for: language)
    let values = UnsafeMutableBufferPointer<UInt32>.allocate(
      capacity: GapDescription.Field.allCases.count)
    values.initialize(repeating: 0)
    defer { values.deallocate() }
    let description = GapDescription(values: values)
    text.withUnsafeBufferPointer { bytes in
      for block in blocks {
        var walk = BlockWalk(bytes, block, asksSeparators: profile == .treebank)
        let describer = GapDescriber(
          bytes, from: walk.range.lowerBound, to: walk.range.upperBound, language: language,
          lexicon: lexicon)
        walk.forEachSentence(
          { gap, sentence in
            let ends = isEnd(Place(markEnd: gap.markEnd, nextStart: gap.nextStart))
            if selection == .unmarked, gap.mark != .none {
              return gap.hasSpace && gap.mark != .colon && gap.mark != .semicolon
            }
            describer.describe(gap, in: sentence, into: description)
            var combinations: [Int32] = []
            GapModel.forEachKey(description) { template, key in
              combinations.append(number(of: key, template, description, gap, describer))
            }
            examples.append(
              Example(combinations: combinations, endsSentence: ends, weight: weight))
            return ends
          }, { _ in })
      }
    }
  }

  private mutating func number(
    of key: UInt64, _ template: Int, _ description: GapDescription, _ gap: SentenceGap,
    _ describer: GapDescriber
  ) -> Int32 {
    if let number = numbers[key] { return number }
    let number = Int32(names.count)
    numbers[key] = number
    let values = GapModel.Template.all[template].template.fields.map { field in
      if field == .nextWord { return describer.nextWord(of: gap) }
      if field == .previousWord { return describer.previousWord(of: gap) }
      return field.valueNames?[Int(description[field])] ?? ""
    }
    names.append((template, values.joined(separator: "\t")))
    keys.append(key)
    return number
  }

  /// The names of a template's fields, as they stand in the table of weights.
  package static func fieldNames(ofTemplate index: Int) -> String {
    GapModel.Template.all[index].template.fields.map(\.name).joined(separator: " ")
  }

  package static var templateCount: Int { GapModel.Template.all.count }
}

extension SentenceSplitter {
  /// A splitter that decides by given weights.
  package init(
    language: Language, profile: SplittingProfile, bias: Float, weights: [UInt64: Float]
  ) {
    self.init(
      language: language, profile: profile, lexicon: .lexicon(for: language),
      model: GapModel(bias: bias, weights: weights.map { (key: $0.key, value: $0.value) }))
  }
}
