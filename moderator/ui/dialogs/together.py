"""Comments that came together: each group with its evidence, to be listed and decided as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem

from moderator.model.brigade import BrigadeKind
from moderator.ui import labels
from moderator.ui.chips import line_list
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.errors import ModeratorError
    from moderator.model.brigade import Brigade
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

ROLE = int(Qt.ItemDataRole.UserRole) + 1
SHOWN = 110


class TogetherDialog(Frame):
    """Lists the groups of the last day, those with most that waits first."""

    list_wanted = Signal(object)  # a Brigade
    article_wanted = Signal(int)
    manual_wanted = Signal()

    def __init__(self, lanes: Lanes, theme: Theme, parent: QWidget) -> None:
        """Look for the groups."""
        super().__init__(self.tr("Came together"), theme, parent, width=640)
        self.rule = paragraph(
            self.tr(
                "Comments of the last day, each less than ten minutes after the one before, that"
                " one thing ties together. That is a hint, no proof: people also come together"
                " by themselves. Listed, a group is decided as a whole: Ctrl+A, then a key."
            ),
            theme,
            self,
            muted=True,
        )
        self.list = line_list(self.tr("Came together"), theme.px(230), self, wraps=True)
        self.none = paragraph(self.tr("Looking…"), theme, self)
        for part in (self.rule, self.none, self.list):
            self.body.addWidget(part)
        self.manual = self.add_button(self.tr("&What counts"))
        self.manual.clicked.connect(self.manual_wanted)
        self.manage = self.add_button(self.tr("This &article…"))
        self.show_list = self.add_button(self.tr("&Show them"), primary=True)
        self.back = self.add_button(self.tr("Close"))
        self.show_list.clicked.connect(self._list)
        self.manage.clicked.connect(self._manage)
        self.back.clicked.connect(self.accept)
        self.list.itemActivated.connect(self._list)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.hide()
        self._chosen()
        self.fit()
        lanes.read(
            lambda desk: desk.floods.together(),
            self.mine(self._show),
            topic="together",
            failed=self.mine(self._failed),
        )

    def _show(self, groups: tuple[Brigade, ...]) -> None:
        for group in groups:
            item = QListWidgetItem(self.told(group), self.list)
            item.setData(ROLE, group)
        self.list.setCurrentRow(0)
        for part in (self.list, self.show_list, self.manage):
            part.setVisible(bool(groups))
        self.none.setText(self.tr("Nothing that waits came together in the last day."))
        self.none.setVisible(not groups)
        self._chosen()
        self.fit()
        (self.list if groups else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self, group: Brigade) -> str:
        """Return what ties a group, and its evidence."""
        shown = safe(" ".join(shortened(group.shown, SHOWN).split()))
        tie = {
            BrigadeKind.ARTICLE: self.tr("New names under “%1”"),
            BrigadeKind.ALIKE: self.tr("Nearly the same words: “%1”"),
            BrigadeKind.ADDRESS: self.tr("Many names from one address: %1"),
        }[group.kind].replace("%1", shown)
        evidence = [
            self.tr("%n comment(s)", "", group.comments),
            self.tr("%n waiting", "", group.pending),
            self.tr("%n name(s)", "", group.names),
        ]
        if group.new:
            evidence.append(self.tr("%n never seen before", "", group.new))
        if group.articles > 1:
            evidence.append(self.tr("%n articles", "", group.articles))
        evidence.append(self.tr("within %n minute(s)", "", group.minutes))
        evidence.append(self.tr("from %1").replace("%1", labels.time_of_day(group.since)))
        return f"{tie}\n{'  ·  '.join(evidence)}"

    def _group(self) -> Brigade | None:
        item = self.list.currentItem()
        found: Brigade | None = None if item is None else item.data(ROLE)
        return found

    @Slot()
    def _chosen(self) -> None:
        group = self._group()
        self.show_list.setEnabled(group is not None)
        self.manage.setEnabled(group is not None and group.article_id is not None)

    @Slot()
    def _list(self) -> None:
        group = self._group()
        if group is not None:
            self.accept()
            self.list_wanted.emit(group)

    @Slot()
    def _manage(self) -> None:
        group = self._group()
        if group is not None and group.article_id is not None:
            self.article_wanted.emit(group.article_id)

    def _failed(self, error: ModeratorError) -> None:
        self.none.hide()
        self.say(error.words(labels.language()))
