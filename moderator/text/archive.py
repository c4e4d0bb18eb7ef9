"""Reads a newsroom's archive: text files, JSON Lines, tables, packed or not, or folders of them.

What is read comes in pieces (an article, or some neighbouring lines of a file), so that what is
held out for trying is not taken from the middle of an article that was learnt.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
import subprocess
import unicodedata
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

from msgspec import Struct

from moderator.errors import ModeratorError
from moderator.model import Words
from moderator.text.entities import unescaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

FIELDS: Final = ("title", "lead", "text", "content", "body")
"""The fields of an article that are read where none is named."""

TEXTS: Final = (".txt", ".text")
TABLES: Final = (".csv", ".tsv")
RECORDS: Final = (".jsonl", ".ndjson")
PACKED: Final = (".gz", ".zst")

PIECE_LINES: Final = 20
LONGEST_LINE: Final = 20_000
"""Code points of a line that are read."""

_LONGEST_RECORD: Final = 64 * 1024 * 1024
_MOST_SPOILT: Final = 0.05
"""The share of lines that may be spoilt before a file is said to be no UTF-8."""

_INLINE: Final = re.compile(r"</?(?:a|abbr|b|em|i|font|mark|small|span|strong|u)\b[^<>]{0,2000}>")
_TAG: Final = re.compile(r"<[!/a-zA-Z][^<>]{0,2000}>")
_SPOILT: Final = "\ufffd"

Piece = tuple[str, ...]
"""Lines that belong together, composed (NFC), none of them empty."""


class ArchiveError(ModeratorError):
    """An archive cannot be read or learnt from; nothing was changed."""

    title = Words("Không dùng được kho bài", "The archive cannot be used")


class ArchiveFile(Struct, frozen=True):
    """One file of an archive; ``name`` is how it is told of, ``size`` its bytes."""

    name: str
    path: Path
    size: int


def files(paths: Sequence[Path]) -> tuple[ArchiveFile, ...]:
    """Return the files that ``paths`` name, those of folders in the order of their names.

    A link inside a folder that leads out of it is not followed: nobody named what it leads to.

    Raises ``FileNotFoundError`` when one is not there, ``ArchiveError`` when a folder has none
    that can be read or a file is of no known kind.
    """
    try:
        return _found(paths)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ArchiveError(f"{error.filename}: {error.strerror}") from error


def _found(paths: Sequence[Path]) -> tuple[ArchiveFile, ...]:
    found: dict[Path, ArchiveFile] = {}
    for path in paths:
        if not path.is_dir():
            size = path.stat().st_size
            if not _is_known(path):
                raise ArchiveError(str(path), advice=_KINDS)
            found.setdefault(path.resolve(), ArchiveFile(path.name, path, size))
            continue
        root = path.resolve()
        inside = sorted(
            one
            for one in path.rglob("*")
            if _is_known(one) and one.is_file() and one.resolve().is_relative_to(root)
        )
        if not inside:
            raise ArchiveError(str(path), advice=_KINDS)
        for one in inside:
            name = one.relative_to(path.parent).as_posix()
            found.setdefault(one.resolve(), ArchiveFile(name, one, one.stat().st_size))
    return tuple(found.values())


def pieces(
    file: ArchiveFile, fields: Sequence[str] = (), progress: Callable[[int], None] | None = None
) -> Iterator[Piece]:
    """Yield what a file holds. ``fields`` are the named fields of records and tables.

    ``progress`` is told the bytes read. Memory does not grow with the file. Raises
    ``ArchiveError`` when it cannot be read.
    """
    kind = _kind(file.path)
    try:
        with _opened(file.path) as (lines, place):
            spoilt = _Spoilt(file.name)
            if kind in TEXTS:
                found: Iterator[Piece] = _of_lines(spoilt.sieved(_short(lines)))
            else:
                rows = _records(file.name, lines) if kind in RECORDS else _table(lines)
                found = _of_rows(file.name, rows, tuple(fields), spoilt)
            for piece in found:
                if progress is not None:
                    progress(place())
                yield piece
            spoilt.judge()
    except OSError as error:
        raise ArchiveError(f"{file.name}: {error.strerror or error}") from error
    except (csv.Error, zlib.error, EOFError, UnicodeError) as error:
        raise ArchiveError(f"{file.name}: {error}") from error


def lines_of(text: str) -> Piece:
    """Return the lines of a text that may hold HTML, composed, without empty ones."""
    if "<" in text or "&" in text:
        text = unescaped(_TAG.sub("\n", _INLINE.sub("", text)))
    lines = (unicodedata.normalize("NFC", line[:LONGEST_LINE]).strip() for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _is_known(path: Path) -> bool:
    return _kind(path) in (*TEXTS, *TABLES, *RECORDS)


def _kind(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


class _Spoilt:
    """Leaves spoilt lines out and counts them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._all = self._spoilt = 0

    def sieved(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            self._all += 1
            if _SPOILT in line or "\x00" in line:
                self._spoilt += 1
            else:
                yield line

    def judge(self) -> None:
        if self._spoilt > _MOST_SPOILT * self._all:
            raise ArchiveError(
                f"{self._name}: {self._spoilt} / {self._all}",
                advice=Words(
                    "Tệp không phải UTF-8: lưu lại bằng UTF-8 rồi làm lại",
                    "The file is not UTF-8: save it as UTF-8 and try again",
                ),
            )


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[str], Callable[[], int]]]:
    """Open a file as text; also what tells how many of its bytes were read."""
    packing = path.suffix.lower()
    with path.open("rb") as raw:
        if packing != ".zst":
            unpacked = gzip.GzipFile(fileobj=raw) if packing == ".gz" else raw
            wide = unpacked.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
            encoding = "utf-16" if wide else "utf-8-sig"
            with io.TextIOWrapper(unpacked, encoding, "replace", newline="") as lines:
                yield lines, raw.tell
            return
        command = ["zstd", "-dc", "--long=27"]
        try:
            unpacking = subprocess.Popen(command, stdin=raw, stdout=subprocess.PIPE)  # noqa: S603  # a fixed program, no shell
        except FileNotFoundError as error:
            raise ArchiveError(path.name, advice=_NO_ZSTD) from error
        with unpacking:
            if unpacking.stdout is None:
                raise OSError("zstd gave no output")
            try:
                with io.TextIOWrapper(
                    unpacking.stdout, "utf-8-sig", "replace", newline=""
                ) as lines:
                    yield lines, raw.raw.tell
            except BaseException:
                unpacking.kill()
                raise
        if unpacking.returncode != 0:
            raise OSError(f"zstd: {unpacking.returncode}")


