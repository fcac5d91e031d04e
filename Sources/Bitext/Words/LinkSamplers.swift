internal import Text

/// Several samplers of the same segments, each from a seed of its own, that are asked together.
struct LinkSamplers {
  /// Holds a sampler, which is too large to be copied.
  ///
  /// Safety: one thread fills it, and only then another asks it, one question after the other.
  private final class Seat: @unchecked Sendable {
    var sampler: LinkSampler

    init(_ sampler: consuming LinkSampler) { self.sampler = sampler }
  }

  private let seats: [Seat]
  private let bitext: WordBitext
  private let sweeps: Int

  /// Samples, several samplers side by side. O(samplers × passes × sweeps × pairs of words within
  /// segments).
  init(_ bitext: WordBitext, priors: [WordPrior], schedule: SamplingSchedule) {
    self.bitext = bitext
    sweeps = schedule.lastSweeps
    seats = concurrentMap(schedule.samplers) { index in
      var sampler = LinkSampler(bitext, priors: priors, seed: UInt64(index + 1) &* 7919)
      for pass in 0..<(schedule.passes + schedule.orderedPasses) {
        sampler.pass(ordered: pass >= schedule.passes, sweeps: schedule.sweeps)
      }
      return Seat(sampler)
    }
  }

  /// How probable the links of a segment are: the mean of all samplers. O(samplers × sweeps ×
  /// words²).
  func posteriors(of segment: Int) -> LinkPosteriors {
    var posteriors = LinkPosteriors(
      height: bitext.sourceRange(segment).count, width: bitext.targetRange(segment).count)
    for seat in seats {
      seat.sampler.addPosteriors(
        of: segment, sweeps: sweeps, weight: 1 / Float(seats.count), to: &posteriors)
    }
    return posteriors
  }
}
