"""The key numbers at the top of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moderator.ui.board.numbers import Numbers
from moderator.ui.chips import plain_label
from moderator.ui.flow import Flow

if TYPE_CHECKING:
    from moderator.model.figures import Figures, Queued
    from moderator.ui.board.charts import Charts
    from moderator.ui.theme import Theme

WIDTH = 118  # of a tile at least, at 14 px text


class Tile(QFrame):
    """One number over its name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin without a number."""
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self.number = plain_label("–", self)
        self.name = plain_label("", self, muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        column.setSpacing(0)
        column.addWidget(self.number)
        column.addWidget(self.name)

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self.number.setFont(self._theme.font(6, bold=True))
        self.name.setFont(self._theme.font(-1.5))

    def say(self, name: str, number: str) -> None:
        """Show a number and what it is of."""
        self.number.setText(number)
        self.name.setText(name)
        self.setAccessibleName(f"{name}: {number}")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the number and its name; tiles are as even as they can."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._theme.px(WIDTH)), hint.height())


class Tiles(Flow):
    """All of them, in as many lines as they need."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin without numbers."""
        super().__init__(theme.px(10), parent, fills=True)
        self.tiles = {
            key: Tile(theme, self)
            for key in ("waiting", "oldest", "decided", "approved", "median", "edited", "elsewhere")
        }
        for tile in self.tiles.values():
            self.add(tile)
        for key, name, number in Numbers().facts():
            self.tiles[key].say(name, number)

    def restyle(self) -> None:
        """Take the theme's fonts."""
        for tile in self.tiles.values():
            tile.restyle()

    def show_all(self, queued: Queued | None, figures: Figures | None, charts: Charts) -> None:
        """Show what is known by now."""
        for key, name, number in Numbers().facts(queued, figures, charts):
            self.tiles[key].say(name, number)
        elsewhere = figures is not None and figures.elsewhere > 0
        self.tiles["elsewhere"].setVisible(elsewhere)
