"""What each action's name does, from a key, a button, the palette or a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from moderator.filters.line import write
from moderator.model import Field, Filter, Mark, Term
from moderator.ui import labels
from moderator.ui.acts import MOST_AT_ONCE
from moderator.ui.acts_now import act_now
from moderator.ui.decisions import VERDICTS
from moderator.ui.early_letters import CHOSE
from moderator.ui.keys import WHILE_TYPING
from moderator.ui.noting import Noting
from moderator.ui.same_finding import SameFinding
from moderator.ui.told_once import told_once
from moderator.ui.work_menu import WorkMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from moderator.model import FindingKind
    from moderator.ui.acts import Acts
    from moderator.ui.browsing import Browsing
    from moderator.ui.detail_pane import DetailPane
    from moderator.ui.header import Header
    from moderator.ui.keys import KeyMap
    from moderator.ui.lanes import Lanes
    from moderator.ui.palette import Palette
    from moderator.ui.queue_pane import QueuePane
    from moderator.ui.sidebar import Sidebar, View
    from moderator.ui.theme import Theme

ANYWHERE = {"sync", "log", "rules", "settings", "actor", "lock", "help_f1", "restore"} | {
    "palette",
    "larger",
    "smaller",
    "quit",
}
"""Actions whose keys also work while something is typed."""


class Commands(QObject):
    """Does what an action's name stands for."""

    remark = Signal(str)
    done = Signal(str)  # what was done, to be said as such
    takedown_wanted = Signal(object)  # the current comment's id, or None
    asked = Signal(str)  # an action that none of the window's parts does

    def __init__(
        self,
        window: QWidget,
        lanes: Lanes,
        theme: Theme,
        *,
        header: Header,
        sidebar: Sidebar,
        queue: QueuePane,
        detail: DetailPane,
        browsing: Browsing,
        acts: Acts,
        others: Mapping[str, Callable[[], object]],
    ) -> None:
        """Act on the parts of ``window``; ``others`` are the actions it does itself."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._theme = theme
        self._header = header
        self._sidebar = sidebar
        self._queue = queue
        self._detail = detail
        self._browsing = browsing
        self._acts = acts
        self._palette: Palette | None = None
        self.recent: list[str | View] = []
        self._keys: KeyMap | None = None
        self.why_not: Callable[[str], str] = lambda _name: ""
        self.menu = WorkMenu(detail, window)
        self.menu.watch(queue.view, detail, detail.comment)
        self.menu.triggered.connect(self.run)
        browsing.search_dropped.connect(header.search.clear)
        header.commands_wanted.connect(self.show_palette)
        detail.quotes.remark.connect(self.remark)
        detail.reader.remark.connect(self.remark)
        for part in (detail, detail.quotes, detail.reader):
            part.left.connect(queue.setFocus)
        detail.tree.chosen.connect(self._go_to)
        detail.reader.chosen.connect(self._go_to)
        self.noting = Noting(window, lanes, theme, detail, lambda: acts.actor)
        self.noting.remark.connect(self.remark)
        self.noting.done.connect(self.done)
        self._same = SameFinding(lanes, queue, browsing, self)
        self._same.none_left.connect(self._no_more)
        self._does: dict[str, Callable[[], object]] = {
            "edit": self._edit,
            "restore": partial(self._edit, propose=True),
            "take": detail.take_over,
            **{name: partial(self._in_editor, name) for name in WHILE_TYPING},
            "group": browsing.show_group,
            "next": partial(queue.view.step, 1),
            "previous": partial(queue.view.step, -1),
            "next_same": partial(self._go_same, 1),
            "previous_same": partial(self._go_same, -1),
            "queue": partial(queue.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "views": partial(sidebar.views.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "search": self._search,
            "takedown": self.take_down,
            "open_article": detail.open_article,
            "article": detail.quotes.show_whole,
            "thread": self._thread,
            "note": self.noting.note,
            "reader": detail.reader.toggle,
            "watch": partial(self.noting.mark, Mark.WATCHED),
            "trust": partial(self.noting.mark, Mark.TRUSTED),
            "readers": self.noting.show_marked,
            "only_article": self._only_article,
            "only_author": self._only_author,
            "only_finding": self._only_finding,
            "select_all": self._select_all,
            "palette": self.show_palette,
            **others,
        }

    @property
    def keys(self) -> KeyMap | None:
        """The keys in force, as the palette and the menu show them."""
        return self._keys

    @keys.setter
    def keys(self, keys: KeyMap) -> None:
        self._keys = self.menu.keys = keys

    @Slot(str)
    def run(self, name: str) -> None:
        """Do the action called ``name``, or say why it is not the person's to do."""
        if why := self.why_not(name):
            self.remark.emit(why)
        elif name in VERDICTS:
            self._acts.decide(name)
        elif name in self._does:
            self._does[name]()
        else:
            self.asked.emit(name)

    # --- the palette ----------------------------------------------------------------------------

    @Slot()
    def show_palette(self) -> None:
        """Open the palette; what was chosen in it lately comes first."""
        from moderator.ui.palette import Palette, entries  # noqa: PLC0415  # not before it is used

        if self._keys is None:
            return
        if self._palette is not None:
            self._palette.deleteLater()
        detail = self._detail.detail
        found = entries(self._keys, self._sidebar, self.why_not, lambda name: act_now(name, detail))
        self._palette = Palette(found, self.recent, self._theme, self._window)
        self._palette.chosen.connect(self._chosen)
        self._palette.open_above(self._window)

    def palette(self) -> Palette | None:
        """Return the palette that is open or was last."""
        return self._palette

    @Slot(object)
    def _chosen(self, what: str | View) -> None:
        self.recent = [what, *(one for one in self.recent if one != what)]
        if isinstance(what, str):
            self._window.setProperty(CHOSE, True)
            try:
                self.run(what)
            finally:
                self._window.setProperty(CHOSE, False)
        elif self._sidebar.has(what):
            self._sidebar.choose_view(what)
            self._queue.setFocus()

    # --- one by one -----------------------------------------------------------------------------

    def _search(self) -> None:
        self._header.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._header.search.field.selectAll()

    def _edit(self, *, propose: bool = False) -> None:
        if not self._detail.edit(propose=propose):
            self.remark.emit(self.tr("No comment is selected."))

    def _in_editor(self, action: str) -> None:
        if self._detail.editing():
            self._detail.editor.do(action)
        else:
            self.remark.emit(self.tr("Nothing is being edited."))

    @Slot()
    def take_down(self) -> None:
        """Begin an urgent removal, of the comment that is current if there is one."""
        self.takedown_wanted.emit(self._queue.view.current())

    def _select_all(self) -> None:
        """Select the list: a longer one as a whole, which is decided in steps."""
        count = self._queue.model.rowCount()
        if count <= MOST_AT_ONCE:
            self._queue.view.select_first(MOST_AT_ONCE)
            return
        self._acts.select_whole(self._browsing.query, count)
        self.remark.emit(
            self.tr("The whole list is selected, %n comment(s): a key decides all.", "", count)
        )

    def _only_article(self) -> None:
        detail = self._detail.detail
        if detail is None:
            self.remark.emit(self.tr("No comment is selected."))
        else:
            self._sidebar.choose_article(detail.article.id, detail.article.title)

    def _thread(self) -> None:
        if not self._detail.tree.enter():
            self.remark.emit(self.tr("This comment answers none, and none answers it."))

    @Slot(int)
    def _go_to(self, comment: int) -> None:
        """Open a comment of the thread, where the list has it."""
        if self._queue.view.go_to_comment(comment):
            self._queue.setFocus()
        else:
            self.remark.emit(self.tr("It is not in this list. The view “All” has it."))

    def _only_author(self) -> None:
        """List what the open comment's reader wrote: by account or e-mail, else by the name."""
        detail = self._detail.detail
        if detail is None:
            self.remark.emit(self.tr("No comment is selected."))
            return
        comment = detail.row.id
        self._lanes.read(
            lambda desk: desk.lists.by_reader(comment), self._filter_by_reader, topic="reader"
        )

    def _filter_by_reader(self, wanted: Filter) -> None:
        self.filter_by(wanted)
        if any(one.field is Field.AUTHOR for one in wanted.terms):
            self.remark.emit(
                self.tr("Nothing but the name is known: these may be several people's comments.")
            )

    def _only_finding(self) -> None:
        """Narrow the list to the weightiest finding of the open comment."""
        detail = self._detail.detail
        found = told_once(detail.row.findings) if detail is not None else ()
        if not found:
            self.remark.emit(self.tr("Nothing was noticed in this comment."))
            return
        kind = max(found, key=lambda one: one.score).kind
        self.filter_by(Filter(terms=(Term(Field.FINDING, (kind.value,)),)))

    def filter_by(self, wanted: Filter) -> None:
        """Put a filter into the search field, and the keys on the list."""
        self._header.search.show_line(write(wanted, labels.language()))
        self._queue.setFocus()

    def _go_same(self, by: int) -> None:
        """Go to the next comment of this list with the weightiest finding of the open one."""
        detail = self._detail.detail
        if detail is None or detail.row.id != self._queue.view.current():
            self.remark.emit(self.tr("No comment is selected."))
            return
        found = sorted(told_once(detail.row.findings), key=lambda one: -one.score)
        if not found:
            self.remark.emit(self.tr("Nothing was noticed in this comment."))
            return
        self._same.go(by, detail.row.id, found[0].kind)

    @Slot(int, object)
    def _no_more(self, by: int, kind: FindingKind) -> None:
        said = (
            self.tr("No further comment with this finding: %1")
            if by > 0
            else self.tr("No earlier comment with this finding: %1")
        )
        self.remark.emit(said.replace("%1", labels.finding(kind)))
