/// How many words of each summary are judged.
public enum SummaryLimit: Sendable, Equatable {
  case none
  /// As many as the reference has.
  case reference
  case words(Int)

  /// Reads `none`, `ref` or `words:N`.
  public init?(_ text: String) {
    switch text {
    case "none": self = .none
    case "ref": self = .reference
    default:
      guard text.hasPrefix("words:"), let count = Int(text.dropFirst(6)), count > 0 else {
        return nil
      }
      self = .words(count)
    }
  }

  /// The most words against a reference.
  func words(for reference: String) -> Int? {
    switch self {
    case .none: nil
    case .reference: RougeTokenizer.count(reference)
    case .words(let count): count
    }
  }
}
