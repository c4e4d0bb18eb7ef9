"""The proposal in the editor: every word that would change, and the keys to decide about it.

No text is typed here, so the keys need no care for input methods beyond that of the desk: digits
are taken by their place, and what other programs send is ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moderator.text.proposal import Kind
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.flow import Flow
from moderator.ui.key_button import KeyButton, Look
from moderator.ui.key_places import Held, combination, sent_by_program
from moderator.ui.keys import KeyMap
from moderator.ui.restoration_choices import Choices, Standing
from moderator.ui.restoration_view import RestorationView

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.text.proposal import Proposal, Stop
    from moderator.ui.theme import Theme

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
MOVES = {"next", "previous", "pick_next", "pick_previous", "first", "last"}
"""What a key that is held down may do again."""


class RestorationPane(QFrame):
    """Lets a person accept, change or leave each word of a proposal."""

    changed = Signal(str)  # the text with what was accepted
    all_decided = Signal(bool)
    opened = Signal()
    approved = Signal()
    left = Signal()
    keys = KeyMap()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing; ``wait`` and ``open`` fill it."""
        super().__init__(parent)
        self._theme = theme
        self._held = Held()
        self._choices: Choices | None = None
        self._pressed: list[str] = []
        self._written = ""
        self.view = RestorationView(theme, self)
        self.place = plain_label("", self)
        self.rest = plain_label("", self, muted=True)
        self.why = wrapped_label("", self)
        self.options: list[KeyButton] = []
        self.accept = self._button(self.tr("Accept"), "Enter", "accept")
        self.accept_all = self._button(self.tr("Accept all certain"), "A", "accept_all")
        self.short = self._button(self.tr("Write out short forms"), "T", "short")
        self.undo = self._button(self.tr("Undo"), "Ctrl+Z", "undo")
        self.view.pointed.connect(self._point)
        self._arrange()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _button(self, text: str, key: str, command: str, look: Look | None = None) -> KeyButton:
        button = KeyButton(text, look or Look("check"), self._theme, self)
        button.set_level(1)
        button.set_key(key)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the same for all of them
        button.setObjectName(command)
        button.clicked.connect(self._clicked)
        return button

    def _arrange(self) -> None:
        px = self._theme.px
        facts = Flow(px(12), self)
        facts.add(self.place)
        facts.add(self.rest)
        self._choice_row = Flow(px(6), self)
        actions = Flow(px(8), self)
        for button in (self.accept, self.accept_all, self.short, self.undo):
            actions.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(7))
        layout.addWidget(self.view)
        layout.addWidget(facts)
        layout.addWidget(self._choice_row)
        layout.addWidget(self.why)
        layout.addWidget(actions)

    @Slot()
    def _restyle(self) -> None:
        self.place.setFont(self._theme.font(0, bold=True))
        self.rest.setFont(self._theme.font(-1.5))
        self.why.setFont(self._theme.font(-1))
        self._show()

    def show_keys(self, keys: KeyMap) -> None:
        """Show the key that opens a proposal on what it does next: accept all that is certain."""
        self.accept_all.set_key(keys.key("restore") or "A")

    # --- what the editor asks -----------------------------------------------------------------

    def wait(self, text: str) -> None:
        """Show ``text`` until its proposal comes; keys pressed meanwhile count when it is there."""
        self._choices = None
        self._pressed = []
        self.view.show_text(text)
        self._show()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open(self, proposal: Proposal) -> None:
        """Begin to decide about a proposal."""
        self._choices = Choices(proposal)
        self._written = proposal.text
        self._show()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._say()
        self.opened.emit()
        pressed, self._pressed = self._pressed, []
        for command in pressed:
            self._do(command)

    def to_see(self, room: int) -> tuple[QWidget, ...]:
        """Return what is to be brought into view where there is ``room`` pixels of height."""
        return (self,) if self.height() <= room else (self.view, self._choice_row)

    def close_proposal(self) -> int:
        """Forget the proposal; return where in the text the current word ends (code points)."""
        choices, self._choices = self._choices, None
        self._pressed = []
        if choices is None or choices.current is None:
            return 0
        moved = sum(
            len(choices.choice(stop).form) - len(stop.before)
            for stop in choices.stops[: choices.at + 1]
            if choices.choice(stop).standing is Standing.ACCEPTED
        )
        return choices.current.end + moved

    def choices(self) -> Choices | None:
        """Return what is being decided."""
        return self._choices

    # --- keys and buttons ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what a key stands for here; the window gets the others."""
        platform = QGuiApplication.platformName()
        pressed = combination(event, platform)
        act = self.keys.act(event)
        command = _command(pressed.key(), pressed.keyboardModifiers())
        if act is not None and act.id == "save":
            command = "approve"
        if sent_by_program(event, platform) or command is None:
            event.ignore()
        elif command in MOVES or not self._held.repeats(event):
            self._do(command)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Learn which key was let go: a key held down accepts once."""
        self._held.released(event)
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001, N802 - Qt's
        """Keep Tab: it goes from word to word."""
        return False

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._do(sender.objectName())

    @Slot(int)
    def _point(self, place: int) -> None:
        if self._choices is not None:
            self._choices.go(place)
            self._show()
            self._say()

    @Slot()
    def accept_certain(self) -> None:
        """Accept all that is certain and stop at the first doubtful word."""
        self._do("accept_all")

    def _do(self, command: str) -> None:
        if command == "leave_proposal":
            self.left.emit()
            return
        choices = self._choices
        if choices is None:
            self._pressed.append(command)
            return
        if command == "approve":
            self.approved.emit()
            return
        simple: dict[str, Callable[[], object]] = {
            "next": lambda: choices.move(1),
            "previous": lambda: choices.move(-1),
            "first": lambda: choices.move(-choices.at),
            "last": lambda: choices.move(len(choices.stops) - 1 - choices.at),
            "pick_next": lambda: choices.pick(1),
            "pick_previous": lambda: choices.pick(-1),
            "accept": choices.accept,
            "leave": choices.leave,
            "accept_all": choices.accept_certain,
            "short": lambda: choices.write_out(short=not choices.short),
            "undo": choices.undo,
        }
        if command.isdigit():
            choices.take(int(command))
        else:
            simple[command]()
        text = choices.text()
        if text != self._written:
            self._written = text
            self.changed.emit(text)
        self._show()
        self._say()

    # --- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        choices = self._choices
        for button in (self.accept, self.accept_all, self.short, self.undo):
            button.setEnabled(choices is not None)
        stop = choices.current if choices is not None else None
        if choices is None or stop is None:
            waiting = self.tr("Looking for the diacritics…")
            nothing = self.tr("No word lacks its diacritics.")
            self.place.setText(nothing if choices is not None else waiting)
            self.why.setText("")
            self._show_options(())
        else:
            self.place.setText(self._place(choices))
            self.why.setText(labels.words(stop.why))
            pair = self._theme.colours.tones["amber"]
            open_doubt = stop.doubtful and choices.choice(stop).standing is Standing.OPEN
            ink = pair.fore if open_doubt else self._theme.colours.muted
            self.why.setStyleSheet(f"color: {ink};")
            self._show_options(choices.options())
        if choices is None:
            self.rest.setText("")
            return
        self.rest.setText(self._rest(choices))
        self.accept.setEnabled(stop is not None)
        self.accept_all.setEnabled(bool(choices.certain_count()))
        self.undo.setEnabled(choices.can_undo())
        self.all_decided.emit(not choices.open_count())
        count = len(choices.proposal.short)
        text = self.tr("Keep short forms") if choices.short else self.tr("Write out short forms")
        self.short.setText(text)
        self.short.setAccessibleName(text)
        self.short.setVisible(bool(count))
        self.short.updateGeometry()
        self.view.show_choices(choices)

    def _place(self, choices: Choices) -> str:
        text = self.tr("Word %1 of %2")
        return text.replace("%1", str(choices.at + 1)).replace("%2", str(len(choices.stops)))

    def _rest(self, choices: Choices) -> str:
        left = choices.open_count()
        if choices.stops and not left:
            key = self.keys.key("save")
            all_done = self.tr("All decided: %1 saves and approves")
            return all_done.replace("%1", key) if key else self.tr("All decided")
        doubtful = left - choices.certain_count()
        said = [self.tr("%n certain", "", left - doubtful)] if left - doubtful else []
        if doubtful:
            said.append(self.tr("%n to look at", "", doubtful))
        if choices.proposal.short and not choices.short:
            said.append(self.tr("%n short form(s)", "", len(choices.proposal.short)))
        return "  ·  ".join(said)

    def _show_options(self, forms: tuple[str, ...]) -> None:
        choices = self._choices
        stop = choices.current if choices is not None else None
        for digit in range(len(self.options), len(forms)):
            button = self._button("", str(digit), str(digit), Look("check", "primary"))
            self._choice_row.add(button)
            self.options.append(button)
        order = [*range(1, len(forms)), 0] if forms else []
        for slot, button in enumerate(self.options):
            if choices is None or stop is None or slot >= len(order):
                button.hide()
                continue
            digit = order[slot]
            shares = {one.form: one.likelihood for one in stop.alternatives}
            share = per_cent(shares.get(forms[digit], 0.0))
            text = forms[digit] if digit else self.tr("keep %1").replace("%1", forms[0])
            button.setText(f"{text}  {share}")
            button.setAccessibleName(f"{text}, {share}")
            button.setObjectName(str(digit))
            button.set_key(str(digit))
            picked = forms[digit] == choices.shown(stop)
            button.set_quiet(not picked or not choices.open_count())
            button.show()

    # --- for those who listen -------------------------------------------------------------------

    def spoken(self) -> str:
        """Return the current word as a screen reader says it."""
        choices = self._choices
        stop = choices.current if choices is not None else None
        if choices is None or stop is None:
            return self.place.text()
        shares = {one.form: one.likelihood for one in stop.alternatives}
        form = choices.shown(stop)
        change = f"{stop.before} → {form}, {per_cent(shares.get(form, 0.0))}"
        said = [f"{self._place(choices).lower()}: {change}"]
        others = [one for one in stop.alternatives if one.form not in {form, stop.before}]
        if others:
            listed = ", ".join(f"{one.form} {per_cent(one.likelihood)}" for one in others)
            said.append(self.tr("other choices: %1").replace("%1", listed))
        said.append(self._standing(choices, stop))
        return "; ".join(said)

    def _standing(self, choices: Choices, stop: Stop) -> str:
        standing = choices.choice(stop).standing
        if standing is Standing.ACCEPTED:
            return self.tr("accepted")
        if standing is Standing.LEFT:
            return self.tr("left as typed")
        if stop.kind is Kind.SHORT:
            return self.tr("short form")
        return self.tr("to look at") if stop.doubtful else self.tr("certain")

    def _say(self) -> None:
        text = self.spoken()
        if self._choices is not None and self._choices.stops and not self._choices.open_count():
            text = f"{text}; {self.tr('All decided')}"
        self.view.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, text))


def per_cent(share: float) -> str:
    """Return a likelihood in whole per cent; never 100 or 0, which nothing here is."""
    whole = min(max(round(share * 100), 1), 99)
    sign = "<" if share < 0.005 else ">" if share > 0.995 else ""  # noqa: PLR2004  # what rounds
    return f"{sign}{labels.percent(whole)}"


def _command(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str | None:
    """Return what a key stands for while a proposal is decided."""
    if modifiers == CTRL and key == KEY.Key_Z:
        return "undo"
    if key == KEY.Key_Backtab or (key == KEY.Key_Tab and modifiers == SHIFT):
        return "previous"
    if modifiers != NONE:
        return None
    if KEY.Key_0 < key <= KEY.Key_9:
        return chr(key)
    return {
        KEY.Key_Right: "next",
        KEY.Key_Tab: "next",
        KEY.Key_Left: "previous",
        KEY.Key_Home: "first",
        KEY.Key_End: "last",
        KEY.Key_Down: "pick_next",
        KEY.Key_Up: "pick_previous",
        KEY.Key_Enter: "accept",
        KEY.Key_Space: "accept",
        KEY.Key_0: "leave",
        KEY.Key_Delete: "leave",
        KEY.Key_A: "accept_all",
        KEY.Key_T: "short",
        KEY.Key_Escape: "leave_proposal",
    }.get(key)
