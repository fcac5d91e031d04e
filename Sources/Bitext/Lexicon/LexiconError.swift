public import Text

/// What makes a lexicon file unreadable.
public enum LexiconError: DiagnosableError, Equatable {
  /// The file itself could not be opened or read.
  case unreadable(Diagnostic)
  case notUTF8(Place, value: UInt8)
  case nulByte(Place)
  /// The file holds no line but comments.
  case empty(Place)
  /// A column is neither a language nor `weight` nor `count`.
  case unknownColumn(Place, name: String)
  case duplicateColumn(Place, name: String)
  /// The header names less than two languages.
  case fewLanguages(Place)
  case wrongCellCount(Place, found: Int, expected: Int)
  case badWeight(Place, value: String)
  case badCount(Place, value: String)
  /// The file to be updated is somebody's own.
  case notLearnt(Place)
  /// A dictionary whose index or entries are not as dictd has them.
  case badDictionary(Place, problem: String)
  /// A list of dictionaries was asked for, and none is installed.
  case noDictionaries(Place)

  public var diagnostic: Diagnostic {
    switch self {
    case .unreadable(let diagnostic): diagnostic
    case .notUTF8(let place, let value):
      Diagnostic(
        .error, code: "not-utf8", "byte \(value) is not UTF-8; save the lexicon as UTF-8",
        at: place)
    case .nulByte(let place):
      Diagnostic(.error, code: "nul-byte", "a lexicon holds no NUL bytes", at: place)
    case .empty(let place):
      Diagnostic(
        .error, code: "empty-lexicon",
        "the lexicon has no lines; begin it with a header such as fr, en, weight parted by tabs",
        at: place)
    case .unknownColumn(let place, let name):
      Diagnostic(
        .error, code: "unknown-column",
        "\"\(name)\" is no column of a lexicon; write languages such as fr, it, en, and weight "
          + "or count, parted by tabs", at: place)
    case .duplicateColumn(let place, let name):
      Diagnostic(
        .error, code: "duplicate-column", "two columns are named \(name)", at: place)
    case .fewLanguages(let place):
      Diagnostic(
        .error, code: "few-languages",
        "a lexicon needs columns of two languages at least, such as fr and en", at: place)
    case .wrongCellCount(let place, let found, let expected):
      Diagnostic(
        .error, code: "wrong-cell-count",
        "\(found) cells where the header names \(expected) columns; part cells by tabs, and keep "
          + "empty ones", at: place)
    case .badWeight(let place, let value):
      Diagnostic(
        .error, code: "bad-weight", "\"\(value)\" is no weight; write a number from 0 to 1",
        at: place)
    case .badCount(let place, let value):
      Diagnostic(
        .error, code: "bad-count", "\"\(value)\" is no count; write a number from 0 up", at: place)
    case .notLearnt(let place):
      Diagnostic(
        .error, code: "not-learnt",
        "this lexicon was not written by --learn and is not written over; name another file",
        at: place)
    case .badDictionary(let place, let problem):
      Diagnostic(.error, code: "bad-dictionary", problem, at: place)
    case .noDictionaries(let place):
      Diagnostic(
        .error, code: "no-dictionaries",
        "there are no FreeDict dictionaries here; install dict-freedict-fra-eng, say, or leave "
          + "out --freedict", at: place)
    }
  }
}
