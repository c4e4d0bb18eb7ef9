"""The database: one SQLite file, or the PostgreSQL of a team, behind one :class:`Store`.

Nothing else in the program knows SQL. Read inside ``with store.read() as r``, write inside
``with store.write() as w``: each block is one transaction.
"""

from moderator.errors import Interrupted
from moderator.store.reading import Reading
from moderator.store.records import (
    Checked,
    Entry,
    Health,
    KnownComment,
    Leased,
    LedgerEntry,
    Ruling,
    Saved,
    Standing,
    Undoing,
    Version,
)
from moderator.store.repeats import fingerprint
from moderator.store.store import Store
from moderator.store.writing import Writing

__all__ = [
    "Checked",
    "Entry",
    "Health",
    "Interrupted",
    "KnownComment",
    "Leased",
    "LedgerEntry",
    "Reading",
    "Ruling",
    "Saved",
    "Standing",
    "Store",
    "Undoing",
    "Version",
    "Writing",
    "fingerprint",
]
