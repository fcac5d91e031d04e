"""The summarizers of others, each a function of an article that gives its sentences, best first.

A sentence is given with its place in the article.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable

Ranked = list[tuple[int, str]]
Summarize = Callable[[str, list[str]], Ranked]
"""Takes the text and the sentences our program splits it into."""

_NAMES = {"en": "english", "fr": "french", "it": "italian"}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class _Words:
    """Stands for sumy's tokenizer, of which only the words are asked."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(sentence))


def _sumy(module: str, name: str) -> Callable[[str], Summarize]:
    def make(language: str) -> Summarize:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.nlp.stemmers import Stemmer
        from sumy.utils import get_stop_words

        full = _NAMES[language]
        summarizer = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)(
            Stemmer(full)
        )
        summarizer.stop_words = get_stop_words(full)
        words = _Words()

        def summarize(text: str, sentences: list[str]) -> Ranked:
            made = [Sentence(sentence, words) for sentence in sentences]
            document = ObjectDocumentModel([Paragraph(made)])
            places = {id(sentence): place for place, sentence in enumerate(made)}
            # A summary of n sentences is the n best; sumy hands them back in the text's order. The
            # ranks are what its summaries of every length have in common.
            rated: list[tuple[float, int]] = []
            original = summarizer._get_best_sentences

            def keep(all_sentences, count, rating, *arguments, **named):  # type: ignore[no-untyped-def]
                rate = rating if callable(rating) else rating.__getitem__
                for sentence in all_sentences:
                    rated.append(
                        (-rate(sentence, *arguments, **named), places[id(sentence)])
                    )
                return original(all_sentences, count, rating, *arguments, **named)

            summarizer._get_best_sentences = keep
            try:
                summarizer(document, len(sentences))
            finally:
                summarizer._get_best_sentences = original
            return [(place, sentences[place]) for _, place in sorted(rated)]

        return summarize

    return make


def _summa(language: str) -> Summarize:
    from summa.summarizer import summarize as textrank

    def summarize(text: str, _: list[str]) -> Ranked:
        scored = textrank(text, ratio=1.0, language=_NAMES[language], scores=True)
        places = sorted(range(len(scored)), key=lambda place: (-scored[place][1], place))
        return [(place, scored[place][0]) for place in places]

    return summarize


SUMMARIZERS: dict[str, Callable[[str], Summarize]] = {
    "sumy-lexrank": _sumy("lex_rank", "LexRankSummarizer"),
    "sumy-textrank": _sumy("text_rank", "TextRankSummarizer"),
    "sumy-luhn": _sumy("luhn", "LuhnSummarizer"),
    "summa": _summa,
}
