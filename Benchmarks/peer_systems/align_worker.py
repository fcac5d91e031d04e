"""align_worker.py PEER SOURCE TARGET: one aligner in a process of its own, beads out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# `python -I` leaves this folder out of the path of imports: no module here may hide a package.
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from peer_systems.aligners import ALIGNERS  # noqa: E402
from peer_systems.alignment import lines, written  # noqa: E402


def main() -> None:
    key, source, target = sys.argv[1:]
    sys.stdout.write(written(ALIGNERS[key](lines(Path(source)), lines(Path(target)))))


if __name__ == "__main__":
    main()
