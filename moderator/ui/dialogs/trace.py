"""Everything by one reader: found by a name, an e-mail address, an account, an address, a link.

What is surely theirs stands apart from what may be other people's: a name proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from moderator.model.trace import SURE, Clue, ClueKind, How, Trace, recognised
from moderator.ui import labels, trace_words
from moderator.ui.chips import line_list, name_choice, plain_label, wrapped_label
from moderator.ui.dialogs.frame import Frame, roomy
from moderator.ui.dialogs.task_bar import TaskBar
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Row
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.theme import Theme

SAMPLE = 100
"""Comments of a group that are shown here; the window's list has all."""

LONGEST = 500
LINES = 4
EXCERPT = 120
ROLE = int(Qt.ItemDataRole.UserRole) + 1

Found = tuple[Trace | None, dict[How, tuple["Row", ...]], dict[int, str]]
"""What was found, the newest of each group, the sites' names."""


class TraceDialog(Frame):
    """Finds, counts, leads on; what is done with it is done by who opened it."""

    list_wanted = Signal(object)  # a Filter
    open_wanted = Signal(int, object)  # a comment and its State
    print_wanted = Signal(object)  # a Trace
    export_wanted = Signal(object)
    purge_wanted = Signal(object)

    def __init__(self, lanes: Lanes, theme: Theme, parent: QWidget, *, first: str = "") -> None:
        """Begin with ``first`` if somebody's name or address is known already."""
        super().__init__(self.tr("Find everything by one reader"), theme, parent, width=720)
        self._lanes = lanes
        self._samples: dict[How, tuple[Row, ...]] = {}
        self.trace: Trace | None = None
        self._asked: tuple[str, object] | None = None  # the words and the kind last looked for
        self._guessed = False  # whether nobody typed yet: it looks for the open comment's reader
        self.body.addLayout(self._top_row(theme))
        self.said = wrapped_label("", self, muted=True)
        self.bar = TaskBar(self.tr("Looking…"), theme, self)
        self.groups = line_list(self.tr("How the comments were found"), theme.px(40), self)
        self.about = wrapped_label("", self, muted=True)
        self.people = line_list(self.tr("Known as"), theme.px(40), self)
        self.comments = line_list(self.tr("Comments"), theme.px(150), self)
        self.people_label = plain_label(self.tr("Known as (Enter: everything by that one)"), self)
        for widget in (self.said, self.bar, self.groups, self.people_label, self.people):
            self.body.addWidget(widget)
        self.comments_label = plain_label(self.comments.accessibleName(), self)
        self.body.addWidget(self.comments_label)
        self.body.addWidget(self.about)
        self.body.addWidget(self.comments, 1)
        self.others = QCheckBox(self.tr("Print and export also what may be &other people's"), self)
        self.body.addWidget(self.others)
        self.show_list = self.add_button(self.tr("Show in the &list"))
        self.print = self.add_button(self.tr("&Print…"))
        self.export = self.add_button(self.tr("&Export…"))
        self.purge = self.add_button(self.tr("P&urge…"))
        self.back = self.add_button(self.tr("Close"))
        self._connect()
        self._show(None)
        self.resize(roomy(theme, self, 780, 620))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if first:
            self.field.setText(first)
            self.field.end(False)
            self.field.home(True)  # selects all, with the beginning in view
            self._guessed = True
            self._search()

    def _top_row(self, theme: Theme) -> QHBoxLayout:
        self.field = QLineEdit(self)
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(
            self.tr("Name, e-mail, account, network address, or link of a comment or profile")
        )
        self.kind = QComboBox(self)
        self.kind.addItem(self.tr("Recognise it"), None)
        for one in ClueKind:
            self.kind.addItem(trace_words.kind(one), one)
        self.look = QPushButton(self.tr("Find"), self)
        self.look.setProperty("primary", "true")
        self.look.setAutoDefault(False)
        label = plain_label(self.tr("&Reader"), self)
        label.setBuddy(self.field)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(self.kind)
        row.addWidget(name_choice(self.kind, self.tr("What it is")))
        row.addWidget(self.look)
        return row

    def _connect(self) -> None:
        self.field.textChanged.connect(self._recognise)
        self.field.returnPressed.connect(self._entered)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.field)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.groups.setFocus)
        self.kind.currentIndexChanged.connect(self._recognise)
        self.look.clicked.connect(self._search)
        self.groups.currentRowChanged.connect(self._group_chosen)
        self.people.itemActivated.connect(self._follow)
        self.comments.itemActivated.connect(self._open)
        self.show_list.clicked.connect(self._show_list)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._told()))
        self.export.clicked.connect(lambda: self.export_wanted.emit(self._told()))
        self.purge.clicked.connect(lambda: self.purge_wanted.emit(self.trace))
        self.back.clicked.connect(self.reject)
        self.finished.connect(self.bar.drop)

    # --- looking ------------------------------------------------------------------------------

    @Slot()
    def _recognise(self) -> None:
        """Say what is typed while it is typed."""
        found = recognised(self.field.text())
        kind = self.kind.currentData()
        if found is None:
            self.said.setText("")
        elif kind is not None:
            self.said.setText(trace_words.clue(Clue(ClueKind(kind), self.field.text().strip())))
        else:
            text = self.tr("Looks like: %1").replace("%1", trace_words.kind(found.kind))
            self.said.setText(text)

    @Slot()
    def _entered(self) -> None:
        """Search, or with what was just found for these very words open the list."""
        same = self._asked == (self.field.text(), self.kind.currentData())
        if same and not self.bar.running and self.trace is not None and self.trace.count:
            self._show_list()
        else:
            self._guessed = False
            self._search()

    @Slot()
    def _search(self) -> None:
        typed, kind = self.field.text(), self.kind.currentData()
        if not typed.strip():
            self.say(self.tr("Type a name, an address or a link first."))
            self.field.setFocus()
            return
        wanted = None if kind is None else ClueKind(kind)
        self._asked = typed, kind
        self._begin(lambda desk: desk.requests.find(typed, wanted))

    @Slot(QListWidgetItem)
    def _follow(self, item: QListWidgetItem) -> None:
        clue: Clue | None = item.data(ROLE)
        if clue is not None:
            self.field.setText(clue.value)
            self._asked = None
            self._begin(lambda desk: desk.requests.follow(clue))

    def _begin(self, look: Callable[[Desk], Trace | None]) -> None:
        self.say("")

        def job(desk: Desk, _progress: Progress, _stop: Stop) -> Found:
            trace = look(desk)
            if trace is None:
                return None, {}, {}
            samples = {how: desk.rows(ids[:SAMPLE]) for how, ids in trace.ids.items()}
            return trace, samples, {one.id: one.info.name for one in desk.sites()}

        self.bar.run(self._lanes, job, self._found, self._failed)

    def _found(self, found: Found) -> None:
        trace, self._samples, sites = found
        self._show(trace, sites)
        self._guessed = False

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))

    # --- showing ------------------------------------------------------------------------------

    def _show(self, trace: Trace | None, sites: dict[int, str] | None = None) -> None:
        self.trace = trace
        some = trace is not None and trace.count > 0
        for button in (self.print, self.export):
            button.setEnabled(some)
        self.purge.setEnabled(trace is not None and bool(trace.with_email().sure()))
        self.groups.clear()
        self.people.clear()
        self.comments.clear()
        self._note("")
        self.show_list.setEnabled(False)
        for widget in (self.groups, self.comments):
            widget.setVisible(some)
        self.others.setVisible(trace is not None and len(trace.only_sure().ids) < len(trace.ids))
        self.others.setChecked(False)
        told = trace is not None and bool(trace.identities)
        self.people.setVisible(told)
        self.people_label.setVisible(told)
        self.comments_label.setVisible(some)
        if trace is None:
            return
        self.said.setText(self._understood(trace))
        counted = trace_words.Counted()
        for how, ids in trace.ids.items():
            number = counted.comments(len(ids), more=how in trace.more)
            states = counted.states(trace.states.get(how, {}))
            item = QListWidgetItem(f"{trace_words.how(how)}  ·  {number}: {states}")
            item.setData(ROLE, how)
            self.groups.addItem(item)
        for one in trace.identities:
            item = QListWidgetItem(
                trace_words.identity(one, (sites or {}).get(one.site_id, ""), trace)
            )
            kind = ClueKind.ACCOUNT if one.reader.startswith("a:") else ClueKind.EMAIL
            site = one.site_id if kind is ClueKind.ACCOUNT else None
            item.setData(ROLE, Clue(kind, one.reader[2:], site) if one.reader else None)
            self.people.addItem(item)
        for some_lines in (self.groups, self.people):
            self._fit(some_lines)
        self.groups.setCurrentRow(0)
        self.grow()
        # What it began with may not be whom the person means: typing must replace it.
        if some and not self._guessed:
            self.groups.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self) -> Trace | None:
        """Return what goes on paper: other people's words are not one reader's to have."""
        if self.trace is None or self.others.isChecked():
            return self.trace
        return self.trace.only_sure()

    def _fit(self, lines: QListWidget) -> None:
        """Give a list the height of its lines, of a few at most."""
        rows = min(max(lines.count(), 1), LINES)
        high = lines.sizeHintForRow(0) if lines.count() else self.fontMetrics().height()
        lines.setFixedHeight(rows * high + 2 * lines.frameWidth() + self.theme.px(8))

    def _understood(self, trace: Trace) -> str:
        said = trace_words.clue(trace.clue)
        if trace.opened is not None:
            text = self.tr("The link is a comment's; its reader is meant. %1")
            said = text.replace("%1", said)
        if not trace.count:
            return self.tr("%1. Nothing was found.").replace("%1", said)
        if not trace.sure():
            text = self.tr("%1. None of it is surely one person's.")
            return text.replace("%1", said)
        return said

    @Slot(int)
    def _group_chosen(self, at: int) -> None:
        self.comments.clear()
        item = self.groups.item(at)
        how: How | None = None if item is None else item.data(ROLE)
        trace = self.trace
        if how is None or trace is None or how not in trace.ids:
            return  # a line of the search before, which is about to go
        for row in self._samples.get(how, ()):
            parts = (
                labels.day(row.created_at),
                labels.state(row.state),
                shortened(safe(row.author), 30),
                shortened(" ".join(safe(row.text).split()), EXCERPT),
            )
            line = QListWidgetItem("  ·  ".join(parts))
            line.setData(ROLE, (row.id, row.state))
            self.comments.addItem(line)
        self.comments.setCurrentRow(0)
        self.show_list.setEnabled(how in trace.filters)
        total = len(trace.ids[how])
        sure = how in SURE
        said = [] if sure else [self.tr("These may be other people's comments.")]
        if total > SAMPLE:
            text = self.tr("The newest %1 of %2; the window's list has all.")
            text = text.replace("%1", labels.number(SAMPLE))
            said.append(text.replace("%2", labels.number(total)))
        if total > 1 and how in trace.filters:
            said.append(self.tr("In the window's list, decide them all at once with Ctrl+A."))
        self._note(" ".join(said))

    def _note(self, text: str) -> None:
        """Say something of the comments that are listed; an empty text takes no room."""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def tell_purged(self, fields: int) -> None:
        """Say that the log was purged of this reader."""
        text = self.tr("Purged from the log: %n personal field(s).", "", fields)
        self._note(text)
        self.purge.setEnabled(False)

    # --- leading on ---------------------------------------------------------------------------

    @Slot()
    def _show_list(self) -> None:
        item = self.groups.currentItem()
        if item is None or self.trace is None:
            return
        wanted = self.trace.filters.get(item.data(ROLE))
        if wanted is not None:
            self.accept()
            self.list_wanted.emit(wanted)

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        comment, state = item.data(ROLE)
        self.accept()
        self.open_wanted.emit(comment, state)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter open what is chosen in a list."""
        place = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and place is self.groups:
            self._show_list()
        else:
            super().keyPressEvent(event)
