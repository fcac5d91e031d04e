/// A settings file in YAML, as JSON that a decoder can take.
package enum YAMLFile {
  /// Reads the first document of a file. Plain scalars that look like numbers or truth values
  /// become such.
  package static func json(at path: String) throws(ReadingError) -> [UInt8] {
    let bytes = try SourceFile.bytes(at: path)
    let source = try SourceDecoder(encoding: nil).decoded(bytes, path: path)
    let content = source.bytes[source.start...]
    do throws(YAMLTree.Failure) {
      return Array(try YAMLTree(parsing: content).json.utf8)
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
      let members = stride(from: 0, to: children.count - 1, by: 2).map { index -> String in
        var key = ""
        if case .scalar(let text, _, _) = nodes[children[index]] { key = text }
        return Self.quoted(key) + ":" + json(of: children[index + 1], &budget)
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
