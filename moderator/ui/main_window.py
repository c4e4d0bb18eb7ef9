"""The window: puts the panes together and keeps them in step with the desk."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from moderator.errors import ModeratorError
from moderator.model import (
    Changes,
    Counts,
    Decided,
    Decision,
    Detail,
    Order,
    Query,
    State,
    SyncStatus,
    Undoable,
    Undone,
    Verdict,
)
from moderator.ui import labels
from moderator.ui.action_bar import ActionBar
from moderator.ui.acts import MOST_AT_ONCE, Acts
from moderator.ui.decisions import GONE_FROM_HERE, VERDICTS, Decisions
from moderator.ui.detail_pane import DetailPane
from moderator.ui.header import Header
from moderator.ui.keys import KeyMap
from moderator.ui.on_screen import Elapsed, OnScreen
from moderator.ui.plain import safe, shortened
from moderator.ui.problems import ProblemsDialog
from moderator.ui.queue_pane import QueuePane
from moderator.ui.sidebar import Sidebar, View
from moderator.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.model import Clock
    from moderator.settings import Settings
    from moderator.ui.editor import Edited
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

BECOMES = {
    Verdict.APPROVE: State.APPROVED,
    Verdict.REJECT: State.REJECTED,
    Verdict.SPAM: State.SPAM,
    Verdict.HOLD: State.HELD,
    Verdict.CHIEF: State.CHIEF,
    Verdict.TAKEDOWN: State.TAKEN_DOWN,
    Verdict.RETURN: State.PENDING,
}
ANYWHERE = {"sync", "log", "settings", "actor", "help_f1"}
"""Actions whose keys also work while something is typed."""


class MainWindow(QMainWindow):
    """The desk on the screen."""

    takedown_wanted = Signal(object)  # the current comment's id, or None
    bulk_wanted = Signal(object, object)  # Decision, rows
    log_wanted = Signal()
    help_wanted = Signal()
    settings_wanted = Signal()
    connect_wanted = Signal()
    actor_changed = Signal(str)
    closing = Signal()

    def __init__(
        self,
        lanes: Lanes,
        settings: Settings,
        *,
        actor: str,
        theme: Theme,
        clock: Clock,
        elapsed: Elapsed | None = None,
    ) -> None:
        """Build the window; ``begin`` fills it once it is on the screen."""
        super().__init__()
        self.setWindowTitle(self.tr("Moderator"))
        self._lanes = lanes
        self._theme = theme
        self._clock = clock
        self.actor = actor
        self.keys = KeyMap(settings.keys)
        self.on_screen = (
            OnScreen(settings.min_view_ms, elapsed) if elapsed else OnScreen(settings.min_view_ms)
        )
        self.query = Query()
        self._undoable: Undoable | None = None
        self._undoable_known = False
        self._undo_wanted = False
        self._come_back: int | None = None
        self._faults: list[str] = []
        self._connect_asked = False
        self.decisions = Decisions(lanes, self)
        self.header = Header(theme, self.keys, actor, self)
        self.sidebar = Sidebar(theme, self)
        self.queue = QueuePane(theme, lanes, clock, self)
        self.queue.delegate.busy = self.decisions.busy
        self.detail = DetailPane(theme, lanes, clock, self)
        self.deck = ActionBar(theme, self.keys, self)
        self.status = StatusBar(theme, clock, settings.poll_s, self)
        self.acts = Acts(
            self,
            lanes,
            self.decisions,
            queue=self.queue.view,
            detail=self.detail,
            deck=self.deck,
            on_screen=self.on_screen,
            theme=theme,
            reasons=settings.reasons,
            actor=actor,
        )
        self._arrange()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(60)
        self._counting.timeout.connect(self._read_counts)
        self._connect()

    # --- building -----------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = self._theme.px
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(px(3))
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.queue)
        panes.addWidget(self.detail)
        panes.setStretchFactor(0, 43)
        panes.setStretchFactor(1, 57)
        self.queue.setMinimumWidth(310)
        self.queue.setMaximumWidth(px(760))
        self.detail.setMinimumWidth(380)
        self._panes = panes
        work = QVBoxLayout()
        work.setSpacing(0)
        work.addWidget(panes, 1)
        work.addWidget(self.deck)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(work, 1)
        whole = QWidget(self)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self.sidebar.setFixedWidth(min(px(206), 284))
        self.setMinimumSize(min(px(1000), 1000), min(px(520), 520))
        self.resize(px(1366), px(768))
        room = self.width() - self.sidebar.width()
        panes.setSizes([round(room * 0.43), round(room * 0.57)])

    def _connect(self) -> None:
        lanes = self._lanes
        lanes.changed.connect(self._changed)
        lanes.status.connect(self._status)
        lanes.failed.connect(self._failed)
        lanes.unusable.connect(self._unusable)
        self.sidebar.chosen.connect(self._view_chosen)
        self.sidebar.log_wanted.connect(self.log_wanted)
        self.sidebar.settings_wanted.connect(self.settings_wanted)
        self.header.search.searched.connect(self._searched)
        self.header.search.left.connect(self.queue.setFocus)
        self.header.takedown_wanted.connect(self._take_down)
        self.header.help_wanted.connect(self.help_wanted)
        self.header.actor_changed.connect(self.set_actor)
        self.queue.order_changed.connect(self._order_chosen)
        self.queue.model.loaded.connect(self._list_loaded)
        self.queue.model.patched.connect(self._list_patched)
        self.queue.view.current_changed.connect(self._current_changed)
        self.queue.view.selection_count.connect(self._selection_changed)
        self.detail.comment.painted.connect(self.on_screen.painted)
        self.detail.resolved.connect(self._resolve)
        editor = self.detail.editor
        editor.approved.connect(self.acts.approve_edited)
        editor.left.connect(self._editor_left)
        editor.draft_changed.connect(self._keep_draft)
        editor.draft_dropped.connect(self._drop_draft)
        self.deck.triggered.connect(self.trigger)
        self.acts.remark.connect(self.remark)
        self.acts.bulk_wanted.connect(self.bulk_wanted)
        self.decisions.left.connect(self._decided_left)
        self.decisions.done.connect(self._decided)
        self.decisions.stale.connect(self._reread)
        self.decisions.undone.connect(self._undone)
        self.decisions.refused.connect(self._refused)
        self.decisions.busy_changed.connect(self.queue.view.viewport().update)
        self.decisions.busy_changed.connect(self._read_undoable)
        self.status.problems_wanted.connect(self._show_problems)
        self.status.sync_wanted.connect(self._sync)

    def begin(self) -> None:
        """Read the first list; call it once the window is painted."""
        self.deck.show_for(any_comment=False, pending=True)
        self.detail.show_nothing(self.tr("Opening the database."))
        self._show_query(self.query)
        self._read_counts()
        self._read_undoable()
        self._lanes.read(lambda desk: desk.status(), self._status, topic="status")
        self.queue.setFocus()

    # --- lists --------------------------------------------------------------------------------

    def _show_query(self, query: Query) -> None:
        self.query = query
        self._come_back = self.queue.view.current()
        self.queue.show_query(query, self._title(query))

    def _title(self, query: Query) -> str:
        if query.finding is not None:
            return labels.finding(query.finding)
        if query.article_id is not None:
            return self.sidebar.views.currentIndex().data() or ""
        return labels.state(query.state) if query.state is not None else self.tr("All")

    @Slot(object)
    def _view_chosen(self, view: View) -> None:
        self._show_query(
            replace(self.query, state=view.state, finding=view.finding, article_id=view.article_id)
        )

    @Slot(str, bool)
    def _searched(self, text: str, exact: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._show_query(replace(self.query, text=text, exact=exact))

    @Slot(object)
    def _order_chosen(self, order: Order) -> None:
        self._show_query(replace(self.query, order=order))
        self.queue.view.setFocus()

    @Slot()
    def _list_loaded(self) -> None:
        back, self._come_back = self._come_back, None
        if not self.queue.model.rowCount():
            self._nothing_shown()
        elif back is None or not self.queue.view.go_to_comment(back):
            self.queue.view.go_to(0)

    @Slot()
    def _list_patched(self) -> None:
        if self._come_back is not None and self.queue.view.go_to_comment(self._come_back):
            self._come_back = None
        if not self.queue.model.rowCount():
            self._nothing_shown()
        elif self.queue.view.current() is None:
            self.queue.view.go_to(0)

    def _nothing_shown(self) -> None:
        self.on_screen.left()
        self.detail.stop_editing()
        self.detail.show_nothing("")
        self.deck.show_for(any_comment=False, pending=True)

    @Slot(object)
    def _current_changed(self, comment: int | None) -> None:
        if self.detail.editing() and self.detail.editor.comment() != comment:
            self.detail.editor.leave()
        if comment is not None:
            self._open(comment)

    def _open(self, comment: int) -> None:
        self._lanes.read(
            lambda desk: desk.open(comment), partial(self._opened, comment), topic="detail"
        )

    def _opened(self, comment: int, detail: Detail | None) -> None:
        if comment != self.queue.view.current():
            return
        if detail is None:
            self.detail.show_nothing(self.tr("This comment is no longer here."))
            return
        if self.detail.editing():
            shown = self.detail.detail
            if shown is not None and shown.row.version_id != detail.row.version_id:
                self.remark(self.tr("The reader changed this comment meanwhile. Read it again."))
                self.detail.stop_editing()
        self.detail.show_detail(detail)
        self.deck.show_for(any_comment=True, pending=detail.row.state is State.PENDING)

    @Slot(int)
    def _selection_changed(self, count: int) -> None:
        if count > 1:
            self.deck.hold_note(self.tr("%n comment(s) selected", None, count))
        else:
            self.deck.hold_note("")

    # --- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the key stands for; keys that a field took never come here."""
        act = self.keys.act(event)
        if act is None or (_typing() and act.id not in ANYWHERE):
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat() or act.id in {"next", "previous"}:
            self.trigger(act.id)

    @Slot(str)
    def trigger(self, name: str) -> None:
        """Do the action called ``name``."""
        if name in VERDICTS:
            self.acts.decide(name)
            return
        simple: dict[str, Callable[[], object]] = {
            "edit": self._edit,
            "undo": self._undo,
            "next": partial(self.queue.view.step, 1),
            "previous": partial(self.queue.view.step, -1),
            "search": self._search,
            "takedown": self._take_down,
            "open_article": self.detail.open_article,
            "select_all": self._select_all,
            "sync": self._sync,
            "log": self.log_wanted.emit,
            "settings": self.settings_wanted.emit,
            "actor": self.header.change_actor,
            "help": self.help_wanted.emit,
            "help_f1": self.help_wanted.emit,
        }
        simple[name]()

    def _search(self) -> None:
        self.header.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.field.selectAll()

    def _edit(self) -> None:
        if self.detail.detail is None or not self.detail.edit():
            self.remark(self.tr("No comment is selected."))

    @Slot()
    def _take_down(self) -> None:
        self.takedown_wanted.emit(self.queue.view.current())

    def _select_all(self) -> None:
        self.queue.view.select_first(MOST_AT_ONCE)
        if self.queue.model.rowCount() > MOST_AT_ONCE:
            self.remark(self.tr("At most %n comment(s) at once.", None, MOST_AT_ONCE))

    @Slot()
    def _sync(self) -> None:
        self._lanes.sync_now()
        self.remark(self.tr("Asking the site."), "refresh-cw", "grey")

    # --- decisions ----------------------------------------------------------------------------

    @Slot(object)
    def _decided_left(self, comments: tuple[int, ...]) -> None:
        if self.detail.editing() and self.detail.editor.comment() in comments:
            self.detail.stop_editing()
            self.queue.view.setFocus()

    @Slot(object, object)
    def _decided(self, decision: Decision, decided: Decided) -> None:
        gone = [item.comment_id for item in decided.items if item.result in GONE_FROM_HERE]
        if self.query.state is None or self.query.state is BECOMES[decision.verdict]:
            if self.queue.view.current() in gone:
                self.queue.view.step(1)
        else:
            self.queue.view.leave(gone)
        self._announce(decision.verdict)
        self._read_undoable()

    def _announce(self, verdict: Verdict) -> None:
        left = self.queue.model.rowCount()
        text = self.tr("%1, %n left", None, left).replace("%1", labels.verdict_done(verdict))
        self.say(text)

    def say(self, text: str) -> None:
        """Have a screen reader say ``text``."""
        event = QAccessibleAnnouncementEvent(self, text)
        QAccessible.updateAccessibility(event)

    @Slot(object)
    def _reread(self, comments: tuple[int, ...]) -> None:
        self.queue.model.refresh(comments)
        current = self.queue.view.current()
        if current in comments and current is not None:
            self._open(current)

    @Slot(str)
    def _refused(self, text: str) -> None:
        self.remark(text, "circle-alert")

    def remark(self, text: str, icon: str = "info", tone: str = "amber") -> None:
        """Say something beside the buttons for a few seconds."""
        self.deck.remark(text, icon, tone)
        self.say(text)

    def _undo(self) -> None:
        if not self._undoable_known:
            self._undo_wanted = True  # what was decided last is not known yet: not an older one
        elif self._undoable is None:
            self.remark(self.tr("There is nothing to undo."))
        elif not self._undoable.possible:
            self.remark(labels.words(self._undoable.words), "circle-alert")
        else:
            self.decisions.undo(self.actor, self._undoable.decision)

    @Slot(object)
    def _undone(self, undone: Undone) -> None:
        self._come_back = undone.comments[0] if len(undone.comments) == 1 else None
        self.remark(labels.words(undone.words), "undo-2", "green")
        self._read_undoable()

    @Slot()
    def _read_undoable(self) -> None:
        self._undoable_known = False
        actor = self.actor
        self._lanes.read(lambda desk: desk.undoable(actor), self._show_undoable, topic="undoable")

    def _show_undoable(self, found: Undoable | None) -> None:
        if self.decisions.any_busy():
            return  # read again once the decision on its way has been made
        self._undoable, self._undoable_known = found, True
        self._say_undoable(found)
        if self._undo_wanted:
            self._undo_wanted = False
            self._undo()

    def _say_undoable(self, found: Undoable | None) -> None:
        if found is None:
            self.deck.show_last("")
            return
        others = len(found.comments) - 1
        name = shortened(safe(found.author), 30)
        if others:
            name = self.tr("%1 and %n more", None, others).replace("%1", name)
        text = self.tr("%1: %2 “%3”")
        for place, value in (
            ("%1", labels.verdict_done(found.verdict)),
            ("%2", name),
            ("%3", shortened(safe(found.excerpt), 60)),
        ):
            text = text.replace(place, value)
        self.deck.show_last(text, labels.words(found.words))

    @Slot(str)
    def _resolve(self, keep: str) -> None:
        comment, actor = self.queue.view.current(), self.actor
        if comment is None:
            return
        self._lanes.write(
            lambda desk: desk.resolve(comment, actor, "mine" if keep == "mine" else "theirs"),
            failed=self._error,
        )

    # --- editing ------------------------------------------------------------------------------

    @Slot()
    def _editor_left(self) -> None:
        self.detail.stop_editing()
        self.queue.view.setFocus()

    @Slot(object)
    def _keep_draft(self, edited: Edited) -> None:
        text, name = edited.text or "", edited.name or ""
        self._lanes.write(lambda desk: desk.save_draft(edited.comment, edited.version, text, name))

    @Slot(int)
    def _drop_draft(self, comment: int) -> None:
        self._lanes.write(lambda desk: desk.drop_draft(comment))

    # --- what the lanes tell ------------------------------------------------------------------

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not changes.complete:
            self.queue.model.forget_rows()
        self.queue.model.refresh(changes.ids)
        self._counting.start()
        self._read_undoable()
        current = self.queue.view.current()
        if current is not None and (current in changes.ids or not changes.complete):
            self._open(current)

    @Slot()
    def _read_counts(self) -> None:
        self._lanes.read(lambda desk: desk.counts(), self._show_counts, topic="counts")

    def _show_counts(self, counts: Counts) -> None:
        self.sidebar.show_counts(counts)
        self.status.show_counts(counts)

    @Slot(object)
    def _status(self, statuses: tuple[SyncStatus, ...]) -> None:
        self.status.show_status(statuses)
        names = ", ".join(status.site.info.name for status in statuses)
        self.header.show_site(names)
        self.setWindowTitle(
            self.tr("%1 - Moderator").replace("%1", shortened(safe(names), 60))
            if names
            else self.tr("Moderator")
        )
        if not statuses and not self._connect_asked:
            self._connect_asked = True
            self.connect_wanted.emit()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, ModeratorError):
            self._error(error)
            return
        self.decisions.forget()
        self._faults.append(f"{type(error).__name__}: {error}")
        self.status.show_faults(len(self._faults))
        self.remark(self.tr("A fault of this program: see Problems."), "circle-alert", "red")

    def _error(self, error: ModeratorError) -> None:
        self.remark(error.words(labels.language()), "circle-alert", "red")

    @Slot(object)
    def _unusable(self, error: ModeratorError) -> None:
        self._nothing_shown()
        self.detail.show_nothing(error.words(labels.language()))
        self._faults.append(error.words(labels.language()))
        self.status.show_faults(len(self._faults))

    @Slot()
    def _show_problems(self) -> None:
        ProblemsDialog(self.status.statuses(), self._faults, self._theme, self).open()

    @Slot(str)
    def set_actor(self, actor: str) -> None:
        """Put another name to the log from now on."""
        if actor == self.actor:
            return
        self.actor = actor
        self.acts.actor = actor
        self.header.show_actor(actor)
        self._lanes.write(lambda desk: desk.record_login(actor))
        self._read_undoable()
        self.actor_changed.emit(actor)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the draft, then let the program end."""
        if self.detail.editing():
            self.detail.editor.leave()
        self.closing.emit()
        super().closeEvent(event)


def _typing() -> bool:
    """Return whether something is being typed."""
    focus = QApplication.focusWidget()
    if isinstance(focus, (QLineEdit, QComboBox)):
        return True
    return isinstance(focus, QPlainTextEdit) and not focus.isReadOnly()
