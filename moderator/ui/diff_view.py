"""What an edit changes, word by word: removed words struck out, added ones underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator.ui.plain import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.text.diff import Change
    from moderator.ui.theme import Theme

THIN_SPACE = "\u2009"
LIMIT = 20_000  # longer differences are cut here: the editor beside shows the whole


class DiffView(QWidget):
    """A difference as one paragraph."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._changes: tuple[Change, ...] = ()
        self._layout = QTextLayout()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Changes to the reader's words"))
        theme.changed.connect(self._restyle)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show a difference; an empty one takes no room."""
        self._changes = tuple(changes)
        self._build()
        self.setAccessibleDescription(self._spoken())
        self.updateGeometry()
        self.update()

    @Slot()
    def _restyle(self) -> None:
        self._build()
        self.update()

    def _spoken(self) -> str:
        said = []
        for change in self._changes:
            if change.kind == "removed":
                said.append(self.tr("removed: %1").replace("%1", safe(change.text)))
            elif change.kind == "added":
                said.append(self.tr("added: %1").replace("%1", safe(change.text)))
        return "; ".join(said)[:2000]

    def _build(self) -> None:
        colours = self._theme.colours
        pieces: list[str] = []
        ranges: list[QTextLayout.FormatRange] = []
        at = 0
        before = "same"
        for change in self._changes:
            text = safe(change.text)
            if change.kind == "added" and before == "removed":
                pieces.append(THIN_SPACE)  # or the two words would read as one
                at += 1
            before = change.kind
            length = len(text.encode("utf-16-le")) // 2
            if at + length > LIMIT:
                break
            if change.kind != "same":
                pair = colours.tones["green" if change.kind == "added" else "red"]
                style = QTextCharFormat()
                style.setForeground(QColor(pair.fore))
                style.setBackground(QColor(pair.back))
                style.setFontUnderline(change.kind == "added")
                style.setFontStrikeOut(change.kind == "removed")
                range_ = QTextLayout.FormatRange()
                range_.start, range_.length, range_.format = at, length, style
                ranges.append(range_)
            pieces.append(text)
            at += length
        self._layout = QTextLayout("".join(pieces), self._theme.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self._layout.setTextOption(option)
        self._layout.setFormats(ranges)

    def _lay_out(self, width: int) -> int:
        height = self._theme.line() + self._theme.px(2)
        self._layout.beginLayout()
        count = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, count * height + (height - line.height()) / 2))
            count += 1
        self._layout.endLayout()
        return count * height if self._changes else 0

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return True: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the wrapped text."""
        return self._lay_out(width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at the present width."""
        return QSize(200, self._lay_out(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest useful size."""
        return QSize(80, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the paragraph."""
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.colours.text))
        self._lay_out(self.width())
        self._layout.draw(painter, QPointF(0, 0))
        painter.end()
