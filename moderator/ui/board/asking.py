"""The fields that choose what the board is about: a time, a newspaper, a section."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from moderator.ui import labels
from moderator.ui.board.charts import Asked
from moderator.ui.chips import plain_label
from moderator.ui.dialogs.choices import beside
from moderator.ui.flow import Flow
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from moderator.model import Clock, SiteRecord
    from moderator.ui.theme import Theme

TODAY, YESTERDAY, WEEK, MONTH, DAYS = "today", "yesterday", "week", "month", "days"


class Asking(Flow):
    """Fields in a row, which breaks where the window is narrow."""

    changed = Signal()

    def __init__(
        self, theme: Theme, clock: Clock, kept: Mapping[str, str], parent: QWidget
    ) -> None:
        """Begin with what was chosen last."""
        super().__init__(theme.px(8), parent)
        self._clock = clock
        self._wanted = kept
        self._values: dict[str, tuple[object, ...]] = {"site": (), "section": ()}
        self.period = QComboBox(self)
        for name, key in (
            (self.tr("Today"), TODAY),
            (self.tr("Yesterday"), YESTERDAY),
            (self.tr("The last 7 days"), WEEK),
            (self.tr("The last 30 days"), MONTH),
            (self.tr("Between two days"), DAYS),
        ):
            self.period.addItem(name, key)
        chosen = self.period.findData(kept.get("period", WEEK))
        self.period.setCurrentIndex(chosen if chosen >= 0 else self.period.findData(WEEK))
        today = self._today()
        self.first = self._day(today - timedelta(days=6), theme)
        self.last = self._day(today, theme)
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To the end of"))
        self._to = plain_label(self.tr("to"), self, muted=True)
        self.site = QComboBox(self)
        self.section = QComboBox(self)
        self.site.addItem(self.tr("All sites"))
        self.section.addItem(self.tr("All sections"))
        for field in (self.site, self.section):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            field.setMaximumWidth(theme.px(220))
        self._pair(self.tr("&Period"), self.period, theme)
        for widget in (self.first, self._to, self.last):
            self.add(widget)
        self._sites = self._pair(self.tr("&Newspaper"), self.site, theme)
        self._pair(self.tr("&Section"), self.section, theme)
        for label in self.findChildren(QLabel):  # beside fields that are higher than a line
            label.setMinimumHeight(self.period.sizeHint().height())
        self.setFocusProxy(self.period)
        self._show_sites(one=True)
        self._show_days()
        self.period.currentIndexChanged.connect(self._period_chosen)
        for day in (self.first, self.last):
            day.dateChanged.connect(self.changed)
        for field in (self.site, self.section):
            field.currentIndexChanged.connect(self.changed)

    def _pair(self, name: str, field: QWidget, theme: Theme) -> QWidget:
        """Add a field with its name before it: they stay together where a line ends."""
        pair = QWidget(self)
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(beside(name, field, pair))
        line.addWidget(field)
        self.add(pair)
        return pair

    def _day(self, day: date, theme: Theme) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setDisplayFormat("dd/MM/yyyy")
        field.setKeyboardTracking(False)
        field.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        field.setMinimumWidth(theme.px(104))
        return field

    def _today(self) -> date:
        return self._clock().astimezone().date()

    @Slot()
    def _period_chosen(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        for widget in (self.first, self._to, self.last):
            widget.setVisible(self.period.currentData() == DAYS)

    def _show_sites(self, *, one: bool) -> None:
        self._sites.setVisible(not one)

    def show_choices(self, sites: Sequence[SiteRecord], sections: Sequence[str]) -> None:
        """Offer sites and sections; what is chosen, or was the last time, is chosen."""
        self._show_sites(one=len(sites) < 2)  # noqa: PLR2004 - a choice needs two
        named = [(shortened(safe(one.info.name), 60), one.id) for one in sites]
        self._refill(self.site, named, "site")
        listed = [(shortened(safe(one), 60), one) for one in labels.collated(sections)]
        self._refill(self.section, listed, "section")
        self._wanted = {}

    def _refill(self, field: QComboBox, choices: Sequence[tuple[str, object]], key: str) -> None:
        chosen, kept = self._value(field), self._wanted.get(key, "")
        self._values[key] = tuple(value for _, value in choices)
        with QSignalBlocker(field):
            while field.count() > 1:
                field.removeItem(1)
            for name, _ in choices:
                field.addItem(name)
            found = (
                at
                for at, one in enumerate(self._values[key], start=1)
                if one == chosen or str(one) == kept
            )
            field.setCurrentIndex(next(found, 0))

    def _value(self, field: QComboBox) -> object:
        """Return what is chosen, as the desk gave it: Qt would lose half a surrogate pair."""
        values = self._values["site" if field is self.site else "section"]
        at = field.currentIndex()
        return values[at - 1] if 0 < at <= len(values) else None

    def asked(self) -> Asked:
        """Return what is chosen."""
        today = self._today()
        key = self.period.currentData()
        back = {TODAY: 0, YESTERDAY: 1, WEEK: 6, MONTH: 29}.get(key, 0)
        first, last = today - timedelta(days=back), today
        if key == YESTERDAY:
            last = first
        elif key == DAYS:
            ends = [_date(field.date()) for field in (self.first, self.last)]
            first, last = min(ends), max(ends)
        site, section = self._value(self.site), self._value(self.section)
        return Asked(
            first,
            last,
            site if isinstance(site, int) else None,
            section if isinstance(section, str) else None,
        )

    def kept(self) -> dict[str, str]:
        """Return what to begin with the next time."""
        period = str(self.period.currentData())
        found = {"period": WEEK if period == DAYS else period}
        for key, field in (("site", self.site), ("section", self.section)):
            value = self._value(field)
            if value is not None:
                found[key] = str(value)
        return found


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
