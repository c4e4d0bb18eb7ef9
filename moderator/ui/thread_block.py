"""The thread around a comment as a tree: what it answers above, what answers it below.

Each neighbour can be reached by the keyboard: arrows go from one to the next, Enter opens it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from moderator.model import State
from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from moderator.model import ThreadItem
    from moderator.ui.theme import Theme

EXCERPT = 220
NEAR = 4
RULE = 2  # pixels wide
DEEPEST = 6  # further in there would be no room for words

# A state is told by a shape, too, and in words.
SHAPES: dict[State, str] = {
    State.PENDING: "clock",
    State.HELD: "pause",
    State.CHIEF: "user-round",
    State.APPROVED: "check",
    State.REJECTED: "x",
    State.SPAM: "ban",
    State.TAKEN_DOWN: "shield-off",
    State.CONFLICT: "git-compare",
    State.GONE: "circle-x",
}


class Indent(QWidget):
    """Rules down the left side of a neighbour, one for each level it stands below the top."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show none."""
        super().__init__(parent)
        self._theme = theme
        self._depth = 0
        self.hide()

    def show_depth(self, depth: int) -> None:
        """Show ``depth`` rules."""
        self._depth = depth
        self.setFixedWidth(max(depth * self._step() - self._theme.px(8), 0))
        self.setVisible(depth > 0)
        self.update()

    def _step(self) -> int:
        return RULE + self._theme.px(8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rules."""
        painter = QPainter(self)
        colour = QColor(self._theme.colours.edge)
        for level in range(self._depth):
            painter.fillRect(level * self._step(), 0, RULE, self.height(), colour)
        painter.end()
        super().paintEvent(event)


class Neighbour(QFrame):
    """One comment of the thread: who, to whom, when, its state, and how it begins."""

    chosen = Signal(int)
    walked = Signal(object, int)  # itself; +1 down, -1 up

    def __init__(self, item: ThreadItem, theme: Theme, parent: QWidget) -> None:
        """Show ``item``, indented by its depth."""
        super().__init__(parent)
        self.item = item
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.head = wrapped_label("", self, muted=True)
        self.text = wrapped_label("", self)
        self._shape = QLabel(self)
        self._indent = Indent(theme, self)
        self._arrange()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_item(self, item: ThreadItem) -> None:
        """Show another comment in the place of the one before."""
        self.item = item
        said = [safe(shortened(item.author, 60)) or "—"]
        if item.replies_to:
            reply = self.tr("replies to %1")
            said.append(reply.replace("%1", safe(shortened(item.replies_to, 60))))
        said += [labels.clock_time(item.created_at), labels.state(item.state)]
        text = safe(shortened(item.text, EXCERPT))
        self.head.setText("  ·  ".join(said))
        self.text.setText(text)
        self.setAccessibleName(", ".join((*said, text)))
        self.setAccessibleDescription(
            self.tr("Level %1 of the thread. Enter opens it, arrows go to the others.").replace(
                "%1", str(item.depth + 1)
            )
        )
        size, colour = self._theme.px(14), self._theme.colours.muted
        self._shape.setPixmap(self._theme.icon(SHAPES[item.state], colour, size).pixmap(size))
        self._indent.show_depth(min(item.depth, DEEPEST))

    def _arrange(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setSpacing(px(6))
        top.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.head, 1)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addLayout(top)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), px(2), px(4), px(2))
        row.setSpacing(px(8))
        row.addWidget(self._indent)
        row.addLayout(words, 1)

    @Slot()
    def _restyle(self) -> None:
        self.head.setFont(self._theme.font(-1.5))
        self.text.setFont(self._theme.font(-1))
        self._frame()
        self.show_item(self.item)

    def _frame(self) -> None:
        colour = self._theme.colours.focus if self.hasFocus() else "transparent"
        self.setStyleSheet(
            f"Neighbour {{ border: 2px solid {colour}; border-radius: {self._theme.px(5)}px; }}"
        )

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the focus."""
        super().focusInEvent(event)
        self._frame()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show it no more."""
        super().focusOutEvent(event)
        self._frame()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk with the arrows, open with Enter; every other key is the window's."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.walked.emit(self, 1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.chosen.emit(self.item.id)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.item.id)


class ThreadBlock(QFrame):
    """The neighbours on one side of the comment.

    Their widgets are kept from one comment to the next: to make one takes longer than all that
    is shown in it.
    """

    chosen = Signal(int)
    walked = Signal(object, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self.neighbours: list[Neighbour] = []
        self._made: list[Neighbour] = []  # those, and spare ones that are hidden
        self.more = QPushButton(self)
        self.more.setAutoDefault(False)
        self.more.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(2))
        self._lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_items(self, items: Sequence[ThreadItem], *, more: int = 0) -> None:
        """Show neighbours, and how many more there are."""
        made, self._made = self._made, []
        for place, item in enumerate(items):
            one = made.pop(0) if made else None
            if one is not None and one.hasFocus() and one.item.id != item.id:
                self._drop(one)  # nobody comes to be at another comment unawares
                one = None
            if one is None:
                one = self._make(item, place)
            elif one.item != item:
                one.show_item(item)
            one.show()  # a layout would do it later, and the focus is wanted now
            self._made.append(one)
        self.neighbours = self._made[:]
        for spare in made:
            if len(self._made) < NEAR and not spare.hasFocus():
                spare.hide()
                self._made.append(spare)
            else:
                self._drop(spare)
        self.more.setText(self.tr("and %n more", "", more))
        self.more.setFont(self._theme.font(-2))
        self.more.setVisible(more > 0)
        self.setVisible(bool(items))

    def _make(self, item: ThreadItem, place: int) -> Neighbour:
        one = Neighbour(item, self._theme, self)
        one.chosen.connect(self.chosen)
        one.walked.connect(self.walked)
        self._lines.insertWidget(place, one)
        return one

    def _drop(self, one: Neighbour) -> None:
        self._lines.removeWidget(one)
        one.hide()
        one.deleteLater()


class ThreadTree(QObject):
    """Both sides of the thread, walked as one."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make the two blocks; the comment stands between them."""
        super().__init__(parent)
        self.before = ThreadBlock(theme, parent)
        self.after = ThreadBlock(theme, parent)
        self._items: tuple[ThreadItem, ...] = ()
        self._whole = False
        self.after.more.clicked.connect(self._show_whole)
        for block in (self.before, self.after):
            block.chosen.connect(self.chosen)
            block.walked.connect(self._walk)

    def show_thread(self, items: tuple[ThreadItem, ...]) -> None:
        """Show the neighbourhood of the current one; the same thread stays as open as it is."""
        if items == self._items:
            return
        here = [item.id for item in items if item.current]
        if here != [item.id for item in self._items if item.current]:
            self._whole = False
        self._items = items
        self._show()

    @Slot()
    def _show_whole(self) -> None:
        self._whole = True
        self._show()
        if self.after.neighbours:
            self.after.neighbours[0].setFocus()

    def _show(self) -> None:
        before, after, more = around(self._items, len(self._items) if self._whole else NEAR)
        self.before.show_items(before)
        self.after.show_items(after, more=more)
        self.after.setVisible(bool(after) or more > 0)

    def _neighbours(self) -> list[Neighbour]:
        return [*self.before.neighbours, *self.after.neighbours]

    @Slot(object, int)
    def _walk(self, neighbour: Neighbour, by: int) -> None:
        found = self._neighbours()
        place = found.index(neighbour) + by
        if 0 <= place < len(found):
            found[place].setFocus(Qt.FocusReason.TabFocusReason)

    def enter(self) -> bool:
        """Put the focus on what the comment answers, or what answers it; False without any."""
        found = self.before.neighbours[-1:] or self.after.neighbours[:1]
        for neighbour in found:
            neighbour.setFocus(Qt.FocusReason.TabFocusReason)
        return bool(found)


def around(
    items: Sequence[ThreadItem], near: int = NEAR
) -> tuple[Sequence[ThreadItem], Sequence[ThreadItem], int]:
    """Return what stands before the current comment, what after, and how many were left out.

    Before it, what it answers goes first: each step up to the top, then its elder siblings.
    """
    at = next((number for number, item in enumerate(items) if item.current), len(items))
    before, after = items[:at], items[at + 1 :]
    if len(before) > near:
        above = _above(before, items[at].depth if at < len(items) else 0)
        wanted = set(sorted(above)[-near:] if len(above) >= near else above)
        for place in range(len(before) - 1, -1, -1):
            if len(wanted) < near:
                wanted.add(place)
        near_before: Sequence[ThreadItem] = [before[place] for place in sorted(wanted)]
    else:
        near_before = before
    left_out = len(before) - len(near_before) + max(0, len(after) - near)
    return near_before, after[:near], left_out


def _above(before: Sequence[ThreadItem], depth: int) -> list[int]:
    """Return the places of the ancestors of what stands behind ``before`` at ``depth``."""
    found = []
    for place in range(len(before) - 1, -1, -1):
        if before[place].depth < depth:
            found.append(place)
            depth = before[place].depth
    return found
