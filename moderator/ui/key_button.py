"""A button that shows its key as a cap, and the cap alone as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from moderator.ui.theme import Theme


class Look(Struct, frozen=True):
    """How a button is drawn; a ``flat`` one has no edge until the mouse is over it."""

    icon: str
    tone: Literal["plain", "primary", "danger", "flat"] = "plain"


def cap_size(key: str, theme: Theme) -> QSize:
    """Return the size of a key cap."""
    width = QFontMetrics(theme.font(-3)).horizontalAdvance(key) + theme.px(9)
    return QSize(max(width, theme.px(18)), theme.px(18))


def paint_cap(painter: QPainter, at: QPointF, key: str, ink: str, theme: Theme) -> None:
    """Paint a key cap with its upper left corner at ``at``."""
    size = cap_size(key, theme)
    area = QRectF(at.x() + 0.5, at.y() + 0.5, size.width() - 1, size.height() - 1)
    line = QColor(ink)
    line.setAlphaF(0.45)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, theme.px(4), theme.px(4))
    painter.setFont(theme.font(-3))
    painter.setPen(QColor(ink))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), key)


def cap_icon(key: str, ink: str, theme: Theme) -> QIcon:
    """Return a picture of a key cap."""
    size = cap_size(key, theme)
    picture = QPixmap(size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_cap(painter, QPointF(0, 0), key, ink, theme)
    painter.end()
    return QIcon(picture)


ICON_ONLY = 2
"""The level of a button that leaves its words out."""

BARE = 3
"""The level of a button that leaves its key out too."""

WORDS_ONLY = -1
"""The level of a button that has room for its words alone."""


class KeyButton(QPushButton):
    """A button that shows its key. The key itself is the window's: quick presses are not lost."""

    def __init__(self, text: str, look: Look, theme: Theme, parent: QWidget | None = None) -> None:
        """Show an icon and ``text``; ``set_key`` adds the key."""
        super().__init__(text, parent)
        self._theme = theme
        self._key = ""
        self._look = look
        self._level = 0
        self._quiet = False
        self._measured: dict[tuple[int, str, str], tuple[int, int, int, int]] = {}
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure_anew)

    @Slot()
    def _measure_anew(self) -> None:
        self._measured.clear()
        self.updateGeometry()

    def set_level(self, level: int) -> None:
        """Show icon, words and key (0), words and key (1), icon and key (2) or the icon (3).

        ``WORDS_ONLY`` shows the words alone.
        """
        if level != self._level:
            self._level = level
            self.updateGeometry()
            self.update()

    def set_quiet(self, quiet: bool) -> None:  # noqa: FBT001 - a state, set by one caller
        """Look like the other buttons while something else is the next thing to do."""
        if quiet != self._quiet:
            self._quiet = quiet
            self.update()

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def tip(self, level: int) -> str:
        """Return what the mouse is told at ``level``: what is left out."""
        if 0 <= level < ICON_ONLY:
            return ""
        keyed = self._key and not self._shows_key(level)
        return f"{self.text()} ({self._key})" if keyed else self.text()

    @staticmethod
    def _shows_key(level: int) -> bool:
        return 0 <= level < BARE

    def width_at(self, level: int) -> int:
        """Return the width that is needed at ``level``, in pixels."""
        margin, icon, text, cap = self._widths(level)
        return 2 * margin + icon + text + cap

    def _widths(self, level: int) -> tuple[int, int, int, int]:
        """Return the widths of margin, icon with its gap, text, key cap with its gap."""
        said = (level, self.text(), self._key)
        if said not in self._measured:
            self._measured[said] = self._measure(level)
        return self._measured[said]

    def _measure(self, level: int) -> tuple[int, int, int, int]:
        px = self._theme.px
        icon = px(16) + px(6)
        text = QFontMetrics(self._theme.font()).horizontalAdvance(self.text())
        # where there is little room a flat button keeps its icon and another one its words
        if level >= ICON_ONLY or (level and self._look.tone == "flat"):
            icon, text = px(16), 0
        elif level:
            icon = 0
        keyed = self._key and self._shows_key(level)
        cap = px(8) + cap_size(self._key, self._theme).width() if keyed else 0
        return px(8 if level else 11), icon, text, cap

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the content."""
        margin, icon, text, cap = self._widths(self._level)
        return QSize(2 * margin + icon + text + cap, self._theme.line() + self._theme.px(13))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, icon, text and key cap."""
        theme, c = self._theme, self._theme.colours
        primary = self._look.tone == "primary" and not self._quiet
        ground, ink, edge = self._colours(primary=primary)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(ground))
        radius = theme.px(8)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            pen = painter.pen()
            pen.setWidth(2)
            pen.setColor(QColor(c.text if primary else c.focus))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, radius, radius)
        margin, icon, text, _ = self._widths(self._level)
        left = margin
        if icon:
            size = theme.px(16)
            top = (self.height() - size) // 2
            theme.icon(self._look.icon, ink, size).paint(painter, left, top, size, size)
            left += icon
        if text:
            painter.setFont(theme.font())
            painter.setPen(QColor(ink))
            place = QRect(left, 0, text + 2, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        self._paint_cap(painter, left + text + theme.px(8), ink)
        painter.end()

    def _colours(self, *, primary: bool) -> tuple[str, str, str]:
        """Return ground, ink and edge as the button stands now."""
        c = self._theme.colours
        under = self.isDown() or self.underMouse()
        if not self.isEnabled():
            return c.sunken, c.muted, c.line
        if primary:
            return (c.accent_hover if under else c.accent), c.on_accent, c.accent
        if self._look.tone == "danger":
            return (c.tones["red"].back if under else c.pane), c.danger, c.danger
        if self._look.tone == "flat":
            return (c.hover, c.text, c.line) if under else (c.pane, c.text, c.pane)
        return (c.hover if under else c.pane), c.text, c.edge

    def _paint_cap(self, painter: QPainter, left: int, ink: str) -> None:
        if self._key and self._shows_key(self._level):
            height = cap_size(self._key, self._theme).height()
            paint_cap(
                painter, QPointF(left, (self.height() - height) / 2), self._key, ink, self._theme
            )
