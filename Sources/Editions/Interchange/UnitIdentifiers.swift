import Text

/// Names for units of translation, made of their texts alone: an edit elsewhere in the article
/// leaves them as they are.
struct UnitIdentifiers {
  private var counts: [String: Int] = [:]
  private var taken: Set<String> = []

  /// The first 16 digits of the SHA-256 digest of the texts; equal units are numbered. Fit for a
  /// `tuid` of TMX and an `id` of XLIFF. O(bytes).
  mutating func identifier(of texts: [String]) -> String {
    let digest = SHA256.hexadecimal(of: Array(texts.joined(separator: "\0").utf8))
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
