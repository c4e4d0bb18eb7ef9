"""``moderator`` and ``python -m moderator``: hands over to the commands or to the window."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

gc.disable()  # what is imported stays in use: looking for what does not takes a twentieth longer

from moderator import cli  # noqa: E402  # after the line above

gc.enable()

if TYPE_CHECKING:
    from pathlib import Path

    from moderator.compose import Parts
    from moderator.model import LogQuery


def _draw(parts: Parts, what: int | LogQuery, out: Path, **how: Any) -> int:  # noqa: ANN401 - passed on
    """Write a sheet into a PDF file for a command."""
    from moderator.app.drawing import draw  # noqa: PLC0415  # Qt is loaded when something is drawn

    return draw(parts, what, out, **how)


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    wanted = cli.run(draw=_draw)
    if isinstance(wanted, int):
        return wanted
    gc.disable()  # from now on the window's thread searches, see app/settling.py
    try:
        from moderator import app  # noqa: PLC0415  # Qt is loaded for the window alone

        return app.run(
            wanted.profile,
            database=wanted.database,
            language=wanted.language,
            actor=wanted.actor,
            demo=wanted.demo,
        )
    except KeyboardInterrupt:  # before the window was there
        return cli.INTERRUPTED


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A program in one file is also what its helping processes run.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
