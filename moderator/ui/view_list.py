"""The list of views as it is painted and how its keys work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from moderator.model import FindingKind, State
from moderator.model.filter import MOST_COUNTED
from moderator.ui import labels
from moderator.ui.plain import elided, tooltip
from moderator.ui.whole_rows import cut_off

if TYPE_CHECKING:
    from moderator.model.article import Handling
    from moderator.ui.theme import Theme

VIEW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
ICON_ROLE = int(Qt.ItemDataRole.UserRole) + 3
TIP_ROLE = int(Qt.ItemDataRole.ToolTipRole)
AGE_ROLE = int(Qt.ItemDataRole.UserRole) + 4  # how old the oldest is, in words; or nothing

URGENT = {State.CONFLICT, State.CHIEF}
Index = QModelIndex | QPersistentModelIndex


class View(Struct, frozen=True):
    """What a line of the side bar shows: a state (None: all), a finding, an article or a site.

    ``line`` is the filter of a view that a person named; ``section`` is a section's name.
    """

    state: State | None = State.PENDING
    finding: FindingKind | None = None
    article_id: int | None = None
    site_id: int | None = None
    section: str = ""
    line: str = ""
    handling: Handling | None = None  # what waits under articles that are set aside so


def counted(view: View, count: int) -> str:
    """Return a count as it is shown; of a long named view, how many there are at least."""
    return (
        f"{labels.number(MOST_COUNTED)}+"
        if view.line and count > MOST_COUNTED
        else labels.number(count)
    )


class SidebarDelegate(QStyledItemDelegate):
    """Paints a view's line: icon, name, count; or a section's title."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint with ``theme``."""
        super().__init__(parent)
        self._theme = theme
        self._cut: set[str] = set()  # names that had no room when they were painted

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt
        """Return the height of a line; titles stand apart from what is above."""
        theme = self._theme
        if index.data(VIEW_ROLE) is None:
            return QSize(option.rect.width(), theme.line(-2.5) + theme.px(14))
        return QSize(option.rect.width(), theme.line() + theme.px(7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line, if it is whole in view."""
        if cut_off(option):
            return
        painter.save()
        if index.data(VIEW_ROLE) is None:
            self._paint_title(painter, option.rect, index)
        else:
            self._paint_view(painter, option, index)
        painter.restore()

    def _paint_title(self, painter: QPainter, area: QRect, index: Index) -> None:
        theme = self._theme
        painter.setFont(theme.font(-2.5, bold=True))
        painter.setPen(QColor(theme.colours.muted))
        place = area.adjusted(theme.px(18), 0, 0, -theme.px(3))
        flags = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(place, flags, str(index.data()))

    def _paint_view(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, colours = self._theme, self._theme.colours
        area = option.rect.adjusted(theme.px(8), 1, -theme.px(8), -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours.focus) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected if chosen else colours.hover))
            radius = theme.px(7)
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left = area.left() + theme.px(10)
        icon = index.data(ICON_ROLE)
        tint = colours.accent if chosen else colours.muted
        if icon is not None:
            size = theme.px(16)
            theme.icon(icon, tint, size).paint(
                painter, left, area.top() + (area.height() - size) // 2, size, size
            )
            left += size + theme.px(9)
        font = theme.font(bold=chosen)
        name = QFontMetrics(font).horizontalAdvance(str(index.data()))
        right = self._paint_count(painter, area, index, area.right() - left - name)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        shown = self._fit(index, QFontMetrics(font), right - left)
        place = QRect(left, area.top(), right - left, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _fit(self, index: Index, metrics: QFontMetrics, room: int) -> str:
        """Return as much of a name as there is room for; the few words of a state to the letter."""
        name = str(index.data())
        whole = metrics.horizontalAdvance(name) <= room
        (self._cut.discard if whole else self._cut.add)(name)
        if whole or index.data(ICON_ROLE) is None:
            return elided(name, metrics, room)
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell a name whole where it was cut, if nothing else is told of it."""
        name = str(index.data())
        if event.type() != QEvent.Type.ToolTip or index.data(TIP_ROLE) or name not in self._cut:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tooltip(name), view)
        return True

    def _paint_count(self, painter: QPainter, area: QRect, index: Index, room: int) -> int:
        """Paint the count; return where it begins.

        How old the oldest is stands there too where ``room`` (pixels beside the name) is enough:
        the name matters more, and the tip tells the age.
        """
        theme, colours = self._theme, self._theme.colours
        count = index.data(COUNT_ROLE)
        right = area.right() - theme.px(9)
        if count is None:
            return right
        view = index.data(VIEW_ROLE)
        urgent = view.state in URGENT and view.finding is None and count > 0
        font = theme.font(-1.5, bold=urgent)
        metrics, gap = QFontMetrics(font), theme.px(8)
        text = counted(view, count)
        if age := index.data(AGE_ROLE):
            whole = f"{age}  ·  {text}"
            if metrics.horizontalAdvance(whole) + gap + theme.px(9) <= room:
                text = whole
        width = metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(colours.tones["red"].fore if urgent else colours.muted))
        place = QRect(right - width, area.top(), width + 1, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
        return right - width - gap


class ViewList(QListView):
    """The list of views. Keys that do not move in it go on to the window."""

    asked = Signal(str)  # what is to be done with the current named view

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with the arrow keys; change a named view; leave every other key to the window."""
        view = self.currentIndex().data(VIEW_ROLE)
        named = isinstance(view, View) and bool(view.line)
        pressed = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key())
        asked = NAMED_KEYS.get(pressed) if named else None
        if asked is not None:
            self.asked.emit(asked)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        else:
            event.ignore()


NAMED_KEYS = {
    (Qt.KeyboardModifier.NoModifier, int(Qt.Key.Key_F2)): "change",
    (Qt.KeyboardModifier.NoModifier, int(Qt.Key.Key_Delete)): "delete",
    (Qt.KeyboardModifier.AltModifier, int(Qt.Key.Key_Up)): "up",
    (Qt.KeyboardModifier.AltModifier, int(Qt.Key.Key_Down)): "down",
}
"""What a key does in the side bar with the named view that is chosen."""
