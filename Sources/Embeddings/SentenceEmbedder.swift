public import Bitext
public import Text

/// Gives the sentences of documents their vectors, from a cache or else from a server.
///
/// ```swift
/// let embedder = SentenceEmbedder(EmbeddingsServer(try EmbeddingsAddress("http://127.0.0.1:8000")))
/// let vectors = try embedder.vectors(of: [french, english])
/// let bitext = SentenceAligner().bitext(french, english, vectors: vectors)
/// ```
public struct SentenceEmbedder: Sendable {
  private let server: EmbeddingsServer
  private let cache: VectorCache?

  /// - Parameter cache: Vectors of `server.model` from earlier; it receives the new ones.
  public init(_ server: EmbeddingsServer, cache: VectorCache? = nil) {
    self.server = server
    self.cache = cache
  }

  /// The vectors of all sentences of each document.
  ///
  /// A text that occurs more than once is asked for once, and one in the cache not at all; a server
  /// that need not be asked need not run. Memory is that of the result and one batch.
  public func vectors(
    of versions: [SegmentedDocument]
  ) throws(EmbeddingsError) -> [SentenceVectors] {
    var texts = TextList()
    let wanted = versions.map { version in
      version.sentences.indices.map { texts.add(text(of: version, $0)) }
    }
    let known = try vectors(of: texts.texts)
    return wanted.map { numbers in
      var result = SentenceVectors(dimension: known.vectors.dimension)
      for number in numbers {
        if let number {
          result.append(known.rows[number], of: known.vectors)
        } else {
          result.appendNone()
        }
      }
      return result
    }
  }

  /// The vectors of texts, in their order; a text that occurs more than once is asked for once.
  public func vectors(ofTexts texts: [String]) throws(EmbeddingsError) -> [[Float]] {
    var list = TextList()
    let wanted = texts.map { list.add(sent(Array($0.utf8)[...])) }
    let known = try vectors(of: list.texts)
    return wanted.map { number in
      number.map { known.vectors.direction(known.rows[$0]) } ?? []
    }
  }

  /// The vectors of texts that differ, and by text the row of its own.
  private func vectors(
    of texts: [String]
  ) throws(EmbeddingsError) -> (vectors: SentenceVectors, rows: [Int]) {
    var rows = [Int](repeating: -1, count: texts.count)
    var found: SentenceVectors?
    func take(_ vector: [Float], _ text: Int) {
      var vectors = found ?? SentenceVectors(dimension: vector.count)
      found = nil
      rows[text] = vectors.count
      vectors.append(vector)
      found = vectors
    }

    let keys = cache.map { cache in texts.map { cache.key(of: $0) } } ?? []
    if let cache {
      for text in texts.indices {
        if let vector = try cache.vector(for: keys[text]) { take(vector, text) }
      }
    }
    // Like lengths together, so that a server that pads its batches does not pad much.
    let missing = texts.indices.filter { rows[$0] < 0 }
      .sorted { (texts[$0].utf8.count, $0) < (texts[$1].utf8.count, $1) }
    if !missing.isEmpty {
      let session = try EmbeddingsServer.Session(server)
      var dimension: Int?
      for batch in Self.batches(missing, texts) {
        let vectors = try session.vectors(of: batch.map { texts[$0] }, dimension: dimension)
        dimension = vectors.first?.count
        if let cache {
          try cache.store(zip(batch, vectors).map { (keys[$0], $1) })
        }
        for (text, vector) in zip(batch, vectors) { take(vector, text) }
      }
    }
    return (found ?? SentenceVectors(dimension: 1), rows)
  }

  private static func batches(_ numbers: [Int], _ texts: [String]) -> [[Int]] {
    var result: [[Int]] = []
    var bytes = 0
    for number in numbers {
      let size = texts[number].utf8.count
      if let last = result.last, last.count < EmbeddingsServer.batchLimit,
        bytes + size <= EmbeddingsServer.batchBytes
      {
        result[result.count - 1].append(number)
        bytes += size
      } else {
        result.append([number])
        bytes = size
      }
    }
    return result
  }

  /// A sentence as it is sent; `nil` for one without content.
  private func text(of version: SegmentedDocument, _ index: Int) -> String? {
    sent(version.document.text[version.sentences[index].range.indices])
  }

  private func sent(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.allSatisfy({ $0 <= 0x20 }) { return nil }
    var end = bytes.endIndex
    if bytes.count > EmbeddingsServer.textLimit {
      end = bytes.startIndex + EmbeddingsServer.textLimit
      while bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    return server.prefix + String(decoding: bytes[..<end], as: UTF8.self)
  }
}

/// Texts, each once.
private struct TextList {
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func add(_ text: String?) -> Int? {
    guard let text else { return nil }
    if let number = numbers[text] { return number }
    numbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
