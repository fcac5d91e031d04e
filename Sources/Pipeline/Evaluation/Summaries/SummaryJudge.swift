internal import Summaries
internal import Text

/// What a summary is worth, measured.
package struct SummaryFigures: Sendable {
  package let rouge: Rouge
  let words: Int
  let sentences: Int
  /// Sentences that open by pointing back to one that does not stand before them.
  let dangling: Int
}

/// Judges summaries of one article.
package struct SummaryJudge {
  private let limit: SummaryLimit
  private let language: Language
  private var tokenizer: RougeTokenizer
  private let references: [(text: String, words: [[Int32]])]
  /// The article without white space, to see which sentence stands before which.
  private let article: [UInt8]

  package init(_ gold: SummaryGold, limit: SummaryLimit) {
    self.limit = limit
    language = gold.document.language
    var tokenizer = RougeTokenizer(language)
    let rule = RuleSentences(language)
    references = gold.references.map { text in
      (text, rule.sentences(text).map { tokenizer.tokens($0) })
    }
    self.tokenizer = tokenizer
    article = Self.line(gold.document.text)
  }

  /// The words a summary may have, by the reference that allows most; `nil`: any number.
  package var mostWords: Int? { references.compactMap { limit.words(for: $0.text) }.max() }

  /// The figures of a summary, cut at the limit, against the reference it is nearest to by ROUGE-2.
  package mutating func figures(of sentences: [String]) -> SummaryFigures {
    var best: (rouge: Rouge, words: Int)?
    let text = sentences.joined(separator: "\n")
    for reference in references {
      let cut = limit.words(for: reference.text).map { RougeTokenizer.cut(text, words: $0) }
      let lines = (cut ?? text).split(separator: "\n").map { tokenizer.tokens(String($0)) }
      let rouge = Rouge(summary: lines, reference: reference.words)
      if let best, best.rouge.pairs.f1 >= rouge.pairs.f1 { continue }
      best = (rouge, lines.reduce(0) { $0 + $1.count })
    }
    return SummaryFigures(
      rouge: best?.rouge ?? Rouge(summary: [], reference: []), words: best?.words ?? 0,
      sentences: sentences.count, dangling: dangling(sentences))
  }

  /// Words of a text, numbered as those of references.
  package mutating func tokens(_ text: String) -> [Int32] { tokenizer.tokens(text) }

  /// By reference, its words.
  package var referenceWords: [[Int32]] { references.map { Array($0.words.joined()) } }

  private static func document(_ text: String, _ language: Language) -> Document? {
    try? SourceReader(options: ReadingOptions(format: .plain, language: language))
      .document(from: Array(text.utf8), path: "-")
  }

  private func dangling(_ sentences: [String]) -> Int {
    let lines = sentences.map { Self.line(Array($0.utf8)) }
    return lines.indices.count { index in
      guard !article.starts(with: lines[index]), pointsBack(sentences[index]) else { return false }
      return index == 0 || !isInArticle(lines[index - 1] + lines[index])
    }
  }

  private func pointsBack(_ sentence: String) -> Bool {
    guard let document = Self.document(sentence, language) else { return false }
    return Openings.pointBack(in: Segmenter().segment(document)).first ?? false
  }

  private func isInArticle(_ passage: [UInt8]) -> Bool {
    article.indices.contains { article[$0...].starts(with: passage) }
  }

  /// A text without white space: some articles have none between two sentences.
  private static func line(_ text: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined().utf8)
  }
}
