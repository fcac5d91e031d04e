"""Share of the content words of parallel text whose translation a lexicon knows.

    coverage --gold en-fr:PREFIX [--gold ...] LEXICON...

PREFIX.src, PREFIX.tgt hold a sentence a line in the two languages named, and
PREFIX.gold beads such as `[0,1]:[2]`. A lexicon is TSV; its header names two
or three of fr, it, en, and weight; lines that start with # are comments, and
`# stems` says that the words are Snowball stems.

A content word has four letters or more, is no function word of a short list
and no number. It is known when one of its translations occurs in the paired
text, by form without accents or by Snowball stem. Three shares are printed
per direction and on average over both:
  lexicon   of all content words, by the lexicon alone;
  differing the same, of the words only that do not stand unchanged in the
            paired text (names, identical words);
  either    of all content words, by the lexicon or by standing unchanged.

    coverage --gold ... --corpus segments.tsv [--without GROUPS]

measures a naive dictionary (association by Dice) of collected segments
instead; `--without all` leaves out every source in turn.
Needs `snowballstemmer==2.2.0` from PyPI: later versions stem otherwise than the program.
"""

import argparse
import collections
import functools
import itertools
import re
import sys
import unicodedata

import snowballstemmer

NAMES = {"fr": "french", "it": "italian", "en": "english"}
STOP = {
    "en": "that this with from have been were will would shall should could which what when where there their they them "
          "then than these those your such some same only also each other into upon under over about after before because "
          "while between through during without within more most much many very being does doing must might them here both "
          "either neither whether whose whom ours yours himself herself itself themselves every just even still though",
    "fr": "dans avec pour mais cette ceux celle celui celles leur leurs nous vous elle elles etre avoir sont etait etaient "
          "sera seront avait avaient aura auront fait faire plus moins tres tout tous toute toutes quel quelle quels quelles "
          "dont lorsque quand comme ainsi aussi alors donc entre sous sans vers chez apres avant pendant depuis jusque autre "
          "autres meme memes votre notre vos nos peut peuvent doit doivent cela ceci cet ete soit soient aucun aucune chaque "
          "encore toujours parce puisque afin selon lors quelque quelques",
    "it": "della delle degli dello dell nella nelle negli nello nell alla alle agli allo dalla dalle dagli dallo dall sulla "
          "sulle sugli sullo sull questo questa questi queste quello quella quelli quelle sono essere avere stato stata stati "
          "state sara saranno hanno aveva avevano come anche dove quando perche mentre dopo prima durante senza contro verso "
          "ogni altro altra altri altre stesso stessa piu meno molto molti tutto tutti tutta tutte loro suoi vostro nostro "
          "nostra nostri ancora quindi cosi cioe oppure ossia qualche alcuni alcune quale quali viene vengono deve devono puo possono "
          "fare tale tali essa essi esso cui",
}


def folded(word):
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


STOP = {language: {folded(word) for word in words.split()} for language, words in STOP.items()}
STEMMERS = {language: snowballstemmer.stemmer(name) for language, name in NAMES.items()}


@functools.lru_cache(maxsize=None)
def stem(word, language):
    return folded(STEMMERS[language].stemWord(word.lower()))


def words(text):
    return re.findall(r"[^\W\d_]+", text)


def content_words(text, language):
    for word in words(text):
        form = folded(word)
        if len(form) >= 4 and form not in STOP[language]:
            yield word, form


def beads(prefix):
    with open(prefix + ".src", encoding="utf-8") as file:
        source = file.read().split("\n")
    with open(prefix + ".tgt", encoding="utf-8") as file:
        target = file.read().split("\n")
    with open(prefix + ".gold", encoding="utf-8") as file:
        for line in file:
            match = re.match(r"\[([\d, ]*)\]:\[([\d, ]*)\]", line)
            left, right = ([int(number) for number in re.findall(r"\d+", group)] for group in match.groups())
            if left and right:
                yield " ".join(source[i] for i in left), " ".join(target[i] for i in right)


class Lexicon:
    """Translations by folded form and by stem, for every ordered pair of languages."""

    def __init__(self):
        self.forms = collections.defaultdict(set)
        self.stems = collections.defaultdict(set)
        self.size = 0

    def read(self, path):
        columns = None
        are_stems = False
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.startswith("#") or not line.strip():
                    are_stems = are_stems or line.strip() == "# stems"
                    continue
                cells = line.rstrip("\n").split("\t")
                if columns is None:
                    columns = cells
                    if len(set(columns) & set(NAMES)) < 2:
                        sys.exit(f"{path}:1:1: error: the header must name two of fr, it, en")
                    continue
                entry = {column: cell for column, cell in zip(columns, cells) if column in NAMES and cell}
                for first, second in itertools.permutations(entry, 2):
                    if are_stems:
                        self.stems[first, second, folded(entry[first])].add(folded(entry[second]))
                    else:
                        self.add(first, entry[first], second, entry[second])
                self.size += 1

    def add(self, first, word, second, translation):
        if len(words(word)) == 1 and len(words(translation)) == 1:
            self.forms[first, second, folded(word)].add(folded(translation))
            self.stems[first, second, stem(word, first)].add(stem(translation, second))

    def knows(self, word, first, second, forms, stems):
        return not forms.isdisjoint(self.forms.get((first, second, folded(word)), ())) or not stems.isdisjoint(
            self.stems.get((first, second, stem(word, first)), ()))


