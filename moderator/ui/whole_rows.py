"""Rows of a list that are painted only where they are whole: half a row reads like a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter


def cut_off(option: QStyleOptionViewItem) -> bool:
    """Return whether a list ends in the middle of a row that is not the only one in view."""
    view: object = option.widget
    if not isinstance(view, QAbstractScrollArea):
        return False
    return option.rect.top() > 0 and option.rect.bottom() >= view.viewport().height()


class WholeRows(QStyledItemDelegate):
    """Leaves the foot of a list empty rather than to show the upper half of a row there."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row that is whole in view."""
        if not cut_off(option):
            super().paint(painter, option, index)
