"""`peers quotes`: quotation finders on texts whose quotations are known.

Prints two Markdown tables: how well quotations, speakers and cues are found, in %, and what that
costs. What cannot be installed is left out, and said so on standard error.

    Benchmarks/peers quotes                       PolNeAR in ../shared/data, and our own texts
    Benchmarks/peers quotes --gold news.quotes    this file, or the files in a folder
    Benchmarks/peers quotes --check               whether other scorers say the same
    PIPELINE=path Benchmarks/peers quotes         another program of ours

A gold file is one of `pipeline evaluate quotes`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from pathlib import Path

from .catalog import ALL
from .cost import Cost, command_costs
from .environment import HERE, Environment
from .quote_catalog import MARKS, QUOTE_PEERS
from .quote_check import differences_from_program, differences_from_reference
from .quote_gold import Document, Line, QuoteSet, gold_files, loaded
from .quote_score import QuoteScore, score
from .quote_systems import QuoteSystem, records
from .systems import SystemFailure, json_lines
from .table import significant

ROOT = HERE.parent.parent
_PROGRAM = Path(os.environ.get("PIPELINE", ROOT / ".build" / "release" / "pipeline")).resolve()
_REFERENCE = ROOT.parent / "shared" / "eval" / "quotes_score.py"
# Enough for a system to load and compile all it ever needs.
_START_BYTES = 20_000
_DIGITS = "0123456789"
# What is done in milliseconds is timed on so many times the text.
_MORE = 16
_HEAD = (
    "set | quotations | system | strict P | R | F1 | > 0.3 F1 | > 0.8 F1 | on negatives | speaker "
    "surface | resolved | end to end surface | resolved | cue"
)


def main(arguments: list[str]) -> int:
    given = _parsed_arguments(arguments)
    try:
        sets = [loaded(path, given.lang) for path in gold_files(given.gold or _default_gold())]
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    if not sets:
        _say("SKIP: no gold files; name some with --gold")
        return 0
    systems = _available(given)
    if given.check and not _REFERENCE.exists():
        _say("SKIP check: ../shared/eval/quotes_score.py is not here")
    print(_row(*_HEAD.split(" | ")) + _row(*["---", "--:", "---"], *["--:"] * 11), end="")
    wrong: list[str] = []
    known: dict[tuple[str, str], list[Line]] = {}
    for quotes in sets:
        for system in systems:
            found = _found(system, quotes, known)
            if found is None:
                continue
            result = score(quotes.documents, found)
            print(_row(*_cells(quotes, system, result)), end="", flush=True)
            if given.keep:
                _keep(given.keep / f"{_name(quotes)}.{system.key}.jsonl", found)
            if given.check:
                lines = _differences(system, quotes, found, result)
                wrong += [f"{_name(quotes)}, {system.title}: {line}" for line in lines]
    _print_costs(sets, systems, int(given.megabytes * 1e6))
    print()
    for system in systems:
        print(f"- *{system.title}*: " + "; ".join(filter(None, [system.version, system.note])))
    for line in wrong:
        _say(f"CHECK: {line}")
    if given.check and not wrong and (_REFERENCE.exists() or _PROGRAM.exists()):
        _say("CHECK: every figure is that of the other scorers")
    return 1 if wrong else 0


def _parsed_arguments(arguments: list[str]) -> argparse.Namespace:
    summary, _, rest = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="peers quotes",
        description=summary,
        epilog=rest,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    keys = [peer.key for peer in (*MARKS, *QUOTE_PEERS)]
    add = parser.add_argument
    add("--gold", action="append", type=Path, metavar="PATH", help="a gold file or a folder")
    add("--lang", choices=ALL, default="en", help="where the gold does not say it (en)")
    add("--only", metavar="KEYS", help="these peers: " + ",".join(keys))
    add("--megabytes", type=float, default=0.5, help="text to be timed on; 0: none (0.5)")
    add("--keep", type=Path, metavar="FOLDER", help="keep what every system finds here")
    add("--check", action="store_true", help="compare with the other scorers; 1 if they differ")
    result = parser.parse_args(arguments)
    if 0 < result.megabytes < 0.1 or result.megabytes < 0:
        parser.error("--megabytes: 0, or 0.1 and more, else start-up is all that is timed")
    if result.only and (unknown := set(result.only.split(",")) - set(keys)):
        parser.error("no such peer: " + ", ".join(sorted(unknown)))
    if result.keep:
        result.keep.mkdir(parents=True, exist_ok=True)
    return result


def _default_gold() -> list[Path]:
    shared = ROOT.parent / "shared" / "data" / "quotes" / "polnear-dev"
    own = ROOT / "Tests" / "PipelineTests" / "Quotations"
    if not shared.exists():
        _say("SKIP PolNeAR: ../shared/data/quotes is not here")
    return [path for path in (shared, own) if path.exists()]


def _available(given: argparse.Namespace) -> list[QuoteSystem]:
    """Ours first. Says which are left out."""
    systems: list[QuoteSystem] = []
    try:
        systems.append(QuoteSystem.ours(_PROGRAM))
    except SystemFailure as error:
        _say(f"SKIP pipeline: {error}; run 'make build', or set PIPELINE")
    wanted = given.only.split(",") if given.only else [p.key for p in (*MARKS, *QUOTE_PEERS)]
    # Regular expressions need no environment.
    systems += [QuoteSystem.peer(p, Path(sys.executable)) for p in MARKS if p.key in wanted]
    peers = tuple(peer for peer in QUOTE_PEERS if peer.key in wanted)
    # One of their own: what these need in other versions must not change how others split.
    environment = Environment(ROOT / "Benchmarks" / ".build-peers" / "quotes")
    if peers:
        _say("installing")
        environment.prepare(peers)
    for peer in peers:
        if peer.key in environment.missing:
            _say(f"SKIP {peer.title}: {environment.missing[peer.key]}")
        else:
            systems.append(QuoteSystem.peer(peer, environment.python))
    return systems


def _found(
    system: QuoteSystem, quotes: QuoteSet, known: dict[tuple[str, str], list[Line]]
) -> dict[str, list[Line]] | None:
    """Nothing when the system does not do this set. `known`: files may have texts in common."""
    if not {document.language for document in quotes.documents} <= set(system.languages):
        return None
    _say(f"{_name(quotes)}: {system.title}")
    new = [d for d in quotes.documents if (system.key, d.text) not in known]
    try:
        found = system.quotations(new)
        known |= {(system.key, d.text): found[d.name] for d in new}
        return {
            d.name: [line | {"doc": d.name} for line in known[system.key, d.text]]
            for d in quotes.documents
        }
    except (SystemFailure, ValueError) as error:
        _say(f"SKIP {system.title} on {_name(quotes)}: {error}")
        return None


def _differences(
    system: QuoteSystem, quotes: QuoteSet, found: dict[str, list[Line]], result: QuoteScore
) -> list[str]:
    lines: list[str] = []
    if _REFERENCE.exists():
        lines += differences_from_reference(quotes, found, result, _REFERENCE)
    if _PROGRAM.exists():
        lines += differences_from_program(quotes, found, result, _PROGRAM)
    return lines


# Tables


def _name(quotes: QuoteSet) -> str:
    """`polnear-dev gold_quoted`, `fr-held`"""
    path = quotes.path.resolve()
    return path.stem if path.suffix == ".quotes" else f"{path.parent.name} {path.stem}"


def _cells(quotes: QuoteSet, system: QuoteSystem, result: QuoteScore) -> list[str]:
    strict = result.strict
    spans = [strict.precision, strict.recall, strict.f1, result.overlap30.f1, result.overlap80.f1]
    speakers = [result.speaker_surface, result.speaker_resolved]
    speakers += [result.end_to_end_surface, result.end_to_end, result.cue]
    return [
        _name(quotes),
        str(strict.gold),
        system.title,
        *map(_percent, spans),
        str(result.on_negatives),
        *map(_percent, speakers),
    ]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |\n"


# Costs


def _print_costs(sets: list[QuoteSet], systems: list[QuoteSystem], size: int) -> None:
    if not size:
        return
    print("\n" + _row("language", "system", "CPU s/MB", "start, CPU s", "peak memory, MB"), end="")
    print(_row("---", "---", "--:", "--:", "--:"), end="")
    documents = {d.text: d for quotes in sets for d in quotes.documents}.values()
    for language in ALL:
        part = [document for document in documents if document.language == language]
        able = [system for system in systems if language in system.languages]
        if not part or not able:
            continue
        _say(f"processor time and memory, {language}")
        slow = [system for system in able if system.key in {peer.key for peer in QUOTE_PEERS}]
        quick = [system for system in able if system not in slow]
        costs = _costs(slow, part, language, size) | _costs(quick, part, language, _MORE * size)
        for system in able:
            if cost := costs.get(system.key):
                seconds, start = significant(cost.seconds_per_megabyte), f"{cost.start_seconds:.2f}"
                memory = f"{cost.peak_bytes / 1e6:.0f}"
                print(_row(language, system.title, seconds, start, memory), end="", flush=True)


def _costs(
    systems: list[QuoteSystem], documents: list[Document], language: str, size: int
) -> dict[str, Cost]:
    """By key. On `size` bytes: the documents over and over, each time with other digits."""
    source = random.Random(3)
    taken: list[Document] = []
    lengths: list[int] = []
    while sum(lengths) < size:
        for document in documents:
            text = "".join(source.choice(_DIGITS) if c in _DIGITS else c for c in document.text)
            taken.append(Document(document.name, language, text, []))
            lengths.append(len(taken[-1].text.encode()))
    starts = 1
    while starts < len(taken) and sum(lengths[:starts]) < _START_BYTES:
        starts += 1
    commands = {system.key: system.command(language) for system in systems}
    short, long = (json_lines(records(part)) for part in (taken[:starts], taken))
    return command_costs(commands, short, long, sum(lengths[starts:]) / 1e6)


def _keep(path: Path, found: dict[str, list[Line]]) -> None:
    lines = (json.dumps(line, ensure_ascii=False) for part in found.values() for line in part)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
