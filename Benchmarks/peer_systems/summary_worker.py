"""summary_worker.py PEER LANGUAGE: one peer in a process of its own, on standard input and output.

{"id", "text", "sentences", "most"?, "words"?} a line in, {"id", "summary"} a line out: the best
`most` sentences, or the best until they have `words` words, in the order of the text.
"""

from __future__ import annotations

import json
import os
import re
import sys

# `python -I` leaves this folder out of the path of imports: no module here may hide a package.
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from peer_systems.summarizers import SUMMARIZERS  # noqa: E402

_WORD = re.compile(r"[^\W_]+")


def main() -> None:
    key, language = sys.argv[1:]
    sys.stdin.reconfigure(encoding="utf-8", newline="")
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    summarize = SUMMARIZERS[key](language)
    for line in sys.stdin:
        row = json.loads(line)
        ranked = summarize(row["text"], row["sentences"])
        chosen: list[tuple[int, str]] = []
        words = 0
        for place, sentence in ranked:
            if len(chosen) >= row.get("most", len(ranked)) or words >= row.get("words", 1 << 40):
                break
            chosen.append((place, sentence))
            words += len(_WORD.findall(sentence))
        summary = [sentence for _, sentence in sorted(chosen)]
        sys.stdout.write(json.dumps({"id": row["id"], "summary": summary}) + "\n")


if __name__ == "__main__":
    main()
