"""`peers summaries`: summarizers on articles that people have summed up.

Prints two Markdown tables: ROUGE-1/ROUGE-2 F1 in % of three sentences and of as many words as the
reference has (all cut there alike), with the share of sentences that dangle; and what summaries
cost. What cannot be installed is left out, and said so on standard error.

    Benchmarks/peers summaries                      the sets in ../shared/data/summaries
    Benchmarks/peers summaries --refs F.jsonl       this one
    PIPELINE=path Benchmarks/peers summaries        another program of ours

All are scored by `pipeline evaluate summary`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .catalog import Peer
from .cost import command_costs
from .environment import HERE, Environment
from .summary_catalog import SUMMARY_PEERS
from .systems import SystemFailure, json_lines, program_output
from .table import significant

ROOT = HERE.parent.parent
_PROGRAM = Path(os.environ.get("PIPELINE", ROOT / ".build" / "release" / "pipeline")).resolve()
_LONG = (1_000, 10_000)
# Longer than this nobody waits for a summary.
_PATIENCE = 60.0
Article = dict[str, Any]


def main(arguments: list[str]) -> int:
    given = _parsed_arguments(arguments)
    shared = ROOT.parent / "shared" / "data" / "summaries"
    sets = given.refs or sorted(shared.glob("*.jsonl"))
    if not sets:
        _say("SKIP: ../shared/data/summaries is not here; name some with --refs")
        return 0
    try:
        program_output([str(_PROGRAM), "--version"], b"")
    except SystemFailure as error:
        sys.exit(f"pipeline: {error}; run 'make build', or set PIPELINE")
    peers = tuple(p for p in SUMMARY_PEERS if not given.only or p.key in given.only.split(","))
    environment = Environment(ROOT / "Benchmarks" / ".build-peers" / "summaries")
    _say("installing")
    environment.prepare(peers)
    for peer in peers:
        if peer.key in environment.missing:
            _say(f"SKIP {peer.title}: {environment.missing[peer.key]}")
    peers = tuple(peer for peer in peers if peer.key not in environment.missing)
    print(_row("set", "system", "3 sentences", "dangling, %", "reference's words", "dangling, %"))
    print(_row("---", "---", "--:", "--:", "--:", "--:"))
    for path in sets:
        articles = _articles(path)
        for name, cells in _scores(path, articles, peers, environment.python).items():
            print(_row(path.stem, name, *cells), flush=True)
    if not given.without_costs:
        _print_costs(_articles(sets[0]), peers, environment.python)
    print()
    for peer in peers:
        print(f"- *{peer.title}*: " + "; ".join(filter(None, [peer.version, peer.note])))
    return 0


def _parsed_arguments(arguments: list[str]) -> argparse.Namespace:
    summary, _, rest = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="peers summaries",
        description=summary,
        epilog=rest,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--refs", action="append", type=Path, metavar="PATH", help="a gold file")
    keys = ",".join(peer.key for peer in SUMMARY_PEERS)
    parser.add_argument("--only", metavar="KEYS", help=f"these peers: {keys}")
    parser.add_argument("--without-costs", action="store_true", help="do not time them")
    return parser.parse_args(arguments)


def _articles(path: Path) -> list[Article]:
    """With the sentences our program finds, which some peers are given."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    records = ({"id": i, "lang": r["lang"], "text": r["text"]} for i, r in enumerate(rows))
    output = program_output([str(_PROGRAM), "split", "--jsonl"], json_lines(records))
    for row, line in zip(rows, output.splitlines(), strict=True):
        row["sentences"] = [part["text"] for part in json.loads(line).get("sentences", ())]
    return rows


