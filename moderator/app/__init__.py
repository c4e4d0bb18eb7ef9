"""The program with its window: starts it, connects its parts, ends it."""

import builtins

# PySide replaces __import__ for a feature that is not used here, and every later import pays for
# it: the database's library, imported behind the window, some 100 ms.
_plain_import = builtins.__import__

from moderator.app.start import run  # noqa: E402  # after the line above, which must see the plain one

builtins.__import__ = _plain_import

__all__ = ["run"]
