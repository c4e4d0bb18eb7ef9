"""Which list is shown and which comment is open: from the views to the detail pane.

The comments about to be opened are read ahead, so that they are shown at once; each is read again
behind what is shown, in case another desk did something a moment ago.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from moderator.filters.line import parse
from moderator.filters.queries import narrowed
from moderator.model import Changes, Detail, Field, Filter, Order, Query, State, Term
from moderator.model.article import Handling
from moderator.ui import labels
from moderator.ui.decisions import BECOMES
from moderator.ui.read_ahead import ReadAhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from moderator.errors import ModeratorError
    from moderator.model import Decided, Decision
    from moderator.ui.decisions import Decisions
    from moderator.ui.detail_pane import DetailPane
    from moderator.ui.editor import Edited
    from moderator.ui.lanes import Lanes
    from moderator.ui.on_screen import OnScreen
    from moderator.ui.queue_pane import QueuePane
    from moderator.ui.sidebar import Sidebar, View

SEVERAL = 2
AHEAD = (1, 2, -1, 3, 4)
"""Which neighbours of the open comment are read ahead, counted in rows, in this order."""


def paint_now(window: QWidget) -> None:
    """Paint what changed in ``window`` without waiting for the event loop's next frame."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


class Browsing(QObject):
    """Keeps the side bar, the list and the detail pane on the same thing."""

    opened = Signal(object)  # the Detail that is shown now, or None
    search_dropped = Signal()  # what was typed is to be cleared
    remark = Signal(str)
    failed = Signal(object)  # ModeratorError

    def __init__(
        self,
        window: QWidget,
        lanes: Lanes,
        *,
        sidebar: Sidebar,
        queue: QueuePane,
        detail: DetailPane,
        on_screen: OnScreen,
    ) -> None:
        """Begin with the pending comments, oldest first."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._sidebar = sidebar
        self._queue = queue
        self._detail = detail
        self._on_screen = on_screen
        self._come_back: int | None = None
        self._return_to: int | None = None
        self.query = Query()
        self.actor = ""  # who "me" is in a filter
        self._view = sidebar.view()
        self._typed = Filter()
        self._before_group = self.query
        self.ahead = ReadAhead(lanes, self)
        self._any_opened = False
        self._behind = QTimer(self)
        self._behind.setSingleShot(True)
        self._behind.setInterval(0)  # after what was shown is painted
        self._behind.timeout.connect(self.read_again)
        detail.article.narrowed.connect(sidebar.choose_article)
        sidebar.chosen.connect(self._view_chosen)
        queue.order_changed.connect(self._order_chosen)
        queue.model.loaded.connect(self._list_loaded)
        queue.model.counted.connect(self._list_counted)
        queue.model.patched.connect(self._list_patched)
        queue.view.current_changed.connect(self._current_changed)
        detail.comment.painted.connect(on_screen.painted)
        detail.editor_left.connect(self._editor_left)
        detail.draft_changed.connect(self._keep_draft)
        detail.draft_dropped.connect(self._drop_draft)

    # --- lists --------------------------------------------------------------------------------

    def show(self, query: Query) -> None:
        """Show another list, on the same comment if it is in that list too."""
        self.query = query
        self._come_back = self._queue.view.current()
        self._queue.show_query(query, self._title(query))

    @Slot()
    def show_group(self) -> None:
        """List what says the same or nearly the same as the open comment; go back from there."""
        shown = self._detail.detail
        if self.query.group is not None:
            self.go_back()
        elif shown is None:
            self.remark.emit(self.tr("No comment is open."))
        elif shown.repeats is None:
            self.remark.emit(self.tr("No other comment says the same."))
        else:
            self._before_group = self.query
            of_all = Query(state=self.query.state, group=shown.row.id, order=self.query.order)
            self.show(of_all)
            self._queue.setFocus()

    def go_back(self) -> None:
        """Let go of a selection; with none, of a group, then of a search; the keys are the list's.

        A search is let go of only from the list: from elsewhere one comes back to it first.
        """
        at_list = self._window.focusWidget() in (self._queue.view, self._queue.empty)
        if self._queue.view.selected_count() >= SEVERAL:
            self._queue.view.select_current()
        elif self.query.group is not None:
            self.show(replace(self._before_group, order=self.query.order))
        else:
            self._queue.view.select_current()
            if at_list:
                self.search_dropped.emit()
        self._queue.setFocus()

    def _title(self, query: Query) -> str:
        if query.group is not None:
            return self.tr("The same or nearly the same (Esc: back)")
        view = self._view
        if view.article_id or view.site_id or view.section or view.line or view.handling:
            return str(self._sidebar.views.currentIndex().data() or "")
        if any(term.field is Field.STATUS for term in query.terms):
            return self.tr("Filtered")
        if query.finding is not None:
            return labels.finding(query.finding)
        return labels.view(query.state) if query.state is not None else self.tr("All")

    @Slot(object)
    def _view_chosen(self, view: View) -> None:
        self._view = view
        self.list_again()

    @Slot(object)
    def search(self, wanted: Filter) -> None:
        """Show what is found in the present view."""
        self._typed = wanted
        self.list_again()

    def list_again(self) -> None:
        """Show the present view, narrowed by what was typed, for who works now."""
        view = self._view
        self._queue.searched = self._typed != Filter()
        base = Query(
            state=view.state,
            finding=view.finding,
            article_id=view.article_id,
            site_id=view.site_id,
            order=self.query.order,
            part=self.query.part,
        )
        if view.section:
            base = replace(base, terms=(Term(Field.SECTION, (view.section,)),))
        if view.handling is not None:
            aside = "paused" if view.handling is Handling.PAUSED else "chief"
            base = replace(base, terms=(Term(Field.IS, (aside,)),))
        if view.line:
            base = narrowed(base, parse(view.line).filter, self.actor)
        self.show(narrowed(base, self._typed, self.actor))

    @Slot(object)
    def _order_chosen(self, order: Order) -> None:
        self.show(replace(self.query, order=order))
        self._queue.setFocus()

    def come_back_to(self, comment: int | None) -> None:
        """Open ``comment`` when it appears in the list."""
        self._come_back = comment

    def return_to(self, comment: int | None) -> None:
        """Open ``comment`` when the whole list is here, unless the person went on meanwhile."""
        self._return_to = comment

    @Slot()
    def _list_loaded(self) -> None:
        back, self._come_back = self._come_back, None
        if not self._queue.model.rowCount():
            self.show_nothing("")
        elif back is None or not self._queue.view.go_to_comment(back):
            self._queue.view.go_to(self._queue.view.first_free())

    @Slot()
    def _list_counted(self) -> None:
        """Go to what was open, which may stand below the beginning that was shown first."""
        back, self._return_to = self._return_to, None
        view = self._queue.view
        if back is not None and view.currentIndex().row() <= 0 and not self._detail.editing():
            view.go_to_comment(back)

    @Slot()
    def _list_patched(self) -> None:
        back = self._come_back
        if back is not None and self._detail.editing():
            self._come_back = None  # whoever writes by now is not torn away
        elif back is not None and self._queue.view.go_to_comment(back):
            self._come_back = None
        if not self._queue.model.rowCount():
            self.show_nothing("")
        elif self._queue.view.current() is None:
            self._queue.view.go_to(self._queue.view.first_free())
        elif not self._queue.view.selected_count():  # Qt made it current when the list came back
            self._queue.view.select_current()

    def changed(self, changes: Changes) -> None:
        """Bring list and detail up to date."""
        self.ahead.changed(changes)
        if not changes.complete:
            self._queue.model.forget()
        self._queue.model.refresh(changes.ids)
        current = self._queue.view.current()
        if current is not None and (current in changes.ids or not changes.complete):
            self._open(current)

    @Slot(object)
    def reread(self, comments: tuple[int, ...]) -> None:
        """Read comments again that are not as they were seen."""
        self._queue.model.refresh(comments)
        current = self._queue.view.current()
        if current is not None and current in comments:
            self._open(current)

    # --- the open comment ---------------------------------------------------------------------

    def show_nothing(self, reason: str, *, trouble: bool = False) -> None:
        """Show no comment, and say why."""
        self._on_screen.left()
        self._detail.stop_editing()
        self._detail.show_nothing(reason, trouble=trouble)
        self.opened.emit(None)

    @Slot(object)
    def _current_changed(self, comment: int | None) -> None:
        if self._detail.editing() and self._detail.editor.comment() != comment:
            self._detail.editor.leave()
        if comment is None:
            return
        kept = self.ahead.get(comment)
        if kept is None:
            self._open(comment)
        else:
            self._show(kept)
            self._behind.start()

    @Slot()
    def read_again(self) -> None:
        """Read the open comment again: what is shown of it may have changed a moment ago."""
        current = self._queue.view.current()
        if current is not None:
            self._open(current)

    def _open(self, comment: int) -> None:
        glance = not self._any_opened  # the first is shown before the rules are loaded
        self._lanes.read(
            lambda desk: desk.open(comment, glance=glance),
            partial(self._opened, comment),
            topic="detail",
        )

    def _opened(self, comment: int, detail: Detail | None) -> None:
        if comment != self._queue.view.current():
            return
        if detail is None:
            self.ahead.drop((comment,))
            self.show_nothing(self.tr("This comment is no longer here."))
            return
        if not self._any_opened:
            self._any_opened = True
            self._show(detail)
            self._behind.start()
            return
        self.ahead.keep(detail)
        if detail != self._detail.detail:
            self._show(detail)
        self._read_ahead()

    def _show(self, detail: Detail) -> None:
        shown = self._detail.detail
        if (
            self._detail.editing()
            and shown is not None
            and shown.row.version_id != detail.row.version_id
        ):
            self.remark.emit(self.tr("The reader changed this comment meanwhile. Read it again."))
            self._detail.editor.leave()
        self._detail.show_detail(detail)
        self.opened.emit(detail)

    def _read_ahead(self) -> None:
        model, here = self._queue.model, self._queue.view.currentIndex().row()
        places = (here + by for by in AHEAD)
        self.ahead.want([model.id_at(at) for at in places if 0 <= at < model.rowCount()])

    def resolve(self, keep: str, actor: str) -> None:
        """End the conflict of the open comment: send ours again, or take the site's."""
        comment = self._queue.view.current()
        if comment is None:
            return
        self._lanes.write(
            lambda desk: desk.resolve(comment, actor, "mine" if keep == "mine" else "theirs"),
            failed=self._failed,
        )

    def _failed(self, error: ModeratorError) -> None:
        self.failed.emit(error)

    @Slot(object)
    def decided(self, comments: tuple[int, ...]) -> None:
        """Close the editor on a comment that was decided."""
        if self._detail.editing() and self._detail.editor.comment() in comments:
            self._detail.stop_editing()
            self._queue.setFocus()

    def follow(self, decisions: Decisions) -> None:
        """Take comments out of the list with their decisions, and back where nothing was done."""
        decisions.sent.connect(self._sent)
        decisions.came_back.connect(self._came_back)
        decisions.done.connect(self._done)

    @Slot(object)
    def _sent(self, decision: Decision) -> None:
        self.leave(decision.comments, BECOMES[decision.verdict], early=True)
        self.ahead.drop(decision.comments)
        paint_now(self._window)  # before the writer and the readers have their turns

    @Slot(object)
    def _came_back(self, decision: Decision) -> None:
        """Show a comment again of which nothing was decided, unless the person is at another."""
        self._queue.model.put_back(decision.comments)
        if self._at_the_list():
            self._queue.view.go_to_comment(decision.comments[0])

    @Slot(object, object)
    def _done(self, decision: Decision, _decided: Decided) -> None:
        self._queue.model.written(decision.comments)
        self._behind.start()  # the reader's past, the thread: something of it may be new

    def _at_the_list(self) -> bool:
        """Return whether the keys go to the list or the open comment, and nothing is written."""
        if self._detail.editing() or QApplication.activeModalWidget() is not None:
            return False
        focus = self._window.focusWidget()
        panes = (self._queue, self._detail)
        return focus is None or any(pane.isAncestorOf(focus) for pane in panes)

    def leave(self, comments: Sequence[int], becomes: State, *, early: bool = False) -> None:
        """Move on from decided comments; they leave the list unless it shows their new state.

        ``early``: their decision is not written yet.
        """
        if self.query.state is None or self.query.state is becomes:
            if self._queue.view.current() in comments:
                self._queue.view.step(1)
        else:
            self._queue.view.leave(comments, early=early)

    # --- drafts -------------------------------------------------------------------------------

    @Slot()
    def _editor_left(self) -> None:
        self._detail.stop_editing()
        self._queue.setFocus()

    @Slot(object)
    def _keep_draft(self, edited: Edited) -> None:
        text, name = edited.text or "", edited.name or ""
        self._lanes.write(lambda desk: desk.save_draft(edited.comment, edited.version, text, name))

    @Slot(int)
    def _drop_draft(self, comment: int) -> None:
        self._lanes.write(lambda desk: desk.drop_draft(comment))
