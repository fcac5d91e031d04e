"""Which words are asked about: frequent forms of each language, gathered by stems."""

import collections
import math
import re

import snowballstemmer
import wordfreq

SNOWBALL = {"fr": "french", "it": "italian", "en": "english"}
LANGUAGES = tuple(SNOWBALL)
WORD = re.compile(r"[^\W\d_]+")


class Vocabulary:
    """The forms of a language in the order of the alphabet, and their stems.

    `frequency` and `stem_frequency` are logarithms of occurrences in a million words.
    """

    def __init__(self, forms, stem_of):
        self.forms = sorted(forms)
        self.stems = sorted(set(stem_of[form] for form in self.forms))
        number = {stem: index for index, stem in enumerate(self.stems)}
        self.stem_of_form = [number[stem_of[form]] for form in self.forms]
        self.frequency = [math.log(1e6 * forms[form]) for form in self.forms]
        sums = collections.Counter()
        for form, stem in zip(self.forms, self.stem_of_form):
            sums[stem] += forms[form]
        self.stem_frequency = [math.log(1e6 * sums[stem]) for stem in range(len(self.stems))]


def vocabularies(least=1e-6, most_forms=4, share=0.1, foreign=0.3, name=0.15):
    """{language: Vocabulary}.

    A form counts that is at least so frequent and no more at home in another of the languages:
    there at most 1/`foreign` times as frequent. What has `name` of its frequency in nearly every
    language looked at is a name. Of a stem's forms the most frequent ones stay that have `share`
    of the first one's frequency.
    """
    frequencies = {language: wordfreq.get_frequency_dict(language, "best") for language in LANGUAGES}
    elsewhere = [wordfreq.get_frequency_dict(language, "best") for language in ("de", "es", "pl")]
    result = {}
    for language, own in frequencies.items():
        stemmer = snowballstemmer.stemmer(SNOWBALL[language])
        others = [table for name, table in frequencies.items() if name != language]
        groups = collections.defaultdict(list)
        for form, frequency in own.items():
            if frequency < least or len(form) < 3 or not WORD.fullmatch(form):
                continue
            if any(foreign * table.get(form, 0) > frequency for table in others):
                continue
            if sum(table.get(form, 0) > name * frequency for table in others + elsewhere) >= 4:
                continue
            groups[stemmer.stemWord(form)].append((-frequency, form))
        forms, stem_of = {}, {}
        for stem, group in groups.items():
            group.sort()
            for frequency, form in group[:most_forms]:
                if frequency <= share * group[0][0]:
                    forms[form], stem_of[form] = -frequency, stem
        result[language] = Vocabulary(forms, stem_of)
    return result


def segment_counts(path):
    """{language: Counter of stems}: in how many segments of the corpus a stem's forms stand."""
    forms = {language: collections.Counter() for language in LANGUAGES}
    with open(path, encoding="utf-8") as file:
        for line in file:
            for language, text in zip(("fr", "it", "en"), line.rstrip("\n").split("\t")[1:]):
                forms[language].update({word.lower() for word in WORD.findall(text)})
    stems = {}
    for language, counter in forms.items():
        stemmer = snowballstemmer.stemmer(SNOWBALL[language])
        stems[language] = collections.Counter()
        for form, count in counter.items():
            stems[language][stemmer.stemWord(form)] += count
    return stems


def lexicon(path):
    """{(first, second): weight} of a file of stem pairs."""
    pairs, head = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if head is None:
                head = cells
            else:
                pairs[cells[0], cells[1]] = float(cells[2])
    return pairs
