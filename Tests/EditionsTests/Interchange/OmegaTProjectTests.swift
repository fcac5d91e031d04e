import Bitext
import Editions
import Testing
import Text

/// Folders that OmegaT opens.
@Suite struct OmegaTProjectTests {
  private let pair = LanguagePair(source: .french, target: .english)

  private func project(
    _ article: SampleArticle, minimumConfidence: Double = 0.5
  ) throws -> [String: String] {
    let material = EditionMaterial(
      try article.analysis(),
      options: EditionOptions(
        timestamp: SampleArticle.timestamp, minimumConfidence: minimumConfidence))
    let project = try #require(try OmegaTProject([material], pair: pair))
    return Dictionary(
      uniqueKeysWithValues: project.files.map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test func holdsWhatOmegaTExpects() throws {
    let files = try project(.trilingual)
    #expect(
      files.keys.sorted() == [
        "glossary/pipeline.utf8", "omegat.project", "omegat/segmentation.conf",
        "omegat/segmentation.srx", "source/sample.fr.txt", "tm/auto/sample.tmx",
        "tm/tmx2source/IT.tmx",
      ])
    #expect(
      files["source/sample.fr.txt"] == """
        Le départ

        Selon The Verge, la sécurité recule. « Nous étions coincés », explique Vahid Kazemi. \
        Le laboratoire a perdu 32 % de ses chercheurs.

        """)
    #expect(files["omegat.project"]?.contains("<source_lang>fr</source_lang>") == true)
    let doubtful = try project(.trilingual, minimumConfidence: 0.96)
    #expect(doubtful["tm/penalty-30/sample.tmx"]?.contains("<seg>The departure</seg>") == true)
    #expect(doubtful["tm/auto/sample.tmx"]?.contains("<seg>") == false)
  }

  /// Our own reader of SRX parts the source where the beads end, though two sentences are one unit
  /// and the gaps are no plain spaces.
  @Test func itsRulesPartTheSourceAtTheBeads() throws {
    var article = SampleArticle.trilingual
    article.texts[0].markdown = """
      # Le départ

      Elle part… demain, dit-il. Il reste.\u{A0}Elle revient (enfin).\u{A0}Fin.

          let code = "A. B."
      """
    article.texts[2].markdown = "# The departure\n\nShe goes. He stays, she returns. End."
    article.rows = [
      [.french: 0..<1, .english: 0..<1], [.french: 1..<2, .english: 1..<2],
      [.french: 2..<4, .english: 2..<3], [.french: 4..<5, .english: 3..<4],
    ]
    let files = try project(article)
    let source = Array(try #require(files["source/sample.fr.txt"]).utf8)
    let rules = try SRXRules(
      Array(try #require(files["omegat/segmentation.srx"]).utf8), file: "segmentation.srx")
    var lines: [ByteRange] = []
    var start = 0
    for (index, byte) in source.enumerated() where byte == 0x0A {
      if index > start { lines.append(ByteRange(start..<index)) }
      start = index + 1
    }
    let segments = try rules.splitter(for: .french).sentences(in: source, blocks: lines)
      .map { String(decoding: source[$0.indices], as: UTF8.self) }
    #expect(
      segments.prefix(4) == [
        "Le départ", "Elle part… demain, dit-il.", "Il reste.\u{A0}Elle revient (enfin).", "Fin.",
      ])
    #expect(files["source/sample.fr.txt"]?.contains("(enfin). Fin.") == true)
    #expect(files["omegat/segmentation.conf"]?.contains("Il reste\\.") == true)
  }

  // MARK: Into a folder that is a project already

  private func update(
    _ article: SampleArticle, in reader: OtherReader
  ) throws -> [String] {
    let material = try article.material()
    let project = try #require(try OmegaTProject([material], pair: pair))
    let folder = OutputFolder(reader.folder)
    let update = try OmegaTUpdate(of: project, in: folder)
    try folder.write(update.files, folders: project.folders)
    return update.diagnostics.map {
      "\($0.code) \($0.place?.file.dropFirst(reader.folder.count + 1) ?? "")"
    }
  }

  @Test func oursAreWrittenAnewAndOthersKept() throws {
    let reader = try OtherReader()
    #expect(try update(.trilingual, in: reader) == [])
    #expect(try reader.run("sha256sum -c --quiet omegat/pipeline.sha256").code == 0)
    #expect(try update(.trilingual, in: reader) == [])
    _ = try reader.run(
      """
      printf '<omegat/>' > omegat.project; printf x > omegat/project_save.tmx
      printf x > glossary/glossary.txt; printf 'a\\tb\\n' >> glossary/pipeline.utf8
      printf x > source/own.txt; printf x > tm/own.tmx; rm tm/auto/sample.tmx
      rm omegat/segmentation.srx; ln -s /etc/passwd omegat/segmentation.srx
      """)
    var article = SampleArticle.trilingual
    article.texts[0].markdown = article.texts[0].markdown.replacing("Le départ", with: "L'adieu")
    let kept = [
      "kept omegat.project", "kept glossary/pipeline.utf8", "kept omegat/segmentation.srx",
    ]
    #expect(try update(article, in: reader) == kept)
    #expect(try reader.run("cat source/sample.fr.txt | head -1").output == "L'adieu\n")
    #expect(try reader.run("test -L omegat/segmentation.srx; test -e tm/auto/sample.tmx").code == 0)
    let state = try reader.run(
      "cat omegat.project omegat/project_save.tmx glossary/glossary.txt source/own.txt tm/own.tmx")
    #expect(state.output == "<omegat/>xxxx")
    #expect(try reader.run("tail -1 glossary/pipeline.utf8").output == "a\tb\n")
    // Told each time, and still kept.
    #expect(try update(article, in: reader) == kept)
  }

  @Test func whatWasThereBeforeUsIsKept() throws {
    let reader = try OtherReader()
    _ = try reader.run("mkdir -p source tm/auto; echo x > source/sample.fr.txt")
    #expect(try update(.trilingual, in: reader) == ["kept source/sample.fr.txt"])
    #expect(try reader.run("cat source/sample.fr.txt").output == "x\n")
  }

  @Test func aProjectOfOtherLanguagesIsRefused() throws {
    let reader = try OtherReader()
    let material = try SampleArticle.trilingual.material()
    let other = LanguagePair(source: .italian, target: .english)
    try OutputFolder(reader.folder).write(
      try #require(try OmegaTProject([material], pair: other)).files)
    #expect(
      throws: OmegaTError.otherLanguages(other, pair, path: reader.folder + "/omegat.project")
    ) { try update(.trilingual, in: reader) }
  }
}
