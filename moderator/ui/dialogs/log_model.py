"""The log as a table: the numbers of all rows, and those rows that were looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor

from moderator.model import LogQuery, LogRow
from moderator.ui import labels
from moderator.ui.dialogs import log_words
from moderator.ui.dialogs.frame import while_alive
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROLE = Qt.ItemDataRole
BLOCK = 100
KEPT = 3000
WIDEST = 300  # code points in a cell


class Column(IntEnum):
    """The columns in their order."""

    WHEN = 0
    WHO = 1
    WHAT = 2
    READER = 3
    TEXT = 4
    ARTICLE = 5
    ANSWER = 6


class LogModel(QAbstractTableModel):
    """Rows newest first; blocks are read by the lanes when they come into view."""

    counted = Signal()  # the number of rows is known anew
    arrived = Signal()  # rows that were looked at have come

    def __init__(self, lanes: Lanes, theme: Theme, parent: QObject) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._lanes = lanes
        self._theme = theme
        self._query = LogQuery()
        self._seqs: array[int] = array("q")
        self._rows: OrderedDict[int, LogRow] = OrderedDict()
        self._missing: set[int] = set()
        self._stale: set[int] = set()  # shown as they were until they are looked at
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)
        self.complete = False

    # --- what is shown --------------------------------------------------------------------------

    def show_query(self, query: LogQuery) -> None:
        """Show other rows."""
        self._query = query
        self.complete = False
        self.renew()

    def renew(self) -> None:
        """Read the numbers again: rows may have been added."""
        query = self._query

        def read(desk: Desk) -> tuple[LogQuery, array[int]]:
            return query, desk.log_numbers(query)

        self._lanes.read(read, while_alive(self, self._numbered), topic="log numbers")

    def refresh(self) -> None:
        """Read the rows in view again: a site may have answered."""
        self._stale.update(self._rows)
        if self._seqs:
            self._tell()

    def _numbered(self, found: tuple[LogQuery, array[int]]) -> None:
        query, seqs = found
        if query != self._query:
            return
        added = len(seqs) - len(self._seqs)
        if self.complete and self._seqs and added >= 0 and seqs[added:] == self._seqs:
            if added:
                self.beginInsertRows(NOWHERE, 0, added - 1)
                self._seqs = seqs
                self.endInsertRows()
        else:
            self.beginResetModel()
            self._seqs = seqs
            self._rows.clear()
            self._missing.clear()
            self.endResetModel()
        self.complete = True
        self.counted.emit()

    # --- Qt's side ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._seqs)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if role == ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != ROLE.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Column.WHEN: self.tr("When"),
            Column.WHO: self.tr("Moderator"),
            Column.WHAT: self.tr("What"),
            Column.READER: self.tr("Reader"),
            Column.TEXT: self.tr("Comment"),
            Column.ARTICLE: self.tr("Article"),
            Column.ANSWER: self.tr("The site"),
        }[Column(section)]

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Return a cell; a row that is not here yet is sent for."""
        if not index.isValid() or role not in {ROLE.DisplayRole, ROLE.ForegroundRole}:
            return None
        seq = self._seqs[index.row()]
        row = self._rows.get(seq)
        if row is None or seq in self._stale:
            self._missing.add(seq)
            self._asking.start(0)
        if row is None:
            return "…" if role == ROLE.DisplayRole and index.column() == Column.WHEN else None
        if role == ROLE.ForegroundRole:
            return self._colour(row, Column(index.column()))
        return _cell(row, Column(index.column()))

    def _colour(self, row: LogRow, column: Column) -> QColor | None:
        colours = self._theme.colours
        if column is Column.WHAT:
            return QColor(colours.tones[log_words.tone(row)].fore)
        if column in {Column.WHEN, Column.ARTICLE, Column.ANSWER}:
            return QColor(colours.muted)
        return None

    def row_at(self, at: int) -> LogRow | None:
        """Return a row, or None while it is not here."""
        return self._rows.get(self._seqs[at]) if 0 <= at < len(self._seqs) else None

    def seq_at(self, at: int) -> int:
        """Return the number of a row."""
        return self._seqs[at]

    # --- blocks ---------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        if not self._missing:
            return
        newest, oldest = max(self._missing), min(self._missing)
        wanted = tuple(sorted(self._missing, reverse=True))[: 4 * BLOCK]
        if len(wanted) < BLOCK:
            wanted = self._with_neighbours(newest, oldest)
        self._missing.clear()
        self._lanes.read(
            lambda desk: desk.log_rows(wanted), while_alive(self, self._keep), topic="log rows"
        )

    def _with_neighbours(self, newest: int, oldest: int) -> tuple[int, ...]:
        """Return what lies between two numbers, and a little more, as far as it is not here."""
        first = _place(self._seqs, newest)
        last = _place(self._seqs, oldest)
        near = self._seqs[max(0, first - BLOCK // 3) : last + BLOCK // 3][: 4 * BLOCK]
        return tuple(seq for seq in near if seq in self._missing or seq not in self._rows)

    def _keep(self, rows: tuple[LogRow, ...]) -> None:
        for row in rows:
            self._rows[row.seq] = row
            self._rows.move_to_end(row.seq)
            self._stale.discard(row.seq)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)
        if self._seqs:
            self._tell()
        self.arrived.emit()

    def _tell(self) -> None:
        last = self.index(len(self._seqs) - 1, len(Column) - 1)
        self.dataChanged.emit(self.index(0, 0), last)


def _cell(row: LogRow, column: Column) -> str:
    if column is Column.WHEN:
        return labels.clock_time(row.at)
    if column is Column.WHO:
        return log_words.who(row)
    if column is Column.WHAT:
        return log_words.what(row)
    if column is Column.ANSWER:
        return log_words.answer(row)
    text = {
        Column.READER: row.author_after or row.author_before,
        Column.TEXT: row.after or row.before,
        Column.ARTICLE: row.article,
    }[column]
    return shortened(safe(text[: WIDEST + 1]), WIDEST)


def _place(seqs: array[int], seq: int) -> int:
    """Return where ``seq`` stands in ``seqs``, which fall."""
    low, high = 0, len(seqs)
    while low < high:
        middle = divmod(low + high, 2)[0]
        if seqs[middle] > seq:
            low = middle + 1
        else:
            high = middle
    return low
