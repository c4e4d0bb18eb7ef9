"""The log as CSV for a spreadsheet: UTF-8 with a byte order mark, comma, CRLF, every cell quoted.

The byte order mark is what makes Excel read Vietnamese; quoting every cell keeps line breaks and
separators inside their cell.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from moderator.export.columns import filled, headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from moderator.model import LogRow, Words


def write(
    rows: Iterable[LogRow], part: Path, *, language: str, head: str, reasons: Mapping[str, Words]
) -> int:
    """Write ``rows`` to ``part`` and return how many they were. Raises ``OSError``.

    The first row's last cell names ``head``, the newest hash of the log.
    """
    count = 0
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        table.writerow(headings(language))
        for row in rows:
            cells = filled(row, language, reasons, None)
            if count == 0 and head:
                cells[-1] = ". ".join(filter(None, (cells[-1], head_notice(head, language))))
            table.writerow(cells)
            count += 1
    return count


def head_notice(head: str, language: str) -> str:
    """Return the sentence that names the newest hash of the log."""
    if language == "en":
        return f"The log's newest hash at export: {head}"
    return f"Mã băm mới nhất của nhật ký lúc xuất: {head}"
