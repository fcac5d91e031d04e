internal import CYAML

/// A small YAML document as a tree of nodes, read by libyaml.
///
/// Aliases refer to the node they name instead of copying it, so no document grows by being
/// read; depth and number of nodes are bounded.
struct YAMLTree: Sendable {
  struct Failure: Error, Sendable {
    enum Kind: Sendable { case syntax(String), notALanguage(String) }
    var kind: Kind
    var position: Position

    /// Where it happened in the bytes that were parsed. O(bytes).
    func offset(in bytes: ArraySlice<UInt8>) -> Int {
      YAMLTree.offset(of: position, in: Array(bytes))
    }
  }

  /// As libyaml counts: lines and characters, from 0.
  struct Position: Sendable {
    var line: Int
    var column: Int

    fileprivate init(_ mark: yaml_mark_t) {
      line = Int(mark.line)
      column = Int(mark.column)
    }
  }

  enum Node: Sendable {
    case scalar(String, isPlain: Bool, place: Position)
    case sequence([Int])
    /// Keys and values in turn.
    case mapping([Int])
  }

  private static let depthLimit = 64
  static let nodeLimit = 20_000

  private(set) var nodes: [Node] = []
  private(set) var root: Int?
  /// How many levels lie below each node, through aliases too.
  private var heights: [Int] = []

  var isEmpty: Bool {
    guard let root else { return true }
    if case .scalar("", _, _) = nodes[root] { return true }
    return false
  }

  var isMapping: Bool {
    if let root, case .mapping = nodes[root] { true } else { false }
  }

  /// Parses the first document in the bytes. O(bytes).
  init(parsing bytes: ArraySlice<UInt8>) throws(Failure) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw Failure(
        kind: .syntax("the YAML parser cannot start"), position: Position(yaml_mark_t()))
    }
    defer { yaml_parser_delete(&parser) }
    let copy = Array(bytes)
    let failure = copy.withUnsafeBufferPointer { buffer -> Failure? in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      do throws(Failure) {
        try build(&parser)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private mutating func build(_ parser: inout yaml_parser_t) throws(Failure) {
    var open: [Int] = []
    var anchors: [String: Int] = [:]
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        throw Self.failure(of: parser)
      }
      defer { yaml_event_delete(&event) }
      let position = Position(event.start_mark)
      switch event.type {
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let text = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)),
          as: UTF8.self)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        add(.scalar(text, isPlain: isPlain, place: position), to: open)
        name(scalar.anchor, &anchors)
      case YAML_SEQUENCE_START_EVENT:
        open.append(add(.sequence([]), to: open))
        name(event.data.sequence_start.anchor, &anchors)
      case YAML_MAPPING_START_EVENT:
        open.append(add(.mapping([]), to: open))
        name(event.data.mapping_start.anchor, &anchors)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        if let closed = open.popLast(), let parent = open.last {
          heights[parent] = max(heights[parent], heights[closed] + 1)
        }
      case YAML_ALIAS_EVENT:
        let alias = event.data.alias.anchor.map { Self.string($0) } ?? ""
        guard let node = anchors[alias] else {
          throw Failure(kind: .syntax("there is no anchor named \(alias)"), position: position)
        }
        if open.contains(node) {
          throw Failure(kind: .syntax("\(alias) contains itself"), position: position)
        }
        attach(node, to: open)
        if let parent = open.last { heights[parent] = max(heights[parent], heights[node] + 1) }
      case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return
      default: break
      }
      let height = open.last.map { heights[$0] } ?? 0
      if open.count + height > Self.depthLimit || nodes.count > Self.nodeLimit {
        throw Failure(kind: .syntax("too deep or too long"), position: position)
      }
    }
  }

  @discardableResult
  private mutating func add(_ node: Node, to open: [Int]) -> Int {
    nodes.append(node)
    heights.append(0)
    let index = nodes.count - 1
    if open.isEmpty { root = root ?? index }
    attach(index, to: open)
    return index
  }

  private mutating func attach(_ index: Int, to open: [Int]) {
    guard let parent = open.last else { return }
    switch nodes[parent] {
    case .sequence(var children):
      nodes[parent] = .sequence([])
      children.append(index)
      nodes[parent] = .sequence(children)
    case .mapping(var children):
      nodes[parent] = .mapping([])
      children.append(index)
      nodes[parent] = .mapping(children)
    case .scalar: break
    }
  }

  private func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?, _ anchors: inout [String: Int]) {
    if let anchor { anchors[Self.string(anchor)] = nodes.count - 1 }
  }

  private static func string(_ text: UnsafePointer<yaml_char_t>) -> String {
    String(cString: text)
  }

  private static func failure(of parser: yaml_parser_t) -> Failure {
    var problem = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
    if let context = parser.context { problem = String(cString: context) + ", " + problem }
    // What the reader refuses (a control character) stands where the parser has come to.
    let mark = parser.error == YAML_READER_ERROR ? parser.mark : parser.problem_mark
    return Failure(kind: .syntax(problem), position: Position(mark))
  }

  static func offset(of wanted: Position, in bytes: [UInt8]) -> Int {
    var line = 0
    var position = 0
    while position < bytes.count, line < wanted.line {
      if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
        position += 1
      }
      if bytes[position] == 0x0A || bytes[position] == 0x0D { line += 1 }
      position += 1
    }
    var column = wanted.column
    while position < bytes.count, column > 0 {
      position += 1
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      column -= 1
    }
    return position
  }
}

