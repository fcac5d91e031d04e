"""`peers words`: word aligners on gold links.

Prints one Markdown table: rows are gold sets, columns systems, cells the alignment error rate in %
(the less, the better), processor seconds and peak memory. Peers give a set of links for each
direction; told is the better of their intersection and grow-diag-final-and. What cannot be
installed is left out, and said so on standard error.

    Benchmarks/peers words                       the sets in ../shared/data/words
    Benchmarks/peers words --folder data/words   those in this folder
    PIPELINE=path Benchmarks/peers words         another program of ours
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .catalog import Peer
from .environment import HERE, Environment

ROOT = HERE.parent.parent
EFLOMAL = Peer("eflomal", "eflomal", ("eflomal==2.0.0",))

Link = tuple[int, int]
Links = set[Link]


@dataclass
class WordSet:
    """Tokenized segments, the first of which have gold links: sure ones and possible ones."""

    name: str
    languages: tuple[str, str]
    texts: tuple[list[str], list[str]]
    gold: list[tuple[Links, Links]]


@dataclass(frozen=True)
class Result:
    error_rate: float
    seconds: float
    megabytes: float

    def cell(self) -> str:
        return f"{100 * self.error_rate:.1f}, {self.seconds:.1f} s, {self.megabytes:.0f} MB"


class WordFailure(Exception):
    """A system did not align a set, and why."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="peers words", description=__doc__)
    default = ROOT.parent / "shared" / "data" / "words"
    parser.add_argument("--folder", type=Path, default=default, metavar="FOLDER")
    sets = _sets(parser.parse_args(arguments).folder)
    if not sets:
        _say("SKIP: no gold links; name a folder of them with --folder")
        return 0
    program = Path(os.environ.get("PIPELINE", ROOT / ".build" / "release" / "pipeline")).resolve()
    environment = Environment(ROOT / "Benchmarks" / ".build-peers")
    environment.prepare((EFLOMAL,))
    systems: dict[str, Callable[[WordSet, Path], Result]] = {}
    if program.exists():
        systems["pipeline"] = lambda words, place: _pipeline(program, words, place)
    else:
        _say("SKIP pipeline: run 'make build', or set PIPELINE")
    if reason := environment.missing.get(EFLOMAL.key):
        _say(f"SKIP eflomal: {reason}")
    else:
        systems[f"eflomal {EFLOMAL.version.split()[-1]}"] = lambda words, place: _eflomal(
            environment.python.parent, words, place
        )
    print("| set | segments | " + " | ".join(systems) + " |")
    print("| --- | --: |" + " --: |" * len(systems))
    for words in sets:
        cells = []
        for title, run in systems.items():
            _say(f"{words.name}: {title}")
            with tempfile.TemporaryDirectory() as place:
                try:
                    cells.append(run(words, Path(place)).cell())
                except (OSError, WordFailure) as error:
                    _say(f"SKIP {title} on {words.name}: {error}")
                    cells.append("–")
        print(f"| {words.name} | {len(words.texts[0])} | " + " | ".join(cells) + " |")
    return 0


def _pipeline(program: Path, words: WordSet, place: Path) -> Result:
    files = _written(words, place)
    found = place / "found"
    one, other = words.languages
    command = [str(program), "align", "--words", "--presplit", "--no-glossary"]
    command += ["--from", one, "--to", other, *files, "-o", str(found)]
    seconds, megabytes = _run(command, {})
    return Result(_error_rate(_read(found), words.gold), seconds, megabytes)


