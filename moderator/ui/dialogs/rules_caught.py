"""The comments that a rule caught, read in blocks as they come into view."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from moderator.ui import labels
from moderator.ui.dialogs.frame import while_alive
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.model import Row
    from moderator.ui.lanes import Lanes

Index = QModelIndex | QPersistentModelIndex
BLOCK = 100
KEPT = 5_000
"""Rows in memory; beyond them those read first are read again when they are seen again."""

_NO_INDEX = QModelIndex()


class Caught(QAbstractTableModel):
    """State, reader and text of each comment; a row not read yet is empty."""

    def __init__(self, lanes: Lanes, parent: QObject) -> None:
        """Begin without comments."""
        super().__init__(parent)
        self._lanes = lanes
        self._ids = array("q")
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()
        self.heads = (self.tr("Stands"), self.tr("Reader"), self.tr("Comment"))

    def show_ids(self, ids: array[int]) -> None:
        """List other comments."""
        self.beginResetModel()
        self._ids, self._asked = ids, set()
        self.endResetModel()

    def id_at(self, at: int) -> int | None:
        """Return the comment of a row."""
        return self._ids[at] if 0 <= at < len(self._ids) else None

    def row_at(self, at: int) -> Row | None:
        """Return what is known of a row."""
        comment = self.id_at(at)
        return None if comment is None else self._rows.get(comment)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """Return the three columns."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell; ask for its block when it is not here yet."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        row = self._rows.get(self._ids[index.row()])
        if row is None:
            self._ask(index.row() // BLOCK)
            return ""
        cells = (labels.state(row.state), shortened(safe(row.author), 40), safe(row.text[:300]))
        return cells[index.column()]

    def _ask(self, block: int) -> None:
        if block in self._asked:
            return
        self._asked.add(block)
        first = block * BLOCK
        wanted = self._ids[first : first + BLOCK].tolist()
        self._lanes.read(
            lambda desk: desk.rows(wanted),
            while_alive(self, lambda rows: self._came(first, rows)),
        )

    def _came(self, first: int, rows: tuple[Row, ...]) -> None:
        if len(self._rows) > KEPT:
            self._rows.clear()
            self._asked = {first // BLOCK}
        self._rows.update((row.id, row) for row in rows)
        last = min(first + BLOCK, len(self._ids)) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.heads) - 1))
