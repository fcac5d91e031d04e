internal import Glibc
internal import Synchronization
internal import Text

/// Vectors of one model on disk, found by the SHA-256 digest of model and text.
///
/// One file a model: a head of 16 bytes (`PLVECTR1`, the dimension, zeros), then records of one
/// size (digest, numbers as 32-bit little-endian floats, checksum). Records are only added, under a
/// lock and by one write, so that programs that run at the same time share the file; one that was
/// written half or has been damaged is not taken. A file that would grow beyond `sizeLimit` begins
/// anew.
public final class VectorCache: Sendable {
  /// Bytes of the file at the most.
  public static let sizeLimit = 1 << 30

  /// A digest of model and text.
  struct Key: Hashable {
    let bytes: [UInt8]
  }

  /// The file's path.
  public let path: String
  private let model: String
  private let sizeLimit: Int
  private let contents: Mutex<Contents>

  private struct Contents {
    var dimension: Int?
    /// By digest: where the record begins.
    var places: [Key: Int] = [:]
  }

  /// Opens the cache of a model in a folder, which is made if need be. O(vectors kept).
  public convenience init(folder: String, model: String) throws(EmbeddingsError) {
    try self.init(folder: folder, model: model, sizeLimit: Self.sizeLimit)
  }

  init(folder: String, model: String, sizeLimit: Int) throws(EmbeddingsError) {
    self.model = model
    self.sizeLimit = sizeLimit
    let name = SHA256.hexadecimal(of: Array(model.utf8)).prefix(16)
    path = folder + "/" + name + ".vectors"
    try Self.makeFolder(folder)
    contents = Mutex(try Self.contents(of: path))
  }

  /// `$XDG_CACHE_HOME/pipeline/embeddings`, or the same in `~/.cache`; `nil` without a home.
  public static var standardFolder: String? {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let base = variable("XDG_CACHE_HOME") ?? variable("HOME").map { $0 + "/.cache" }
    return base.map { $0 + "/pipeline/embeddings" }
  }

  func key(of text: String) -> Key {
    Key(bytes: SHA256.digest(of: Array(model.utf8) + [0] + Array(text.utf8)))
  }

  /// The vector kept for a text; `nil` when there is none, or a damaged one. O(dimension).
  func vector(for key: Key) throws(EmbeddingsError) -> [Float]? {
    let (dimension, place) = contents.withLock { ($0.dimension, $0.places[key]) }
    guard let dimension, let place else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let size = VectorRecord.size(dimension)
    guard let bytes = Self.read(file, at: place, count: size) else { return nil }
    return VectorRecord.vector(in: bytes[...], for: key)
  }

  /// Keeps vectors of one dimension. O(dimension × vectors).
  func store(_ vectors: [(key: Key, vector: [Float])]) throws(EmbeddingsError) {
    guard let dimension = vectors.first?.vector.count else { return }
    if let cached = contents.withLock({ $0.dimension }), cached != dimension {
      throw .otherModel(path, cached: cached, answered: dimension)
    }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cache(path, errno: errno) }
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      if errno != EINTR { throw .cache(path, errno: errno) }
    }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .cache(path, errno: errno) }

    let size = VectorRecord.size(dimension)
    var bytes: [UInt8] = []
    var end = Int(status.st_size)
    let head = Self.read(file, at: 0, count: VectorRecord.headSize).flatMap(VectorRecord.dimension)
    if head == nil || end + vectors.count * size > sizeLimit {
      bytes = VectorRecord.head(dimension)
      end = 0
    } else if let head, head != dimension {
      throw .otherModel(path, cached: head, answered: dimension)
    } else {
      // What another program could not finish is written over.
      end -= (end - VectorRecord.headSize) % size
    }
    let first = end + bytes.count
    for (key, vector) in vectors { VectorRecord.append(key, vector, to: &bytes) }
    guard ftruncate(file, off_t(end)) == 0 else { throw .cache(path, errno: errno) }
    let failure = Self.write(bytes, to: file, at: end)
    if failure != 0 {
      // Nothing half-written stays.
      _ = ftruncate(file, off_t(end))
      throw .cache(path, errno: failure)
    }
    contents.withLock { contents in
      contents.dimension = dimension
      if end == 0 { contents.places = [:] }
      for (position, entry) in vectors.enumerated() {
        contents.places[entry.key] = first + position * size
      }
    }
  }

  /// Where the records of a file are; empty for a file that is not there or is none of ours.
  private static func contents(of path: String) throws(EmbeddingsError) -> Contents {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return Contents() }
      throw .cache(path, errno: errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .cache(path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .cache(path, errno: EINVAL) }
    guard let head = read(file, at: 0, count: VectorRecord.headSize),
      let dimension = VectorRecord.dimension(head)
    else { return Contents() }
    let size = VectorRecord.size(dimension)
    let count = (Int(status.st_size) - VectorRecord.headSize) / size
    var result = Contents(dimension: dimension)
    result.places.reserveCapacity(count)
    // A megabyte at a time; only the digests are looked at.
    let step = max(1, (1 << 20) / size)
    for start in stride(from: 0, to: count, by: step) {
      let place = VectorRecord.headSize + start * size
      let records = min(step, count - start)
      guard let bytes = read(file, at: place, count: records * size) else { break }
      for record in 0..<records {
        let digest = bytes[(record * size)..<(record * size + VectorRecord.digestSize)]
        result.places[Key(bytes: Array(digest))] = place + record * size
      }
    }
    return result
  }

  private static func read(_ file: Int32, at place: Int, count: Int) -> [UInt8]? {
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while done < count, let base = buffer.baseAddress {
        let got = pread(file, base + done, count - done, off_t(place + done))
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        done += got
      }
      initialized = done
    }
    return done == count ? bytes : nil
  }

  /// Gives 0 or the number of the error.
  private static func write(_ bytes: [UInt8], to file: Int32, at place: Int) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let count = pwrite(file, rest.baseAddress, rest.count, off_t(place + done))
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return 0
    }
  }

  private static func makeFolder(_ path: String) throws(EmbeddingsError) {
    var parts = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      parts += part
      if !parts.isEmpty { mkdir(parts, 0o700) }
      parts += "/"
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .cache(path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .cache(path, errno: ENOTDIR) }
  }
}
