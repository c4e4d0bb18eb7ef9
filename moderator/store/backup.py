"""Copies of the SQLite file, made while it is in use."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.exc import DBAPIError

from moderator.errors import StoreError
from moderator.model import Clock, Words
from moderator.store.engine import Engines, sqlite_module
from moderator.store.errors import translate

if TYPE_CHECKING:
    from pathlib import Path

_PAGES: Final = 2048


def copy(engines: Engines, clock: Clock, folder: Path | None) -> Path:
    """Copy the database into ``folder`` (default: ``backups`` beside it); return the new file.

    The copy is written under another name, flushed to disk, then renamed, so a file with the
    final name is always whole. Raises StoreError when it cannot be written, and for PostgreSQL.
    """
    if engines.path is None:
        raise StoreError(
            title=Words("PostgreSQL có cách sao lưu riêng", "PostgreSQL has its own backups"),
            advice=Words("Dùng pg_dump", "Use pg_dump"),
        )
    place = folder if folder is not None else engines.path.parent / "backups"
    stamp = clock().strftime("%Y%m%dT%H%M%S")
    partial = place / f".{engines.path.stem}-{stamp}.{os.getpid()}.partial"
    try:
        place.mkdir(parents=True, exist_ok=True)
        final = _free_name(place, f"{engines.path.stem}-{stamp}")
        try:
            _copy_pages(engines.path, partial)
            _flush(partial)
            partial.replace(final)
        finally:
            partial.unlink(missing_ok=True)
        _flush(place)
    except OSError as error:
        raise StoreError(
            str(error),
            title=Words("Không ghi được bản sao", "The copy could not be written"),
            advice=Words(
                "Kiểm tra chỗ trống và quyền ghi của thư mục backups",
                "Check the free space and the right to write to the backups folder",
            ),
        ) from error
    return final


def _copy_pages(source: Path, target: Path) -> None:
    module: Any = sqlite_module()
    try:
        with (
            closing(module.connect(f"file:{_quoted(source)}?mode=ro", uri=True)) as reading,
            closing(module.connect(str(target))) as writing,
        ):
            reading.backup(writing, pages=_PAGES)
            writing.execute("PRAGMA journal_mode = DELETE")
    except module.Error as error:
        raise translate(DBAPIError("backup", None, error)) from error


def _quoted(path: Path) -> str:
    return path.resolve().as_uri().removeprefix("file://")


def _free_name(place: Path, stem: str) -> Path:
    number = 1
    candidate = place / f"{stem}.sqlite3"
    while candidate.exists():
        number += 1
        candidate = place / f"{stem}-{number}.sqlite3"
    return candidate


def _flush(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open a folder
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