def shares(pairs, first, second, knows, missed=None):
    total = differing = known = known_differing = either = 0
    for text, other in pairs:
        forms = {folded(word) for word in words(other)}
        stems = {stem(word, second) for word in words(other)}
        for word, form in content_words(text, first):
            hit, same = knows(word, first, second, forms, stems), form in forms
            total += 1
            known += hit
            either += hit or same
            if not same:
                differing += 1
                known_differing += hit
                if missed is not None and not hit:
                    missed[stem(word, first)] += 1
    return known / total, known_differing / differing, either / total


def report(name, gold, knows, missed=None):
    for first, second, pairs in gold:
        there = shares(pairs, first, second, knows, missed)
        back = shares([pair[::-1] for pair in pairs], second, first, knows)
        mean = [(a + b) / 2 for a, b in zip(there, back)]
        print(f"{name}\t{first}-{second}\t" + "\t".join(
            f"{label} {100 * m:.1f} ({100 * a:.1f} {100 * b:.1f})"
            for label, m, a, b in zip(("lexicon", "differing", "either"), mean, there, back)), flush=True)


def strangers(gold):
    """The same texts, each paired with the one that stands half a file further."""
    for first, second, pairs in gold:
        half = len(pairs) // 2
        others = [other for _, other in pairs[half:] + pairs[:half]]
        yield first, second, [(text, other) for (text, _), other in zip(pairs, others)]


class Associations:
    """Counts of stems and of stems together, per source; the best by Dice are the dictionary.

    Only words of the gold text are looked up, so only theirs are counted.
    """

    def __init__(self, path, first, second, vocabulary):
        self.first, self.second = first, second
        self.alone = collections.defaultdict(lambda: (collections.Counter(), collections.Counter()))
        self.together = collections.defaultdict(collections.Counter)
        columns = {"fr": 1, "it": 2, "en": 3}
        with open(path, encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                left, right = (sorted({stem(word, language) for word in words(cells[columns[language]])})
                               for language in (first, second))
                if not left or not right:
                    continue
                source = cells[0]
                self.alone[source][0].update(left)
                self.alone[source][1].update(right)
                counts = self.together[source]
                for a in left:
                    if a in vocabulary[0]:
                        for b in right:
                            counts[a, b] += 1
                    else:
                        for b in right:
                            if b in vocabulary[1]:
                                counts[a, b] += 1

    def sources(self):
        return list(self.alone)

    def dictionary(self, sources, best=4, least=0.08):
        left, right, together = collections.Counter(), collections.Counter(), collections.Counter()
        for source in sources:
            left.update(self.alone[source][0])
            right.update(self.alone[source][1])
            together.update(self.together[source])
        found = collections.defaultdict(list)
        for (a, b), count in together.items():
            dice = 2 * count / (left[a] + right[b])
            if dice >= least and (count > 1 or dice > 0.5):
                found[self.first, a].append((-dice, b))
                found[self.second, b].append((-dice, a))
        return {key: {word for _, word in sorted(entries)[:best]} for key, entries in found.items()}


def naive(path, gold, without):
    for first, second, pairs in gold:
        vocabulary = ({stem(w, first) for text, _ in pairs for w in words(text)}, {stem(w, second) for _, text in pairs for w in words(text)})
        associations = Associations(path, first, second, vocabulary)
        choices = [("all", associations.sources())]
        if without:
            names = associations.sources() if without == "all" else without.split(",")
            choices += [(f"without {name}", [s for s in associations.sources() if s not in name.split("+")]) for name in names]
        for name, sources in choices:
            table = associations.dictionary(sources)
            missed = collections.Counter() if name == "all" else None
            report(name, [(first, second, pairs)],
                   lambda word, a, b, forms, stems: not stems.isdisjoint(table.get((a, stem(word, a)), ())), missed)
            if missed:
                print("# most missed:", " ".join(f"{word}:{count}" for word, count in missed.most_common(60)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicons", nargs="*")
    parser.add_argument("--gold", action="append", required=True, help="en-fr:PREFIX")
    parser.add_argument("--corpus")
    parser.add_argument("--without")
    parser.add_argument("--control", action="store_true", help="print too what it knows of texts paired at random: false hits")
    parser.add_argument("--missed", type=int, default=0, help="print that many missed words")
    options = parser.parse_args()
    gold = []
    for item in options.gold:
        names, _, prefix = item.partition(":")
        first, second = names.split("-")
        gold.append((first, second, list(beads(prefix))))
    if options.corpus:
        naive(options.corpus, gold, options.without)
    if options.lexicons:
        lexicon = Lexicon()
        for path in options.lexicons:
            lexicon.read(path)
        missed = collections.Counter() if options.missed else None
        report(f"lexicon of {lexicon.size} entries", gold, lexicon.knows, missed)
        if options.control:
            report("with unrelated text", strangers(gold), lexicon.knows)
        if missed:
            print("# most missed:", " ".join(f"{word}:{count}" for word, count in missed.most_common(options.missed)))


if __name__ == "__main__":
    main()
