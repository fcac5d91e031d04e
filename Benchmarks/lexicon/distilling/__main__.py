"""Word pairs of French, Italian and English from two multilingual sentence encoders.

Forms that are near each other by the encoders are candidates. How likely a candidate is a
translation is learnt from words that parallel text knows well: the lexicon made from it says which
of their candidates are right. The weight of a pair is the mean weight that such a lexicon gives to
candidates as likely as it.
"""

import argparse
import pathlib
import sys
import zlib

import numpy

from distilling.agreement import Agreement, stem_vectors
from distilling.formpairs import FormPairs
from distilling.stempairs import StemPairs
from distilling.vectors import ENCODERS, vectors
from distilling.vocabulary import lexicon, segment_counts, vocabularies

PAIRS = (("fr", "en"), ("it", "en"), ("fr", "it"))
BINS = (0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def is_held_out(stem):
    """One stem in ten is kept for the figures that are printed."""
    return zlib.crc32(stem.encode()) % 10 == 0


class Teaching:
    """What the lexicon from parallel text says of candidates."""

    RIGHT = 0.05  # least weight of a right pair
    WELL_KNOWN = 4  # segments in which a word stands whose translations are known

    def __init__(self, known, counts, first, second, languages):
        self.known = lexicon(known / f"{languages[0]}-{languages[1]}.tsv")
        self.first, self.second = first, second
        self.often = [numpy.array([counts[language][stem] >= self.WELL_KNOWN for stem in vocabulary.stems])
                      for language, vocabulary in zip(languages, (first, second))]
        self.held_out = numpy.array([is_held_out(stem) for stem in first.stems])

    def weights(self, one, other):
        return numpy.array([self.known.get((self.first.stems[i], self.second.stems[j]), 0) for i, j in zip(one, other)])

    def lessons(self, one, other):
        """Masks of the pairs of well-known words: to learn from, and kept for figures."""
        both = self.often[0][one] & self.often[1][other]
        return both & ~self.held_out[one], both & self.held_out[one]


def weight_of(chances, lessons, weights):
    """Weights by chance: the mean of the weights that parallel text gives, straight between bins."""
    centres, means = [0.0], [0.0]
    for low, high in zip(BINS, BINS[1:]):
        inside = lessons & (chances >= low) & (chances < high)
        if inside.any():
            centres.append(chances[inside].mean())
            means.append(max(means[-1], weights[inside].mean()))
    return numpy.interp(chances, centres, means)


def report(name, chances, test, right):
    for bar in (0.1, 0.2, 0.3, 0.5, 0.7):
        taken = test & (chances >= bar)
        print(f"{name}: chance {bar}: {taken.sum()} of well-known words held out, "
              f"{100 * right[taken].mean():.1f} % known as right, {100 * right[taken].sum() / right[test].sum():.1f} % "
              f"of the right ones found; {(chances >= bar).sum()} pairs in all", file=sys.stderr, flush=True)


def merged(known, found):
    """The pairs of the text and the new ones; the greater weight counts."""
    pairs = dict(known)
    for pair, weight in found.items():
        pairs[pair] = max(weight, known.get(pair, 0))
    return pairs


def write(path, languages, pairs, note):
    temporary = path.with_name(path.name + ".part")
    with open(temporary, "w", encoding="utf-8") as file:
        file.writelines(f"# {line}\n" for line in note.read_text(encoding="utf-8").splitlines())
        file.write(f"# stems\n# sorted\n{languages[0]}\t{languages[1]}\tweight\n")
        for (first, second), weight in sorted(pairs.items(), key=lambda item: [stem.encode() for stem in item[0]]):
            hundredths = max(1, round(100 * weight))
            file.write(f"{first}\t{second}\t{'1' if hundredths >= 100 else f'{hundredths / 100:.2f}'}\n")
    temporary.replace(path)


def main():
    parser = argparse.ArgumentParser(prog="distill", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--known", required=True, type=pathlib.Path, help="folder of the lexicon made from parallel text alone")
    parser.add_argument("--segments", required=True, type=pathlib.Path, help="the parallel text, as collect writes it")
    parser.add_argument("--output", required=True, type=pathlib.Path, help="folder for fr-en.tsv, it-en.tsv, fr-it.tsv")
    parser.add_argument("--vectors", type=pathlib.Path, help="folder that keeps the words' vectors for the next time")
    parser.add_argument("--note", required=True, type=pathlib.Path, help="lines of comment to stand above each file")
    parser.add_argument("--least", type=float, default=0.03, help="least weight of a new pair")
    parser.add_argument("--alone", type=float, default=0.08, help="least weight of a new pair of words of which nothing else is known")
    parser.add_argument("--agreement", type=float, default=0.35, help="least nearness of a new pair to what else is known of its words")
    parser.add_argument("--worth", type=float, default=0.04, help="least worth of a new pair: weight times the fourth root of "
                        "the rarer word's occurrences in a million")
    parser.add_argument("--support", type=float, default=0.02, help="least weight that counts for a pair that the text has shown")
    options = parser.parse_args()
    for folder in filter(None, (options.output, options.vectors)):
        folder.mkdir(parents=True, exist_ok=True)

    words = vocabularies()
    counts = segment_counts(options.segments)
    points = {language: [vectors(name, words[language].forms, options.vectors) for name in ENCODERS] for language in words}
    meanings = {language: stem_vectors(words[language], points[language]) for language in words}
    teachings, stem_pairs = {}, {}
    for pair in PAIRS:
        first, second = (words[language] for language in pair)
        teaching = teachings[pair] = Teaching(options.known, counts, first, second, pair)
        forms = FormPairs(first, second, list(zip(points[pair[0]], points[pair[1]])))
        stems = [numpy.array(vocabulary.stem_of_form)[forms_of] for vocabulary, forms_of in ((first, forms.one), (second, forms.other))]
        right = teaching.weights(*stems) >= teaching.RIGHT
        lessons, _ = teaching.lessons(*stems)
        stem_pairs[pair] = StemPairs(first, second, forms, forms.chances(lessons, right))
    for pair in PAIRS:
        pairs, teaching = stem_pairs[pair], teachings[pair]
        third = next(language for language in words if language not in pair)
        legs = [stem_pairs[leg].table() if leg in stem_pairs else stem_pairs[leg[::-1]].table(backwards=True)
                for leg in ((pair[0], third), (pair[1], third))]
        weights = teaching.weights(pairs.one, pairs.other)
        lessons, test = teaching.lessons(pairs.one, pairs.other)
        chances = pairs.chances(pairs.triangles(*legs), lessons, weights >= teaching.RIGHT)
        report("-".join(pair), chances, test, weights >= teaching.RIGHT)
        found = weight_of(chances, lessons, weights)
        agreement = Agreement(teaching.known, pairs.first, pairs.second, [meanings[language] for language in pair]).of(pairs.one, pairs.other)
        # A rare word's pair is seldom of use; a word that looks the same needs no lexicon.
        worth = found * numpy.exp(pairs.rarer / 4)
        sure = numpy.where(numpy.isnan(agreement), found >= options.alone, (found >= options.least) & (agreement >= options.agreement))
        new = (weights == 0) & sure & (worth >= options.worth) & ~pairs.same
        kept = new | (weights > 0) & (found >= options.support)
        stems = ((pairs.first.stems[i], pairs.second.stems[j]) for i, j in zip(pairs.one[kept], pairs.other[kept]))
        whole = merged(teaching.known, dict(zip(stems, found[kept].tolist())))
        print(f"{pair[0]}-{pair[1]}: {new.sum()} new pairs, {len(whole)} in all", file=sys.stderr)
        write(options.output / f"{pair[0]}-{pair[1]}.tsv", pair, whole, options.note)


if __name__ == "__main__":
    main()
