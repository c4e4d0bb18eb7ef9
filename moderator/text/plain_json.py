"""JSON that people can read and that every pipe, terminal and reader of lines survives."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_ESCAPED: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def json_text(value: Any, *, narrow: bool = False) -> str:  # noqa: ANN401  # any JSON
    """Return ``value`` as one line of JSON, in plain UTF-8; ``narrow`` leaves out the blanks.

    Lone surrogates, which UTF-8 has no bytes for, and what steers a terminal or ends a line for
    some readers are written by JSON's own escape, so that any text comes back as it was.
    """
    separators = (",", ":") if narrow else None
    return _ESCAPED.sub(_escape, json.dumps(value, ensure_ascii=False, separators=separators))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
