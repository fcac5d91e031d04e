"""Candidate pairs of forms and their chances, by both encoders together."""

import unicodedata

import numpy

from distilling.logistic import Logistic
from distilling.neighbours import Neighbours, ranks


def folded(form):
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def bigrams(form):
    plain = "^" + folded(form)
    return frozenset(plain[start:start + 2] for start in range(len(plain) - 1))


def likeness(first, second):
    """Dice's coefficient of two sets of letter pairs."""
    return 2 * len(first & second) / max(1, len(first) + len(second))


def shortfall(groups, scores, count):
    """By how much each score is less than the best of its group."""
    best = numpy.full(count, -numpy.inf)
    numpy.maximum.at(best, groups, scores)
    return best[groups] - scores


class FormPairs:
    """Pairs that are near by either encoder: numbers of forms `one`, `other`, and `features`."""

    def __init__(self, first, second, vectors):
        """`first`, `second`: vocabularies; `vectors`: for each encoder, the vectors of both."""
        sizes = len(first.forms), len(second.forms)
        neighbours = [Neighbours(*pair) for pair in vectors]
        keys = numpy.unique(numpy.concatenate([n.one.astype(numpy.int64) * sizes[1] + n.other for n in neighbours]))
        self.one, self.other = keys // sizes[1], keys % sizes[1]
        cosines = [n.cosines(self.one, self.other) for n in neighbours]
        scaled = [n.scaled(self.one, self.other, c) for n, c in zip(neighbours, cosines)]
        # Of the two encoders the second one knows words a little better.
        together = scaled[0] + 1.5 * scaled[1]
        pairs = [bigrams(form) for form in first.forms], [bigrams(form) for form in second.forms]
        self.likeness = numpy.array([likeness(pairs[0][i], pairs[1][j]) for i, j in zip(self.one, self.other)])
        frequencies = numpy.array(first.frequency)[self.one], numpy.array(second.frequency)[self.other]
        rarer = numpy.minimum(*frequencies)
        short = shortfall(self.one, together, sizes[0]), shortfall(self.other, together, sizes[1])
        places = numpy.log1p(ranks(self.one, together)), numpy.log1p(ranks(self.other, together))
        self.nearness = numpy.stack([cosines[0], scaled[0], cosines[1], scaled[1]], axis=1)
        self.features = numpy.column_stack([
            self.nearness, *short, *(numpy.minimum(s, 0.3) for s in short), *places,
            (places[0] == 0) & (places[1] == 0), self.likeness, rarer, numpy.abs(frequencies[0] - frequencies[1]),
            self.likeness * scaled[0], self.likeness * scaled[1], scaled[0] * scaled[1],
            self.likeness * rarer, numpy.minimum(*scaled),
        ])

    def chances(self, lessons, answers):
        """The chances of all pairs, learnt from those at `lessons` (a mask) that are right or wrong."""
        return Logistic(self.features[lessons], answers[lessons])(self.features)
