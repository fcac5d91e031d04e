internal import Editions
public import Text

/// Many texts, each aligned and written on its own, the ones behind a bad one as well.
public struct AlignmentBatch: Sendable {
  /// What became of one line of the list.
  public struct Outcome: Sendable {
    /// In the list, from 1.
    public let line: Int
    /// The files written; none when the line failed.
    public let files: [String]
    /// Rows or beads written.
    public let count: Int
    /// With the line of the list as their place.
    public let diagnostics: [Diagnostic]
  }

  private let list: AlignmentList
  private let run: Run
  private let editions: EditionSettings
  private let output: AlignmentOutput
  private let presplit: PresplitReader?
  private let languages: [Language?]

  /// - Parameters:
  ///   - presplit: Reads files of one sentence a line; `nil` where the files are articles.
  ///   - languages: By column; for articles, their own word counts.
  public init(
    list: AlignmentList, run: Run, editions: EditionSettings, output: AlignmentOutput,
    presplit: PresplitReader? = nil, languages: [Language?] = []
  ) {
    self.list = list
    self.run = run
    self.editions = editions
    self.output = output
    self.presplit = presplit
    self.languages = languages
  }

  /// Works on the lines, `width` at a time, and gives the outcomes in their order. No more than
  /// `width` texts are in memory.
  public func outcomes(width: Int? = nil) -> AsyncStream<Outcome> {
    mapInOrder(list.lines, width: width) { outcome(of: $0) }
  }

  private func outcome(of line: AlignmentList.Line) -> Outcome {
    do {
      let job = try line.job.get()
      let (folder, name) = Self.parts(job.output)
      if FileSystem.isSpecial(job.output) { throw AlignmentListError.notAFile(job.output) }
      let analysis = try analysis(of: job)
      let material = EditionMaterial(analysis, options: editions.options(for: analysis))
      let files = try output.files(of: material, named: name)
      try OutputFolder(folder).write(files)
      return Outcome(
        line: line.number,
        files: files.map { folder == "." ? $0.name : folder + "/" + $0.name },
        count: try output.count(in: material),
        diagnostics: (analysis.diagnostics + AlignmentDoubts.diagnostics(for: analysis)).map {
          placed($0, line)
        })
    } catch let error as any DiagnosableError {
      return failure(error.diagnostic, line)
    } catch {
      return failure(Diagnostic(.error, code: "internal", "\(error)"), line)
    }
  }

  private func analysis(of job: AlignmentList.Job) throws -> Analysis {
    guard let presplit else {
      let first = VersionPath(job.inputs[0])
      let key = ArticleDiscovery.key(folder: first.folder, stem: first.stem)
      return try run.analysis(
        of: ArticleFiles(key: key, pairing: .manual, versions: job.inputs), requiringAll: true)
    }
    return try run.alignment(
      of: job.inputs.enumerated().map { column, path in
        try presplit.document(
          at: path, language: column < languages.count ? languages[column] : nil)
      })
  }

  private func failure(_ diagnostic: Diagnostic, _ line: AlignmentList.Line) -> Outcome {
    Outcome(line: line.number, files: [], count: 0, diagnostics: [placed(diagnostic, line)])
  }

  /// The line of the list comes first: it is what the person looks up.
  private func placed(_ diagnostic: Diagnostic, _ line: AlignmentList.Line) -> Diagnostic {
    Diagnostic(
      diagnostic.severity, code: diagnostic.code, diagnostic.prefix + diagnostic.message,
      at: Place(file: list.path, line: line.number))
  }

  private static func parts(_ path: String) -> (folder: String, name: String) {
    let (folder, name) = VersionPath.split(path)
    return (folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, name)
  }
}
