"""What stands below the search field: what was not understood, and what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from moderator.ui.chips import wrapped_label
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.filters.hints import Hint
    from moderator.ui.theme import Theme

HINT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOST_SHOWN = 9
"""Hints in view at once; more are scrolled to."""


class SearchHints(QFrame):
    """Lies over the window below the field, which keeps the focus all the time."""

    taken = Signal(object)  # a Hint

    def __init__(self, theme: Theme, field: QWidget) -> None:
        """Lie hidden below ``field``."""
        super().__init__(field.window())
        self.setObjectName("searchHints")
        self._theme = theme
        self._field = field
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.trouble = wrapped_label("", self)
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What may be meant"))
        self.list.itemClicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        margin = theme.px(6)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.trouble)
        layout.addWidget(self.list)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @Slot()
    def _restyle(self) -> None:
        c, px = self._theme.colours, self._theme.px
        self.setStyleSheet(
            f"#searchHints {{ background: {c.pane}; border: 1px solid {c.edge};"
            f" border-radius: {px(8)}px; }}"
            f"QListWidget {{ background: {c.pane}; outline: none; }}"
            f"QListWidget::item {{ padding: {px(3)}px {px(6)}px; color: {c.text};"
            f" border-radius: {px(5)}px; }}"
            f"QListWidget::item:selected {{ background: {c.selected}; color: {c.text}; }}"
        )
        self.trouble.setStyleSheet(f"color: {c.danger};")

    def show_all(self, trouble: str, hints: Sequence[Hint]) -> None:
        """Show what was not understood and what may be meant; with neither, hide."""
        self.list.clear()
        for hint in hints:
            about = f"   {hint.about}" if hint.about else ""
            item = QListWidgetItem(f"{shortened(safe(hint.text), 80)}{about}")
            item.setData(HINT_ROLE, hint)
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self.list.setVisible(bool(hints))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.setVisible(bool(trouble or hints))
        self.list.scrollToTop()
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        width = max(self._field.width(), self._theme.px(300))
        rows = min(self.list.count(), MOST_SHOWN)
        height = max(self.list.sizeHintForRow(0), self._theme.line()) * rows if rows else 0
        self.list.setFixedHeight(height + (self._theme.px(4) if rows else 0))
        self.setFixedWidth(width)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wraps = layout.hasHeightForWidth()  # then the size hint is that of one narrow column
            own = layout.totalHeightForWidth(width)
            self.resize(width, own if wraps else layout.totalSizeHint().height())
        below = QPoint(0, self._field.height() + self._theme.px(3))
        self.move(self._field.mapTo(self._field.window(), below))
        self.raise_()

    def step(self, by: int) -> bool:
        """Choose the next hint, or the one before; return whether there are any."""
        if not self.isVisible() or not self.list.count():
            return False
        at = self.list.currentRow() + by
        if at < -1:
            at = self.list.count() - 1
        self.list.setCurrentRow(at if at < self.list.count() else 0)
        return True

    def current(self) -> Hint | None:
        """Return the hint that is chosen."""
        item = self.list.currentItem() if self.isVisible() else None
        hint: Hint | None = item.data(HINT_ROLE) if item is not None else None
        return hint

    def first(self) -> Hint | None:
        """Return the first hint there is."""
        item = self.list.item(0) if self.isVisible() else None
        hint: Hint | None = item.data(HINT_ROLE) if item is not None else None
        return hint

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(HINT_ROLE))