def _eflomal(binaries: Path, words: WordSet, place: Path) -> Result:
    source, target = _written(words, place)
    forward, backward = place / "forward", place / "backward"
    command = [str(binaries / "eflomal-align"), "-s", source, "-t", target, "-m", "3"]
    command += ["-f", str(forward), "-r", str(backward)]
    path = f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"
    seconds, megabytes = _run(command, {"PATH": path, "OMP_NUM_THREADS": "1"})
    pairs = list(zip(_read(forward), _read(backward), strict=True))
    rates = [
        _error_rate([join(one, other) for one, other in pairs], words.gold)
        for join in (Links.intersection, _grown)
    ]
    return Result(min(rates), seconds, megabytes)


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Processor seconds and the largest resident set in MB."""
    sys.stdout.flush()
    process = os.posix_spawn(
        command[0],
        command,
        os.environ | environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(process, 0)
    if status != 0:
        raise WordFailure(f"exit code {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _grown(forward: Links, backward: Links) -> Links:
    """grow-diag-final-and (Koehn et al. 2003)."""
    links, either = forward & backward, forward | backward
    rows, columns = {i for i, _ in links}, {j for _, j in links}
    added = True
    while added:
        added = False
        for i, j in sorted(links):
            for near in [(i + a, j + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]:
                is_free = near[0] not in rows or near[1] not in columns
                if near in either and near not in links and is_free:
                    links.add(near)
                    rows.add(near[0])
                    columns.add(near[1])
                    added = True
    for i, j in sorted(either):
        if i not in rows and j not in columns:
            links.add((i, j))
            rows.add(i)
            columns.add(j)
    return links


def _error_rate(found: list[Links], gold: list[tuple[Links, Links]]) -> float:
    """1 - (|A&S| + |A&P|) / (|A| + |S|), of the segments with gold links."""
    total = right = 0
    for links, (sure, possible) in zip(found, gold):
        total += len(links) + len(sure)
        right += len(links & sure) + len(links & possible)
    return 1 - right / total if total else 0.0


def _sets(folder: Path) -> list[WordSet]:
    sets: list[WordSet] = []
    if (folder / "hansards-dev.gold").exists():
        texts = _texts(folder / "hansards-dev", ("en", "fr"))
        gold = _numbered(folder / "hansards-dev.gold", len(texts[0]))
        sets.append(WordSet("hansards-dev", ("en", "fr"), texts, gold))
        if (folder / "law-20k.en-fr.tsv").exists():
            rows = [line.split("\t") for line in _lines(folder / "law-20k.en-fr.tsv")]
            more = tuple(texts[k] + [_tokenized(row[k]) for row in rows] for k in (0, 1))
            sets.append(
                WordSet("hansards-dev + law-20k", ("en", "fr"), (more[0], more[1]), gold)
            )
    if (folder / "alibi-dev.gold").exists():
        gold = [_links(line) for line in _lines(folder / "alibi-dev.gold")]
        texts = _texts(folder / "alibi-dev", ("fr", "en"))
        sets.append(WordSet("alibi-dev", ("fr", "en"), texts, gold))
    for name in ("xlwa-it.dev", "xlwa-it.train"):
        if (folder / f"{name}.tsv").exists():
            rows = [line.split("\t") for line in _lines(folder / f"{name}.tsv")]
            gold = [_links(row[2]) for row in rows]
            texts = ([row[0] for row in rows], [row[1] for row in rows])
            sets.append(WordSet(name, ("en", "it"), texts, gold))
    return sets


def _texts(stem: Path, languages: tuple[str, str]) -> tuple[list[str], list[str]]:
    one, other = (_lines(Path(f"{stem}.{code}")) for code in languages)
    return one, other


def _links(line: str) -> tuple[Links, Links]:
    sure: Links = set()
    possible: Links = set()
    for i, kind, j in re.findall(r"(\d+)([-?p])(\d+)", line):
        possible.add((int(i), int(j)))
        if kind == "-":
            sure.add((int(i), int(j)))
    return sure, possible


def _numbered(path: Path, count: int) -> list[tuple[Links, Links]]:
    gold: list[tuple[Links, Links]] = [(set(), set()) for _ in range(count)]
    for line in _lines(path):
        segment, i, j, kind = (line.split() + ["S"])[:4]
        link = (int(i) - 1, int(j) - 1)
        gold[int(segment) - 1][1].add(link)
        if kind == "S":
            gold[int(segment) - 1][0].add(link)
    return gold


def _tokenized(text: str) -> str:
    """As the gold sets are: marks apart, in small letters."""
    return " ".join(re.findall(r"\w+['’]?|[^\w\s]", text.lower()))


def _written(words: WordSet, place: Path) -> tuple[str, str]:
    for text, name in zip(words.texts, ("source", "target")):
        (place / name).write_text("".join(f"{line}\n" for line in text), encoding="utf-8")
    return str(place / "source"), str(place / "target")


def _read(path: Path) -> list[Links]:
    return [_links(line)[1] for line in _lines(path)]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
