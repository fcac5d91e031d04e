/// Finds what is written for machines inside running text: addresses, file names, formulas,
/// templates. Nothing in it is typography.
///
/// - URLs (`scheme://…`, `www.…`), up to a space, a quotation mark or an angle bracket
/// - e-mail addresses
/// - file names with a known extension, and paths that begin with `/`, `./`, `../`, `~/` or hold a
///   backslash, up to a space
/// - `$…$` as Pandoc reads it: no space inside the dollars, no digit behind the second
/// - `{…}`: templates, shortcodes, attributes, LaTeX groups
enum TechnicalText {
  /// The ranges in valid UTF-8, ascending and without overlap. O(bytes).
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.contains(where: isTelling) else { return [] }
    var finder = Finder(bytes: bytes)
    finder.findEnclosed()
    finder.findChunks()
    return finder.merged
  }

  /// Bytes without one of which nothing is found.
  private static func isTelling(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "\\"),
      UInt8(ascii: "$"), UInt8(ascii: "{"):
      true
    default: false
    }
  }

  private struct Finder {
    let bytes: [UInt8]
    var found: [Range<Int>] = []

    var merged: [Range<Int>] {
      var result: [Range<Int>] = []
      for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
        if let last = result.last, range.lowerBound <= last.upperBound {
          result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          result.append(range)
        }
      }
      return result
    }

    /// Formulas and templates. What is not closed is not looked for again.
    mutating func findEnclosed() {
      var offset = 0
      var hasDollar = true
      var hasBrace = true
      while offset < bytes.count {
        if hasDollar, bytes[offset] == UInt8(ascii: "$") {
          if let end = endOfFormula(from: offset, &hasDollar) {
            found.append(offset..<end)
            offset = end
            continue
          }
        } else if hasBrace, bytes[offset] == UInt8(ascii: "{") {
          var end = offset + 1
          while end < bytes.count, bytes[end] != UInt8(ascii: "}") { end += 1 }
          hasBrace = end < bytes.count
          if hasBrace {
            while end < bytes.count, bytes[end] == UInt8(ascii: "}") { end += 1 }
            found.append(offset..<end)
            offset = end
            continue
          }
        }
        offset += 1
      }
    }

    /// Behind the dollar that closes the one at an offset. Sets `isThere` to false when the text
    /// holds no more dollars that close anything, so that the search stays linear.
    private func endOfFormula(from start: Int, _ isThere: inout Bool) -> Int? {
      var first = start + 1
      if first < bytes.count, bytes[first] == UInt8(ascii: "$") { first += 1 }
      guard first < bytes.count, bytes[first] > 0x20, bytes[first] != UInt8(ascii: "$") else {
        return nil
      }
      var offset = first + 1
      while offset < bytes.count {
        if bytes[offset] == UInt8(ascii: "$"), bytes[offset - 1] > 0x20,
          bytes[offset - 1] != UInt8(ascii: "\\")
        {
          var end = offset + 1
          if end < bytes.count, bytes[end] == UInt8(ascii: "$") { end += 1 }
          if end == bytes.count || !Letter.isDigit(UInt32(bytes[end])) { return end }
        }
        offset += 1
      }
      isThere = false
      return nil
    }

    /// Looks at what stands between spaces.
    mutating func findChunks() {
      var start = 0
      var offset = 0
      var isPlain = true
      while offset < bytes.count {
        let byte = bytes[offset]
        let width = byte <= 0x20 ? 1 : byte == 0xC2 || byte == 0xE2 ? spaceWidth(at: offset) : 0
        if width > 0 {
          if !isPlain { find(in: start..<offset) }
          offset += width
          start = offset
          isPlain = true
        } else {
          if TechnicalText.isTelling(byte) { isPlain = false }
          offset += 1
        }
      }
      if !isPlain { find(in: start..<bytes.count) }
    }

    private func spaceWidth(at offset: Int) -> Int {
      let (value, width) = bytes.withUnsafeBufferPointer {
        UTF8Decoding.scalar(in: $0, at: offset)
      }
      return Letter.isInlineSpace(value) ? width : 0
    }

    /// Looks at one chunk. O(chunk).
    private mutating func find(in chunk: Range<Int>) {
      var offset = chunk.lowerBound
      var hasBackslash = false
      while offset < chunk.upperBound {
        switch bytes[offset] {
        case UInt8(ascii: "\\"): hasBackslash = true
        case UInt8(ascii: ":") where follows("://", at: offset, before: chunk.upperBound):
          let end = endOfAddress(from: offset, before: chunk.upperBound)
          found.append(start(of: isSchemeByte, before: offset, from: chunk.lowerBound)..<end)
          offset = end - 1
        case UInt8(ascii: "w"), UInt8(ascii: "W"):
          guard follows("www.", at: offset, before: chunk.upperBound),
            offset == chunk.lowerBound || !isSchemeByte(bytes[offset - 1])
          else { break }
          let end = endOfAddress(from: offset, before: chunk.upperBound)
          found.append(offset..<end)
          offset = end - 1
        case UInt8(ascii: "@"):
          let low = start(of: isMailByte, before: offset, from: chunk.lowerBound)
          var high = offset + 1
          while high < chunk.upperBound, isSchemeByte(bytes[high]) { high += 1 }
          if low < offset, high > offset + 1 { found.append(low..<high) }
          offset = high - 1
        default: break
        }
        offset += 1
      }
      let word = trimmed(chunk)
      if !word.isEmpty, hasBackslash || beginsPath(word) || hasFileExtension(word) {
        found.append(word)
      }
    }

    private func start(
      of isPart: (UInt8) -> Bool, before offset: Int, from limit: Int
    ) -> Int {
      var start = offset
      while start > limit, isPart(bytes[start - 1]) { start -= 1 }
      return start
    }

    private func endOfAddress(from start: Int, before limit: Int) -> Int {
      var end = start
      while end < limit {
        let byte = bytes[end]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
          break
        }
        // Guillemets and curly marks.
        if byte == 0xC2, bytes[end + 1] == 0xAB || bytes[end + 1] == 0xBB { break }
        if byte == 0xE2, bytes[end + 1] == 0x80, (0x98...0x9F).contains(bytes[end + 2]) { break }
        end += 1
      }
      return max(trimmed(start..<end).upperBound, start + 1)
    }

    /// Without opening marks before and closing marks and punctuation behind.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let width = markWidth(from: low, high, "\"'([<{*_")
        if width == 0 { break }
        low += width
      }
      while low < high {
        let width = markWidth(endingAt: high, low, "\"'.,;:!?)]>}*_")
        if width == 0 { break }
        high -= width
      }
      return low..<high
    }

    private func markWidth(from offset: Int, _ end: Int, _ marks: StaticString) -> Int {
      if holds(marks, bytes[offset]) { return 1 }
      if bytes[offset] == 0xC2, offset + 1 < end, bytes[offset + 1] == 0xAB { return 2 }
      if bytes[offset] == 0xE2, offset + 2 < end, bytes[offset + 1] == 0x80,
        (0x98...0x9F).contains(bytes[offset + 2])
      {
        return 3
      }
      return 0
    }

    private func markWidth(endingAt end: Int, _ start: Int, _ marks: StaticString) -> Int {
      if holds(marks, bytes[end - 1]) { return 1 }
      if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xBB { return 2 }
      if end - start >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
        (0x98...0x9F).contains(bytes[end - 1]) || bytes[end - 1] == 0xA6
      {
        return 3
      }
      return 0
    }

    private func holds(_ marks: StaticString, _ byte: UInt8) -> Bool {
      UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount).contains(byte)
    }

    private func follows(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
      guard offset + text.utf8CodeUnitCount <= end else { return false }
      let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      return zip(bytes[offset...], wanted).allSatisfy { Letter.lowercased($0) == $1 }
    }

    private func beginsPath(_ word: Range<Int>) -> Bool {
      let start = word.lowerBound
      return ["/", "./", "../", "~/"].contains {
        follows($0, at: start, before: word.upperBound) && word.count > $0.utf8CodeUnitCount
      }
    }

    private func hasFileExtension(_ word: Range<Int>) -> Bool {
      guard let dot = bytes[word].lastIndex(of: UInt8(ascii: ".")), dot > word.lowerBound,
        (1...8).contains(word.upperBound - dot - 1)
      else { return false }
      return TechnicalText.extensions.contains(
        bytes[(dot + 1)..<word.upperBound].map(Letter.lowercased))
    }

    private func isSchemeByte(_ byte: UInt8) -> Bool {
      Letter.isWord(UInt32(byte)) && byte < 0x80 || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }

    private func isMailByte(_ byte: UInt8) -> Bool {
      isSchemeByte(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "%")
        || byte == UInt8(ascii: "'")
    }
  }

  private static let extensions: Set<[UInt8]> = Set(
    """
    aac avi avif bak bat bib bin bmp bz2 c cc cfg conf cpp cs css csv db diff djvu dll doc docx dtd \
    eot eps epub exe flac gif go gz h hpp htm html ico ini ipynb jar java jpeg jpg js json jsonl jsx \
    kt lock log lua m4a md mdx mkv mobi mov mp3 mp4 mpeg mpg odp ods odt ogg otf patch pdf php pl \
    png pps ppt pptx ps py r rar rb rs rst rtf sass scss sh so sql srt srx svg swift tar tbx tex \
    tgz tif tiff tmx toml ts tsv tsx ttf txt vtt wasm wav webm webp whl wmv woff woff2 xhtml xlf \
    xliff xls xlsx xml xsd xsl xslt xz yaml yml zip zst
    """.split(separator: " ").map { Array($0.utf8) })
}
