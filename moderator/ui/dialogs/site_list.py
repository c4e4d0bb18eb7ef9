"""The connected sites: renew a login, connect another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.ui.dialogs.frame import paragraph
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import SyncStatus
    from moderator.ui.theme import Theme

STATUS_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class SiteList(QWidget):
    """Lists sites with their state."""

    renew_wanted = Signal(object)  # SiteInfo
    connect_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Connected sites"))
        self.list.setWordWrap(True)
        self.none = paragraph(self.tr("No site is connected yet."), theme, self, muted=True)
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
        layout.addLayout(buttons)
        self.renew.clicked.connect(self._renew)
        self.another.clicked.connect(self.connect_wanted)
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
        self.list.setCurrentRow(0)
        self.none.setVisible(not statuses)
        self.list.setVisible(bool(statuses))
        self.renew.setEnabled(bool(statuses))

    @Slot()
    def _renew(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.renew_wanted.emit(item.data(STATUS_ROLE))
