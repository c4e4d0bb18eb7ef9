"""The list of rules and of the program's families, with what is on and what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QWidget,
)

from moderator.ui import labels
from moderator.ui.dialogs.frame import narrow
from moderator.ui.dialogs.rules_work import RuleWork, problems
from moderator.ui.plain import safe, shortened
from moderator.ui.whole_rows import WholeRows

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent

    from moderator.model import OwnRule
    from moderator.ui.theme import Theme

PLACE = int(Qt.ItemDataRole.UserRole) + 1


class _Even(WholeRows):
    """Gives a heading, whose letters are smaller, the height of the other rows."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        heading = index.data(PLACE) is None
        row = index.row() + 1 if heading else index.row()  # never another heading
        return super().sizeHint(option, index.model().index(row, 0))


class RuleList(QListWidget):
    """``chosen`` carries a place of the work; ``switched`` a rule to be turned on or off."""

    chosen = Signal(int)
    switched = Signal(int)
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Rules and lists"))
        self.setItemDelegate(_Even(self))
        self.setUniformItemSizes(True)
        if not narrow(theme, self):
            self.setFixedWidth(theme.px(290))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._moved)

    def place(self) -> int:
        """Return the place that is chosen; -1 for none."""
        item = self.currentItem()
        found = None if item is None else item.data(PLACE)
        return found if isinstance(found, int) else -1

    def show_work(self, work: RuleWork, at: int) -> None:
        """List everything and choose a place, or none (-1)."""
        self.blockSignals(True)
        self.clear()
        if work.rules:
            self._title(self.tr("Rules of this desk"))
        for place, rule in enumerate(work.rules):
            self._rule(QListWidgetItem(self), place, rule)
        lists = {"spam": self.tr("Spam: the program's list"), "abuse": self.tr("Abuse: its list")}
        listed = ""
        for number, family in enumerate(work.families):
            if family.list != listed:
                listed = family.list
                self._title(lists.get(listed, listed))
            item = QListWidgetItem(self)
            item.setData(PLACE, len(work.rules) + number)
            self.renew(work, len(work.rules) + number, item)
        self.blockSignals(False)
        chosen = next((item for item in self._items() if item.data(PLACE) == at), None)
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.chosen.emit(self.place())

    def renew(self, work: RuleWork, at: int, item: QListWidgetItem | None = None) -> None:
        """Show the place ``at`` as it is now."""
        item = item or next((one for one in self._items() if one.data(PLACE) == at), None)
        rule, family = work.rule(at), work.family(at)
        if item is None:
            return
        if rule is not None:
            self._rule(item, at, rule)
        elif family is not None:
            change = work.change(family)
            name = shortened(labels.words(family.words), 60)
            item.setText(name if change is None else self.tr("%1 (changed)").replace("%1", name))
            colours = self._theme.colours
            item.setIcon(
                self._theme.icon(
                    "list" if change is None else "pencil", colours.muted, self._theme.px(14)
                )
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the chosen rule on or off with Space, remove it with Del."""
        if event.key() == Qt.Key.Key_Space and self.place() >= 0:
            self.switched.emit(self.place())
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(at) for at in range(self.count())]

    def _rule(self, item: QListWidgetItem, place: int, rule: OwnRule) -> None:
        tones = self._theme.colours.tones
        name = shortened(safe(rule.name), 60) or "…"
        if problems(rule):
            icon, tone, said = "triangle-alert", "amber", self.tr("%1, unfinished")
        elif rule.on:
            icon, tone, said = "circle-check", "green", self.tr("%1, on")
        else:
            icon, tone, said = "pause", "grey", self.tr("%1, off")
        item.setText(name)
        item.setIcon(self._theme.icon(icon, tones[tone].fore, self._theme.px(14)))  # type: ignore[index]  # known
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said.replace("%1", name))
        item.setData(PLACE, place)

    def _title(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font(-1.5, bold=True))

    @Slot()
    def _moved(self) -> None:
        self.chosen.emit(self.place())
