"""All alarms about floods that nobody has put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from moderator.model.flood import FloodKind
from moderator.ui import labels
from moderator.ui.chips import line_list
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from moderator.errors import ModeratorError
    from moderator.model.flood import Flood
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

ROLE = int(Qt.ItemDataRole.UserRole) + 1


class FloodsDialog(Frame):
    """Lists the alarms, the newest first."""

    list_wanted = Signal(object)  # a Flood
    article_wanted = Signal(int)
    manual_wanted = Signal()
    changed = Signal()  # one was put aside
    together_wanted = Signal()

    def __init__(
        self,
        lanes: Lanes,
        theme: Theme,
        actor: str,
        sentence: Callable[[Flood], str],
        parent: QWidget,
    ) -> None:
        """Read the alarms; ``actor`` goes into the log for each that is put aside."""
        super().__init__(self.tr("Floods"), theme, parent, width=620)
        self._lanes = lanes
        self._actor = actor
        self._sentence = sentence
        self.rule = paragraph(
            self.tr(
                "More comments within ten minutes than this desk is used to: than the mean of the"
                " last 28 days and three deviations. The settings say from how many on."
            ),
            theme,
            self,
            muted=True,
        )
        self.list = line_list(self.tr("Floods"), theme.px(160), self, wraps=True)
        self.none = paragraph(self.tr("Nothing bursts."), theme, self)
        self.body.addWidget(self.rule)
        self.body.addWidget(self.none)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)  # without alarms, the words stand at the top
        more = Flow(theme.px(8), self)
        self.together = QPushButton(self.tr("&Came together…"), self)
        self.together.clicked.connect(self.together_wanted)
        self.manual = QPushButton(self.tr("&What counts"), self)
        self.manual.clicked.connect(self.manual_wanted)
        for button in (self.together, self.manual):
            button.setAutoDefault(False)
            more.add(button)
        self.body.addWidget(more)
        self.manage = self.add_button(self.tr("This &article…"))
        self.aside = self.add_button(self.tr("&Put aside"))
        self.show_list = self.add_button(self.tr("&Show them"), primary=True)
        self.back = self.add_button(self.tr("Close"))
        self.show_list.clicked.connect(self._list)
        self.manage.clicked.connect(self._manage)
        self.aside.clicked.connect(self._aside)
        self.back.clicked.connect(self.accept)
        self.list.itemActivated.connect(self._list)
        self.list.currentItemChanged.connect(self._chosen)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._aside)
        self.none.hide()
        self._chosen()
        self._read()

    def _read(self) -> None:
        # What this window put aside a moment ago must be gone.
        self._lanes.write(
            lambda desk: desk.floods.active(),
            self.mine(self._show),
            failed=self.mine(self._failed),
        )

    def _show(self, floods: tuple[Flood, ...]) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for flood in floods:
            since = self.tr("since %1").replace("%1", labels.time_of_day(flood.since))
            text = f"{self._sentence(flood)}\n{since}"
            item = QListWidgetItem(text, self.list)
            item.setData(ROLE, flood)
        self.list.setCurrentRow(min(row, len(floods) - 1))
        for part in (self.list, self.show_list, self.manage, self.aside):
            part.setVisible(bool(floods))
        self.none.setVisible(not floods)
        self._chosen()
        self.fit()
        (self.list if floods else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _flood(self) -> Flood | None:
        item = self.list.currentItem()
        found: Flood | None = None if item is None else item.data(ROLE)
        return found

    @Slot()
    def _chosen(self) -> None:
        flood = self._flood()
        self.show_list.setEnabled(flood is not None)
        self.aside.setEnabled(flood is not None)
        self.manage.setEnabled(flood is not None and flood.kind is FloodKind.ARTICLE)

    @Slot()
    def _list(self) -> None:
        flood = self._flood()
        if flood is not None:
            self.accept()
            self.list_wanted.emit(flood)

    @Slot()
    def _manage(self) -> None:
        flood = self._flood()
        if flood is not None and flood.article_id is not None:
            self.article_wanted.emit(flood.article_id)

    @Slot()
    def _aside(self) -> None:
        flood = self._flood()
        if flood is None or not self.aside.isEnabled():
            return
        seq, actor = flood.seq, self._actor
        self.aside.setEnabled(False)
        self._lanes.write(
            lambda desk: desk.floods.put_aside(actor, seq),
            self.mine(self._gone),
            failed=self.mine(self._failed),
        )

    def _gone(self, _done: object) -> None:
        self.changed.emit()
        self._read()

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))
        self._chosen()
