"""The bars of a chart as widgets: each has the keys, and a screen reader finds it, by itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent


class Spot(QPushButton):
    """Lies over a bar and shows nothing: the chart paints it, takes its keys and the mouse.

    A button of Qt's own, since an accessible interface written in Python would be collected.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Lie nowhere yet."""
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave every key to the chart."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the keys are here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that they went."""
        super().focusOutEvent(event)
        self.left.emit()


class Spots(QButtonGroup):
    """As many as a chart has bars; Tab comes to one of them, arrows to the others."""

    entered = Signal(int)  # which has the keys now
    pressed_at = Signal(int)  # a screen reader pressed it

    def __init__(self, chart: QWidget) -> None:
        """Begin with none."""
        super().__init__(chart)
        self.setExclusive(False)
        self._chart = chart
        self._all: list[Spot] = []
        self._count = 0
        self.idClicked.connect(self.pressed_at)

    def __len__(self) -> int:
        """Return how many bars there are."""
        return self._count

    def __getitem__(self, at: int) -> Spot:
        """Return what lies over a bar."""
        return self._all[at]

    def name(self, names: Sequence[str], chart: str, stop: int) -> None:
        """Call them by ``names``; Tab comes to ``stop``. Where none is left the chart has Tab."""
        held = self.held()
        first = len(self._all)
        for _ in range(first, len(names)):
            self._add()
        if len(self._all) > first:
            for before, after in pairwise([self._chart, *self._all]):
                QWidget.setTabOrder(before, after)
        self._count = len(names)
        for name, spot in zip(names, self._all, strict=False):
            spot.setAccessibleName(name)
            spot.setAccessibleDescription(chart)
        self._chart.setFocusPolicy(Qt.FocusPolicy.NoFocus if names else Qt.FocusPolicy.StrongFocus)
        self.rove(stop)
        if held >= 0 and (held != stop or not names):
            (self._all[stop] if names else self._chart).setFocus(Qt.FocusReason.OtherFocusReason)
        for at, spot in enumerate(self._all):
            spot.setVisible(at < self._count)

    def _add(self) -> None:
        spot = Spot(self._chart)
        spot.entered.connect(self._entered)
        spot.left.connect(self._chart.update)
        self.addButton(spot, len(self._all))
        self._all.append(spot)

    def lay(self, slots: Sequence[QRectF]) -> None:
        """Lie over ``slots``."""
        for spot, slot in zip(self._all, slots, strict=False):
            spot.setGeometry(slot.toAlignedRect())

    def rove(self, stop: int) -> None:
        """Let Tab come to ``stop`` alone."""
        for at, spot in enumerate(self._all):
            one = at == stop and at < self._count
            spot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one else Qt.FocusPolicy.ClickFocus)

    def held(self) -> int:
        """Return which of them has the keys, -1 for none."""
        return next((at for at, spot in enumerate(self._all) if spot.hasFocus()), -1)

    @Slot()
    def _entered(self) -> None:
        at = self.held()
        if at < 0:
            return
        place = self._chart.parentWidget()
        while place is not None:
            if isinstance(place, QScrollArea):
                place.ensureWidgetVisible(self._all[at], 0, self._all[at].fontMetrics().height())
            place = place.parentWidget()
        self.entered.emit(at)
