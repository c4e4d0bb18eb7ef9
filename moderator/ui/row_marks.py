"""What a row of the list shows beside its article's title: why it is not simply anybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from moderator.model import State
from moderator.model.article import Handling

if TYPE_CHECKING:
    from moderator.model import Row

UNDECIDED: Final = frozenset({State.PENDING, State.HELD, State.CHIEF, State.CONFLICT})
"""Where it matters whose article it is."""


class RowMark(Struct, frozen=True):
    """A small picture, and what it stands for in words."""

    icon: str
    words: str
    of_article: bool = True


def row_marks(row: Row) -> list[RowMark]:
    """Return the marks of a row: of its article while undecided, of its approval after that."""
    translate = QCoreApplication.translate
    found = []
    if row.awaits_hours:
        found.append(
            RowMark(
                "sun", translate("RowMarks", "Waits for the publishing hours"), of_article=False
            )
        )
    if row.state not in UNDECIDED:
        return found
    if row.handling is Handling.PAUSED:
        found.append(RowMark("pause", translate("RowMarks", "Article paused")))
    if row.handling is Handling.CHIEF:
        found.append(RowMark("user-round", translate("RowMarks", "The chief's article alone")))
    if row.place_held:
        found.append(
            RowMark("lock", translate("RowMarks", "Held by the chief: article or section"))
        )
    return found
