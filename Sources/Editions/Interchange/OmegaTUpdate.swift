public import Text

/// What of a project is written into a folder that may hold one already.
///
/// People work in such a folder: OmegaT keeps their translations in `omegat/project_save.tmx`, their
/// terms in `glossary/glossary.txt`, their settings in `omegat.project` and their rules in
/// `omegat/`; and they put files of their own beside ours. So a file that is there is written anew
/// only if it still is what we wrote last: `omegat/pipeline.sha256` has the digests, in the form of
/// `sha256sum`. All others are kept as they are. Nothing is removed.
public struct OmegaTUpdate: Sendable {
  /// What is to be written, the list of digests last.
  public let files: [EditionFile]
  /// What is kept though the project has another file for it, each with its place.
  public let diagnostics: [Diagnostic]

  static let list = "omegat/pipeline.sha256"

  /// Compares with what stands in the folder; nothing is written. O(bytes of both).
  ///
  /// Throws when the folder holds a project of other languages, or cannot be read.
  public init(
    of project: OmegaTProject, in folder: OutputFolder
  ) throws {
    try Self.check(project, in: folder)
    var digests = Self.digests(try folder.bytes(of: Self.list) ?? [])
    var files: [EditionFile] = []
    var diagnostics: [Diagnostic] = []
    for file in project.files {
      let digest = SHA256.hexadecimal(of: file.bytes)
      if folder.holds(file.name) {
        let standing = try folder.bytes(of: file.name).map { SHA256.hexadecimal(of: $0) }
        if standing == nil || standing != digests[file.name] && standing != digest {
          diagnostics.append(
            Diagnostic(
              .warning, code: "kept",
              digests[file.name] == nil
                ? "was not written by pipeline and is kept as it is"
                : "was changed by others and is kept as it is",
              at: Place(file: folder.path + "/" + file.name)))
          continue
        }
      }
      digests[file.name] = digest
      files.append(file)
    }
    let lines = digests.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
    self.files = files + [EditionFile(name: Self.list, text: lines.joined())]
    self.diagnostics = diagnostics
  }

  /// By file name. Lines that are none of ours say nothing.
  private static func digests(_ list: [UInt8]) -> [String: String] {
    var digests: [String: String] = [:]
    for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
      guard let parting = line.firstRange(of: "  ") else { continue }
      digests[String(line[parting.upperBound...])] = String(line[..<parting.lowerBound])
    }
    return digests
  }

  /// A memory of other languages would be offered for every sentence.
  private static func check(_ project: OmegaTProject, in folder: OutputFolder) throws {
    let name = "omegat.project"
    guard let bytes = try folder.bytes(of: name),
      let (source, target) = try? Self.languages(of: bytes, file: name)
    else { return }
    let pair = LanguagePair(source: source, target: target)
    if pair != project.pair {
      throw OmegaTError.otherLanguages(pair, project.pair, path: folder.path + "/" + name)
    }
  }
}

extension OmegaTUpdate {
  /// The languages that OmegaT's settings name; `nil` where they name none.
  private static func languages(
    of settings: [UInt8], file: String
  ) throws(XMLError) -> (source: Language, target: Language)? {
    var events = try XMLEvents(settings, file: file)
    var element = ""
    var found: [String: Language] = [:]
    while let event = try events.next() {
      switch event {
      case .start(let start, _): element = start.name
      case .end: element = ""
      case .text(let text):
        if element == "source_lang" || element == "target_lang" { found[element] = Language(text) }
      case .comment: break
      }
    }
    guard let source = found["source_lang"], let target = found["target_lang"] else { return nil }
    return (source, target)
  }
}

/// Why a project is not written.
public enum OmegaTError: DiagnosableError, Equatable {
  /// The folder's project, and the one that was to be written.
  case otherLanguages(LanguagePair, LanguagePair, path: String)

  public var diagnostic: Diagnostic {
    switch self {
    case .otherLanguages(let standing, let wanted, let path):
      Diagnostic(
        .error, code: "other-project",
        "is a project for \(standing), not for \(wanted); name another folder with -o",
        at: Place(file: path))
    }
  }
}
