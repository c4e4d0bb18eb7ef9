"""The menu of the list and the comment: what can be done, each with its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QTextEdit, QWidget

from moderator.model import State
from moderator.ui.acts_now import act_now
from moderator.ui.decisions import VERDICTS
from moderator.ui.keys import ACTS, KeyMap, describe

if TYPE_CHECKING:
    from moderator.ui.detail_pane import DetailPane

GROUPS: tuple[tuple[str, ...], ...] = (
    ("approve", "hold", "chief", "reject", "spam", "return"),
    ("edit", "restore", "take"),
    ("next_same", "group", "only_finding", "of_reader", "of_article"),
    ("undo", "takedown", "more", "palette"),
)
"""As much as a small screen holds in one column; what is rarer is a menu of its own in it."""

ON_ITS_READER = ("reader", "watch", "trust", "block_reader")
WITHIN: dict[str, tuple[str, ...]] = {
    "of_reader": ("only_author", "trace", *ON_ITS_READER),
    "of_article": ("only_article", "open_article", "pause_article", "manage_article"),
    "more": ("recent", "note", "together", "print_comment"),
}
ONLY = ("only_author", "only_finding", "only_article")
ON_ITS_ARTICLE = ("pause_article", "manage_article", "open_article")
OF_A_COMMENT = {*VERDICTS, *ONLY, *ON_ITS_ARTICLE, *ON_ITS_READER} | {
    "edit",
    "restore",
    "group",
    "note",
    "print_comment",
}
BY_ID = {act.id: act for act in ACTS}


class WorkMenu(QObject):
    """Opens the menu where it is asked for, by the right mouse button or the menu key."""

    triggered = Signal(str)  # an action's name

    def __init__(self, detail: DetailPane, parent: QWidget) -> None:
        """Offer what can be done with what ``detail`` shows."""
        super().__init__(parent)
        self._detail = detail
        self._window = parent
        self.keys: KeyMap | None = None
        self.menu: QMenu | None = None

    def watch(self, *places: QWidget) -> None:
        """Open the menu on ``places``."""
        for place in places:
            place.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            place.customContextMenuRequested.connect(partial(self._open, place))

    def _open(self, place: QWidget, at: QPoint) -> None:
        if self.keys is None:
            return
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._window)
        if isinstance(place, QTextEdit) and place.textCursor().hasSelection():
            self._add_copy(place)
        detail = self._detail.detail
        pending = detail is None or detail.row.state is State.PENDING
        for group in GROUPS:
            for name in group:
                if name in WITHIN:
                    self._add_within(name, any_comment=detail is not None)
                elif name != "return" or not pending:
                    self._add(self.menu, name, any_comment=detail is not None)
            self.menu.addSeparator()
        view = isinstance(place, QAbstractScrollArea) and not isinstance(place, QTextEdit)
        origin = place.viewport() if view and isinstance(place, QAbstractScrollArea) else place
        self.menu.popup(origin.mapToGlobal(at))

    def _add_within(self, name: str, *, any_comment: bool) -> None:
        if self.menu is None:
            return
        titles = {
            "of_reader": self.tr("This reader"),
            "of_article": self.tr("This article"),
            "more": self.tr("More"),
        }
        inner = self.menu.addMenu(titles[name])
        inner.menuAction().setObjectName(name)
        for one in WITHIN[name]:
            self._add(inner, one, any_comment=any_comment)

    def _add(self, menu: QMenu, name: str, *, any_comment: bool) -> None:
        if self.keys is None:
            return
        text = act_now(name, self._detail.detail) or describe(BY_ID[name])
        key = self.keys.key(name)
        # the key stands there as words: as a shortcut Qt would take it from the window
        action = QAction(f"{text}\t{key}".rstrip("\t").replace("&", "&&"), menu)
        action.setObjectName(name)
        action.setEnabled(any_comment or name not in OF_A_COMMENT)
        if name == "take":
            action.setEnabled(any_comment and self._detail.findings.offer() is not None)
        action.triggered.connect(partial(self.triggered.emit, name))
        menu.addAction(action)

    def _add_copy(self, place: QTextEdit) -> None:
        if self.menu is None:
            return
        key = QKeySequence(QKeySequence.StandardKey.Copy)
        text = self.tr("Copy")
        said = key.toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(f"{text}\t{said}", self.menu)
        action.triggered.connect(place.copy)
        self.menu.addAction(action)
        self.menu.addSeparator()
