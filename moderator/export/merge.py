"""Reading the logs of several desks as one: exports as JSON Lines, merged by time.

Each desk has a log and a chain of hashes of its own, which is verified where it lies; merging
proves nothing and changes nothing. Each row gets ``desk``, the name of its file. Rows stand in the
order of the desks' own clocks, and of one desk in the order of its log, whatever its clock did.
"""

from __future__ import annotations

import heapq
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from moderator.errors import ExportError
from moderator.export.whole import whole
from moderator.model import Words
from moderator.text.plain_json import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LONGEST_LINE = 64_000_000  # bytes; a comment of a megabyte stays far below
HASH = 64


class Part(Struct):
    """One desk's share of a merged log."""

    desk: str
    rows: int = 0
    head: str = ""  # the newest hash when it was exported, for ``log verify --expect``


class Merged(Struct, frozen=True):
    """What merging found."""

    parts: tuple[Part, ...]
    decided_twice: int  # comments about which more than one desk decided


def merge(files: Sequence[Path], out: Path) -> Merged:
    """Write the rows of ``files`` to ``out`` by time, and say what they are.

    Memory grows with the number of decided comments, by a few dozen bytes each. Raises
    ``ExportError`` for a file that is no such export, for one log given twice, and when ``out``
    cannot be written; ``out`` is then as it was.
    """
    resolved = [file.resolve() for file in files]
    if out.resolve() in resolved:
        raise _unusable(out, Words("Tệp kết quả là một tệp nguồn", "The output is also an input"))
    parts = _named(files)
    decided: dict[int, int] = {}
    with whole(out) as made, made.open("w", encoding="utf-8", newline="\n") as target:
        sources = [_rows(file, part) for file, part in zip(files, parts, strict=True)]
        for _, _, record, at in heapq.merge(*(_keyed(rows, n) for n, rows in enumerate(sources))):
            if record["kind"] == "decision":
                what = hash((str(record.get("site")), str(record.get("remote_id"))))
                decided[what] = decided.get(what, 0) | 1 << at
            target.write(json_text(record, narrow=True) + "\n")
        _refuse_twice(files, parts)
    return Merged(tuple(parts), sum(desks & desks - 1 != 0 for desks in decided.values()))


def _named(files: Sequence[Path]) -> list[Part]:
    """Return a part for each file, with names that differ."""
    parts: list[Part] = []
    for file in files:
        same = sum(part.desk.split(" (")[0] == file.stem for part in parts)
        parts.append(Part(f"{file.stem} ({same + 1})" if same else file.stem))
    return parts


def _keyed(
    rows: Iterator[tuple[datetime, dict[str, Any]]], at: int
) -> Iterator[tuple[datetime, tuple[int, int], dict[str, Any], int]]:
    """Yield rows with what they are sorted by: a clock set back does not mix up one desk's rows."""
    latest: datetime | None = None
    for number, (moment, record) in enumerate(rows):
        latest = moment if latest is None else max(latest, moment)
        yield latest, (at, number), record, at


def _rows(file: Path, part: Part) -> Iterator[tuple[datetime, dict[str, Any]]]:
    seq, number = 0, 0
    try:
        with file.open("rb") as source:
            while line := source.readline(LONGEST_LINE):
                number += 1
                moment, record = _row(line, seq)
                seq = record["seq"]
                part.head = part.head or str(record.pop("log_head", ""))
                part.rows += 1
                yield moment, {"desk": part.desk, **record}
    except OSError as error:
        raise _unusable(file, Words(str(error.strerror), str(error.strerror))) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unusable(
            file,
            Words(
                f"Dòng {number} không phải một dòng nhật ký xuất bằng --format jsonl",
                f"Line {number} is no row of a log exported with --format jsonl",
            ),
        ) from error


def _row(line: bytes, after: int) -> tuple[datetime, dict[str, Any]]:
    """Return a line's moment and record, whose number is above ``after``.

    Raises ValueError, KeyError or TypeError when it is none.
    """
    record = json.loads(line.decode("utf-8"))
    if not isinstance(record, dict) or type(record["seq"]) is not int or record["seq"] <= after:
        raise TypeError("seq")
    if not isinstance(record["hash"], str) or len(record["hash"]) != HASH:
        raise ValueError("hash")
    if not isinstance(record["kind"], str):
        raise TypeError("kind")
    moment = datetime.fromisoformat(record["at"])
    if moment.tzinfo is None:
        raise ValueError("at")
    return moment, record


def _refuse_twice(files: Sequence[Path], parts: Sequence[Part]) -> None:
    heads: set[str] = set()
    for file, part in zip(files, parts, strict=True):
        if part.head and part.head in heads:
            raise _unusable(file, Words("Nhật ký này được nêu hai lần", "This log was given twice"))
        heads.add(part.head)


def _unusable(file: Path, why: Words) -> ExportError:
    title = Words("Không gộp được nhật ký", "The logs cannot be merged")
    return ExportError(str(file), title=title, advice=why)
