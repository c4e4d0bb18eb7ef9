"""A file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from moderator.errors import ExportError
from moderator.model import LogRow, Words

Progress = Callable[[int, int], None]
"""Told how many rows are written and how many there are (0: not known)."""

Stop = Callable[[], bool]
"""Asked now and then whether the person cancelled."""

_EVERY = 200  # rows between two looks at progress and cancel


class Cancelled(Exception):
    """The person cancelled; nothing was left behind."""


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """Give a path to write to; on leaving it becomes ``out`` in one step.

    On an error or a cancel ``out`` stays as it was and nothing else remains. Raises
    ``ExportError`` when the folder or the disk does not allow the writing.
    """
    out = out.resolve()  # the file behind a link is replaced, not the link
    if out.exists() and not out.is_file():
        raise _unwritable(out, OSError(errno.EINVAL, os.strerror(errno.EINVAL)))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(out, error) from error
    part = Path(name)
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise _unwritable(out, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def watched(
    rows: Iterable[LogRow], total: int, progress: Progress | None, stop: Stop | None
) -> Iterator[LogRow]:
    """Pass ``rows`` on, telling ``progress``; raises ``Cancelled`` once ``stop`` says so."""
    done = 0
    for row in rows:
        if done % _EVERY == 0:
            if stop is not None and stop():
                raise Cancelled
            if progress is not None:
                progress(done, total)
        yield row
        done += 1
    if stop is not None and stop():
        raise Cancelled
    if progress is not None:
        progress(done, total)


def _unwritable(out: Path, error: OSError) -> ExportError:
    return ExportError(
        f"{out}: {error.strerror or error}",
        advice=Words(
            "Chọn nơi khác, hoặc đóng tệp nếu đang mở trong chương trình bảng tính",
            "Choose another place, or close the file if a spreadsheet has it open",
        ),
    )
