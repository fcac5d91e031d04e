"""Scores of sentence splitting.

Positions are counted in *counted characters*: those that are neither white space nor of no width.
So it never matters what a system does to the spaces at a boundary. Where a system changes other
characters, its text is aligned with the gold text, and its boundaries are carried over.

- Boundary F1: ends of sentences, over all documents of a set; the end of a document, which every
  system finds, is left out.
- Sentence F1: sentences with both ends right, as in the CoNLL 2018 shared task.
- Golden sets: a case passes when its list of sentences is the expected one.
"""

from __future__ import annotations

import difflib
import json
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

Row = dict[str, Any]

# No width: zero width space, non-joiner, joiner, word joiner, BOM, soft hyphen.
_NO_WIDTH = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))


def counted(text: str) -> str:
    """The counted characters of a text."""
    return "".join(text.translate(_NO_WIDTH).split())


@dataclass
class Counts:
    """True positives, and how many the system and the gold standard have."""

    true: int = 0
    system: int = 0
    gold: int = 0

    def add(self, system: set[Any], gold: set[Any]) -> None:
        self.true += len(system & gold)
        self.system += len(system)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        precision = self.true / self.system if self.system else float(not self.gold)
        recall = self.true / self.gold if self.gold else 1.0
        total = precision + recall
        return 2 * precision * recall / total if total else 0.0


@dataclass
class Score:
    """What a system reaches on one set."""

    boundary: Counts
    sentence: Counts
    cases: int = 0
    passed: int = 0
    altered: int = 0
    """Documents whose counted characters the system changed."""

    @property
    def is_golden(self) -> bool:
        return self.cases > 0

    @property
    def rank(self) -> float:
        return self.passed / self.cases if self.is_golden else self.boundary.f1


def load(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def score(gold: list[Row], found: dict[Any, list[str]]) -> Score:
    """`found`: the sentences by document id; a document that lacks counts as one sentence."""
    result = Score(Counts(), Counts())
    for row in gold:
        sentences = found.get(row["id"])
        if "expected" in row:
            result.cases += 1
            result.passed += _pieces(row["expected"]) == _pieces(sentences or [])
            continue
        text, gold_ends, optional = _gold(row)
        if sentences is None:
            ends = [len(text)]
        else:
            ends, altered = _carried(_pieces(sentences), text)
            result.altered += altered
        # What may be a boundary or not is no fault of a system that sets it.
        system, wanted = set(ends) - (optional - gold_ends), set(gold_ends)
        result.sentence.add(_spans(system), _spans(wanted))
        result.boundary.add(system - {len(text)}, wanted - {len(text)})
    return result


def _pieces(sentences: list[str]) -> list[str]:
    return [piece for piece in map(counted, sentences) if piece]


def _gold(row: Row) -> tuple[str, set[int], set[int]]:
    """The counted text, the ends of its sentences, and the ends that cost nothing."""
    if "sentences" in row:
        pieces = _pieces(row["sentences"])
        text, ends = "".join(pieces), set(accumulate(map(len, pieces)))
    else:
        text = counted(row["text"])
        ends = {_position(row, offset) for offset in row["boundaries"]} | {len(text)}
    return text, ends, {_position(row, offset) for offset in row.get("optional", ())}


def _position(row: Row, offset: int) -> int:
    return len(counted(row["text"][:offset]))


def _spans(ends: set[int]) -> set[tuple[int, int]]:
    ordered = sorted(ends)
    return set(zip([0] + ordered, ordered))


def _carried(pieces: list[str], gold: str) -> tuple[list[int], bool]:
    """The ends of the pieces in the gold text, and whether they had to be aligned.

    Where the texts differ, positions run side by side from the start of the difference, and its
    end meets its end.
    """
    text, ends = "".join(pieces), list(accumulate(map(len, pieces)))
    if text == gold:
        return ends, False
    matcher = difflib.SequenceMatcher(None, text, gold, autojunk=False)
    # Insertions hold no position of the system's text.
    steps = [step for step in matcher.get_opcodes() if step[1] < step[2]]
    lasts = [step[2] for step in steps]
    carried = {len(gold)}
    for end in ends:
        tag, start, stop, gold_start, gold_stop = steps[bisect_left(lasts, end)]
        position = gold_start + end - start
        if tag != "equal":
            position = gold_stop if end == stop else min(position, gold_stop)
        carried.add(position)
    return sorted(carried), True
