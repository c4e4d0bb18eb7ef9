"""A rule tried on the whole local history: how many it would have caught, and how rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableView,
    QWidget,
)

from moderator.model import Finding, FindingKind, OwnRule, Part, State, Words
from moderator.model.rule import REMOVED, UNDECIDED
from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.comment_view import CommentView
from moderator.ui.dialogs.frame import Frame
from moderator.ui.dialogs.rules_bar import TrialBar
from moderator.ui.dialogs.rules_caught import Caught
from moderator.ui.dialogs.task_bar import TaskBar
from moderator.ui.plain import shown
from moderator.ui.theme import IN_CELL

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.desk.rulekeeping import Tried
    from moderator.errors import ModeratorError
    from moderator.model import Trial
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

MANY = 0.5
"""A rule that catches more than this share of everything is warned of."""


class TrialDialog(Frame):
    """``tried`` carries the rule and its trial; ``open_wanted`` a comment and where it stands."""

    tried = Signal(object, object)
    open_wanted = Signal(int, object)

    def __init__(self, lanes: Lanes, rule: OwnRule, theme: Theme, parent: QWidget) -> None:
        """Begin at once; Esc cancels."""
        super().__init__(self.tr("Dry run on the history"), theme, parent, width=820)
        self._lanes = lanes
        self._rule = rule
        self.trial: Trial | None = None
        self.bar = TaskBar(self.tr("How far the history is read"), theme, self)
        self.verdict = wrapped_label("", self)
        self.verdict.setFont(theme.font(1, bold=True))
        self.picture = TrialBar(theme, self)
        self.facts = wrapped_label("", self)
        self.which = QComboBox(self)
        self.which.setAccessibleName(self.tr("Which of them"))
        self.model = Caught(lanes, self)
        self.table = QTableView(self)
        self._prepare_table()
        self.view = CommentView(theme, self)
        area = QScrollArea(self)
        area.setWidget(self.view)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedHeight(theme.line(2.5) * 4)
        for part in (self.verdict, self.bar, self.picture, self.facts, self.which, self.table):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.table, 1)
        self.body.addWidget(area)
        self.open_button = self.add_button(self.tr("&Open in the window"))
        self.stop = self.add_button(self.tr("Cancel"))
        self._results: tuple[QWidget, ...] = (
            self.picture,
            self.facts,
            self.which,
            self.table,
            area,
            self.open_button,
        )
        for one in self._results:
            one.setVisible(False)
        self.which.currentIndexChanged.connect(self._choose)
        self.table.doubleClicked.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.stop.clicked.connect(self.reject)
        self.finished.connect(self.bar.drop)  # what was read so far proves nothing
        self.bar.moved.connect(self._progress)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._begin()

    def _prepare_table(self) -> None:
        table, theme = self.table, self.theme
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAccessibleName(self.tr("Comments that the rule catches"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.line() + theme.px(8))
        table.setMinimumHeight(theme.line() * 6)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        table.setColumnWidth(0, theme.px(120))
        table.setColumnWidth(1, theme.px(150))
        c = theme.colours
        table.setStyleSheet(
            f"QTableView {{ background: {c.pane}; border: 1px solid {c.edge}; outline: none; }}"
            f"QTableView:focus {{ border-color: {c.focus}; }}"
            f"QTableView::item {{ padding: 0 {theme.px(6)}px; }}"
            f"QTableView::item:selected {{ background: {c.selected}; color: {c.text}; }}"
            f"QHeaderView::section {{ background: {c.window}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.line}; "
            f" padding: {theme.px(4)}px {theme.px(6) + IN_CELL}px; }}"
        )
        table.selectionModel().selectionChanged.connect(self._selected)

    def _begin(self) -> None:
        rule = self._rule
        self.verdict.setText(self.tr("Reading the history…"))
        self.bar.run(
            self._lanes,
            lambda desk, progress, stop: desk.rulekeeping.dry_run(rule, progress, stop),
            self._show,
            self._failed,
        )

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        number = QLocale().toString
        text = self.tr("Reading the history: %1 of %2").replace("%1", number(done))
        self.verdict.setText(text.replace("%2", number(total)))

    def _failed(self, error: ModeratorError) -> None:
        self.verdict.setText("")
        self.stop.setText(self.tr("Close"))
        self.say(error.words(labels.language()))

    def _show(self, trial: Trial) -> None:
        self.trial = trial
        self.stop.setText(self.tr("Close"))
        number = QLocale().toString
        caught = self.tr("%n comment(s) caught", "", len(trial.caught))
        among = self.tr("of %n in the history.", "", trial.examined)
        self.verdict.setText(f"{caught} {among}")
        self.facts.setText("\n".join(self._facts(trial)))
        self.picture.show_trial(trial)
        for text, states in (
            (self.tr("All caught"), ()),
            (self.tr("Approved: caught wrongly"), (State.APPROVED,)),
            (self.tr("Removed: caught rightly"), REMOVED),
            (self.tr("Not decided: caught now"), UNDECIDED),
        ):
            count = len(trial.ids(*states))
            self.which.addItem(f"{text} ({number(count)})", states)
        found = bool(len(trial.caught))
        for one in self._results:
            one.setVisible(found)
        self.fit()
        if found:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tried.emit(self._rule, trial)

    def _facts(self, trial: Trial) -> list[str]:
        facts = []
        if trial.precision is not None:
            share = labels.percent(round(trial.precision * 100))
            facts.append(self.tr("Of those decided, %1 were removed.").replace("%1", share))
        elif len(trial.caught):
            facts.append(self.tr("None of them was decided: the history says nothing of them."))
        if trial.approved:
            facts.append(
                self.tr("%n comment(s) were approved: caught wrongly.", "", trial.approved)
            )
        if trial.share is not None and trial.removed:
            share = labels.percent(round(trial.share * 100))
            facts.append(self.tr("It catches %1 of all that was removed.").replace("%1", share))
        if len(trial.caught) > trial.examined * MANY:
            facts.append(self.tr("It catches more than half of everything: too wide a rule."))
        return facts

    @Slot(int)
    def _choose(self, at: int) -> None:
        if self.trial is not None:
            self.model.show_ids(self.trial.ids(*self.which.itemData(at)))
            self.view.show_text(shown("", [], Part.TEXT), None)
            self.table.selectRow(0)

    @Slot(QItemSelection, QItemSelection)
    def _selected(self) -> None:
        comment = self.model.id_at(self.table.currentIndex().row())
        if comment is None:
            return
        rule = self._rule

        def read(desk: Desk) -> tuple[str, Tried] | None:
            detail = desk.open(comment)
            if detail is None:
                return None
            open_still = detail.row.state in UNDECIDED
            text = detail.text if open_still else detail.original_text
            return text, desk.rulekeeping.try_text(rule, text)

        self._lanes.read(read, self.mine(self._show_text), topic="rule-text")

    def _show_text(self, found: tuple[str, Tried] | None) -> None:
        text, spans = ("", ()) if found is None else (found[0], found[1].spans)
        noticed = Finding(FindingKind.OWN, 1.0, spans, Words("", ""))
        self.view.show_text(shown(text, [noticed], Part.TEXT), None)

    @Slot()
    def _open(self) -> None:
        at = self.table.currentIndex().row()
        comment, row = self.model.id_at(at), self.model.row_at(at)
        if comment is not None and row is not None:
            self.open_wanted.emit(comment, row.state)
