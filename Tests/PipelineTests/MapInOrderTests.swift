import Glibc
import Testing

@testable import Pipeline

@Suite struct MapInOrderTests {
  private func results(_ count: Int, width: Int) async -> [Int] {
    let stream = mapInOrder(Array(0..<count), width: width) { number in
      // The first ones take longest.
      usleep(UInt32(max(0, 20 - number) * 200))
      return number * number
    }
    return await stream.reduce(into: []) { $0.append($1) }
  }

  @Test(arguments: [1, 2, 3, 8, 100]) func orderHolds(width: Int) async {
    #expect(await results(30, width: width) == (0..<30).map { $0 * $0 })
  }

  @Test func nothingGivesNothing() async {
    #expect(await results(0, width: 4) == [])
    #expect(await results(1, width: 4) == [0])
  }

  @Test func whoeverStopsEarlyIsLetGo() async {
    var taken: [Int] = []
    for await number in mapInOrder(Array(0..<1000), width: 2, { $0 }) {
      taken.append(number)
      if taken.count == 3 { break }
    }
    #expect(taken == [0, 1, 2])
  }
}
