"""French sets with the spaces that typographers set."""

from __future__ import annotations

import re
from typing import Any

NO_BREAK_SPACES = {"U+00A0": "\u00a0", "U+202F": "\u202f"}

_INNER_SPACE = re.compile(r" (?=[»!?:;])|(?<=«) ")


def with_spaces(row: dict[str, Any], space: str) -> dict[str, Any]:
    """The same document, each space before » ! ? : ; and after « another one.

    Characters stay where they are, so offsets do too.
    """
    changed = dict(row, text=_INNER_SPACE.sub(space, row["text"]))
    for key in ("sentences", "expected"):
        if key in row:
            changed[key] = [_INNER_SPACE.sub(space, sentence) for sentence in row[key]]
    return changed
