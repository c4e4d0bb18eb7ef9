"""Paints a comment in the list: reader and time, two lines of text, what was noticed, article."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from moderator.model import DeliveryState, FindingKind, Part, Row, State
from moderator.text.stars import starred
from moderator.ui import labels
from moderator.ui.marks import paint_line_marks, paint_marks
from moderator.ui.plain import elided, safe, shortened, shown, tooltip
from moderator.ui.queue_model import ROW_ROLE
from moderator.ui.row_marks import row_marks
from moderator.ui.row_pictures import RowPictures
from moderator.ui.row_text import RowText, lay_out
from moderator.ui.sought import Sought
from moderator.ui.told_once import told_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from moderator.model import Clock
    from moderator.ui.colours import Tone
    from moderator.ui.row_pictures import Look
    from moderator.ui.theme import Theme

KEPT_LAYOUTS = 300
LINES = 2
LONGEST = 200  # letters of a name or a title that are measured; more never fit
STATES = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_Active
)
"""What a row is painted by."""

DELIVERY_ICONS: dict[DeliveryState, tuple[str, Tone]] = {
    DeliveryState.WAITING: ("clock", "grey"),
    DeliveryState.SENDING: ("send", "grey"),
    DeliveryState.DUE_AGAIN: ("refresh-cw", "amber"),
    DeliveryState.REFUSED: ("circle-alert", "red"),
    DeliveryState.CONFLICT: ("git-compare", "red"),
    DeliveryState.DELIVERED: ("check", "green"),
    DeliveryState.ALREADY: ("check", "green"),
}


class Chip(Struct, frozen=True):
    """A few words on a coloured ground."""

    text: str
    tone: Tone


class QueueDelegate(QStyledItemDelegate):
    """Paints rows of one fixed height, which follows from the font."""

    def __init__(self, theme: Theme, clock: Clock, parent: QObject | None = None) -> None:
        """Paint with ``theme``; ``clock`` tells how long ago a comment came."""
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._blocks: OrderedDict[tuple[int, int, int, int, bool, Sought], RowText] = OrderedDict()
        self.sought = Sought()
        self.hide_abuse = False
        self.show_state = False
        self.busy: Callable[[int], bool] = lambda _comment: False
        self.company: Callable[[int], str] = lambda _comment: ""  # who else has it open
        self._pictures = RowPictures()
        theme.changed.connect(self._blocks.clear)
        theme.changed.connect(self.forget_pictures)

    # --- measures ---------------------------------------------------------------------------

    def row_height(self) -> int:
        """Return the height of every row in pixels."""
        theme = self._theme
        return (
            theme.px(8)
            + theme.line()
            + LINES * theme.line()
            + theme.px(4)
            + self._chip_height()
            + theme.px(10)
        )

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the fixed height; the width is the view's."""
        del index
        return QSize(option.rect.width(), self.row_height())

    def _chip_height(self) -> int:
        return self._theme.line(-2.5) + self._theme.px(1)

    # --- painting ---------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row, or its skeleton while the row is on its way.

        A row is painted once and then shown as a picture, until anything about it is another.
        """
        row = index.data(ROW_ROLE)
        scale = painter.device().devicePixelRatio()
        if row is None or not self._pictures.sharp(scale):
            self._paint(painter, option.rect, option.state, row)
            return
        look = self._look(row, option.rect.size(), option.state, scale)
        painter.drawPixmap(option.rect.topLeft(), self._pictures.show(row, look, self._paint))

    def forget_pictures(self) -> None:
        """Paint every row anew."""
        self._pictures.clear()

    def prepare(self, row: Row, size: QSize, state: QStyle.StateFlag, scale: float) -> bool:
        """Have a row painted that may be shown soon; return whether that had to be done now."""
        look = self._look(row, size, state, scale)
        return self._pictures.sharp(scale) and self._pictures.prepare(row, look, self._paint)

    def _look(self, row: Row, size: QSize, state: QStyle.StateFlag, scale: float) -> Look:
        """Return all that the picture of ``row`` depends on besides the row and the theme."""
        said = (labels.ago(row.created_at, self._clock()), self.company(row.id), self.busy(row.id))
        state &= STATES
        return size.width(), size.height(), scale, state, said, self.show_state, self.hide_abuse

    def _paint(
        self, painter: QPainter, area: QRect, state: QStyle.StateFlag, row: Row | None
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setClipRect(area)
        ground = colours.selected if selected else colours.hover if hovered else colours.pane
        painter.fillRect(area, QColor(ground))
        line = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(line, QColor(colours.line))
        if selected:
            bar = QRect(area.left(), area.top(), theme.px(3), area.height() - 1)
            active = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(bar, QColor(colours.accent if active else colours.muted))
        inner = area.adjusted(theme.px(18), theme.px(8), -theme.px(14), -theme.px(10))
        if row is None:
            self._paint_skeleton(painter, inner, selected=selected)
        else:
            if self.busy(row.id):
                painter.setOpacity(0.45)
            self._paint_row(painter, inner, row)
        if focused and selected:
            painter.setOpacity(1)
            self._paint_focus(painter, area)
        painter.restore()

    def _paint_focus(self, painter: QPainter, area: QRect) -> None:
        colour = QColor(self._theme.colours.focus)
        left, top, width, height = area.left(), area.top(), area.width(), area.height() - 1
        painter.fillRect(left, top, width, 1, colour)
        painter.fillRect(left, top + height - 1, width, 1, colour)
        painter.fillRect(left + width - 1, top, 1, height, colour)

    def _paint_skeleton(self, painter: QPainter, inner: QRect, *, selected: bool) -> None:
        theme = self._theme
        colour = QColor(theme.colours.edge if selected else theme.colours.line)
        bar = theme.px(9)
        y = inner.top() + theme.px(5)
        for share in (0.28, 0.92, 0.66):
            painter.fillRect(QRect(inner.left(), y, int(inner.width() * share), bar), colour)
            y += theme.line()

    def _paint_row(self, painter: QPainter, inner: QRect, row: Row) -> None:
        theme = self._theme
        block = self._block(row, inner.width())
        spare = (LINES - block.layout.lineCount()) * theme.line()
        top = inner.top() + spare // 2  # a row with little text is balanced, not top-heavy
        self._paint_head(painter, QRect(inner.left(), top, inner.width(), theme.line()), row)
        top += theme.line()
        origin = QPointF(inner.left(), top)
        paint_marks(painter, block.layout, block.marks, origin, theme.colours)
        painter.setPen(QColor(theme.colours.text))
        block.layout.draw(painter, origin)
        top += block.layout.lineCount() * theme.line() + theme.px(4)
        foot = QRect(inner.left(), top, inner.width(), self._chip_height())
        self._paint_foot(painter, foot, row)

    def _paint_head(self, painter: QPainter, area: QRect, row: Row) -> None:
        """Reader, whom they answer, state and delivery, time."""
        theme, colours = self._theme, self._theme.colours
        small = theme.font(-2)
        metrics = QFontMetrics(small)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        right = area.right() + 1
        time = labels.ago(row.created_at, self._clock())
        width = metrics.horizontalAdvance(time)
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRect(right - width, area.top(), width, area.height()), flags, time)
        right -= width + theme.px(8)
        right = self._paint_delivery(painter, right, area, row)
        if self.show_state:
            chip = Chip(labels.state(row.state), labels.STATE_TONES[row.state])
            size = self._chip_size(chip)
            offset = (area.height() - size.height()) // 2
            self._paint_chip(painter, QPoint(right - size.width(), area.top() + offset), chip)
            right -= size.width() + theme.px(8)
        bold = theme.font(bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        room = right - area.left()
        author = self._fit(row, shortened(row.author, LONGEST), Part.NAME)
        found = self.sought.places(author)
        content = shown(author, row.findings, Part.NAME, one_line=True, found=found)
        name = elided(content.text or "—", QFontMetrics(bold), room)
        wide = QFontMetrics(bold).horizontalAdvance(name)
        place = QRectF(area.left(), area.top(), wide, area.height())
        paint_line_marks(painter, content, QFontMetrics(bold), place, colours)
        painter.drawText(QRect(area.left(), area.top(), room, area.height()), flags, name)
        used = wide + theme.px(8)
        if row.replies_to is not None and room - used > theme.px(60):
            parent = shortened(row.replies_to, LONGEST)
            self._paint_reply(painter, area, used, room - used, parent)

    def _paint_reply(
        self, painter: QPainter, area: QRect, used: int, room: int, parent: str
    ) -> None:
        theme = self._theme
        size = theme.px(13)
        icon = theme.icon("reply", theme.colours.muted, size)
        left = area.left() + used
        icon.paint(painter, left, area.top() + (area.height() - size) // 2, size, size)
        small = theme.font(-2)
        painter.setFont(small)
        painter.setPen(QColor(theme.colours.muted))
        left += size + theme.px(3)
        text = elided(safe(parent), QFontMetrics(small), room - size - theme.px(3))
        place = QRect(left, area.top(), room, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_delivery(self, painter: QPainter, right: int, area: QRect, row: Row) -> int:
        if row.delivery not in DELIVERY_ICONS:
            return right
        theme = self._theme
        name, tone = DELIVERY_ICONS[row.delivery]
        name = next((mark.icon for mark in row_marks(row) if not mark.of_article), name)
        size = theme.px(15)
        icon = theme.icon(name, theme.colours.tones[tone].fore, size)
        icon.paint(painter, right - size, area.top() + (area.height() - size) // 2, size, size)
        return right - size - theme.px(8)

    def _paint_foot(self, painter: QPainter, area: QRect, row: Row) -> None:
        """Chips, then the article in what is left of the line."""
        theme = self._theme
        left = area.left()
        most = area.left() + int(area.width() * 0.72)
        chips = self.chips(row)
        for number, chip in enumerate(chips):
            size = self._chip_size(chip)
            rest = len(chips) - number
            if number and left + size.width() > most:
                more = Chip(f"+{rest}", "grey")
                self._paint_chip(painter, QPoint(left, area.top()), more)
                left += self._chip_size(more).width() + theme.px(5)
                break
            self._paint_chip(painter, QPoint(left, area.top()), chip)
            left += size.width() + theme.px(5)
        small = theme.font(-2)
        left += theme.px(3) if chips else 0
        for mark in (one for one in row_marks(row) if one.of_article):
            extent = theme.px(13)
            icon = theme.icon(mark.icon, theme.colours.muted, extent)
            icon.paint(painter, left, area.center().y() - extent // 2, extent, extent)
            left += extent + theme.px(4)
        room = area.right() - left
        title = safe(shortened(row.article, LONGEST))
        title = elided(title, QFontMetrics(small), room)
        painter.setFont(small)
        painter.setPen(QColor(theme.colours.muted))
        painter.drawText(
            QRect(left, area.top(), room, area.height()), int(Qt.AlignmentFlag.AlignVCenter), title
        )

    def chips(self, row: Row) -> list[Chip]:
        """Return what is said of a row in chips, the weightiest first."""
        chips = []
        if who := self.company(row.id):
            chips.append(Chip(self.tr("%1 has it open").replace("%1", who), "teal"))
        if row.draft:
            chips.append(Chip(self.tr("Draft"), "green"))
        if row.state is State.CONFLICT:
            chips.append(Chip(self.tr("Changed on the site"), "red"))
        kinds = dict.fromkeys(
            (finding.kind, finding.part)
            for finding in sorted(told_once(row.findings), key=lambda one: -one.score)
        )
        for kind, part in kinds:
            if kind.value == "repeat" and row.repeats:
                continue
            name = labels.finding(kind)
            if part is Part.NAME:
                name = self.tr("Name: %1").replace("%1", name)
            chips.append(Chip(name, labels.TONES[kind]))
        if row.repeats:
            chips.append(Chip(self.tr("Like %n other(s)", None, row.repeats), "grey"))
        if row.edited:
            chips.append(Chip(self.tr("Edited"), "green"))
        return chips

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say in a tool tip what its marks mean, and who else has the comment open."""
        row = index.data(ROW_ROLE)
        said = [mark.words for mark in row_marks(row)] if row is not None else []
        if row is not None and (who := self.company(row.id)):
            said.insert(0, self.tr("Open at another desk: %1").replace("%1", who))
        if event.type() != QEvent.Type.ToolTip or not said:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tooltip("\n".join(said)), view)
        return True

    def _chip_size(self, chip: Chip) -> QSize:
        width = QFontMetrics(self._theme.font(-2.5)).horizontalAdvance(chip.text)
        return QSize(width + self._theme.px(14), self._chip_height())

    def _paint_chip(self, painter: QPainter, at: QPoint, chip: Chip) -> None:
        pair = self._theme.colours.tones[chip.tone]
        area = QRectF(QRect(at, self._chip_size(chip)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.back))
        painter.drawRoundedRect(area, self._theme.px(5), self._theme.px(5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._theme.font(-2.5))
        painter.setPen(QColor(pair.fore))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), chip.text)

    # --- text -------------------------------------------------------------------------------

    def _block(self, row: Row, width: int) -> RowText:
        key = (row.id, row.version_id, width, hash(row.findings), self.hide_abuse, self.sought)
        block = self._blocks.get(key)
        if block is None:
            text = self._fit(row, shortened(row.text, 600), Part.TEXT)
            found = self.sought.places(text)
            content = shown(text, row.findings, Part.TEXT, one_line=True, found=found)
            block = self._blocks[key] = lay_out(content, width, LINES, self._theme)
            if len(self._blocks) > KEPT_LAYOUTS:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(key)
        return block

    def _fit(self, row: Row, text: str, part: Part) -> str:
        """Return ``text`` as the list may show it: with rude words behind stars, if so wished."""
        if not self.hide_abuse:
            return text
        rude = (one for one in row.findings if one.kind is FindingKind.ABUSE and one.part is part)
        return starred(text, (span for one in rude for span in one.spans))

    def describe(self, row: Row) -> str:
        """Return a row for a screen reader, whole and in reading order."""
        author = self._fit(row, row.author, Part.NAME)
        said = [safe(author), labels.ago(row.created_at, self._clock())]
        if row.replies_to is not None:
            said.append(self.tr("reply to %1").replace("%1", safe(row.replies_to)))
        said.extend(chip.text for chip in self.chips(row))
        if row.delivery is not None:
            said.append(labels.delivery(row.delivery))
        said.extend(mark.words for mark in row_marks(row))
        said.append(safe(row.article))
        text = self._fit(row, shortened(row.text, 300), Part.TEXT)
        return f"{', '.join(said)}. {safe(text)}"
