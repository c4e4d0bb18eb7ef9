"""The hands in which sheets are written: the program's own font, measured without a device.

Lengths are tenths of a point everywhere in this package, and fonts are measured in them, unhinted:
a line that was laid out fits on a screen, a printer and in a PDF alike.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from moderator.ui.theme import FAMILY, load_fonts

POINT: Final = 10
MM: Final = 72 / 25.4 * POINT
GREY: Final = "#505050"
INK: Final = "#000000"
RULE: Final = "#8a8a8a"
_ABOVE: Final = 0.1
"""Of the size: how far Ế and Ỗ rise above what fonts declare, which lines leave free."""


_LIGATURES: Final = QFont.Tag("liga")


class Hand(NamedTuple):
    """How a stretch is written; ``size`` in tenths of a point."""

    size: int = 100
    bold: bool = False
    muted: bool = False
    added: bool = False
    removed: bool = False

    @property
    def colour(self) -> QColor:
        """The ink."""
        return QColor(GREY if self.muted else INK)


class Measures(NamedTuple):
    """What is known of a hand: its font, and where its letters stand in a line."""

    font: QFont
    metrics: QFontMetricsF
    height: float  # of a line
    baseline: float  # from the line's top


class Hands:
    """The fonts of one thread: Qt's may not be measured on two at once."""

    def __init__(self) -> None:
        """Know none yet."""
        load_fonts()
        self._known: dict[Hand, Measures] = {}

    def __getitem__(self, hand: Hand) -> Measures:
        """Return the font and the measures of a hand."""
        found = self._known.get(hand)
        if found is None:
            font = QFont(FAMILY)
            font.setPixelSize(hand.size)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setWeight(QFont.Weight.DemiBold if hand.bold else QFont.Weight.Normal)
            font.setFeature(_LIGATURES, 0)  # "ff" of a hash must come back as two letters
            font.setUnderline(hand.added)
            font.setStrikeOut(hand.removed)
            metrics = QFontMetricsF(font)
            above = hand.size * _ABOVE
            found = Measures(font, metrics, metrics.height() + above, metrics.ascent() + above)
            self._known[hand] = found
        return found
