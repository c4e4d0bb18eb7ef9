"""How values are kept: times, exact text, structured data."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from moderator.model.converting import converted
from moderator.text import exact

if TYPE_CHECKING:
    from sqlalchemy import Dialect

T = TypeVar("T")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
FIRST: Final = datetime.min.replace(tzinfo=UTC)
LAST: Final = datetime.max.replace(tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_FLAG: Final = "\x1b"
_UNUSUAL: Final = re.compile("[\x00\ud800-\udfff]|\\A\x1b")


def micros(moment: datetime) -> int:
    """Return an aware ``moment`` as microseconds since 1970 in UTC."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(stored: int) -> datetime:
    """Return what :func:`micros` was given, in UTC.

    What was counted on from a nonsensical date of a site's ends with the calendar.
    """
    try:
        return _EPOCH + timedelta(microseconds=stored)
    except OverflowError:
        return LAST if stored > 0 else FIRST


def maybe_micros(value: datetime | None) -> int | None:
    """Return :func:`micros` of a value that may be missing."""
    return None if value is None else micros(value)


def maybe_moment(stored: int | None) -> datetime | None:
    """Return :func:`moment` of a value that may be missing."""
    return None if stored is None else moment(stored)


def write_text(text: str) -> str:
    """Return the form in which any text can be stored.

    Ordinary text stays as it is. Text with NUL or lone surrogates is escaped (see
    :mod:`moderator.text.exact`) and begins with the flag U+001B ``1``; text that itself begins
    with U+001B begins with U+001B ``0``.
    """
    if _UNUSUAL.search(text) is None:
        return text
    stored, escaped = exact.encode(text)
    return f"{_FLAG}{'1' if escaped else '0'}{stored}"


def read_text(stored: str | bytes) -> str:
    """Return what :func:`write_text` was given."""
    if isinstance(stored, bytes):  # SQLite keeps what somebody else wrote as it was written
        stored = stored.decode("utf-8", "surrogateescape")
    if not stored.startswith(_FLAG):
        return stored
    return exact.decode(stored[2:], stored[1:2] == "1")


class Exact(TypeDecorator[str]):
    """A text column that gives back exactly what it was given, NUL and surrogates included."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape on the way in."""
        del dialect
        return None if value is None else write_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Unescape on the way out."""
        del dialect
        return None if value is None else read_text(value)


def dump(value: Any) -> str:  # noqa: ANN401 - any frozen noun
    """Return a noun, mapping or sequence as JSON in ASCII, so that no text is lost."""
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":"))


def dump_quickly(value: Any) -> str:  # noqa: ANN401 - any frozen noun
    """Return the same, not in ASCII where no text can be lost so: for what is written often."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # lone surrogates
        return dump(value)


def load(stored: str, kind: type[T]) -> T:
    """Return what :func:`dump` was given, as ``kind``."""
    return converted(json.loads(stored), kind)
