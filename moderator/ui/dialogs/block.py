"""Blocking a reader at their site: for how long, why, and what it does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QRadioButton, QWidget

from moderator.model.blocking import PERIODS
from moderator.ui import block_words, labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.frame import Frame
from moderator.ui.flow import Flow
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.errors import ModeratorError
    from moderator.model import Detail
    from moderator.model.blocking import Blocking
    from moderator.ui.keys import KeyMap
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

USUAL = 7
LONGEST_REASON = 500


class BlockDialog(Frame):
    """Asks about the reader of one comment; nothing is done before it is confirmed."""

    told = Signal(str)  # what was done
    all_wanted = Signal()  # everything by this reader
    others_wanted = Signal()  # the list of those who are blocked

    def __init__(
        self,
        lanes: Lanes,
        detail: Detail,
        actor: str,
        theme: Theme,
        parent: QWidget,
        *,
        keys: KeyMap,
    ) -> None:
        """Ask; ``actor`` goes into the log, ``keys`` have the one that saves."""
        super().__init__(self.tr("Block this reader"), theme, parent, width=540)
        self._lanes = lanes
        self._comment = detail.row.id
        self._actor = actor
        history = detail.history
        by = (
            self.tr("Account %1 at %2") if history.by == "account" else self.tr("E-mail %1 at %2")
        ).replace("%2", safe(shortened(detail.site.name, 60)))
        self.who = wrapped_label(by.replace("%1", safe(shortened(history.who, 80))), self)
        self.who.setFont(theme.font(0.5, bold=True))
        signed = self.tr("Signed here as %1. Others who sign so are not meant.")
        self.body.addWidget(self.who)
        name = wrapped_label(signed.replace("%1", safe(shortened(detail.name, 60))), self)
        name.setProperty("muted", "true")
        self.body.addWidget(name)
        now = "" if history.blocking is None else block_words.whole(history.blocking)
        self.state = wrapped_label(now, self)
        self.state.setVisible(bool(now))
        self.body.addWidget(self.state)
        head = plain_label(self.tr("For how long? The site counts from when it is told."), self)
        self.body.addWidget(head)
        self.periods: dict[int | None, QRadioButton] = {}
        self.body.addWidget(self._choice(theme))
        label = plain_label(self.tr("Wh&y? (stands in the log, and goes to the site)"), self)
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(LONGEST_REASON)
        label.setBuddy(self.reason)
        self.body.addWidget(label)
        self.body.addWidget(self.reason)
        self.about = wrapped_label(
            self.tr(
                "The site takes no comment from this reader until then. What they sent before stays"
                " as it is: what waits is still to be decided. Within ten seconds it can be taken"
                " back untold; later the site is told again."
            ),
            self,
            muted=True,
        )
        self.body.addWidget(self.about)
        elsewhere = Flow(theme.px(8), self)
        self.all = QPushButton(self.tr("&Everything by this reader…"), elsewhere)
        self.others = QPushButton(self.tr("Bloc&ked readers…"), elsewhere)
        for button, opens in ((self.all, self._all), (self.others, self._others)):
            button.setAutoDefault(False)
            button.clicked.connect(opens)
            elsewhere.add(button)
        self.body.addWidget(elsewhere)
        self.block = self.add_button(self.tr("Block   Enter"), danger=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.block.clicked.connect(self._block)
        self.back.clicked.connect(self.reject)
        self.reason.returnPressed.connect(self._block)
        self.reason.textChanged.connect(self._filled)
        for sequence in keys.sequences("save"):
            QShortcut(sequence, self, self._block)
        self._filled()
        self.fit()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice(self, theme: Theme) -> QWidget:
        row = Flow(theme.px(16), self)
        group = QButtonGroup(self)
        for days in PERIODS:
            button = QRadioButton(self._period(days), self)
            group.addButton(button)
            self.periods[days] = button
            row.add(button)
        self.periods[USUAL].setChecked(True)
        return row

    def _period(self, days: int | None) -> str:
        if days is None:
            return self.tr("For &good")
        return self.tr("%n day(s)", "", days)

    @Slot()
    def _filled(self) -> None:
        self.block.setEnabled(bool(self.reason.text().strip()))

    @Slot()
    def _all(self) -> None:
        self.reject()
        self.all_wanted.emit()

    @Slot()
    def _others(self) -> None:
        self.reject()
        self.others_wanted.emit()

    @Slot()
    def _block(self) -> None:
        if not self.reason.text().strip():
            self.say(self.tr("Write a reason first."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.block.isEnabled():
            return
        days = next(one for one, button in self.periods.items() if button.isChecked())
        comment, actor, reason = self._comment, self._actor, self.reason.text().strip()
        self.block.setEnabled(False)
        self._lanes.write(
            lambda desk: desk.blocks.block(actor, comment, days, reason),
            self.mine(self._done),
            failed=self.mine(self._failed),
        )

    def _done(self, made: Blocking) -> None:
        self.told.emit(block_words.whole(made))
        self.accept()

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))
        self._filled()
