import Text

/// Publications and the domains they publish under, from `Resources/outlets.tsv`.
///
/// A link's words contradict its address where they
/// - hold an address, or are a host (`lemonde.fr`), of another site than the link's;
/// - are a publication's name with its capitals, and the link leads neither to it nor to a place where
///   pages about or of others are kept: a resolver or shortener, an archive, an encyclopedia, what people
///   post;
/// - name one with at most two words in small letters beside it (*Guardian article*), or without its
///   article, and the link leads to another of the list.
struct Outlets: Sendable {
  private struct Outlet: Sendable {
    /// Its words without the leading article, as they are written.
    let words: [String]
    let hasArticle: Bool
    let domains: [String]

    func has(_ host: String) -> Bool {
      domains.contains { host == $0 || host.hasSuffix("." + $0) }
    }
  }

  private let outlets: [Outlet]
  /// Indices of outlets by name without the article, in small letters.
  private let byName: [String: [Int]]
  private let hosts = HostNames.standard

  private static let mostWords = 8
  private static let mostOtherWords = 2

  /// The list that comes with the program.
  static let standard = Outlets(String(decoding: PackageResources.outlets_tsv, as: UTF8.self))

  /// Reads lines of a name, a tab and domains parted by spaces; `#` begins a comment.
  init(_ text: String) {
    var outlets: [Outlet] = []
    var byName: [String: [Int]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      let words = Self.words(of: String(fields[0]))
      let name = Self.withoutArticle(words[...])
      byName[Self.key(name), default: []].append(outlets.count)
      outlets.append(
        Outlet(
          words: Array(name), hasArticle: name.count < words.count,
          domains: fields[1].split(separator: " ").map(String.init)))
    }
    self.outlets = outlets
    self.byName = byName
  }

  /// Whether a link's words name a publication or site, and the link leads elsewhere.
  func contradict(_ link: Link, in document: Document) -> Bool {
    guard let url = SafeLink.address(link.url) else { return false }
    return contradict(SingleLine.text(document.string(link.range)), url: url)
  }

  /// The same for words and an address. O(words).
  func contradict(_ text: String, url: String) -> Bool {
    guard let host = SafeLink.host(url) else { return false }
    let words = text.split(separator: " ").map { Self.trimmed(String($0)) }
    let shown = words.compactMap { hosts.host(shownBy: $0, isAll: words.count == 1) }
    if !shown.isEmpty { return !shown.contains { isAddress($0, of: host) } }
    return namesContradict(text, host: host, url: url)
  }

  // MARK: Addresses

  /// Whether a link that leads to a host may show another: of the same site or publication, or where
  /// one of them leads on to others.
  private func isAddress(_ shown: String, of host: String) -> Bool {
    HostNames.areOneSite(shown, host)
      || [shown, host].contains { [.archive, .resolver, .shortener].contains(hosts.kind(of: $0)) }
      || outlets.contains {
        ($0.has(host) && $0.has(shown)) || ($0.has(shown) && isShort(host, of: $0))
      }
  }

  // MARK: Names

  private func namesContradict(_ text: String, host: String, url: String) -> Bool {
    let words = Self.words(of: text)
    guard (1...Self.mostWords).contains(words.count) else { return false }
    var named: [(outlet: Int, isWhole: Bool)] = []
    for start in words.indices {
      for end in (start + 1)...words.count {
        let span = words[start..<end]
        let name = Self.withoutArticle(span)
        let others = words[..<start] + words[end...]
        guard let found = byName[Self.key(name)], others.count <= Self.mostOtherWords,
          others.allSatisfy({ $0.first?.isLowercase ?? false })
        else { continue }
        for outlet in found where Self.hasCapitals(name, of: outlets[outlet].words) {
          let isWhole = others.isEmpty && outlets[outlet].hasArticle == (name.count < span.count)
          named.append((outlet, isWhole))
        }
      }
    }
    if named.isEmpty || named.contains(where: { outlets[$0.outlet].has(host) }) { return false }
    if hosts.kind(of: host) != nil { return false }
    let rivals = outlets.filter { $0.has(host) }
    if rivals.isEmpty {
      return named.contains { $0.isWhole && !isShort(host, of: outlets[$0.outlet]) }
    }
    // The *Times* may be that of New York.
    return !named.contains { name in
      rivals.contains { Set($0.words).isSuperset(of: outlets[name.outlet].words) }
    }
  }

  /// Whether a host is a short one of a publication: its few letters stand in the name in this order,
  /// the first one first (`reut.rs`, `nyti.ms`).
  private func isShort(_ host: String, of outlet: Outlet) -> Bool {
    let labels = host.split(separator: ".")
    guard labels.count == 2, labels[0].utf8.count <= 6 else { return false }
    let names = [outlet.words.joined()] + outlet.domains.map { String($0.prefix { $0 != "." }) }
    return names.contains { name in
      let name = name.lowercased()
      guard name.count > labels[0].count, name.first == labels[0].first else { return false }
      var rest = name[...]
      return labels[0].allSatisfy { letter in
        guard let place = rest.firstIndex(of: letter) else { return false }
        rest = rest[rest.index(after: place)...]
        return true
      }
    }
  }

  // MARK: Words

  /// The words of a name or text: without marks at their ends, an elided article apart.
  private static func words(of text: String) -> [String] {
    text.replacing("’", with: "'").split(separator: " ").flatMap { word -> [String] in
      let word = trimmed(String(word))
      guard let mark = word.firstIndex(of: "'"), word.distance(from: word.startIndex, to: mark) < 6,
        word.index(after: mark) < word.endIndex,
        elided.contains(word[..<mark].lowercased())
      else { return word.isEmpty ? [] : [word] }
      return [String(word[...mark]), String(word[word.index(after: mark)...])]
    }
  }

  private static func withoutArticle(_ words: ArraySlice<String>) -> ArraySlice<String> {
    guard words.count > 1, let first = words.first, articles.contains(first.lowercased()) else {
      return words
    }
    return words.dropFirst()
  }

  private static func key(_ words: ArraySlice<String>) -> String {
    words.joined(separator: " ").lowercased()
  }

  /// Whether words begin with capitals where a name's do: *nature* is no journal.
  private static func hasCapitals(_ words: ArraySlice<String>, of name: [String]) -> Bool {
    zip(words, name).allSatisfy { word, name in
      !(name.first?.isUppercase ?? false) || (word.first?.isUppercase ?? false)
    }
  }

  private static func trimmed(_ word: String) -> String {
    let isMark: (Character) -> Bool = { !$0.isLetter && !$0.isNumber && $0 != "/" }
    guard let start = word.firstIndex(where: { !isMark($0) }),
      let end = word.lastIndex(where: { !isMark($0) })
    else { return "" }
    return String(word[start...end])
  }

  private static let articles: Set<String> = [
    "the", "le", "la", "les", "l'", "il", "lo", "i", "gli", "el", "los", "der", "die", "das",
  ]
  /// What elides before a name: *l'Express*, *dell'Espresso*, *d'Il Post*.
  private static let elided: Set<String> = ["l", "d", "dell", "all", "nell", "sull", "dall"]
}
