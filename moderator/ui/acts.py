"""What the keys and buttons do: from an action's name to a decision, or to why there is none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from moderator.model import Decision, Question, Row, State, Verdict
from moderator.ui import labels
from moderator.ui.decisions import VERDICTS, Decisions
from moderator.ui.early_letters import open_dialog
from moderator.ui.questions import Asked, NoteDialog, QuestionDialog
from moderator.ui.reason_picker import ReasonPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from moderator.model import Query, RejectReason
    from moderator.ui.action_bar import ActionBar
    from moderator.ui.detail_pane import DetailPane
    from moderator.ui.editor import Edited
    from moderator.ui.lanes import Lanes
    from moderator.ui.on_screen import OnScreen
    from moderator.ui.queue_view import QueueView
    from moderator.ui.theme import Theme

MOST_AT_ONCE = 200
"""Nobody reads more than this in a preview, and what nobody has read is not decided."""


class Acts(QObject):
    """Turns what was pressed into decisions about what is on the screen."""

    remark = Signal(str)
    bulk_wanted = Signal(object, object)  # Decision, its rows: to be previewed
    sweep_wanted = Signal(object, object)  # Decision without comments, and the Query of the list

    def __init__(
        self,
        window: QWidget,
        lanes: Lanes,
        decisions: Decisions,
        *,
        queue: QueueView,
        detail: DetailPane,
        deck: ActionBar,
        on_screen: OnScreen,
        theme: Theme,
        reasons: Sequence[RejectReason],
        actor: str,
    ) -> None:
        """Act in the name of ``actor`` on what ``queue`` and ``detail`` show."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._decisions = decisions
        self._queue = queue
        self._detail = detail
        self._deck = deck
        self._on_screen = on_screen
        self._theme = theme
        self.reasons = tuple(reasons)
        self.actor = actor
        self._picker: ReasonPicker | None = None
        self._dialog: QuestionDialog | NoteDialog | None = None
        self._whole: Query | None = None  # the list that is selected as a whole
        self._count = 0
        queue.selection_count.connect(self._selection_changed)
        decisions.asked.connect(self._ask)

    def select_whole(self, query: Query, count: int) -> None:
        """Let the next decision be about all ``count`` of a list, whose first are selected."""
        self._whole, self._count = query, count
        self._queue.select_first(MOST_AT_ONCE)

    def selected(self, count: int) -> int:
        """Return how many comments a decision would be about where ``count`` are selected."""
        return count if self._whole is None else self._count

    @Slot(int)
    def _selection_changed(self, count: int) -> None:
        if count != MOST_AT_ONCE:
            self._whole = None

    # --- from the keys ------------------------------------------------------------------------

    def decide(self, name: str) -> None:
        """Begin the decision called ``name`` for what is selected."""
        verdict = VERDICTS[name]
        if self._queue.selected_count() > 1:
            self._begin(verdict, tuple(self._queue.selected(MOST_AT_ONCE + 1)))
            return
        comment = self._queue.current()
        if comment is None:
            self.remark.emit(self.tr("No comment is selected."))
        elif (reason := self._why_not(comment)) is not None:
            self.remark.emit(reason)
        else:
            self._begin(verdict, (comment,))

    def _why_not(self, comment: int) -> str | None:
        """Return why ``comment`` cannot be decided now; None when it can."""
        if self._decisions.busy(comment):
            return self.tr("This comment is being decided already.")
        detail = self._detail.detail
        if detail is None or detail.row.id != comment:
            return self.tr("Too early: the text is not on the screen yet.")
        if self._detail.editing():
            edited = self._detail.editor.edited()
            if edited is not None and (edited.text is not None or edited.name is not None):
                said = self.tr("Being edited: %1 saves and approves, Esc leaves.")
                return said.replace("%1", self._detail.editor.saved_by())
        if not self._on_screen.seen(detail.row.version_id):
            return self.tr("Too early: read the text first.")
        return None

    def approve_edited(self, edited: Edited) -> None:
        """Approve a comment as it stands in the editor."""
        detail = self._detail.detail
        if detail is None or detail.row.id != edited.comment:
            return
        if not self._on_screen.seen(edited.version):
            self.remark.emit(self.tr("Too early: read the text first."))
            return
        self._send(
            Decision(
                Verdict.APPROVE,
                (edited.comment,),
                self.actor,
                seen={edited.comment: edited.version},
                stood={edited.comment: detail.row.state},
                text=edited.text,
                name=edited.name,
                edit=edited.reason,
            )
        )

    # --- what a verdict needs first -----------------------------------------------------------

    def _begin(self, verdict: Verdict, comments: tuple[int, ...]) -> None:
        if len(comments) > MOST_AT_ONCE:
            self.remark.emit(self.tr("At most %n comment(s) at once.", None, MOST_AT_ONCE))
        elif verdict is Verdict.REJECT and self.reasons:
            self._pick_reason(comments)
        elif verdict is Verdict.CHIEF:
            self._ask_note(verdict, comments)
        elif verdict is Verdict.RETURN and self._with_chief(comments):
            asked = Asked(
                self.tr("Give back to the moderators"),
                self.tr("&Answer to whoever passed it up"),
                self.tr("What should they do? It may stay empty."),
                self.tr("Give back   Enter"),
            )
            self._ask_note(verdict, comments, asked)
        else:
            self._ready(verdict, comments)

    def _pick_reason(self, comments: tuple[int, ...]) -> None:
        self._forget_picker()
        self._picker = ReasonPicker(self.reasons, self._theme, self._window)
        self._picker.picked.connect(partial(self._reason_picked, comments))
        self._picker.open_above(self._deck.buttons["reject"], self._detail.comment)

    def _reason_picked(self, comments: tuple[int, ...], code: str) -> None:
        self._ready(Verdict.REJECT, comments, reason=code)

    def _forget_picker(self) -> None:
        if self._picker is not None:
            self._picker.deleteLater()
            self._picker = None

    def picker(self) -> ReasonPicker | None:
        """Return the list of reasons that is open or was last."""
        return self._picker

    def dialog(self) -> QuestionDialog | NoteDialog | None:
        """Return the dialog that is open or was last."""
        return self._dialog

    def _with_chief(self, comments: tuple[int, ...]) -> bool:
        """Return whether the one comment that is meant waits for the chief."""
        detail = self._detail.detail
        one = len(comments) == 1 and detail is not None
        return one and detail is not None and detail.row.state is State.CHIEF

    def _ask_note(
        self, verdict: Verdict, comments: tuple[int, ...], asked: Asked | None = None
    ) -> None:
        dialog = NoteDialog(self._theme, self._window, asked)

        def noted() -> None:
            self._ready(verdict, comments, note=dialog.note() or None)

        dialog.accepted.connect(noted)
        self._open(dialog)

    def _open(self, dialog: QuestionDialog | NoteDialog) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = dialog
        dialog.finished.connect(self._window.activateWindow)  # some systems leave it to us
        open_dialog(dialog)

    def _ready(
        self,
        verdict: Verdict,
        comments: tuple[int, ...],
        *,
        reason: str | None = None,
        note: str | None = None,
    ) -> None:
        """Everything is known: send one, preview several."""
        if len(comments) > 1 and self._whole is not None:
            decision = Decision(verdict, (), self.actor, reason=reason, note=note)
            self.sweep_wanted.emit(decision, self._whole)
            return
        if len(comments) > 1:
            decision = Decision(verdict, comments, self.actor, reason=reason, note=note)
            self._lanes.read(
                lambda desk: desk.rows(comments), partial(self._preview, decision), topic="bulk"
            )
            return
        detail = self._detail.detail
        if detail is None or detail.row.id != comments[0]:
            self.remark.emit(self.tr("Another comment came on the screen: nothing was decided."))
            return
        seen, stood = {comments[0]: detail.row.version_id}, {comments[0]: detail.row.state}
        decision = Decision(
            verdict, comments, self.actor, seen=seen, stood=stood, reason=reason, note=note
        )
        free = not self._queue.taken(comments[0])
        self._send(decision, early=free and verdict in detail.at_once)

    def _preview(self, decision: Decision, rows: tuple[Row, ...]) -> None:
        self.bulk_wanted.emit(decision, rows)

    def _send(self, decision: Decision, *, early: bool = False) -> None:
        if not self._decisions.decide(decision, early=early):
            self.remark.emit(self.tr("This comment is being decided already."))

    # --- questions ----------------------------------------------------------------------------

    @Slot(object, object)
    def _ask(self, decision: Decision, questions: Sequence[Question]) -> None:
        elsewhere = len(decision.comments) == 1 and self._queue.current() != decision.comments[0]
        if elsewhere or decision.actor != self.actor:
            # It came back while the person was at something else, or to somebody who sits here
            # now in the decider's place: nothing comes between them.
            said = self.tr("A comment came back, nothing was decided: %1")
            self.remark.emit(said.replace("%1", labels.words(questions[0].words)))
            return
        dialog = QuestionDialog(questions, yes_to(decision.verdict), self._theme, self._window)
        codes = frozenset(question.code for question in questions)
        dialog.accepted.connect(partial(self._decisions.confirm, decision, codes))
        self._open(dialog)


def yes_to(verdict: Verdict) -> str:
    """Return the words of the button that goes through with a decision."""
    translate = QCoreApplication.translate
    return {
        Verdict.APPROVE: translate("Acts", "Approve all the same"),
        Verdict.REJECT: translate("Acts", "Reject all the same"),
        Verdict.SPAM: translate("Acts", "Mark as spam all the same"),
        Verdict.HOLD: translate("Acts", "Hold all the same"),
        Verdict.CHIEF: translate("Acts", "Pass on all the same"),
        Verdict.TAKEDOWN: translate("Acts", "Take down all the same"),
        Verdict.RETURN: translate("Acts", "Return all the same"),
    }[verdict]
