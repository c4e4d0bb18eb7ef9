"""Notes for each other, readers who are watched or trusted, sites at which nothing is edited.

None of it decides anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.desk import words
from moderator.desk.people import check, require_name
from moderator.errors import DecisionError
from moderator.model import Mark, Right

if TYPE_CHECKING:
    from moderator.model import Note, ReaderMark
    from moderator.store import Store


class Readers:
    """Safe to use from several threads. Raises DecisionError and StoreError."""

    def __init__(self, store: Store) -> None:
        """Read and write ``store``."""
        self._store = store

    def note(self, comment_id: int, actor: str, text: str) -> Note:
        """Write a note on a comment; return it as it stands in the log."""
        require_name(actor)
        if not text.strip():
            raise DecisionError(title=words.EMPTY_NOTE)
        with self._store.write() as writing:
            seq = writing.note(comment_id, actor, text.strip())
            if seq is None:
                raise DecisionError(title=words.NOT_HERE)
            return next(one for one in writing.notes(comment_id) if one.seq == seq)

    def mark(self, comment_id: int, actor: str, mark: Mark, text: str = "") -> bool:
        """Mark the reader of a comment; False when it is so already.

        Raises DecisionError for a reader without account and e-mail: a name alone is nobody.
        """
        require_name(actor)
        with self._store.write() as writing:
            known = writing.reader(comment_id)
            if known is None:
                raise DecisionError(title=words.NOBODY)
            reader, name = known
            return writing.mark_reader(reader, actor, mark, name=name, text=text.strip())

    def unmark(self, mark: ReaderMark, actor: str) -> bool:
        """Take a mark away; False when it is gone already."""
        require_name(actor)
        with self._store.write() as writing:
            reader = (mark.site_id, mark.reader)
            return writing.mark_reader(reader, actor, Mark.NONE, name=mark.name, text="")

    def unedited(self) -> frozenset[int]:
        """Return the sites at which this desk edits nothing and rejects instead."""
        with self._store.read() as reading:
            return reading.unedited()

    def set_editing(self, site_id: int, actor: str, *, allowed: bool) -> bool:
        """Allow or forbid editing at a site; the chief's alone where there is one."""
        require_name(actor)
        with self._store.write() as writing:
            check(writing, actor, Right.RULES)
            return writing.set_editing(actor, site_id, allowed=allowed)

    def marks(self) -> tuple[ReaderMark, ...]:
        """Return the marks in force, the newest first."""
        with self._store.read() as reading:
            return reading.marks()
