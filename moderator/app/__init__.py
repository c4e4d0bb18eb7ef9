"""The program with its window: starts it, connects its parts, ends it."""

import builtins

# PySide replaces __import__ for a feature that is not used here. Its own one reads the source of
# each module that is imported, and keeps it: 15 ms until the window is painted, and 8 MB.
_plain_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401  # this replaces it

builtins.__import__ = _plain_import

from moderator.app.start import run  # noqa: E402  # what it imports is imported plainly

__all__ = ["run"]
