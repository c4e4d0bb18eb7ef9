"""Changes which key does what: press the new one. What is taken or cannot be bound is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from moderator.text.folding import fold_key
from moderator.ui.chips import wrapped_label
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.dialogs.frame import paragraph
from moderator.ui.key_places import combination, sent_by_program
from moderator.ui.keys import ACTS, Why, describe, doubt, why_not

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from moderator.ui.keys import Act
    from moderator.ui.theme import Theme

MODIFIERS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}
LEAVING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
FORMAT = QKeySequence.SequenceFormat


class KeyField(QLineEdit):
    """Takes the next key pressed as its value.

    Backspace puts the program's own key back, Delete leaves the action without one.
    """

    changed = Signal()
    refused = Signal(str, str)  # the key, and a ``Why``

    def __init__(self, value: str, act: Act, parent: QWidget) -> None:
        """Show ``value``, the key of ``act`` as a portable text."""
        super().__init__(parent)
        self._action = act.id
        self.own = act.key
        self.value = value
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._show()

    def _show(self) -> None:
        self.setText(QKeySequence(self.value).toString(FORMAT.NativeText))

    def set_value(self, value: str) -> None:
        """Show another key."""
        if value != self.value:
            self.value = value
            self._show()
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the key."""
        platform = QGuiApplication.platformName()
        key = Qt.Key(event.key())
        if key in MODIFIERS or sent_by_program(event, platform):
            return
        if key in LEAVING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        if key == Qt.Key.Key_Backspace and not event.modifiers():
            self.set_value(self.own)
            return
        if key == Qt.Key.Key_Delete and not event.modifiers():
            self.set_value("")
            return
        pressed = combination(event, platform)
        text = QKeySequence(pressed).toString(FORMAT.PortableText)
        reason = why_not(pressed, self._action) if text else Why.WINDOW
        if reason is not None:
            name = QKeySequence(pressed).toString(FORMAT.NativeText)
            self.refused.emit(name, reason.value)
            return
        self.set_value(text)

    def pressed(self) -> QKeyCombination | None:
        """Return the key as Qt counts it; None where there is none."""
        sequence = QKeySequence(self.value)
        return sequence[0] if sequence.count() else None  # type: ignore[index]  # the stubs do not know __getitem__