def _short(lines: IO[str]) -> Iterator[str]:
    """Yield the lines of a text; an endless one in parts."""
    while line := lines.readline(LONGEST_LINE):
        yield line


def _of_lines(lines: Iterable[str]) -> Iterator[Piece]:
    piece: list[str] = []
    for line in lines:
        piece += lines_of(line)
        if len(piece) >= PIECE_LINES:
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)


def _records(name: str, lines: IO[str]) -> Iterator[dict[str, Any]]:
    number = 0
    while line := lines.readline(_LONGEST_RECORD):
        number += 1
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _no_json(name, number) from error
        if not isinstance(record, dict):
            raise _no_json(name, number)
        yield record


def _table(lines: IO[str]) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(_LONGEST_RECORD)
    head = lines.readline(LONGEST_LINE)
    separator = max(",;\t", key=head.count)
    names = next(csv.reader([head], delimiter=separator), [])
    rows = iter(lambda: lines.readline(_LONGEST_RECORD), "")  # one endless line is not held whole
    for row in csv.reader(rows, delimiter=separator):
        yield dict(zip(names, row, strict=False))


def _of_rows(
    name: str, rows: Iterable[dict[str, Any]], fields: Sequence[str], spoilt: _Spoilt
) -> Iterator[Piece]:
    """Yield one piece a row. Raises ``ArchiveError`` when no row has any of the fields."""
    known: dict[str, None] = {}
    found = False
    for row in rows:
        if not found and len(known) < _NAMED:
            known |= dict.fromkeys(list(row)[:_NAMED])
        values = [row[field] for field in fields or FIELDS if isinstance(row.get(field), str)]
        found |= bool(values)
        piece = tuple(line for value in values for line in lines_of(value))
        if piece := tuple(spoilt.sieved(piece)):
            yield piece
    if known and not found:
        wanted = ", ".join(fields or FIELDS)
        there = ", ".join(list(known)[:_NAMED])
        raise ArchiveError(
            name,
            advice=Words(
                f"Không có trường {wanted}; các trường ở đó: {there}. Chọn bằng --field",
                f"It has no field {wanted}; the fields are: {there}. Choose with --field",
            ),
        )


def _no_json(name: str, number: int) -> ArchiveError:
    return ArchiveError(
        name,
        advice=Words(
            f"Dòng {number} không phải một đối tượng JSON", f"Line {number} is no JSON object"
        ),
    )


_NAMED: Final = 20
_NO_ZSTD: Final = Words(
    "Cần chương trình zstd để mở tệp .zst", "The program zstd is needed to open .zst"
)
_KINDS: Final = Words(
    "Đọc được .txt, .jsonl, .csv, .tsv, cả khi nén .gz hay .zst",
    "It takes .txt, .jsonl, .csv and .tsv, also packed as .gz or .zst",
)
