"""What splitting costs: processor time and memory."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .environment import HERE
from .systems import TIME_LIMIT, System, SystemFailure

Row = dict[str, Any]

# Enough for a system to load and compile all it ever needs.
_START_BYTES = 20_000
_ROUNDS = 3
# A figure that took this long needs no median.
_SLOW_SECONDS = 4.0


@dataclass(frozen=True)
class Cost:
    seconds_per_megabyte: float
    start_seconds: float
    """Until a short text is split: loading, compiling rules."""
    peak_bytes: int


def long_text(documents: list[Row], size: int) -> str:
    """About `size` bytes: the sentences shuffled into paragraphs, each time with other digits.

    The same on every run.
    """
    source = random.Random(3)
    sentences = [s.replace("\n", " ") for row in documents for s in row["sentences"] if s.strip()]
    if not sentences:
        return ""
    parts: list[str] = []
    length = 0
    while length < size:
        source.shuffle(sentences)
        taken = 0
        while taken < len(sentences) and length < size:
            count = source.randint(3, 8)
            paragraph = " ".join(sentences[taken : taken + count])
            taken += count
            digits = (source.choice("0123456789") if c in "0123456789" else c for c in paragraph)
            parts.append("".join(digits))
            length += len(parts[-1].encode()) + 2
    return "\n\n".join(parts) + "\n"


def costs(systems: list[System], text: str, language: str) -> dict[str, Cost]:
    """By key of the system. They run in turns, so that a busy minute hits all of them."""
    data = text.encode()
    cut = data.rfind(b"\n\n", 0, _START_BYTES) + 1
    commands = {system.key: system.text_command(language) for system in systems}
    return command_costs(commands, data[:cut], data, (len(data) - cut) / 1e6)


def command_costs(
    commands: dict[str, list[str]], short: bytes, long: bytes, megabytes: float
) -> dict[str, Cost]:
    """What commands cost on standard input: what `short` takes is subtracted from what `long` does.

    `megabytes` is by how much the latter has more to read. In full rounds.
    """
    runs: dict[str, list[tuple[float, float, int]]] = {key: [] for key in commands}
    with tempfile.TemporaryDirectory() as folder:
        little, much = Path(folder, "short.txt"), Path(folder, "long.txt")
        little.write_bytes(short)
        much.write_bytes(long)
        for _ in range(_ROUNDS):
            for key, command in commands.items():
                done = runs[key]
                if done and done[0][1] > _SLOW_SECONDS:
                    continue
                try:
                    start, _ = _measured(command, little)
                    whole, peak = _measured(command, much)
                except SystemFailure as error:
                    print(f"SKIP cost of {key}: {error}", file=sys.stderr)
                    continue
                done.append((start, whole, peak))
    return {
        key: Cost(
            statistics.median((whole - start) / megabytes for start, whole, _ in done),
            statistics.median(start for start, _, _ in done),
            max(peak for _, _, peak in done),
        )
        for key, done in runs.items()
        if done
    }


def _measured(command: list[str], source: Path) -> tuple[float, int]:
    """Processor seconds and peak bytes."""
    measure = [sys.executable, "-I", "-S", str(HERE / "measure.py"), str(source), *command]
    try:
        run = subprocess.run(measure, capture_output=True, text=True, timeout=TIME_LIMIT)
        figures = json.loads(run.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as error:
        raise SystemFailure(str(error)) from error
    if figures["status"] != 0:
        raise SystemFailure(f"exit code {figures['status']}")
    return figures["seconds"], figures["peak"]
