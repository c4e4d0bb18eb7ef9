"""The keys in force on one page of A4, for the wall beside the desk."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from moderator.model.paper import Paper
from moderator.ui.key_groups import key_groups
from moderator.ui.printing import Column, PrintJob, Run, Sheet, Stamp, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.desk import Desk
    from moderator.ui.key_groups import KeyGroup
    from moderator.ui.keys import KeyMap
    from moderator.ui.printing import Progress, Stop

SIZE: Final = 8.2  # points: all keys, and a few more, still fit on the page

Cell = str | tuple[Run, ...]


def keys_job(keys: KeyMap) -> PrintJob:
    """Return how the keys are printed. What has no key is left out."""
    sides = balanced([group for side in key_groups(keys) for group in side])
    translate = QCoreApplication.translate
    title = translate("sheets", "Keys")
    key, does = translate("sheets", "Key"), translate("sheets", "Does")
    file = translate("sheets", "keys", "a file's name, without diacritics")

    def prepare(_desk: Desk, stamp: Stamp, _progress: Progress, _stop: Stop) -> Sheet:
        empty: tuple[Cell, Cell] = ("", "")
        rows = tuple((*left, *right) for left, right in zip_longest(*sides, fillvalue=empty))
        columns = (Column(key, 1.7), Column(does, 5), Column(key, 1.7), Column(does, 5))
        return Sheet(title, stamp, (Table(columns, rows, SIZE),))

    return PrintJob(title, Paper.KEYS, file, prepare)


def balanced(groups: Sequence[KeyGroup]) -> tuple[list[tuple[Cell, Cell]], ...]:
    """Return the lines of the two columns, groups in their order, about as long as each other."""
    written = [lines for group in groups if (lines := _lines(group))]
    whole = sum(map(len, written))
    left: list[tuple[Cell, Cell]] = []
    right: list[tuple[Cell, Cell]] = []
    for lines in written:
        side = left if not right and len(left) + len(lines) / 2 <= whole / 2 else right
        side.extend(lines)
    return left, right


def _lines(group: KeyGroup) -> list[tuple[Cell, Cell]]:
    with_keys = [(key, does) for key, does in group.lines if key]
    if not with_keys:
        return []
    title: Cell = (Run(group.title, bold=True),)
    return [
        ("", title),
        *(((Run(key.replace("   ", " · "), bold=True),), does) for key, does in with_keys),
    ]
