"""Margins and gaps that grow with the letters, also while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from moderator.ui.theme import Theme

Margins = tuple[float, float, float, float]


def spaced(
    layout: QBoxLayout, theme: Theme, gap: float | None = None, margins: Margins | None = None
) -> None:
    """Keep a layout's ``gap`` and ``margins`` (left, top, right, bottom), given for 14 px text."""
    _Spacing(layout, theme, gap, margins)


class _Spacing(QObject):
    """Lives and ends with its layout."""

    def __init__(
        self, layout: QBoxLayout, theme: Theme, gap: float | None, margins: Margins | None
    ) -> None:
        super().__init__(layout)
        self._layout = layout
        self._theme = theme
        self._gap = gap
        self._margins = margins
        theme.changed.connect(self._take)
        self._take()

    @Slot()
    def _take(self) -> None:
        px = self._theme.px
        if self._gap is not None:
            self._layout.setSpacing(px(self._gap))
        if self._margins is not None:
            left, top, right, bottom = self._margins
            self._layout.setContentsMargins(px(left), px(top), px(right), px(bottom))
