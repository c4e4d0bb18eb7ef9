"""The connected sites: renew a login, connect another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.ui import labels
from moderator.ui.dialogs.frame import Frame, narrow, paragraph, while_alive
from moderator.ui.dialogs.hours_fields import HoursFields
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from moderator.errors import ModeratorError
    from moderator.model import SyncStatus
    from moderator.model.hours import Hours
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

STATUS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE = STATUS_ROLE + 1


class SiteList(QWidget):
    """Lists sites with their state."""

    renew_wanted = Signal(object)  # SiteInfo
    connect_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._lanes: Lanes | None = None
        self._actor = ""
        self._unedited: frozenset[int] = frozenset()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Connected sites"))
        self.list.setWordWrap(True)
        self.none = paragraph(self.tr("No site is connected yet."), theme, self, muted=True)
        self.editing = QCheckBox(
            self.tr("&Never edit readers' words at this site: reject instead"), self
        )
        if narrow(theme, self):  # a check box breaks no line by itself
            self.editing.setText(self.editing.text().replace(": ", ":\n"))
        self.hours = HoursFields(theme, self)
        self._hours: Mapping[int, Hours] = {}
        self.renew = QPushButton(self.tr("&Renew the login…"), self)
        self.another = QPushButton(self.tr("Connect a &site…"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for button in (self.renew, self.another):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.editing)
        layout.addWidget(self.hours)
        layout.addLayout(buttons)
        self.renew.clicked.connect(self._renew)
        self.another.clicked.connect(self.connect_wanted)
        self.editing.clicked.connect(self._set_editing)
        self.hours.kept.connect(self._set_hours)
        self.list.currentItemChanged.connect(self._show_editing)
        self.show_sites(())

    def show_sites(self, statuses: Sequence[SyncStatus]) -> None:
        """List the sites of ``statuses``."""
        self.list.clear()
        for status in statuses:
            info = status.site.info
            state = {
                None: self.tr("not tried yet"),
                True: self.tr("connected"),
                False: self.tr("no connection"),
            }[status.connected]
            text = self.tr("%1 (%2)\n%3").replace("%1", shortened(safe(info.name), 80))
            text = text.replace("%2", state).replace("%3", safe(info.address))
            item = QListWidgetItem(text, self.list)
            item.setData(STATUS_ROLE, info)
            item.setData(ID_ROLE, status.site.id)
        self.list.setCurrentRow(0)
        self.none.setVisible(not statuses)
        self.list.setVisible(bool(statuses))
        self.renew.setEnabled(bool(statuses))
        self.editing.setVisible(bool(statuses))
        self.hours.setVisible(bool(statuses))
        self._show_editing()

    # --- editing at a site, which is changed at once --------------------------------------------

    def begin(self, lanes: Lanes, actor: str) -> None:
        """Ask ``lanes`` at which sites nothing is edited; ``actor`` goes into the log."""
        self._lanes = lanes
        self._actor = actor
        self._read()

    def _read(self) -> None:
        if self._lanes is not None:
            self._lanes.read(
                lambda desk: (desk.readers.unedited(), desk.publishing.hours()),
                while_alive(self, self._told),
                topic="policies",
                failed=while_alive(self, self._failed),
            )

    def _told(self, policies: tuple[frozenset[int], Mapping[int, Hours]]) -> None:
        self._unedited, self._hours = policies
        self._show_editing()

    def _failed(self, error: ModeratorError) -> None:
        frame = self.window()
        if isinstance(frame, Frame):
            frame.say(error.words(labels.language()))
        self._read()

    @Slot()
    def _show_editing(self) -> None:
        item = self.list.currentItem()
        self.editing.setEnabled(item is not None and self._lanes is not None)
        self.editing.setChecked(item is not None and item.data(ID_ROLE) in self._unedited)
        self.hours.setEnabled(self.editing.isEnabled())
        self.hours.show_hours(None if item is None else self._hours.get(item.data(ID_ROLE)))

    @Slot(object)
    def _set_hours(self, hours: Hours | None) -> None:
        self._write_hours(hours, lambda _changed: self._read())

    def settle(self, then: Callable[[], None]) -> bool:
        """Apply hours that were set and not applied, then call ``then``; return whether any were.

        Where they are refused, the window says why and ``then`` is not called.
        """
        item = self.list.currentItem()
        if item is None or not self.hours.keep.isEnabled():
            return False
        site, hours = item.data(ID_ROLE), self.hours.wanted()

        def kept(_changed: object) -> None:
            self._hours = {one: those for one, those in self._hours.items() if one != site}
            if hours is not None:
                self._hours = {**self._hours, site: hours}
            self._show_editing()
            then()

        return self._write_hours(hours, kept)

    def _write_hours(self, hours: Hours | None, kept: Callable[[object], None]) -> bool:
        item = self.list.currentItem()
        if item is None or self._lanes is None:
            return False
        site, actor = item.data(ID_ROLE), self._actor
        self._lanes.write(
            lambda desk: desk.publishing.set_hours(actor, site, hours),
            while_alive(self, kept),
            failed=while_alive(self, self._failed),
        )
        return True

    @Slot()
    def _set_editing(self) -> None:
        item = self.list.currentItem()
        if item is None or self._lanes is None:
            return
        site, actor, allowed = item.data(ID_ROLE), self._actor, not self.editing.isChecked()
        self._lanes.write(
            lambda desk: desk.readers.set_editing(site, actor, allowed=allowed),
            while_alive(self, lambda _changed: self._read()),
            failed=while_alive(self, self._failed),
        )

    @Slot()
    def _renew(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.renew_wanted.emit(item.data(STATUS_ROLE))
