"""One function per peer: language in, function from a paragraph to its sentences out.

Runs inside the virtual environment. Packages are imported where they are used, so that a process
loads one peer only.
"""

from __future__ import annotations

from collections.abc import Callable

Splitter = Callable[[str], list[str]]


def languagetool(language: str) -> Splitter:
    from pathlib import Path

    import choppa

    rules = Path(choppa.__file__).parent / "data" / "srx" / "languagetool_segment.srx"
    document = choppa.SrxDocument(ruleset=str(rules))
    return lambda text: list(choppa.SrxTextIterator(document, f"{language}_two", text))


def moses(language: str) -> Splitter:
    from sentence_splitter import SentenceSplitter

    return SentenceSplitter(language=language).split


def punkt(language: str) -> Splitter:
    import punkt
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    # The package has a splitter of its own, which does not always cut where NLTK's does: only the
    # model is taken.
    name = {"fr": "french", "it": "italian", "en": "english"}[language]
    model, parameters = punkt.load_model(name), PunktParameters()
    parameters.abbrev_types.update(model.abbrev_types)
    parameters.collocations.update(model.collocations)
    parameters.sent_starters.update(model.sent_starters)
    parameters.ortho_context.update(model.ortho_context)
    return PunktSentenceTokenizer(parameters).tokenize


def pysbd(language: str) -> Splitter:
    import pysbd

    return pysbd.Segmenter(language=language, clean=False).segment


def pyicu(language: str) -> Splitter:
    import icu

    iterator = icu.BreakIterator.createSentenceInstance(icu.Locale(language))

    def split(text: str) -> list[str]:
        # ICU counts in UTF-16 units; on a `UnicodeString` so do its slices.
        units = icu.UnicodeString(text)
        iterator.setText(units)
        sentences, start = [], 0
        for end in iterator:
            sentences.append(str(units[start:end]))
            start = end
        return sentences

    return split


def blingfire(language: str) -> Splitter:
    from blingfire import text_to_sentences

    # A line is a sentence in what it returns; it has no language.
    return lambda text: text_to_sentences(text).split("\n")


def syntok(language: str) -> Splitter:
    from syntok import segmenter

    def split(text: str) -> list[str]:
        return [
            text[tokens[0].offset : tokens[-1].offset + len(tokens[-1].value)]
            for paragraph in segmenter.analyze(text)
            for tokens in map(list, paragraph)
            if tokens
        ]

    return split


def segtok(language: str) -> Splitter:
    from segtok.segmenter import split_multi

    return lambda text: list(split_multi(text))


def sentencex(language: str) -> Splitter:
    import sentencex

    return lambda text: sentencex.segment(language, text)


def yasbd(language: str) -> Splitter:
    from yasbd import BoundaryDetector

    detector = BoundaryDetector(lang=language)
    return lambda text: list(detector.segment(text))


def nupunkt(language: str) -> Splitter:
    import nupunkt

    return nupunkt.sentences


def spacy(language: str) -> Splitter:
    import spacy

    pipe = spacy.blank(language)
    pipe.add_pipe("sentencizer")
    return lambda text: [sentence.text for sentence in pipe(text).sents]


SPLITTERS: dict[str, Callable[[str], Splitter]] = {
    make.__name__: make
    for make in (
        languagetool, moses, punkt, pysbd, pyicu, blingfire, syntok, segtok, sentencex, yasbd,
        nupunkt, spacy,
    )
}  # fmt: skip
