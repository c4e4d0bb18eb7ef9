"""HTML's character references, read in any text whatsoever."""

from __future__ import annotations

import html
import re
from typing import Final

_LONG: Final = re.compile("&#([0-9]{8,});?")
_DIGITS: Final = 7
"""Digits of the highest code point."""


def unescaped(source: str) -> str:
    """Return ``source`` with the characters that its references stand for, as browsers read them.

    Never raises: ``html.unescape`` does for a number of more digits than Python reads (4,300).
    """
    return html.unescape(_LONG.sub(_shortened, source))


def _shortened(reference: re.Match[str]) -> str:
    digits = reference[1].lstrip("0")
    return "\ufffd" if len(digits) > _DIGITS else f"&#{digits or 0};"
