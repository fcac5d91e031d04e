internal import Text

/// Makes entries fit for the schemas of TBX: what they have no place for becomes a note.
struct TBXBasic {
  private let version: Int
  /// Whether the texts of data categories may hold markup: tags may not.
  private let allowsMarkup: Bool
  private let identifiers: Set<String>
  private var givenIdentifiers: Set<String>
  /// Elements that became notes, and those that lost attributes or markup, in the entry at hand.
  private(set) var noteCount = 0
  private(set) var reducedCount = 0

  /// - Parameters:
  ///   - identifiers: Of all that entries of the document may refer to.
  ///   - entries: Those of the entries themselves.
  init(version: Int, allowsMarkup: Bool, identifiers: Set<String>, entries: Set<String>) {
    self.version = version
    self.allowsMarkup = allowsMarkup
    self.identifiers = identifiers
    givenIdentifiers = entries
  }

  /// The entry as the schema allows it. O(size).
  mutating func fitted(_ entry: XMLElement) -> XMLElement {
    noteCount = 0
    reducedCount = 0
    var result = entry
    result.attributes = entry.attributes.filter { $0.name == "id" }
    reducedCount += entry.attributes.count - result.attributes.count
    result.children = entry.children.compactMap { child in
      guard case .element(let element) = child else { return nil }
      return .element(element.name == "langSec" ? language(element) : data(element, inTerm: false))
    }
    return result
  }

  private mutating func language(_ section: XMLElement) -> XMLElement {
    var result = section
    result.attributes = kept(section.attributes, version == 2 ? ["id", "xml:lang"] : ["xml:lang"])
    result.children = section.elements.map { element in
      .element(element.name == "termSec" ? term(element) : data(element, inTerm: false))
    }
    return result
  }

  private mutating func term(_ section: XMLElement) -> XMLElement {
    var result = section
    result.attributes = kept(section.attributes, ["id"])
    result.children = section.elements.map { element in
      guard element.name == "term" else { return .element(data(element, inTerm: true)) }
      var term = text(element, inline: ["hi"])
      term.attributes = kept(element.attributes, ["id"])
      return .element(term)
    }
    return result
  }

  /// An element of an entry, a language or a term; as a note where it cannot stay as it is.
  private mutating func data(_ element: XMLElement, inTerm: Bool) -> XMLElement {
    switch element.name {
    case "note":
      var note = text(element, inline: inline)
      note.attributes = kept(element.attributes, ["id", "xml:lang"])
      return note
    case "descrip", "admin", "xref", "ref":
      return isKnown(element) ? holder(element) : note(element)
    case "termNote": return inTerm && isKnown(element) ? holder(element) : note(element)
    case "descripGrp", "adminGrp", "transacGrp", "termNoteGrp":
      let isPlaced = element.name != "termNoteGrp" || inTerm
      return isPlaced ? group(element) : note(element)
    default: return note(element)
    }
  }

  private mutating func group(_ element: XMLElement) -> XMLElement {
    let main = String(element.name.dropLast(3))
    guard let first = element.elements.first, first.name == main, isKnown(first) else {
      return note(element)
    }
    var result = element
    result.attributes = kept(element.attributes, ["id"])
    result.children = [.element(holder(first))]
    let members = Self.members[main] ?? []
    for inner in element.elements.dropFirst() {
      let isNote = inner.name.hasSuffix("Note")
      if !members.contains(inner.name) {
        result.children.append(.element(note(inner)))
      } else if inner.name == "date" {
        result.children.append(
          .element(isDate(inner.text.collapsed) ? text(inner, inline: []) : note(inner)))
      } else if isNote {
        result.children.append(.element(isKnown(inner) ? holder(inner) : note(inner)))
      } else {
        result.children.append(.element(data(inner, inTerm: false)))
      }
    }
    return result
  }

  private static let members: [String: Set<String>] = [
    "descrip": ["descripNote", "admin", "adminGrp", "transacGrp", "note", "ref", "xref"],
    "admin": ["adminNote", "note", "ref", "xref"],
    "transac": ["transacNote", "date", "note", "ref", "xref"],
    "termNote": ["admin", "adminGrp", "transacGrp", "note", "ref", "xref"],
  ]

