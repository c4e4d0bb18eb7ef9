"""Keeps a field quick whose text has thousands of letters that no font of the computer has.

For each such letter Qt goes through all fonts anew whenever it lays the paragraph out, at every
key. Stretches without a letter that only a further font has are told not to look further: what is
painted stays the same, a box for each.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QPlainTextEdit

FEWEST: Final = 300  # such letters in a paragraph: fewer cost nothing to speak of
MOST: Final = 50_000  # stretches of a paragraph, the longest of them: each is laid out by itself
ASKED: Final = 1_000  # letters that the fonts are asked for in one turn, at up to 7 µs

_OWN, _FURTHER, _NOWHERE, _SELECTS, _NEUTRAL = "OFXS."
_ONE = "XS*|O(?!O?[.]?[SF])"  # not what a further mark stands on, nor what a selector changes
_STRETCH = re.compile(f"(?:{_ONE})(?:{_ONE}|[.])*")  # what follows a further letter is its


class Letters(dict[int, str]):
    """By code point, which font has a letter: a sign for each of its UTF-16 units.

    A letter that was not asked for yet counts as nowhere, and ``waiting`` has it.
    """

    def __init__(self, font: QFont) -> None:
        """Know nothing yet of ``font`` and of those that stand in for it."""
        super().__init__()
        own = QFont(font)
        own.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        self._own, self._all = QFontMetrics(own), QFontMetrics(font)
        self.left = ASKED
        self.waiting: dict[int, None] = {}  # in the order of the text

    def __missing__(self, code: int) -> str:
        """Ask for one letter."""
        sign = _NOWHERE if not self.left and code in self.waiting else self._sign(code)
        found = sign * (2 if code > 0xFFFF else 1)  # noqa: PLR2004 - the first plane's end
        if code not in self.waiting:
            self[code] = found
        return found

    def _sign(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        if _selects(code):
            return _SELECTS
        if category in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}:
            return _NEUTRAL
        if self._own.inFontUcs4(code):
            return _NEUTRAL if category.startswith("M") else _OWN
        if self.left <= 0:
            self.waiting[code] = None
            return _NOWHERE
        self.left -= 1
        return _FURTHER if self._all.inFontUcs4(code) else _NOWHERE

    def ask(self) -> bool:
        """Ask for some of what waits; return whether any of it is in a further font."""
        codes = list(self.waiting)[:ASKED]
        self.left = ASKED
        for code in codes:
            del self.waiting[code]
        return any(tuple(_FURTHER in self[code] for code in codes))  # all are asked for


class Fontless(QObject):
    """Watches one field."""

    def __init__(self, field: QPlainTextEdit) -> None:
        """Follow what ``field`` shows from now on."""
        super().__init__(field)
        self._field = field
        self._font = field.font()
        self._letters = Letters(self._font)
        self._stale = False
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._go_on)
        # Before the first layout: Qt tells of the change, and lays out afterwards.
        field.document().contentsChange.connect(self._changed)

    @Slot(int, int, int)
    def _changed(self, at: int, _removed: int, added: int) -> None:
        if self._field.font() != self._font:
            self._font = self._field.font()
            self._letters = Letters(self._font)
        self._letters.left = ASKED
        self._mark(at, at + added)
        if self._letters.waiting:
            self._later.start()

    def _mark(self, start: int, end: int) -> None:
        block = self._field.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            self._mark_paragraph(block)
            block = block.next()

    def _mark_paragraph(self, block: QTextBlock) -> None:
        layout = block.layout()
        had = layout.formats()
        others = [one for one in had if not _ours(one.format)]
        found = _stretches(block.text(), self._letters) if block.length() > FEWEST else []
        if not found and len(others) == len(had):
            return
        composed = len(layout.preeditAreaText().encode("utf-16-le", "surrogatepass")) // 2
        place = layout.preeditAreaPosition() if composed else 0
        for start, end in found:
            one = QTextLayout.FormatRange()
            one.start = start + (composed if start > place else 0)
            one.length = end + (composed if end > place else 0) - one.start
            one.format = _no_further()
            others.append(one)
        layout.setFormats(others)

    @Slot()
    def _go_on(self) -> None:
        """Ask for more letters between two turns; lay out again if a font has one of them."""
        self._stale |= self._letters.ask()
        if self._letters.waiting:
            return
        self._later.stop()
        if self._stale:
            self._stale = False
            document = self._field.document()
            self._mark(0, document.characterCount())
            document.markContentsDirty(0, document.characterCount() - 1)


def _no_further() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return look


def _ours(look: QTextCharFormat) -> bool:
    return look.hasProperty(QTextCharFormat.Property.FontStyleStrategy.value)


def _selects(code: int) -> bool:
    """Return whether a code point chooses how the letter before it looks."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF  # noqa: PLR2004


def _stretches(text: str, letters: Letters) -> list[tuple[int, int]]:
    """Return stretches, in UTF-16 units, that are painted the same without a further font."""
    signs = text.translate(letters)
    if signs.count(_NOWHERE) < FEWEST:
        return []
    found = [one.span() for one in _STRETCH.finditer(signs) if _NOWHERE in one[0]]
    if len(found) > MOST:
        found = sorted(found, key=lambda one: one[0] - one[1])[:MOST]
    return found
