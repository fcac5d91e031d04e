/// Rules for the places where our exported rules part a text in another way than wanted.
///
/// SRX cannot say all that the splitter knows, nor that an alignment takes two sentences together.
/// Where that matters, a rule names the place by the words around it.
package struct SRXExceptions: Sendable {
  let language: Language
  let rules: [SRXPatterns.Rule]

  /// Most scalars on each side by which a place is known.
  private static let contextLength = 40

  /// Compares the texts of a language with how they are to be parted. O(bytes).
  ///
  /// - Parameters:
  ///   - lines: The stretches of a text that tools read one by one, in order.
  ///   - parts: How they are to be parted: in order, each inside one line.
  package init(
    in texts: [(text: [UInt8], lines: [ByteRange], parts: [ByteRange])], language: Language
  ) throws(SRXError) {
    let splitter = try SRXRules(SRXExport([language]).bytes, file: "pipeline.srx")
      .splitter(for: language)
    var rules: [SRXPatterns.Rule] = []
    var known: Set<String> = []
    for (text, lines, parts) in texts {
      let found = try splitter.sentences(in: text, blocks: lines)
      let lineStarts = Set(lines.map(\.start))
      let wanted = lineStarts.union(parts.map(\.start))
      let starts = lineStarts.union(found.map(\.start))
      var places: [(place: Int32, isBreak: Bool)] = []
      for (part, next) in zip(parts, parts.dropFirst()) where !starts.contains(next.start) {
        places.append((part.end, true))
      }
      for (sentence, next) in zip(found, found.dropFirst()) where !wanted.contains(next.start) {
        places.append((sentence.end, false))
      }
      var line = 0
      for (place, isBreak) in places.sorted(by: { $0.place < $1.place }) {
        while line < lines.count, lines[line].end < place { line += 1 }
        guard line < lines.count else { break }
        let rule = Self.rule(at: place, of: text, in: lines[line], isBreak: isBreak)
        if known.insert("\(isBreak)\t\(rule.before)\t\(rule.after)").inserted { rules.append(rule) }
      }
    }
    self.language = language
    self.rules = rules
  }

  private static func rule(
    at place: Int32, of text: [UInt8], in line: ByteRange, isBreak: Bool
  ) -> SRXPatterns.Rule {
    // A scalar has four bytes at most: no more than the context is decoded, from whole scalars.
    var start = max(Int(line.start), Int(place) - 4 * contextLength)
    while start < Int(place), text[start] & 0xC0 == 0x80 { start += 1 }
    var end = min(Int(line.end), Int(place) + 4 * contextLength)
    while end < Int(line.end), text[end] & 0xC0 == 0x80 { end += 1 }
    let before = String(decoding: text[start..<Int(place)], as: UTF8.self).unicodeScalars
      .suffix(contextLength)
    let after = String(decoding: text[Int(place)..<end], as: UTF8.self).unicodeScalars
      .prefix(contextLength)
    return SRXPatterns.Rule(
      note: isBreak ? "Parted in this text." : "Taken together in this text.", isBreak: isBreak,
      before: SRXPatterns.literal(String(before)), after: SRXPatterns.literal(String(after)))
  }
}
