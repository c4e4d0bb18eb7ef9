"""A decision about a whole list: what it will do, how far it is, what became of each comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from moderator.filters.line import write
from moderator.filters.queries import filter_of
from moderator.model import ItemResult, Row, Sweep, Swept
from moderator.ui import labels
from moderator.ui.chips import line_list, plain_label, wrapped_label
from moderator.ui.dialogs.bulk import title_of
from moderator.ui.dialogs.frame import Frame, roomy
from moderator.ui.dialogs.task_bar import TaskBar
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Decision, Query, Words
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.theme import Theme

Foreseen = tuple[Sweep, Swept, tuple[Row, ...]]
"""The whole list, what would become of it, its first rows."""

SAMPLE = 12
"""Comments that are shown of a list that nobody reads whole."""

LISTED = 2000
"""A list of so many is shown whole, and single comments can be left out of it."""

LINE = 120
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class _Results(QObject):
    """How many comments end how. A class, since only ``self.tr`` has its plurals collected."""

    def of(self, result: ItemResult, count: int) -> str:
        return {
            ItemResult.DONE: self.tr("%n can be decided so", "", count),
            ItemResult.ALREADY: self.tr("%n stand so already", "", count),
            ItemResult.CHANGED: self.tr("%n changed since the list was read: left", "", count),
            ItemResult.MISSING: self.tr("%n are no longer there", "", count),
            ItemResult.ASK: self.tr("%n raise a question: left unless you tick it", "", count),
        }.get(result, self.tr("%n cannot be decided so: left", "", count))


class SweepDialog(Frame):
    """Previews, decides in steps with progress, and tells what was left."""

    def __init__(
        self,
        lanes: Lanes,
        decision: Decision,
        query: Query,
        reasons: Mapping[str, Words],
        *,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Ask the desk what ``decision`` about all of ``query`` would do."""
        super().__init__(self.tr("Decide the whole list"), theme, parent, width=680)
        self._lanes = lanes
        self._verdict = decision.verdict
        self._sweep: Sweep | None = None
        self._running = False
        self._ready = 0
        self._asked: Mapping[str, int] = {}
        self._out: frozenset[int] = frozenset()
        about = [self.tr("Filter: %1").replace("%1", write(filter_of(query), labels.language()))]
        if decision.reason:
            words = reasons.get(decision.reason)
            reason = labels.words(words) if words else decision.reason
            about.append(self.tr("Reason: %1").replace("%1", reason))
        if decision.note:
            about.append(self.tr("Note: %1").replace("%1", safe(decision.note)))
        self.about = wrapped_label("\n".join(map(safe, about)), self, muted=True)
        self.summary = wrapped_label(self.tr("Reading the list…"), self)
        self.bar = TaskBar(self.tr("Progress"), theme, self)
        self.ticks = QVBoxLayout()
        self._ticks: dict[str, QCheckBox] = {}
        self.heading = plain_label(self.tr("The first of them:"), self)
        self.list = line_list(self.tr("Comments"), theme.px(130), self)
        self.body.addWidget(self.about)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.bar)
        self.body.addLayout(self.ticks)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.list, 1)
        self.act = self.add_button(title_of(decision.verdict, 0), primary=True)
        self.act.setEnabled(False)
        self.back = self.add_button(self.tr("Cancel"))
        self.bar.moved.connect(self._tell_progress)
        self.act.clicked.connect(self._go)
        self.back.clicked.connect(self.reject)
        self.resize(roomy(theme, self, 700, 540))
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

        def look(desk: Desk, progress: Progress, stop: Stop) -> Foreseen:
            from moderator.desk import sweep  # noqa: PLC0415  # brings the database

            found = sweep.gather(desk, query, decision)
            few = len(found.comments) <= LISTED
            sample = desk.rows(found.comments if few else found.comments[:SAMPLE])
            return found, sweep.preview(desk, found, progress, stop), sample

        self.bar.run(lanes, look, self._foreseen, self._failed)

    @Slot(int, int)
    def _tell_progress(self, at: int, total: int) -> None:
        """Say how many comments are looked at, or decided, of how many."""
        if not self.back.isEnabled():
            return  # it is told that it stops
        text = (
            self.tr("Deciding, step by step: %1 of %2")
            if self._running
            else self.tr("Looked at %1 of %2")
        )
        text = text.replace("%1", labels.number(at)).replace("%2", labels.number(total))
        self.summary.setText(text)

    # --- before -----------------------------------------------------------------------------------

    def _foreseen(self, found: Foreseen) -> None:
        self._sweep, swept, sample = found
        self._tell(swept)
        for code, count in swept.questions.items():
            words = labels.words(swept.asked[code])
            tick = QCheckBox(f"{labels.number(count)}  ·  {shortened(words, LINE)}", self)
            tick.toggled.connect(self._count)
            self.ticks.addWidget(tick)
            self._ticks[code] = tick
        if len(found[0].comments) <= LISTED:
            self._list_all(sample, swept)
        else:
            self.heading.setText(
                self.tr(
                    "The first of them (single ones can be left out of %n at most: narrow the list"
                    " by a filter):",
                    "",
                    LISTED,
                )
            )
            for row in sample:
                self.list.addItem(_line(row))
        self._ready = swept.results.get(ItemResult.DONE, 0)
        self._asked = swept.questions
        self._count()
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_all(self, rows: tuple[Row, ...], swept: Swept) -> None:
        """List every comment; those that would be decided can be left out one by one."""
        self.heading.setText(self.tr("Space leaves a comment out or takes it in:"))
        left = {one.comment_id: one for one in swept.left}
        for row in rows:
            item = QListWidgetItem(_line(row), self.list)
            item.setData(ID_ROLE, row.id)
            why = left.get(row.id)
            if why is None:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(CHECKED)
            else:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setForeground(QColor(self.theme.colours.muted))
                if why.words is not None:
                    item.setText(f"{item.text()}  ·  {shortened(labels.words(why.words), LINE)}")
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._toggled)

    @Slot(QListWidgetItem)
    def _toggled(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable and item.data(ID_ROLE) is not None:
            one = int(item.data(ID_ROLE))
            self._out = self._out - {one} if item.checkState() is CHECKED else self._out | {one}
            self._count()

    @Slot()
    def _count(self) -> None:
        ticked = sum(self._asked[code] for code, tick in self._ticks.items() if tick.isChecked())
        count = self._ready + ticked - len(self._out)
        self.act.setText(title_of(self._verdict, count))
        self.act.setEnabled(count > 0 and not self._running)

    def _tell(self, swept: Swept) -> None:
        lines = [
            _Results().of(result, count)
            for result, count in swept.results.items()
            if count and (result is not ItemResult.DONE or not self._running)
        ]
        self.summary.setText("\n".join(lines) or self.tr("No comment is in this list."))
        self.grow()

    # --- doing ------------------------------------------------------------------------------------

    @Slot()
    def _go(self) -> None:
        if self._sweep is None or self._running:
            return
        self._running = True
        confirmed = frozenset(code for code, tick in self._ticks.items() if tick.isChecked())
        sweep, out = self._sweep, self._out
        decision = replace(sweep.decision, confirmed=confirmed)
        self.act.setEnabled(False)
        self.list.setEnabled(False)
        for tick in self._ticks.values():
            tick.setEnabled(False)
        self.summary.setText(self.tr("Deciding, step by step…"))
        self.back.setText(self.tr("Stop"))

        def act(desk: Desk, progress: Progress, stop: Stop) -> Swept:
            from moderator.desk import sweep as sweeping  # noqa: PLC0415  # brings the database

            wanted = sweeping.without(replace(sweep, decision=decision), out)
            return sweeping.carry_out(desk, wanted, progress, stop)

        self.bar.run(self._lanes, act, self._done, self._failed)

    def _done(self, swept: Swept) -> None:
        done = swept.results.get(ItemResult.DONE, 0)
        self._tell(swept)
        said = [title_of(self._verdict, done) + " ✓"]
        if swept.looked < swept.total:
            said.append(self.tr("Stopped: %n were not looked at.", "", swept.total - swept.looked))
        if self.summary.text() and len(swept.results) > 1:
            said.append(self.summary.text())
        if done:
            said.append(self.tr("One undo takes all of it back."))
        self.summary.setText("\n".join(said))
        for tick in self._ticks.values():
            tick.hide()
        self.list.setEnabled(True)
        self.list.clear()
        self.heading.setText(self.tr("What was left, and why:"))
        self.heading.setVisible(bool(swept.left))
        self.list.setVisible(bool(swept.left))
        for item in swept.left:
            why = labels.words(item.words) if item.words is not None else item.result.value
            self.list.addItem(f"{item.comment_id}: {shortened(safe(why), LINE)}")
        self.act.hide()
        self.back.setText(self.tr("Close"))
        self.back.setEnabled(True)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: ModeratorError) -> None:
        self._running = False
        self.list.setEnabled(True)
        self.summary.setText(self.tr("What was decided before this stays decided."))
        self.back.setText(self.tr("Close"))
        self.back.setEnabled(True)
        self.say(error.words(labels.language()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the list to the button with Enter, where a second Enter decides."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.list.hasFocus() and self.act.isEnabled():
            self.act.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Stop what runs; while deciding, stay until the step is done and tell how far it came."""
        self.bar.stop()
        if self.bar.running and self._running:
            self.back.setEnabled(False)
            self.summary.setText(self.tr("Stopping after this step…"))
        else:
            super().reject()


def _line(row: Row) -> str:
    text = " ".join(safe(row.text).split())
    return f"{shortened(safe(row.author), 30)}: {shortened(text, LINE)}"
