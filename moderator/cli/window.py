"""The wish to open the window, handed back to ``__main__``: this package imports no Qt."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field  # noqa: TID251  # a secret is not shown
from pathlib import Path
from typing import TYPE_CHECKING, Final

from moderator.cli.output import Exit, Stopped, tell
from moderator.settings.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from subprocess import Popen

    from moderator.cli.session import Session

_LANGUAGES: Final = ("vi", "en")
_SIMPLE: Final = frozenset({"--data", "--database", "--language"})


@dataclass(frozen=True, slots=True)
class Window:
    """Open the window on ``profile``; ``demo`` is the newspaper site that ends with it.

    ``actor`` is whose name stands at the window; None: whoever worked there last.
    """

    profile: Profile
    database: str | None = field(repr=False)
    language: str | None
    demo: Popen[bytes] | None = None
    actor: str | None = None


def has_screen() -> bool:
    """Return whether a window could be shown here."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def simply(arguments: Sequence[str]) -> Window | None:
    """Return what the command line asks for where it plainly asks for the window; else None.

    To read it whole takes longer than a third of the time until the window is painted. Whatever
    has anything to explain, None too, is left to the whole command line.
    """
    given: dict[str, str] = {}
    words = iter(arguments)
    for word in words:
        name, apart, value = word.partition("=")
        if not apart:
            value = next(words, "")
        if name not in _SIMPLE or name in given or not value or value.startswith("-"):
            return None
        given[name] = value
    language = given.get("--language")
    if not has_screen() or (language is not None and language not in _LANGUAGES):
        return None
    named = given.get("--data") or os.environ.get("MODERATOR_DATA")
    data = Path(named) if named else None
    if data is not None and not _may_be_folder(data):
        return None
    database = given.get("--database") or os.environ.get("MODERATOR_DATABASE") or None
    return Window(Profile.at(data), database, language)


def _may_be_folder(path: Path) -> bool:
    """Return whether ``path`` is a folder that can be read, or could become one."""
    try:
        return not path.exists() or (path.is_dir() and os.access(path, os.R_OK))
    except OSError:  # in a folder that is closed to us: found out, and said, when it is opened
        return True


def require_screen(session: Session, vi: str, en: str) -> None:
    """Stop with words and what to do instead, unless a window could be shown."""
    if has_screen():
        return
    tell(
        session.text(
            f"Máy này không có màn hình (không có DISPLAY hay WAYLAND_DISPLAY). {vi}",
            f"This machine has no screen (neither DISPLAY nor WAYLAND_DISPLAY is set). {en}",
        )
    )
    raise Stopped(Exit.ASKED)
