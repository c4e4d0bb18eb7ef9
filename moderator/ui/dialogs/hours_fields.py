"""The publishing hours of one site: changed at once, as all that is decided for a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QTimeEdit, QWidget

from moderator.model.hours import ZONE, Hours
from moderator.ui.chips import plain_label
from moderator.ui.flow import Flow

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

    kept = Signal(object)  # Hours, or None for always

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show that approvals always go out."""
        super().__init__(theme.px(8), parent)
        self._there: Hours | None = None
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
        self.zone.addItems(list(ZONES))
        self.keep = QPushButton(self.tr("Apply the &hours"), self)
        self.keep.setAutoDefault(False)
        times = QWidget(self)
        pair = QHBoxLayout(times)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(theme.px(6))
        pair.addWidget(self.opens)
        pair.addWidget(plain_label(self.tr("to"), times))
        pair.addWidget(self.closes)
        for part in (self.box, times, self.zone, self.keep):
            self.add(part)
        self.box.clicked.connect(self._changed)
        self.opens.timeChanged.connect(self._changed)
        self.closes.timeChanged.connect(self._changed)
        self.zone.currentTextChanged.connect(self._changed)
        self.keep.clicked.connect(self._keep)
        self.show_hours(None)

    def show_hours(self, hours: Hours | None) -> None:
        """Show the hours in force."""
        self._there = hours
        shown = hours or MORNING
        self.box.setChecked(hours is not None)
        for field, minutes in ((self.opens, shown.opens), (self.closes, shown.closes)):
            field.setTime(QTime(*divmod(minutes, 60)))
        if self.zone.findText(shown.zone) < 0:
            self.zone.addItem(shown.zone)
        self.zone.setCurrentText(shown.zone)
        self._changed()

    def wanted(self) -> Hours | None:
        """Return what is set in the fields."""
        if not self.box.isChecked():
            return None
        opens, closes = self.opens.time(), self.closes.time()
        return Hours(
            opens.hour() * 60 + opens.minute(),
            closes.hour() * 60 + closes.minute(),
            self.zone.currentText(),
        )

    @Slot()
    def _changed(self) -> None:
        on = self.box.isChecked()
        for part in (self.opens, self.closes, self.zone):
            part.setEnabled(on)
        self.keep.setEnabled(self.wanted() != self._there)

    @Slot()
    def _keep(self) -> None:
        self.kept.emit(self.wanted())
