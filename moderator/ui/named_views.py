"""The views that a person named, their live counts, and what a filter line may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.model import Known
    from moderator.ui.lanes import Lanes
    from moderator.ui.search_box import SearchBox


class NamedViews(QObject):
    """Stands between the search field, the side bar and the desk."""

    def __init__(self, window: QWidget, lanes: Lanes, search: SearchBox) -> None:
        """Tell ``search`` what may be named whenever something is about to be typed."""
        super().__init__(window)
        self._lanes = lanes
        self._search = search
        search.focused.connect(self._read_known)

    @Slot()
    def _read_known(self) -> None:
        self._lanes.read(lambda desk: desk.lists.known(), self._show_known, topic="known")

    def _show_known(self, known: Known) -> None:
        self._search.known = known
