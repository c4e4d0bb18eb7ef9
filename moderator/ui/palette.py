"""The command palette: every action and view by its name, typed with or without diacritics."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple
from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTranslator,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QPainter,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from moderator.resources import resource
from moderator.text.folding import fold_key
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.key_button import cap_size, paint_cap
from moderator.ui.keys import ACTS, KeyMap, describe, in_english
from moderator.ui.list_field import ListField
from moderator.ui.overlay import Overlay
from moderator.ui.plain import safe, shortened
from moderator.ui.sidebar import VIEW_ROLE, Sidebar, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from moderator.ui.theme import Theme

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOST_SHOWN = 10
UNLISTED = {"palette", "help_f1"}


class Entry(Struct, frozen=True):
    """One line: an action's name, or a view; ``also`` are other names, one a line."""

    what: str | View
    name: str
    also: str
    key: str = ""
    why_not: str = ""  # why the person may not do it

    def matches(self, wanted: Sequence[str]) -> int | None:
        """Return how well the folded words are found; None: not.

        0: a name begins with them, 1: each begins a word, 2: they are inside words.
        """
        names = [fold_key(one) for one in (self.name, *self.also.split("\n"))]
        name = f" {' '.join(names)} {self.key.lower()}"
        if not all(word in name for word in wanted):
            return None
        if any(one.startswith(" ".join(wanted)) for one in names):
            return 0
        return 1 if all(f" {word}" in name for word in wanted) else 2


def entries(
    keys: KeyMap,
    sidebar: Sidebar,
    why_not: Callable[[str], str] = lambda _name: "",
    now: Callable[[str], str] = lambda _name: "",
) -> list[Entry]:
    """Return every action, then every view.

    ``why_not`` tells what the person may not do, ``now`` what one that goes both ways does now.
    """
    vietnamese = QTranslator()
    vietnamese.load(str(resource("i18n", "moderator_vi.qm")))
    found = []
    for act in ACTS:
        if act.id not in UNLISTED:
            english = in_english(act)
            also = f"{english}\n{vietnamese.translate('keys', english)}"
            key, why = keys.key(act.id), why_not(act.id)
            found.append(Entry(act.id, now(act.id) or describe(act), also, key, why))
    model = sidebar.views.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        view = index.data(VIEW_ROLE)
        if isinstance(view, View):
            name = str(index.data())
            said = [vietnamese.translate(context, name) for context in ("labels", "Sidebar")]
            also = "\n".join((*_values(view), *(one for one in said if one)))
            found.append(Entry(view, shortened(safe(name), 120), also))
    return found


def _values(view: View) -> Iterable[str]:
    """Return the plain English names of what a view holds: its state, its finding."""
    if isinstance(view, Struct):
        for value in astuple(view):
            if isinstance(value, Enum):
                yield str(value.value).replace("_", " ")


def sorted_by_match(
    found: Iterable[Entry], typed: str, recent: Sequence[str | View]
) -> list[Entry]:
    """Return what suits ``typed``: the latest used first, then what begins so, then the rest."""
    wanted = fold_key(typed).split()
    ranked = []
    for at, entry in enumerate(found):
        how = entry.matches(wanted)
        if how is not None:
            used = recent.index(entry.what) if entry.what in recent else len(recent)
            ranked.append((how, used, at, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda one: one[:3])]


