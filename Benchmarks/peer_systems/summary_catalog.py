"""Which summarizers are compared, and what each needs."""

from __future__ import annotations

from .catalog import Peer

_SUMY = ("sumy==0.11.0", "numpy==1.26.4")
_GIVEN = "given our sentences, because its own splitter downloads a model"

SUMMARY_PEERS: tuple[Peer, ...] = (
    Peer("sumy-lexrank", "sumy LexRank", _SUMY, note=_GIVEN),
    Peer("sumy-textrank", "sumy TextRank", _SUMY, note=_GIVEN),
    Peer("sumy-luhn", "sumy Luhn", _SUMY, note=_GIVEN),
    Peer(
        "summa",
        "summa TextRank",
        ("summa==1.2.0", "scipy==1.11.4", "numpy==1.26.4"),
        note="`summarizer.summarize` with its own sentences, stemmers and stop words",
    ),
)
