"""The window: puts the panes together and keeps them in step with the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton

from moderator.errors import ModeratorError
from moderator.model import Changes, Counts, Decided, Decision, Detail, State, SyncStatus, Verdict
from moderator.ui import labels
from moderator.ui.action_bar import OF_EDIT, ActionBar
from moderator.ui.acts import Acts
from moderator.ui.arrangement import arrange, sidebar_width
from moderator.ui.browsing import Browsing
from moderator.ui.commands import ANYWHERE, Commands
from moderator.ui.decisions import BECOMES, GONE_FROM_HERE, Decisions
from moderator.ui.detail_pane import DetailPane
from moderator.ui.header import Header
from moderator.ui.key_places import ENTER, Held
from moderator.ui.keys import KeyMap, typing
from moderator.ui.last_decision import LastDecision
from moderator.ui.named_views import NamedViews
from moderator.ui.on_screen import Elapsed, OnScreen
from moderator.ui.plain import safe, shortened
from moderator.ui.problems import ProblemsDialog
from moderator.ui.prompt_window import PromptWindow
from moderator.ui.queue_pane import QueuePane
from moderator.ui.sidebar import Sidebar
from moderator.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from moderator.model import Clock
    from moderator.settings import Settings
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme


class MainWindow(PromptWindow):
    """The desk on the screen."""

    takedown_wanted = Signal(object)  # the current comment's id, or None
    bulk_wanted = Signal(object, object)  # Decision, rows
    asked = Signal(str)  # an action of the desk that opens something, or changes the look
    actor_changed = Signal(str)
    closing = Signal()
    covered = False  # nothing of it can be seen, so nothing of it is said
    unsaid: tuple[str, str, str] | None = None  # the last remark meanwhile

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
        super().__init__(lanes)
        self.setWindowTitle(self.tr("Moderator"))
        self._theme = theme
        self._clock = clock
        self.actor = actor
        self.keys = KeyMap(settings.keys)
        self._held = Held()
        self.on_screen = (
            OnScreen(settings.min_view_ms, elapsed) if elapsed else OnScreen(settings.min_view_ms)
        )
        self._faults: list[Exception] = []
        self._connect_asked = False
        self.decisions = Decisions(lanes, self)
        self.header = Header(theme, self.keys, actor, self)
        self.sidebar = Sidebar(theme, clock, self)
        self.queue = QueuePane(theme, lanes, clock, self, hide_abuse=settings.hide_abuse)
        self.queue.delegate.busy = self.decisions.busy
        self.detail = DetailPane(theme, lanes, clock, self)
        self.detail.spell_marks = settings.spell_marks
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
        self.browsing = Browsing(
            self,
            lanes,
            sidebar=self.sidebar,
            queue=self.queue,
            detail=self.detail,
            on_screen=self.on_screen,
        )
        self.last = LastDecision(lanes, self.decisions, self.deck, actor)
        self.named = NamedViews(
            self,
            lanes,
            search=self.header.search,
            sidebar=self.sidebar,
            browsing=self.browsing,
            clock=clock,
        )
        self.named.show(settings.views)
        self.commands = Commands(
            self,
            lanes,
            theme,
            header=self.header,
            sidebar=self.sidebar,
            queue=self.queue,
            detail=self.detail,
            browsing=self.browsing,
            acts=self.acts,
            others={
                "undo": self.last.undo,
                "sync": self._sync,
                "problems": self._show_problems,
                "quit": self.close,
                "save_view": self.named.save_present,
            },
        )
        self.commands.keys = self.keys
        arrange(
            self,
            theme,
            header=self.header,
            sidebar=self.sidebar,
            queue=self.queue,
            detail=self.detail,
            deck=self.deck,
            status=self.status,
        )
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(60)
        self._counting.timeout.connect(self._read_counts)
        self._connect()

    # --- building -----------------------------------------------------------------------------

    def _connect(self) -> None:
        lanes = self._lanes
        self.detail.show_keys(self.keys)
        lanes.changed.connect(self._changed)
        lanes.status.connect(self._status)
        lanes.failed.connect(self._failed)
        lanes.unusable.connect(self._unusable)
        self.sidebar.asked.connect(self.asked)
        self.header.search.searched.connect(self.browsing.search)
        self.browsing.actor = self.actor
        self.header.search.left.connect(self.queue.setFocus)
        self.header.takedown_wanted.connect(self.commands.take_down)
        self.commands.asked.connect(self.asked)
        self.commands.takedown_wanted.connect(self.takedown_wanted)
        self.commands.remark.connect(self.remark)
        self.commands.done.connect(partial(self.remark, icon="check", tone="green"))
        self.header.help_wanted.connect(partial(self.asked.emit, "help"))
        self.header.actor_wanted.connect(partial(self.asked.emit, "actor"))
        self.queue.connect_wanted.connect(partial(self.asked.emit, "connect"))
        self.queue.view.selection_count.connect(self._selection_changed)
        self.detail.resolved.connect(self._resolve)
        self.detail.editing_changed.connect(self.deck.set_editing)
        self.detail.edited.connect(self.acts.approve_edited)
        self.detail.remark.connect(self.remark)
        self.detail.of_edit.connect(partial(self.remark, icon=OF_EDIT))
        self.detail.findings.triggered.connect(self.trigger)
        self.detail.hours.triggered.connect(self.trigger)
        self.browsing.opened.connect(self._opened)
        self.browsing.remark.connect(self.remark)
        self.browsing.failed.connect(self._failed)
        self.last.remark.connect(self.remark)
        self.last.came_back.connect(self.browsing.come_back_to)
        self.deck.triggered.connect(self.trigger)
        self.acts.remark.connect(self.remark)
        self.acts.bulk_wanted.connect(self.bulk_wanted)
        self.decisions.left.connect(self.browsing.decided)
        self.decisions.done.connect(self._decided)
        self.browsing.follow(self.decisions)
        self.decisions.stale.connect(self.browsing.reread)
        self.decisions.refused.connect(self._refused)
        self.decisions.busy_changed.connect(self.queue.view.viewport().update)
        self.status.problems_wanted.connect(self._show_problems)
        self.status.sync_wanted.connect(self._sync)
        self.status.answered.connect(self.deck.renew)
        self.status.later_wanted.connect(self.commands.filter_by)
        self._theme.changed.connect(self._fit_sidebar)

    def begin(self) -> None:
        """Read the first list; call it once the window is painted."""
        self.deck.show_for(any_comment=False, pending=True)
        self.detail.show_nothing(self.tr("Opening the database."))
        self.browsing.show(self.browsing.query)
        self._read_counts()
        self.last.read()
        self._lanes.read(lambda desk: desk.status(), self._status, topic="status")
        self.queue.setFocus()

    @Slot(int)
    def _selection_changed(self, count: int) -> None:
        number = self.acts.selected(count)
        said = self.tr("%n comment(s) selected", "", number) if count > 1 else ""
        self.deck.hold_note(said, number)

    def apply(self, settings: Settings) -> None:
        """Put changed settings to work: keys, reasons, look, times. A language needs a restart."""
        self.keys = self.commands.keys = KeyMap(settings.keys)
        self.deck.show_keys(self.keys)
        self.header.show_keys(self.keys)
        self.detail.show_keys(self.keys)
        self.queue.show_abuse(hidden=settings.hide_abuse)
        self.detail.spell_marks = settings.spell_marks
        self.acts.reasons = settings.reasons
        self.on_screen.least_ms = settings.min_view_ms
        self.status.set_poll(settings.poll_s)
        self._theme.set_scheme(settings.theme, settings.text_size)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001, N802 - Qt's
        """Give the keys to the list where what had them was hidden or disabled, to no field."""
        had = self.focusWidget()
        gone = had is not None and not (had.isVisibleTo(self) and had.isEnabled())
        if gone and self.queue.isVisible():
            self.queue.setFocus()
            return True
        return super().focusNextPrevChild(following)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the views more room in a wide window."""
        super().resizeEvent(event)
        self._fit_sidebar()

    @Slot()
    def _fit_sidebar(self) -> None:
        self.sidebar.setFixedWidth(sidebar_width(self.width(), self._theme))

    # --- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the key stands for; keys that a field took never come here."""
        act = self.keys.act(event)
        button = self.focusWidget()
        if act is None and event.key() in ENTER and isinstance(button, QAbstractButton):
            if not self._held.repeats(event):
                button.click()
        elif event.key() == Qt.Key.Key_Space and not typing():
            self.detail.read_on(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.browsing.go_back()
        elif act is None or (typing() and act.id not in ANYWHERE):
            super().keyPressEvent(event)
        elif not self._held.repeats(event) or act.id in {"next", "previous"}:
            self.trigger(act.id)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Learn which key was let go: a key held down decides once."""
        self._held.released(event)
        super().keyReleaseEvent(event)

    @Slot(str)
    def trigger(self, name: str) -> None:
        """Do the action called ``name``."""
        self.commands.run(name)

    @Slot()
    def _sync(self) -> None:
        self._lanes.sync_now()
        self.remark(self.status.asking(), "refresh-cw", "grey")

    # --- decisions ----------------------------------------------------------------------------

    @Slot(object, object)
    def _decided(self, decision: Decision, decided: Decided) -> None:
        gone = [item.comment_id for item in decided.items if item.result in GONE_FROM_HERE]
        self.browsing.leave(gone, BECOMES[decision.verdict])
        self._announce(decision.verdict)
        self.last.read()

    def _announce(self, verdict: Verdict) -> None:
        left = self.queue.model.rowCount()
        text = self.tr("%1, %n left", None, left).replace("%1", labels.verdict_done(verdict))
        self.say(text)

    def say(self, text: str) -> None:
        """Have a screen reader say ``text``."""
        if self.covered:
            return
        event = QAccessibleAnnouncementEvent(self, text)
        QAccessible.updateAccessibility(event)

    @Slot(str)
    def _refused(self, text: str) -> None:
        self.remark(text, "circle-alert")

    def remark(self, text: str, icon: str = "info", tone: str = "amber") -> None:
        """Say something beside the buttons for a few seconds; when covered, afterwards."""
        if self.covered:
            self.unsaid = (text, icon, tone)
            return
        self.deck.remark(text, icon, tone)
        self.say(text)

    @Slot(str)
    def _resolve(self, keep: str) -> None:
        self.browsing.resolve(keep, self.actor)

    @Slot(object)
    def _opened(self, detail: Detail | None) -> None:
        pending = detail is None or detail.row.state is State.PENDING
        self.deck.show_for(any_comment=detail is not None, pending=pending)

    # --- what the lanes tell ------------------------------------------------------------------

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        self.browsing.changed(changes)
        self._counting.start()
        self.last.read()

    @Slot()
    def _read_counts(self) -> None:
        self._lanes.read(lambda desk: desk.counts(), self._show_counts, topic="counts")

    def _show_counts(self, counts: Counts) -> None:
        self.sidebar.show_counts(counts)
        self.status.show_counts(counts)
        self.queue.show_aside(sum(counts.aside.values()))

    @Slot(object)
    def _status(self, statuses: tuple[SyncStatus, ...]) -> None:
        self.status.show_status(statuses)
        self.queue.show_connected(connected=bool(statuses))
        names = ", ".join(status.site.info.name for status in statuses)
        self.header.show_site(names)
        self.setWindowTitle(
            self.tr("%1 - Moderator").replace("%1", shortened(safe(names), 60))
            if names
            else self.tr("Moderator")
        )
        if not statuses and not self._connect_asked:
            self._connect_asked = True
            self.asked.emit("connect")

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, ModeratorError):
            self.remark(error.words(labels.language()), "circle-alert", "red")
            return
        self.decisions.forget()
        self._faults.append(error.with_traceback(None))  # it holds on to much
        self.status.show_faults(len(self._faults))
        self.remark(self.tr("A fault of this program: see Problems."), "circle-alert", "red")

    @Slot(object)
    def _unusable(self, error: ModeratorError) -> None:
        self.browsing.show_nothing(error.words(labels.language()), trouble=True)
        self.status.show_unusable()
        self._faults.append(error.with_traceback(None))
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
        self.browsing.actor = actor
        self.last.switch_to(actor)
        self.named.switch_to()
        self.header.show_actor(actor)
        self._lanes.write(lambda desk: desk.record_login(actor))
        self.actor_changed.emit(actor)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the draft, then let the program end."""
        if self.detail.editing():
            self.detail.editor.leave()
        self.closing.emit()
        super().closeEvent(event)
