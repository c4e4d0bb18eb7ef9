"""Where the parts of the window lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from moderator.ui.action_bar import ActionBar
    from moderator.ui.queue_pane import QueuePane
    from moderator.ui.theme import Theme

SMALLEST = (1000, 520)
FIRST = (1366, 768)
FRAME = (16, 56)  # what a title bar and borders take at most
SIDEBAR_SHARE = 0.15
SIDEBAR_MORE = 0.29  # of what a window is wider than the first: titles are read there
SIDEBAR_MOST = 0.285  # also where the letters are large
SIDEBAR_WIDEST = 560  # a newspaper's longest titles
PANES = "panes"
LIST_SHARE = 43  # per cent of what the side bar leaves
LIST_WIDEST = 1040
MEASURE = 680
"""Pixels at 14 px text of the comment's column: lines of some 88 letters are read with ease."""
COMMENT_ENOUGH = MEASURE + 80
"""Pixels at 14 px text that the comment's pane needs at most; what is beyond is the list's."""


class Panes(QSplitter):
    """List and comment side by side: shared out by the window's width, until somebody drags."""

    def __init__(self, theme: Theme) -> None:
        """Hold nothing yet."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._wanted: int | None = None  # the list's width that a person chose
        self.setObjectName(PANES)
        self.setHandleWidth(theme.px(3))
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._dragged)
        theme.changed.connect(self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share out the new width."""
        super().resizeEvent(event)
        self._share()

    @Slot()
    def _share(self) -> None:
        whole = self.width() - self.handleWidth()
        wanted = usual_list(whole, self._theme) if self._wanted is None else self._wanted
        self.setSizes([wanted, max(1, whole - wanted)])

    @Slot()
    def _dragged(self) -> None:
        self._wanted = self.sizes()[0]

    def chosen(self) -> int | None:
        """Return the list's width that a person chose; None: nobody did."""
        return self._wanted

    def choose(self, width: int) -> None:
        """Take ``width`` for the list's as chosen by a person."""
        self._wanted = width
        self._share()


def arrange(
    window: QMainWindow,
    theme: Theme,
    *,
    header: QWidget,
    sidebar: QWidget,
    queue: QueuePane,
    detail: QWidget,
    deck: ActionBar,
    status: QWidget,
) -> None:
    """Put the views at the left, list and comment beside them, the deck below these two."""
    px = theme.px
    panes = Panes(theme)
    panes.addWidget(queue)
    panes.addWidget(detail)
    queue.setMinimumWidth(310)
    detail.setMinimumWidth(380)
    work = QVBoxLayout()
    work.setSpacing(0)
    work.addWidget(panes, 1)
    work.addWidget(deck)
    deck.whole.over = queue.view
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


def add_strip(header: QWidget, strip: QWidget) -> None:
    """Put a line over the panes, below the header.

    They may be out of the window at the moment: it begins covered where a PIN is asked for.
    """
    whole = header.parentWidget()
    layout = None if whole is None else whole.layout()
    if isinstance(layout, QVBoxLayout):
        layout.insertWidget(1, strip)


def list_width(window: QMainWindow) -> int | None:
    """Return how wide a person made the list beside the comment; None: nobody did."""
    panes = window.findChild(Panes, PANES)
    return None if panes is None else panes.chosen()


def widen_list(window: QMainWindow, width: int) -> None:
    """Give the list a width, as far as it and the comment can be that wide."""
    panes = window.findChild(Panes, PANES)
    if panes is not None:
        panes.choose(width)


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
    """Return the side bar's width in a window of this width.

    By the window's width alone, and not by what is listed: a longer title that comes while
    somebody works moves nothing.
    """
    first = min(window, theme.px(FIRST[0]))
    least = min(theme.px(200), round(window * SIDEBAR_MOST))
    share = round(first * SIDEBAR_SHARE + (window - first) * SIDEBAR_MORE)
    return max(min(share, theme.px(SIDEBAR_WIDEST)), least)


def usual_list(room: int, theme: Theme) -> int:
    """Return the list's width where list and comment share ``room`` pixels, by nobody's choice.

    What a large window has beyond the comment's comfortable lines is the list's, up to its own.
    """
    beyond = min(room - theme.px(COMMENT_ENOUGH), theme.px(LIST_WIDEST))
    return max(room * LIST_SHARE // 100, beyond)
