internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

extension OutputOptions {
  /// Writes what is made of each value as it is made, one behind the other.
  ///
  /// What has to be said of a value goes to the terminal. One that fails is left out of a file; of
  /// one written to standard output, to a pipe or a device, stays what was written. The exit code
  /// says so: 1, or, when all failed, that of the first error; then a file is not written at all.
  func stream<Value>(
    each values: [Value],
    _ make: (Value, _ tell: (Diagnostic) -> Void, _ write: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    var file: StreamedFile?
    func write(_ bytes: [UInt8]) throws {
      guard let target else { return terminal.print(bytes) }
      let open = try file ?? StreamedFile(target)
      file = open
      open.write(bytes)
      if open.hasFailed { throw WriteFailure() }
    }
    var written = 0
    var failure: Diagnostic?
    for value in values {
      let length = file?.length ?? 0
      do {
        try make(value, terminal.report, write)
        written += 1
      } catch is WriteFailure {
        // The file tells what was wrong.
        try file?.finish()
      } catch let error as OutputError {
        throw error
      } catch let error as any DiagnosableError {
        terminal.report(error.diagnostic)
        failure = failure ?? error.diagnostic
        file?.cut(to: length)
      } catch {
        file?.discard()
        throw error
      }
    }
    if written > 0 {
      try write([])
      try file?.finish()
    } else {
      file?.discard()
    }
    if let failure { throw written > 0 ? ExitCode.findings : ExitCode.code(for: failure) }
  }
}

/// Bytes could not be written to a file, which knows why.
private struct WriteFailure: Error {}
