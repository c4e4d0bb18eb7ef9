"""The list of comments: a vector of ids, whose rows come in blocks when they are looked at.

The list is read once a query and then patched, so that the selection and the scroll position
stay. Nothing here runs SQL: the ids and rows are read on the reader's thread.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, Any

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

from moderator.model import Query, Row
from moderator.ui.id_list import Patch, patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from moderator.desk import Desk
    from moderator.ui.lanes import Lanes

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 2

FIRST = 200
BLOCK = 60
KEPT = 4000
NEAR = 50
LONG = 20_000
LONG_PAUSE_MS = 400
NOWHERE = QModelIndex()


class QueueModel(QAbstractTableModel):
    """One column of comments; ``ROW_ROLE`` gives the ``Row``, or None while it is on its way."""

    loaded = Signal()  # the first rows of a new query are here
    counted = Signal()  # the whole vector is here
    patched = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        """Start empty; ``show`` reads a query."""
        super().__init__(parent)
        self._lanes = lanes
        self._query = Query()
        self._ids: array[int] = array("q")
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._absent: set[int] = set()
        self._missing: set[int] = set()
        self._generation = 0
        self._whole = False
        self._stale = False
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._ask_rows)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._read_whole)
        self.describe: Callable[[Row], str] = lambda row: row.author

    # --- what a view asks -------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many comments the list holds."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return 1."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a row's data; a row that is not here yet is sent for."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        comment = self._ids[index.row()]
        if role == ID_ROLE:
            return comment
        row = self._rows.get(comment)
        if row is None and comment not in self._absent:
            self._missing.add(index.row())
            if not self._ask.isActive():
                self._ask.start()
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self.describe(row) if row is not None else ""
        return None

    # --- what the window asks ---------------------------------------------------------------

    @property
    def query(self) -> Query:
        """The query whose list is shown."""
        return self._query

    @property
    def complete(self) -> bool:
        """Whether the whole list is here, not only its beginning."""
        return self._whole

    def id_at(self, position: int) -> int:
        """Return the comment at ``position``."""
        return self._ids[position]

    def position(self, comment: int, near: int = 0) -> int | None:
        """Return where ``comment`` stands in the list; looked for first about ``near``."""
        start = max(0, near - NEAR)
        try:
            return self._ids.index(comment, start, near + NEAR)
        except ValueError:
            pass
        try:
            return self._ids.index(comment)
        except ValueError:
            return None

    def row(self, comment: int) -> Row | None:
        """Return a row that is here already."""
        return self._rows.get(comment)

    def show(self, query: Query) -> None:
        """Read the list of another query: first its beginning, then the whole."""
        self._generation += 1
        self._query = query
        self._whole = False
        generation = self._generation

        def beginning(desk: Desk) -> tuple[array[int], tuple[Row, ...]]:
            ids = array("q", desk.first_ids(query, FIRST))
            return ids, desk.rows(ids[:BLOCK])

        self._lanes.read(beginning, partial(self._begin, generation), topic="list")

    def refresh(self, changed: Iterable[int] = ()) -> None:
        """Read the list again and patch it; the rows in ``changed`` are read anew too."""
        for comment in changed:
            self._absent.discard(comment)
        self._renew(changed)
        self._read_again()

    def forget_rows(self) -> None:
        """Read every row anew when it is looked at: it is not known which ones changed."""
        self._rows.clear()
        self._absent.clear()
        self._arrived((), ())

    def remove(self, comments: Iterable[int], near: int = 0) -> None:
        """Take comments out of the list at once. Move the current index off them first.

        ``near`` is a row about which they stand, which spares a search through a long list.
        """
        gone = set(comments)
        if len(gone) == 1:
            at = self.position(next(iter(gone)), near)
            positions = [] if at is None else [at]
        else:
            positions = [at for at, one in enumerate(self._ids) if one in gone][::-1]
        runs: list[tuple[int, int]] = []
        for at in positions:
            if runs and runs[-1][0] == at + 1:
                runs[-1] = (at, runs[-1][1] + 1)
            else:
                runs.append((at, 1))
        for start, length in runs:
            self._remove_run(start, length)
        if runs:
            self._generation += 1  # a patch on its way was made for the old vector
            self._read_again()
            self.patched.emit()

    # --- reading ----------------------------------------------------------------------------

    def _begin(self, generation: int, found: tuple[array[int], tuple[Row, ...]]) -> None:
        if generation != self._generation:
            return
        ids, rows = found
        self.beginResetModel()
        self._ids = ids
        self._absent.clear()
        self._missing.clear()
        self._keep(rows)
        self.endResetModel()
        self.loaded.emit()
        if len(ids) < FIRST:
            self._whole = True
            self.counted.emit()
            if self._stale:
                self._stale = False
                self._read_whole()
        else:
            self._read_whole()

    def _read_again(self) -> None:
        """Read the whole list again soon: a long one not so often that the reader is kept busy."""
        if not self._whole:
            self._stale = True
        elif not self._again.isActive():
            self._again.start(0 if len(self._ids) < LONG else LONG_PAUSE_MS)

    @Slot()
    def _read_whole(self) -> None:
        query, old, generation = self._query, self._ids[:], self._generation

        def whole(desk: Desk) -> Patch:
            return patch(old, array("q", desk.ids(query)))

        self._lanes.read(whole, partial(self._patch, generation), topic="list")

    def _patch(self, generation: int, steps: Patch) -> None:
        if generation != self._generation:
            if not self._whole:
                self._read_whole()
            return
        if steps.whole:
            self._replace(steps.new)
        else:
            for start, length in steps.removed:
                self._remove_run(start, length)
            for start, length in steps.inserted:
                self.beginInsertRows(NOWHERE, start, start + length - 1)
                self._ids[start:start] = steps.new[start : start + length]
                self.endInsertRows()
        first = not self._whole
        self._whole = True
        if steps.removed or steps.inserted or steps.whole or first:
            self._generation += 1
            self.counted.emit()
            self.patched.emit()
        if self._stale:
            self._stale = False
            self._read_whole()

    def _replace(self, new: array[int]) -> None:
        """Put another vector in place and keep the persistent indexes on their comments."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        comments = [self._ids[index.row()] for index in before]
        places = {one: at for at, one in enumerate(new)} if before else {}
        self._ids = new
        for index, comment in zip(before, comments, strict=True):
            at = places.get(comment)
            moved = NOWHERE if at is None else self.createIndex(at, index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def _remove_run(self, start: int, length: int) -> None:
        self.beginRemoveRows(NOWHERE, start, start + length - 1)
        del self._ids[start : start + length]
        self.endRemoveRows()

    @Slot()
    def _ask_rows(self) -> None:
        """Send for the rows that were looked at and their neighbours."""
        if not self._missing:
            return
        low = max(0, min(self._missing) - BLOCK // 3)
        high = min(len(self._ids), max(self._missing) + BLOCK // 3 + 1)
        if high - low > 4 * BLOCK:  # looked at in two far places: the newest look wins
            low = max(0, high - 4 * BLOCK)
        self._missing.clear()
        wanted = tuple(one for one in self._ids[low:high] if one not in self._rows)
        if wanted:
            self._lanes.read(
                lambda desk: desk.rows(wanted), partial(self._arrived, wanted), topic="rows"
            )

    def _arrived(self, wanted: tuple[int, ...], rows: tuple[Row, ...]) -> None:
        self._keep(rows)
        self._absent.update(set(wanted) - {row.id for row in rows})
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def _keep(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)

    def _renew(self, changed: Iterable[int]) -> None:
        """Read anew those changed rows that are here, keeping the old until the new come."""
        known = tuple(one for one in changed if one in self._rows)
        if not known:
            return
        if len(known) > BLOCK * 4:
            for one in known:
                del self._rows[one]
            self._arrived((), ())
            return
        self._lanes.read(lambda desk: desk.rows(known), partial(self._arrived, known))
