public import Quotations
public import Text

/// The saved pages that an article cites: HTML, Markdown and plain text files of a folder, in any
/// language.
public struct SourceFolder: Sendable {
  public let pages: [SourcePage]
  /// What could not be read.
  public let diagnostics: [Diagnostic]

  /// Reads a page, or all pages of a folder and of the folders in it. O(bytes).
  public init(at path: String) throws(InputError) {
    guard FileSystem.exists(path) else { throw .missing(path) }
    let paths = FileSystem.isFolder(path) ? Self.files(in: path) : [path]
    let read = concurrentMap(paths.count) { Self.page(at: paths[$0]) }
    var pages: [SourcePage] = []
    var diagnostics: [Diagnostic] = []
    for result in read {
      switch result {
      case .success(let page): pages.append(page)
      case .failure(let error):
        let reason = error.diagnostic
        diagnostics.append(
          Diagnostic(
            .warning, code: reason.code, "is left out: \(reason.message)", at: reason.place))
      }
    }
    self.pages = pages
    self.diagnostics = diagnostics
  }

  private static func files(in folder: String) -> [String] {
    (FileSystem.names(in: folder) ?? []).sorted().flatMap { name -> [String] in
      let path = folder + "/" + name
      if FileSystem.isFolder(path) { return files(in: path) }
      let ending = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
      return endings.contains(ending) ? [path] : []
    }
  }

  private static let endings: Set<String> = ["html", "htm", "xhtml", "md", "markdown", "txt"]

  private static func page(at path: String) -> Result<SourcePage, ReadingError> {
    do throws(ReadingError) {
      let document = try SourceReader().document(at: path)
      return .success(
        SourcePage(
          Segmenter().segment(document), url: document.metadata.url ?? firstLineAddress(document)))
    } catch {
      return .failure(error)
    }
  }

  /// The address that a saved text begins with, where it does.
  private static func firstLineAddress(_ document: Document) -> String? {
    let line = document.text.prefix { $0 != 0x0A }
    let address = String(decoding: line, as: UTF8.self)
    return address.hasPrefix("https://") || address.hasPrefix("http://") ? address : nil
  }
}
