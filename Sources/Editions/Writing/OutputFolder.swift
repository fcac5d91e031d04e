import Glibc
public import Text

/// A folder that receives files whole or not at all.
///
/// Each file is first written under a temporary name in the folder it will stand in, and takes its
/// own name by a rename when all files of the set are complete. When one cannot be written, or a
/// folder stands where one should go, the temporary files are removed and the files that stood there
/// before stay as they were.
public struct OutputFolder: Sendable {
  /// The folder's path as the user gave it.
  public let path: String

  /// A folder, which need not exist yet.
  public init(_ path: String) { self.path = path.isEmpty ? "." : path }

  /// Writes files, making the folder and the folders inside it that their names call for.
  ///
  /// - Parameter folders: Folders inside it that are made even where no file goes into them.
  public func write(_ files: [EditionFile], folders: [String] = []) throws(OutputError) {
    if let name = folders.first(where: { !Self.isSafe($0) }) { throw .unsafeName(name) }
    try Self.write([(self, files)]) { () throws(OutputError) in
      for name in folders { _ = try makeInnerFolders(of: name + "/") }
    }
  }

  /// Writes files into several folders: none takes its name before all are complete.
  public static func write(
    _ sets: [(folder: OutputFolder, files: [EditionFile])]
  ) throws(OutputError) {
    try write(sets) {}
  }

  private static func write(
    _ sets: [(folder: OutputFolder, files: [EditionFile])],
    makingFolders: () throws(OutputError) -> Void
  ) throws(OutputError) {
    var names: Set<String> = []
    for (folder, files) in sets {
      for file in files {
        guard isSafe(file.name), names.insert(folder.path + "/" + file.name).inserted else {
          throw .unsafeName(file.name)
        }
      }
    }
    for (folder, _) in sets { try makeFolders(folder.path) }
    try makingFolders()
    var pending: [(temporary: String, final: String)] = []
    do throws(OutputError) {
      for (folder, files) in sets {
        for file in files {
          let inner = try folder.makeInnerFolders(of: file.name)
          let temporary = try writeTemporary(file.bytes, in: inner, number: pending.count)
          pending.append((temporary, folder.path + "/" + file.name))
        }
      }
      for file in pending where isFolder(file.final) {
        throw OutputError.cannotWrite(path: file.final, errno: EISDIR)
      }
      for (position, file) in pending.enumerated() where rename(file.temporary, file.final) != 0 {
        let failure = OutputError.cannotWrite(path: file.final, errno: errno)
        pending.removeFirst(position)
        throw failure
      }
    } catch {
      for file in pending { unlink(file.temporary) }
      throw error
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a name stays inside the folder: no absolute path, no `..`, no control characters.
  static func isSafe(_ name: String) -> Bool {
    guard !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
    }
  }

  /// Makes a folder and its parents.
  private static func makeFolders(_ path: String) throws(OutputError) {
    if mkdir(path, 0o777) == 0 { return }
    var reason = errno
    if reason == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolders(String(path[..<slash]))
      if mkdir(path, 0o777) == 0 { return }
      reason = errno
    }
    // Another process may have made it; what counts is that a folder stands there.
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .cannotMakeFolder(path: path, errno: reason)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .cannotMakeFolder(path: path, errno: ENOTDIR)
    }
  }

  /// Makes the folders a name calls for; a symbolic link among them could lead outside and is
  /// refused.
  private func makeInnerFolders(of name: String) throws(OutputError) -> String {
    var folder = path
    for part in name.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += "/" + part
      if mkdir(folder, 0o777) == 0 { continue }
      let reason = errno
      var status = stat()
      guard reason == EEXIST, lstat(folder, &status) == 0 else {
        throw .cannotMakeFolder(path: folder, errno: reason)
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw .cannotMakeFolder(path: folder, errno: ENOTDIR)
      }
    }
    return folder
  }

  private static func writeTemporary(
    _ bytes: [UInt8], in folder: String, number: Int
  ) throws(OutputError) -> String {
    var number = number
    var path = ""
    var descriptor: Int32 = -1
    repeat {
      path = "\(folder)/.pipeline-\(getpid())-\(number).tmp"
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      number += 1
    } while descriptor < 0 && errno == EEXIST
    guard descriptor >= 0 else { throw .cannotWrite(path: folder, errno: errno) }
    var failure = writeAll(bytes, to: descriptor)
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 {
      unlink(path)
      throw .cannotWrite(path: folder, errno: failure)
    }
    return path
  }

  /// Returns 0 or the error number.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return 0
    }
  }
}

/// Why nothing was written.
public enum OutputError: DiagnosableError, Equatable {
  /// The name would lead outside the folder, cannot be a file name, or was given twice.
  case unsafeName(String)
  /// A folder cannot be made; the error number is the system's.
  case cannotMakeFolder(path: String, errno: Int32)
  /// A file cannot be written or take its name.
  case cannotWrite(path: String, errno: Int32)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .unsafeName(let name):
      Diagnostic(
        .error, code: "unsafe-output-name",
        "will not write \"\(name.unicodeScalars.map { $0.escaped(asASCII: false) }.joined())\": "
          + "an output name must be a single one inside the output folder")
    case .cannotMakeFolder(let path, let number):
      Diagnostic(
        .error, code: "cannot-make-folder", "cannot make the output folder: \(Self.text(number))",
        at: Place(file: path))
    case .cannotWrite(let path, let number):
      Diagnostic(
        .error, code: "cannot-write", "cannot write: \(Self.text(number))", at: Place(file: path))
    }
  }

  private static func text(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}
