"""Chooses the order of the list: as wide as the order's name, with a menu of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from moderator.model import Order
from moderator.ui import labels

if TYPE_CHECKING:
    from moderator.ui.theme import Theme


class OrderButton(QToolButton):
    """Shows the order in force."""

    chosen = Signal(object)  # Order

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin with the oldest first."""
        super().__init__(parent)
        self._theme = theme
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands at the right
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        group = QActionGroup(self)
        self.actions_of: dict[Order, QAction] = {}
        for order in Order:
            action = menu.addAction(labels.order(order))
            action.setCheckable(True)
            action.setData(order)
            group.addAction(action)
            self.actions_of[order] = action
        self.setMenu(menu)
        group.triggered.connect(self._triggered)
        theme.changed.connect(self._tint)
        self._tint()
        self.show_order(Order.OLDEST)

    @Slot()
    def _tint(self) -> None:
        theme, size = self._theme, self._theme.px(14)
        self.setFont(theme.font(-1.5))
        self.setIcon(theme.icon("chevron-down", theme.colours.muted, size))
        self.setIconSize(QSize(size, size))
        self.setStyleSheet(f"QToolButton {{ color: {theme.colours.muted}; }}")

    def show_order(self, order: Order) -> None:
        """Show ``order`` without telling anybody."""
        self.actions_of[order].setChecked(True)
        self.setText(labels.order(order))
        name = self.tr("Order: %1").replace("%1", labels.order(order))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_name(self, *, shown: bool) -> None:
        """Show the order's name, or the arrow alone."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly
        )

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        order = Order(action.data())
        self.show_order(order)
        self.chosen.emit(order)
