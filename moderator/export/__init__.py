"""The log in files that leave the program: CSV, XLSX and JSON Lines.

A file appears whole or not at all. The two tables are for people and their spreadsheets; JSON
Lines is exact.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from moderator.export.merge import Merged, Part, merge
from moderator.export.whole import Cancelled, Progress, Stop, watched, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from moderator.model import LogRow, Words

__all__ = ["Cancelled", "Format", "Merged", "Part", "Progress", "Stop", "merge", "write"]


class Format(StrEnum):
    """The formats an export can have; each is also the file name's ending."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


_MODULES = {
    Format.CSV: "moderator.export.comma_separated",
    Format.XLSX: "moderator.export.workbook",
    Format.JSONL: "moderator.export.json_lines",
}


def write(
    kind: Format,
    rows: Iterable[LogRow],
    out: Path,
    *,
    language: str,
    head: str = "",
    reasons: Mapping[str, Words] | None = None,
    total: int = 0,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> int:
    """Write ``rows`` to ``out`` and return how many they were.

    ``head`` is the newest hash of the log, named in the file for keeping elsewhere; ``reasons``
    says what the codes of reasons are called. Raises ``ExportError``, and ``Cancelled`` once
    ``stop`` says so; in both cases ``out`` is as it was before.
    """
    module: Any = import_module(_MODULES[kind])
    with whole(out) as part:
        count: int = module.write(
            watched(rows, total, progress, stop),
            part,
            language=language,
            head=head,
            reasons=reasons or {},
        )
    return count
