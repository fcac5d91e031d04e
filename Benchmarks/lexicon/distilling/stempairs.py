"""From pairs of forms to pairs of stems, judged again in the light of the third language."""

import collections

import numpy

from distilling.formpairs import folded
from distilling.logistic import Logistic, log_odds
from distilling.neighbours import ranks


class StemPairs:
    """Pairs of stems `one`, `other` with the `best` and `second` chance of their forms."""

    def __init__(self, first, second, forms, chances):
        self.first, self.second = first, second
        size = len(second.stems)
        keys = (numpy.array(first.stem_of_form, dtype=numpy.int64)[forms.one] * size
                + numpy.array(second.stem_of_form)[forms.other])
        order = numpy.lexsort((-chances, keys))
        found, starts = numpy.unique(keys[order], return_index=True)
        self.one, self.other = found // size, found % size
        self.count = numpy.diff(numpy.r_[starts, len(order)])
        self.best = chances[order][starts]
        following = numpy.minimum(starts + 1, len(order) - 1)
        self.next = numpy.where(self.count > 1, chances[order][following], 0)
        leader = order[starts]
        self.nearness, self.likeness = forms.nearness[leader], forms.likeness[leader]
        frequencies = numpy.array(first.stem_frequency)[self.one], numpy.array(second.stem_frequency)[self.other]
        self.rarer, self.unlike = numpy.minimum(*frequencies), numpy.abs(frequencies[0] - frequencies[1])
        self.same = numpy.array([folded(first.stems[i]) == folded(second.stems[j]) for i, j in zip(self.one, self.other)])

    def table(self, backwards=False, least=0.02):
        """{stem: {stem: chance}}, of chances that are not too small."""
        table = collections.defaultdict(dict)
        for one, other, chance in zip(self.one.tolist(), self.other.tolist(), self.best.tolist()):
            if chance >= least:
                if backwards:
                    one, other = other, one
                table[one][other] = chance
        return table

    def triangles(self, there, back):
        """For each pair, the best way through the third language and the sum of all ways.

        `there`: from this first language to the third; `back`: from this second to the third.
        """
        best, total = numpy.zeros(len(self.one)), numpy.zeros(len(self.one))
        for index, (one, other) in enumerate(zip(self.one.tolist(), self.other.tolist())):
            left, right = there.get(one, {}), back.get(other, {})
            if len(right) < len(left):
                left, right = right, left
            for middle, chance in left.items():
                if middle in right:
                    best[index] = max(best[index], min(chance, right[middle]))
                    total[index] += chance * right[middle]
        return best, numpy.minimum(total, 0.999)

    def chances(self, triangles, lessons, answers):
        """The chances of all pairs, learnt from those at `lessons` (a mask) that are right or wrong."""
        best, total = triangles
        alone = best < 0.05
        features = numpy.column_stack([
            log_odds(self.best), log_odds(self.next), numpy.log(self.count), log_odds(best), log_odds(total),
            best * self.best, numpy.log1p(ranks(self.one, self.best)), numpy.log1p(ranks(self.other, self.best)),
            self.rarer, self.unlike, self.likeness, self.likeness * self.rarer,
            alone * self.likeness, alone * log_odds(self.best), self.nearness,
        ])
        return Logistic(features[lessons], answers[lessons])(features)
