"""The peers that find quotations: a text in, quotations out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from .quote_catalog import MODELS

Quotation = dict[str, Any]
Finder = Callable[[str], list[Quotation]]

# Marks do not run over the end of a paragraph, and what is nested in others is part of them.
_MARKED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|„[^„“”\n]*[“”]|\"[^\"\n]*\"")


def _marks(words: int) -> Finder:
    """Every marked passage of so many words or more; nobody says it."""

    def find(text: str) -> list[Quotation]:
        return [
            {"start": match.start(), "end": match.end(), "text": match.group()}
            for match in _MARKED.finditer(text)
            if len(re.findall(r"\w+", match.group())) >= words
        ]

    return find


def _sayswho(language: str) -> Finder:
    """The first step of sayswho; the one after it needs a model of coreference."""
    import spacy
    from sayswho.quote_finder import quote_finder

    parse = spacy.load(_package(language))

    def find(text: str) -> list[Quotation]:
        # It stumbles over two apostrophes for a mark, and over more than one line break for the end
        # of a paragraph. No word moves.
        flat = re.sub(r"``|''(?=\w)", ' "', text).replace("''", '" ')
        flat = re.sub(r"\s*\n\s*", lambda ends: "\n".rjust(len(ends.group())), flat)
        triples = quote_finder(parse(flat))
        return [_quotation(t.content, t.cue, t.speaker, text, 0) for t in triples]

    return find


def _package(language: str) -> str:
    """The name to import a model by."""
    return MODELS[language].replace("-", "_")


def _textacy(
    language: str, parts: Callable[[str], Iterator[tuple[int, str]]], has_whole_names: bool
) -> Finder:
    """textacy's direct quotations on spaCy's parse; a part with an odd mark has none."""
    import spacy
    from textacy.extract import direct_quotations

    parse = spacy.load(_package(language))

    def find(text: str) -> list[Quotation]:
        found: list[Quotation] = []
        for start, part in parts(text):
            try:
                triples = list(direct_quotations(parse(part)))
            except ValueError:
                # Its way to say that a quotation is not closed.
                continue
            for content, cue, speaker in ((t.content, t.cue, t.speaker) for t in triples):
                named = _with_whole_names(speaker) if has_whole_names else speaker
                found.append(_quotation(content, cue, named, part, start))
        return found

    return find


def _with_whole_names(speaker: Any) -> Any:
    """textacy gives the head of a French name only, its first word."""
    document = speaker[0].doc
    places = {token.i for token in speaker}
    for name in document.ents:
        if any(name.start <= place < name.end for place in places):
            places.update(range(name.start, name.end))
    return [document[place] for place in sorted(places)]


def _quotation(content: Any, cue: Any, speaker: Any, part: str, start: int) -> Quotation:
    def span(tokens: Any) -> list[int]:
        return [start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])]

    first, last = span(content)
    return {
        "start": first,
        "end": last,
        "text": part[first - start : last - start],
        "speaker": " ".join(token.text for token in speaker),
        "speaker_span": span(speaker),
        "verb": " ".join(token.text for token in cue),
        "verb_span": span(cue),
    }


def _whole(text: str) -> Iterator[tuple[int, str]]:
    yield 0, text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs: no line is broken inside one in the gold sets."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield match.start(), match.group()


FINDERS: dict[str, Callable[[str], Finder]] = {
    "marks": lambda language: _marks(1),
    "marks-2": lambda language: _marks(2),
    "sayswho": _sayswho,
    "textacy": lambda language: _textacy(language, _whole, False),
    "textacy-paragraphs": lambda language: _textacy(language, _lines, True),
}
