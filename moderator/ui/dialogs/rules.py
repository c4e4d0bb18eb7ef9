"""The rules of the desk: a list at the left, the chosen one at the right, tried as it is written.

What is not saved is kept as a draft, in whatever state, and is there again the next time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from moderator.model import OwnRule
from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.dialogs.frame import Frame, narrow, paragraph, roomy
from moderator.ui.dialogs.rules_family import FamilyFields
from moderator.ui.dialogs.rules_fields import RuleFields
from moderator.ui.dialogs.rules_list import RuleList
from moderator.ui.dialogs.rules_trial import TrialDialog
from moderator.ui.dialogs.rules_try import TryField
from moderator.ui.dialogs.rules_work import RuleWork
from moderator.ui.dialogs.sure import SureDialog
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.desk.rulekeeping import RuleState
    from moderator.errors import ModeratorError
    from moderator.model import OwnRules, Trial
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.theme import Theme

KEEP_MS = 800
PROBLEMS = 3


class RulesDialog(Frame):
    """``saved`` says that other rules are in force; ``open_wanted`` names a comment to show."""

    saved = Signal()
    open_wanted = Signal(int, object)

    def __init__(self, lanes: Lanes, actor: str, theme: Theme, parent: QWidget) -> None:
        """Read the rules; ``actor`` goes into the log for what is changed."""
        super().__init__(self.tr("Rules"), theme, parent, width=920)
        self._lanes = lanes
        self._actor = actor
        self._saving = False
        self._wrong = ""  # why what stands here cannot be saved
        self.work: RuleWork | None = None
        self.trial: TrialDialog | None = None
        self.list = RuleList(theme, self)
        self.add = QPushButton(self.tr("&Add a rule"), self)
        self.remove = QPushButton(self.tr("Remo&ve"), self)
        self.fields = RuleFields(theme, self)
        self.family = FamilyFields(theme, self)
        self.stack = QStackedWidget(self)
        self.nothing = paragraph(self.tr("Reading the rules…"), theme, self, muted=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for page in (self.fields, self.family):
            self.stack.addWidget(page)
        self.stack.hide()  # it is as high as its highest page
        self.attempt = TryField(lanes, theme, self)
        self.attempt.hide()
        self.notes = wrapped_label("", self)
        self.notes.setStyleSheet(f"color: {theme.colours.tones['amber'].fore};")
        self.notes.hide()
        self._lay_out()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self._connect()
        self._allow(work=False)
        self._refresh()
        lanes.write(  # where drafts are kept: after one that is still on its way
            lambda desk: desk.rulekeeping.state(),
            self.mine(self._show),
            failed=self.mine(self._failed),
        )
        self.resize(roomy(theme, self, 1000, 640))

    def _lay_out(self) -> None:
        px = self.theme.px
        beneath = QHBoxLayout()
        beneath.setSpacing(px(8))
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            beneath.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.list, 1)
        left.addLayout(beneath)
        row = QHBoxLayout()
        row.setSpacing(px(18))
        below = narrow(self.theme, self)
        row.addLayout(left, int(below))
        if below:
            row.setDirection(QHBoxLayout.Direction.TopToBottom)
            right = QVBoxLayout()
            row.addLayout(right)
        else:  # by itself, so that the list and its buttons stay in view
            scroll = ColumnScroll(self)
            right = QVBoxLayout(scroll.page)
            right.setContentsMargins(0, 0, px(8), 0)
            row.addWidget(scroll, 1)
        right.setSpacing(px(8))
        right.addWidget(self.nothing, 1)
        right.addWidget(self.stack, 1)
        right.addWidget(self.attempt)
        self.body.addWidget(self.notes)
        self.body.addLayout(row, 1)
        self.dry = self.add_button(self.tr("&Dry run on the history…"))
        self.revert = self.add_button(self.tr("Drop &changes"))
        self.save_button = self.add_button(self.tr("&Save"), primary=True)
        self.back = self.add_button(self.tr("Close"))

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.switched.connect(self._switched)
        self.fields.edited.connect(self._edited)
        self.family.edited.connect(self._edited)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.dry.clicked.connect(self._dry_run)
        self.revert.clicked.connect(self._revert)
        self.save_button.clicked.connect(self._ask_or_save)
        self.back.clicked.connect(self.reject)
        self.finished.connect(self._keep)
        self.list.removal_wanted.connect(self._remove)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Save), self._ask_or_save),
            (QKeySequence(QKeySequence.StandardKey.New), self._add),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(act)

    # --- what is kept ---------------------------------------------------------------------------

    def _allow(self, *, work: bool) -> None:
        # Closing is always possible; the rest waits for the rules.
        for widget in (self.list, self.stack, self.add):
            widget.setEnabled(work)

    def _show(self, state: RuleState) -> None:
        self._allow(work=True)
        self.nothing.setText(
            self.tr(
                "No rules yet. Add one to mark comments by words of your own, or to pass them to"
                " the chief; or choose one of the program's lists."
            )
        )
        self.work = RuleWork(state)
        self._tell(state)
        self._renew(0 if self.work.rules else -1)
        begin = self.list if self.work.rules else self.add  # a list with the focus chooses
        begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, state: RuleState) -> None:
        said = [
            f"{one.where}: {shortened(safe(labels.words(one.words)), 160)}"
            for one in state.problems[:PROBLEMS]
        ]
        if len(state.problems) > PROBLEMS:
            said.append(self.tr("%n more", "", len(state.problems) - PROBLEMS))
        if state.draft is not None:
            said.append(self.tr("Changes from before that were not saved are here again."))
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))
        self.grow()

    def _failed(self, error: ModeratorError) -> None:
        self._allow(work=True)
        self._saving = False
        self.say(error.words(labels.language()))

    def _renew(self, at: int) -> None:
        if self.work is not None:
            self.list.show_work(self.work, at)
            self._refresh()

    def _refresh(self) -> None:
        work = self.work
        changed = work is not None and work.changed
        wrong = work.unusable() if work is not None and changed else None
        self._wrong = ""
        if wrong is not None:
            name = shortened(safe(wrong[0].name), 60) or "…"
            text = self.tr("Cannot be saved yet. “%1”: %2").replace("%2", labels.words(wrong[1]))
            self._wrong = text.replace("%1", name)
        self.explain(self._wrong)
        self.save_button.setAccessibleDescription(self._wrong)
        self.save_button.setToolTip(self._wrong)
        self.save_button.setEnabled(changed and wrong is None)
        self.revert.setEnabled(changed)
        self.remove.setEnabled(work is not None and work.rule(self.list.place()) is not None)
        self.dry.setEnabled(work is not None and self.list.place() >= 0)

    @Slot(int)
    def _chosen(self, at: int) -> None:
        work = self.work
        if work is None:
            return
        rule, family = work.rule(at), work.family(at)
        if rule is not None:
            self.fields.show_rule(rule)
            self.stack.setCurrentWidget(self.fields)
        elif family is not None:
            self.family.show_family(family, work.change(family))
            self.stack.setCurrentWidget(self.family)
        chosen = rule is not None or family is not None
        for part in (self.stack, self.attempt):
            part.setVisible(chosen)
        self.nothing.setVisible(not chosen)
        self.attempt.take(self._tried_rule())
        self._refresh()

    def _tried_rule(self) -> OwnRule:
        if self.stack.currentWidget() is self.family:
            return self.family.rule()
        return self.fields.rule()

    @Slot()
    def _edited(self) -> None:
        work, at = self.work, self.list.place()
        if work is None:
            return
        if self.stack.currentWidget() is self.fields:
            work.put(at, self.fields.rule())
        else:
            work.put_change(self.family.change())
        self.list.renew(work, at)
        self.attempt.take(self._tried_rule())
        self.say("")
        self._refresh()
        self._keeping.start()

    @Slot(int)
    def _switched(self, at: int) -> None:
        """Turn a rule on or off from the list."""
        rule = None if self.work is None else self.work.rule(at)
        if rule is not None:
            self.fields.on.click()

    @Slot()
    def _add(self) -> None:
        if self.work is None:
            return
        at = self.work.add(OwnRule("", self.tr("New rule")))
        self._renew(at)
        self._keeping.start()
        self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.name.selectAll()

    @Slot()
    def _remove(self) -> None:
        at = self.list.place()
        if self.work is not None and self.work.rule(at) is not None:
            self.work.remove(at)
            self._renew(max(at - 1, 0) if self.work.rules else -1)
            self._keeping.start()

    @Slot()
    def _revert(self) -> None:
        if self.work is not None:
            self.work.revert()
            self.notes.hide()
            self._renew(0 if self.work.rules else -1)
            self._keep()

    @Slot()
    def _keep(self) -> None:
        """Keep what is not saved; it is written off this thread, and before the program ends."""
        self._keeping.stop()
        if self.work is not None and self.work.unkept:
            before, after = self.work.kept_now()
            self._lanes.write(lambda desk: desk.rulekeeping.keep_draft(before, after))

    # --- trying and saving ------------------------------------------------------------------------

    @Slot()
    def _dry_run(self) -> None:
        if self.work is None or self.list.place() < 0:
            return
        self.trial = TrialDialog(self._lanes, self._tried_rule(), self.theme, self)
        self.trial.tried.connect(self._tried)
        self.trial.open_wanted.connect(self._open)
        self.trial.finished.connect(self.activateWindow)  # some systems leave it to us
        self.trial.open()

    @Slot(object, object)
    def _tried(self, rule: OwnRule, trial: Trial) -> None:
        if self.work is not None:
            self.work.tried(rule, trial)

    @Slot(int, object)
    def _open(self, comment: int, state: object) -> None:
        if self.trial is not None:
            self.trial.reject()
        self.reject()
        self.open_wanted.emit(comment, state)

    @Slot()
    def _ask_or_save(self) -> None:
        work = self.work
        if work is None or not work.changed:
            return
        if self._wrong:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._wrong))
            return
        untried = work.untried()
        if not untried:
            self._save()
            return
        names = ", ".join(f"“{shortened(safe(rule.name), 60)}”" for rule in untried[:PROBLEMS])
        question = self.tr("Turn on without a dry run: %1?").replace("%1", names)
        why = self.tr("A dry run shows what the rule would have caught, and how often wrongly.")
        title, act = self.tr("Turn on untried"), self.tr("Save and turn on")
        sure = SureDialog(title, (question, why), act, self.theme, self)
        sure.accepted.connect(self._save)
        sure.finished.connect(self.activateWindow)
        sure.open()

    @Slot()
    def _save(self) -> None:
        if self.work is None or self._saving:
            return
        actor, trials = self._actor, self.work.trials()
        before, after = self.work.base, self.work.now()
        self._keeping.stop()
        self._saving = True

        def save(desk: Desk, _progress: Progress, _stop: Stop) -> tuple[OwnRules, RuleState]:
            desk.rulekeeping.save(actor, before, after, trials)
            return after, desk.rulekeeping.state()

        self._lanes.task(save, self.mine(self._was_saved), failed=self.mine(self._failed))

    def _was_saved(self, answer: tuple[OwnRules, RuleState]) -> None:
        self._saving = False
        saved, state = answer
        place = self.list.place()
        self._tell(state)
        if self.work is not None and self.work.saved(saved, state):
            self._renew(place)
        self._refresh()
        self.saved.emit()
