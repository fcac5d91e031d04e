"""From raw texts in up to three languages to clean segments.

A segment is a tuple (fr, it, en); an empty string stands for a language that
is missing. Everything here is deterministic and needs no dictionary.
"""

import html
import itertools
import re
import unicodedata

LANGUAGES = ("fr", "it", "en")
LONGEST = 80  # words in a segment

# Words frequent in one language and absent from the other two: enough to see
# that a "translation" was left in English, or that columns are swapped.
TELLING = {
    "fr": set("les des une est dans pour sur avec cette vous pas qui sont aux ces ou du au et leur nous être mais été plus votre ce cet sera peut je tu ai mon ma mes où elle ils donc".split()),
    "it": set("il gli della delle dei degli di che per con una questo questa non sono nel nella alla dal dalla essere viene più è lo ed anche può si ho mi ti mio suo sua loro del al sul ma come io hai".split()),
    "en": set("the of and to is are for with this that you be it by from not have will can on was or your an all he his they were has which my we she their there been but what who".split()),
}

PLACEHOLDER = re.compile(
    r"%\([A-Za-z_]+\)[sdif]"              # %(name)s
    r"|%[-+#0]*\d*(?:\.\d+)?\$?[-+#0]*\d*(?:\.\d+)?(?:l{0,2}|h|z|I)?[sdifuxXcgGeEpqn@](?![a-zà-ÿ])"
    r"|%[1-9]\d?"                         # %1
    r"|\$\{[^}]*\}|\$\([^)]*\)|\$\d|\$[A-Za-z_]+\|?"
    r"|\{\{[^{}]*\}\}|\{[^{}]*\}"
    r"|\[\[|\]\]|'{2,}"
    r"|@[A-Za-z_]+@|&lt;[^&]*&gt;"
)
MARKUP = re.compile(r"<(?:/?[A-Za-z!?][^<>]*)>")
ADDRESS = re.compile(r"(?:https?|ftp|file|mailto|man|help|ghelp):\S+|\S+@\S+\.\S+|(?<!\w)/(?:[\w.-]+/)+[\w.-]*")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])([\"»”’)\]]*)\s+(?=[\"«“‘(\[]?\s?[A-ZÀ-ÖØ-Ý0-9])")
ABBREVIATED = re.compile(r"(?:\b(?:[A-Za-z]|M|Mr|Mrs|Dr|St|vs|etc|cf|ex|es|ecc|art|fig|sec|vol|pag|n|no|nr|par|i\.e|e\.g|p\.ex|ad))\.$")
CODE = re.compile(r"[\w]_[\w]|::|==|&&|\|\||\(\)|[{}<>\\^~`|]|\w\.\w+\(|(?<!\w)--?[a-z]{2,}|\S{40,}")

FOREIGN = re.compile(r"(?![A-Za-zªº\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06])[^\W\d_]")  # letters that are not Latin


def words(text):
    return WORD.findall(text)


def folded(text):
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def plain(text):
    """Without markup, accelerators and placeholders, in one line."""
    text = re.sub(r"^\?\w+:(?=\S)", "", text)  # a note on context before the text, as freeciv has
    text = MARKUP.sub(" ", text)
    text = html.unescape(text)
    text = MARKUP.sub(" ", text)
    text = ADDRESS.sub(" ", text)
    text = PLACEHOLDER.sub(" ", text)
    # An accelerator: one mark in the text, before or within a word.
    for mark in "_&~":
        if text.count(mark) == 1:
            text = re.sub(r"\s?\(" + mark + r"\w\)", "", text)
            text = re.sub(mark + r"(?=\w)", "", text)
    text = re.sub(r"¶|\[\d+\]|(?<!\S)%[A-Za-z](?!\S)", " ", text)
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").replace("\ufe0f", "")
    text = unicodedata.normalize("NFC", text)
    text = " ".join(text.split())
    text = re.sub(r"\(\s*[,;:.]?\s*\)|\[\s*\]|\"\s*\"|«\s*»|“\s*”", " ", text)
    text = re.sub(r"^[\s*•·#=|/\\–—:;,.-]+(?=\w|[«\"“(])", "", text)
    text = re.sub(r"\s+([,.)\]])", r"\1", text)
    return " ".join(text.split())


def sentences(text):
    result, start = [], 0
    for match in SENTENCE_END.finditer(text):
        piece = text[start:match.end(1)]
        if ABBREVIATED.search(piece):
            continue
        result.append(piece.strip())
        start = match.end()
    result.append(text[start:].strip())
    return [piece for piece in result if piece]


def tells_other_language(text, language):
    tokens = [token.lower() for token in re.findall(r"[^\W\d_]+", text)]
    if len(tokens) < 4:
        return False
    score = {name: sum(token in telling for token in tokens) for name, telling in TELLING.items()}
    best = max(score[name] for name in LANGUAGES if name != language)
    return best > score[language] and best >= 2


def acceptable(text, language):
    tokens = words(text)
    if not 1 <= len(tokens) <= LONGEST or max(map(len, tokens)) > 35:
        return False
    letters = sum(c.isalpha() for c in text)
    if letters < 2 or letters < 0.55 * len(text.replace(" ", "")):
        return False
    if CODE.search(text):
        return False
    if FOREIGN.search(text):
        return False
    return not tells_other_language(text, language)


def proportionate(first, second):
    a, b = len(first), len(second)
    if min(len(words(first)), len(words(second))) >= 5:
        return 0.45 <= a / b <= 2.2
    return abs(a - b) <= 12 or 0.3 <= a / b <= 3.3


def pieces(texts):
    """Splits parallel texts at line ends and sentence ends where all agree on the number of parts."""
    yield from split_evenly(texts, lambda text: [part for part in re.split(r"\s*\n\s*\n\s*", text) if part.strip()],
                            lambda parts: split_evenly(parts, lambda text: sentences(plain(text)), lambda parts: [parts]))


def split_evenly(texts, split, then):
    divided = [split(text) if text else None for text in texts]
    counts = {len(parts) for parts in divided if parts is not None}
    if len(counts) == 1 and counts != {0}:
        for index in range(counts.pop()):
            yield from then(tuple(parts[index] if parts is not None else "" for parts in divided))
    elif len(counts) > 1:
        yield from whole_or_pairs(texts, divided, split, then)


def whole_or_pairs(texts, divided, split, then):
    """Where the numbers of parts disagree, the texts stay whole; two that agree are split as well."""
    filled = [index for index, text in enumerate(texts) if text]
    if len(filled) == 3:
        for left, right in itertools.combinations(filled, 2):
            if len(divided[left]) == len(divided[right]):
                yield from split_evenly(tuple(text if index in (left, right) else "" for index, text in enumerate(texts)), split, then)
                break
    yield tuple(plain(text) for text in texts)


def cleaned(texts, names=False):
    """Zero or more clean segments of the parallel texts (fr, it, en).

    `names`: the texts are names or dictionary words, for which the same text
    in two languages is a translation and not an untranslated copy.
    """
    if sum(bool(text) for text in texts) < 2:
        return
    for parts in pieces(texts):
        cells = list(parts)
        for index, language in enumerate(LANGUAGES):
            if cells[index] and not acceptable(cells[index], language):
                cells[index] = ""
        if not names:
            drop_copies(cells)
        for left, right in itertools.combinations(range(3), 2):
            if cells[left] and cells[right] and not proportionate(cells[left], cells[right]):
                # English is the original nearly everywhere: the cell that
                # does not fit goes; between French and Italian both stay
                # only if both fit English.
                cells[left] = ""
        if sum(bool(cell) for cell in cells) >= 2:
            yield tuple(cells)


def drop_copies(cells):
    fr, it, en = (folded(cell) for cell in cells)
    if fr and fr == en:
        cells[0] = ""
    if it and it == en:
        cells[1] = ""
    if cells[0] and fr == it:
        cells[1] = ""


class Collection:
    """Segments in the order of their coming, each pair of texts once."""

    def __init__(self):
        self.rows = []
        self.seen = set()

    def add(self, source, segments):
        """The rows that are new."""
        added = []
        for fr, it, en in segments:
            pairs = [("fr-en", folded(fr), folded(en)), ("it-en", folded(it), folded(en)), ("fr-it", folded(fr), folded(it))]
            pairs = [pair for pair in pairs if pair[1] and pair[2]]
            if not all(pair in self.seen for pair in pairs):
                self.seen.update(pairs)
                added.append((source, fr, it, en))
        self.rows += added
        return added
