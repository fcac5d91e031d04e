"""Whether a new translation of a word means what its known translations mean."""

import collections

import numpy

from distilling.vectors import unit


def stem_vectors(vocabulary, vectors):
    """One unit vector a stem: of each encoder's mean over the stem's forms, side by side."""
    parts = []
    for found in vectors:
        sums = numpy.zeros((len(vocabulary.stems), found.shape[1]), numpy.float32)
        numpy.add.at(sums, numpy.array(vocabulary.stem_of_form), found)
        parts.append(unit(sums))
    return unit(numpy.concatenate(parts, axis=1))


class Agreement:
    """How near a stem is to the known translations of another, within one language.

    Words that only look alike in two languages are near each other by the encoders, as these see
    words in pieces; they are not near the true translations.
    """

    def __init__(self, known, first, second, vectors, least=0.1):
        """`known`: {(stem, stem): weight}; `vectors`: the stem vectors of both languages."""
        number = [{stem: index for index, stem in enumerate(vocabulary.stems)} for vocabulary in (first, second)]
        self.there, self.back = collections.defaultdict(list), collections.defaultdict(list)
        self.vectors = vectors
        for (one, other), weight in sorted(known.items()):
            if weight >= least and one in number[0] and other in number[1]:
                self.there[number[0][one]].append(number[1][other])
                self.back[number[1][other]].append(number[0][one])

    @staticmethod
    def _nearest(vectors, stem, others):
        others = [other for other in others if other != stem]
        return float((vectors[others] @ vectors[stem]).max()) if others else numpy.nan

    def of(self, one, other):
        """For each pair, the greater nearness of either side; not a number where nothing else is known."""
        result = numpy.full(len(one), numpy.nan)
        for index, (i, j) in enumerate(zip(one.tolist(), other.tolist())):
            sides = (self._nearest(self.vectors[1], j, self.there.get(i, ())), self._nearest(self.vectors[0], i, self.back.get(j, ())))
            result[index] = numpy.nanmax(sides) if not all(map(numpy.isnan, sides)) else numpy.nan
        return result
