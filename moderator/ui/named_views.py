"""The views that people named, their live counts, and what a filter line may name.

A view is one person's, or everybody's at this computer. The person at the window sees their own,
then everybody's; of the latter none that says the same, by name or by line, as one of their own.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMenu

from moderator.filters.line import parse, write
from moderator.filters.queries import filter_of, narrowed
from moderator.model import Query, SavedView
from moderator.model.people import plain
from moderator.ui import labels
from moderator.ui.view_list import VIEW_ROLE, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from moderator.desk import Desk
    from moderator.desk.view_counts import ViewCounts
    from moderator.model import Changes, Clock, Known
    from moderator.ui.browsing import Browsing
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.search_box import SearchBox
    from moderator.ui.sidebar import Sidebar

PAUSE_MS = 150
MINUTE_MS = 60_000


class NamedViews(QObject):
    """Stands between the search field, the side bar and the desk."""

    kept = Signal(object)  # tuple[SavedView, …] of all people: to be written to the settings
    asked = Signal(object, object)  # SavedView to begin with, and the one it replaces or None

    def __init__(
        self,
        window: QWidget,
        lanes: Lanes,
        *,
        search: SearchBox,
        sidebar: Sidebar,
        browsing: Browsing,
        clock: Clock,
    ) -> None:
        """List no views yet; ``show`` does."""
        super().__init__(window)
        self._lanes = lanes
        self._search = search
        self._sidebar = sidebar
        self._browsing = browsing
        self._all: tuple[SavedView, ...] = ()
        self.views: tuple[SavedView, ...] = ()  # what the present person sees
        self._clock = clock
        self._counts: ViewCounts | None = None  # belongs to the one task that runs
        self._counting = False
        self._again = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._minute = QTimer(self)  # lists of the last hours grow and shrink by themselves
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._count)
        search.focused.connect(self._read_known)
        lanes.changed.connect(self._changed)
        sidebar.views.asked.connect(self._do)
        sidebar.views.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        sidebar.views.customContextMenuRequested.connect(self._open_menu)
        self.menu: QMenu | None = None

    # --- the views --------------------------------------------------------------------------------

    def show(self, views: Sequence[SavedView]) -> None:
        """List what the present person sees of these views, and count it."""
        self._all = tuple(views)
        self.views = self._seen()
        self._sidebar.show_named(self.views)
        if self.views:
            self._minute.start()
            self._count()
        else:
            self._minute.stop()

    def _seen(self) -> tuple[SavedView, ...]:
        own = [one for one in self._all if one.owner and one.owner == self.me()]
        names, lines = {one.name for one in own}, {one.line for one in own}
        others = (one for one in self._all if not one.owner)
        left = (one for one in others if one.name not in names and one.line not in lines)
        return (*own, *left)

    def me(self) -> str:
        """Return whose views are listed."""
        return plain(self._browsing.actor)

    def switch_to(self) -> None:
        """List the views of whoever is at the window now: somebody else is "me" from here on."""
        chosen = self._current()
        if chosen is not None and chosen.line not in {one.line for one in self._seen()}:
            self._sidebar.choose_view(View())
        self.show(self._all)

    def save_present(self) -> None:
        """Ask for a name for what is listed now."""
        line = write(filter_of(self._browsing.query), labels.language())
        self.asked.emit(SavedView("", line, self.me()), None)

    def keep(self, view: SavedView, instead: SavedView | None) -> None:
        """Keep a view, in the place of ``instead`` or of one with the same name and owner."""
        same = (view.name, view.owner)
        others = [one for one in self._all if one is not instead and (one.name, one.owner) == same]
        views = [one for one in self._all if one not in others]
        if instead is not None and instead in views:
            views[views.index(instead)] = view
        else:
            views.append(view)
        self._put(views)
        shown = View(None, line=view.line)
        if self._sidebar.has(shown):
            self._sidebar.choose_view(shown)
            if instead is None:
                self._search.clear()  # the view says it now: what is typed next narrows the view

    def _put(self, views: Sequence[SavedView]) -> None:
        self.show(views)
        self.kept.emit(self._all)

    def _current(self) -> SavedView | None:
        line = self._sidebar.view().line
        return next((one for one in self.views if one.line == line), None) if line else None

    @Slot(str)
    def _do(self, what: str) -> None:
        view = self._current()
        if view is None:
            return
        at = self.views.index(view)
        if what == "change":
            self.asked.emit(view, view)
        elif what == "delete":
            self._sidebar.choose_view(View())
            self._put([one for one in self._all if one is not view])
        else:
            to = at + (1 if what == "down" else -1)
            if 0 <= to < len(self.views) and self.views[to].owner == view.owner:
                views = list(self._all)
                here, there = views.index(view), views.index(self.views[to])
                views[here], views[there] = views[there], views[here]
                self._put(views)

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        index: QModelIndex = self._sidebar.views.indexAt(at)
        view = index.data(VIEW_ROLE)
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._sidebar)
        if isinstance(view, View) and view.line:
            self._sidebar.views.setCurrentIndex(index)
            for what, text in (
                ("change", self.tr("Change…\tF2")),
                ("up", self.tr("Move up\tAlt+↑")),
                ("down", self.tr("Move down\tAlt+↓")),
                ("delete", self.tr("Delete\tDel")),
            ):
                self.menu.addAction(text).triggered.connect(partial(self._do, what))
            self.menu.addSeparator()
        self.menu.addAction(self.tr("Keep this list as a view…")).triggered.connect(
            self.save_present
        )
        self.menu.popup(self._sidebar.views.viewport().mapToGlobal(at))

    # --- counts -----------------------------------------------------------------------------------

    @Slot(object)
    def _changed(self, _changes: Changes) -> None:
        if self.views:
            self._pause.start()

    @Slot()
    def _count(self) -> None:
        """Count on a thread of its own: once more where something changed meanwhile."""
        if self._counting:
            self._again = True
            return
        if not self.views:
            return
        self._counting, self._again = True, False
        lines = [one.line for one in self.views]
        actor = self._browsing.actor
        queries = [narrowed(Query(state=None), parse(line).filter, actor) for line in lines]

        def count(desk: Desk, _progress: Progress, stop: Stop) -> tuple[int, ...]:
            # The window is painted before the database's library is there.
            from moderator.desk.view_counts import ViewCounts  # noqa: PLC0415

            if self._counts is None:
                self._counts = ViewCounts(self._clock)
            return self._counts.count(desk, queries, stop)

        self._lanes.task(count, partial(self._counted, lines), failed=self._not_counted)

    def _counted(self, lines: list[str], found: tuple[int, ...]) -> None:
        self._counting = False
        self._sidebar.show_named_counts(dict(zip(lines, found, strict=False)))
        if self._again:
            self._pause.start()

    def _not_counted(self, _error: object) -> None:
        """Count again with the next change: what is wrong with the database is said elsewhere."""
        self._counting = False

    # --- what may be named ------------------------------------------------------------------------

    @Slot()
    def _read_known(self) -> None:
        self._lanes.read(lambda desk: desk.lists.known(), self._show_known, topic="known")

    def _show_known(self, known: Known) -> None:
        self._search.known = known
