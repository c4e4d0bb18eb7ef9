"""What undo would take back: named beside the buttons, and never an older act than that.

That is a decision, or what was decided about an article, whichever is the newer.

A decision that is still on its way when undo is pressed is taken back as soon as it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from moderator.model.article import ArticleAct
from moderator.ui import article_words, labels
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.errors import ModeratorError
    from moderator.model import Decided, Decision, Undoable, Undone
    from moderator.ui.action_bar import ActionBar
    from moderator.ui.decisions import Decisions
    from moderator.ui.lanes import Lanes


class LastDecision(QObject):
    """Keeps the line about the last decision true, and takes that decision back."""

    remark = Signal(str, str, str)  # text, icon, tone
    came_back = Signal(object)  # the comment that an undo brought back, or None

    def __init__(self, lanes: Lanes, decisions: Decisions, deck: ActionBar, actor: str) -> None:
        """Watch what ``actor`` decided."""
        super().__init__(deck)
        self._lanes = lanes
        self._decisions = decisions
        self._deck = deck
        self.actor = actor
        self._last: Undoable | ArticleAct | None = None
        self._elsewhere = 0  # acts about articles that are on their way
        self._known = False
        self._wanted = 0  # how often undo was pressed and nothing was taken back yet
        self._awaited: Decision | None = None  # pressed while this one was on its way
        decisions.busy_changed.connect(self.read)
        decisions.done.connect(self._done)
        decisions.undone.connect(self._undone)
        decisions.asked.connect(self._refused)
        decisions.came_back.connect(self._refused)
        decisions.refused.connect(self._refused)

    def switch_to(self, actor: str) -> None:
        """Watch what somebody else decided; what the one before still wanted undone stays."""
        self.actor = actor
        self._give_up()
        self.read()

    @Slot()
    def read(self) -> None:
        """Ask what undo would take back now."""
        self._known = False
        if self._decisions.any_busy() or self._elsewhere:
            return  # asked once it is written
        actor = self.actor
        self._lanes.read(lambda desk: desk.articles.last_act(actor), self._found, topic="undoable")

    def begin(self) -> None:
        """Wait for an act about an article: undo means that, and nothing older; ``end`` it."""
        self._elsewhere += 1
        self._known = False

    def end(self) -> None:
        """Read anew: an act about an article was written, or was not."""
        self._elsewhere -= 1
        self.read()

    def _found(self, found: Undoable | ArticleAct | None) -> None:
        if self._decisions.any_busy() or self._decisions.undoing() or self._elsewhere:
            return  # read again once what is on its way has been written
        self._last, self._known = found, True
        self._say(found)
        if self._wanted and self._awaited is None:
            self._wanted -= 1
            self._take_back(found)

    def undo(self) -> None:
        """Take back the decision that is named; one on its way, as soon as it is written."""
        on_its_way = self._decisions.newest()
        mine = on_its_way is not None and on_its_way.actor == self.actor
        if mine and not self._wanted:
            self._awaited = on_its_way
        elif self._known:
            self._take_back(self._last)
            return
        self._wanted += 1

    @Slot(object, object)
    def _done(self, decision: Decision, decided: Decided) -> None:
        if decision is self._awaited and decided.decision is not None:
            made = decided.decision
            self._lanes.read(lambda desk: desk.decision(made), self._written)

    def _written(self, found: Undoable | None) -> None:
        self._awaited = None
        self._wanted -= 1
        self._take_back(found)

    def _take_back(self, found: Undoable | ArticleAct | None) -> None:
        if isinstance(found, ArticleAct):
            self._take_back_act(found)
        elif found is None:
            self._give_up()
            self.remark.emit(self.tr("There is nothing to undo."), "info", "amber")
        elif not found.possible:
            self._give_up()
            self.remark.emit(labels.words(found.words), "circle-alert", "amber")
        else:
            self._known = False
            self._decisions.undo(self.actor, found.decision)

    def _take_back_act(self, act: ArticleAct) -> None:
        actor = self.actor

        def done(_policy: object) -> None:
            self.remark.emit(labels.words(act.words), "undo-2", "green")
            self.end()

        def failed(error: ModeratorError) -> None:
            self._give_up()
            self.remark.emit(error.words(labels.language()), "circle-alert", "red")
            self.end()

        self.begin()
        self._lanes.write(lambda desk: desk.articles.undo(actor, act.seq), done, failed=failed)

    @Slot()
    def _refused(self) -> None:
        self._give_up()
        self.read()

    def _give_up(self) -> None:
        """Let go of what was to be undone: it came back by itself, or cannot be undone."""
        self._wanted = 0
        self._awaited = None

    @Slot(object)
    def _undone(self, undone: Undone) -> None:
        self.came_back.emit(undone.comments[0] if len(undone.comments) == 1 else None)
        self.remark.emit(labels.words(undone.words), "undo-2", "green")
        self.read()

    def _say(self, found: Undoable | ArticleAct | None) -> None:
        if found is None:
            self._deck.show_last("", "")
            return
        if isinstance(found, ArticleAct):
            title = shortened(safe(found.title), 60)
            said, tip = article_words.done(found.did), labels.words(found.words)
            self._deck.show_last(title, said, tip)
            return
        others = len(found.comments) - 1
        name = shortened(safe(found.author), 60) or "—"
        if others:
            name = self.tr("%1 and %n more", None, others).replace("%1", name)
        text = self.tr("%1 “%2”")
        text = text.replace("%1", labels.verdict_done(found.verdict, edited=found.edited))
        text = text.replace("%2", shortened(safe(found.excerpt), 80))
        self._deck.show_last(name, text, labels.words(found.words))
