"""The paragraphs of a text."""

from __future__ import annotations

import re

_BLANK_LINES = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")


def paragraphs(text: str) -> list[str]:
    """What blank lines part, empty ones left out. A text without a blank line is one flow."""
    return [part for part in _BLANK_LINES.split(text) if part.strip()]
