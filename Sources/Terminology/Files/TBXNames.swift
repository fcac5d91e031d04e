internal import Text

/// The names of a TBX document, put into those of version 3 with data categories as attributes.
struct TBXNames: Sendable, Equatable {
  /// Name spaces by their prefixes, as the root declares them.
  private var addressOfPrefix: [String: String] = [:]

  init() {}

  init(root: XMLElement) {
    for attribute in root.attributes where attribute.name.hasPrefix("xmlns:") {
      addressOfPrefix[String(attribute.name.dropFirst(6))] = attribute.value
    }
  }

  /// A name without the prefix of TBX's own name space.
  func local(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":"), name[..<colon] != "xml" else { return name }
    let address = addressOfPrefix[String(name[..<colon])]
    return address == TBXCategory.namespace ? String(name[name.index(after: colon)...]) : name
  }

  func new(_ name: String) -> String {
    let name = local(name)
    return TBXCategory.newNames[name] ?? name
  }

  /// The tag of a category in this document: with the prefix that its root declares.
  func tag(of type: String) -> String {
    let tag = TBXCategory.tag(of: type)
    let isMinimal = tag.hasPrefix("min:")
    let address = isMinimal ? TBXCategory.minimalNamespace : TBXCategory.basicNamespace
    let prefix = addressOfPrefix.filter { $0.value == address }.keys.min()
    return prefix.map { $0 + ":" + type } ?? tag
  }

  /// The same element in the names of version 3, data categories as attributes. O(size).
  func normalized(_ element: XMLElement) -> XMLElement {
    var result = element
    result.name = new(element.name)
    if let colon = result.name.firstIndex(of: ":") {
      let type = String(result.name[result.name.index(after: colon)...])
      if let holder = TBXCategory.elementOfType[type] {
        result.name = holder
        result.attributes.insert(.init("type", type), at: 0)
      }
    }
    let isStructure = TBXCategory.structures.contains(result.name)
    result.children = element.children.flatMap { child -> [XMLNode] in
      // White space between elements is only there to be looked at.
      if isStructure, case .text(let text) = child, text.utf8.allSatisfy(\.isXMLSpace) { return [] }
      guard case .element(let inner) = child else { return [child] }
      let inside = normalized(inner)
      // What version 2 groups around a term stands beside it in version 3.
      return inside.name == "termGrp" ? inside.children : [.element(inside)]
    }
    return result
  }
}
