"""Which key was pressed, by its place on the keyboard where the system tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

KEY = Qt.Key
ENTER = {KEY.Key_Return, KEY.Key_Enter}
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

    The keypad's digits count as digits, both Enter keys as one. Shift is dropped where it only
    serves to type the sign (``?``), since that differs between layouts.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    found = physical_key(event.nativeScanCode(), event.nativeVirtualKey(), platform)
    if found is not None and not modifiers & SHIFT:
        return QKeyCombination(modifiers, found)
    key = KEY.Key_Enter if event.key() in ENTER else Qt.Key(event.key())
    if modifiers == SHIFT and (not KEY.Key_A <= key <= KEY.Key_Z) and key < KEY.Key_Escape:
        modifiers &= ~SHIFT
    return QKeyCombination(modifiers, key)


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
