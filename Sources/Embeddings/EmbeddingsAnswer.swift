internal import FoundationEssentials

/// The body of a server's answer, taken only if it is what was asked for.
struct EmbeddingsAnswer {
  /// In the order of the texts.
  let vectors: [[Float]]

  struct Nonsense: Error {
    let what: String
  }

  private struct Body: Decodable {
    struct Item: Decodable {
      let index: Int?
      let embedding: [Float]
    }
    let data: [Item]
  }

  /// Reads the vectors of `count` texts, all of one dimension: `dimension`, if that is known.
  init(_ bytes: [UInt8], count: Int, dimension: Int?) throws(Nonsense) {
    let items = try Self.items(bytes)
    guard items.count == count else {
      throw Nonsense(what: "\(items.count) vectors for \(count) texts")
    }
    var vectors = [[Float]](repeating: [], count: count)
    let expected = dimension ?? items.first?.embedding.count ?? 0
    guard (1...EmbeddingsServer.dimensionLimit).contains(expected) else {
      throw Nonsense(what: "a vector of \(expected) numbers")
    }
    for (position, item) in items.enumerated() {
      let index = item.index ?? position
      guard vectors.indices.contains(index), vectors[index].isEmpty else {
        throw Nonsense(what: "index \(index), which is out of range or there twice")
      }
      guard item.embedding.count == expected else {
        throw Nonsense(what: "a vector of \(item.embedding.count) numbers beside \(expected)")
      }
      guard item.embedding.allSatisfy(\.isFinite) else {
        throw Nonsense(what: "a vector with a number that is not finite")
      }
      vectors[index] = item.embedding
    }
    self.vectors = vectors
  }

  private static func items(_ bytes: [UInt8]) throws(Nonsense) -> [Body.Item] {
    do {
      return try JSONDecoder().decode(Body.self, from: Data(bytes)).data
    } catch DecodingError.keyNotFound(let key, _) {
      throw Nonsense(what: "JSON without \"\(key.stringValue)\"")
    } catch DecodingError.typeMismatch(_, let context),
      DecodingError.valueNotFound(_, let context)
    {
      let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      throw Nonsense(what: "a value of the wrong kind at \(path.joined(separator: "."))")
    } catch {
      throw Nonsense(what: "not JSON, or a number too large")
    }
  }

  /// What the server says of an error: its message on one line, short; empty when it gives none.
  static func message(in bytes: [UInt8], hiding key: EmbeddingsKey?) -> String {
    struct Failure: Decodable {
      struct Detail: Decodable { let message: String }
      let error: Detail
    }
    struct PlainFailure: Decodable { let error: String }
    let data = Data(bytes.prefix(65_536))
    var message =
      (try? JSONDecoder().decode(Failure.self, from: data))?.error.message
      ?? (try? JSONDecoder().decode(PlainFailure.self, from: data))?.error ?? ""
    if let key { message.replace(key.value, with: "…") }
    let words = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 200 ? words.prefix(200) + "…" : words
  }
}
