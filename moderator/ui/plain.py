"""Text from outside made fit for Qt: plain, with every hidden character shown.

Python counts code points, Qt counts UTF-16 units; the two meet in this module and nowhere else.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt

from moderator.text.shortening import cut, shortened, word_end
from moderator.text.visible import reveal, reveal_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetrics
    from PySide6.QtWidgets import QWidget

    from moderator.model import Finding, FindingKind, Part, Span

__all__ = [
    "Mark",
    "Shown",
    "elided",
    "in_lines",
    "put",
    "quoted",
    "safe",
    "set_tooltip",
    "shortened",
    "shown",
    "tooltip",
    "utf16_offsets",
]

_PLACE = re.compile("%([1-9])")
LINE_BREAKS = str.maketrans(dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))


class Mark(Struct, frozen=True):
    """A marked stretch of a shown text, in UTF-16 units."""

    start: int
    length: int
    kind: FindingKind | None  # None: taken from the article, or what a search is for
    tip: str = ""  # what a person pointing at it is told


class Shown(Struct, frozen=True):
    """A text as Qt gets it, and what is marked in it."""

    text: str
    marks: tuple[Mark, ...]


def utf16_offsets(text: str) -> Sequence[int]:
    """Return for each code point of ``text``, and for its end, the offset in UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    offsets = [0] * (len(text) + 1)
    at = 0
    for index, letter in enumerate(text):
        offsets[index] = at
        at += 2 if letter > "\uffff" else 1
    offsets[-1] = at
    return offsets


def shown(
    text: str,
    findings: Sequence[Finding],
    part: Part,
    *,
    one_line: bool = False,
    found: Sequence[tuple[int, int]] = (),
) -> Shown:
    """Return ``text`` with hidden characters shown and the spans of ``findings`` as marks.

    With ``one_line``, line breaks become spaces: one for one, so that spans stay right. ``found``
    is what a search is for, marked below the findings.
    """
    source = text.translate(LINE_BREAKS) if one_line else text
    return _marked(
        source,
        [(start, end, None, "") for start, end in found]
        + [
            (span.start, span.end, finding.kind, _tip(finding, text, span))
            for finding in findings
            if finding.part == part
            for span in finding.spans
        ],
    )


def quoted(text: str, spans: Sequence[tuple[int, int]], tip: str = "") -> Shown:
    """Return ``text`` with hidden characters shown and ``spans`` marked as quotations."""
    return _marked(text, [(start, end, None, tip) for start, end in spans])


def _marked(text: str, wanted: Sequence[tuple[int, int, FindingKind | None, str]]) -> Shown:
    if not wanted:
        return Shown(reveal(text), ())
    revealed = reveal_map(text)
    places = revealed.positions
    units = utf16_offsets(revealed.text)
    marks = []
    for first, after, kind, tip in wanted:
        if first >= len(text):
            continue
        start = units[places[first]]
        end = units[places[min(after, len(text))]]
        if end > start:
            marks.append(Mark(start, end - start, kind, tip))
    return Shown(revealed.text, tuple(marks))


def _tip(finding: Finding, text: str, span: Span) -> str:
    """Return a word's likely form: where only marks lack, the suggestion has it at its place."""
    if finding.kind != "missing_diacritics" or finding.suggestion is None:
        return ""
    if len(finding.suggestion) != len(text):
        return ""
    before, after = text[span.start : span.end], finding.suggestion[span.start : span.end]
    return f"{before} → {after}" if before != after else ""


def safe(text: str) -> str:
    """Return ``text`` on one line with hidden characters shown: names, titles, excerpts."""
    return reveal(text.translate(LINE_BREAKS))


def put(text: str, *values: str) -> str:
    """Return ``text`` with ``values`` for %1, %2 and so on.

    All at once: names and titles are other people's words, and may hold "%2" themselves.
    """
    return _PLACE.sub(lambda found: dict(enumerate(values, 1)).get(int(found[1]), found[0]), text)


def tooltip(text: str) -> str:
    """Return ``text`` for a tool tip, which Qt would otherwise read as HTML where it looks so."""
    return f"<p style='white-space:pre-wrap'>{escape(safe(text))}</p>"


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give ``widget`` a tool tip; a screen reader gets the words without the markup."""
    widget.setToolTip(tooltip(text) if text else "")
    widget.setAccessibleDescription(safe(text))


def elided(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return as much of ``text`` as ``room`` pixels hold on one line, up to a word's end."""
    fits = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    if fits == text or len(fits) < 2:  # noqa: PLR2004 - the ellipsis, and a letter
        return fits
    return cut(text, len(fits) - 1)


def in_lines(text: str, metrics: QFontMetrics, room: int, most: int) -> str:
    """Return ``text`` broken into lines of ``room`` pixels, ``most`` of them at most."""
    lines: list[str] = []
    while len(lines) + 1 < most:
        fits = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if fits == text or len(fits) < 2:  # noqa: PLR2004 - the ellipsis, and a letter
            break
        end = word_end(text, len(fits) - 1) or len(fits) - 1
        lines.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return "\n".join([*lines, elided(text, metrics, room)])
