"""Plain values made frozen data, on any thread."""

from __future__ import annotations

import threading
from typing import Any, Final, TypeVar

import msgspec

T = TypeVar("T")

_known: Final[set[object]] = set()
_first: Final = threading.Lock()


def converted(value: Any, kind: type[T]) -> T:  # noqa: ANN401 - whatever JSON can hold
    """Return ``value`` as ``kind``, as ``msgspec.convert`` does. Raises ``ValidationError``.

    What msgspec (0.22) knows of a kind it finds out at the first use and hands it to other threads
    while it is half done: two that convert to the same kind, or to one that is part of the other,
    for the first time at the same moment make the program crash. So first times wait for each
    other.
    """
    if kind in _known:
        return msgspec.convert(value, type=kind)
    with _first:
        try:
            return msgspec.convert(value, type=kind)
        finally:
            _known.add(kind)
