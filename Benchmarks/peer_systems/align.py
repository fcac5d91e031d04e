"""`peers align`: sentence aligners on gold alignments.

Prints one Markdown table: rows are gold sets, columns systems, cells strict F1 / lax F1 in %, and
in the rows of time the processor time as a multiple of ours. What cannot be installed is left
out, and said so on standard error.

    Benchmarks/peers align                              every set in ../shared/data/align
    Benchmarks/peers align --gold data/align/novels     the texts below this folder
    PIPELINE=path Benchmarks/peers align                another program of ours
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .align_catalog import ALIGNMENT_PEERS, AlignmentPeer
from .alignment import AlignmentScore, Text, parsed, texts
from .environment import HERE, Environment

ROOT = HERE.parent.parent
TIME_LIMIT = 3600.0
_ROUNDS = 3
# A figure that took this long needs no median.
_SLOW_SECONDS = 4.0


@dataclass(frozen=True)
class AlignmentSystem:
    """Our program or a peer: a command that reads two files and prints beads."""

    key: str
    title: str
    version: str
    note: str
    command: tuple[str, ...]
    cells: int = 0

    def takes(self, all_texts: list[Text]) -> bool:
        return not self.cells or all(text.cells() <= self.cells for text in all_texts)

    def arguments(self, text: Text) -> list[str]:
        files = [str(text.source), str(text.target)]
        if self.key != "pipeline":
            return [*self.command, *files]
        languages = ["--from", text.source_language, "--to", text.target_language]
        return [*self.command, *languages, *files]


class AlignmentFailure(Exception):
    """A system did not align a text, and why."""


def main(arguments: list[str]) -> int:
    given = _parsed_arguments(arguments)
    sets: list[tuple[str, list[Text]]] = []
    try:
        for folder in given.gold or _default_gold():
            sets += [(_name(found[0], folder), found) for found in _by_folder(texts(folder))]
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    if not sets:
        _say("SKIP: no gold alignments; name folders of them with --gold")
        return 0
    systems = _available(given)
    head = ["set", "source sentences", *(system.title for system in systems)]
    table = [head, ["---", "--:"] + ["--:"] * len(systems)]
    times: list[list[str]] = []
    for name, found in sets:
        cells, seconds = _row(name, found, systems)
        count = sum(text.source.read_bytes().count(b"\n") for text in found)
        best = max(cells.values(), key=lambda cell: cell.strict_f1, default=None)
        table.append([name, str(count)] + [_cell(cells.get(s.key), best) for s in systems])
        times.append([f"CPU, {name}", ""] + [_time(seconds, s.key) for s in systems])
    print("".join("| " + " | ".join(row) + " |\n" for row in table + times))
    for system in systems:
        print(f"- *{system.title}*: " + "; ".join(filter(None, [system.version, system.note])))
    return 0


def _row(
    name: str, found: list[Text], systems: list[AlignmentSystem]
) -> tuple[dict[str, AlignmentScore], dict[str, float]]:
    """Scores and processor seconds by system; of a slow one, one run is taken."""
    scores: dict[str, AlignmentScore] = {}
    seconds: dict[str, list[float]] = {}
    for round_number in range(_ROUNDS):
        for system in systems:
            done = seconds.setdefault(system.key, [])
            if round_number and (not done or done[0] > _SLOW_SECONDS):
                continue
            if not system.takes(found):
                _say(f"SKIP {system.title} on {name}: a text is too long for it")
                continue
            _say(f"{name}: {system.title}")
            score, total = AlignmentScore(), 0.0
            try:
                for text in found:
                    output, cost = _run(system.arguments(text))
                    score.add(parsed(output, system.title), text.gold())
                    total += cost
            except (AlignmentFailure, ValueError) as error:
                _say(f"SKIP {system.title} on {name}: {error}")
                continue
            scores[system.key] = score
            done.append(total)
    return scores, {key: statistics.median(done) for key, done in seconds.items() if done}


def _run(command: list[str]) -> tuple[str, float]:
    """What a command prints, and its processor time in seconds."""
    # One thread: what is compared is the work, not how many hands do it.
    environment = os.environ | {"OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    before = os.times()
    try:
        run = subprocess.run(
            command, capture_output=True, text=True, timeout=TIME_LIMIT, env=environment
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AlignmentFailure(str(error)) from error
    after = os.times()
    if run.returncode != 0:
        last = run.stderr.strip().splitlines()[-1:]
        raise AlignmentFailure(last[0] if last else f"exit code {run.returncode}")
    children = (after.children_user, after.children_system)
    return run.stdout, sum(children) - before.children_user - before.children_system


def _available(given: argparse.Namespace) -> list[AlignmentSystem]:
    """Ours first. Says which are left out."""
    systems: list[AlignmentSystem] = []
    program = Path(os.environ.get("PIPELINE", ROOT / ".build" / "release" / "pipeline")).resolve()
    try:
        version, _ = _run([str(program), "--version"])
    except AlignmentFailure as error:
        _say(f"SKIP pipeline: {error}; run 'make build', or set PIPELINE")
    else:
        command = (str(program), "align", "--presplit", "--no-glossary", "--format", "beads")
        systems.append(AlignmentSystem("pipeline", "pipeline", version.strip(), "", command))
    quick = [peer.key for peer in ALIGNMENT_PEERS if _is_quick(peer)]
    wanted = given.only.split(",") if given.only else quick
    peers = tuple(peer for peer in ALIGNMENT_PEERS if peer.key in wanted)
    environment = Environment(ROOT / "Benchmarks" / ".build-peers")
    _say("installing")
    environment.prepare(peers)
    for peer in peers:
        if peer.key in environment.missing:
            _say(f"SKIP {peer.title}: {environment.missing[peer.key]}")
            continue
        start = (str(environment.python), "-I", str(HERE / "align_worker.py"), peer.key)
        systems.append(
            AlignmentSystem(peer.key, peer.title, peer.version, peer.note, start, peer.cells)
        )
    return systems


def _is_quick(peer: AlignmentPeer) -> bool:
    """Embeddings take minutes for what others do in seconds: only when they are asked for."""
    return peer.key != "sentweave"


def _parsed_arguments(arguments: list[str]) -> argparse.Namespace:
    summary, _, rest = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="peers align",
        description=summary,
        epilog=rest,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    keys = ",".join(peer.key for peer in ALIGNMENT_PEERS)
    parser.add_argument(
        "--gold", action="append", type=Path, metavar="FOLDER", help="gold alignments below it"
    )
    parser.add_argument("--only", metavar="KEYS", help=f"these peers: {keys}")
    result = parser.parse_args(arguments)
    known = {peer.key for peer in ALIGNMENT_PEERS}
    if result.only and (unknown := set(result.only.split(",")) - known):
        parser.error("no such peer: " + ", ".join(sorted(unknown)))
    return result


def _default_gold() -> list[Path]:
    shared = ROOT.parent / "shared" / "data" / "align"
    return sorted(path for path in shared.glob("*") if path.is_dir())


def _by_folder(found: list[Text]) -> list[list[Text]]:
    """A set is what lies in one folder."""
    groups: dict[Path, list[Text]] = {}
    for text in found:
        groups.setdefault(text.gold_path.parent, []).append(text)
    return list(groups.values())


def _name(text: Text, folder: Path) -> str:
    """`novels en-fr`"""
    pair = text.gold_path.parent.name
    resolved = folder.resolve()
    collection = resolved.parent if resolved.name == pair else resolved
    return f"{collection.name} {pair}"


def _cell(score: AlignmentScore | None, best: AlignmentScore | None) -> str:
    if score is None or best is None:
        return "–"
    text = f"{100 * score.strict_f1:.2f}/{100 * score.lax_f1:.2f}"
    is_best = f"{100 * score.strict_f1:.2f}" == f"{100 * best.strict_f1:.2f}"
    return f"**{text}**" if is_best else text


def _time(seconds: dict[str, float], key: str) -> str:
    """Seconds of ours; of a peer, how many times as many."""
    ours = seconds.get("pipeline", 0.0)
    if key not in seconds:
        return "–"
    if key == "pipeline" or ours == 0:
        return f"{seconds[key]:.2f} s"
    ratio = seconds[key] / ours
    return f"× {ratio:.0f}" if ratio >= 10 else f"× {ratio:.1f}"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
