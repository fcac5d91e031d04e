"""Every quotation finder behind one face: documents in, quotations out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from .catalog import ALL, Peer
from .environment import HERE
from .quote_gold import Document, Line
from .systems import json_lines, program_output


@dataclass(frozen=True)
class QuoteSystem:
    """Our program or a peer: a command that reads JSON, a document a line."""

    key: str
    title: str
    version: str
    note: str
    languages: tuple[str, ...]
    start: tuple[str, ...]

    @classmethod
    def ours(cls, program: Path) -> QuoteSystem:
        """Raises SystemFailure where the program does not run."""
        version = program_output([str(program), "--version"], b"").decode().strip()
        start = (str(program), "quotes", "--quiet", "--input-format", "plain", "--jsonl")
        return cls("pipeline", "pipeline", version, "", ALL, start)

    @classmethod
    def peer(cls, peer: Peer, python: Path) -> QuoteSystem:
        start = (str(python), "-I", str(HERE / "quote_worker.py"), peer.key)
        return cls(peer.key, peer.title, peer.version, peer.note, peer.languages, start)

    def command(self, language: str) -> list[str]:
        # Ours is told the language of each document.
        return list(self.start) if self.key == "pipeline" else [*self.start, language]

    def quotations(self, documents: list[Document]) -> dict[str, list[Line]]:
        """By name of the document. Raises SystemFailure."""
        found: dict[str, list[Line]] = {}
        for language in sorted({document.language for document in documents}):
            part = [document for document in documents if document.language == language]
            results = program_output(self.command(language), json_lines(records(part))).splitlines()
            for document, result in zip(part, map(json.loads, results), strict=True):
                if "error" in result:
                    print(f"{self.title}: {document.name}: {result['error']}", file=sys.stderr)
                quotations = result.get("quotations", ())
                if self.key == "pipeline":
                    quotations = _in_characters(quotations, document.text)
                found[document.name] = [{"doc": document.name, **line} for line in quotations]
        return found


def records(documents: Iterable[Document]) -> Iterable[dict[str, Any]]:
    for index, document in enumerate(documents):
        yield {"id": index, "lang": document.language, "text": document.text}


def _in_characters(quotations: list[dict[str, Any]], text: str) -> list[Line]:
    """What our program prints, its offsets in bytes made such in characters."""
    starts = [0, *accumulate(len(character.encode()) for character in text)]
    characters = {byte: index for index, byte in enumerate(starts)}

    def span(part: dict[str, Any]) -> list[int]:
        return [characters[part["start"]], characters[part["end"]]]

    lines: list[Line] = []
    for quotation in quotations:
        start, end = span(quotation["quoted"])
        line: Line = {"start": start, "end": end, "text": text[start:end]}
        if speaker := quotation.get("speaker"):
            line |= {"speaker": speaker["text"], "speaker_span": span(speaker)}
        if name := quotation.get("name"):
            line["speaker_resolved"] = name
        if cue := quotation.get("cue"):
            line |= {"verb": cue["text"], "verb_span": span(cue)}
        lines.append(line)
    return lines
