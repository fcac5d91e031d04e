"""Documents whose quotations are known, as `pipeline evaluate quotes` reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Line = dict[str, Any]
"""A quotation; `start` and `end` count characters."""

# What the scorer makes of each kind that a `.quotes` file tells.
_KINDS = {"speech": "quote", "writing": "quote", "nested": "term-pair"} | dict.fromkeys(
    ("term", "title", "scare"), "negative"
)


@dataclass
class Document:
    name: str
    language: str
    text: str
    gold: list[Line]


@dataclass
class QuoteSet:
    """The documents of one gold file."""

    path: Path
    documents: list[Document]


def gold_files(paths: list[Path]) -> list[Path]:
    """Files, and what lies right in folders. Raises OSError for what is neither."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(f for f in path.iterdir() if f.suffix in (".jsonl", ".quotes"))
        elif path.exists():
            files.append(path)
        else:
            raise OSError(f"{path}: no such file or folder")
    return files


def loaded(path: Path, fallback: str) -> QuoteSet:
    """Raises ValueError or OSError where a file is not readable as gold."""
    read = _told_behind if path.suffix == ".quotes" else _told_apart
    return QuoteSet(path, read(path, fallback))


def _told_apart(path: Path, fallback: str) -> list[Document]:
    """A quotation a line, as JSON; document x is the file docs/x.txt."""
    documents: dict[str, Document] = {}
    for number, row in enumerate(_text(path).split("\n"), 1):
        if not row.strip():
            continue
        line = json.loads(row)
        if not isinstance(line, dict) or not {"doc", "start", "end"} <= line.keys():
            raise ValueError(f"{path}:{number}: not an object with doc, start and end")
        name = line["doc"]
        if name not in documents:
            text = _text(path.parent / "docs" / f"{name}.txt")
            documents[name] = Document(name, line.get("lang") or fallback, text, [])
        documents[name].gold.append(line)
    return list(documents.values())


def _told_behind(path: Path, fallback: str) -> list[Document]:
    """Texts, the quotations of each behind it: lines that begin with `>`, fields parted by tabs."""
    language = path.name[:2] if path.name[:2] in ("fr", "it", "en") else fallback
    documents: list[Document] = []
    passages: list[tuple[int, str, list[str]]] = []
    for number, row in enumerate(_text(path).split("\n"), 1):
        if row.startswith("#"):
            continue
        if row.startswith("== "):
            documents.append(Document(row[3:], language, "", []))
        elif row.startswith("> "):
            fields = [field for field in row[2:].split("\t") if field]
            if len(fields) != 5 or fields[1] not in _KINDS or not documents:
                raise ValueError(f"{path}:{number}: not passage, kind, speaker, full name and cue")
            passages.append((number, documents[-1].name, fields))
        elif documents:
            documents[-1].text += row + "\n"
    by_name = {document.name: document for document in documents}
    for number, name, fields in passages:
        document = by_name[name]
        start = _place(fields[0], document)
        if start < 0:
            raise ValueError(f"{path}:{number}: this passage is not in “{name}”, or not once more")
        document.gold.append(_line(name, start, fields))
    return documents


def _place(passage: str, document: Document) -> int:
    """The first place that no passage before has, or -1."""
    taken = {(line["start"], line["end"]) for line in document.gold}
    start = document.text.find(passage)
    while (start, start + len(passage)) in taken:
        start = document.text.find(passage, start + 1)
    return start


def _line(name: str, start: int, fields: list[str]) -> Line:
    passage, kind, speaker, full_name, cue = (None if f == "-" else f for f in fields)
    is_anonymous = full_name == "anonymous"
    return {
        "doc": name,
        "start": start,
        "end": start + len(fields[0]),
        "text": passage,
        "speaker": speaker,
        "speaker_ref": None if is_anonymous else full_name,
        "speaker_resolution": "anonymous" if is_anonymous else None,
        "verb": cue,
        "kind": _KINDS[fields[1]],
        "type": kind,
    }


def _text(path: Path) -> str:
    # Line ends stay as they are: offsets count them.
    return path.read_bytes().decode("utf-8")
