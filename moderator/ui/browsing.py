"""Which list is shown and which comment is open: from the views to the detail pane."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from moderator.model import Changes, Detail, Order, Query, State
from moderator.ui import labels

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.errors import ModeratorError
    from moderator.ui.detail_pane import DetailPane
    from moderator.ui.editor import Edited
    from moderator.ui.lanes import Lanes
    from moderator.ui.on_screen import OnScreen
    from moderator.ui.queue_pane import QueuePane
    from moderator.ui.sidebar import Sidebar, View

SEVERAL = 2


class Browsing(QObject):
    """Keeps the side bar, the list and the detail pane on the same thing."""

    opened = Signal(object)  # the Detail that is shown now, or None
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
        self._lanes = lanes
        self._sidebar = sidebar
        self._queue = queue
        self._detail = detail
        self._on_screen = on_screen
        self._come_back: int | None = None
        self.query = Query()
        self._before_group = self.query
        detail.article.narrowed.connect(sidebar.choose_article)
        sidebar.chosen.connect(self._view_chosen)
        queue.order_changed.connect(self._order_chosen)
        queue.model.loaded.connect(self._list_loaded)
        queue.model.patched.connect(self._list_patched)
        queue.view.current_changed.connect(self._current_changed)
        detail.comment.painted.connect(on_screen.painted)
        editor = detail.editor
        editor.left.connect(self._editor_left)
        editor.draft_changed.connect(self._keep_draft)
        editor.draft_dropped.connect(self._drop_draft)

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
        elif shown is None or shown.repeats is None:
            self.remark.emit(self.tr("No other comment says the same."))
        else:
            self._before_group = self.query
            of_all = Query(state=self.query.state, group=shown.row.id, order=self.query.order)
            self.show(of_all)
            self._queue.setFocus()

    def go_back(self) -> None:
        """Let go of a selection; with none, of a group; then the keys are the list's."""
        if self.query.group is not None and self._queue.view.selected_count() < SEVERAL:
            self.show(replace(self._before_group, order=self.query.order))
        else:
            self._queue.view.select_current()
        self._queue.setFocus()

    def _title(self, query: Query) -> str:
        if query.group is not None:
            return self.tr("The same or nearly the same (Esc: back)")
        if query.finding is not None:
            return labels.finding(query.finding)
        if query.article_id is not None:
            return str(self._sidebar.views.currentIndex().data() or "")
        return labels.state(query.state) if query.state is not None else self.tr("All")

    @Slot(object)
    def _view_chosen(self, view: View) -> None:
        self.show(
            replace(
                self.query,
                state=view.state,
                finding=view.finding,
                article_id=view.article_id,
                group=None,
            )
        )

    @Slot(str, bool)
    def search(self, text: str, exact: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show what is found in the present view."""
        self.show(replace(self.query, text=text, exact=exact))

    @Slot(object)
    def _order_chosen(self, order: Order) -> None:
        self.show(replace(self.query, order=order))
        self._queue.setFocus()

    def come_back_to(self, comment: int | None) -> None:
        """Open ``comment`` when it appears in the list."""
        self._come_back = comment

    @Slot()
    def _list_loaded(self) -> None:
        back, self._come_back = self._come_back, None
        if not self._queue.model.rowCount():
            self.show_nothing("")
        elif back is None or not self._queue.view.go_to_comment(back):
            self._queue.view.go_to(self._queue.view.first_free())

    @Slot()
    def _list_patched(self) -> None:
        if self._come_back is not None and self._queue.view.go_to_comment(self._come_back):
            self._come_back = None
        if not self._queue.model.rowCount():
            self.show_nothing("")
        elif self._queue.view.current() is None:
            self._queue.view.go_to(self._queue.view.first_free())
        elif not self._queue.view.selected_count():  # Qt made it current when the list came back
            self._queue.view.select_current()

    def changed(self, changes: Changes) -> None:
        """Bring list and detail up to date."""
        if not changes.complete:
            self._queue.model.forget_rows()
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
        if comment is not None:
            self._open(comment)

    def _open(self, comment: int) -> None:
        self._lanes.read(
            lambda desk: desk.open(comment), partial(self._opened, comment), topic="detail"
        )

    def _opened(self, comment: int, detail: Detail | None) -> None:
        if comment != self._queue.view.current():
            return
        if detail is None:
            self.show_nothing(self.tr("This comment is no longer here."))
            return
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

    def leave(self, comments: list[int], becomes: State) -> None:
        """Move on from decided comments; they leave the list unless it shows their new state."""
        if self.query.state is None or self.query.state is becomes:
            if self._queue.view.current() in comments:
                self._queue.view.step(1)
        else:
            self._queue.view.leave(comments)

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
