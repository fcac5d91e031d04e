import Text

/// Names for units of translation, made of their article's key and their texts alone: an edit
/// elsewhere in the article, or another article in the same file, leaves them as they are.
struct UnitIdentifiers {
  private var counts: [String: Int] = [:]
  private var taken: Set<String> = []

  /// The first 16 digits of the SHA-256 digest of the article's key and the texts; equal units of an
  /// article are numbered. Fit for a `tuid` of TMX and an `id` of XLIFF. O(bytes).
  mutating func identifier(of texts: [String], in article: String) -> String {
    let digest = SHA256.hexadecimal(of: Array(([article] + texts).joined(separator: "\0").utf8))
    let identifier = String(digest.prefix(16))
    let count = counts[identifier, default: 0] + 1
    counts[identifier] = count
    return count == 1 ? identifier : "\(identifier)-\(count)"
  }

  /// A name of letters, digits, `.`, `_` and `-`, as XML asks of a name token; equal ones are
  /// numbered.
  mutating func token(_ name: String) -> String {
    let kept = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": Character(scalar)
      default: "-"
      }
    }
    let token = kept.isEmpty ? "article" : String(kept)
    var count = counts[token, default: 0] + 1
    var numbered = count == 1 ? token : "\(token)-\(count)"
    while !taken.insert(numbered).inserted {
      count += 1
      numbered = "\(token)-\(count)"
    }
    counts[token] = count
    return numbered
  }
}
