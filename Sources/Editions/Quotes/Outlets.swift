import Text

/// Publications and the domains they publish under, from `Resources/outlets.tsv`.
struct Outlets: Sendable {
  /// Domains by lower-case name.
  private let domains: [String: [String]]

  /// The list that comes with the program.
  static let standard = Outlets(String(decoding: PackageResources.outlets_tsv, as: UTF8.self))

  /// Reads lines of a name, a tab and domains parted by spaces; `#` begins a comment.
  init(_ text: String) {
    var domains: [String: [String]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      domains[fields[0].lowercased()] = fields[1].split(separator: " ").map(String.init)
    }
    self.domains = domains
  }

  /// Whether a link's words name a publication, and the link leads elsewhere.
  func contradict(_ link: Link, in document: Document) -> Bool {
    guard let url = SafeLink.address(link.url), let host = SafeLink.host(url) else { return false }
    return contradict(SingleLine.text(document.string(link.range)), host: host)
  }

  /// Whether words name a publication that does not publish under a host. `false` for words that
  /// name none.
  func contradict(_ words: String, host: String) -> Bool {
    let name = words.replacing("’", with: "'").lowercased()
    guard let domains = domains[name] else { return false }
    return !domains.contains { host == $0 || host.hasSuffix("." + $0) }
  }
}
