"""Statements that are run for many rows at a time, put together once.

SQLAlchemy goes over each row of each call anew; here only the values that a column's type changes
are touched, and the rest goes to the driver as it is.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Dialect, Executable

Row = dict[str, Any]


class Prepared:
    """One statement of the hot paths. Keep it for as long as the program runs."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._forms: dict[tuple[str, tuple[str, ...]], _Form] = {}

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Run it for each of ``rows``, of which there is at least one; all have the same keys."""
        dialect, keys = connection.dialect, tuple(rows[0])
        form = self._forms.get((dialect.name, keys))
        if form is None:
            form = self._forms[dialect.name, keys] = _Form(self._statement, dialect, keys)
        connection.exec_driver_sql(form.sql, form.parameters(rows))


class _Form:
    """A statement in one database's words, for rows with certain keys."""

    def __init__(self, statement: Executable, dialect: Dialect, keys: tuple[str, ...]) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(keys))  # type: ignore[attr-defined]  # every statement has it
        self.sql: Final[str] = compiled.string
        changes: dict[str, Callable[[Any], Any]] = {}
        for name, bind in compiled.binds.items():
            change = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if change is not None:
                changes[name] = change
        self._changes = tuple(changes.items())
        self._pick: Any = None
        if compiled.positional:
            names = compiled.positiontup
            self._pick = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)

    def parameters(self, rows: Sequence[Row]) -> list[Any]:
        """Return what the driver is given for ``rows``."""
        if self._changes:
            rows = [
                row | {name: change(row[name]) for name, change in self._changes} for row in rows
            ]
        return list(rows) if self._pick is None else [*map(self._pick, rows)]
