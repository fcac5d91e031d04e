"""Nearest words of another language by cosine, corrected for words that are near to everything."""

import numpy

CHUNK = 1024


def near(first, second, mean=50):
    """(i, j, cosine) of all pairs above a bar that lets through about `mean` pairs a word; and the bar."""
    sample = numpy.random.RandomState(0).choice(len(first), min(400, len(first)), replace=False)
    cosines = (first[sample] @ second.T).ravel()
    place = max(0, len(cosines) - len(sample) * mean)
    bar = numpy.partition(cosines, place)[place]
    found = []
    for start in range(0, len(first), CHUNK):
        cosines = (first[start:start + CHUNK] @ second.T).ravel()
        places = numpy.flatnonzero(cosines > bar)
        found.append((places // len(second) + start, places % len(second), cosines[places]))
    one, other, cosines = (numpy.concatenate(parts) for parts in zip(*found))
    return one, other, cosines, bar


def ranks(groups, scores):
    """The rank of each score in its group, from 0 for the greatest."""
    order = numpy.lexsort((-scores, groups))
    ordered = groups[order]
    starts = numpy.r_[0, numpy.flatnonzero(numpy.diff(ordered)) + 1]
    ranks = numpy.empty(len(order), numpy.int64)
    ranks[order] = numpy.arange(len(order)) - numpy.repeat(starts, numpy.diff(numpy.r_[starts, len(order)]))
    return ranks


def crowding(groups, cosines, count, bar, nearest=10):
    """The mean cosine of each word to its nearest ones; those below the bar count as the bar."""
    taken = ranks(groups, cosines) < nearest
    sums = numpy.bincount(groups[taken], cosines[taken], count)
    members = numpy.bincount(groups[taken], minlength=count)
    return (sums + (nearest - members) * bar) / nearest


class Neighbours:
    """Cross-lingual nearest neighbours of two sets of unit vectors, either way.

    Local scaling (CSLS: Conneau et al. 2018, "Word translation without parallel data"): twice the
    cosine less the mean cosine of either word to its nearest ones.
    """

    def __init__(self, first, second, nearest=8):
        self.first, self.second = first, second
        one, other, cosines, bar = near(first, second)
        self.crowding = (crowding(one, cosines, len(first), bar), crowding(other, cosines, len(second), bar))
        scaled = self.scaled(one, other, cosines)
        taken = (ranks(one, scaled) < nearest) | (ranks(other, scaled) < nearest)
        self.one, self.other = one[taken], other[taken]

    def scaled(self, one, other, cosines):
        return 2 * cosines - self.crowding[0][one] - self.crowding[1][other]

    def cosines(self, one, other):
        parts = [numpy.einsum("ij,ij->i", self.first[one[start:start + 50000]], self.second[other[start:start + 50000]])
                 for start in range(0, len(one), 50000)]
        return numpy.concatenate(parts).astype(numpy.float64)
