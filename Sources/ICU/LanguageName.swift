internal import CICU

/// Names of languages.
public enum LanguageName {
  /// The name of a language in another, in CLDR's form for the middle of a sentence: `italien` for
  /// `it` in `fr`; the code itself where CLDR has no name.
  public static func text(of language: String, in locale: String) throws(ICUError) -> String {
    var bytes: [UInt8] = Array(repeating: 0, count: 512)
    let length = bytes.withUnsafeMutableBufferPointer {
      cicu_language_name(language, locale, $0.baseAddress, Int32($0.count))
    }
    guard length >= 0 else { throw ICUError(-length, "name a language") }
    return String(decoding: bytes[..<Int(length)], as: UTF8.self)
  }
}
