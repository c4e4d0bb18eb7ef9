"""The second look's result: the agreement with its interval, and each disagreement to be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from moderator.model.second_look import Agreement, LookResult
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.frame import Frame, roomy, while_alive
from moderator.ui.dialogs.second_differences import Differences
from moderator.ui.plain import safe, shortened
from moderator.ui.theme import IN_CELL
from moderator.ui.whole_table import WholeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import RejectReason
    from moderator.model.second_look import Disagreement, Look
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

COLUMNS = 4
WIDTH, HEIGHT = 860, 660
"""In pixels at 14 px text. No wider: the figures would stand far from what they are of."""

Lines = list[tuple[str, Agreement]]


class SecondResultDialog(Frame):
    """The chief's: orders a look, ends it, sees how far it came and what it shows."""

    open_wanted = Signal(int, object)  # a comment's id and where it stands
    order_wanted = Signal()
    manual_wanted = Signal()

    def __init__(
        self,
        lanes: Lanes,
        reasons: Sequence[RejectReason],
        actor: str,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Read the result for ``actor``."""
        super().__init__(self.tr("Second look: agreement"), theme, parent, width=760)
        self._lanes = lanes
        self._actor = actor
        self.about = wrapped_label(self.tr("Reading…"), self, muted=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.figures = wrapped_label("", self)
        self.figures.setFont(theme.font(1, bold=True))
        self.more = wrapped_label("", self)
        self.table = QTableWidget(0, COLUMNS, self)
        self.list = Differences({one.code: one.words for one in reasons}, self)
        self._figures = WholeTable(self.table, 3, self, bounded=True)
        self._list_title = plain_label(self.tr("Where the answers differ"), self, muted=True)
        self._arrange()
        self.order = self.add_button(self.tr("&Order a second look…"))
        self.end = self.add_button(self.tr("&End this look"))
        self.manual = self.add_button(self.tr("&What is this?"))
        self.back = self.add_button(self.tr("Close"))
        self.order.clicked.connect(self.order_wanted)
        self.end.clicked.connect(self._end)
        self.manual.clicked.connect(self.manual_wanted)
        self.back.clicked.connect(self.reject)
        self.list.chosen.connect(self._open)
        self._show(None)
        self.about.setText(self.tr("Reading…"))
        wanted = roomy(theme, self, WIDTH, HEIGHT)
        self.resize(min(wanted.width(), theme.px(WIDTH)), wanted.height())
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _arrange(self) -> None:
        theme = self.theme
        self.table.setHorizontalHeaderLabels(
            [self.tr("Decisions"), self.tr("Agree"), self.tr("Share"), self.tr("95% interval")]
        )
        self.table.setAccessibleName(self.tr("Agreement by verdict, reason and finding"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        theme.changed.connect(self._tint)
        self._tint()
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = QTableWidgetItem(self.tr("Decisions"))
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setHorizontalHeaderItem(0, first)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, COLUMNS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setDefaultSectionSize(theme.line() + theme.px(6))
        self.list.setAccessibleName(self._list_title.text())
        self.body.addWidget(self.about)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.more)
        self.body.addWidget(self._figures, 3)
        self.body.addWidget(self._list_title)
        self.body.addWidget(self.list, 2)
        self.body.addStretch(0)  # while there is no table yet, the words stand at the top

    @Slot()
    def _tint(self) -> None:
        c, px = self.theme.colours, self.theme.px
        self.table.setStyleSheet(
            f"QTableWidget {{ background: {c.pane}; border: 1px solid {c.edge}; outline: none;"
            f" border-radius: {px(7)}px; selection-background-color: {c.selected};"
            f" selection-color: {c.text}; }}"
            f"QTableWidget:focus {{ border-color: {c.focus}; }}"
            f"QTableWidget::item {{ padding: 0 {px(7)}px; }}"
            f"QHeaderView::section {{ background: {c.pane}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.line}; padding: {px(3)}px {px(7) + IN_CELL}px; }}"
        )

    # --- reading ------------------------------------------------------------------------------

    def _read(self) -> None:
        actor = self._actor
        self._lanes.write(  # what this window answered a moment ago counts
            lambda desk: desk.second_look.result(actor),
            while_alive(self, self._show),
            failed=while_alive(self, self._failed),
        )

    def _failed(self, error: ModeratorError) -> None:
        self.about.setText("")
        self.order.setEnabled(False)
        self.say(error.words(labels.language()))

    def _show(self, found: LookResult | None) -> None:
        self.end.setVisible(found is not None)
        there = found is not None and found.agreed.of > 0
        for widget in (self.figures, self.more, self._figures):
            widget.setVisible(there)
        some = found is not None and bool(found.disagreements)
        self._list_title.setVisible(some)
        self.list.setVisible(some)
        if found is None:
            self.about.setText(
                self.tr(
                    "No second look is ordered. With it, a share of the decisions is read again by"
                    " somebody who sees neither who decided nor what; here stands how far both"
                    " agree."
                )
            )
            if self.order.isEnabled() and self.focusWidget() is self.back:  # what comes next
                self.order.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.about.setText("\n".join(self._about(found)))
        self.figures.setText(self._figure(self.tr("The same verdict"), found.agreed))
        self.more.setText("\n".join(self._more(found)))
        self._fill(self._lines(found))
        self._figures.fit()
        self.list.show_differences(found.disagreements)
        self.grow()

    def _about(self, found: LookResult) -> list[str]:
        plan = found.look.plan
        drawn = sum(one.drawn for one in found.strata)
        ordered = (
            self.tr("%1 of the decisions from %2 to %3, ordered by %4 on %5.")
            .replace("%1", _percent(plan.share / 1000, 1))
            .replace("%2", labels.clock_time(plan.since))
            .replace("%3", labels.clock_time(plan.until))
            .replace("%4", shortened(safe(found.look.actor), 60))
            .replace("%5", labels.clock_time(found.look.at))
        )
        how_far = (
            self.tr("%1 of %2 drawn comments are answered")
            .replace("%1", labels.number(found.answered))
            .replace("%2", labels.number(drawn))
        )
        parts = [how_far]
        if found.unsure:
            parts.append(self.tr("%n unsure, not counted", "", found.unsure))
        if found.gone:
            parts.append(self.tr("%n purged since", "", found.gone))
        return [ordered, "; ".join(parts) + "."]

    def _more(self, found: LookResult) -> list[str]:
        lines = [self._figure(self.tr("The same on whether it is published"), found.public)]
        if found.whole is not None:
            lines.append(
                self.tr("Over all decisions of that time, each verdict by its number: %1").replace(
                    "%1", _percent(found.whole)
                )
            )
        value = "–" if found.kappa is None else _number(found.kappa)
        lines.append(self.tr("Cohen's kappa, agreement beyond chance: %1").replace("%1", value))
        return lines

    def _figure(self, name: str, one: Agreement) -> str:
        return (
            self.tr("%1: %2 (%3 of %4; 95% interval %5)")
            .replace("%1", name)
            .replace("%2", _percent(one.share))
            .replace("%3", labels.number(one.agreed))
            .replace("%4", labels.number(one.of))
            .replace("%5", _interval(one))
        )

    def _lines(self, found: LookResult) -> list[tuple[str, Lines]]:
        return [
            (
                self.tr("By the first verdict"),
                [(labels.verdict_done(one), value) for one, value in found.verdicts.items()],
            ),
            (
                self.tr("Both reject: the same reason, by the first one's"),
                [(self.list.reason(one), value) for one, value in found.reasons.items()],
            ),
            (
                self.tr("By what was noticed"),
                [(labels.finding(one), value) for one, value in found.findings.items()],
            ),
            (
                self.tr("By who decided first"),
                [(shortened(safe(one), 60), value) for one, value in found.people.items()],
            ),
        ]

    def _fill(self, sections: Sequence[tuple[str, Lines]]) -> None:
        self.table.setRowCount(0)
        self.table.clearSpans()
        for title, lines in sections:
            if not lines:
                continue
            at = self.table.rowCount()
            self.table.insertRow(at)
            head = QTableWidgetItem(title)
            head.setFont(self.theme.font(bold=True))
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(at, 0, head)
            self.table.setSpan(at, 0, 1, COLUMNS)
            for name, one in lines:
                at = self.table.rowCount()
                self.table.insertRow(at)
                share = _percent(one.share) if one.of else "–"
                range_ = _interval(one) if one.of else "–"
                agree = f"{labels.number(one.agreed)} / {labels.number(one.of)}"
                for column, text in enumerate((name, agree, share, range_)):
                    item = QTableWidgetItem(text)
                    if column:
                        item.setTextAlignment(
                            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                        )
                    self.table.setItem(at, column, item)
        self.table.setCurrentCell(1, 0)
        self.table.clearSelection()

    @Slot(object)
    def _open(self, one: Disagreement) -> None:
        self.accept()
        self.open_wanted.emit(one.comment_id, one.state)

    # --- ending -------------------------------------------------------------------------------

    @Slot()
    def _end(self) -> None:
        actor = self._actor

        def end(desk: Desk) -> Look | None:
            look = desk.second_look.look()
            if look is None:
                return None
            return desk.second_look.order(actor, replace(look.plan, share=0))

        self._lanes.write(
            end,
            while_alive(self, self._ended),
            failed=while_alive(self, self._failed),
        )

    def _ended(self, _look: Look | None) -> None:
        self._show(None)
        self.order.setFocus(Qt.FocusReason.OtherFocusReason)


def _number(value: float) -> str:
    return QLocale().toString(value, "f", 2).replace("-", "−")


def _percent(share: float, digits: int = 0) -> str:
    return f"{_hundredths(share, digits)}%"


def _interval(one: Agreement) -> str:
    return f"{_hundredths(one.low)}–{_percent(one.high)}"


def _hundredths(share: float, digits: int = 0) -> str:
    value = 100 * share
    return QLocale().toString(value, "f", 0 if value == int(value) else digits)
