import TestSupport
import Testing

@testable import Embeddings

@Suite struct VectorCacheTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func cache(_ model: String = "m", limit: Int = VectorCache.sizeLimit) throws
    -> VectorCache
  {
    try VectorCache(folder: folder.path + "/a/b", model: model, sizeLimit: limit)
  }

  private func store(_ texts: [String], in cache: VectorCache, dimension: Int = 3) throws {
    try cache.store(
      texts.map { (cache.key(of: $0), vector(of: $0, dimension)) })
  }

  private func vector(of text: String, _ dimension: Int = 3) -> [Float] {
    (0..<dimension).map { Float($0) / 3 + Float(text.utf8.reduce(0) { $0 + Int($1) }) }
  }

  private func found(_ texts: [String], in cache: VectorCache) throws -> [Bool] {
    try texts.map { text in
      let kept = try cache.vector(for: cache.key(of: text))
      if let kept { #expect(kept == vector(of: text), "another text's vector, or a changed one") }
      return kept != nil
    }
  }

  @Test func keepsWhatItIsGiven() throws {
    let first = try cache()
    #expect(try found(["a"], in: first) == [false])
    try store(["a", "b"], in: first)
    #expect(try found(["a", "b", "c"], in: first) == [true, true, false])
    let second = try cache()
    #expect(try found(["a", "b", "c"], in: second) == [true, true, false])
    #expect(try found(["a"], in: try cache("another")) == [false])
    // Two that have the file open at the same time.
    try store(["c"], in: first)
    try store(["d"], in: second)
    #expect(try found(["a", "b", "c", "d"], in: try cache()) == [true, true, true, true])
  }

  @Test func damageIsNotTaken() throws {
    let whole = try cache()
    try store(["a", "b", "c"], in: whole)
    let intact = try readFile(whole.path)
    let size = (intact.count - 16) / 3
    for offset in [16 + size, 16 + size + 33, 16 + 2 * size - 1] {
      var damaged = intact
      damaged[offset] ^= 1
      try writeFile(damaged, at: whole.path)
      let again = try cache()
      #expect(try found(["a", "b", "c"], in: again) == [true, false, true])
      try store(["b"], in: again)
      #expect(try found(["a", "b", "c"], in: try cache()) == [true, true, true])
    }
  }

  @Test func halfRecordIsWrittenOver() throws {
    let whole = try cache()
    try store(["a", "b"], in: whole)
    let intact = try readFile(whole.path)
    for cut in [1, 20, 50] {
      try writeFile(Array(intact.dropLast(cut)), at: whole.path)
      let again = try cache()
      #expect(try found(["a", "b"], in: again) == [true, intact.count - cut >= intact.count])
      try store(["c"], in: again)
      #expect(try found(["a", "c"], in: try cache()) == [true, true])
    }
  }

  @Test(arguments: [
    "", "PLVECTR1", "something else that is longer than a head", "PLVECTR1\0\0\0\0\0\0\0\0",
  ])
  func otherFilesAreBegunAnew(contents: String) throws {
    let path = try cache().path
    try writeFile(contents, at: path)
    let again = try cache()
    #expect(try found(["a"], in: again) == [false])
    try store(["a"], in: again)
    #expect(try found(["a"], in: try cache()) == [true])
  }

  @Test func sizeIsBounded() throws {
    let record = 32 + 12 + 8
    let small = try cache(limit: 16 + 3 * record)
    try store(["a", "b", "c"], in: small)
    #expect(try found(["a", "b", "c"], in: small) == [true, true, true])
    try store(["d"], in: small)
    #expect(try found(["a", "b", "c", "d"], in: small) == [false, false, false, true])
    #expect(try readFile(small.path).count == 16 + record)
  }

  @Test func otherDimensionIsAnotherModel() throws {
    let cache = try cache()
    try store(["a"], in: cache)
    #expect(throws: EmbeddingsError.otherModel(cache.path, cached: 3, answered: 4)) {
      try store(["b"], in: cache, dimension: 4)
    }
    #expect(try found(["a"], in: cache) == [true])
  }

  @Test func folderThatIsAFileIsAnError() throws {
    try writeFile("x", at: folder.path + "/file")
    #expect(throws: EmbeddingsError.self) {
      try VectorCache(folder: folder.path + "/file", model: "m")
    }
    #expect(throws: EmbeddingsError.self) {
      try VectorCache(folder: folder.path + "/file/below", model: "m")
    }
  }
}
