internal import Text

/// Reads TBX of either version and style, entry by entry.
struct TBXReader {
  private let path: String
  private let bytes: [UInt8]
  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  func file() throws(GlossaryError) -> GlossaryFile {
    var parser = TBXParser(path: path, bytes: bytes)
    do throws(XMLError) {
      var events = try XMLEvents(bytes, file: path)
      while let event = try events.next() { parser.add(event) }
    } catch {
      throw .xml(error)
    }
    return try parser.finished()
  }
}

/// Puts the events of a TBX document together: the frame as trees, each entry as a concept with its
/// bytes.
private struct TBXParser {
  private let path: String
  private let bytes: [UInt8]
  /// The elements around entries that are open: root, text, body.
  private var containers: [String] = []
  /// The start tags of an entry, header or back matter that have no end yet, with what they hold.
  private var open: [XMLElement] = []
  private var starts: [Int] = []
  /// Where the terms of the entry at hand begin.
  private var termStarts: [TermKey: [Int]] = [:]
  private var form = TBXForm(version: 3, style: .attributes)
  private var names = TBXNames()
  private var rootName: String?
  private var bodyStart: Int?
  private var pieces: [GlossaryFile.Piece] = []
  /// Up to where the file is in `pieces`.
  private var position = 0
  private var frame: [XMLElement] = []
  private var entries: [XMLElement] = []
  private var places: [GlossaryFile.ConceptPlace] = []
  private var termStartsOfEntry: [[TermKey: [Int]]] = []

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  mutating func add(_ event: XMLEvent) {
    switch event {
    case .start(let element, let byte): begin(element, at: byte)
    case .end(let byte): end(at: byte)
    case .text(let text): append(.text(text))
    case .comment(let text): append(.comment(text))
    }
  }

  private mutating func append(_ node: XMLNode) {
    if !open.isEmpty { open[open.count - 1].children.append(node) }
  }

  private mutating func begin(_ element: XMLElement, at byte: Int) {
    if containers.isEmpty { beginDocument(element) }
    let name = names.new(element.name)
    let isContainer =
      containers.isEmpty || open.isEmpty && containers.count == 1 && name == "text"
      || open.isEmpty && containers.count == 2 && name == "body"
    guard isContainer else {
      open.append(element)
      starts.append(byte)
      return
    }
    containers.append(name)
    if containers.count == 3 {
      let end = endOfTag(from: byte)
      bodyStart = end
      pieces.append(.header(Array(bytes[position..<end])))
      position = end
    }
  }

  private mutating func beginDocument(_ root: XMLElement) {
    rootName = root.name
    names = TBXNames(root: root)
    form = TBXForm(
      version: names.local(root.name) == "martif" ? 2 : 3,
      style: root["style"] == "dct" ? .tags : .attributes)
  }

  /// Behind the `>` of a start tag; values of attributes may hold one.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
    }
    return offset
  }

  private mutating func end(at byte: Int) {
    guard let element = open.popLast(), let start = starts.popLast() else {
      containers.removeLast()
      return
    }
    if !open.isEmpty {
      if containers.count == 3, names.local(element.name) == "term" { addTerm(element, at: start) }
      append(.element(element))
    } else if containers.count == 3 {
      addEntry(element, start..<byte)
    } else {
      frame.append(names.normalized(element))
    }
  }

  private struct TermKey: Hashable {
    let language: Language
    let text: String
  }

  private mutating func addTerm(_ element: XMLElement, at start: Int) {
    let section = open.first { names.new($0.name) == "langSec" }
    guard let tag = section?["xml:lang"] ?? section?["lang"], let language = Language(tag) else {
      return
    }
    termStarts[TermKey(language: language, text: element.text.collapsed), default: []].append(start)
  }

  private mutating func addEntry(_ element: XMLElement, _ range: Range<Int>) {
    let entry = names.normalized(element)
    guard entry.name == "conceptEntry" else { return }
    if range.lowerBound > position {
      pieces.append(.verbatim(Array(bytes[position..<range.lowerBound])))
    }
    pieces.append(.concept(entries.count, Array(bytes[range])))
    position = range.upperBound
    entries.append(entry)
    places.append(GlossaryFile.ConceptPlace(start: range.lowerBound))
    termStartsOfEntry.append(termStarts)
    termStarts.removeAll()
  }

  /// Terms may have changed their order: each is found by its text.
  private mutating func locateTerms(of concept: Concept, _ index: Int) {
    let starts = termStartsOfEntry[index]
    var usedCount: [TermKey: Int] = [:]
    for (language, terms) in concept.terms {
      places[index].terms[language] = terms.map { term in
        let key = TermKey(language: language, text: term.text)
        let used = usedCount[key] ?? 0
        usedCount[key] = used + 1
        guard let found = starts[key], used < found.count else { return places[index].start }
        return found[used]
      }
    }
  }

  consuming func finished() throws(GlossaryError) -> GlossaryFile {
    guard bodyStart != nil, ["tbx", "martif"].contains(names.local(rootName ?? "")) else {
      let start = bytes.firstIndex(of: UInt8(ascii: "<")) ?? 0
      throw .notTBX(Place(file: path, byte: start, in: bytes), found: "<\(rootName ?? "")>")
    }
    if position < bytes.count { pieces.append(.verbatim(Array(bytes[position...]))) }
    let fields = TBXFields(frame: frame)
    // Those that are columns of ours, or flags of terms, have their own places.
    let names = fields.names.filter { name in
      if case .other = GlossaryFile.Column(named: name) { name != "flags" } else { false }
    }
    var glossary = Glossary(otherFieldNames: names, frame: frame)
    var startOfIdentifier: [String: Int] = [:]
    var identifiers = TermIdentifiers()
    for entry in entries { if let given = entry["id"] { _ = identifiers.unique(given) } }
    for (entry, place) in zip(entries, places) {
      var concept = TBXEntry(entry, fields).concept
      if concept.id.isEmpty {
        concept.id = identifiers.identifier(for: concept.anyTerm ?? "entry")
      }
      if let first = startOfIdentifier.updateValue(place.start, forKey: concept.id) {
        throw .duplicateIdentifier(
          Place(file: path, byte: place.start, in: bytes), identifier: concept.id,
          firstLine: Place(file: path, byte: first, in: bytes).line)
      }
      locateTerms(of: concept, glossary.concepts.count)
      glossary.concepts.append(concept)
    }
    form.fields = fields
    form.prefixes = self.names
    return GlossaryFile(
      format: form.version == 2 ? .tbx2 : form.style == .tags ? .tbxDCT : .tbx,
      glossary: glossary, path: path, places: places, form: .tbx(form), pieces: pieces)
  }
}

extension Concept {
  /// The first term there is, in the order of languages.
  var anyTerm: String? { terms.sorted { $0.key < $1.key }.first?.value.first?.text }
}
