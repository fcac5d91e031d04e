internal import Glibc

/// Processor time of this process, which other programs on the machine lengthen little.
enum Clock {
  /// In seconds.
  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Runs several kinds of work in turns, so that what disturbs one disturbs all, and gives the
/// median processor time of each in seconds.
///
/// - Parameter works: Each returns a number that must be the same every time; it keeps the work
///   from being optimized away.
func medianTimes(repetitions: Int = 9, _ works: [() throws -> Int]) throws -> [Double] {
  let expected = try works.map { try $0() }
  var times = Array(repeating: [Double](), count: works.count)
  for _ in 0..<repetitions {
    for (index, work) in works.enumerated() {
      let start = Clock.processorTime
      let result = try work()
      times[index].append(Clock.processorTime - start)
      precondition(result == expected[index], "the same work gave different results")
    }
  }
  return times.map(median)
}

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
