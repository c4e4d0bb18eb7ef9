"""The keys of the desk, by their place on the keyboard.

Vietnamese input methods change what a key types: with VNI the digits are tone marks, the
Vietnamese layout of X11 types letters on the digit row, and Unikey on Windows sends characters and
Backspace of its own. So a decision is bound to a physical key where the system tells which one it
was, keys sent by other programs are ignored, and Backspace, Ctrl+Shift and Alt+Z, which input
methods use, are never bound. A key held down decides once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = Qt.Key


@dataclass(frozen=True, slots=True)
class Act:
    """Something a key does: its stable name and default key."""

    id: str
    key: str


ACTS: tuple[Act, ...] = (
    Act("approve", "1"),
    Act("hold", "2"),
    Act("chief", "3"),
    Act("reject", "8"),
    Act("spam", "9"),
    Act("return", "0"),
    Act("edit", "F2"),
    Act("restore", "F3"),
    Act("take", "M"),
    Act("group", "S"),
    Act("undo", "Ctrl+Z"),
    Act("next", "J"),
    Act("previous", "K"),
    Act("search", "/"),
    Act("takedown", "G"),
    Act("open_article", "O"),
    Act("select_all", "Ctrl+A"),
    Act("sync", "F5"),
    Act("log", "Ctrl+L"),
    Act("rules", "Ctrl+R"),
    Act("settings", "Ctrl+,"),
    Act("actor", "F4"),
    Act("help", "?"),
    Act("help_f1", "F1"),
)
"""Every action with a key that can be changed in the settings."""

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
PACKET = 0xE7  # Windows' VK_PACKET: a character sent by a program, not by a key

# Where the keys lie on a PC keyboard (set 1 scan codes, as Windows gives them); X11 and Wayland
# give the same numbers plus 8.
_SCAN: dict[int, Qt.Key] = {
    **{2 + i: key for i, key in enumerate(
        (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5,
         KEY.Key_6, KEY.Key_7, KEY.Key_8, KEY.Key_9, KEY.Key_0)
    )},
    53: KEY.Key_Slash,
}  # fmt: skip

# macOS gives virtual key codes instead.
_MAC: dict[int, Qt.Key] = {
    18: KEY.Key_1, 19: KEY.Key_2, 20: KEY.Key_3, 21: KEY.Key_4, 23: KEY.Key_5, 22: KEY.Key_6,
    26: KEY.Key_7, 28: KEY.Key_8, 25: KEY.Key_9, 29: KEY.Key_0, 44: KEY.Key_Slash,
}  # fmt: skip


def physical_key(scan: int, virtual: int, platform: str) -> Qt.Key | None:
    """Return the digit or slash at the place that was pressed; None where that is not known."""
    if platform in {"xcb", "wayland"}:
        return _SCAN.get(scan - 8)
    if platform == "windows":
        return _SCAN.get(scan)
    if platform == "cocoa":
        return _MAC.get(virtual)
    return None


def sent_by_program(event: QKeyEvent, platform: str) -> bool:
    """Return whether another program sent this key (an input method on Windows, say)."""
    if platform != "windows":
        return False
    return event.nativeVirtualKey() == PACKET or event.nativeScanCode() == 0


def combination(event: QKeyEvent, platform: str) -> QKeyCombination:
    """Return what was pressed: the physical digit or slash if known, else the key's meaning.

    The keypad's digits count as digits. Shift is dropped where it only serves to type the sign
    (``?``), since that differs between layouts.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    found = physical_key(event.nativeScanCode(), event.nativeVirtualKey(), platform)
    if found is not None and not modifiers & SHIFT:
        return QKeyCombination(modifiers, found)
    key = Qt.Key(event.key())
    if modifiers == SHIFT and (not KEY.Key_A <= key <= KEY.Key_Z) and key < KEY.Key_Escape:
        modifiers &= ~SHIFT
    return QKeyCombination(modifiers, key)


def forbidden(key: QKeyCombination) -> bool:
    """Return whether input methods use this key, so that it must not be bound."""
    modifiers = key.keyboardModifiers()
    if key.key() in {KEY.Key_Backspace, KEY.Key_Space, KEY.Key_Tab, KEY.Key_unknown}:
        return True
    if modifiers & CTRL and modifiers & SHIFT:
        return True
    return bool(modifiers & ALT) and key.key() == KEY.Key_Z


