"""Gold alignments and how well a system meets them.

A gold file X.gold has a bead a line, `[0,1]:[2]`, for the lines of X.src and X.tgt beside it.
Figures are those of `pipeline evaluate align`: strict and lax F1 as in Sennrich and Volk (2010)
and Thompson and Koehn (2019), summed over the files of a set before they are divided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Bead = tuple[tuple[int, ...], tuple[int, ...]]

_BEAD = re.compile(r"\s*\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]")


@dataclass(frozen=True)
class Text:
    """Two versions of a text and their gold beads."""

    gold_path: Path
    source_language: str
    target_language: str

    @property
    def source(self) -> Path:
        return self.gold_path.with_suffix(".src")

    @property
    def target(self) -> Path:
        return self.gold_path.with_suffix(".tgt")

    def gold(self) -> list[Bead]:
        return parsed(self.gold_path.read_text(encoding="utf-8"), str(self.gold_path))

    def cells(self) -> int:
        """What a system that looks at all pairs of sentences has to look at."""
        return len(lines(self.source)) * len(lines(self.target))


def lines(path: Path) -> list[str]:
    """Sentences, a line each; an empty line is an empty sentence."""
    text = path.read_text(encoding="utf-8")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def texts(folder: Path) -> list[Text]:
    """The texts below a folder, by path; the folder they lie in names the languages: `en-fr`."""
    found = []
    for path in sorted(folder.rglob("*.gold")):
        source, _, target = path.parent.name.partition("-")
        if len(source) != 2 or len(target) != 2:
            raise ValueError(f"{path}: no folder such as en-fr/ says the languages")
        found.append(Text(path, source, target))
    return found


def parsed(text: str, name: str) -> list[Bead]:
    """The beads of a text; what follows another colon is ignored."""
    beads = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = _BEAD.match(line)
        if not match:
            raise ValueError(f"{name}:{number}: not a bead such as [0,1]:[2]")
        source, target = (tuple(map(int, g.replace(",", " ").split())) for g in match.groups())
        beads.append((source, target))
    return beads


def written(beads: Iterable[tuple[Sequence[int], Sequence[int]]]) -> str:
    """Beads as gold files write them."""
    return "".join(
        f"[{','.join(map(str, source))}]:[{','.join(map(str, target))}]\n"
        for source, target in beads
    )


@dataclass
class _Ratio:
    hits: int = 0
    total: int = 0

    @property
    def value(self) -> float:
        return self.hits / self.total if self.total else 0.0


@dataclass
class AlignmentScore:
    """What a system reaches on one set."""

    strict: tuple[_Ratio, _Ratio] = field(default_factory=lambda: (_Ratio(), _Ratio()))
    """Precision and recall."""
    lax: tuple[_Ratio, _Ratio] = field(default_factory=lambda: (_Ratio(), _Ratio()))

    def add(self, found: list[Bead], gold: list[Bead]) -> None:
        self._count(found, gold, 0)
        self._count([b for b in gold if all(b)], [b for b in found if all(b)], 1)

    def _count(self, judged: list[Bead], reference: list[Bead], side: int) -> None:
        known = {bead for bead in reference if any(bead)}
        links: dict[int, set[int]] = {}
        for source, target in known:
            for sentence in source:
                links.setdefault(sentence, set()).update(target)
        for bead in {bead for bead in judged if any(bead)}:
            is_strict = bead in known
            is_lax = is_strict or any(t in links.get(s, ()) for s in bead[0] for t in bead[1])
            for ratio, is_hit in ((self.strict[side], is_strict), (self.lax[side], is_lax)):
                ratio.total += 1
                ratio.hits += is_hit

    @property
    def strict_f1(self) -> float:
        return _mean(*self.strict)

    @property
    def lax_f1(self) -> float:
        return _mean(*self.lax)


def _mean(precision: _Ratio, recall: _Ratio) -> float:
    total = precision.value + recall.value
    return 2 * precision.value * recall.value / total if total else 0.0
