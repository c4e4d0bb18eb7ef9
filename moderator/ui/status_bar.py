"""The status bar: what is known of the site, and since when. It claims nothing it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from moderator.model import Field, Filter, State, Term
from moderator.ui import labels
from moderator.ui.chips import plain_label
from moderator.ui.line_label import LineLabel
from moderator.ui.plain import safe, set_tooltip, shortened
from moderator.ui.spacing import spaced

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from moderator.model import Clock, Counts, Round, SyncStatus
    from moderator.ui.theme import Theme

TICK_MS = 5000
NARROW = 700
"""Pixels at 14 px text below which there is no room for how long the oldest waits."""
WIDE = 1280
"""Pixels at 14 px text from which on there is room for what waits for the chief."""
AWAITING = Filter(
    terms=(
        Term(Field.STATUS, (State.APPROVED.value,)),
        Term(Field.IS, ("hours",)),
    )
)
LATE = 4  # polls without success after which the list is called old


class StatusBar(QFrame):
    """Connection, last success, deliveries waiting, problems, how long the oldest waits."""

    problems_wanted = Signal()
    sync_wanted = Signal()
    answered = Signal(str, str, str)  # what ``asking`` said is over; what came of it, its tone
    later_wanted = Signal(object)  # Filter: what waits for the publishing hours is to be listed

    def __init__(
        self, theme: Theme, clock: Clock, poll_s: float, parent: QWidget | None = None
    ) -> None:
        """Say that nothing is known yet."""
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._theme = theme
        self._clock = clock
        self._poll_s = poll_s
        self._statuses: tuple[SyncStatus, ...] = ()
        self._counts: Counts | None = None
        self._told = False
        self._unusable = False
        self._faults = 0
        self._asking = ""
        self._asked: tuple[Round | None, ...] = ()  # each site's last round when they were asked
        self.dot = plain_label("", self)
        self.connection = LineLabel(self)
        self.synced = LineLabel(self)
        self.waiting = LineLabel(self)
        self.later = QToolButton(self)
        self.later.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.later.setMinimumWidth(theme.px(60))
        self.later.clicked.connect(lambda: self.later_wanted.emit(AWAITING))
        self.problems = QToolButton(self)
        self.problems.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problems.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.problems.clicked.connect(self.problems_wanted)
        self.sync = QToolButton(self)
        self.sync.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sync.setAccessibleName(self.tr("Ask the site now"))
        self.sync.setToolTip(self.tr("Ask the site now (F5)"))
        self.sync.clicked.connect(self.sync_wanted)
        self.left = LineLabel(self)
        self._arrange()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _arrange(self) -> None:
        theme = self._theme
        row = self._row = QHBoxLayout(self)
        spaced(row, theme, 7, (16, 0, 16, 0))
        row.addWidget(self.dot)
        row.addWidget(self.connection)
        row.addSpacing(theme.px(10))
        row.addWidget(self.synced)
        row.addWidget(self.sync)
        row.addSpacing(theme.px(10))
        row.addWidget(self.waiting)
        row.addWidget(self.later)
        row.addSpacing(theme.px(10))
        row.addWidget(self.problems)
        row.addStretch(1)
        row.addWidget(self.left)

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        small = theme.font(-1.5)
        parts = (self.connection, self.synced, self.waiting, self.later, self.left, self.problems)
        for widget in parts:
            widget.setFont(small)
        self.sync.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.sync.setIcon(theme.icon("refresh-cw", theme.colours.muted, theme.px(13)))
        self.setFixedHeight(theme.line(-1.5) + theme.px(9))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._show_left(self._clock())

    def add(self, widget: QWidget) -> None:
        """Put another part before what is left to do."""
        self._row.insertWidget(self._row.count() - 1, widget)

    # --- what the window tells --------------------------------------------------------------

    def show_status(self, statuses: tuple[SyncStatus, ...]) -> None:
        """Show what the last rounds did."""
        self._statuses = statuses
        self._told = True
        self.refresh()
        if self._asking and not set(self._rounds()) & set(self._asked):
            self._asked = self._rounds()  # the next round may say better what came of it
            before, (self._asking, tone) = self._asking, self._came()
            if self._asking != before:
                self.answered.emit(before, self._asking, tone)

    def show_unusable(self) -> None:
        """Say that the database could not be opened: nothing is known of any site."""
        self._statuses = ()
        self._unusable = True
        self.refresh()

    def show_counts(self, counts: Counts) -> None:
        """Show what is left to do."""
        self._counts = counts
        self.refresh()

    def show_faults(self, count: int) -> None:
        """Show how many faults of the program itself were met."""
        self._faults = count
        self.refresh()

    def set_poll(self, seconds: float) -> None:
        """Take what the list shows for old after a few times ``seconds``."""
        self._poll_s = seconds
        self.refresh()

    def statuses(self) -> tuple[SyncStatus, ...]:
        """Return what is shown."""
        return self._statuses

    def asking(self) -> str:
        """Say what comes of asking the sites now; ``answered`` says when that is over."""
        if not self._statuses:
            return self._without_sites()
        self._asked = self._rounds()
        self._asking = self.tr("Asking the site.")
        return self._asking

    def _came(self) -> tuple[str, str]:
        """Return what came of asking, and its tone."""
        if any(status.connected is False for status in self._statuses):
            return self.tr("No connection: it is tried again by itself."), "amber"
        new = sum(one.fetched for one in self._rounds() if one is not None)
        return self.tr("Updated, %n new comment(s).", "", new), "grey"

    def _rounds(self) -> tuple[Round | None, ...]:
        return tuple(status.last_round for status in self._statuses)

    # --- showing ----------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Say everything again as of now."""
        now = self._clock()
        self._show_connection()
        self._show_synced(now)
        waiting = sum(status.waiting + status.sending for status in self._statuses)
        self.waiting.setText(self.tr("%n waiting to be sent", None, waiting) if waiting else "")
        self.waiting.setVisible(bool(waiting))
        later = sum(status.later for status in self._statuses)
        opens = [status.opens_at for status in self._statuses if status.opens_at and status.later]
        if opens:
            text = self.tr("%n to be published at %1", None, later)
            self.later.setText(text.replace("%1", labels.time_of_day(min(opens))))
            set_tooltip(self.later, self.later.text() + "\n" + self.tr("List them"))
        self.later.setVisible(bool(opens))
        self._show_problems()
        self._show_left(now)

    def _show_connection(self) -> None:
        tones = self._theme.colours.tones
        if not self._statuses:
            self._dot(tones["red" if self._unusable else "grey"].fore)
            self.connection.setText(self._without_sites())
            return
        down = [status for status in self._statuses if status.connected is False]
        unknown = [status for status in self._statuses if status.connected is None]
        names = ", ".join(shortened(safe(status.site.info.name), 40) for status in self._statuses)
        if down:
            names = ", ".join(shortened(safe(status.site.info.name), 40) for status in down)
            self._dot(tones["red"].fore)
            self.connection.setText(self.tr("No connection to %1").replace("%1", names))
        elif unknown:
            self._dot(tones["amber"].fore)
            self.connection.setText(self.tr("Connecting to %1").replace("%1", names))
        else:
            self._dot(tones["green"].fore)
            self.connection.setText(self.tr("Connected to %1").replace("%1", names))
        addresses = [status.site.info.address for status in self._statuses]
        set_tooltip(self.connection, ", ".join(addresses))

    def _without_sites(self) -> str:
        if self._unusable:
            return self.tr("The database cannot be used")
        return self.tr("No site connected") if self._told else self.tr("Starting")

    def _dot(self, colour: str) -> None:
        size = self._theme.px(8)
        self.dot.setFixedSize(size, size)
        self.dot.setStyleSheet(f"background: {colour}; border-radius: {size // 2}px;")

    def _show_synced(self, now: datetime) -> None:
        if not self._statuses:
            self.synced.clear()
            self.sync.hide()
            return
        self.sync.show()
        successes = [status.last_success for status in self._statuses]
        oldest = None if None in successes else min(one for one in successes if one is not None)
        if oldest is None:
            self.synced.setText(self.tr("Never updated"))
            late = True
        else:
            self.synced.setText(self.tr("Updated %1").replace("%1", labels.since(oldest, now)))
            late = (now - oldest).total_seconds() > LATE * self._poll_s
        colours = self._theme.colours
        colour = colours.tones["amber"].fore if late else colours.muted
        self.synced.setStyleSheet(f"color: {colour};")

    def _show_problems(self) -> None:
        rounds = [status.last_round for status in self._statuses]
        count = (
            self._faults
            + sum(status.refused + status.conflicts for status in self._statuses)
            + sum(1 for one in rounds if one is not None and one.problem is not None)
            + sum(1 for status in self._statuses if status.clock_ahead)
        )
        self.problems.setVisible(count > 0)
        red = self._theme.colours.tones["red"].fore
        self.problems.setText(self.tr("%n problem(s)", None, count))
        self._theme.put_icon(self.problems, "triangle-alert", red, self._theme.px(14))
        self.problems.setStyleSheet(f"color: {red}; padding: 0 {self._theme.px(5)}px;")

    def _show_left(self, now: datetime) -> None:
        if self._counts is None:
            self.left.clear()
            return
        pending = self._counts.waiting
        text = self.tr("%n left", None, pending)
        narrow = self.width() < self._theme.px(NARROW)
        if pending and self._counts.oldest_pending is not None and not narrow:
            waits = labels.ago(self._counts.oldest_pending, now)
            text = self.tr("%n left, the oldest waits %1", None, pending).replace("%1", waits)
        said = [text]
        chief, oldest = self._counts.states.get(State.CHIEF, 0), self._counts.oldest_chief
        if chief and oldest is not None and self.width() >= self._theme.px(WIDE):
            waits = labels.ago(oldest, now)
            text = self.tr("%n with the chief, the oldest waits %1", None, chief)
            said.insert(0, text.replace("%1", waits))
        self.left.setText("  ·  ".join(said))
