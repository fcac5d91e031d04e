import Text

/// Reads templates.
struct TemplateParser {
  private let bytes: [UInt8]
  private let path: String
  private let kind: Template.Kind
  /// The shapes around the place that is read, the outermost first.
  private var scopes: [TemplateShape]
  private var open:
    [(name: String, start: Int, node: (Template.Name, Bool), before: [Template.Node])]
  private var current: [Template.Node] = []

  /// Deeper sections are refused.
  private static let depthLimit = 64

  init(_ bytes: [UInt8], path: String, kind: Template.Kind, shape: TemplateShape) {
    self.bytes = bytes
    self.path = path
    self.kind = kind
    scopes = [shape]
    open = []
  }

  mutating func nodes() throws(TemplateError) -> [Template.Node] {
    guard bytes.count <= Template.byteLimit else {
      throw error(at: 0, "has more than \(Template.byteLimit) bytes, which no template needs")
    }
    if let flaw = UTF8Flaw(in: bytes) {
      throw error(at: flaw.offset, "is not UTF-8 here; save it as UTF-8")
    }
    if let control = bytes.firstIndex(where: { $0 < 0x20 && !(0x09...0x0D).contains($0) }) {
      throw error(at: control, "has a control character here; take it out")
    }
    var position = 0
    while let start = Self.find("{{", in: bytes, from: position) {
      let tag = try tag(at: start)
      let line = tag.isAloneable ? wholeLine(around: tag.range) : nil
      appendLiteral(position..<max(position, line?.lowerBound ?? start))
      try add(tag)
      position = line?.upperBound ?? tag.range.upperBound
    }
    appendLiteral(position..<bytes.count)
    if let last = open.last {
      throw error(
        at: last.start, "the section {{#\(last.name)}} is not closed; add {{/\(last.name)}}")
    }
    return current
  }

  private struct Tag {
    enum Kind { case value, raw, section, inverted, close, comment }
    let kind: Kind
    let name: String
    let range: Range<Int>

    /// Whether a line with nothing else is left out.
    var isAloneable: Bool { kind != .value && kind != .raw }
  }

  private func tag(at start: Int) throws(TemplateError) -> Tag {
    var inner = start + 2
    let isRaw = inner < bytes.count && bytes[inner] == UInt8(ascii: "{")
    if isRaw { inner += 1 }
    let closing = isRaw ? "}}}" : "}}"
    guard let end = Self.find(closing, in: bytes, from: inner) else {
      throw error(at: start, "the tag is not closed; add \(closing)")
    }
    let range = start..<(end + closing.utf8.count)
    var kind: Tag.Kind = isRaw ? .raw : .value
    if !isRaw, inner < end {
      switch bytes[inner] {
      case UInt8(ascii: "#"): kind = .section
      case UInt8(ascii: "^"): kind = .inverted
      case UInt8(ascii: "/"): kind = .close
      case UInt8(ascii: "!"): return Tag(kind: .comment, name: "", range: range)
      default: break
      }
      if kind != .value { inner += 1 }
    }
    let name = String(decoding: bytes[inner..<end], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    guard name.count == 1, Self.isName(name[0]) else {
      throw error(
        at: start,
        "is no tag; known are {{name}}, {{{name}}}, {{#name}}, {{^name}}, {{/name}} and {{! … }}")
    }
    return Tag(kind: kind, name: String(name[0]), range: range)
  }

  private mutating func add(_ tag: Tag) throws(TemplateError) {
    let name = tag.name == "." ? [] : tag.name.split(separator: ".").map(String.init)
    switch tag.kind {
    case .comment: return
    case .close:
      guard var last = open.popLast(), last.name == tag.name else {
        throw error(at: tag.range.lowerBound, "closes no section; {{#\(tag.name)}} is not open")
      }
      // Swapped, not copied: else each section would copy all that stands before it.
      swap(&current, &last.before)
      current.append(.section(last.node.0, inverted: last.node.1, last.before))
      scopes.removeLast()
    case .value:
      switch try shape(of: name, tag) {
      case .text: current.append(.value(name))
      case .trusted:
        throw error(
          at: tag.range.lowerBound,
          kind == .html
            ? "\"\(tag.name)\" is HTML; write {{{\(tag.name)}}}"
            : "\"\(tag.name)\" is HTML, which a text cannot show")
      case .flag, .list, .group:
        throw error(
          at: tag.range.lowerBound, "\"\(tag.name)\" is no text; use it as {{#\(tag.name)}}")
      }
    case .raw:
      guard case .trusted = try shape(of: name, tag), kind == .html else {
        throw error(
          at: tag.range.lowerBound,
          "\"\(tag.name)\" may not be written without escaping it; write {{\(tag.name)}}")
      }
      current.append(.raw(name))
    case .section, .inverted:
      guard open.count < Self.depthLimit else {
        throw error(
          at: tag.range.lowerBound, "sections are nested more than \(Self.depthLimit) deep")
      }
      let shape = try shape(of: name, tag)
      open.append((tag.name, tag.range.lowerBound, (name, tag.kind == .inverted), current))
      current = []
      scopes.append(tag.kind == .inverted ? .flag : shape.inside)
    }
  }

  /// What a name stands for where it is used.
  private func shape(of name: Template.Name, _ tag: Tag) throws(TemplateError) -> TemplateShape {
    guard let first = name.first else {
      if let last = scopes.last, scopes.count > 1 { return last }
      throw error(at: tag.range.lowerBound, "{{.}} is known inside a section about a list alone")
    }
    for scope in scopes.reversed() {
      guard case .group(let members) = scope, var shape = members[first] else { continue }
      for part in name.dropFirst() {
        guard case .group(let inner) = shape, let next = inner[part] else {
          throw unknown(part, of: shape, tag)
        }
        shape = next
      }
      return shape
    }
    throw unknown(first, of: scopes.last { if case .group = $0 { true } else { false } }, tag)
  }

  private func unknown(_ part: String, of shape: TemplateShape?, _ tag: Tag) -> TemplateError {
    var known = ""
    if case .group(let members)? = shape {
      known = "; known here are \(members.keys.sorted().joined(separator: ", "))"
    }
    return error(at: tag.range.lowerBound, "there is no \"\(part)\"\(known)")
  }

  private mutating func appendLiteral(_ range: Range<Int>) {
    if !range.isEmpty { current.append(.literal(bytes[range])) }
  }

  /// The line a tag stands in, its line feed included, when nothing else but blanks is in it.
  private func wholeLine(around tag: Range<Int>) -> Range<Int>? {
    var start = tag.lowerBound
    while start > 0, Self.isBlank(bytes[start - 1]) { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    var end = tag.upperBound
    while end < bytes.count, Self.isBlank(bytes[end]) || bytes[end] == 0x0D { end += 1 }
    if end == bytes.count { return start..<end }
    return bytes[end] == 0x0A ? start..<end + 1 : nil
  }

  private func error(at byte: Int, _ problem: String) -> TemplateError {
    TemplateError(place: Place(file: path, byte: byte, in: bytes), problem: problem)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isName(_ text: Substring) -> Bool {
    if text == "." { return true }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            || $0 == UInt8(ascii: "_")
        }
    }
  }

  private static func find(_ mark: String, in bytes: [UInt8], from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    guard start + mark.count <= bytes.count else { return nil }
    return (start...bytes.count - mark.count).first {
      bytes[$0..<$0 + mark.count].elementsEqual(mark)
    }
  }
}
