"""The keys of the desk, by their place on the keyboard.

Vietnamese input methods change what a key types: with VNI the digits are tone marks, the
Vietnamese layout of X11 types letters on the digit row, and Unikey on Windows sends characters and
Backspace of its own. So a decision is bound to a physical key where the system tells which one it
was, keys sent by other programs are ignored, and Backspace, Ctrl+Shift and Alt+Z, which input
methods use, are never bound. A key held down decides once.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

KEY = Qt.Key


@dataclass(frozen=True, slots=True)
class Act:
    """Something a key does: its stable name, default key and description (to be translated)."""

    id: str
    key: str
    text: str
    decides: bool = False  # needs a comment that was on screen long enough


ACTS: tuple[Act, ...] = (
    Act("approve", "1", QT_TRANSLATE_NOOP("keys", "Approve"), decides=True),
    Act("hold", "2", QT_TRANSLATE_NOOP("keys", "Hold for later"), decides=True),
    Act("chief", "3", QT_TRANSLATE_NOOP("keys", "Pass to the chief"), decides=True),
    Act("reject", "8", QT_TRANSLATE_NOOP("keys", "Reject with a reason"), decides=True),
    Act("spam", "9", QT_TRANSLATE_NOOP("keys", "Mark as spam"), decides=True),
    Act("return", "0", QT_TRANSLATE_NOOP("keys", "Return to pending"), decides=True),
    Act("edit", "F2", QT_TRANSLATE_NOOP("keys", "Edit the text or the reader's name")),
    Act("undo", "Ctrl+Z", QT_TRANSLATE_NOOP("keys", "Undo the last decision")),
    Act("next", "J", QT_TRANSLATE_NOOP("keys", "Next comment")),
    Act("previous", "K", QT_TRANSLATE_NOOP("keys", "Previous comment")),
    Act("search", "/", QT_TRANSLATE_NOOP("keys", "Search")),
    Act("takedown", "G", QT_TRANSLATE_NOOP("keys", "Urgent removal")),
    Act("open_article", "O", QT_TRANSLATE_NOOP("keys", "Open the article in the browser")),
    Act("select_all", "Ctrl+A", QT_TRANSLATE_NOOP("keys", "Select the whole list")),
    Act("sync", "F5", QT_TRANSLATE_NOOP("keys", "Ask the site now")),
    Act("log", "Ctrl+L", QT_TRANSLATE_NOOP("keys", "Open the log")),
    Act("settings", "Ctrl+,", QT_TRANSLATE_NOOP("keys", "Settings")),
    Act("actor", "F4", QT_TRANSLATE_NOOP("keys", "Change the name written to the log")),
    Act("help", "?", QT_TRANSLATE_NOOP("keys", "Show the keys")),
    Act("help_f1", "F1", QT_TRANSLATE_NOOP("keys", "Show the keys")),
)
"""Every action with a key that can be changed in the settings."""

SHIFT, CTRL, ALT, META = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
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
        if sequence.count() != 1 or forbidden(sequence[0]):
            return False
        place = _place(sequence[0])
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
    return QCoreApplication.translate("keys", act.text)


def modifier_name() -> str:
    """Return the name of the key that is Control on most systems."""
    return "⌘" if sys.platform == "darwin" else "Ctrl"
