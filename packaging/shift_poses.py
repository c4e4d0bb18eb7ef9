"""Poses of the gallery: persons, PINs, the lock, a shift handed over, the keys on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.ui.dialogs.pin import PinDialog
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.shift import ShiftDialog
from moderator.ui.dialogs.switch import SwitchDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from studio import Studio


def persons(studio: Studio) -> QPixmap:
    """Show who can be switched to."""
    studio.window.trigger("actor")
    studio.until(lambda: isinstance(studio.dialog(), SwitchDialog))
    studio.rest(500)
    return studio.taken()


def pin(studio: Studio) -> QPixmap:
    """Show where a PIN is set."""
    studio.window.trigger("pin")
    studio.until(lambda: isinstance(studio.dialog(), PinDialog))
    studio.rest(500)
    return studio.taken()


def shift(studio: Studio) -> QPixmap:
    """Show what the shift hands over."""
    studio.window.trigger("shift")
    studio.until(lambda: isinstance(one := studio.dialog(), ShiftDialog) and one.sheet is not None)
    studio.rest()
    return studio.taken()


def print_shift(studio: Studio) -> QPixmap:
    """Show the shift's sheet as it is printed."""
    studio.window.trigger("shift")
    studio.until(lambda: isinstance(one := studio.dialog(), ShiftDialog) and one.sheet is not None)
    sheet = studio.dialog()
    if isinstance(sheet, ShiftDialog):
        sheet.paper.click()
    studio.until(lambda: isinstance(one := studio.dialog(), PrintPreview) and _drawn(one))
    studio.rest(500)
    return studio.taken()


def _drawn(preview: PrintPreview) -> bool:
    return preview.view.paper.image is not None


def key_sheet(studio: Studio) -> QPixmap:
    """Show the keys as they are printed."""
    studio.window.trigger("print_keys")
    studio.until(lambda: isinstance(one := studio.dialog(), PrintPreview) and _drawn(one))
    studio.rest(500)
    return studio.taken()


def locked(studio: Studio) -> QPixmap:
    """Show the cover."""
    studio.window.trigger("lock")
    studio.window.activateWindow()
    studio.rest()
    picture = studio.window.grab()
    page = studio.program.locking.cover.page
    if page is None:
        raise LookupError("not locked")
    page.enter()
    studio.until(lambda: studio.program.locking.cover.page is None)
    return picture


SHIFT_POSES: Final[dict[str, Callable[[Studio], QPixmap]]] = {
    "persons": persons,
    "pin": pin,
    "shift": shift,
    "print-shift": print_shift,
    "key-sheet": key_sheet,
    "locked": locked,
}
