"""The shift sheet on the screen: what is left to the next shift, a note to it, and paper."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt, Signal, Slot
from PySide6.QtWidgets import QDateTimeEdit, QPlainTextEdit, QPushButton, QWidget

from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.frame import Frame, roomy
from moderator.ui.dialogs.parts_view import PartsView
from moderator.ui.flow import Flow
from moderator.ui.shift_parts import ShiftParts

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model.shift import ShiftSheet
    from moderator.ui.lanes import Lanes
    from moderator.ui.printing.jobs import PrintJob
    from moderator.ui.theme import Theme

NOTE_LINES = 3
LONGEST_NOTE = 4000


class ShiftDialog(Frame):
    """``print_wanted`` carries the job; ``handed_over`` the note that was written."""

    print_wanted = Signal(object)
    handed_over = Signal(str)

    def __init__(self, lanes: Lanes, actor: str, note: str, theme: Theme, parent: QWidget) -> None:
        """Read the sheet of ``actor``; ``note`` is what was begun to be written."""
        super().__init__(self.tr("Shift sheet"), theme, parent, width=820)
        self._lanes = lanes
        self._actor = actor
        self._chosen: datetime | None = None
        self._asked = 0
        self._busy = False
        self.sheet: ShiftSheet | None = None
        self._build(note)
        self.since.editingFinished.connect(self._since_changed)
        self.again.clicked.connect(self._read)
        self.paper.clicked.connect(self._print)
        self.hand.clicked.connect(self._hand_over)
        self.back.clicked.connect(self.reject)
        self.resize(roomy(theme, self, 900, 680))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _build(self, note: str) -> None:
        theme = self.theme
        self.since = QDateTimeEdit(self)
        self.since.setDisplayFormat("dd/MM/yyyy HH:mm")
        self.since.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self.since.setMinimumWidth(theme.px(150))
        self.since.setKeyboardTracking(False)
        self.since.setSpecialValueText("…")  # until the beginning is known
        self.since.setDateTime(self.since.minimumDateTime())
        self.since.setEnabled(False)
        self.since.setAccessibleName(self.tr("Beginning of the shift"))
        self.began = plain_label("", self, muted=True)
        self.again = QPushButton(self.tr("&Read again"), self)
        self.again.setAutoDefault(False)
        head = Flow(theme.px(8), self)
        label = plain_label(self.tr("&Since"), self)
        label.setBuddy(self.since)
        head.add(label)
        head.add(self.since)
        head.add(self.began)
        head.add(self.again)
        self.view = PartsView(self.tr("Shift sheet"), theme, self)
        self.view.setMinimumHeight(theme.px(150))
        self.view.setPlainText(self.tr("Reading…"))
        self.note = QPlainTextEdit(note, self)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(self.tr("Note for the next shift"))
        self.note.setPlaceholderText(
            self.tr("Shown to whoever logs in next, until they have read it")
        )
        self.note.setFixedHeight(theme.line() * NOTE_LINES + theme.px(16))
        note_label = plain_label(self.tr("&Note for the next shift"), self)
        note_label.setBuddy(self.note)
        self.told = wrapped_label("", self)
        self.told.setStyleSheet(f"color: {theme.colours.tones['green'].fore};")
        self.told.hide()
        for widget in (label, self.began):
            widget.setMinimumHeight(self.again.sizeHint().height())
        self.body.addWidget(head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(note_label)
        self.body.addWidget(self.note)
        self.body.addWidget(self.told)
        self.paper = self.add_button(self.tr("&Print or PDF…"))
        self.hand = self.add_button(self.tr("&Hand over"), primary=True)
        self.back = self.add_button(self.tr("Close"))
        self.paper.setEnabled(False)
        self.hand.setEnabled(False)

    # --- reading ----------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        self._asked += 1
        asked, actor, chosen = self._asked, self._actor, self._chosen

        def found(sheet: ShiftSheet) -> None:
            if asked == self._asked:
                self._show(sheet)

        # On the writer: what was decided a moment ago must be counted.
        self._lanes.write(
            lambda desk: desk.shifts.sheet(actor, chosen),
            self.mine(found),
            failed=self.mine(self._failed),
        )

    def _show(self, sheet: ShiftSheet) -> None:
        self.sheet = sheet
        parts = ShiftParts(sheet)
        self.say("")
        self.view.show_parts(parts.parts())
        self.since.setDateTime(_shown(sheet.since))
        self.since.setMaximumDateTime(_shown(sheet.until))
        self.since.setEnabled(True)
        self.began.setText(parts.beginning())
        self.paper.setEnabled(True)
        self.hand.setEnabled(not self.told.isVisible())

    def _failed(self, error: ModeratorError) -> None:
        self._busy = False
        self.say(error.words(labels.language()))

    @Slot()
    def _since_changed(self) -> None:
        if self.sheet is None or self.since.dateTime() == _shown(self.sheet.since):
            return
        seconds = self.since.dateTime().toMSecsSinceEpoch() / 1000
        self._chosen = datetime.fromtimestamp(seconds, self.sheet.since.tzinfo)
        self._read()

    # --- paper, and the next shift ----------------------------------------------------------------

    @Slot()
    def _print(self) -> None:
        if self.sheet is not None:
            job: PrintJob = ShiftParts(self.sheet, self.note.toPlainText()).job()
            self.print_wanted.emit(job)

    @Slot()
    def _hand_over(self) -> None:
        if self._busy or self.sheet is None:
            return
        self._busy = True
        self._asked += 1
        actor, chosen = self._actor, self._chosen
        note = self.note.toPlainText()[:LONGEST_NOTE]

        def hand_over(desk: Desk) -> ShiftSheet:
            sheet = desk.shifts.sheet(actor, chosen)  # as it is now, not as it was shown
            desk.shifts.hand_over(sheet, note)
            return sheet

        self._lanes.write(hand_over, self.mine(self._was), failed=self.mine(self._failed))

    def _was(self, sheet: ShiftSheet) -> None:
        self._busy = False
        note = self.note.toPlainText()
        said = self.tr("Handed over at %1. The next shift begins here.")
        self.told.setText(said.replace("%1", labels.time_of_day(sheet.until)))
        self.told.show()
        self._show(sheet)
        self.since.setEnabled(False)
        self.again.setEnabled(False)
        self.note.setReadOnly(True)
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        self.handed_over.emit(note)
        self.grow()


def _shown(moment: datetime) -> QDateTime:
    """Return a moment as the field shows it: local, to the minute."""
    found = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    time = found.time()
    time.setHMS(time.hour(), time.minute(), 0)
    found.setTime(time)
    return found
