"""The fields that choose rows of the log: a period, a person, a site, a verdict."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from moderator.model import LogQuery, SiteRecord, Verdict
from moderator.ui import labels
from moderator.ui.chips import name_choice, plain_label
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Clock
    from moderator.ui.theme import Theme


class Span(StrEnum):
    """The periods that are offered."""

    ALL = "all"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    BEFORE = "before"  # the month before this one
    DAYS = "days"  # between two days


class Period(QWidget):
    """Chooses a period; two days can be typed."""

    changed = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        """Begin with all of the log."""
        super().__init__(parent)
        self._clock = clock
        self.choice = QComboBox(self)
        name_choice(self.choice, self.tr("Period"))
        for span, name in (
            (Span.ALL, self.tr("All time")),
            (Span.TODAY, self.tr("Today")),
            (Span.YESTERDAY, self.tr("Yesterday")),
            (Span.WEEK, self.tr("Last 7 days")),
            (Span.MONTH, self.tr("This month")),
            (Span.BEFORE, self.tr("Last month")),
            (Span.DAYS, self.tr("Between two days")),
        ):
            self.choice.addItem(name, span)
        today = self._today()
        self.first = self._day(QDate(today.year, today.month, 1), theme)
        self.last = self._day(QDate(today.year, today.month, today.day), theme)
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To the end of"))
        self._to = plain_label(self.tr("to"), self, muted=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        for widget in (self.choice, self.first, self._to, self.last):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setFocusProxy(self.choice)
        self._show_days()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.first.dateChanged.connect(self.changed)
        self.last.dateChanged.connect(self.changed)

    def _day(self, date: QDate, theme: Theme) -> QDateEdit:
        field = QDateEdit(date, self)
        field.setDisplayFormat("dd/MM/yyyy")
        field.setKeyboardTracking(False)
        field.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        field.setMinimumWidth(theme.px(104))
        return field

    @Slot()
    def _chosen(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        typed = self.choice.currentData() == Span.DAYS
        for widget in (self.first, self._to, self.last):
            widget.setVisible(typed)

    def _today(self) -> datetime:
        return self._clock().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)

    def take(self, other: Period) -> None:
        """Choose what ``other`` chose."""
        self.first.setDate(other.first.date())
        self.last.setDate(other.last.date())
        self.choice.setCurrentIndex(other.choice.currentIndex())

    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """Return the first moment and the moment after the last, by this computer's clock."""
        today = self._today()
        month = today.replace(day=1)
        before = (month - timedelta(days=1)).replace(day=1)
        span = Span(self.choice.currentData())
        return {
            Span.ALL: (None, None),
            Span.TODAY: (_midnight(today), None),
            Span.YESTERDAY: (_midnight(today - timedelta(days=1)), _midnight(today)),
            Span.WEEK: (_midnight(today - timedelta(days=6)), None),
            Span.MONTH: (_midnight(month), None),
            Span.BEFORE: (_midnight(before), _midnight(month)),
            Span.DAYS: (_start(self.first.date()), _start(self.last.date().addDays(1))),
        }[span]


def _midnight(moment: datetime) -> datetime:
    """Return the beginning of a day; the clock's offset may have changed since ``moment``."""
    return datetime(moment.year, moment.month, moment.day).astimezone()


def _start(date: QDate) -> datetime:
    return datetime(date.year(), date.month(), date.day()).astimezone()


class Filters:
    """The fields themselves; who uses them lays them out."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        """Make fields that choose everything."""
        self.period = Period(theme, clock, parent)
        self.actor = QComboBox(parent)
        self.site = QComboBox(parent)
        self.verdict = QComboBox(parent)
        translate = QCoreApplication.translate
        self.actor.addItem(translate("Filters", "Everybody"), None)
        self.site.addItem(translate("Filters", "All sites"), None)
        self.verdict.addItem(translate("Filters", "Everything"), None)
        for verdict in Verdict:
            self.verdict.addItem(labels.verdict_done(verdict), verdict)
        for field in (self.actor, self.site, self.verdict):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            field.setMaximumWidth(theme.px(210))

    def show_choices(self, actors: Sequence[str], sites: Sequence[SiteRecord]) -> None:
        """Offer the people and sites of the log; what was chosen stays chosen."""
        _refill(self.actor, [(shortened(safe(one), 60), one) for one in labels.collated(actors)])
        _refill(self.site, [(shortened(safe(site.info.name), 60), site.id) for site in sites])

    def take(self, other: Filters) -> None:
        """Choose what ``other`` chose."""
        self.period.take(other.period)
        for mine, theirs in ((self.actor, other.actor), (self.site, other.site)):
            mine.clear()
            for at in range(theirs.count()):
                mine.addItem(theirs.itemText(at), theirs.itemData(at))
            mine.setCurrentIndex(theirs.currentIndex())
        self.verdict.setCurrentIndex(other.verdict.currentIndex())

    def query(self, text: str = "") -> LogQuery:
        """Return what is chosen."""
        since, until = self.period.bounds()
        verdict = self.verdict.currentData()
        return LogQuery(
            since=since,
            until=until,
            actor=self.actor.currentData(),
            site_id=self.site.currentData(),
            verdict=None if verdict is None else Verdict(verdict),
            text=text,
        )


def _refill(field: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    chosen = field.currentData()
    with QSignalBlocker(field):
        while field.count() > 1:
            field.removeItem(1)
        for name, value in choices:
            field.addItem(name, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))


def beside(text: str, field: QWidget, parent: QWidget) -> QLabel:
    """Return a label that names ``field`` for eyes, keys and screen readers."""
    label = plain_label(text, parent, muted=True)
    label.setBuddy(field)
    return label
