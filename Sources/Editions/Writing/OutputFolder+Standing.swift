import Glibc
import Text

/// What stands in a folder before anything is written.
extension OutputFolder {
  /// Whether anything stands at a name: a file, a folder, a link.
  func holds(_ name: String) -> Bool {
    var status = stat()
    return lstat(path + "/" + name, &status) == 0
  }

  /// The bytes of a file; `nil` where no file stands at the name. What a symbolic link leads to is no
  /// file of the folder.
  func bytes(of name: String) throws(ReadingError) -> [UInt8]? {
    var status = stat()
    guard lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return try SourceFile.bytes(at: path + "/" + name)
  }
}
