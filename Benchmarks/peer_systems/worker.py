"""One peer in a process of its own, on standard input and output.

    worker.py PEER LANGUAGE documents   {"id", "text"} a line in, {"id", "sentences"} a line out
    worker.py PEER LANGUAGE text        paragraphs parted by blank lines in, one sentence a line out

A peer sees one paragraph at a time: what a blank line parts is no question of sentences.
"""

from __future__ import annotations

import json
import os
import sys

# `python -I` leaves this folder out of the path of imports: no module here may hide a package.
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from peer_systems.paragraphs import paragraphs  # noqa: E402
from peer_systems.splitters import SPLITTERS  # noqa: E402


def main() -> None:
    key, language, mode = sys.argv[1:]
    sys.stdin.reconfigure(encoding="utf-8", newline="")
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    split = SPLITTERS[key](language)
    if mode == "text":
        for paragraph in paragraphs(sys.stdin.read()):
            for sentence in split(paragraph):
                sys.stdout.write(sentence.strip().replace("\n", " ") + "\n")
        return
    for line in sys.stdin:
        row = json.loads(line)
        sentences = [s for paragraph in paragraphs(row["text"]) for s in split(paragraph)]
        sys.stdout.write(json.dumps({"id": row["id"], "sentences": sentences}) + "\n")


if __name__ == "__main__":
    main()