class _Rows(QStyledItemDelegate):
    """Paints a name at the left and its key, or what kind of thing it is, at the right."""

    def __init__(self, theme: Theme, view_word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view_word = view_word

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index
        return QSize(option.rect.width(), self._theme.line() + self._theme.px(10))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, c = self._theme, self._theme.colours
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        area = QRect(option.rect)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(c.focus) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.selected if chosen else c.hover))
            edge = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, theme.px(6), theme.px(6))
        inner = area.adjusted(theme.px(9), 0, -theme.px(9), 0)
        right = inner.right()
        if entry.key:
            size = cap_size(entry.key, theme)
            right -= size.width()
            top = area.top() + (area.height() - size.height()) / 2
            paint_cap(painter, QPointF(right, top), entry.key, c.text, theme)
        elif isinstance(entry.what, View):
            painter.setFont(theme.font(-2))
            painter.setPen(QColor(c.muted))
            right -= QFontMetrics(theme.font(-2)).horizontalAdvance(self._view_word)
            place = QRect(right, area.top(), inner.right() - right + 2, area.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self._view_word)
        room = right - theme.px(10) - inner.left()
        font = theme.font()
        painter.setFont(font)
        painter.setPen(QColor(c.muted if entry.why_not else c.text))
        text = QFontMetrics(font).elidedText(entry.name, Qt.TextElideMode.ElideRight, room)
        place = QRect(inner.left(), area.top(), room, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


class Palette(Overlay):
    """A field and the commands that suit what stands in it."""

    chosen = Signal(object)  # an action's name or a View

    def __init__(
        self,
        found: Sequence[Entry],
        recent: Sequence[str | View],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Offer ``found``; those of ``recent`` first, the latest at the top."""
        super().__init__(theme, parent)
        self._found = found
        self._recent = tuple(recent)
        self.setAccessibleName(self.tr("Commands"))
        c = theme.colours
        self.setStyleSheet(
            f"{self.styleSheet()}"
            f" QListWidget {{ background: {c.pane}; border: none; outline: none; }}"
        )
        self.field = ListField(self)
        self.field.setAccessibleName(self.tr("Find a command or view by its name"))
        self.field.setPlaceholderText(self.tr("Command or view, also without diacritics"))
        self.list = QListWidget(self)
        self.field.lead(self.list)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setItemDelegate(_Rows(theme, self.tr("view"), self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = plain_label(self.tr("No command has these words."), self, muted=True)
        self.nothing.setContentsMargins(theme.px(9), theme.px(6), 0, theme.px(6))
        layout = QVBoxLayout(self)
        margin = theme.px(10)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.reason = wrapped_label("", self, muted=True)
        self.reason.setContentsMargins(theme.px(9), 0, theme.px(9), theme.px(4))
        self.reason.hide()
        layout.addWidget(self.reason)
        self.field.textChanged.connect(self._look)
        self.field.moved.connect(self._say)
        self.field.entered.connect(self._enter)
        self.list.itemClicked.connect(self._clicked)
        self._look("")

    def open_above(self, window: QWidget) -> None:
        """Show in the upper middle of ``window``."""
        width = min(self.theme.px(600), window.width() - self.theme.px(32))
        line = self.theme.line() + self.theme.px(10)
        room = window.height() - self.theme.px(120)
        lines = max(3, min(MOST_SHOWN, room // line))
        self.list.setFixedHeight(lines * line + self.theme.px(2))
        self.setFixedWidth(width)
        self.adjustSize()
        corner = window.rect().center()
        corner.setX(corner.x() - width // 2)
        corner.setY(self.theme.px(56))
        self.open_at(corner, self.field)

    def names(self) -> list[str]:
        """Return the names that are listed now, from top to bottom."""
        return [self.list.item(at).text() for at in range(self.list.count())]

    @Slot(str)
    def _look(self, typed: str) -> None:
        self.list.clear()
        for entry in sorted_by_match(self._found, typed, self._recent):
            item = QListWidgetItem(entry.name, self.list)
            item.setData(ENTRY_ROLE, entry)
            said = f"{entry.name}, {entry.key}" if entry.key else entry.name
            said = f"{said}. {entry.why_not}" if entry.why_not else said
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self._say()

    @Slot()
    def _say(self) -> None:
        """Have a screen reader say the chosen line: the focus stays in the field."""
        item = self.list.currentItem()
        why_not = item.data(ENTRY_ROLE).why_not if item is not None else ""
        self.reason.setText(why_not)
        if self.reason.isHidden() == bool(why_not):
            self.reason.setVisible(bool(why_not))
            self.adjustSize()
        if item is not None and self.isVisible():
            text = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
            self.field.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    @Slot()
    def _enter(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._clicked(item)

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        entry: Entry = item.data(ENTRY_ROLE)
        if entry.why_not:
            self.list.setCurrentItem(item)
            self._say()
            return
        self.close()
        self.chosen.emit(entry.what)
