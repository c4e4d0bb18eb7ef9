"""The publishing hours of one site, as they are wanted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QTimeEdit, QWidget

from moderator.model.hours import ZONE, Hours, ahead
from moderator.ui.chips import plain_label
from moderator.ui.flow import Flow
from moderator.ui.plain import safe, set_tooltip

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

ZONES = (
    ZONE,
    "Asia/Bangkok",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Prague",
    "Europe/Paris",
    "America/Los_Angeles",
    "UTC",
)
MORNING = Hours(6 * 60, 22 * 60)


class HoursFields(Flow):
    """A box that is ticked where there are hours, the two times, and the clock they go by."""

    changed = Signal()  # by a person

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show that approvals always go out."""
        super().__init__(theme.px(8), parent)
        self.box = QCheckBox(self.tr("Send &approvals only from"), self)
        self.opens, self.closes = QTimeEdit(self), QTimeEdit(self)
        self.opens.setAccessibleName(self.tr("Approvals are sent from"))
        self.closes.setAccessibleName(self.tr("Approvals are sent until"))
        for field in (self.opens, self.closes):
            field.setDisplayFormat("HH:mm")
            field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.setMinimumHeight(self.opens.sizeHint().height())  # in line with the times
        self.zone = QComboBox(self)
        self.zone.setAccessibleName(self.tr("Time zone of the hours"))
        for name in ZONES:
            self._add_zone(name)
        times = QWidget(self)
        pair = QHBoxLayout(times)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(theme.px(6))
        pair.addWidget(self.opens)
        pair.addWidget(plain_label(self.tr("to"), times))
        pair.addWidget(self.closes)
        for part in (self.box, times, self.zone):
            self.add(part)
        self.box.clicked.connect(self._changed)
        self.opens.timeChanged.connect(self._changed)
        self.closes.timeChanged.connect(self._changed)
        self.zone.currentIndexChanged.connect(self._changed)
        self.show_hours(None)

    def _add_zone(self, name: str) -> None:
        """Offer a time zone by the name of where it is and by what its clock shows."""
        where = {
            ZONE: self.tr("Vietnam"),
            "Asia/Bangkok": self.tr("Thailand"),
            "Asia/Tokyo": self.tr("Japan"),
            "Australia/Sydney": self.tr("Sydney"),
            "Europe/Prague": self.tr("Czechia"),
            "Europe/Paris": self.tr("France"),
            "America/Los_Angeles": self.tr("California"),
        }.get(name, safe(name))
        clock = _clock(ahead(name, datetime.now(UTC)))
        self.zone.addItem(f"{where} ({clock})" if clock and where != clock else where, name)

    def show_hours(self, hours: Hours | None) -> None:
        """Show hours; None for always."""
        shown = hours or MORNING
        blocked = self.blockSignals(True)  # nobody changed anything
        self.box.setChecked(hours is not None)
        for field, minutes in ((self.opens, shown.opens), (self.closes, shown.closes)):
            field.setTime(QTime(*divmod(minutes, 60)))
        if self.zone.findData(shown.zone) < 0:
            self._add_zone(shown.zone)
        self.zone.setCurrentIndex(self.zone.findData(shown.zone))
        self._changed()
        self.blockSignals(blocked)

    def wanted(self) -> Hours | None:
        """Return what is set in the fields."""
        if not self.box.isChecked():
            return None
        opens, closes = self.opens.time(), self.closes.time()
        return Hours(
            opens.hour() * 60 + opens.minute(),
            closes.hour() * 60 + closes.minute(),
            str(self.zone.currentData()),
        )

    @Slot()
    def _changed(self) -> None:
        on = self.box.isChecked()
        for part in (self.opens, self.closes, self.zone):
            part.setEnabled(on)
        set_tooltip(self.zone, str(self.zone.currentData()))
        self.changed.emit()


def _clock(offset: timedelta | None) -> str:
    """Return how far a clock is ahead of UTC's: ``UTC+7``, ``UTC-3:30``; empty: not known."""
    if offset is None:
        return ""
    minutes = round(abs(offset) / timedelta(minutes=1))
    if not minutes:
        return "UTC"
    sign = "+" if offset > timedelta(0) else "−"
    hours, rest = divmod(minutes, 60)
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"
