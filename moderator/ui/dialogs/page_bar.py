"""Which page of a sheet is shown, and how large."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSpinBox, QWidget

from moderator.ui import labels
from moderator.ui.chips import name_choice, plain_label

if TYPE_CHECKING:
    from moderator.ui.theme import Theme


class PageBar(QWidget):
    """The page before and after, a page's number, how large it is shown."""

    turned = Signal()  # another page is wanted
    zoomed = Signal()  # another size is wanted

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin with one page, as wide as the window."""
        super().__init__(parent)
        self.before = self._button("‹", self.tr("The page before"))
        self.next = self._button("›", self.tr("The next page"))
        self.number = QSpinBox(self)
        self.number.setAccessibleName(self.tr("Page"))
        self.number.setKeyboardTracking(False)
        self.number.setRange(1, 1)
        self.number.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self.of = plain_label("", self, muted=True)
        self.zoom = QComboBox(self)
        name_choice(self.zoom, self.tr("Size of the page"))
        for name, zoom in (
            (self.tr("As wide as the window"), 0.0),
            (self.tr("The whole page"), -1.0),
            (labels.percent(100), 1.0),
            (labels.percent(150), 1.5),
            (labels.percent(200), 2.0),
        ):
            self.zoom.addItem(name, zoom)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for widget in (self.before, self.number, self.of, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.zoom)
        self.before.clicked.connect(partial(self.turn, -1))
        self.next.clicked.connect(partial(self.turn, 1))
        self.number.valueChanged.connect(self.turned)
        self.zoom.currentIndexChanged.connect(self.zoomed)

    def _button(self, sign: str, name: str) -> QPushButton:
        button = QPushButton(sign, self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoDefault(False)
        return button

    def page(self) -> int:
        """Return the page that is wanted, counted from 0."""
        return self.number.value() - 1

    def size_wanted(self) -> float:
        """Return how large a page is wanted; 0: as wide as the window, -1: the whole page."""
        return float(self.zoom.currentData())

    def begin(self, count: int) -> None:
        """Let ``count`` pages be chosen from."""
        self.number.setRange(1, count)
        self.of.setText(self.tr("of %1").replace("%1", labels.number(count)))

    def show_ends(self) -> None:
        """Let nobody turn beyond the first page or the last; the keys stay in the bar."""
        for button, there in (
            (self.before, self.page() > 0),
            (self.next, self.number.value() < self.number.maximum()),
        ):
            if not there and button.hasFocus():
                self.number.setFocus()
            button.setEnabled(there)

    @Slot(int)
    def turn(self, by: int) -> None:
        """Go on by a number of pages."""
        self.number.setValue(self.number.value() + by)
