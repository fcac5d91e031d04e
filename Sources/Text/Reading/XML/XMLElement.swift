/// An element of an XML document with all it holds.
///
/// Names are as they stand in the file, prefix included (`min:partOfSpeech`).
public struct XMLElement: Sendable, Hashable {
  public struct Attribute: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public var name: String
  /// In the order of the file.
  public var attributes: [Attribute]
  public var children: [XMLNode]

  public init(_ name: String, _ attributes: [Attribute] = [], _ children: [XMLNode] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// An element that holds nothing but text.
  public init(_ name: String, _ attributes: [Attribute] = [], text: String) {
    self.init(name, attributes, text.isEmpty ? [] : [.text(text)])
  }

  public subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  public var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The text of the element and of those inside it. O(size).
  public var text: String {
    children.map { child in
      switch child {
      case .element(let element): element.text
      case .text(let text): text
      case .comment: ""
      }
    }.joined()
  }

  /// Whether it holds only text.
  public var isPlain: Bool {
    children.allSatisfy { if case .text = $0 { true } else { false } }
  }
}

/// What an element holds.
public indirect enum XMLNode: Sendable, Hashable {
  case element(XMLElement)
  case text(String)
  case comment(String)
}

extension UInt8 {
  /// Space, tab, line feed or carriage return.
  package var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

/// Bytes of an XML document as they are put together: escaped, UTF-8.
package struct XMLBytes: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// A text as it stands between tags. O(text).
  package static func escaped(_ text: String) -> String {
    var written = XMLBytes()
    written.append(text: text)
    return String(decoding: written.bytes, as: UTF8.self)
  }

  package mutating func append(raw: String) { bytes.append(contentsOf: raw.utf8) }

  /// A line feed and two spaces for each level.
  package mutating func newLine(_ depth: Int) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  /// An element. O(size).
  ///
  /// - Parameter structures: Names of elements that hold elements and no text: each of these then
  ///   stands in a line of its own.
  package mutating func append(
    _ element: XMLElement, depth: Int, structures: Set<String> = []
  ) {
    appendTag(element, isEmpty: element.children.isEmpty)
    if element.children.isEmpty { return }
    let isStructure = structures.contains(element.name)
    for child in element.children {
      switch child {
      case .element(let inner):
        if isStructure { newLine(depth + 1) }
        append(inner, depth: depth + 1, structures: structures)
      case .text(let text): if !isStructure { append(text: text) }
      case .comment(let comment):
        if isStructure { newLine(depth + 1) }
        append(raw: "<!--" + comment + "-->")
      }
    }
    if isStructure { newLine(depth) }
    append(raw: "</" + element.name + ">")
  }

  package mutating func appendTag(_ element: XMLElement, isEmpty: Bool = false) {
    append(raw: "<" + element.name)
    for attribute in element.attributes {
      append(raw: " " + attribute.name + "=\"")
      append(text: attribute.value, isAttribute: true)
      append(raw: "\"")
    }
    append(raw: isEmpty ? "/>" : ">")
  }

  /// Text with `&`, `<`, `>` (and in attributes quotes, tabs and line ends) as references. What XML
  /// has no place for (control characters, U+FFFE and U+FFFF) becomes a space.
  package mutating func append(text: String, isAttribute: Bool = false) {
    let units = Array(text.utf8)
    for (index, byte) in units.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): append(raw: "&amp;")
      case UInt8(ascii: "<"): append(raw: "&lt;")
      case UInt8(ascii: ">"): append(raw: "&gt;")
      case UInt8(ascii: "\"") where isAttribute: append(raw: "&quot;")
      case 0x09 where isAttribute: append(raw: "&#9;")
      case 0x0A where isAttribute: append(raw: "&#10;")
      case 0x0D: append(raw: "&#13;")
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: bytes.append(0x20)
      case 0xBE, 0xBF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        if index >= 2, units[index - 1] == 0xBF, units[index - 2] == 0xEF {
          bytes.removeLast(2)
          bytes.append(0x20)
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
  }
}
