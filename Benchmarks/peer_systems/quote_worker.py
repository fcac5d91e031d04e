"""quote_worker.py PEER LANGUAGE: one peer in a process of its own, on standard input and output.

{"id", "text"} a line in, {"id", "quotations"} a line out; offsets count characters.
"""

from __future__ import annotations

import json
import os
import sys

# `python -I` leaves this folder out of the path of imports: no module here may hide a package.
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from peer_systems.quote_finders import FINDERS  # noqa: E402


def main() -> None:
    key, language = sys.argv[1:]
    sys.stdin.reconfigure(encoding="utf-8", newline="")
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    find = FINDERS[key](language)
    for line in sys.stdin:
        row = json.loads(line)
        sys.stdout.write(json.dumps({"id": row["id"], "quotations": find(row["text"])}) + "\n")


if __name__ == "__main__":
    main()
