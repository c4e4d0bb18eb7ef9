"""What a chief orders for the second look: which share, of which time, and what that comes to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QSpinBox, QWidget

from moderator.model.second_look import LookPlan
from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.dialogs.choices import Period, Span, beside
from moderator.ui.dialogs.frame import Frame, narrow, while_alive

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Clock
    from moderator.model.second_look import Look, LookStratum
    from moderator.ui.lanes import Cancel, Lanes, Progress, Stop
    from moderator.ui.theme import Theme

WAIT_MS = 250
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_SHARE = 2.0  # per cent


class SecondOrderDialog(Frame):
    """Chooses, says beforehand how many comments that is, and draws them."""

    def __init__(
        self, lanes: Lanes, actor: str, *, theme: Theme, clock: Clock, parent: QWidget
    ) -> None:
        """Propose a small share of the last seven days."""
        super().__init__(self.tr("Order a second look"), theme, parent, width=620)
        self._lanes = lanes
        self._actor = actor
        self._clock = clock
        self._cancel: Cancel | None = None
        self.share = QDoubleSpinBox(self)
        self.share.setRange(0.1, 100)
        self.share.setDecimals(1)
        self.share.setSuffix("%")
        self.share.setValue(FIRST_SHARE)
        self.least = QSpinBox(self)
        self.least.setRange(0, 200)
        self.least.setValue(10)
        for number in (self.share, self.least):  # the style leaves them none on the right
            number.lineEdit().setTextMargins(0, 0, theme.px(6), 0)
        self.period = Period(theme, clock, self)
        self.period.choice.setCurrentIndex(self.period.choice.findData(Span.WEEK))
        self.hidden = QCheckBox(self.tr("&Hide what was noticed, so that it leads nobody"), self)
        about = wrapped_label(
            self.tr(
                "Decisions are drawn by lot and read again by somebody else, who sees neither who"
                " decided nor what. The lots follow from the log's hashes: nobody can pick, and"
                " whoever has the log can repeat the draw. Nothing changes on the site."
            ),
            self,
            muted=True,
        )
        self.foreseen = wrapped_label("", self)
        self.body.addWidget(about)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(14))
        form.setVerticalSpacing(theme.px(9))
        if narrow(theme, self):
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for text, field in (
            (self.tr("&Share of the decisions"), self.share),
            (self.tr("&At least, of each verdict"), self.least),
            (self.tr("&Time"), self.period),
        ):
            form.addRow(beside(text, field, self), field)
            field.setAccessibleName(text.replace("&", ""))
        for number in (self.share, self.least):
            number.setMaximumWidth(theme.px(120))
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(form)
        self.body.addWidget(self.hidden)
        self.body.addWidget(self.foreseen)
        self.body.addStretch(1)
        self.draw = self.add_button(self.tr("&Draw"), primary=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.draw.clicked.connect(self._order)
        self.back.clicked.connect(self.reject)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(WAIT_MS)
        self._asking.timeout.connect(self._foresee)
        for changed in (self.share.valueChanged, self.least.valueChanged, self.period.changed):
            changed.connect(self._changed)
        self.finished.connect(self._stop)
        self.share.setFocus(Qt.FocusReason.OtherFocusReason)
        self._foresee()

    def plan(self) -> LookPlan:
        """Return what is chosen."""
        since, until = self.period.bounds()
        return LookPlan(
            share=round(self.share.value() * 10),
            since=since or BEGINNING,
            until=until or self._clock(),
            least=self.least.value(),
            hide_findings=self.hidden.isChecked(),
        )

    @Slot()
    def _changed(self) -> None:
        self._asking.start()

    @Slot()
    def _stop(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    @Slot()
    def _foresee(self) -> None:
        self._stop()
        plan = self.plan()
        self.foreseen.setText(self.tr("Counting…"))

        def count(
            desk: Desk, _progress: Progress, _stop: Stop
        ) -> tuple[LookPlan, tuple[LookStratum, ...]]:
            return plan, desk.second_look.foresee(plan)

        self._cancel = self._lanes.task(
            count, while_alive(self, self._foreseen), failed=while_alive(self, self._failed)
        )

    def _foreseen(self, found: tuple[LookPlan, tuple[LookStratum, ...]]) -> None:
        plan, strata = found
        now = self.plan()
        if (plan.share, plan.least, plan.since) != (now.share, now.least, now.since):
            return  # something else is chosen meanwhile
        self._cancel = None
        lines = [
            self.tr("%1: %2 of %3 decisions")
            .replace("%1", labels.verdict_done(one.verdict))
            .replace("%2", labels.number(one.drawn))
            .replace("%3", labels.number(one.decisions))
            for one in strata
        ]
        total = sum(one.drawn for one in strata)
        lines.append(self.tr("%n comment(s) to read again", "", total))
        self.foreseen.setText("\n".join(lines))
        self.grow()

    def _failed(self, error: ModeratorError) -> None:
        self.draw.setEnabled(True)
        self.foreseen.setText("")
        self.say(error.words(labels.language()))

    @Slot()
    def _order(self) -> None:
        plan, actor = self.plan(), self._actor
        self.draw.setEnabled(False)
        self.say("")

        def order(desk: Desk, _progress: Progress, _stop: Stop) -> Look:
            return desk.second_look.order(actor, plan)

        # A thread of its own: many decisions are read, and those of this window do not wait.
        self._lanes.task(
            order, while_alive(self, self._ordered), failed=while_alive(self, self._failed)
        )

    def _ordered(self, _look: Look) -> None:
        self.accept()
