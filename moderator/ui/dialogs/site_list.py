"""The connected sites: what is decided for each, renew a login, connect another."""

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

from moderator.errors import NotAllowed
from moderator.ui import labels
from moderator.ui.dialogs.frame import Frame, narrow, paragraph, while_alive
from moderator.ui.dialogs.hours_fields import HoursFields
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import SyncStatus
    from moderator.model.hours import Hours
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

STATUS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE = STATUS_ROLE + 1

Policy = tuple[bool, "Hours | None"]
"""Whether texts may be edited, and the publishing hours; None for always."""


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
        self._hours: Mapping[int, Hours] = {}
        self._known = False  # whether it was told what is in force
        self._wanted: dict[int, Policy] = {}  # what was set and is not in force yet
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
        self.why = paragraph(
            self.tr("At other hours approvals wait here and are sent when the next ones begin."),
            theme,
            self,
            muted=True,
        )
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
        layout.addWidget(self.why)
        layout.addLayout(buttons)
        self.renew.clicked.connect(self._renew)
        self.another.clicked.connect(self.connect_wanted)
        self.editing.clicked.connect(self._change)
        self.hours.changed.connect(self._change)
        self.list.currentItemChanged.connect(self._show_policy)
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
        for part in (self.editing, self.hours, self.why):
            part.setVisible(bool(statuses))
        self._show_policy()

    # --- what is decided for a site: kept with the other settings -------------------------------

    def begin(self, lanes: Lanes, actor: str) -> None:
        """Ask ``lanes`` what is in force at which site; ``actor`` goes into the log."""
        self._lanes = lanes
        self._actor = actor
        self._read()

    def _read(self) -> None:
        if self._lanes is not None:
            self._lanes.read(
                lambda desk: (desk.readers.unedited(), desk.publishing.hours()),
                while_alive(self, self._told),
                topic="policies",
                failed=while_alive(self, self._say),
            )

    def _told(self, policies: tuple[frozenset[int], Mapping[int, Hours]]) -> None:
        self._unedited, self._hours = policies
        self._known = True
        self._wanted = {
            site: wanted for site, wanted in self._wanted.items() if wanted != self._there(site)
        }
        self._show_policy()

    def _say(self, error: ModeratorError) -> None:
        frame = self.window()
        if isinstance(frame, Frame):
            frame.say(error.words(labels.language()))

    def _failed(self, error: ModeratorError) -> None:
        self._say(error)
        if isinstance(error, NotAllowed):
            self._wanted.clear()
        self._read()  # some sites may have been changed; the rest is still wanted

    def _there(self, site: int) -> Policy:
        """Return what is in force at ``site``."""
        return site not in self._unedited, self._hours.get(site)

    @Slot()
    def _show_policy(self) -> None:
        item = self.list.currentItem()
        for part in (self.editing, self.hours):
            part.setEnabled(item is not None and self._known)  # both are set together
        site = None if item is None else item.data(ID_ROLE)
        allowed, hours = (True, None) if site is None else self._wanted.get(site, self._there(site))
        self.editing.setChecked(not allowed)
        self.hours.show_hours(hours)

    @Slot()
    def _change(self) -> None:
        """Keep in mind what a person set for the current site."""
        item = self.list.currentItem()
        if item is None or not self._known:
            return
        site = item.data(ID_ROLE)
        self._wanted[site] = (not self.editing.isChecked(), self.hours.wanted())
        if self._wanted[site] == self._there(site):
            del self._wanted[site]

    def settle(self, then: Callable[[], None]) -> bool:
        """Put in force what was set, then call ``then``; return whether anything was set.

        Where that is refused, the window says why and ``then`` is not called.
        """
        if not self._wanted or self._lanes is None:
            return False
        actor = self._actor
        steps = [(site, self._there(site), wanted) for site, wanted in self._wanted.items()]

        def put(desk: Desk) -> None:
            for site, there, (allowed, hours) in steps:
                if allowed != there[0]:
                    desk.readers.set_editing(site, actor, allowed=allowed)
                if hours != there[1]:
                    desk.publishing.set_hours(actor, site, hours)

        def kept(_done: object) -> None:
            self._wanted.clear()
            self._read()
            then()

        self._lanes.write(put, while_alive(self, kept), failed=while_alive(self, self._failed))
        return True

    @Slot()
    def _renew(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.renew_wanted.emit(item.data(STATUS_ROLE))
