import Text

/// Tells alternative texts that describe an image from those that are the name of a file.
///
/// A text is the name of a file where
/// - it ends as image files do (`museum-hall.jpg`), or begins as cameras and programs begin names and goes
///   on with a number (`IMG_1234`, *Screenshot 2024-01-01*), whatever the image's address is;
/// - it is the address or the name of the image's file, with or without its ending, hyphens, underscores,
///   spaces, case and percent signs aside (`museum-hall`, `img_2`). But several words with spaces between
///   them (*Museum hall* of `museum-hall.jpg`) and one word with a capital (*Paris* of `paris.jpg`) may
///   describe what is seen, and are taken to.
enum ImageFileName {
  /// O(text + address).
  static func isName(_ text: String, of url: String) -> Bool {
    let text = SingleLine.text(text)
    let folded = fold(text)
    if folded.isEmpty { return false }
    if hasEnding(folded) || isMachineMade(folded) { return true }
    let address = url.prefix { $0 != "?" && $0 != "#" }
    let name = address.split(separator: "/").last.map(String.init) ?? String(address)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    guard [String(address), name, stem].contains(where: { fold($0) == folded }) else {
      return false
    }
    let letters = text.unicodeScalars
    if letters.contains(" ") { return false }
    return
      !(letters.allSatisfy(\.properties.isAlphabetic)
      && letters.first?.properties.isUppercase ?? false)
  }

  /// Without percent signs and case; hyphens, underscores and spaces are one space.
  private static func fold(_ text: String) -> String {
    let decoded = percentDecoded(text).replacing("’", with: "'").lowercased()
    return decoded.split { $0 == "-" || $0 == "_" || $0.isWhitespace }.joined(separator: " ")
  }

  private static func percentDecoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "%"), rest.count > 2,
        let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }

  private static func hasEnding(_ folded: String) -> Bool {
    guard let dot = folded.lastIndex(of: "."), dot > folded.startIndex else { return false }
    return endings.contains(String(folded[folded.index(after: dot)...]))
  }

  /// Whether a text is a beginning of the list and a number: digits, and what parts them.
  private static func isMachineMade(_ folded: String) -> Bool {
    guard let digit = folded.firstIndex(where: { $0.isNumber }) else { return false }
    let beginning = folded[..<digit].split(separator: " ").joined(separator: " ")
    let number = folded[digit...]
    return machines.contains(beginning) && number.count(where: \.isNumber) > 1
      && number.split(separator: " ").allSatisfy { word in
        word.contains(where: \.isNumber) || connectors.contains(String(word))
      }
  }

  /// What stands between the date and the time of a screenshot.
  private static let connectors: Set<String> = ["at", "à", "alle", "am", "pm"]
  private static let endings = texts("ending")
  private static let machines = texts("machine")

  private static func texts(_ kind: String) -> Set<String> {
    Set(
      ResourceTable(PackageResources.file_names_tsv).rows.compactMap { row in
        row.count == 2 && row[0].elementsEqual(kind.utf8)
          ? String(decoding: row[1], as: UTF8.self) : nil
      })
  }
}
