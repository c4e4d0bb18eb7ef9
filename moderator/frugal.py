"""Telling the system's allocator to keep less of what the program is done with."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from typing import Any, Final

_M_MMAP_THRESHOLD: Final = -3
_M_ARENA_MAX: Final = -8

OF_ITS_OWN: Final = 1 << 20
"""Bytes from which on a piece of memory is given back to the system once it is done with: the
vector of a long list is read anew again and again, and each thread would keep several."""

ARENAS: Final = 2
"""What one thread is done with another can have: each of ten threads would keep an arena of its
own for itself, 80 MB of nothing after some work with a million comments."""


def keep_little() -> None:
    """Have memory shared between threads and given back, where the allocator can be told.

    Call it before there are threads: what arenas they have they keep.
    """
    library = _library()
    if library is not None:
        library.mallopt(_M_ARENA_MAX, ARENAS)
        library.mallopt(_M_MMAP_THRESHOLD, OF_ITS_OWN)


def give_back() -> None:
    """Give the system what nothing uses any more; takes some milliseconds."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


@cache
def _library() -> Any:  # noqa: ANN401 - the system's own functions
    """Return the C library where it is GNU's, which alone has such calls; else ``None``."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415  # the window is painted first

    with suppress(OSError):
        library = ctypes.CDLL(None)
        if hasattr(library, "malloc_trim"):
            return library
    return None