  private let inline: Set<String> = ["hi", "foreign"]

  /// Whether the schema has the category, and its target where it needs one.
  private func isKnown(_ element: XMLElement) -> Bool {
    guard let type = element["type"] else { return false }
    if version == 3, TBXCategory.elementOfType[type] != element.name { return false }
    if element.name == "xref" {
      let target = element["target"] ?? ""
      return version == 2
        ? !target.isEmpty
        : ["http://", "https://"].contains { target.hasPrefix($0) && target != $0 }
    }
    if let target = element["target"] { return identifiers.contains(target) }
    return true
  }

  private mutating func holder(_ element: XMLElement) -> XMLElement {
    let allowsInline = allowsMarkup && ["descrip", "admin", "termNote"].contains(element.name)
    var result = text(element, inline: allowsInline ? inline : [])
    let names =
      element.name == "xref"
      ? ["id", "type", "target"] : ["id", "xml:lang", "type", "target", "datatype"]
    result.attributes = kept(element.attributes, names)
    return result
  }

  private mutating func note(_ element: XMLElement) -> XMLElement {
    noteCount += 1
    let text = MarkupText(element).parts.map { "\($0.category): \($0.value)" }
    return XMLElement("note", text: text.joined(separator: "; "))
  }

  /// The element with its text, and only such elements inside as are named.
  private mutating func text(_ element: XMLElement, inline: Set<String>) -> XMLElement {
    if element.isPlain { return element }
    var result = element
    let isAllowed = element.elements.allSatisfy { inline.contains($0.name) && $0.isPlain }
    if !isAllowed {
      result.children = [.text(element.text)]
      reducedCount += 1
      return result
    }
    result.children = element.children.map { child in
      guard case .element(var inner) = child else { return child }
      inner.attributes = kept(
        inner.attributes, inner.name == "hi" ? ["target", "type", "xml:lang"] : ["id", "xml:lang"])
      return .element(inner)
    }
    return result
  }

  /// The attributes of those names; identifiers only where they are XML names and new.
  private mutating func kept(
    _ attributes: [XMLElement.Attribute], _ names: [String]
  ) -> [XMLElement.Attribute] {
    attributes.filter { attribute in
      var isKept = names.contains(attribute.name)
      if attribute.name == "id" {
        isKept =
          isKept && XMLIdentifier.isValid(attribute.value)
          && givenIdentifiers.insert(attribute.value).inserted
      } else if attribute.name == "target", !attribute.value.contains("://") {
        isKept = isKept && identifiers.contains(attribute.value)
      }
      if !isKept { reducedCount += 1 }
      return isKept
    }
  }

  /// Whether a text is a date as XML Schema has it.
  private func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]),
      let year = Int(parts[0])
    else { return version == 2 }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return version == 2 || (1...12).contains(month) && (1...days[month - 1]).contains(day)
  }
}

/// Names that may be identifiers in XML.
enum XMLIdentifier {
  static func isValid(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, isStart(first) else { return false }
    return name.unicodeScalars.allSatisfy(isPart)
  }

  /// The name with underscores for what an identifier may not hold.
  static func made(from name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { result.append(isPart(scalar) ? scalar : "_") }
    if let first = result.first, isStart(first) { return String(result) }
    return "_" + String(result)
  }

  /// The letters of XML 1.0's names as far as all editions agree.
  private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A: true
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x131, 0x134...0x13E, 0x141...0x148, 0x14A...0x17E: true
    case 0x391...0x3A1, 0x3A3...0x3CE, 0x410...0x44F, 0x4E00...0x9FA5, 0x3041...0x3094,
      0x30A1...0x30FA, 0xAC00...0xD7A3, 0x5D0...0x5EA:
      true
    default: false
    }
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    isStart(scalar) || (0x30...0x39).contains(scalar.value) || scalar == "-" || scalar == "."
  }
}
