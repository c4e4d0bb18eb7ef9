"""The list of comments: a vector of ids, whose rows come in blocks when they are looked at.

The list is read once a query and then patched from the change sequence, so that the selection
and the scroll position stay. Nothing here runs SQL: ids and rows are read on other threads.
"""

from __future__ import annotations

from array import array
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from moderator.errors import ModeratorError, ProgramFault
from moderator.model import Query, Row
from moderator.ui.id_list import Patch, Place, moved, patch, place_of, places, runs_of, without
from moderator.ui.kept_rows import KeptRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from moderator.desk import Desk
    from moderator.ui.lanes import Lanes

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 2

FIRST = 200
BLOCK = 60
READ = 4 * BLOCK  # rows at once at most
FAR = 2 * BLOCK
NEAR = 50
LONG = 20_000
LONG_PAUSE_MS = 400
RETRY_MS = 2000  # after a list could not be read
MANY = 2000
PART = 20  # of a list; where more comments changed than both, it is read again whole

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
        self._rows = KeptRows()
        self._absent: set[int] = set()
        self._missing: set[int] = set()
        self.asked_at = 0  # from which position on rows were sent for last
        self._left: dict[int, Place] = {}
        self._changed: set[int] = set()
        self._asked: frozenset[int] = frozenset()  # changed ones whose places are being read
        self._generation = 0
        self._reading = False  # a list is on its way: what changes meanwhile is asked after it
        self._told = False  # that it could not be read
        self._whole = False
        self._times_wanted = 0  # how often the whole list was to be read again, and was
        self._times_read = 0
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._ask_rows)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._read_changed)
        self._rested = QElapsedTimer()  # since a long list was last patched
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
        if row is None:
            self.expect(index.row())
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

    def beside(self, row: int, by: int) -> array[int]:
        """Return ``by`` ids after ``row``; with a negative ``by`` before it, nearest first."""
        here = self._ids
        return here[row + 1 : row + 1 + by] if by > 0 else here[max(0, row + by) : row][::-1]

    def position(self, comment: int, near: int = 0) -> int | None:
        """Return where ``comment`` stands in the list; looked for first about ``near``."""
        start = max(0, near - NEAR)
        with suppress(ValueError):
            return self._ids.index(comment, start, near + NEAR)
        return next(iter(places(self._ids, (comment,))), None)

    def row(self, comment: int) -> Row | None:
        """Return a row that is here already."""
        return self._rows.get(comment)

    def expect(self, position: int) -> None:
        """Send for the rows about ``position`` if its own is not here."""
        if self._ids[position] in self._rows or self._ids[position] in self._absent:
            return
        self._missing.add(position)
        if not self._ask.isActive():
            self._ask.start()

    def show(self, query: Query) -> None:
        """Read the list of another query: first its beginning, then the whole."""
        self._generation += 1
        self._query = query
        self._whole = False
        self._times_read = self._times_wanted
        self._changed.clear()
        self._asked = frozenset()
        self._reading = True

        def beginning(desk: Desk) -> tuple[array[int], tuple[Row, ...]]:
            ids = array("q", desk.first_ids(query, FIRST))
            return ids, desk.rows(ids[:BLOCK])

        done = partial(self._begin, self._generation)
        self._lanes.read(beginning, done, topic="list", failed=self._not_read)

    def refresh(self, changed: Iterable[int]) -> None:
        """Put changed comments where they belong now, and read their rows anew."""
        changed = tuple(changed)
        self._absent.difference_update(changed)
        self._renew(changed)
        self._changed.update(changed)
        self._read_again()

    def forget(self) -> None:
        """Read list and rows anew: it is not known which ones changed."""
        self._rows.clear()
        self._absent.clear()
        self._arrived((), ())
        self._times_wanted += 1
        self._read_again()

    def remove(self, comments: Iterable[int], near: int = 0, *, early: bool = False) -> None:
        """Take comments out of the list at once. Move the current index off them first.

        ``near`` is a row about which they stand, which spares a search through a long list.
        ``early``: what sends them away is not written yet; ``written`` or ``put_back`` follows.
        """
        gone = {one for one in comments if one not in self._left}
        if early:
            at = {one: self.position(one, near) for one in gone}
            self._left.update((one, place_of(self._query, self._ids, at[one])) for one in gone)
        going = runs_of(self._ids, gone, near, NEAR)
        for start, length in going:
            self._remove_run(start, length)
        if going:
            self._generation += 1  # a patch on its way was made for the old vector
            self.patched.emit()

    def written(self, comments: Iterable[int]) -> None:
        """Note that the decisions about comments that left early were written."""
        for comment in comments:
            self._left.pop(comment, None)

    def put_back(self, comments: Iterable[int]) -> None:
        """Put comments that left early where they stood: nothing was decided."""
        for comment in comments:
            place = self._left.pop(comment, None)
            if place is None or place.query != self._query:
                continue
            if self.position(comment, place.at) is not None:
                continue
            below = None if place.below is None else self.position(place.below, place.at)
            at = min(place.at, len(self._ids)) if below is None else below
            self.beginInsertRows(NOWHERE, at, at)
            self._ids.insert(at, comment)
            self.endInsertRows()
            self._generation += 1
        self.patched.emit()

    # --- reading ----------------------------------------------------------------------------

    def _begin(self, generation: int, found: tuple[array[int], tuple[Row, ...]]) -> None:
        if generation != self._generation:
            return
        ids, rows = found
        self._reading = self._told = False
        self.beginResetModel()
        self._ids = ids
        self._absent.clear()
        self._missing.clear()
        self._rows.keep(rows)
        self.endResetModel()
        self.loaded.emit()
        if len(ids) < FIRST:
            self._whole = True
            self.counted.emit()
            self._read_rest()
        else:
            self._read_whole()

    def _read_again(self) -> None:
        """Read what changed, soon: in a long list not so often that the readers are kept busy."""
        if self._whole and not self._reading and not self._again.isActive():
            pause = 0 if len(self._ids) < LONG or not self._rested.isValid() else LONG_PAUSE_MS
            self._again.start(max(0, pause - self._rested.elapsed()) if pause else 0)

    @Slot()
    def _read_changed(self) -> None:
        """Ask where the changed comments belong now."""
        if self._reading:
            return
        if not self._whole:
            self.show(self._query)
            return
        many = max(MANY, len(self._ids) // PART)
        if self._times_read != self._times_wanted or len(self._changed) > many:
            self._read_whole()
            return
        changed, self._changed = frozenset(self._changed), set()
        if not changed:
            return
        self._asked = changed
        query, old, generation = self._query, self._ids[:], self._generation
        away = frozenset(self._left)

        def where(desk: Desk) -> Patch:
            def among(ids: Sequence[int]) -> Sequence[int]:
                return [one for one in desk.among(query, ids) if one not in away]

            return moved(old, changed, among) or patch(old, without(away, desk.ids(query)))

        self._read(where, partial(self._patch, generation, self._times_read))

    @Slot()
    def _read_whole(self) -> None:
        """Read the whole list; what changed so far is in it."""
        self._asked, self._changed = self._asked | self._changed, set()
        query, old, generation = self._query, self._ids[:], self._generation
        away = frozenset(self._left)

        def whole(desk: Desk) -> Patch:
            return patch(old, without(away, desk.ids(query)))

        self._read(whole, partial(self._patch, generation, self._times_wanted))

    def _read(self, job: Callable[[Desk], Patch], done: Callable[[Patch], None]) -> None:
        self._reading = True
        self._lanes.read(job, done, topic="list", failed=self._not_read)

    def _not_read(self, error: ModeratorError) -> None:
        """Keep what was asked and try again; say it once."""
        self._reading = False
        self._changed |= self._asked
        self._asked = frozenset()
        if isinstance(error, ProgramFault):
            return  # told already, and no better soon
        self._again.start(RETRY_MS)
        if not self._told:
            self._told = True
            self._lanes.failed.emit(error)

    def _patch(self, generation: int, times: int, steps: Patch) -> None:
        asked, self._asked = self._asked, frozenset()
        self._reading = self._told = False
        if generation != self._generation:
            self._changed |= asked
            if not self._whole:
                self._read_whole()
            else:
                self._read_again()
            return
        self._times_read = times
        self._rested.start()
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
        self._read_rest()

    def _read_rest(self) -> None:
        if self._times_read != self._times_wanted or self._changed:
            self._read_again()

    def _replace(self, new: array[int]) -> None:
        """Put another vector in place and keep the persistent indexes on their comments."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        comments = [self._ids[index.row()] for index in before]
        found = {new[at]: at for at in places(new, set(comments))}
        self._ids = new
        for index, comment in zip(before, comments, strict=True):
            at = found.get(comment)
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
        high = min(len(self._ids), max(self._missing) + BLOCK // 3 + 1)
        # where two far places were looked at, the newest look wins
        self.asked_at = low = max(0, min(self._missing) - BLOCK // 3, high - READ)
        self._missing.clear()
        wanted = tuple(one for one in self._ids[low:high] if one not in self._rows)
        if wanted:
            done = partial(self._arrived, wanted, at=low)  # late too: the list may be on the move
            self._lanes.read(lambda desk: desk.rows(wanted), done, topic="rows", late=True)

    def _arrived(self, wanted: Sequence[int], rows: Sequence[Row], at: int | None = None) -> None:
        if at is not None and abs(at - self.asked_at) > FAR:
            return  # the list is elsewhere by now
        self._rows.keep(rows)
        self._absent.update(set(wanted) - {row.id for row in rows})
        first, about = at or 0, self._ids[at or 0 : (at or 0) + READ]
        if at is None or not set(wanted) <= set(about):  # they may stand anywhere
            first, about = 0, self._ids
        if about:
            self.dataChanged.emit(self.index(first, 0), self.index(first + len(about) - 1, 0))

    def _renew(self, changed: Iterable[int]) -> None:
        """Read anew those changed rows that are here, keeping the old until the new come."""
        known = tuple(one for one in changed if one in self._rows)
        if len(known) > READ:
            for one in known:
                del self._rows[one]
            self._arrived((), ())
        elif known:
            self._lanes.read(lambda desk: desk.rows(known), partial(self._arrived, known))
