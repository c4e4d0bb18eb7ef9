"""From how many comments on the program calls a flood: fields of the settings, for all desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSpinBox

from moderator.model.flood import MOST_LIMIT, FloodLimits
from moderator.ui import labels
from moderator.ui.chips import plain_label
from moderator.ui.dialogs.frame import Frame, paragraph, while_alive

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFormLayout, QWidget

    from moderator.errors import ModeratorError
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme


class FloodFields(QObject):
    """One number each for an article, a name and an address; who uses them gives the form."""

    def __init__(self, form: QFormLayout, theme: Theme, page: QWidget) -> None:
        """Add a heading, the fields and what they do to ``form``; they wait for :meth:`begin`."""
        super().__init__(page)
        self._page = page
        self._lanes: Lanes | None = None
        self._actor = ""
        self._there = FloodLimits()
        heading = plain_label(self.tr("Alarm about a flood"), page)
        heading.setFont(theme.font(0, bold=True))
        form.addRow(heading)
        why = self.tr(
            "So many comments within ten minutes raise the alarm above the list, for everybody at"
            " the desk. Where more is usual here, only what goes beyond that does."
        )
        form.addRow(paragraph(why, theme, page, muted=True))
        fields = []
        for name in (
            self.tr("Under one art&icle"),
            self.tr("Under one na&me"),
            self.tr("From one a&ddress"),
        ):
            field = QSpinBox(page)
            field.setRange(0, MOST_LIMIT)
            field.setSpecialValueText(self.tr("never an alarm"))
            field.setSuffix(self.tr(" comments"))
            field.setAccessibleDescription(why)
            field.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
            field.setEnabled(False)
            form.addRow(name, field)
            fields.append(field)
        self.article, self.name, self.address = fields
        self._show(self._there)

    def begin(self, lanes: Lanes, actor: str) -> None:
        """Ask ``lanes`` what is in force; ``actor`` goes into the log."""
        self._lanes, self._actor = lanes, actor
        self._read()

    def settle(self, then: Callable[[], None]) -> bool:
        """Set what was changed, then call ``then``; return whether anything was.

        Where that is refused, the window says why and ``then`` is not called.
        """
        wanted = FloodLimits(self.article.value(), self.name.value(), self.address.value())
        if self._lanes is None or wanted == self._there:
            return False
        actor = self._actor

        def kept(_changed: object) -> None:
            self._there = wanted
            then()

        self._lanes.write(
            lambda desk: desk.floods.set_limits(actor, wanted),
            while_alive(self, kept),
            failed=while_alive(self, self._failed),
        )
        return True

    def _read(self) -> None:
        if self._lanes is not None:
            self._lanes.read(
                lambda desk: desk.floods.limits(),
                while_alive(self, self._told),
                topic="flood limits",
                failed=while_alive(self, self._unread),
            )

    def _told(self, limits: FloodLimits) -> None:
        self._there = limits
        self._show(limits)
        for field in (self.article, self.name, self.address):
            field.setEnabled(True)

    def _show(self, limits: FloodLimits) -> None:
        self.article.setValue(limits.article)
        self.name.setValue(limits.name)
        self.address.setValue(limits.address)

    def _unread(self, error: ModeratorError) -> None:
        frame = self._page.window()
        if isinstance(frame, Frame):
            frame.say(error.words(labels.language()))

    def _failed(self, error: ModeratorError) -> None:
        self._unread(error)
        self._read()
