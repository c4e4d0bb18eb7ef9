"""Where the parts of the window lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

SMALLEST = (1000, 520)
FIRST = (1366, 768)
FRAME = (16, 56)  # what a title bar and borders take at most
SIDEBAR_SHARE = 0.15
SIDEBAR_MOST = 0.26  # also where the letters are large
PANES = "panes"
LIST_SHARE = 43  # per cent of what the side bar leaves


def arrange(
    window: QMainWindow,
    theme: Theme,
    *,
    header: QWidget,
    sidebar: QWidget,
    queue: QWidget,
    detail: QWidget,
    deck: QWidget,
    status: QWidget,
) -> None:
    """Put the views at the left, list and comment beside them, the deck below these two."""
    px = theme.px
    panes = QSplitter(Qt.Orientation.Horizontal)
    panes.setObjectName(PANES)
    panes.setHandleWidth(px(3))
    panes.setChildrenCollapsible(False)
    panes.addWidget(queue)
    panes.addWidget(detail)
    panes.setStretchFactor(0, LIST_SHARE)
    panes.setStretchFactor(1, 100 - LIST_SHARE)
    queue.setMinimumWidth(310)
    queue.setMaximumWidth(px(760))
    detail.setMinimumWidth(380)
    work = QVBoxLayout()
    work.setSpacing(0)
    work.addWidget(panes, 1)
    work.addWidget(deck)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(sidebar)
    middle.addLayout(work, 1)
    whole = QWidget(window)
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(header)
    layout.addLayout(middle, 1)
    layout.addWidget(status)
    window.setCentralWidget(whole)
    window.setMinimumSize(*SMALLEST)
    window.resize(px(FIRST[0]), px(FIRST[1]))
    room = window.width() - sidebar_width(window.width(), theme)
    panes.setSizes([room * LIST_SHARE // 100, room * (100 - LIST_SHARE) // 100])


def add_strip(header: QWidget, strip: QWidget) -> None:
    """Put a line over the panes, below the header.

    They may be out of the window at the moment: it begins covered where a PIN is asked for.
    """
    whole = header.parentWidget()
    layout = None if whole is None else whole.layout()
    if isinstance(layout, QVBoxLayout):
        layout.insertWidget(1, strip)


def list_width(window: QMainWindow) -> int | None:
    """Return how wide the list is beside the comment."""
    panes = window.findChild(QSplitter, PANES)
    return panes.sizes()[0] if panes is not None and any(panes.sizes()) else None


def widen_list(window: QMainWindow, width: int) -> None:
    """Give the list a width, as far as it and the comment can be that wide."""
    panes = window.findChild(QSplitter, PANES)
    if panes is not None:
        whole = sum(panes.sizes()) or window.width()
        panes.setSizes([width, max(1, whole - width)])


def show_on_screen(window: QMainWindow, *, maximised: bool = False) -> None:
    """Show the window so that its frame fits the screen too: maximised where that is tight."""
    room = window.screen().availableGeometry()
    wide = window.width() + FRAME[0] <= room.width()
    high = window.height() + FRAME[1] <= room.height()
    if wide and high and not maximised:
        window.show()
    else:
        window.showMaximized()


def sidebar_width(window: int, theme: Theme) -> int:
    """Return the side bar's width in a window of this width."""
    least = min(theme.px(200), round(window * SIDEBAR_MOST))
    return min(max(round(window * SIDEBAR_SHARE), least), max(280, least))
