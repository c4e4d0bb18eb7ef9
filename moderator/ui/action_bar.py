"""The deck below the list and the comment: what was done last, and what can be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from moderator.ui.chips import plain_label

if TYPE_CHECKING:
    from moderator.ui.keys import KeyMap
    from moderator.ui.theme import Theme

REMARK_MS = 5000


@dataclass(frozen=True, slots=True)
class _Look:
    """How a button of the deck is drawn."""

    icon: str
    tone: str = ""  # "primary" or ""


LOOKS = {
    "approve": _Look("check", "primary"),
    "hold": _Look("pause"),
    "chief": _Look("user-round-check"),
    "reject": _Look("x"),
    "spam": _Look("ban"),
    "return": _Look("inbox"),
    "edit": _Look("pencil"),
}


class KeyButton(QPushButton):
    """A button that shows its key. The key itself is the window's: quick presses are not lost."""

    def __init__(self, text: str, look: _Look, theme: Theme, parent: QWidget | None = None) -> None:
        """Show an icon and ``text``; ``set_key`` adds the key."""
        super().__init__(text, parent)
        self._theme = theme
        self._key = ""
        self._look = look
        self._compact = False
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a state, set by one caller
        """Leave the icon out where there is little room."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int, int, int]:
        """Return the widths of margin, icon with its gap, text, key cap with its gap."""
        px = self._theme.px
        icon = 0 if self._compact else px(16) + px(6)
        text = QFontMetrics(self._theme.font()).horizontalAdvance(self.text())
        key = QFontMetrics(self._theme.font(-3)).horizontalAdvance(self._key)
        cap = px(8) + max(key + px(9), px(18)) if self._key else 0
        return px(8 if self._compact else 11), icon, text, cap

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the content."""
        margin, icon, text, cap = self._widths()
        return QSize(2 * margin + icon + text + cap, self._theme.line() + self._theme.px(13))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, icon, text and key cap."""
        theme, c = self._theme, self._theme.colours
        primary = self._look.tone == "primary"
        ground, ink, edge = c.pane, c.text, c.edge
        if primary:
            ground, ink, edge = c.accent, c.on_accent, c.accent
        if not self.isEnabled():
            ground, ink, edge = (c.sunken, c.muted, c.line)
        elif self.isDown() or self.underMouse():
            ground = c.accent_hover if primary else c.hover
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
        margin, icon, text, _ = self._widths()
        left = margin
        if icon:
            size = theme.px(16)
            top = (self.height() - size) // 2
            theme.icon(self._look.icon, ink, size).paint(painter, left, top, size, size)
            left += icon
        painter.setFont(theme.font())
        painter.setPen(QColor(ink))
        place = QRect(left, 0, text + 2, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        self._paint_cap(painter, left + text + theme.px(8), ink)
        painter.end()

    def _paint_cap(self, painter: QPainter, left: int, ink: str) -> None:
        if not self._key:
            return
        theme = self._theme
        font = theme.font(-3)
        width = max(QFontMetrics(font).horizontalAdvance(self._key) + theme.px(9), theme.px(18))
        height = theme.px(18)
        cap = QRectF(left + 0.5, (self.height() - height) / 2 + 0.5, width - 1, height - 1)
        line = QColor(ink)
        line.setAlphaF(0.45)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, theme.px(4), theme.px(4))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)


class ActionBar(QFrame):
    """Buttons for the decisions, and the line that says what was done last."""

    triggered = Signal(str)  # an action's id

    def __init__(self, theme: Theme, keys: KeyMap, parent: QWidget | None = None) -> None:
        """Build the buttons with the keys of ``keys``."""
        super().__init__(parent)
        self.setObjectName("deck")
        self._theme = theme
        self._last = ""
        self._held = ""
        self._note_text = ""
        self.buttons: dict[str, KeyButton] = {}
        self.note = plain_label("", self)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note.setMinimumWidth(theme.px(60))
        self.note_icon = plain_label("", self)
        self.undo = QToolButton(self)
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.undo.clicked.connect(self._undo)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(7), theme.px(16), theme.px(7))
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self.note_icon)
        self._row.addWidget(self.note, 1)
        self._row.addWidget(self.undo)
        self._row.addSpacing(theme.px(8))
        names = {
            "approve": self.tr("Approve"),
            "hold": self.tr("Hold"),
            "chief": self.tr("Chief"),
            "reject": self.tr("Reject"),
            "spam": self.tr("Spam"),
            "return": self.tr("Return"),
            "edit": self.tr("Edit"),
        }
        for name, text in names.items():
            button = KeyButton(text, LOOKS[name], theme, self)
            button.clicked.connect(self._clicked)
            button.setObjectName(name)
            self.buttons[name] = button
            if name in {"reject", "edit"}:
                self._row.addSpacing(theme.px(8))  # approve and reject are no neighbours
            self._row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REMARK_MS)
        self._timer.timeout.connect(self._show_last)
        theme.changed.connect(self._restyle)
        self.show_keys(keys)
        self.show_last("")
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        self.note.setFont(theme.font(-1))
        self.undo.setFont(theme.font(-1))
        self._fit()
        self.undo.setIcon(theme.icon("undo-2", theme.colours.text, theme.px(15)))

    def show_keys(self, keys: KeyMap) -> None:
        """Show the keys in force."""
        for name, button in self.buttons.items():
            button.set_key(keys.key(name))
        self.undo.setText(self.tr("Undo   %1").replace("%1", keys.key("undo")))

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.triggered.emit(sender.objectName())

    @Slot()
    def _undo(self) -> None:
        self.triggered.emit("undo")

    def show_for(self, *, any_comment: bool, pending: bool) -> None:
        """Enable what can be done; returning to pending takes no room where all is pending."""
        for name, button in self.buttons.items():
            button.setEnabled(any_comment)
            if name == "return":
                button.setVisible(not pending)

    def show_last(self, text: str, tip: str = "") -> None:
        """Say what undo would take back; empty: nothing."""
        self._last = text
        self.undo.setVisible(bool(text))
        self.undo.setToolTip(tip)
        self.undo.setAccessibleDescription(text)
        if not self._timer.isActive():
            self._show_last()

    def hold_note(self, text: str) -> None:
        """Say ``text`` until it is taken back with an empty one: how many are selected."""
        self._held = text
        self._show_last()

    def remark(self, text: str, icon: str = "info", tone: str = "amber") -> None:
        """Say something for a few seconds: why a key did nothing, what came back."""
        theme = self._theme
        colour = theme.colours.tones["red" if tone == "red" else "amber"].fore
        if tone in {"green", "grey"}:
            colour = theme.colours.tones["green" if tone == "green" else "grey"].fore
        size = theme.px(16)
        self.note_icon.setPixmap(theme.icon(icon, colour, size).pixmap(size, size))
        self.note_icon.show()
        self._set_note(text, colour)
        self._timer.start()

    @Slot()
    def _show_last(self) -> None:
        self._timer.stop()
        self.note_icon.hide()
        colours = self._theme.colours
        if self._held:
            self._set_note(self._held, colours.accent)
        else:
            self._set_note(self._last, colours.muted)

    def _set_note(self, text: str, colour: str) -> None:
        self._note_text = text
        self.note.setStyleSheet(f"color: {colour};")
        self.note.setAccessibleName(text)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.note.font())
        room = max(self.note.width(), self._theme.px(60))
        self.note.setText(metrics.elidedText(self._note_text, Qt.TextElideMode.ElideRight, room))
        self.note.setToolTip("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Drop the icons where the bar is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        compact = self.width() < self._theme.px(1060)
        for button in self.buttons.values():
            button.set_compact(compact)
        self._elide()
