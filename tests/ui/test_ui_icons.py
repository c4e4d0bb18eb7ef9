from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from moderator.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

SHOWN = """
from PySide6.QtWidgets import QApplication
from moderator.ui.theme import Theme
application = QApplication([])
theme = Theme("light")
theme.apply()
print(*(size.width() for size in theme.icon("check", size=18).availableSizes()))
"""


class Sharp:
    """A screen with twice the pixels."""

    def devicePixelRatio(self) -> float:  # noqa: N802 - Qt's name
        return 2.0


def drawn(icon: QIcon, scale: float) -> int:
    """Return how many pixels wide the icon is drawn for a screen, not enlarged for it."""
    return icon.pixmap(QSize(18, 18), scale).width()


@pytest.mark.parametrize(("factor", "widths"), [("1", "18"), ("1.5", "18 36"), ("3", "18 54")])
def test_icons_are_drawn_as_sharp_as_the_screens_are(factor: str, widths: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOWN],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == widths


def test_a_sharper_screen_has_icons_drawn_anew(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    mine = Theme("light")
    mine.apply()
    mine.follow_screens()
    mine.changed.connect(lambda: told.append(True))
    screen = qapp.primaryScreen()
    qapp.screenAdded.emit(screen)
    screen.geometryChanged.emit(screen.geometry())
    assert (told, drawn(mine.icon("check"), 2.0)) == ([], 18)
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [Sharp()])
    screen.geometryChanged.emit(screen.geometry())
    assert (told, drawn(mine.icon("check"), 2.0)) == ([True], 36)
    theme.apply()