def _scores(
    path: Path, articles: list[Article], peers: tuple[Peer, ...], python: Path
) -> dict[str, list[str]]:
    """Cells by system, ours first, then what is compared with, then the peers."""
    found: dict[str, list[str]] = {}
    limits = (("--sentences", "3"), ("--limit", "ref"))
    for limit in limits:
        rows = {row["system"]: row for row in _evaluated(path, *limit)}
        ours = rows.get("ours, cut", rows["ours"])
        for system, row in {"pipeline": ours, **{k: rows[k] for k in ("lead", "oracle")}}.items():
            found.setdefault(system, []).extend(_cells(row))
    for peer in peers:
        _say(f"{path.stem}: {peer.title}")
        for limit in limits:
            with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as file:
                try:
                    for language in sorted({article["lang"] for article in articles}):
                        part = [a for a in articles if a["lang"] == language]
                        records = json_lines(_asked(article, limit) for article in part)
                        file.write(program_output(_command(peer, python, language), records))
                    file.flush()
                    row = _evaluated(path, *limit, "--summaries", file.name)[0]
                    found.setdefault(peer.title, []).extend(_cells(row))
                except SystemFailure as error:
                    _say(f"SKIP {peer.title} on {path.stem}: {error}")
                    found.setdefault(peer.title, []).extend(["–", "–"])
    return found


def _asked(article: Article, limit: tuple[str, str]) -> Article:
    asked = {key: article[key] for key in ("id", "text", "sentences")}
    references = article["reference"]
    longest = max([references] if isinstance(references, str) else references, key=len)
    size = {"most": 3} if limit[0] == "--sentences" else {"words": len(longest.split()) + 5}
    return asked | size


def _evaluated(path: Path, *arguments: str) -> list[dict[str, Any]]:
    command = [str(_PROGRAM), "evaluate", "summary", "--format", "json", "--refs", str(path)]
    return json.loads(program_output([*command, *arguments], b""))["rows"]


def _cells(row: dict[str, Any]) -> list[str]:
    rouge = "/".join(f"{100 * row[key]['f1']:.1f}" for key in ("rouge1", "rouge2"))
    return [rouge, f"{100 * row['dangling']:.0f}"]


def _command(peer: Peer | None, python: Path, language: str) -> list[str]:
    if peer is None:
        return [str(_PROGRAM), "summarize", "--quiet", "--jsonl", "--sentences", "3"]
    return [str(python), "-I", str(HERE / "summary_worker.py"), peer.key, language]


def _print_costs(articles: list[Article], peers: tuple[Peer, ...], python: Path) -> None:
    language = articles[0]["lang"]
    articles = [article for article in articles if article["lang"] == language]
    systems: dict[str, Peer | None] = {"pipeline": None} | {peer.title: peer for peer in peers}
    commands = {name: _command(peer, python, language) for name, peer in systems.items()}
    records = [_asked(a, ("--sentences", "3")) | {"lang": language} for a in articles]
    short, long = json_lines(records[:5]), json_lines(records)
    size = sum(len(a["text"].encode()) for a in articles[5:]) / 1e6
    _say("processor time and memory")
    costs = command_costs(commands, short, long, size)
    heads = (f"{count} sentences, s" for count in _LONG)
    print("\n" + _row("system", "CPU s/MB", "start, CPU s", "peak memory, MB", *heads))
    print(_row("---", *["--:"] * (3 + len(_LONG))))
    sentences = [sentence for article in articles for sentence in article["sentences"]]
    for name, command in commands.items():
        if cost := costs.get(name):
            cells = [significant(cost.seconds_per_megabyte), f"{cost.start_seconds:.2f}"]
            cells.append(f"{cost.peak_bytes / 1e6:.0f}")
            cells += [_seconds_of_one(command, sentences, count, language) for count in _LONG]
            print(_row(name, *cells), flush=True)


def _seconds_of_one(command: list[str], sentences: list[str], count: int, language: str) -> str:
    """How long one article of so many sentences takes, all told."""
    taken = (sentences * (count // len(sentences) + 1))[:count]
    article = {"id": 1, "lang": language, "text": "\n\n".join(taken), "sentences": taken, "most": 3}
    started = os.times()
    try:
        subprocess.run(
            command, input=json_lines([article]), capture_output=True, check=True, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"more than {_PATIENCE:.0f}"
    except subprocess.CalledProcessError as error:
        return f"fails ({error.returncode})"
    return f"{os.times().elapsed - started.elapsed:.2f}"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
