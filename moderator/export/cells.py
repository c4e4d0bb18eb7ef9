"""Text made fit for the cells of a spreadsheet.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, also behind
spaces and characters that cannot be seen. Such a text gets an apostrophe in front, the sign by
which spreadsheets themselves mark plain text. The same is done behind a semicolon, which
separates cells where the computer's region says so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from moderator.text.visible import Hidden, hidden_places

CELL_UNITS = 32_767
"""What one XLSX cell holds at most, in UTF-16 code units."""

_TRIGGERS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_RUNS = frozenset("\t\r\n")  # a cell that begins with one of these is mended by some programs
_BORDER = re.compile(";")
_NO_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def neutralised(text: str) -> str:
    """Return ``text`` with an apostrophe wherever a spreadsheet would begin to calculate."""
    if not text:
        return text
    if text[0] in _RUNS or _would_run(text, 0):
        text = "'" + text
    return _BORDER.sub(lambda match: ";'" if _would_run(text, match.end()) else ";", text)


def writable(text: str) -> str:
    """Return ``text`` with what no cell can hold made visible.

    Control characters become their pictures (U+2400 and on), lone surrogates and the two
    noncharacters that XML forbids the letters of their escape.
    """
    return _NO_CELL.sub(_picture, text)


def spelled_out(text: str) -> str:
    r"""Return ``text`` with what hides or turns the order of writing as letters: ``\u202e``.

    Such a character would make a cell read otherwise than it is written. Joiners inside emoji stay.
    """
    pieces: list[str] = []
    at = 0
    for place in hidden_places(text):
        if place.kind in {Hidden.DIRECTION, Hidden.INVISIBLE}:
            pieces.append(text[at : place.start])
            pieces.extend(_escape(character) for character in text[place.start : place.end])
            at = place.end
    return "".join((*pieces, text[at:])) if pieces else text


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004  # Unicode's


def shortened(text: str, notice: str, units: int = CELL_UNITS) -> str:
    """Return ``text`` cut so that it and ``notice`` fit into ``units`` UTF-16 code units."""
    if len(text) * 2 <= units or _units(text) <= units:
        return text
    room = units - _units(notice)
    cut = text.encode("utf-16-le", "surrogatepass")[: room * 2]
    return cut.decode("utf-16-le", "ignore") + notice  # half a pair at the end is dropped


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _would_run(text: str, start: int) -> bool:
    for position in range(start, len(text)):
        character = text[position]
        if character in _TRIGGERS:
            return True
        if not _passed_over(character):
            return False
    return False


@lru_cache(maxsize=4096)
def _passed_over(character: str) -> bool:
    if character in _UNSEEN:
        return True
    category = unicodedata.category(character)
    return category[0] == "Z" or category in {"Cc", "Cf", "Cs", "Mn", "Me"}


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else f"\\u{code:04x}"  # noqa: PLR2004  # Unicode's
