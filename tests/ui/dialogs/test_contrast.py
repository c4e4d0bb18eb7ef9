"""Words on the screen reach 4.5:1 on what is really behind them, in both themes (WCAG 1.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from moderator.ui.overlay import Overlay
from tests.wcag import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme
    from tests.ui.dialogs.screens import Whole

READABLE: Final = 4.5
SHARPER: Final = 4
"""Letters are painted so much larger, for their edges are blended with what is behind them."""


@pytest.fixture(params=["light", "dark"])
def dressed(request: pytest.FixtureRequest, whole: Whole, theme: Theme) -> Iterator[Whole]:
    scheme: Literal["light", "dark"] = request.param
    theme.set_scheme(scheme, 100)
    yield whole
    theme.set_scheme("light", 100)


def painted(window: QWidget) -> QImage:
    """Return a picture of a whole window, large."""
    picture = QImage(window.size() * SHARPER, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(SHARPER)
    window.render(picture)
    return picture


def words_in(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield what shows words and can be used; what is switched off need not reach it."""
    overlays = window.findChildren(Overlay)
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        if any(over.isVisible() and not over.isAncestorOf(widget) for over in overlays):
            continue  # what lies below it
        text = ""
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            text = widget.text() or (
                widget.placeholderText() if isinstance(widget, QLineEdit) else ""
            )
        elif isinstance(widget, QComboBox):
            text = widget.currentText()
        if any(letter.isalnum() for letter in text):
            yield widget, text


def measured(picture: QImage, place: QRect) -> float:
    """Return the contrast of the ground of a place, its most frequent colour, with its letters."""
    part = picture.copy(QRect(place.topLeft() * SHARPER, place.size() * SHARPER))
    pixels = np.frombuffer(part.constBits(), dtype=np.uint32).reshape(part.height(), -1)
    colours, times = np.unique(pixels[:, : part.width()] & 0xFFFFFF, return_counts=True)
    ground = colours[times.argmax()]
    often = colours[times >= SHARPER * SHARPER]  # the core of a stem at least
    return max(contrast(f"#{one:06x}", f"#{ground:06x}") for one in often)


def faint(window: QWidget) -> dict[str, float]:
    """Return what cannot be read well enough, with its contrast."""
    picture = painted(window)
    found = {}
    for widget, text in words_in(window):
        inside = widget.visibleRegion().boundingRect()
        if inside.height() < widget.fontMetrics().height():
            continue  # scrolled away but for a sliver
        place = QRect(widget.mapTo(window, inside.topLeft()), inside.size())
        ratio = measured(picture, place)
        if ratio < READABLE:
            found[f"{type(widget).__name__} {text[:40]!r}"] = round(ratio, 2)
    return found


def test_faint_words_are_noticed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 60)
    label = QLabel("Khó đọc quá", window)
    label.setStyleSheet("color: #9a9a9a; background: #ffffff;")
    label.resize(200, 40)
    window.show()
    assert list(faint(window)) == ["QLabel 'Khó đọc quá'"]
    label.setStyleSheet("color: #6a6a6a; background: #ffffff;")
    assert faint(window) == {}


def test_the_window_and_what_it_opens_can_be_read(dressed: Whole) -> None:
    found = {name: faint(screen) for name, screen in dressed.every()}
    assert {name: words for name, words in found.items() if words} == {}
