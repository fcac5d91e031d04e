public import ArgumentParser
internal import Editions
internal import Glibc
internal import Pipeline
public import Terminology
internal import Text

/// How glossary files are read.
struct GlossaryFileOptions: ParsableArguments {
  @Option(
    help: """
      The form of the input: tsv, csv, omegat, deepl, utx, tbx, tbx-dct, tbx2 or tmx; else as its \
      content and extension say.
      """)
  var from: GlossaryFormat?

  @Option(
    help: """
      Languages, source first, such as fr,en: those to be used, and those of the columns of files \
      that do not name them.
      """)
  var langs: LanguageList?

  var languages: [Language] { langs?.languages ?? [] }

  func file(at path: String) throws -> GlossaryFile {
    try GlossaryReader(format: from, languages: languages).file(at: path)
  }

  /// The moment that `SOURCE_DATE_EPOCH` names, else 1970: never the clock.
  static func date() throws -> String {
    let epoch = getenv("SOURCE_DATE_EPOCH").map { String(cString: $0) }
    return Timestamp(seconds: try EditionSettings.seconds(ofEpoch: epoch) ?? 0).internet
  }
}

/// Languages parted by commas.
struct LanguageList: ExpressibleByArgument {
  let languages: [Language]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let languages = parts.compactMap { Language(String($0)) }
    guard languages.count == parts.count, Set(languages).count == languages.count else {
      return nil
    }
    self.languages = languages
  }
}

extension GlossaryFormat: ExpressibleByArgument {}

extension GlossaryOrder: ExpressibleByArgument {
  public init?(argument: String) {
    switch argument {
    case "id": self = .identifier
    case "subject": self = .subject
    default:
      guard let language = Language(argument), language.code == argument else { return nil }
      self = .term(language)
    }
  }
}