class Held:
    """Tells a key that is held down from one that is pressed again.

    X11 repeats a key by a release and a press of the same millisecond, and Qt marks them as
    repeated only where both have arrived when it looks.
    """

    def __init__(self) -> None:
        """Begin with no key released."""
        self._released = (0, 0)

    def released(self, event: QKeyEvent) -> None:
        """Remember which key was let go, and when."""
        self._released = _moment(event)

    def repeats(self, event: QKeyEvent) -> bool:
        """Return whether this press comes from a key that was never let go."""
        return event.isAutoRepeat() or (event.timestamp() > 0 and _moment(event) == self._released)


def _moment(event: QKeyEvent) -> tuple[int, int]:
    return (event.nativeScanCode(), event.timestamp())


def typing() -> bool:
    """Return whether something is being typed, so that the keys rest."""
    focus = QApplication.focusWidget()
    if isinstance(focus, (QLineEdit, QComboBox)):
        return True
    if focus is not None and focus.property("ownsKeys"):
        return True
    return isinstance(focus, QPlainTextEdit) and not focus.isReadOnly()


class KeyMap:
    """Which key does what: the defaults with a person's changes."""

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        """Apply ``changed`` (action → key) to the defaults; what may not be bound is left out."""
        self._keys: dict[str, str] = {}
        self._acts: dict[tuple[int, int], Act] = {}
        for act in ACTS:
            wanted = (changed or {}).get(act.id, act.key)
            if not self._bind(act, wanted):
                self._bind(act, act.key)

    def _bind(self, act: Act, text: str) -> bool:
        sequence = QKeySequence(text)
        if sequence.count() != 1:
            return False
        pressed = sequence[0]  # type: ignore[index]  # the stubs do not know __getitem__
        if forbidden(pressed):
            return False
        place = _place(pressed)
        if place in self._acts:
            return False
        self._acts[place] = act
        self._keys[act.id] = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        return True

    def key(self, action: str) -> str:
        """Return the key of an action as the system writes it; empty if it has none."""
        return QKeySequence(self._keys.get(action, "")).toString(
            QKeySequence.SequenceFormat.NativeText
        )

    def act(self, event: QKeyEvent) -> Act | None:
        """Return what the key of ``event`` does."""
        platform = QGuiApplication.platformName()
        if sent_by_program(event, platform):
            return None
        return self._acts.get(_place(combination(event, platform)))


def _place(key: QKeyCombination) -> tuple[int, int]:
    return (key.keyboardModifiers().value, int(key.key()))


def describe(act: Act) -> str:
    """Return what an action does, in the window's language."""
    translate = QCoreApplication.translate
    return {
        "approve": translate("keys", "Approve"),
        "hold": translate("keys", "Hold for later"),
        "chief": translate("keys", "Pass to the chief"),
        "reject": translate("keys", "Reject with a reason"),
        "spam": translate("keys", "Mark as spam"),
        "return": translate("keys", "Return to pending"),
        "edit": translate("keys", "Edit the text or the reader's name"),
        "restore": translate("keys", "Propose diacritics, word by word"),
        "group": translate("keys", "List the comments that say the same, or go back"),
        "take": translate("keys", "Take over what a finding offers: hide personal data, decode"),
        "undo": translate("keys", "Undo the last decision"),
        "next": translate("keys", "Next comment"),
        "previous": translate("keys", "Previous comment"),
        "search": translate("keys", "Search"),
        "takedown": translate("keys", "Urgent removal"),
        "open_article": translate("keys", "Open the article in the browser"),
        "select_all": translate("keys", "Select the whole list"),
        "sync": translate("keys", "Ask the site now"),
        "log": translate("keys", "Open the log"),
        "rules": translate("keys", "Rules"),
        "settings": translate("keys", "Settings"),
        "actor": translate("keys", "Change the name written to the log"),
        "help": translate("keys", "Show the keys"),
        "help_f1": translate("keys", "Show the keys"),
    }[act.id]
