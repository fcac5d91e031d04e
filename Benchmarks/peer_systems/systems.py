"""Every system behind one face: documents in, sentences out, and a command to be timed."""

from __future__ import annotations

import json
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .catalog import ALL, Peer
from .environment import HERE, Environment
from .paragraphs import paragraphs

Row = dict[str, Any]

# Slow systems are given time, stuck ones are not.
TIME_LIMIT = 900.0


class SystemFailure(Exception):
    """A system did not split a set, and why."""


class System(ABC):
    key: str
    title: str
    version: str
    note: str = ""
    languages: tuple[str, ...] = ALL

    @abstractmethod
    def sentences(self, rows: list[Row], language: str) -> dict[Any, list[str]]:
        """The sentences of documents of one language, by id."""

    @abstractmethod
    def text_command(self, language: str) -> list[str]:
        """Reads paragraphs parted by blank lines, writes one sentence a line."""


class PipelineSystem(System):
    """Our program."""

    def __init__(self, program: Path, flags: tuple[str, ...] = ()) -> None:
        self._program, self._flags = str(program), flags
        self.key = "-".join(["pipeline", *(f.lstrip("-") for f in flags)])
        self.title = " ".join(["pipeline", *flags])
        self.version = self._run(["--version"], b"").decode().strip()

    def accepts_flags(self) -> bool:
        try:
            self._run(["split", *self._flags, "--jsonl"], b"")
        except SystemFailure:
            return False
        return True

    def sentences(self, rows: list[Row], language: str) -> dict[Any, list[str]]:
        records = ({"id": i, "lang": language, "text": r["text"]} for i, r in enumerate(rows))
        output = self._run(["split", *self._flags, "--jsonl"], json_lines(records))
        found: dict[Any, list[str]] = {}
        for result in map(json.loads, output.splitlines()):
            document = rows[result["id"]]["id"]
            found[document] = [s["text"] for s in result.get("sentences", ())]
            if "error" in result:
                print(f"{self.title}: {document}: {result['error']['message']}", file=sys.stderr)
        return found

    def text_command(self, language: str) -> list[str]:
        flags = ["--quiet", "--lang", language, "--input-format", "plain"]
        return [self._program, "split", *self._flags, *flags, "-"]

    def _run(self, arguments: list[str], data: bytes) -> bytes:
        return program_output([self._program, *arguments], data)


class PackageSystem(System):
    """A peer that is a Python package."""

    def __init__(self, peer: Peer, environment: Environment) -> None:
        self.key, self.title, self.version = peer.key, peer.title, peer.version
        self.note, self.languages = peer.note, peer.languages
        self._start = [str(environment.python), "-I", str(HERE / "worker.py"), peer.key]

    def sentences(self, rows: list[Row], language: str) -> dict[Any, list[str]]:
        records = ({"id": i, "text": row["text"]} for i, row in enumerate(rows))
        output = program_output([*self._start, language, "documents"], json_lines(records))
        results = map(json.loads, output.splitlines())
        return {rows[result["id"]]["id"]: result["sentences"] for result in results}

    def text_command(self, language: str) -> list[str]:
        return [*self._start, language, "text"]


class IcuSystem(System):
    """ICU's sentence rules, called from C++."""

    def __init__(self, peer: Peer, environment: Environment) -> None:
        self.key, self.title, self.note = peer.key, peer.title, peer.note
        self.version = f"ICU {environment.icu}"
        self._program = str(environment.icu_loop)

    def sentences(self, rows: list[Row], language: str) -> dict[Any, list[str]]:
        parts = [(row["id"], part.encode()) for row in rows for part in paragraphs(row["text"])]
        data = b"".join(b"%s %d\n%s" % (language.encode(), len(p), p) for _, p in parts)
        found: dict[Any, list[str]] = {row["id"]: [] for row in rows}
        ends_of_parts = program_output([self._program, "documents"], data).splitlines()
        for (document, part), line in zip(parts, ends_of_parts, strict=True):
            ends = [int(end) for end in line.split()]
            found[document] += [part[a:b].decode() for a, b in zip([0, *ends], ends)]
        return found

    def text_command(self, language: str) -> list[str]:
        return [self._program, "text", language]


def json_lines(records: Iterable[Row]) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def program_output(command: list[str], data: bytes) -> bytes:
    try:
        run = subprocess.run(command, input=data, capture_output=True, timeout=TIME_LIMIT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SystemFailure(str(error)) from error
    if run.returncode != 0:
        last = run.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise SystemFailure(last[0] if last else f"exit code {run.returncode}")
    return run.stdout
