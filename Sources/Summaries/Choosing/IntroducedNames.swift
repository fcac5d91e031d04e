/// Which names the chosen rows give in full, so that rows may go on with the last word alone.
struct IntroducedNames {
  private let names: [NameMentions]
  /// By version and name.
  private var isIntroduced: [[Bool]]
  /// By version and name, the bundles that have the last word alone.
  private var bundlesInShort: [[[Int32]]]

  /// O(sentences + names).
  init(_ choice: RowChoice) {
    names = choice.versions.map(\.names)
    isIntroduced = names.map { [Bool](repeating: false, count: $0.count) }
    bundlesInShort = names.map { [[Int32]](repeating: [], count: $0.count) }
    for row in 0..<choice.candidates.count {
      guard let (version, places) = choice.places(of: row) else { continue }
      for place in places {
        for name in names[version].short[place] {
          bundlesInShort[version][Int(name)].append(choice.candidates.bundle[row])
        }
      }
    }
  }

  /// How many of some places of a version have the last word of a name that neither they nor what
  /// is chosen gives in full.
  func unknown(at places: [Int], in version: Int) -> Int {
    let names = names[version]
    return places.count { place in
      names.short[place].contains { name in
        !isIntroduced[version][Int(name)] && !places.contains { names.full[$0].contains(name) }
      }
    }
  }

  /// Counts places of a version as chosen.
  ///
  /// - Returns: The bundles that lean on less now.
  mutating func take(_ places: [Int], in version: Int) -> [Int32] {
    var freed: [Int32] = []
    for place in places {
      for name in names[version].full[place] where !isIntroduced[version][Int(name)] {
        isIntroduced[version][Int(name)] = true
        freed += bundlesInShort[version][Int(name)]
      }
    }
    return freed
  }
}
