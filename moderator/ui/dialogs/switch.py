"""Somebody else sits down: the people of this computer, found by a few letters, and their PINs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from moderator.model import Colleague, Role
from moderator.model.people import plain
from moderator.text.folding import fold_key
from moderator.ui import labels
from moderator.ui.dialogs.frame import Frame
from moderator.ui.dialogs.pin_panel import PinPanel
from moderator.ui.flow import Flow
from moderator.ui.list_field import ListField
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.errors import ModeratorError
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

WHO_ROLE = int(Qt.ItemDataRole.UserRole) + 1
LONGEST_NAME = 100
SHOWN_NAME = 60


class SwitchDialog(Frame):
    """``chosen`` carries the name once its PIN, if it has one, was right."""

    chosen = Signal(str)
    opens = Signal(str)  # an action that leads elsewhere

    def __init__(
        self, lanes: Lanes, actor: str, here: Sequence[str], theme: Theme, parent: QWidget
    ) -> None:
        """List the people of ``here``, the latest first; the others are read behind it."""
        super().__init__(self.tr("Who is working?"), theme, parent, width=460)
        self._actor = plain(actor)
        names = dict.fromkeys((*here, self._actor))
        self._people = tuple(Colleague(name, None, pin=False) for name in names if name)
        self.field = ListField(self)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setPlaceholderText(self.tr("Name, or a new one"))
        self.list = QListWidget(self)
        self.field.lead(self.list)
        self.list.setAccessibleName(self.tr("People"))
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(theme.px(150))
        self.pin = PinPanel(lanes, theme, self)
        self.pin.hide()
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.pin)
        self.elsewhere = Flow(theme.px(8), self)
        for action, text in (
            ("shift", self.tr("&Hand over…")),
            ("pin", self.tr("My P&IN…")),
            ("lock", self.tr("&Lock")),
        ):
            button = QPushButton(text, self.elsewhere)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._leave_for, action))
            self.elsewhere.add(button)
        self.body.addWidget(self.elsewhere)
        self.switch = self.add_button(self.tr("Switch"), primary=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.field.textChanged.connect(self._look)
        self.field.moved.connect(self._say_line)
        self.field.entered.connect(self.go_on)
        self.list.currentItemChanged.connect(self._selected)
        self.list.itemDoubleClicked.connect(self.go_on)
        self.list.itemActivated.connect(self.go_on)
        self.pin.right.connect(self._admitted)
        self.switch.clicked.connect(self.go_on)
        self.back.clicked.connect(self.reject)
        self._look("")
        known = tuple(names)
        lanes.write(
            lambda desk: desk.pins.colleagues(known),
            self.mine(self._read),
            failed=self.mine(self._failed),
        )
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, people: tuple[Colleague, ...]) -> None:
        self._people = people
        self._look(self.field.text())

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))

    def begin_with(self, name: str) -> None:
        """Ask for ``name`` at once."""
        self.field.setText(name)
        self.go_on()

    def _leave_for(self, action: str) -> None:
        self.reject()
        self.opens.emit(action)

    # --- the list ---------------------------------------------------------------------------------

    @Slot(str)
    def _look(self, typed: str) -> None:
        kept = self._current()
        self.list.clear()
        wanted = fold_key(typed).split()
        found = [one for one in self._people if _suits(one.name, wanted)]
        for one in found:
            self._add(one, self._line(one))
        name = plain(typed)
        if name and all(one.name != name for one in self._people):
            line = self.tr("Someone new: %1").replace("%1", shortened(safe(name), SHOWN_NAME))
            self._add(Colleague(name, None, pin=False), line)
        names = [one.name for one in found]
        exact = next((at for at, one in enumerate(names) if fold_key(one) == fold_key(name)), None)
        if exact is None:
            other = next((at for at, one in enumerate(names) if one != self._actor), 0)
            exact = names.index(kept.name) if kept and kept.name in names and not typed else other
        self.list.setCurrentRow(exact)
        self.switch.setEnabled(bool(self.list.count()))

    def _add(self, one: Colleague, line: str) -> None:
        size = self.theme.px(16)
        self.list.setIconSize(QSize(size, size))
        icon = self.theme.icon("user-round", self._icon_colour(), size)
        item = QListWidgetItem(icon, line, self.list)
        item.setData(WHO_ROLE, one)
        if one.name == self._actor:
            item.setForeground(QColor(self.theme.colours.muted))

    def _icon_colour(self) -> str:
        return self.theme.colours.muted

    def _line(self, one: Colleague) -> str:
        parts = [shortened(safe(one.name), SHOWN_NAME)]
        if one.role is Role.CHIEF:
            parts.append(self.tr("chief"))
        if one.pin:
            parts.append(self.tr("PIN"))
        if one.name == self._actor:
            parts.append(self.tr("now"))
        return "  ·  ".join(parts)

    def _current(self) -> Colleague | None:
        item = self.list.currentItem()
        found = item.data(WHO_ROLE) if item is not None else None
        return found if isinstance(found, Colleague) else None

    def names(self) -> list[str]:
        """Return the lines that are listed now, from top to bottom."""
        return [self.list.item(at).text() for at in range(self.list.count())]

    @Slot()
    def _say_line(self) -> None:
        item = self.list.currentItem()
        if item is not None:  # the focus stays in the field
            event = QAccessibleAnnouncementEvent(self.field, item.text())
            QAccessible.updateAccessibility(event)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _selected(self, _item: QListWidgetItem | None, _old: QListWidgetItem | None) -> None:
        one = self._current()
        if one is None:
            return
        self.say("")
        self.pin.ask(one.name)
        self.pin.setVisible(one.pin and one.name != self._actor)
        self.grow()

    # --- switching --------------------------------------------------------------------------------

    @Slot()
    def go_on(self) -> None:
        """Switch to who is chosen, or ask for the PIN."""
        one = self._current()
        if one is None:
            return
        if one.name == self._actor:
            self.reject()
        elif self.pin.isVisible():
            if self.pin.field.text() or self.pin.field.hasFocus():
                self.pin.look()
            else:
                self.pin.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pin.look_without()

    @Slot(str)
    def _admitted(self, name: str) -> None:
        self.accept()
        self.chosen.emit(name)


def _suits(name: str, wanted: Sequence[str]) -> bool:
    """Tell whether each of the folded words begins a word of ``name``."""
    folded = f" {fold_key(name)}"
    return all(f" {word}" in folded for word in wanted)
