/// A settings file in YAML: as JSON that a decoder can take, and where its values stand.
package struct YAMLFile: Sendable {
  /// The first document. Plain scalars that look like numbers or truth values are such.
  package let json: [UInt8]
  private let tree: YAMLTree
  private let source: DecodedSource

  /// Reads a file, of which no mapping may have a key twice. O(bytes).
  package init(at path: String) throws(ReadingError) {
    let bytes = try SourceFile.bytes(at: path)
    source = try SourceDecoder(encoding: nil).decoded(bytes, path: path)
    let content = source.bytes[source.start...]
    do throws(YAMLTree.Failure) {
      tree = try YAMLTree(parsing: content)
      if let twice = tree.repeatedKey {
        throw YAMLTree.Failure(
          kind: .syntax("\"\(twice.key)\" stands here a second time"), position: twice.place)
      }
      json = Array(tree.json.utf8)
    } catch {
      let problem =
        switch error.kind {
        case .syntax(let problem): problem
        case .notALanguage(let tag): "not a language: \(tag)"
        }
      throw .brokenYAML(
        source.place(of: source.start + error.offset(in: content)), problem: problem)
    }
  }

  /// Where the value under the keys begins, one key within the other: its own place for a scalar,
  /// else the key's; of the last key that is there, where not all are. O(bytes).
  ///
  /// - Parameter isKey: Whether the place of the last key itself is wanted.
  package func place(of keys: [String], isKey: Bool = false) -> Place {
    guard let position = tree.place(of: keys, isKey: isKey) else { return Place(file: source.path) }
    let offset = YAMLTree.offset(of: position, in: Array(source.bytes[source.start...]))
    return source.place(of: source.start + offset)
  }
}

extension YAMLTree {
  fileprivate func place(of keys: [String], isKey: Bool) -> Position? {
    var node = root
    var place: Position?
    for key in keys {
      guard let parent = node, case .mapping(let children) = nodes[parent] else { break }
      let members = Self.members(children)
      guard let member = members.first(where: { self.key($0.key)?.text == key }) else { break }
      place = self.key(member.key)?.place
      node = member.value
      if !isKey, case .scalar(_, _, let own) = nodes[member.value] { place = own }
    }
    return place
  }

  /// The first key that its mapping has already.
  fileprivate var repeatedKey: (key: String, place: Position)? {
    for case .mapping(let children) in nodes {
      var seen: Set<String> = []
      for case let key? in Self.members(children).map({ self.key($0.key) })
      where !seen.insert(key.text).inserted {
        return (key.text, key.place)
      }
    }
    return nil
  }

  private static func members(_ children: [Int]) -> [(key: Int, value: Int)] {
    stride(from: 0, to: children.count - 1, by: 2).map { (children[$0], children[$0 + 1]) }
  }

  private func key(_ node: Int) -> (text: String, place: Position)? {
    guard case .scalar(let text, _, let place) = nodes[node] else { return nil }
    return (text, place)
  }
}

extension YAMLTree {
  /// The tree as JSON text; `null` for an empty document. A node that several aliases name is
  /// written each time, up to a bound that settings never reach.
  var json: String {
    var budget = Self.nodeLimit
    return root.map { json(of: $0, &budget) } ?? "null"
  }

  private func json(of node: Int, _ budget: inout Int) -> String {
    budget -= 1
    guard budget > 0 else { return "null" }
    switch nodes[node] {
    case .scalar(let text, let isPlain, _): return Self.json(ofScalar: text, isPlain: isPlain)
    case .sequence(let children):
      return "[" + children.map { json(of: $0, &budget) }.joined(separator: ",") + "]"
    case .mapping(let children):
      let members = Self.members(children).map { member in
        Self.quoted(key(member.key)?.text ?? "") + ":" + json(of: member.value, &budget)
      }
      return "{" + members.joined(separator: ",") + "}"
    }
  }

  /// The core schema of YAML 1.2: what a plain scalar looks like is what it is.
  private static func json(ofScalar text: String, isPlain: Bool) -> String {
    guard isPlain else { return quoted(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return "null"
    case "true", "True", "TRUE": return "true"
    case "false", "False", "FALSE": return "false"
    default:
      if let number = Int64(text) { return String(number) }
      if let number = Double(text), number.isFinite, text.utf8.first.map({ $0 < 0x3A }) ?? false {
        return String(number)
      }
      return quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
