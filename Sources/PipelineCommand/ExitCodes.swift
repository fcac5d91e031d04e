internal import ArgumentParser
internal import Pipeline
internal import Text

/// How a command ends, as in sysexits.h.
extension ExitCode {
  /// Something was found, or some documents failed and the rest is written.
  static let findings = ExitCode(1)
  static let badData = ExitCode(65)
  static let noInput = ExitCode(66)
  /// A server that was asked for does not answer, or answers nonsense.
  static let unavailable = ExitCode(69)
  static let internalError = ExitCode(70)
  static let cannotWrite = ExitCode(73)

  /// The code that belongs to an error: by what the person has to mend.
  static func code(for diagnostic: Diagnostic) -> ExitCode {
    switch diagnostic.code {
    case "missing-file", "unreadable", "unreadable-folder", "no-articles", "no-outputs", "no-gold",
      "is-a-directory", "missing-version", "no-glossary", "no-dictionaries", "empty-list":
      .noInput
    case "cannot-write", "cannot-make-folder", "unsafe-output-name", "embeddings-cache":
      .cannotWrite
    case "no-libcurl", "embeddings-unreachable", "embeddings-slow", "embeddings-dropped",
      "embeddings-refused", "embeddings-failing", "embeddings-nonsense", "embeddings-failed":
      .unavailable
    case "bad-embeddings-address", "bad-embeddings-key", "languages-needed": .validationFailure
    case "internal", "icu-failed", "not-normalizable": .internalError
    case "usage": .validationFailure
    default: .badData
    }
  }
}
