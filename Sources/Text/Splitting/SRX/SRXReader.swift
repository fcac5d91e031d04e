/// Reads what an SRX file says.
///
/// Rules and maps are taken where they stand; what else there is, such as `formathandle` or the
/// elements of other name spaces in the header, says nothing about a text without markup.
struct SRXReader: ~Copyable {
  /// The content of a file.
  struct Content {
    var cascades = false
    var sets: [SRXRuleSet] = []
    var maps: [SRXLanguageMap] = []
  }

  /// The largest files there are, with rules for all languages, have some hundred KiB.
  static let byteLimit = 16 << 20

  /// Reads the bytes of a file. O(bytes).
  static func content(of bytes: [UInt8], file: String) throws(SRXError) -> Content {
    guard bytes.count <= byteLimit else { throw .tooLarge(Place(file: file), limit: byteLimit) }
    var reader = SRXReader(elements: try SRXElements(bytes, file: file))
    try reader.read()
    guard !reader.content.maps.isEmpty else {
      throw .notSRX(Place(file: file), problem: "there is no languagemap")
    }
    return reader.content
  }

  private var elements: SRXElements
  private var content = Content()

  private init(elements: consuming SRXElements) { self.elements = elements }

  private mutating func read() throws(SRXError) {
    guard case .start(let root)? = try elements.next() else { return }
    guard root.name == "srx" else {
      throw .notSRX(root.place, problem: "the root is \(root.name), not srx")
    }
    if let version = root.attributes["version"], !["1.0", "1.1", "1.2", "2.0"].contains(version) {
      throw .notSRX(root.place, problem: "version \(version) is not known; 2.0 is")
    }
    while let event = try elements.next() {
      guard case .start(let element) = event else { continue }
      switch element.name {
      case "header":
        content.cascades = try flag("cascade", of: element) ?? false
        try elements.skip()
      case "languagerule":
        content.sets.append(
          SRXRuleSet(name: try attribute("languagerulename", of: element)))
      case "rule": try readRule(element)
      case "languagemap":
        content.maps.append(
          SRXLanguageMap(
            pattern: try attribute("languagepattern", of: element),
            setName: try attribute("languagerulename", of: element), place: element.place))
      // `maprule` stands around maps in SRX 1.0.
      case "body", "languagerules", "maprules", "maprule": continue
      default:
        throw .notSRX(element.place, problem: "\(element.name) has no place here")
      }
    }
  }

  private mutating func readRule(_ element: SRXElements.Element) throws(SRXError) {
    guard !content.sets.isEmpty else {
      throw .notSRX(element.place, problem: "a rule outside of any languagerule")
    }
    var rule = SRXRule(isBreak: try flag("break", of: element) ?? true, place: element.place)
    while case .start(let part)? = try elements.next() {
      switch part.name {
      case "beforebreak":
        rule.before = try elements.text(of: part)
        rule.beforePlace = part.place
      case "afterbreak":
        rule.after = try elements.text(of: part)
        rule.afterPlace = part.place
      default: throw .notSRX(part.place, problem: "\(part.name) has no place in a rule")
      }
    }
    content.sets[content.sets.count - 1].rules.append(rule)
  }

  private func attribute(
    _ name: String, of element: SRXElements.Element
  ) throws(SRXError) -> String {
    guard let value = element.attributes[name] else {
      throw .notSRX(element.place, problem: "\(element.name) lacks \(name)")
    }
    return value
  }

  private func flag(
    _ name: String, of element: SRXElements.Element
  ) throws(SRXError) -> Bool? {
    switch element.attributes[name] {
    case nil: return nil
    case "yes": return true
    case "no": return false
    case let value?:
      throw .notSRX(element.place, problem: "\(name)=\"\(value)\"; write yes or no")
    }
  }
}
