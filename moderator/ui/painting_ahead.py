"""The rows about to be seen, read and painted while nothing else is to be done.

What a key shows next, the row below as the chosen one and the row that comes into view, is then
there already: to lay a row out and paint it takes longer than all else that the list does for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QTableView

    from moderator.ui.queue_delegate import QueueDelegate
    from moderator.ui.queue_model import QueueModel

PAINTED: Final = 3
"""So many rows out of view are painted, on the side to which the list was moved last."""

READ: Final = 30
"""So many rows out of view are read: half a second at the wheel."""

CHOSEN: Final = QStyle.StateFlag.State_Selected


class PaintingAhead(QObject):
    """Follows a list, and paints one row after each turn of the event loop."""

    def __init__(
        self,
        view: QTableView,
        model: QueueModel,
        delegate: QueueDelegate,
        after_current: Callable[[], int | None],
    ) -> None:
        """Begin when ``view`` shows something; ``after_current`` tells which row is current next.

        Call ``begin`` when another row became current.
        """
        super().__init__(view)
        self._view = view
        self._model = model
        self._delegate = delegate
        self._after_current = after_current
        self._bar = view.verticalScrollBar()
        self._was_at = self._bar.value()
        self._by = 1  # to which side: down, or -1 up
        self._moving = False  # since the last turn: what came into view was painted in this one
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(0)  # after what stood before, what is to be painted now included
        self._idle.timeout.connect(self._go_on)
        self._bar.valueChanged.connect(self._moved)
        model.dataChanged.connect(self.begin)
        model.patched.connect(self.begin)

    def at_work(self) -> bool:
        """Return whether there may be something to paint yet."""
        return self._idle.isActive()

    @Slot()
    def begin(self) -> None:
        """Look what comes next, soon."""
        if not self._idle.isActive():
            self._idle.start()

    @Slot(int)
    def _moved(self, value: int) -> None:
        self._by = 1 if value >= self._was_at else -1
        self._was_at = value
        self._moving = True
        self.begin()

    @Slot()
    def _go_on(self) -> None:
        """Paint one row that is not painted yet; there may be more."""
        view = self._view
        if not view.isVisible() or not self._model.rowCount():
            return
        if self._moving:  # no turn paints a row for later beside those that are seen
            self._moving = False
            self._read_on()
            self._idle.start()
            return
        usual = QStyleOptionViewItem()
        view.initViewItemOption(usual)
        focus = QStyle.StateFlag.State_HasFocus if view.hasFocus() else QStyle.StateFlag.State_None
        size = view.visualRect(self._model.index(0, 0)).size()
        for at, state in self._wanted(usual.state, usual.state | CHOSEN | focus):
            row = self._model.row(self._model.id_at(at))
            if row is not None and self._delegate.prepare(
                row, size, state, view.viewport().devicePixelRatio()
            ):
                self._idle.start()
                return

    def _wanted(
        self, usual: QStyle.StateFlag, chosen: QStyle.StateFlag
    ) -> Iterator[tuple[int, QStyle.StateFlag]]:
        """Yield the rows that may be seen next, and in which state."""
        here, count = self._view.currentIndex().row(), self._model.rowCount()
        top, bottom = self._in_view()
        if top <= here <= bottom:
            after = self._after_current()
            if after is not None:
                yield after, chosen
            yield here, usual
        edge = bottom if self._by > 0 else top
        for by in range(1, PAINTED + 1):
            if 0 <= edge + by * self._by < count:
                yield edge + by * self._by, usual
        self._read_on()

    def _in_view(self) -> tuple[int, int]:
        """Return the first and the last row in view."""
        view = self._view
        top, bottom = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        return top, bottom if bottom >= 0 else self._model.rowCount() - 1  # the list ends in view

    def _read_on(self) -> None:
        """Have rows read that come into view next."""
        model, edge = self._model, self._in_view()[self._by > 0]
        if model.row(model.id_at(edge)) is not None:  # else that is read first
            model.expect(min(max(edge + READ * self._by, 0), model.rowCount() - 1))
