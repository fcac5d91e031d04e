"""The table, in Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .cost import Cost
from .score import Score
from .systems import System

_NONE = "–"


@dataclass
class Table:
    """One row a set, one column a system."""

    systems: list[System]
    rows: list[tuple[str, list[str]]] = field(default_factory=list)

    def add_scores(self, name: str, scores: dict[str, Score]) -> None:
        """The best cells are bold."""
        cells = {key: _cell(score) for key, score in scores.items()}
        # What reads the same is the same.
        best = max(scores.values(), key=lambda s: s.rank, default=None)
        first = _cell(best).split("/")[0] if best else ""
        for key, cell in cells.items():
            if cell.split("/")[0] == first:
                cells[key] = f"**{cell}**"
        self._add(name, cells)

    def add_costs(self, language: str, costs: dict[str, Cost]) -> None:
        rows: list[tuple[str, Callable[[Cost], str]]] = [
            (f"CPU s/MB, {language}", lambda c: significant(c.seconds_per_megabyte)),
            ("start, CPU s", lambda c: f"{c.start_seconds:.2f}"),
            ("peak memory, MB", lambda c: f"{c.peak_bytes / 1e6:.0f}"),
        ]
        for name, cell in rows:
            self._add(name, {key: cell(cost) for key, cost in costs.items()})

    def markdown(self) -> str:
        head = ["set", *(system.title for system in self.systems)]
        lines = [head, ["---"] + ["--:"] * len(self.systems)]
        lines += [[name, *cells] for name, cells in self.rows]
        return "".join("| " + " | ".join(line) + " |\n" for line in lines)

    def _add(self, name: str, cells: dict[str, str]) -> None:
        self.rows.append((name, [cells.get(system.key, _NONE) for system in self.systems]))


def _cell(score: Score) -> str:
    if score.is_golden:
        return f"{score.passed}/{score.cases}"
    return f"{100 * score.boundary.f1:.2f}/{100 * score.sentence.f1:.2f}"


def significant(value: float) -> str:
    """Two significant digits."""
    decimals = 1
    while decimals < 6 and abs(value) < 10 ** (1 - decimals):
        decimals += 1
    return f"{value:.{decimals}f}"
