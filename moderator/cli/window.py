"""The wish to open the window, handed back to ``__main__``: this package imports no Qt."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from moderator.cli.output import Exit, Stopped, tell

if TYPE_CHECKING:
    from subprocess import Popen

    from moderator.cli.session import Session
    from moderator.settings import Profile


@dataclass(frozen=True, slots=True)
class Window:
    """Open the window on ``profile``; ``demo`` is the newspaper site that ends with it."""

    profile: Profile
    database: str | None = field(repr=False)
    language: str | None
    demo: Popen[bytes] | None = None


def has_screen() -> bool:
    """Return whether a window could be shown here."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


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
