"""One's own PIN: set, changed, taken away; and the chief's way to take a forgotten one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QPushButton, QWidget

from moderator.model.people import Right
from moderator.ui import labels
from moderator.ui.chips import name_choice, plain_label, wrapped_label
from moderator.ui.dialogs.frame import Frame
from moderator.ui.dialogs.pin_panel import PinField
from moderator.ui.flow import Flow
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.errors import ModeratorError
    from moderator.model import Colleague, PinAnswer
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

SHORTEST = 4


class PinDialog(Frame):
    """``changed`` says whether the person has a PIN now."""

    changed = Signal(bool)
    manual_wanted = Signal()

    def __init__(self, lanes: Lanes, actor: str, theme: Theme, parent: QWidget) -> None:
        """Ask what ``actor`` has."""
        super().__init__(self.tr("PIN"), theme, parent, width=520)
        self._lanes = lanes
        self._actor = actor
        self._has = False
        self._busy = False
        who = self.tr("For %1, on every computer of this desk.")
        self.body.addWidget(plain_label(who.replace("%1", shortened(safe(actor), 60)), self))
        self.body.addWidget(
            wrapped_label(
                self.tr(
                    "It keeps colleagues from acting under your name by mistake, and uncovers the"
                    " window when it was locked. It is no protection against somebody who can"
                    " read the database or use the command line."
                ),
                self,
                muted=True,
            )
        )
        self.present = PinField(self.tr("Present PIN"), self)
        self.new = PinField(self.tr("New PIN, 4 to 12 digits"), self)
        self.again = PinField(self.tr("New PIN once more"), self)
        self._form = QFormLayout()
        self._form.setSpacing(theme.px(9))
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for text, field in (
            (self.tr("&Present PIN"), self.present),
            (self.tr("&New PIN, 4 to 12 digits"), self.new),
            (self.tr("New PIN &once more"), self.again),
        ):
            field.setFixedWidth(theme.px(170))
            self._form.addRow(text, field)
        self.body.addLayout(self._form)
        self._build_forgotten()
        self.told = wrapped_label("", self)
        self.told.setStyleSheet(f"color: {theme.colours.tones['green'].fore};")
        self.told.hide()
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        self.manual = self.add_button(self.tr("&What it protects"))
        self.remove = self.add_button(self.tr("&Remove the PIN"))
        self.put = self.add_button(self.tr("Set the PIN"), primary=True)
        self.back = self.add_button(self.tr("Close"))
        self.manual.clicked.connect(self.manual_wanted)
        self.remove.clicked.connect(self._remove)
        self.put.clicked.connect(self._put)
        self.back.clicked.connect(self.reject)
        self.present.entered.connect(self._next)
        self.new.entered.connect(self._next)
        self.again.entered.connect(self._put)
        self._show_has(has=False)
        self._read()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_forgotten(self) -> None:
        row = self.forgotten = Flow(self.theme.px(8), self)
        self.who = QComboBox(self.forgotten)
        name_choice(self.who, self.tr("Whose PIN was forgotten"))
        self.reset = QPushButton(self.tr("&Take away"), self.forgotten)
        self.reset.setAutoDefault(False)
        self.why_not = wrapped_label("", self.forgotten, muted=True)
        row.setContentsMargins(0, self.theme.px(8), 0, 0)
        label = plain_label(self.tr("A forgotten PIN of"), self.forgotten)
        label.setMinimumHeight(self.reset.sizeHint().height())
        row.add(label)
        row.add(self.who)
        row.add(self.reset)
        self.reset.setEnabled(False)
        self.forgotten.hide()
        self.why_not.hide()
        self.body.addWidget(self.forgotten)
        self.body.addWidget(self.why_not)
        self.reset.clicked.connect(self._reset)

    # --- what there is ----------------------------------------------------------------------------

    def _read(self) -> None:
        actor = self._actor
        self._lanes.write(
            lambda desk: (
                desk.pins.has(actor),
                desk.pins.colleagues(),
                desk.people.refusals(actor).get(Right.PEOPLE),
            ),
            self.mine(self._show),
            failed=self.mine(self._failed),
        )

    def _show(self, found: tuple[bool, tuple[Colleague, ...], ModeratorError | None]) -> None:
        has, people, why_not = found
        self._show_has(has=has)
        others = [one.name for one in people if one.pin and one.name != self._actor]
        self.who.clear()
        for name in others:
            self.who.addItem(shortened(safe(name), 60), name)
        self.forgotten.setVisible(bool(others))
        self.reset.setEnabled(why_not is None)
        said = "" if why_not is None else why_not.words(labels.language())
        self.reset.setToolTip(said)
        self.why_not.setText(said)
        self.why_not.setVisible(bool(others) and bool(said))
        self.grow()

    def _show_has(self, *, has: bool) -> None:
        self._has = has
        self._form.setRowVisible(self.present, has)
        self.remove.setVisible(has)
        self.put.setText(self.tr("Change the PIN") if has else self.tr("Set the PIN"))
        if has and not self.new.text():
            self.present.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: ModeratorError) -> None:
        self._busy = False
        self.told.hide()
        self.say(error.words(labels.language()))

    # --- changing it ------------------------------------------------------------------------------

    @Slot()
    def _next(self) -> None:
        self.focusNextChild()

    @Slot()
    def _put(self) -> None:
        new, present, name = self.new.text(), self.present.text(), self._actor
        if len(new) < SHORTEST:
            self._complain(self.tr("A PIN has 4 to 12 digits."), self.new)
        elif new != self.again.text():
            self.again.clear()
            self._complain(self.tr("The two are not the same: type it once more."), self.again)
        elif not self._busy:
            self._busy = True
            self._lanes.write(
                lambda desk: desk.pins.set(name, new, present),
                self.mine(self._was_put),
                failed=self.mine(self._failed),
            )

    def _was_put(self, answer: PinAnswer) -> None:
        if self._right(answer):
            self._done(self.tr("The PIN is set. It is asked for from now on."), has=True)

    @Slot()
    def _remove(self) -> None:
        present, name = self.present.text(), self._actor
        if not self._busy:
            self._busy = True
            self._lanes.write(
                lambda desk: desk.pins.remove(name, present),
                self.mine(self._was_removed),
                failed=self.mine(self._failed),
            )

    def _was_removed(self, answer: PinAnswer) -> None:
        if self._right(answer):
            self._done(self.tr("The PIN is gone. Nothing is asked for any more."), has=False)

    @Slot()
    def _reset(self) -> None:
        actor, name = self._actor, self.who.currentData()
        if isinstance(name, str) and not self._busy:
            self._busy = True
            self._lanes.write(
                lambda desk: desk.pins.reset(actor, name),
                self.mine(lambda _none: self._was_reset(name)),
                failed=self.mine(self._failed),
            )

    def _was_reset(self, name: str) -> None:
        said = self.tr("%1 has no PIN any more, and can set a new one. The log says so.")
        self._done(said.replace("%1", shortened(safe(name), 60)), has=self._has)
        self._read()

    def _right(self, answer: PinAnswer) -> bool:
        self._busy = False
        if answer.right:
            return True
        self.present.clear()
        said = self.tr("The present PIN is not right.")
        if answer.wait:
            seconds = -(-int(answer.wait.total_seconds() * 1000) // 1000)
            again = self.tr("The next try is looked at in %n second(s).", "", seconds)
            said = f"{said} {again}"
        self._complain(said, self.present)
        return False

    def _done(self, said: str, *, has: bool) -> None:
        self._busy = False
        for field in (self.present, self.new, self.again):
            field.clear()
        self.say("")
        self.told.setText(said)
        self.told.show()
        if has != self._has:
            self._show_has(has=has)
        self.changed.emit(has)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grow()

    def _complain(self, said: str, field: PinField) -> None:
        self.told.hide()
        self.say(said)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
