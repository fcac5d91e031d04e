"""Whether two other scorers say the same of what systems found: the reference and our program."""

from __future__ import annotations

import importlib.util
import json
import tempfile
from pathlib import Path
from typing import Any

from .quote_gold import Line, QuoteSet
from .quote_score import QuoteScore
from .systems import SystemFailure, program_output

Figures = dict[str, float | None]

_SPANS = {"strict": "strict", "j03": "overlap30", "j08": "overlap80", "chars": "characters"}
_SHARES = {
    "speaker_surface": "speakerSurface",
    "speaker_resolved": "speakerResolved",
    "end_to_end_surface": "endToEndSurface",
    "end_to_end": "endToEnd",
    "verb": "cue",
}


def differences_from_reference(
    quotes: QuoteSet, found: dict[str, list[Line]], score: QuoteScore, reference: Path
) -> list[str]:
    """Of `quotes_score.py`, figures in % with two decimals."""
    specification = importlib.util.spec_from_file_location("quotes_score", reference)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    gold = [line for document in quotes.documents for line in document.gold]
    lines = [line for part in found.values() for line in part]
    names = {document.name for document in quotes.documents}
    told, _ = module.score(gold, lines, docs=names)
    others: Figures = {name: told[name]["f1"] for name in _SPANS} | {n: told[n] for n in _SHARES}
    others |= {f"{name} right": told[name]["tp"] for name in _SPANS}
    others["on negatives"] = told["on_negative"]
    return _differences(_ours(score), others, 0.00501, "quotes_score.py")


def differences_from_program(
    quotes: QuoteSet, found: dict[str, list[Line]], score: QuoteScore, program: Path
) -> list[str]:
    """Of `pipeline evaluate quotes --found`, shares with five decimals."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "found.jsonl")
        lines = (json.dumps(line) + "\n" for part in found.values() for line in part)
        path.write_text("".join(lines), encoding="utf-8")
        command = [str(program), "evaluate", "quotes", "--gold", str(quotes.path)]
        command += ["--lang", quotes.documents[0].language, "--found", str(path)]
        try:
            told: Any = json.loads(program_output([*command, "--format", "json"], b""))["all"]
        except SystemFailure as error:
            return [f"evaluate quotes: {error}"]

    def percent(share: float | None) -> float | None:
        return None if share is None else 100 * share

    others: Figures = {name: percent(told[key]["f1"]) for name, key in _SPANS.items()}
    others |= {name: percent(told.get(key)) for name, key in _SHARES.items()}
    others["on negatives"] = told["onNegatives"]
    return _differences(_ours(score), others, 0.00051, "evaluate quotes")


def _ours(score: QuoteScore) -> Figures:
    shares = {name: getattr(score, "cue" if name == "verb" else name) for name in _SHARES}
    ours: Figures = {name: None if s is None else 100 * s for name, s in shares.items()}
    for name, attribute in _SPANS.items():
        count = getattr(score, attribute)
        ours |= {name: 100 * count.f1, f"{name} right": count.right}
    return ours | {"on negatives": score.on_negatives}


def _differences(ours: Figures, others: Figures, tolerance: float, scorer: str) -> list[str]:
    return [
        f"{name}: {ours[name]}, {scorer} {other}"
        for name, other in others.items()
        if (ours[name] is None) != (other is None)
        or (other is not None and abs(ours[name] - other) > tolerance)
    ]
