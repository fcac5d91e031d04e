"""How well found quotations agree with gold ones, by the definitions of `pipeline evaluate quotes`.

Spans are compared without the marks, blanks, commas and full stops at their edges. Pairs are one to
one, the most alike first; likeness is the shared part of what both cover (Jaccard), and its levels
0.3 and 0.8 are those of the Gender Gap Tracker (Asr et al. 2021).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from .quote_gold import Document, Line

Span = tuple[int, int]

_EDGES = " \t\r\n\u00a0\u202f\u2009«»“”„‟\"‹›'‘’`,.…"
_TITLES = frozenset("mr mrs ms m mme dr le la les l the d de un une il lo gli a".split())


@dataclass
class Count:
    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        # Two times precision times recall by their sum, without the divisions.
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0

    def add(self, other: Count) -> None:
        self.right += other.right
        self.found += other.found
        self.gold += other.gold


@dataclass
class QuoteScore:
    strict: Count = field(default_factory=Count)
    overlap30: Count = field(default_factory=Count)
    overlap80: Count = field(default_factory=Count)
    characters: Count = field(default_factory=Count)
    # Of pairs whose gold quotation has a speaker (a cue): how many, and how many are right.
    speakers: int = 0
    surface_right: int = 0
    resolved_right: int = 0
    cues: int = 0
    cues_right: int = 0
    gold_speakers: int = 0
    on_negatives: int = 0

    @property
    def speaker_surface(self) -> float | None:
        return _share(self.surface_right, self.speakers)

    @property
    def speaker_resolved(self) -> float | None:
        return _share(self.resolved_right, self.speakers)

    @property
    def end_to_end_surface(self) -> float | None:
        return _share(self.surface_right, self.gold_speakers)

    @property
    def end_to_end(self) -> float | None:
        return _share(self.resolved_right, self.gold_speakers)

    @property
    def cue(self) -> float | None:
        return _share(self.cues_right, self.cues)

    def add(self, other: QuoteScore) -> None:
        for name in (f.name for f in fields(self)):
            value = getattr(other, name)
            if isinstance(value, Count):
                getattr(self, name).add(value)
            else:
                setattr(self, name, getattr(self, name) + value)


def score(documents: Iterable[Document], found: dict[str, list[Line]]) -> QuoteScore:
    total = QuoteScore()
    for document in documents:
        total.add(_document_score(document.gold, found.get(document.name, [])))
    return total


def _document_score(told: list[Line], found: list[Line]) -> QuoteScore:
    gold = [line for line in told if line.get("kind") not in ("negative", "term-pair")]
    negatives = [(n["start"], n["end"]) for n in told if n.get("kind") == "negative"]
    gold_spans, spans = [trimmed(line) for line in gold], [trimmed(line) for line in found]
    pairs = _pairs(gold_spans, spans, 0.3)

    def count(right: int) -> Count:
        return Count(right, len(found), len(gold))

    result = QuoteScore(
        strict=count((Counter(gold_spans) & Counter(spans)).total()),
        overlap30=count(len(pairs)),
        overlap80=count(len(_pairs(gold_spans, spans, 0.8))),
        gold_speakers=sum(1 for line in gold if line.get("speaker")),
    )
    covered, told_covered = _covered(spans), _covered(gold_spans)
    result.characters = Count(len(covered & told_covered), len(covered), len(told_covered))
    for i, j in pairs:
        if gold[i].get("speaker"):
            result.speakers += 1
            result.surface_right += _is_surface(gold[i], found[j])
            result.resolved_right += _is_resolved(gold[i], found[j])
        if gold[i].get("verb"):
            result.cues += 1
            result.cues_right += _is_cue(gold[i], found[j])
    paired = {j for _, j in pairs}
    alone = (span for j, span in enumerate(spans) if j not in paired)
    result.on_negatives = sum(any(_likeness(s, n) > 0.3 for n in negatives) for s in alone)
    return result


# Spans


def trimmed(line: Line) -> Span:
    """The span without its edges, where the text is known and is not edges only."""
    start, end, text = line["start"], line["end"], line.get("text") or ""
    inner = text.strip(_EDGES)
    if len(text) != end - start or not inner:
        return start, end
    start += len(text) - len(text.lstrip(_EDGES))
    return start, start + len(inner)


def _likeness(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared > 0 else 0.0


def _pairs(gold: list[Span], found: list[Span], above: float) -> list[tuple[int, int]]:
    likenesses = ((_likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    candidates = sorted((-value, i, j) for value, i, j in likenesses if value > above)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def _covered(spans: list[Span]) -> set[int]:
    return {place for span in spans for place in range(*span)}


# Who, and by which word


def _is_surface(gold: Line, found: Line) -> bool:
    """The one named beside the quotation, at that place or by a name that is the same."""
    if _overlap(gold.get("speaker_span"), found.get("speaker_span")):
        return True
    names = (gold.get(key) for key in ("speaker_surface", "speaker", "speaker_ref"))
    return any(_is_same_name(found.get("speaker"), name) for name in names if name)


def _is_resolved(gold: Line, found: Line) -> bool:
    """By full name; who has none is known where he is named."""
    if gold.get("speaker_resolution") == "anonymous" and _is_surface(gold, found):
        return True
    name = found.get("speaker_resolved") or found.get("speaker")
    return _is_same_name(name, gold.get("speaker_ref") or gold.get("speaker"))


def _is_cue(gold: Line, found: Line) -> bool:
    if _overlap(gold.get("verb_span"), found.get("verb_span")):
        return True
    own = set(_words(found.get("verb")))
    others = [set(_words(gold.get(key))) for key in ("verb", "verb_lemma")]
    return any(own and other and (own <= other or other <= own) for other in others)


def _is_same_name(name: str | None, gold: str | None) -> bool:
    """Equal, of the same last word, or one with all words of the other; titles do not count."""
    own, told = ([w for w in _words(n) if w not in _TITLES] for n in (name, gold))
    if not own or not told:
        return bool(_words(gold)) and _words(name) == _words(gold)
    is_part = len(own) > 1 and set(own) <= set(told)
    return own[-1] == told[-1] or set(told) <= set(own) or is_part


def _words(text: str | None) -> list[str]:
    """Small letters without accents."""
    letters = unicodedata.normalize("NFKD", text or "").casefold()
    return re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c)))


def _overlap(one: list[int] | None, other: list[int] | None) -> bool:
    return bool(one and other) and min(one[1], other[1]) > max(one[0], other[0])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
