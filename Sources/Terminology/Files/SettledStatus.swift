internal import Text

extension Concept {
  /// Puts the statuses of terms, as other forms give them one by one, into our order: a preferred
  /// term first, others admitted; a concept whose terms are all forbidden or none preferred has that
  /// status itself. O(terms).
  mutating func settleStatus() {
    let all = terms.values.flatMap(\.self)
    if all.isEmpty { return }
    if all.allSatisfy({ $0.status == .forbidden }) {
      status = .forbidden
      for language in terms.keys { raiseFirst(language, from: .forbidden, others: .admitted) }
      return
    }
    if !all.contains(where: { $0.status == .preferred }) {
      status = .admitted
      for language in terms.keys { raiseFirst(language, from: .admitted, others: nil) }
      return
    }
    for language in terms.keys { movePreferredFirst(language) }
  }

  private mutating func raiseFirst(
    _ language: Language, from status: TermStatus, others: TermStatus?
  ) {
    guard var list = terms[language] else { return }
    var isFirst = true
    for index in list.indices where list[index].status == status {
      list[index].status = isFirst ? .preferred : others ?? status
      isFirst = false
    }
    terms[language] = list
  }

  /// The first preferred term moves before the first admitted one; further ones stay preferred.
  private mutating func movePreferredFirst(_ language: Language) {
    guard var list = terms[language],
      let preferred = list.firstIndex(where: { $0.status == .preferred }),
      let admitted = list.firstIndex(where: { $0.status == .admitted }), admitted < preferred
    else { return }
    list.insert(list.remove(at: preferred), at: admitted)
    terms[language] = list
  }

  /// The status of a term as other forms say it, the concept's own included.
  func effectiveStatus(of term: Term) -> TermStatus {
    switch status {
    case .preferred, .candidate: term.status
    case .admitted: term.status == .preferred ? .admitted : term.status
    case .forbidden: .forbidden
    }
  }
}