class KeyFields(QWidget):
    """Every action with its key."""

    changed = Signal()

    def __init__(self, keys: Mapping[str, str], theme: Theme, parent: QWidget) -> None:
        """Begin with the changed ``keys`` of the settings."""
        super().__init__(parent)
        self._theme = theme
        self.fields: dict[str, KeyField] = {}
        self._rows: dict[str, tuple[str, QLabel]] = {}  # what is looked through, and its line
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find an action or a key"))
        self.search.setAccessibleName(self.tr("Find an action or a key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.nothing = paragraph(self.tr("No action is called so."), theme, self, muted=True)
        self.nothing.hide()
        self.trouble = paragraph("", theme, self)
        self.trouble.setStyleSheet(f"color: {theme.colours.danger};")
        self.trouble.hide()
        self.advice = paragraph("", theme, self)
        self.advice.setStyleSheet(f"color: {theme.colours.tones['amber'].fore};")
        self.advice.hide()
        scroll = self._scroll = ColumnScroll(self)
        grid = QGridLayout(scroll.page)
        grid.setContentsMargins(0, 0, theme.px(8), 0)
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(0, theme.px(120))
        grid.setColumnMinimumWidth(1, theme.px(140))
        self.resets: dict[str, QToolButton] = {}
        for number, act in enumerate(ACTS):
            field = KeyField(keys.get(act.id, act.key), act, scroll.page)
            field.setFixedWidth(theme.px(140))
            field.setAccessibleName(describe(act))
            field.setPlaceholderText(self.tr("no key"))
            field.changed.connect(self._changed)
            field.refused.connect(self._refused)
            label = wrapped_label(describe(act), scroll.page)
            label.setBuddy(field)
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
            grid.addWidget(self._reset_button(act.id, describe(act), scroll.page), number, 2)
            self.fields[act.id] = field
            self._rows[act.id] = (fold_key(describe(act)), label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(
            paragraph(
                self.tr(
                    "Go to a field and press the new key. Backspace brings the first key back,"
                    " Delete leaves none."
                ),
                theme,
                self,
                muted=True,
            )
        )
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.trouble)
        layout.addWidget(self.advice)
        self._changed()

    def _reset_button(self, name: str, words: str, page: QWidget) -> QToolButton:
        theme = self._theme
        button = QToolButton(page)
        button.setObjectName(name)
        button.setIcon(theme.icon("undo-2", theme.colours.text, theme.px(16)))
        button.setIconSize(QSize(theme.px(16), theme.px(16)))
        button.setToolTip(self.tr("The first key again"))
        button.setAccessibleName(self.tr("The first key again: %1").replace("%1", words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.clicked.connect(self._reset_one)
        self.resets[name] = button
        return button

    @Slot(str)
    def _filter(self, typed: str) -> None:
        """Show the actions whose words begin so, or that have the key."""
        wanted, key = fold_key(typed).split(), typed.strip().lower()
        found = False
        for name, (words, label) in self._rows.items():
            field = self.fields[name]
            called = all(any(one.startswith(part) for one in words.split()) for part in wanted)
            shown = called or key == field.text().lower()
            found = found or shown
            label.setVisible(shown)
            field.setVisible(shown)
            self.resets[name].setVisible(shown and field.value != field.own)
        self.nothing.setVisible(not found)

    @Slot()
    def _reset_one(self) -> None:
        sender = self.sender()
        if sender is not None:
            field = self.fields[sender.objectName()]
            field.set_value(field.own)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _changed(self) -> None:
        clashes = self.clashes()
        by_id = {act.id: act for act in ACTS}
        doubtful = []
        for name, field in self.fields.items():
            bad = any(name in pair for pair in clashes)
            field.setStyleSheet(f"border-color: {self._theme.colours.danger};" if bad else "")
            button = self.resets.get(name)
            if button is not None:
                shown = not field.isHidden()
                button.setVisible(shown and field.value != field.own)
            pressed = field.pressed()
            if pressed is not None and doubt(pressed) is not None:
                doubtful.append(field.text())
        lines = []
        for first, second in clashes:
            line = self.tr("%1 does two things: %2, %3.")
            line = line.replace("%1", self.fields[first].text())
            line = line.replace("%2", describe(by_id[first]))
            lines.append(line.replace("%3", describe(by_id[second])))
        self._say("\n".join(lines))
        self.advice.setText(
            self.tr(
                "%1: Unikey may join this key with the next one into a letter with a mark, and that"
                " next key then does nothing. Consonants other than D and W are safe."
            ).replace("%1", ", ".join(doubtful))
        )
        self.advice.setVisible(bool(doubtful))
        self.changed.emit()

    @Slot(str, str)
    def _refused(self, key: str, reason: str) -> None:
        text = {
            Why.CORRECTS: self.tr("%1 cannot be used: input methods send it to correct letters."),
            Why.TYPES: self.tr("%1 cannot be used: it is needed where something is written."),
            Why.SWITCHES: self.tr("%1 cannot be used: it switches input methods such as Unikey."),
        }.get(Why(reason), self.tr("%1 cannot be used: lists, fields and buttons need it."))
        self._say(text.replace("%1", key))

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        layout, field = self.layout(), self.focusWidget()
        if layout is not None and isinstance(field, KeyField) and field.isVisible():
            layout.activate()  # what is said takes room from the fields
            at = field.geometry().center()  # of a field Qt shows no more than its text cursor
            self._scroll.ensureVisible(at.x(), at.y(), 0, field.height() // 2 + 1)

    def clashes(self) -> list[tuple[str, str]]:
        """Return pairs of actions that have the same key."""
        found = []
        taken: dict[str, str] = {}
        for name, field in self.fields.items():
            if not field.value:
                continue
            if field.value in taken:
                found.append((taken[field.value], name))
            else:
                taken[field.value] = name
        return found

    def reset(self) -> None:
        """Bring all the program's own keys back."""
        for field in self.fields.values():
            field.set_value(field.own)

    def keys(self) -> dict[str, str]:
        """Return the keys that differ from the program's own."""
        return {
            name: field.value for name, field in self.fields.items() if field.value != field.own
        }
