/// A mark that may open or close a quotation, where it stands and what its neighbours allow.
struct QuotationMark: Equatable {
  /// How it is written; a quotation closes as it opened.
  enum Form: Int, CaseIterable {
    /// `"`
    case straight
    /// `“` and `”`
    case curly
    /// `„`, closed by `“` or `”`
    case low
    /// `«` and `»`
    case guillemet
    /// `<<` and `>>`
    case angles
    /// `'`
    case straightSingle
    /// `‘` and `’`
    case curlySingle

    var isSingle: Bool { self == .straightSingle || self == .curlySingle }
  }

  enum Role {
    case opens, closes
    /// Opens or closes, as the marks before it need it.
    case either
    /// Closes what is open; else it stands for inches, feet, minutes or seconds.
    case closesOrMeasures
    /// A mark where none can stand: it makes its block uncertain.
    case neither
  }

  let range: Range<Int>
  let form: Form
  let role: Role
}
