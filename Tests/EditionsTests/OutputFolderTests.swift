import Editions
import Glibc
import Testing
import Text

@Suite struct OutputFolderTests {
  private func listing(_ reader: OtherReader) throws -> String {
    try reader.run("find . -mindepth 1 | LC_ALL=C sort | tr '\\n' ' '").output
  }

  @Test func writesFilesAndMakesFolders() throws {
    let reader = try OtherReader()
    let folder = OutputFolder(reader.folder + "/a/b/")
    try folder.write([
      EditionFile(name: "é.txt", text: "un"), EditionFile(name: "tm/auto/x.tmx", text: "deux"),
    ])
    try folder.write([EditionFile(name: "é.txt", text: "trois")])
    #expect(try reader.run("cat a/b/é.txt a/b/tm/auto/x.tmx").output == "troisdeux")
    #expect(
      try listing(reader) == "./a ./a/b ./a/b/tm ./a/b/tm/auto ./a/b/tm/auto/x.tmx ./a/b/é.txt ")
  }

  @Test(arguments: [
    "", "/etc/x", "../x", "a/../../x", "a//b", "./x", "a/", "..", "a\u{0}b", "a\nb",
  ])
  func refusesNamesThatLeadOutside(name: String) throws {
    let reader = try OtherReader()
    #expect(throws: OutputError.unsafeName(name)) {
      try OutputFolder(reader.folder).write([
        EditionFile(name: "fine", text: "x"), EditionFile(name: name, text: "x"),
      ])
    }
    #expect(try listing(reader) == "")
  }

  @Test func refusesTheSameNameTwice() throws {
    let reader = try OtherReader()
    let file = EditionFile(name: "x", text: "x")
    #expect(throws: OutputError.unsafeName("x")) {
      try OutputFolder(reader.folder).write([file, file])
    }
  }

  @Test func severalFoldersAreWrittenTogetherOrNotAtAll() throws {
    let reader = try OtherReader()
    let (good, bad) = (reader.folder + "/good", reader.folder + "/bad")
    let file = EditionFile(name: "x.txt", text: "x")
    // A folder stands where the second set's file should go.
    try OutputFolder(bad + "/x.txt").write([])
    #expect(throws: OutputError.cannotWrite(path: bad + "/x.txt", errno: EISDIR)) {
      try OutputFolder.write([(OutputFolder(good), [file]), (OutputFolder(bad), [file])])
    }
    #expect(try listing(reader) == "./bad ./bad/x.txt ./good ")
    try OutputFolder.write([(OutputFolder(good), [file]), (OutputFolder(bad + "/y"), [file])])
    #expect(try reader.run("cat good/x.txt bad/y/x.txt").output == "xx")
  }

  @Test func leavesNothingHalfWritten() throws {
    let reader = try OtherReader()
    // A folder stands where the second file should go: its rename fails.
    _ = try reader.run("mkdir -p taken/full && echo old > first")
    do {
      try OutputFolder(reader.folder).write([
        EditionFile(name: "other/first", text: "new"), EditionFile(name: "taken", text: "new"),
      ])
      Issue.record("a folder was overwritten")
    } catch {
      #expect(error == .cannotWrite(path: reader.folder + "/taken", errno: EISDIR))
      #expect(error.diagnostic.code == "cannot-write")
      #expect(error.diagnostic.description.contains("Is a directory"))
    }
    #expect(try reader.run("find . -name '.pipeline*' -o -name '*.tmp'").output == "")
    #expect(try reader.run("cat first").output == "old\n")
  }

  @Test func aFileIsNoFolder() throws {
    let reader = try OtherReader()
    _ = try reader.run("echo x > file; ln -s /tmp link")
    for (path, name) in [(reader.folder + "/file", "x"), (reader.folder, "file/x")] {
      #expect(throws: OutputError.cannotMakeFolder(path: reader.folder + "/file", errno: ENOTDIR)) {
        try OutputFolder(path).write([EditionFile(name: name, text: "x")])
      }
    }
    #expect(throws: OutputError.cannotMakeFolder(path: reader.folder + "/link", errno: ENOTDIR)) {
      try OutputFolder(reader.folder).write([EditionFile(name: "link/x", text: "x")])
    }
  }
}