extension YAMLTree {
  /// The string under the first of the keys that has one, and where it stands. Keys are compared
  /// without case, `-` and `_`.
  func scalar(_ keys: String...) -> (text: String, place: Position)? { scalar(keys) }

  func string(_ keys: String...) -> String? { scalar(keys)?.text }

  private func scalar(_ keys: [String]) -> (text: String, place: Position)? {
    for key in keys {
      if let node = value(of: key), let found = scalar(at: node) { return found }
    }
    return nil
  }

  /// The strings under the first of the keys that has any: a list, or one string. People may be
  /// given as mappings with a `name`.
  func strings(_ keys: String..., splittingAtCommas: Bool = false) -> [String] {
    for key in keys {
      guard let node = value(of: key) else { continue }
      var found: [String] = []
      switch nodes[node] {
      case .scalar:
        guard let text = scalar(at: node)?.text else { continue }
        found =
          splittingAtCommas
          ? text.split(separator: ",").map { Self.trimmed(String($0)) } : [text]
      case .sequence(let children): found = children.compactMap { nameOrScalar(at: $0) }
      case .mapping: found = nameOrScalar(at: node).map { [$0] } ?? []
      }
      found.removeAll(where: \.isEmpty)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func nameOrScalar(at node: Int) -> String? {
    if case .mapping(let children) = nodes[node] {
      return value(of: "name", among: children).flatMap { scalar(at: $0)?.text }
    }
    return scalar(at: node)?.text
  }

  private func value(of key: String) -> Int? {
    guard let root, case .mapping(let children) = nodes[root] else { return nil }
    return value(of: key, among: children)
  }

  private func value(of key: String, among children: [Int]) -> Int? {
    var index = 0
    while index + 1 < children.count {
      if case .scalar(let name, _, _) = nodes[children[index]],
        name.lowercased().filter({ $0 != "-" && $0 != "_" }) == key
      {
        return children[index + 1]
      }
      index += 2
    }
    return nil
  }

  /// A scalar that is neither empty nor null.
  private func scalar(at node: Int) -> (text: String, place: Position)? {
    guard case .scalar(let text, let isPlain, let place) = nodes[node] else { return nil }
    if isPlain, ["~", "null", "Null", "NULL"].contains(text) { return nil }
    let trimmed = Self.trimmed(text)
    return trimmed.isEmpty ? nil : (trimmed, place)
  }

  /// Without white space at the edges, and in the form of all text that is shown.
  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let kept = Array(bytes[EdgeSpace.trimmed(bytes)])
    let normalized = (try? Normalizer().normalized(kept))?.bytes
    return String(decoding: normalized ?? kept, as: UTF8.self)
  }
}
