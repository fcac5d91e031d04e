public import Text

/// A language that was found from the words alone is worth a word.
public enum LanguageGuess {
  /// A note on a document whose language was guessed; `nil` where something named it.
  public static func diagnostic(for document: Document) -> Diagnostic? {
    guard case .detected(let confidence) = document.languageEvidence else { return nil }
    let percent = Int((confidence * 100).rounded())
    return Diagnostic(
      .note, code: "language-guessed",
      "the language is taken to be \(document.language) (\(percent) %); say it with --lang, "
        + "\"lang:\" in the front matter or a name such as article.\(document.language).md",
      at: Place(file: document.path))
  }
}
