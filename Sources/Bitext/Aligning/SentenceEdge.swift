/// How a sentence begins and ends: what tells whole sentences from parts of one.
struct SentenceEdge: Sendable, Equatable {
  /// The mark a sentence ends with, brackets and quotation marks aside.
  enum Ending: UInt8, Sendable, CaseIterable {
    case period, question, exclamation, colon
    /// A comma, a dash or no mark at all.
    case open

    /// Whether the mark ends a sentence.
    var isFull: Bool { rawValue < Ending.colon.rawValue }
  }

  /// The first character, quotation marks aside.
  enum Opening: UInt8, Sendable, CaseIterable {
    case capital, lower, digit, dash
  }

  var ending: Ending = .open
  var closesQuotation = false
  var opening: Opening = .capital
  var opensQuotation = false

  /// All that can be told apart, as a number below `codeCount`.
  var endCode: Int { Int(ending.rawValue) * 2 + (closesQuotation ? 1 : 0) }
  var startCode: Int { Int(opening.rawValue) * 2 + (opensQuotation ? 1 : 0) }
  static let codeCount = 10

  /// Looks at both ends of a sentence's bytes. O(white space and marks there).
  init(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      readEnd(bytes)
      readStart(bytes)
    }
  }

  private mutating func readEnd(_ bytes: UnsafeBufferPointer<UInt8>) {
    var end = bytes.count
    while end > 0 {
      let byte = bytes[end - 1]
      switch byte {
      case 0x20, 0x09: end -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        closesQuotation = true
        end -= 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"): end -= 1
      case UInt8(ascii: "."):
        ending = .period
        return
      case UInt8(ascii: "?"):
        ending = .question
        return
      case UInt8(ascii: "!"):
        ending = .exclamation
        return
      case UInt8(ascii: ":"), UInt8(ascii: ";"):
        ending = .colon
        return
      case 0x80...0xBF:
        var start = end - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let mark = Mark(bytes, start..<end)
        switch mark {
        case .quotation:
          closesQuotation = true
          end = start
        case .space: end = start
        case .ellipsis:
          ending = .period
          return
        case .dash, .other: return
        }
      default: return
      }
    }
  }

  private mutating func readStart(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      let byte = bytes[start]
      switch byte {
      case 0x20, 0x09, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "*"),
        UInt8(ascii: "_"):
        start += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        opensQuotation = true
        start += 1
      case UInt8(ascii: "-"):
        opening = .dash
        return
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        opening = .digit
        return
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        opening = .lower
        return
      case 0xC3:
        // U+00E0…U+00FF, all small letters but the division sign.
        if start + 1 < bytes.count, bytes[start + 1] >= 0xA0, bytes[start + 1] != 0xB7 {
          opening = .lower
        }
        return
      case 0xC2, 0xE2:
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        switch Mark(bytes, start..<end) {
        case .quotation:
          opensQuotation = true
          start = end
        case .space: start = end
        case .dash:
          opening = .dash
          return
        case .ellipsis, .other: return
        }
      default: return
      }
    }
  }

  /// A character beyond ASCII.
  private enum Mark {
    case quotation, space, ellipsis, dash, other

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      var value: UInt32 = 0
      for index in range { value = value << 8 | UInt32(bytes[index]) }
      switch value {
      // « » and the curly and angled ones, U+2018…U+201F, U+2039, U+203A.
      case 0xC2AB, 0xC2BB, 0xE28098...0xE2809F, 0xE280B9, 0xE280BA: self = .quotation
      // No-break spaces, U+00A0 and U+202F, and U+2000…U+200B.
      case 0xC2A0, 0xE280AF, 0xE28080...0xE2808B: self = .space
      case 0xE280A6: self = .ellipsis
      // U+2010…U+2015.
      case 0xE28090...0xE28095: self = .dash
      default: self = .other
      }
    }
  }
}
