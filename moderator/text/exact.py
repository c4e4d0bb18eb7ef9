r"""Keeps any text exactly where NUL and lone surrogates are forbidden.

Databases refuse U+0000 (PostgreSQL) and UTF-8 refuses lone surrogates. A text that holds one is
stored escaped: a backslash becomes ``\\``, a forbidden character ``\`` and its four hex digits.
All other texts are stored as they are, so that searching and reading by hand keep working; the
flag beside the text tells the two apart.
"""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_TO_ESCAPE = re.compile("[\\\\\x00\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(\\|0000|d[89a-f][0-9a-f]{2})")


def encode(text: str) -> tuple[str, bool]:
    """Return the text to store, and whether it had to be escaped."""
    if _FORBIDDEN.search(text) is None:
        return text, False
    return _TO_ESCAPE.sub(_escape, text), True


def decode(stored: str, escaped: bool) -> str:  # noqa: FBT001  # the pair that encode returned
    """Return the text that ``encode`` was given."""
    return _ESCAPED.sub(_unescape, stored) if escaped else stored


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return "\\\\" if character == "\\" else f"\\{ord(character):04x}"


def _unescape(match: re.Match[str]) -> str:
    body = match.group(1)
    return "\\" if body == "\\" else chr(int(body, 16))
