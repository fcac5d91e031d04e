internal import Glibc

/// Applies a function to many values, several at a time, and gives the results in the order of the
/// values.
///
/// At most `width` values are in work or waiting to be taken, so memory is bounded however many
/// there are.
///
/// - Parameter width: `nil`: one a processor.
func mapInOrder<Value: Sendable, Result: Sendable>(
  _ values: [Value], width: Int? = nil,
  _ transform: @escaping @Sendable (Value) -> Result
) -> AsyncStream<Result> {
  let width = width ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  return AsyncStream { continuation in
    let work = Task {
      await withTaskGroup(of: (Int, Result).self) { group in
        var started = 0
        var waiting: [Int: Result] = [:]
        var next = 0
        func start() {
          guard started < values.count, started < next + width else { return }
          let index = started
          started += 1
          group.addTask { (index, transform(values[index])) }
        }
        for _ in 0..<width { start() }
        while let (index, result) = await group.next() {
          waiting[index] = result
          while let result = waiting.removeValue(forKey: next) {
            continuation.yield(result)
            next += 1
          }
          while started < values.count, started < next + width { start() }
        }
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in work.cancel() }
  }
}
