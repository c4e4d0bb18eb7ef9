"""Keeps the keys of a dialog on something sensible while its controls come and go.

Qt hands the focus of a control that is disabled or hidden to the one beside it, most often the
button that cancels, which a second Enter would then press; and where nothing could take it, nobody
has it until somebody presses Tab. Here the dialog itself takes it, does nothing with Enter and
Space, and gives it back as soon as there is something to give it to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

AGAIN_MS = 60
"""How often it is looked whether there is something to give the focus to; mostly that is at once.

An event filter would be told of controls that are just being taken apart.
"""


class FocusKeeper(QObject):
    """Looks after one dialog, but only while none of its controls has the focus."""

    def __init__(self, dialog: QDialog) -> None:
        """Begin with nothing to do."""
        super().__init__(dialog)
        self._dialog = dialog
        self._lost: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._settle)

    @Slot()
    def look(self) -> None:
        """See to it, once what is being done now is done, that something has the focus."""
        self._soon.start(0)

    def taken(self) -> bool:
        """Take the focus from a control that was hidden or disabled; False where none was."""
        had = self._dialog.focusWidget()
        if had is None or had is self._dialog or _usable(had, self._dialog):
            return False
        self._lost = had
        self._dialog.setFocus(Qt.FocusReason.OtherFocusReason)
        self._soon.start(0)
        return True

    @Slot()
    def _settle(self) -> None:
        dialog = self._dialog
        has: QWidget | None = dialog.focusWidget()
        if not dialog.isVisible() or (has is not None and has is not dialog):
            self._lost = None
            return
        lost = self._lost if self._lost is not None and isValid(self._lost) else None
        works = lost is not None and lost.isVisibleTo(dialog) and not lost.isEnabled()
        wanted = lost if lost is not None and _usable(lost, dialog) else self._first()
        if works or wanted is None:  # what had the focus is at work, or all is still being read
            if has is None:
                dialog.setFocus(Qt.FocusReason.OtherFocusReason)
            self._soon.start(AGAIN_MS)
        else:
            self._lost = None
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> QWidget | None:
        """Return what to begin with: a field or a list, else a button that destroys nothing."""
        usable = [
            one
            for one in self._dialog.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.focusProxy() is None
            and one.window() is self._dialog
            and _usable(one, self._dialog)
        ]
        fields = [one for one in usable if not isinstance(one, QAbstractButton)]
        harmless = [one for one in usable if one.property("danger") != "true"]
        return next(iter((*fields, *harmless)), None)


def _usable(one: QWidget, dialog: QDialog) -> bool:
    return one.isEnabled() and one.isVisibleTo(dialog)
