"""What is wrong and what to do about it: behind the status bar's count of problems."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from moderator.errors import Garbled, LoginNeeded, ModeratorError, Refused
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.frame import Frame
from moderator.ui.disclosure import Disclosure
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import SyncStatus
    from moderator.ui.theme import Theme

ADVICE: Final = {one.title: one.advice for one in (LoginNeeded, Refused, Garbled)}
"""What is to be done about a site's problem, where it does not end by itself."""

IN_HOURS: Final = 120
"""Minutes from which on hours are told."""


class ProblemsDialog(Frame):
    """Lists the problems of each site, and what else went wrong: its words, not its error codes."""

    def __init__(
        self,
        statuses: Sequence[SyncStatus],
        faults: Sequence[Exception],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Describe ``statuses`` and ``faults`` as they are now."""
        super().__init__(self.tr("Problems"), theme, parent, width=560)
        for status in statuses:
            self._add_site(status)
        for fault in faults:
            self._add_fault(fault)
        self.body.addStretch(1)
        self.back = self.add_button(self.tr("Close"))
        self.back.clicked.connect(self.reject)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def labels(self) -> list[QLabel]:
        """Return what is written, from top to bottom, with what is folded away."""
        return self.findChildren(QLabel)

    def _head(self, text: str) -> None:
        label = plain_label(text, self)
        label.setFont(self.theme.font(0.5, bold=True))
        label.setWordWrap(True)
        self.body.addWidget(label)

    def _line(self, text: str, *, muted: bool = False) -> None:
        label = wrapped_label(text, self, muted=muted)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(label)

    def _technical(self, text: str) -> None:
        """Fold away what is for whoever runs the site or mends the program."""
        if text:
            folded = Disclosure(self.tr("Technical details"), text, self.theme, self)
            folded.toggled.connect(self.grow)
            self.body.addWidget(folded)

    def _add_fault(self, fault: Exception) -> None:
        if isinstance(fault, ModeratorError):
            self._head(labels.words(fault.title))
            if advice := labels.words(fault.advice):
                self._line(advice)
            self._technical(fault.detail)
            return
        self._head(self.tr("A fault of this program; nothing that was decided is lost"))
        self._line(
            self.tr("You can work on. If it comes again, tell whoever looks after the program.")
        )
        self._technical(f"{type(fault).__name__}: {fault}")

    def _add_site(self, status: SyncStatus) -> None:
        self._head(shortened(safe(status.site.info.name), 80))
        round_ = status.last_round
        said = False
        if round_ is not None and round_.problem is not None:
            self._line(labels.words(round_.problem))
            if advice := ADVICE.get(round_.problem):
                self._line(labels.words(advice))
            if status.connected is False:
                self._line(
                    self.tr(
                        "Work on: what is decided is kept and sent once there is a connection"
                        " again. It is tried by itself."
                    )
                )
            self._technical(round_.detail or "")
            said = True
        if status.refused:
            self._line(
                self.tr(
                    "%n decision(s) were refused by the site: see the comments marked so.",
                    None,
                    status.refused,
                )
            )
            said = True
        if status.conflicts:
            self._line(
                self.tr(
                    "%n comment(s) changed on the site after being decided: see Conflicts.",
                    None,
                    status.conflicts,
                )
            )
            said = True
        if status.clock_ahead:
            self._line(self._clock(status.clock_ahead))
            said = True
        if not said:
            self._line(self.tr("No problem."), muted=True)

    def _clock(self, ahead: timedelta) -> str:
        minutes = round(abs(ahead) / timedelta(minutes=1))
        hours = round(abs(ahead) / timedelta(hours=1))
        if ahead > timedelta(0) and minutes < IN_HOURS:
            off = self.tr("The site's clock is %n minute(s) ahead of this computer's.", "", minutes)
        elif ahead > timedelta(0):
            off = self.tr("The site's clock is %n hour(s) ahead of this computer's.", "", hours)
        elif minutes < IN_HOURS:
            off = self.tr("The site's clock is %n minute(s) behind this computer's.", "", minutes)
        else:
            off = self.tr("The site's clock is %n hour(s) behind this computer's.", "", hours)
        what = self.tr(
            "Its comments bear the site's time; floods are found all the same. Whoever runs the"
            " site, or this computer, should set the clock."
        )
        return f"{off} {what}"
